"""The world: what all documents say together under canonical IRIs, from which all is derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.cast import Thing
from kg.clauses import Clause, Digest, Figure
from kg.completion import Report, reports_on
from kg.document_names import DocumentName
from kg.iris import Iris
from kg.resolve import Identity
from kg.tasks import Task, tasks_of


@dataclass(frozen=True, slots=True)
class World:
    """All documents together, every IRI canonical, everything in a fixed order.

    `as_of` is the day of the status (`None`: no document gives a day); `sources` are the
    documents that are files here, by IRI; `things` the bodies, projects, people and indicators
    by canonical IRI, as each document names them; `reports` the results and problems that speak
    of a task, by its IRI, in time order.
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


def world_of(
    digests: Iterable[Digest], identity: Identity, iris: Iris, *, as_of: date | None
) -> World:
    """Put all documents' digests together; their order does not matter."""
    known = list(digests)
    clauses = tuple(
        sorted((_clause(c, identity) for d in known for c in d.clauses), key=lambda c: c.iri)
    )
    tasks = tuple(tasks_of((c for c in clauses if c.kind == "commitment"), iris))
    named = (replace(n, iri=identity.of(n.iri)) for d in known for n in d.documents if n.source)
    return World(
        iris=iris,
        as_of=as_of,
        identity=identity,
        sources={n.iri: n for n in sorted(named, key=lambda n: (n.iri, repr(n)))},
        things=_things(known, identity),
        clauses=clauses,
        figures=tuple(
            sorted((_figure(f, identity) for d in known for f in d.figures), key=lambda f: f.iri)
        ),
        tasks=tasks,
        reports=reports_on(tasks, (c for c in clauses if c.kind != "commitment")),
    )


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
    )


def _figure(figure: Figure, identity: Identity) -> Figure:
    return replace(
        figure,
        indicator=identity.of(figure.indicator),
        document=identity.of(figure.document),
    )
