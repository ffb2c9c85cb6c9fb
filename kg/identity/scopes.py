"""Scopes: the place inside which a name is one thing.

A province is one in the country. Communes and districts of one name stand in many provinces, so
their names count together with the province: «xã tân lập, tỉnh hà nam». Where nothing tells the
province, the name is one thing inside its file only («@… xã tân lập»).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.folding import fold
from kg.identity.names import (
    NATIONAL,
    Placed,
    ends_with_level,
    is_national,
    key,
    split_level,
    split_place,
)
from ontology.load import rows

_DEPTH = {"tỉnh": 0, "thành phố": 1, "huyện": 2, "quận": 2, "thị xã": 2}
_LOWEST = 3


@dataclass(frozen=True, slots=True)
class Home:
    """Where a document belongs: its place as written, that place's province, and its file.

    `place` may be a commune («xã Tân Lập») or have its larger units behind it; `province` is
    `None` where nothing tells it; `file` stands for what is known of this file only («@…»).
    """

    place: str | None
    province: str | None
    file: str

    @property
    def scope(self) -> str | None:
        """Return the scope of what belongs to the document's place; `None` without a place."""
        return self.within(units_in(self.place)) if self.place else None

    def within(self, units: tuple[str, ...]) -> str:
        """Return the scope of a place, its units smallest first, completed by the document's."""
        last = units[-1]
        if is_province(last):
            return ", ".join(units)
        own = units_in(self.place) if self.place else ()
        larger = tuple(u for u in own if depth(u) < depth(last) and not is_province(u))
        province = (key(self.province),) if self.province else ()
        if last in own:
            larger = own[own.index(last) + 1 :]
            province = () if larger and is_province(larger[-1]) else province
        whole = (*units, *larger, *province)
        # Cities of one name are rare, communes and districts are not.
        known = is_province(whole[-1]) or split_level(whole[-1])[0] == "thành phố"
        return ", ".join(whole) if known else f"{self.file} {', '.join(whole)}"


def depth(unit: str) -> int:
    """Return how deep a unit stands: 0 a province, 1 a city, 2 a district, 3 a commune."""
    return 0 if is_province(unit) else _DEPTH.get(split_level(unit)[0], _LOWEST)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(key(row["name"]) for row in rows("provinces"))


@cache
def is_province(unit: str) -> bool:
    """Whether a unit's key is one of a province or of a city run by the centre.

    >>> is_province("tỉnh hòa bình"), is_province("thành phố hòa bình")
    (True, False)
    """
    return unit in _provinces() or split_level(unit)[0] == "tỉnh"


@cache
def units_in(place: str) -> tuple[str, ...]:
    """Return the keys of the units of a place, smallest first.

    >>> units_in("xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình")
    ('xã tân lập', 'huyện vũ thư', 'tỉnh thái bình')
    """
    return tuple(key(part) for part in place.split(",") if part.strip())


@cache
def split_units(name: str, home: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Split all units off the end of a body's name: its core, and the units smallest first.

    >>> split_units("UBND xã Tân Lập, tỉnh Hà Nam")
    ('ủy ban nhân dân', ('xã tân lập', 'tỉnh hà nam'))
    """
    placed = split_place(name, home)
    if placed.place is None:
        return placed.core, ()
    units = [placed.place]
    rest = name
    while cut := _without_last_unit(rest, units[0]):
        rest = cut
        inner = split_place(rest)
        if inner.place is None or depth(inner.place) <= depth(units[0]):
            break
        placed, units = inner, [inner.place, *units]
    return placed.core, tuple(units)


def _without_last_unit(name: str, unit: str) -> str | None:
    """Return a name without the unit that ends it, as written; `None` where it does not."""
    words = name.split()
    for place in range(1, len(words)):
        if key(" ".join(words[place:])) == unit:
            return " ".join(words[:place]).rstrip(" ,;-–")
    return None


def body_scope(name: str, home: Home) -> Placed:
    """Return a body's core name and its scope: its place, `NATIONAL`, or the file itself.

    A body that could be anywhere («Sở Y tế» in a document without a place) is one with itself
    only inside its file.
    """
    core, units = split_units(name, home.place)
    if units:
        return Placed(core, home.within(units))
    if is_national(name):
        return Placed(core, NATIONAL)
    scope = home.scope
    if not scope or not home.place:
        return Placed(core, home.file)
    level = ends_with_level(core)
    own = level and fold(units_in(home.place)[0]).startswith(f"{fold(level)} ")
    return Placed(core.removesuffix(f" {level}") if own else core, scope)


def is_of_file(scope: str) -> bool:
    """Whether a thing of this scope is one with itself only inside its file."""
    return scope.startswith("@")


def place_in(scope: str) -> str:
    """Return the place of a scope, empty for none: «@ab12 xã tân lập» → «xã tân lập»."""
    return scope.partition(" ")[2] if is_of_file(scope) else scope


def province_in(scope: str) -> str | None:
    """Return the key of the province of a scope, `None` where it has none."""
    if not scope or is_of_file(scope):
        return None
    last = units_in(scope)[-1]
    return last if is_province(last) else None
