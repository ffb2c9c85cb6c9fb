"""A graph of any size for measuring: invented documents, as if `build` had read them.

    python -m bench.big_graph --commitments 100000 --into DIR [--seed 1]

The same number and seed give the same graph. Each commitment has its statement, evidence,
responsibilities and task with its ledger: about 40 triples, in the public vocabulary. The sources
stand beside, so every quotation is true. Nothing is read or recognised: this is not `build`.
"""

from __future__ import annotations

import argparse
import hashlib
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


def paper_lines(paper: Paper, world: World) -> Lines:
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
    return lines


def _file(paper: Paper) -> str:
    return f"{paper.number.replace('/', '-')}-{paper.on.year}.txt"


def _evidence(clause: Clause) -> str:
    end = clause.start + len(clause.text)
    return IRIS.span("evidence", clause.document.sha256, clause.start, end)


def _clause_lines(lines: Lines, clause: Clause) -> None:
    iri, duty, evidence = clause.iri, clause.duty, _evidence(clause)
    lines.kind(iri, "ck:Statement", f"ck:{clause.kind.capitalize()}")
    lines.link(iri, "ck:statedIn", clause.document.iri)
    lines.value(iri, "ck:text", said(clause.text))
    lines.link(iri, "ck:evidence", evidence)
    lines.link(iri, "ck:sector", iri_of(f"ck:{duty.sector}"))
    lines.value(iri, "ck:confidence", decimal(0.9))
    lines.links(iri, "ck:leadBy", duty.bodies["lead"])
    if duty.project:
        lines.link(iri, "ck:concerns", duty.project)
    _evidence_lines(lines, evidence, clause)
    if clause.kind == "commitment":
        _commitment_lines(lines, clause)
    else:
        lines.link(iri, "ck:reportsOn", duty.iri)
        lines.value(iri, "ck:asOf", day(clause.document.on))


def _evidence_lines(lines: Lines, evidence: str, clause: Clause) -> None:
    lines.kind(evidence, "ck:Evidence")
    lines.link(evidence, "oa:hasSource", clause.document.iri)
    lines.value(evidence, "oa:start", whole(clause.start))
    lines.value(evidence, "oa:end", whole(clause.start + len(clause.text)))
    lines.value(evidence, "oa:exact", exact(clause.text))


def _commitment_lines(lines: Lines, clause: Clause) -> None:
    iri, duty = clause.iri, clause.duty
    lines.link(iri, "ck:states", duty.iri)
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


def duty_lines(duty: Duty, world: World) -> Lines:
    """Return the triples of a task, as derived from all documents: itself and its ledger."""
    lines, iri = Lines(), duty.iri
    lines.kind(iri, "ck:Task")
    lines.value(iri, "skos:prefLabel", said(duty.label))
    lines.links(iri, "ck:leadBy", duty.bodies["lead"])
    lines.links(iri, "ck:supportedBy", duty.bodies["support"])
    lines.link(iri, "ck:sector", iri_of(f"ck:{duty.sector}"))
    lines.link(iri, "ck:followedBy", [*world.series][len(duty.label) % len(world.series)])
    lines.value(iri, "ck:silentReports", whole(len(duty.label) % 7))
    if duty.project:
        lines.link(iri, "ck:concerns", duty.project)
    if duty.due:
        lines.value(iri, "ck:dueDate", day(duty.due))
    late = duty.due and duty.due < AS_OF
    opened = ("openOverdue" if late else "openInTime") if duty.due else "noDeadline"
    lines.link(iri, "ck:status", iri_of(f"ck:{duty.status or opened}"))
    previous: date | None = None
    for clause in duty.clauses:
        _event_lines(lines, clause, previous)
        previous = clause.due or previous
    lines.value(iri, "ck:lastMentioned", day(max(c.document.on for c in duty.clauses)))
    return lines


def _event_lines(lines: Lines, clause: Clause, previous: date | None) -> None:
    task, on = clause.duty.iri, clause.document.on
    if clause.kind == "commitment":
        lines.link(task, "ck:statedBy", clause.iri)
        if clause.document.base:
            lines.link(task, "ck:mandatedBy", clause.document.base)
    still = "openInTime" if clause.duty.due else "noDeadline"
    event = IRIS.part(clause.iri, "event", clause.closes)
    lines.link(task, "ck:statusEvent", event)
    lines.kind(event, "ck:StatusEvent")
    lines.link(event, "ck:status", iri_of(f"ck:{clause.closes or still}"))
    lines.link(event, "time:hasTime", IRIS.instant(on))
    lines.kind(IRIS.instant(on), "time:Instant")
    lines.value(IRIS.instant(on), "time:inXSDDate", day(on))
    _derived(lines, event, clause)
    if clause.due:
        moved = IRIS.part(clause.iri, "deadline-event")
        lines.link(task, "ck:deadlineEvent", moved)
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


def graphs(world: World) -> Iterator[tuple[str, list[str]]]:
    """Yield each named graph: one a document, one derived in pieces."""
    for paper in world.papers:
        yield IRIS.document_graph(paper.sha256), paper_lines(paper, world).sorted()
    yield IRIS.graph("identity"), names(world).sorted()
    for duty in world.duties:
        yield IRIS.graph("derived"), duty_lines(duty, world).sorted()


def make(commitments: int, into: Path, *, seed: int = 1) -> Manifest:
    """Write a graph of so many commitments into a folder that holds none yet.

    Raises `FileExistsError` where one stands already.
    """
    world = World(commitments, seed)
    name = f"store-{hashlib.sha256(f'{commitments} {seed}'.encode()).hexdigest()[:16]}"
    (into / "sources").mkdir(parents=True, exist_ok=True)
    for paper in world.papers:
        write_whole(source_path(into, paper.sha256), paper.text)
    union = (line for _, lines in graphs(world) for line in lines)
    load_new(into / name, union, graphs(world))
    documents = tuple(
        StoredDocument(p.sha256, _file(p), (_file(p),), {"format": "text", "pages": 0})
        for p in world.papers
    )
    counts = {"documents": len(world.papers), "tasks": len(world.duties)}
    counts |= {"agencies": len(world.agencies), "projects": len(world.projects)}
    counts["statements"] = sum(len(p.clauses) for p in world.papers)
    manifest = Manifest(name, IRIS.base, AS_OF.isoformat(), documents, counts)
    write_manifest(into, manifest)
    return manifest


def main() -> None:
    """Read the command line and write the graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", type=int, default=100_000)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    manifest = make(options.commitments, options.into, seed=options.seed)
    print(manifest.counts)


if __name__ == "__main__":
    main()
