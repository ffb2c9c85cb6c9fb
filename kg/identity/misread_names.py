"""Misread names: names of one kind and place that a scan told apart.

Marks are names in Vietnamese («Hòa Lộc» and «Hóa Lộc» are two communes), so two names that differ
in marks alone are one only where one of them shows the damage: a word that is no syllable, a name
that lost all its marks, a name beside the official one. All others are put before people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from extract.folding import fold
from kg.document.cast import Thing
from kg.identity.grouping import Star, blocks
from kg.identity.judgements import Judgement
from kg.identity.misread import meant, oddness
from kg.identity.names import key
from ontology.load import rows, split

_DAMAGED = "cùng loại, cùng phạm vi; tên chỉ khác dấu, một bên bị quét sai chữ"
_BARE = "cùng loại, cùng phạm vi; tên chỉ khác dấu, một bên mất hết dấu"
_OFFICIAL = "cùng phạm vi, chỉ khác dấu; một bên là tên chính thức"
_MARKS = "cùng loại, cùng phạm vi; tên chỉ khác dấu, chưa rõ do quét sai hay là hai tên"
_ONE_WORD = "cùng loại, cùng phạm vi; một tên bị quét sai một từ"
_LEAST_BARE = 3

Compared = Mapping[str, str]
"""The name as compared of each thing, by its IRI."""


def misread_names(
    things: Sequence[Thing], compared: Compared, alone: frozenset[str]
) -> Iterator[Judgement]:
    """Yield judgements over things of one kind whose names a scan may have told apart."""
    folded = blocks(((fold(compared[t.iri]), t.scope), t) for t in things)
    for members in folded.values():
        names = {compared[t.iri] for t in members}
        if len(names) > 1:
            yield from _differ_in_marks(members, compared, alone)
    yield from _one_word(things, compared, alone)


def _differ_in_marks(
    members: list[Thing], compared: Compared, alone: frozenset[str]
) -> Iterator[Judgement]:
    """Judge names that are equal without their marks."""
    bare = [t for t in members if _is_bare(compared[t.iri])]
    spoilt = [t for t in members if t not in bare and oddness(compared[t.iri])]
    sound = [t for t in members if t not in bare and t not in spoilt]
    official = [t for t in sound if compared[t.iri] in _official_names()]
    if len({compared[t.iri] for t in official}) == 1:
        yield from Star(0.9, _OFFICIAL, alone=alone).over([(0, t) for t in members])
        return
    one = len({compared[t.iri] for t in sound}) == 1
    for reason, damaged in ((_DAMAGED, spoilt), (_BARE, bare)):
        if one and damaged:
            yield from Star(0.85, reason, alone=alone).over([(0, t) for t in (*sound, *damaged)])
    if not one:
        yield from Star(0.5, _MARKS, "unsure", alone).over([(0, t) for t in members])


def _is_bare(name: str) -> bool:
    """Whether a name of some length has no mark at all («so cong thuong»)."""
    return len(name.split()) >= _LEAST_BARE and fold(name) == name and name.isascii()


@cache
def _official_names() -> frozenset[str]:
    """Return the compared names of bodies in the reference tables."""
    tables = (*rows("departments"), *rows("agencies"))
    names = [row["name"] for row in tables]
    names += [head for row in rows("body_heads") for head in split(row["head"])]
    return frozenset(key(name) for name in names)


def _one_word(
    things: Sequence[Thing], compared: Compared, alone: frozenset[str]
) -> Iterator[Judgement]:
    """Judge names with one word that is no syllable by the only name of their scope that fits.

    A word of a proper name («Becamex») is no proof of damage: people decide.
    """
    by_scope: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        by_scope[thing.scope].append(thing)
    for members in by_scope.values():
        damaged = {compared[t.iri] for t in members if _odd(t, compared)}
        if not damaged:
            continue
        read_as = meant(sorted(damaged), sorted({compared[t.iri] for t in members} - damaged))
        sure = {n for n in read_as if any(_plain_word(t, n, compared) for t in members)}
        for score, verdict, names in ((0.7, "same", sure), (0.5, "unsure", set(read_as) - sure)):
            star = Star(score, _ONE_WORD, "same" if verdict == "same" else "unsure", alone)
            yield from star.over(_beside(members, compared, {n: read_as[n] for n in names}))


def _beside(
    members: Iterable[Thing], compared: Compared, read_as: Mapping[str, str]
) -> Iterator[tuple[object, Thing]]:
    """Yield the things of some misread names, and those of the names that are meant."""
    wanted = set(read_as.values())
    for thing in members:
        name = compared[thing.iri]
        if name in read_as:
            yield read_as[name], thing
        elif name in wanted:
            yield name, thing


def _odd(thing: Thing, compared: Compared) -> bool:
    return bool(oddness(compared[thing.iri]))


def _plain_word(thing: Thing, name: str, compared: Compared) -> bool:
    """Whether the words of a misread name that are no syllables stand in small letters."""
    if compared[thing.iri] != name:
        return False
    odd = [word for word in thing.label.split() if oddness(word.casefold())]
    return thing.kind == "indicator" or (bool(odd) and all(word.islower() for word in odd))
