"""A graph of any size for measuring: invented documents, as if `build` had read them.

    python -m bench.big_graph --commitments 100000 --into DIR [--seed 1]
    python -m bench.big_graph --commitments 1000000 --lean --into DIR

The same number and seed give the same graph. Each commitment has its statement, evidence,
responsibilities and task with its ledger: about 40 triples, in the public vocabulary; `--lean`
says each thing once, in about 20. The sources stand beside, so every quotation is true. Nothing is
read or recognised: this is not `build`. What is written is forgotten at once, so that a million
commitments need no more memory than the store's own loading.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.office_world import AS_OF, IRIS, Clause, Duty, Paper, World
from kg.store import Manifest, StoredDocument, load_new, source_path, write_manifest, write_whole
from kg.terms import Lines, day, decimal, exact, flag, iri_of, whole
from kg.terms import words as said


def names(world: World) -> Lines:
    """Return the triples of bodies, projects, people, indicators and series."""
    lines = Lines()
    for kind, things in (
        ("ck:Agency", world.agencies),
        ("ck:Project", world.projects),
        ("foaf:Person", world.people),
        ("ck:Indicator", world.indicators),
        ("ck:ReportSeries", world.series),
    ):
        for iri, name in things.items():
            lines.kind(iri, kind)
            lines.value(iri, "skos:prefLabel", said(name))
            if kind == "foaf:Person":
                lines.value(iri, "foaf:name", said(name))
            if kind == "ck:Agency" and name.startswith("Ủy ban nhân dân"):
                lines.value(iri, "skos:altLabel", said(name.replace("Ủy ban nhân dân", "UBND")))
            if kind == "ck:Project":
                lines.link(iri, "ck:projectKind", iri_of("ck:investmentProject"))
    return lines


def paper_lines(paper: Paper, world: World, *, lean: bool = False) -> Lines:
    """Return the triples of a document: itself and its statements with their evidence."""
    lines = Lines()
    lines.kind(paper.iri, "ck:Document")
    lines.value(paper.iri, "skos:prefLabel", said(paper.title))
    lines.value(paper.iri, "eli:id_local", exact(paper.number))
    lines.value(paper.iri, "eli:date_document", day(paper.on))
    lines.link(paper.iri, "eli:type_document", iri_of(f"ck:{paper.genre}"))
    lines.link(paper.iri, "eli:passed_by", world.issuer)
    lines.value(paper.iri, "ck:fileName", exact(_file(paper)))
    lines.value(paper.iri, "ck:sha256", exact(paper.sha256))
    lines.link(paper.iri, "ck:signedBy", [*world.people][len(paper.text) % len(world.people)])
    if paper.base:
        lines.link(paper.iri, "eli:implements", paper.base)
    for clause in paper.clauses:
        _clause_lines(lines, clause)
        if clause.kind == "commitment":
            lines.link(clause.iri, "ck:states", clause.duty.iri)
        else:
            _report_lines(lines, clause)
        if not lean:
            _repeated_lines(lines, clause)
    return lines


def _file(paper: Paper) -> str:
    return f"{paper.number.replace('/', '-')}-{paper.on.year}.txt"


def _evidence(clause: Clause) -> str:
    end = clause.start + len(clause.text)
    return IRIS.span("evidence", clause.document.sha256, clause.start, end)


def _clause_lines(lines: Lines, clause: Clause) -> None:
    iri, evidence = clause.iri, _evidence(clause)
    lines.kind(iri, f"ck:{clause.kind.capitalize()}")
    lines.link(iri, "ck:statedIn", clause.document.iri)
    lines.value(iri, "ck:text", said(clause.text))
    lines.link(iri, "ck:evidence", evidence)
    lines.link(evidence, "oa:hasSource", clause.document.iri)
    lines.value(evidence, "oa:start", whole(clause.start))
    lines.value(evidence, "oa:end", whole(clause.start + len(clause.text)))
    lines.value(evidence, "oa:exact", exact(clause.text))


def _report_lines(lines: Lines, clause: Clause) -> None:
    """Write what a result or a problem says of its task."""
    lines.link(clause.iri, "ck:reportsOn", clause.duty.iri)
    lines.value(clause.iri, "ck:asOf", day(clause.document.on))
    lines.links(clause.iri, "ck:leadBy", clause.duty.bodies["lead"])
    if clause.duty.project:
        lines.link(clause.iri, "ck:concerns", clause.duty.project)


def _repeated_lines(lines: Lines, clause: Clause) -> None:
    """Write what a statement says beside, most of which its task says too."""
    iri, duty = clause.iri, clause.duty
    lines.kind(iri, "ck:Statement")
    lines.kind(_evidence(clause), "ck:Evidence")
    lines.link(iri, "ck:sector", iri_of(f"ck:{duty.sector}"))
    lines.value(iri, "ck:confidence", decimal(0.9))
    lines.links(iri, "ck:leadBy", duty.bodies["lead"])
    if duty.project:
        lines.link(iri, "ck:concerns", duty.project)
    if clause.kind == "commitment":
        _commitment_lines(lines, clause)


def _commitment_lines(lines: Lines, clause: Clause) -> None:
    iri, duty = clause.iri, clause.duty
    if clause.document.base:
        lines.link(iri, "ck:mandatedBy", clause.document.base)
    if clause.due:
        lines.value(iri, "ck:dueDate", day(clause.due))
        lines.link(iri, "ck:deadlineGrade", iri_of("ck:explicit"))
    for role, verb in (("lead", "ck:leadBy"), ("support", "ck:supportedBy")):
        lines.links(iri, verb, duty.bodies[role])
        for agency in duty.bodies[role]:
            party = IRIS.part(iri, "responsibility", role, agency)
            lines.link(iri, "ck:hasResponsibility", party)
            lines.kind(party, "ck:Responsibility")
            lines.link(party, "ck:agent", agency)
            lines.link(party, "ck:role", iri_of(f"ck:{role}"))
            lines.link(party, "ck:grade", iri_of("ck:explicit"))
            lines.link(party, "ck:evidence", _evidence(clause))


def duty_lines(duty: Duty, world: World, *, lean: bool = False) -> Lines:
    """Return the triples of a task, as derived from all documents: itself and its ledger.

    Of the ledger, a lean graph has the events that close a task or move its deadline.
    """
    lines, iri = Lines(), duty.iri
    lines.kind(iri, "ck:Task")
    lines.value(iri, "skos:prefLabel", said(duty.label))
    lines.links(iri, "ck:leadBy", duty.bodies["lead"])
    lines.links(iri, "ck:supportedBy", duty.bodies["support"])
    lines.link(iri, "ck:sector", iri_of(f"ck:{duty.sector}"))
    if duty.project:
        lines.link(iri, "ck:concerns", duty.project)
    if duty.due:
        lines.value(iri, "ck:dueDate", day(duty.due))
    late = duty.due and duty.due < AS_OF
    opened = ("openOverdue" if late else "openInTime") if duty.due else "noDeadline"
    lines.link(iri, "ck:status", iri_of(f"ck:{duty.status or opened}"))
    silent = len(duty.label) % 7
    if silent > 5 or not lean:
        _silence_lines(lines, duty, world, silent)
    previous: date | None = None
    for clause in duty.clauses:
        _order_lines(lines, clause, lean=lean)
        if clause.closes or not lean:
            _status_lines(lines, clause)
        moved = previous and previous != clause.due
        if clause.due and (moved or not lean):
            _deadline_lines(lines, clause, previous)
        previous = clause.due or previous
    return lines


def _silence_lines(lines: Lines, duty: Duty, world: World, silent: int) -> None:
    lines.link(duty.iri, "ck:followedBy", [*world.series][len(duty.label) % len(world.series)])
    lines.value(duty.iri, "ck:silentReports", whole(silent))
    lines.value(duty.iri, "ck:lastMentioned", day(max(c.document.on for c in duty.clauses)))


def _order_lines(lines: Lines, clause: Clause, *, lean: bool) -> None:
    if clause.kind == "commitment":
        if not lean:
            lines.link(clause.duty.iri, "ck:statedBy", clause.iri)
        if clause.document.base:
            lines.link(clause.duty.iri, "ck:mandatedBy", clause.document.base)


def _status_lines(lines: Lines, clause: Clause) -> None:
    on = clause.document.on
    still = "openInTime" if clause.duty.due else "noDeadline"
    event = IRIS.part(clause.iri, "event", clause.closes)
    lines.link(clause.duty.iri, "ck:statusEvent", event)
    lines.kind(event, "ck:StatusEvent")
    lines.link(event, "ck:status", iri_of(f"ck:{clause.closes or still}"))
    lines.link(event, "time:hasTime", IRIS.instant(on))
    lines.kind(IRIS.instant(on), "time:Instant")
    lines.value(IRIS.instant(on), "time:inXSDDate", day(on))
    _derived(lines, event, clause)


def _deadline_lines(lines: Lines, clause: Clause, previous: date | None) -> None:
    assert clause.due
    moved = IRIS.part(clause.iri, "deadline-event")
    lines.link(clause.duty.iri, "ck:deadlineEvent", moved)
    lines.kind(moved, "ck:DeadlineEvent")
    lines.value(moved, "ck:dueDate", day(clause.due))
    lines.value(moved, "ck:binding", flag(True))
    if previous and previous != clause.due:
        lines.value(moved, "ck:previousDueDate", day(previous))
        lines.value(moved, "ck:daysMoved", whole((clause.due - previous).days))
    _derived(lines, moved, clause)


def _derived(lines: Lines, event: str, clause: Clause) -> None:
    lines.value(event, "ck:knownOn", day(clause.document.on))
    lines.link(event, "prov:wasDerivedFrom", clause.iri)
    lines.link(event, "ck:evidence", _evidence(clause))


def graphs(world: World, *, lean: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Yield each named graph: one a document, one derived in pieces."""
    yield IRIS.graph("identity"), names(world).sorted()
    for told in world.told():
        yield (
            (IRIS.document_graph(told.sha256), paper_lines(told, world, lean=lean).sorted())
            if isinstance(told, Paper)
            else (IRIS.graph("derived"), duty_lines(told, world, lean=lean).sorted())
        )


