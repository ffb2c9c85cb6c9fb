"""Which names of bodies mean one body: by misread letters, abbreviations, and the place told more
or less fully; never by containment, never across provinces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.document.cast import Thing
from kg.identity.grouping import Same, Star, blocks
from kg.identity.judgements import Judgement
from kg.identity.misread_names import misread_names
from kg.identity.names import has_proper_name, is_company, key
from kg.identity.scopes import is_of_file, is_province, place_in, province_in, units_in

_ABBREVIATION = "cùng phạm vi; một bên là tên viết tắt mà văn bản khác ghi cho bên kia"
_INITIALS = "cùng phạm vi; một bên giống chữ cái đầu của tên bên kia"
_DISTRICT = "cùng tên, cùng tỉnh; chỉ có một đơn vị mang tên này được nêu kèm cấp trên"
_COLLECTIVE = "cùng tập thể cơ quan trong cùng phạm vi, có hoặc không có chữ «các»"
_COMPANY = "cùng tên doanh nghiệp nhưng ở hai phạm vi; chưa có căn cứ là một"
_LEAST_LETTERS = 3
_SMALL = frozenset(("và", "các", "của", "-"))


def province_or_scope(thing: Thing) -> str:
    """Return inside what bodies are compared: their province, else their scope."""
    return province_in(thing.scope) or thing.scope


def judge_bodies(things: Sequence[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Yield the judgements over the bodies of one province, or of one scope without any."""
    known = [t for t in things if not is_of_file(t.scope)]
    compared = {t.iri: t.core for t in things}
    yield from misread_names([t for t in known if " " in t.core], compared, alone)
    yield from Star(0.9, _COLLECTIVE, alone=alone).over(
        ((t.core.removeprefix("các "), t.scope), t) for t in things if t.collective
    )
    yield from _abbreviated(known, alone)
    yield from _without_district(known, alone)


def company_name(thing: Thing) -> str | None:
    """Return the name of a company by which it is compared in the whole country."""
    return thing.core if is_company(thing.label) and has_proper_name(thing.label) else None


def judge_companies(things: Iterable[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Put companies of one name before people."""
    return Star(0.5, _COMPANY, "unsure", alone).over((0, t) for t in things)


def _abbreviated(things: Iterable[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join «BQLKKT» to the one body of its scope for which a document writes so."""
    letters = [t for t in things if _is_abbreviation(t.label.split()[0]) and " " not in t.core]
    wanted = {(t.core, t.scope) for t in letters}
    spelled: dict[tuple[str, str], dict[str, Thing]] = defaultdict(dict)
    initials: dict[tuple[str, str], dict[str, Thing]] = defaultdict(dict)
    for thing in things if wanted else ():
        if " " not in thing.core:
            continue
        for spelling in thing.spellings:
            spelled[key(spelling), thing.scope][thing.iri] = thing
        initials[_initials(thing.core), thing.scope][thing.iri] = thing
    for thing in letters:
        for found, score, reason in ((spelled, 0.9, _ABBREVIATION), (initials, 0.6, _INITIALS)):
            meant = found.get((thing.core, thing.scope), {})
            if len(meant) == 1:
                verdict = "same" if found is spelled else "unsure"
                star = Star(score, reason, "same" if verdict == "same" else "unsure", alone)
                yield from star.over([(0, thing), (0, next(iter(meant.values())))])
                break


def _is_abbreviation(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and word.isupper() and word.isalpha()


def _initials(core: str) -> str:
    return "".join(word[0] for word in core.split() if word not in _SMALL)


def _without_district(things: Iterable[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join «UBND xã A, tỉnh C» to the only «UBND xã A, huyện B, tỉnh C» that is known."""
    told: dict[tuple[str, str, str], dict[str, list[Thing]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for thing in things:
        province = province_in(thing.scope)
        units = units_in(place_in(thing.scope)) if province else ()
        if province and not is_province(units[0]):
            told[thing.core, units[0], province][thing.scope].append(thing)
    for (_, unit, province), by_scope in told.items():
        short = f"{unit}, {province}"
        if len(by_scope) == 2 and short in by_scope:
            members = [t for group in by_scope.values() for t in group]
            yield from Star(0.85, _DISTRICT, alone=alone).over((0, t) for t in members)


def smallest_unit(thing: Thing) -> str | None:
    """Return the commune or other smallest unit that a thing's scope names."""
    place = place_in(thing.scope)
    return units_in(place)[0] if place else None


def units_told_one(things: Iterable[Thing], told: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return by which unit those count that pairs of things (IRIs) tell to be one."""
    unit_of = {t.iri: smallest_unit(t) for t in things if is_of_file(t.scope)}
    same = Same()
    for one, other in told:
        if (first := unit_of.get(one)) and (second := unit_of.get(other)):
            same.join(first, second)
    return {unit: same.root(unit) for unit in unit_of.values() if unit}


def judge_unplaced(
    things: Sequence[Thing], alone: frozenset[str], told: Iterable[tuple[str, str]]
) -> Iterator[Judgement]:
    """Yield judgements over things of a commune or district whose province no word tells.

    Two files' «xã Tân Lập» are one where both name one person with one post, or a person said
    that a body of both is one (`told`: pairs of IRIs); then equal names in them are one thing. Else
    their committees are put before people.
    """
    unplaced = [t for t in things if is_of_file(t.scope) and place_in(t.scope)]
    scope_of = {t.iri: t.scope for t in unplaced}
    place = Same()
    linked = [(scope_of[a], scope_of[b]) for a, b in told if a in scope_of and b in scope_of]
    people = ((t, post) for t in unplaced if t.kind == "person" for post in t.held)
    for members in blocks(((t.core, post, place_in(t.scope)), t) for t, post in people).values():
        linked += [(members[0].scope, other.scope) for other in members[1:]]
    for one, other in linked:
        place.join(one, other)
    reason = "cùng tên; hai văn bản cùng một địa phương, vì cùng nêu một người giữ một chức vụ"
    if linked:
        yield from Star(0.8, reason, alone=alone).over(
            ((t.kind, t.core, place_in(t.scope), place.root(t.scope)), t) for t in unplaced
        )
    yield from _committees(things, alone)


def _committees(things: Iterable[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Put committees before people whose unit bears one name, the province told nowhere or once."""
    reason = "cùng tên, nhưng không rõ có cùng tỉnh hay không"
    by_unit: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        if thing.kind == "agency" and thing.core == "ủy ban nhân dân" and place_in(thing.scope):
            by_unit[units_in(place_in(thing.scope))[0]].append(thing)
    for members in by_unit.values():
        unclear = [t for t in members if is_of_file(t.scope)]
        clear = [t for t in members if not is_of_file(t.scope)]
        if unclear and len(clear) <= 1:
            yield from Star(0.4, reason, "unsure", alone).over((0, t) for t in members)
