"""Assembling: identity, ledger and union of all documents together, as lines of graphs.

What is made here is a function of the documents' digests and lines, of what people decided, and
of the day of the status; a build writes it into a database, an export into a file.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kg.agencies.suggestions import suggestions
from kg.derive import derive
from kg.document.clauses import Digest
from kg.duties.ledger import count_statuses
from kg.duties.ties import UNTIED, Ties
from kg.identity.decisions import Decision
from kg.identity.resolve import Identity, resolve
from kg.iris import Iris
from kg.materialise import materialise, premises
from kg.sorting import Kept, in_order
from kg.store import SUGGESTIONS
from kg.terms import name
from kg.union import canonical, settled
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
_TYPE = name("rdf:type")


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
class Documents:
    """The documents that are put together: their digests, and the lines of their graphs.

    The lines are asked for once, document by document, and need not be held before.
    """

    digests: Sequence[Digest]
    lines: Iterable[list[str]]


@dataclass(frozen=True, slots=True)
class Assembly:
    """All documents together: the sorted lines of the union, and of the graphs by short name.

    `as_of` is the day of the status; `counts` are as in `kg.build.Report`. What is large is read
    from files, as often as it is asked for.
    """

    as_of: date | None
    union: Kept
    graphs: Mapping[str, Iterable[str]]
    counts: dict[str, int] = field(default_factory=dict)


def assemble(
    documents: Documents,
    iris: Iris,
    *,
    scratch: Path,
    as_of: date | None = None,
    said: Said = NOTHING_SAID,
) -> Assembly:
    """Put documents together.

    `as_of` is the day of the status, without one that of the latest document. The union is kept
    in the folder `scratch`, which its owner removes.
    """
    digests = documents.digests
    identity = resolve(
        (thing for d in digests for thing in d.things),
        (n for d in digests for n in d.documents),
        clauses=(c for d in digests for c in d.clauses),
        decisions=said.decisions,
    )
    as_of = as_of or max((d.seen for d in digests if d.seen), default=None)
    graphs: dict[str, Iterable[str]] = {"identity": identity.lines(iris)}
    if said.reviews:
        graphs["reviews"] = said.reviews(identity)
    world = world_of(digests, identity, iris, as_of=as_of, ties=said.ties)
    graphs["derived"] = Kept.write(derive(world), scratch / "derived.nt")
    suggested = suggestions(world)
    statuses = {f"tasks.{s[3:]}": n for s, n in count_statuses(world).items()}
    del world  # which is large, as is what comes now
    tally = Tally()
    told = in_order(canonical(documents.lines, identity), scratch)
    parts = settled(heapq.merge(told, *graphs.values()))
    union = Kept.write(tally.over(parts), scratch / "union.nt")
    inferred = Kept.write(tally.over(materialise(tally.given_up())), scratch / "inferred.nt")
    graphs |= {"inferred": inferred, SUGGESTIONS: suggested}
    counts = counts_of(digests, tally) | statuses
    return Assembly(as_of, replace(union, more=inferred), graphs, counts)


@dataclass(slots=True)
class Tally:
    """What is counted and picked out of the lines of the union while they are made.

    `links` are those from which others follow; `classes` how many nodes there are of each, by
    its term.
    """

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)

    def over(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield some lines."""
        telling = premises()
        for line in lines:
            _, predicate, rest = line.split(" ", 2)
            self.triples += 1
            if predicate == _TYPE:
                self.classes[rest[:-3]] += 1
            if predicate in telling:
                self.links.append(line)
            yield line

    def given_up(self) -> Iterator[str]:
        """Yield the links found so far, and hold none of them any longer."""
        while self.links:
            yield self.links.pop()


def counts_of(digests: Sequence[Digest], tally: Tally) -> dict[str, int]:
    """Count what the graph holds, for the report."""
    counts = {"documents": len(digests), "triples": tally.triples}
    counts |= {label: tally.classes[name(kind)] for label, kind in _COUNTED.items()}
    mentions: Counter[str] = Counter()
    for digest in digests:
        mentions.update(dict(digest.mentions))
    counts["mentions"] = mentions.total()
    return counts | {f"mentions.{kind}": n for kind, n in sorted(mentions.items())}
