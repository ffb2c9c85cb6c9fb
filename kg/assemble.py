"""Assembling: identity, ledger and union of all documents together, as lines of graphs.

What is made here is a function of the documents' digests and lines, of what people decided, and
of the day of the status; a build writes it into a database, an export into a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.agencies.suggestions import suggestions
from kg.derive import derive
from kg.document.clauses import Digest
from kg.duties.ledger import count_statuses
from kg.duties.ties import UNTIED, Ties
from kg.identity.decisions import Decision
from kg.identity.resolve import Identity, resolve
from kg.iris import Iris
from kg.materialise import materialise
from kg.store import SUGGESTIONS
from kg.terms import iri_of
from kg.union import count_classes, union_of
from kg.world import world_of

_COUNTED = {
    "statements": "ck:Statement",
    "statements.commitment": "ck:Commitment",
    "statements.result": "ck:Result",
    "statements.problem": "ck:Problem",
    "tasks": "ck:Task",
    "projects": "ck:Project",
    "agencies": "ck:Agency",
    "people": "foaf:Person",
    "indicators": "ck:Indicator",
    "observations": "ck:Observation",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What people say that no document holds: of names, of pairs of statements, and of claims.

    `reviews` writes the graph of all verdicts, given who is who; without it there is none.
    """

    decisions: tuple[Decision, ...] = ()
    ties: Ties = UNTIED
    reviews: Callable[[Identity], list[str]] | None = None


NOTHING_SAID = Said()
"""Nobody said anything."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """All documents together: the sorted lines of the union, and of the graphs by short name.

    `as_of` is the day of the status; `counts` are as in `kg.build.Report`.
    """

    as_of: date | None
    union: list[str]
    graphs: dict[str, list[str]]
    counts: dict[str, int] = field(default_factory=dict)


def assemble(
    digests: Sequence[Digest],
    lines: Callable[[], Iterable[list[str]]],
    iris: Iris,
    *,
    as_of: date | None = None,
    said: Said = NOTHING_SAID,
) -> Assembly:
    """Put documents together: their digests, and what gives the lines of their graphs.

    `as_of` is the day of the status, without one that of the latest document.
    """
    identity = resolve(
        (thing for d in digests for thing in d.things),
        (n for d in digests for n in d.documents),
        clauses=(c for d in digests for c in d.clauses),
        decisions=said.decisions,
    )
    as_of = as_of or max((d.seen for d in digests if d.seen), default=None)
    world = world_of(digests, identity, iris, as_of=as_of, ties=said.ties)
    graphs = {"identity": identity.lines(iris), "derived": derive(world)}
    if said.reviews:
        graphs["reviews"] = said.reviews(identity)
    union = union_of(lines(), graphs.values(), identity)
    graphs["inferred"] = materialise(union)
    union = sorted((*union, *graphs["inferred"]))
    graphs[SUGGESTIONS] = suggestions(world)
    statuses = {f"tasks.{s[3:]}": n for s, n in count_statuses(world).items()}
    return Assembly(as_of, union, graphs, _counts(digests, union) | statuses)


def _counts(digests: Sequence[Digest], union: list[str]) -> dict[str, int]:
    """Count what the graph holds, for the report."""
    classes = count_classes(union)
    counts = {"documents": len(digests), "triples": len(union)}
    counts |= {label: classes.get(iri_of(kind), 0) for label, kind in _COUNTED.items()}
    mentions: Counter[str] = Counter()
    for digest in digests:
        mentions.update(dict(digest.mentions))
    counts["mentions"] = mentions.total()
    return counts | {f"mentions.{kind}": n for kind, n in sorted(mentions.items())}
