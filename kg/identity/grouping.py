"""Grouping: things that share a key become judgements, as many as there are things.

Candidates come from shared keys alone (blocking), never from comparing each with each: a key's
members are joined as a star around one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.document.cast import Thing
from kg.identity.judgements import Judgement, Verdict, judged

Keyed = Iterable[tuple[object, Thing]]


@dataclass(frozen=True, slots=True)
class Star:
    """How the members of a block are joined.

    `alone` are the IRIs that a person put apart: none of them is the middle of a star, else the
    others would lose each other with it.
    """

    score: float
    reason: str
    verdict: Verdict = "same"
    alone: frozenset[str] = frozenset()

    def over(self, keyed: Keyed) -> Iterator[Judgement]:
        """Yield a judgement for each thing but one of each block."""
        for members in blocks(keyed).values():
            first, *others = sorted(members, key=lambda t: (t.iri in self.alone, t.iri))
            for other in others:
                names = sorted((first, other), key=lambda t: t.iri)
                why = f"{self.reason}: «{names[0].label}», «{names[1].label}»"
                yield from judged(first.iri, other.iri, self.score, why, verdict=self.verdict)


def blocks(keyed: Keyed) -> dict[object, list[Thing]]:
    """Return the things of each key, each IRI once, sorted by IRI."""
    found: dict[object, dict[str, Thing]] = defaultdict(dict)
    for shared, thing in keyed:
        found[shared].setdefault(thing.iri, thing)
    return {shared: [things[iri] for iri in sorted(things)] for shared, things in found.items()}


class Same:
    """What is one with what, by words; each group is called by its first in order."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, one: str) -> str:
        """Return by what the group of a word is called."""
        while (above := self._above.get(one, one)) != one:
            one = above
        return one

    def join(self, one: str, other: str) -> None:
        """Make the groups of two words one."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._above[second] = first
