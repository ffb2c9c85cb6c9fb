"""The world: what all documents say together under canonical IRIs, from which all is derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.document.cast import Thing
from kg.document.clauses import Clause, Digest, Figure
from kg.duties.completion import Report, reports_on
from kg.duties.document_changes import Change
from kg.duties.ground import changes_in, ground_of
from kg.duties.same_duty import Ground
from kg.duties.tasks import Task, tasks_of
from kg.duties.ties import UNTIED, Ties
from kg.identity.document_names import DocumentName
from kg.identity.resolve import Identity
from kg.iris import Iris

SPOILT = 0.02
"""From which share of words that cannot be Vietnamese a text counts as badly scanned."""


@dataclass(frozen=True, slots=True)
class World:
    """All documents together, every IRI canonical, everything in a fixed order.

    `as_of` is the day of the status (`None`: no document gives a day); `sources` are the
    documents that are files here, by IRI; `things` the bodies, projects, people and indicators
    by canonical IRI, as each document names them; `reports` the results and problems that speak
    of a task, by its IRI, in time order; `documents` all documents that any names;
    `changes` what documents do to others, in time order; `ground` what duties are compared on;
    `scanned` the documents whose text was recognised on a page or shows a scanner's damage.
    """

    iris: Iris
    as_of: date | None
    identity: Identity
    sources: Mapping[str, DocumentName]
    things: Mapping[str, tuple[Thing, ...]]
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]
    tasks: tuple[Task, ...]
    reports: Mapping[str, list[Report]]
    documents: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()
    ground: Ground = field(default_factory=Ground)
    scanned: frozenset[str] = frozenset()


def world_of(
    digests: Iterable[Digest],
    identity: Identity,
    iris: Iris,
    *,
    as_of: date | None,
    ties: Ties = UNTIED,
) -> World:
    """Put all documents' digests together; their order does not matter.

    `ties` are what people say of two statements.
    """
    known = list(digests)
    clauses = tuple(
        sorted((_clause(c, identity) for d in known for c in d.clauses), key=lambda c: c.iri)
    )
    things = _things(known, identity)
    changes = changes_in(known, identity)
    ground = ground_of(known, identity, things, changes)
    duties = (c for c in clauses if c.kind == "commitment")
    tasks = tuple(tasks_of(duties, iris, ground, ties=ties))
    told = (c for c in clauses if c.kind != "commitment")
    named = (replace(n, iri=identity.of(n.iri)) for d in known for n in d.documents if n.source)
    return World(
        iris=iris,
        as_of=as_of,
        identity=identity,
        sources={n.iri: n for n in sorted(named, key=lambda n: (n.iri, repr(n)))},
        things=things,
        clauses=clauses,
        figures=tuple(
            sorted((_figure(f, identity) for d in known for f in d.figures), key=lambda f: f.iri)
        ),
        tasks=tasks,
        reports=reports_on(tasks, told, ground, ties=ties),
        changes=changes,
        ground=ground,
        scanned=_scanned(known, identity),
        documents=frozenset(identity.of(n.iri) for d in known for n in d.documents),
    )


def _scanned(digests: Iterable[Digest], identity: Identity) -> frozenset[str]:
    """Return the documents that were read by OCR, or whose text had to be repaired."""
    found: set[str] = set()
    for digest in digests:
        doubtful = digest.reading.get("doubtful", 0.0)
        spoilt = isinstance(doubtful, float) and doubtful >= SPOILT
        if spoilt or digest.reading.get("pages_by_ocr") or digest.reading.get("repairs"):
            found.update(identity.of(name.iri) for name in digest.documents if name.source)
    return frozenset(found)


def _things(digests: Iterable[Digest], identity: Identity) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, set[Thing]] = defaultdict(set)
    for digest in digests:
        for thing in digest.things:
            found[identity.of(thing.iri)].add(thing)
    return {iri: tuple(sorted(found[iri], key=repr)) for iri in sorted(found)}


def _clause(clause: Clause, identity: Identity) -> Clause:
    def of(iris: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(identity.of(iri) for iri in iris))

    return replace(
        clause,
        document=identity.of(clause.document),
        leads=of(clause.leads),
        supports=of(clause.supports),
        supervises=of(clause.supervises),
        projects=of(clause.projects),
        mandates=of(clause.mandates),
        said=of(clause.said),
    )


def _figure(figure: Figure, identity: Identity) -> Figure:
    return replace(
        figure,
        indicator=identity.of(figure.indicator),
        document=identity.of(figure.document),
    )
