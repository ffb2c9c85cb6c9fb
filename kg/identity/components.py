"""Components: which names are one thing, by all judgements, none of them against a person's word.

The surest judgements join first. One that would bring two names together which a person told
apart gives way, and says so; people's own judgements come before those of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.identity.decisions import Verdicts
from kg.identity.judgements import Judgement, Verdict

_DECIDED_SAME = "người xét quyết định «{one}» và «{other}» là một"
_DECIDED_DIFFERENT = "người xét quyết định «{one}» và «{other}» là hai thứ khác nhau"
_STANDS_ALONE = "người xét quyết định để riêng «{name}»"
_GAVE_WAY = "{reason}; không gộp, vì như vậy «{one}» và «{other}» sẽ là một, trái ý người xét"
NOTHING = Verdicts((), frozenset(), frozenset())
"""No decisions."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The canonical IRI of every joined IRI, and all judgements that hold."""

    canonical: dict[str, str]
    judgements: tuple[Judgement, ...]


class _Groups:
    """Disjoint sets of IRIs that know which pairs must never come together."""

    def __init__(self, rank: Mapping[str, int], foes: Iterable[tuple[str, str]]) -> None:
        self._rank = rank
        self._parent: dict[str, str] = {}
        self._foes: dict[str, set[tuple[str, str]]] = {}
        for one, other in foes:
            self._foes.setdefault(one, set()).add((one, other))
            self._foes.setdefault(other, set()).add((other, one))

    def root(self, iri: str) -> str:
        """Return the IRI by which a group is called."""
        parent = self._parent
        parent.setdefault(iri, iri)
        while parent[iri] != iri:
            parent[iri] = parent[parent[iri]]
            iri = parent[iri]
        return iri

    def refused(self, one: str, other: str) -> tuple[str, str] | None:
        """Return a pair of members of two groups that must stay apart, if there is one."""
        first, second = sorted((self.root(one), self.root(other)))
        if len(self._foes.get(first, ())) > len(self._foes.get(second, ())):
            first, second = second, first
        found = (tuple(sorted(p)) for p in self._foes.get(first, ()) if self.root(p[1]) == second)
        pair = min(found, default=None)
        return (pair[0], pair[1]) if pair else None

    def join(self, one: str, other: str) -> None:
        """Make two groups one, called by the better of their names."""
        first, second = sorted(
            (self.root(one), self.root(other)), key=lambda iri: (self._rank.get(iri, 0), iri)
        )
        if first != second:
            self._parent[second] = first
            foes = self._foes.pop(second, set())
            if foes:
                self._foes.setdefault(first, set()).update(foes)

    def canonical(self) -> dict[str, str]:
        """Map each IRI that goes by another one to that one."""
        return {i: self.root(i) for i in sorted(self._parent) if self.root(i) != i}


def settle(
    judgements: Iterable[Judgement],
    *,
    rank: Mapping[str, int],
    labels: Mapping[str, str],
    decided: Verdicts = NOTHING,
) -> Settled:
    """Join names by the judgements of rules (one a pair) and by people's decisions.

    `rank` orders the IRIs of one thing, lowest best; `labels` holds all names that the documents
    give: a decision about another name waits until it comes.
    """
    proposed = [j for j in judgements if j.pair not in decided.different]
    people = [_decided(p, "same", labels) for p in decided.same if labels.keys() >= set(p)]
    apart = sorted(p for p in decided.different if labels.keys() >= set(p))
    held = [_decided(p, "different", labels) for p in apart]
    groups = _Groups(rank, decided.different)
    unsure = []
    sayings = {j.pair for j in people}
    rules = sorted(proposed, key=lambda j: (-j.score, j.pair))
    for one in (*people, *(j for j in rules if j.pair not in sayings)):
        lone = [iri for iri in one.pair if iri in decided.alone and one.origin == "rule"]
        if lone:
            held.append(_alone(one, labels[lone[0]]))
        elif one.verdict == "unsure":
            unsure.append(one)
        elif pair := groups.refused(*one.pair):
            held.append(_gave_way(one, labels, pair))
        else:
            groups.join(*one.pair)
            held.append(one)
    open_still = [
        j for j in unsure if groups.root(j.left) != groups.root(j.right)
        and not groups.refused(*j.pair)
    ]  # fmt: skip
    return Settled(groups.canonical(), tuple(sorted((*held, *open_still), key=_order)))


def _order(one: Judgement) -> tuple[object, ...]:
    return (*one.pair, one.verdict, one.reason)


def _decided(pair: tuple[str, str], verdict: Verdict, labels: Mapping[str, str]) -> Judgement:
    words = _DECIDED_SAME if verdict == "same" else _DECIDED_DIFFERENT
    reason = words.format(one=labels[pair[0]], other=labels[pair[1]])
    return Judgement(*pair, 1.0, reason, verdict, "person")


def _alone(one: Judgement, name: str) -> Judgement:
    reason = _STANDS_ALONE.format(name=name)
    return replace(one, score=1.0, reason=reason, verdict="different", origin="person")


def _gave_way(one: Judgement, labels: Mapping[str, str], pair: tuple[str, str]) -> Judgement:
    told_apart = {"one": labels.get(pair[0], pair[0]), "other": labels.get(pair[1], pair[1])}
    reason = _GAVE_WAY.format(reason=one.reason, **told_apart)
    return replace(one, reason=reason, verdict="unsure")
