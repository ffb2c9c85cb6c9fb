"""Which names of projects mean one project: by name without generic words, by code, by period.

Projects are compared inside one place only; a name that is no more than a kind («Cầu») is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.folding import UPPER
from kg.document.cast import Thing
from kg.identity.grouping import Star, blocks
from kg.identity.judgements import Judgement, judged
from kg.identity.misread_names import misread_names
from kg.identity.names import (
    NATIONAL,
    ProjectKeys,
    has_proper_name,
    is_bare_project,
    key,
    project_keys,
)
from kg.identity.scopes import is_of_file, place_in, units_in

_AT_PLACE = re.compile(
    r",? (?:(?:tại|thuộc|trên địa bàn) )?"
    rf"((?:xã|phường|thị trấn|huyện|quận|thị xã) [{UPPER}][^,;]*)$"
)
_PROGRAMME = re.compile(r"(chương trình|đề án|phong trào|cuộc vận động) ")
_NUMBER = re.compile(r".*\d.*|[ivx]+|[a-h]")
_LARGEST_BLOCK = 6
"""A pattern that more names share («quy hoạch phân khu …») tells nothing."""
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What things are mentioned with: for each IRI the bodies and documents of its clauses."""

    of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def shared(self, one: str, other: str) -> str | None:
        """Return the name of a body or document that both are mentioned with, if there is one."""
        both = self.of.get(one, frozenset()) & self.of.get(other, frozenset())
        return min((self.labels[iri] for iri in both if iri in self.labels), default=None)


def judge_projects(
    things: Sequence[Thing], alone: frozenset[str], around: Surroundings
) -> Iterator[Judgement]:
    """Yield the judgements over all projects."""
    named = [t for t in things if not is_bare_project(t.label)]
    keys = {t.iri: project_keys(t.label, _home(t)) for t in named}
    yield from Star(
        0.95, "cùng địa phương, cùng tên dự án sau khi bỏ từ chung và địa danh", alone=alone
    ).over(((keys[t.iri].main, t.scope), t) for t in named)
    coded = [((keys[t.iri].alias, t.scope), t) for t in named if keys[t.iri].alias]
    aliases = {shared for shared, _ in coded}
    coded += [(at, t) for t in named if (at := (keys[t.iri].main, t.scope)) in aliases]
    yield from Star(0.9, "cùng địa phương, cùng mã hiệu dự án", alone=alone).over(coded)
    yield from Star(0.85, "cùng tên, một bên không nêu giai đoạn", alone=alone).over(
        _timeless(named, keys)
    )
    yield from Star(0.85, "cùng tên, một bên nêu thêm địa điểm", alone=alone).over(
        _placeless(named)
    )
    yield from Star(0.8, "cùng tên, một bên không nêu loại", alone=alone).over(
        _kindless(named, keys)
    )
    compared = {iri: known.main for iri, known in keys.items()}
    yield from misread_names(named, compared, alone)
    yield from _near(named, compared, around)


def _home(thing: Thing) -> str | None:
    place = place_in(thing.scope)
    return units_in(place)[0] if place and thing.scope != NATIONAL else None


def _timeless(
    things: Sequence[Thing], keys: Mapping[str, ProjectKeys]
) -> Iterator[tuple[object, Thing]]:
    """Yield projects named with and without their period, where only one period is known."""
    variants: dict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        at = keys[thing.iri]
        variants[at.timeless, thing.scope][at.main].append(thing)
    for shared, named in variants.items():
        if len(named) == 2 and shared[0] in named:
            for group in named.values():
                yield from ((shared, thing) for thing in group)


def _placeless(things: Sequence[Thing]) -> Iterator[tuple[object, Thing]]:
    """Yield projects named with and without the commune they stand in, where one only is known.

    «CCN Bình Minh, xã Tân Hòa» is «CCN Bình Minh», unless there is one in another commune too.
    """
    variants: dict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        found = _AT_PLACE.search(thing.label)
        base = thing.label[: found.start()] if found else thing.label
        if has_proper_name(base):
            name = project_keys(base, _home(thing)).main
            variants[name, thing.scope][key(found[1]) if found else ""].append(thing)
    for shared, named in variants.items():
        if len(named) == 2 and "" in named:
            for group in named.values():
                yield from ((shared, thing) for thing in group)


def _kindless(
    things: Sequence[Thing], keys: Mapping[str, ProjectKeys]
) -> Iterator[tuple[object, Thing]]:
    """Yield programmes and the same names without «chương trình», where only one kind is known."""
    variants: dict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        main = keys[thing.iri].main
        found = _PROGRAMME.match(main)
        rest = main[found.end() :] if found else main
        if len(rest.split()) >= _LEAST_WORDS:
            variants[rest, thing.scope][found[1] if found else ""].append(thing)
    for shared, named in variants.items():
        if len(named) == 2 and "" in named:
            for group in named.values():
                yield from ((shared, thing) for thing in group)


def _near(
    things: Sequence[Thing], compared: Mapping[str, str], around: Surroundings
) -> Iterator[Judgement]:
    """Put names before people that differ in one word and are mentioned with one body or document.

    Numbers tell phases and sections apart («giai đoạn 2», «KCN Tân Hòa 2»), so they never differ.
    """
    patterns: list[tuple[object, Thing]] = []
    for thing in things:
        words = tuple(compared[thing.iri].split())
        if len(words) < _LEAST_WORDS or is_of_file(thing.scope):
            continue
        patterns.append(((words, thing.scope), thing))
        for place, word in enumerate(words):
            if not _NUMBER.fullmatch(word):
                patterns.append((((*words[:place], *words[place + 1 :]), thing.scope), thing))
    for members in blocks(patterns).values():
        if not 1 < len(members) <= _LARGEST_BLOCK:
            continue
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                shared = around.shared(one.iri, other.iri)
                if shared and compared[one.iri] != compared[other.iri]:
                    why = (
                        f"cùng địa phương, tên chỉ khác một từ, cùng được nêu với «{shared}»:"
                        f" «{one.label}», «{other.label}»"
                    )
                    yield from judged(one.iri, other.iri, 0.5, why, verdict="unsure")