def make(commitments: int, into: Path, *, seed: int = 1, lean: bool = False) -> Manifest:
    """Write a graph of so many commitments into a folder that holds none yet.

    The world is told twice, for the union and for the named graphs, since it is not kept.
    Raises `FileExistsError` where one stands already.
    """
    identity = f"{commitments} {seed}" + " lean" * lean
    name = f"store-{hashlib.sha256(identity.encode()).hexdigest()[:16]}"
    (into / "sources").mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    documents = tuple(_stored(World(commitments, seed), into, counts))
    union = (line for _, lines in graphs(World(commitments, seed), lean=lean) for line in lines)
    load_new(into / name, union, graphs(World(commitments, seed), lean=lean))
    manifest = Manifest(name, IRIS.base, AS_OF.isoformat(), documents, dict(sorted(counts.items())))
    write_manifest(into, manifest)
    return manifest


def _stored(world: World, into: Path, counts: Counter[str]) -> Iterator[StoredDocument]:
    """Write the sources and count what there is."""
    counts |= Counter(agencies=len(world.agencies), projects=len(world.projects))
    for told in world.told():
        if isinstance(told, Duty):
            counts["tasks"] += 1
            continue
        write_whole(source_path(into, told.sha256), told.text)
        counts += Counter(documents=1, statements=len(told.clauses))
        yield StoredDocument(
            told.sha256, _file(told), (_file(told),), {"format": "text", "pages": 0}
        )


def main() -> None:
    """Read the command line and write the graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", type=int, default=100_000)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lean", action="store_true", help="say each thing once")
    options = parser.parse_args()
    manifest = make(options.commitments, options.into, seed=options.seed, lean=options.lean)
    print(manifest.counts)


if __name__ == "__main__":
    main()
