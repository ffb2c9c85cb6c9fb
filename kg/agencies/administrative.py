"""Administrative units in time: provinces, districts and communes before and after 1 July 2025.

Units stand here by their keys («tỉnh nam định», `names.key`). What the tables do not fix (two
districts of one name, a commune that has gone into several) is left open, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.identity.names import key
from ontology.load import rows, split


@dataclass(frozen=True, slots=True)
class Province:
    """A province by its official name; one that ended knows the day after and its `successor`."""

    name: str
    short: str
    ended: date | None
    successor: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a commune or district: the commune formed from it, and of which province.

    `whole` says that nothing of it went elsewhere.
    """

    commune: str
    province: str
    whole: bool


@cache
def provinces() -> Mapping[str, Province]:
    """Return all provinces, of the 63 before and the 34 today, by their keys."""
    found = {}
    for row in rows("provinces"):
        last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        ended = last + timedelta(days=1) if last else None
        successor = key(row["successor"]) if row["successor"] else None
        found[key(row["name"])] = Province(row["name"], row["short"], ended, successor)
    return found


def province_today(province: str) -> str:
    """Return the province that a province has become; itself if it goes on or is unknown."""
    known = provinces().get(province)
    while known and known.successor:
        province = known.successor
        known = provinces().get(province)
    return province


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table of communes, by keys."""

    district: str
    commune: str
    whole: frozenset[str]
    parts: frozenset[str]


@cache
def _names_of(province: str) -> tuple[str, ...]:
    """Return under which names the table may hold a province's units, its own first."""
    today = province_today(province)
    known = provinces().get(province)
    if known is None:
        return ()
    if known.successor:
        heir = provinces()[known.successor]
        return (known.name, heir.name) if known.ended and known.ended.month == 1 else (known.name,)
    return tuple(p.name for k, p in provinces().items() if province_today(k) == today)


@cache
def _by_province() -> Mapping[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows("communes"):
        found[row["province"]].append(row)
    return found


@cache
def _table(province: str) -> tuple[_Row, ...]:
    """Return the rows of one province before 1 July 2025, given by its official name."""
    return tuple(
        _Row(
            key(row["district"]),
            key(row["commune"]),
            frozenset(map(key, split(row["formed_from"]))),
            frozenset(map(key, split(row["parts_of"]))),
        )
        for row in _by_province().get(province, ())
    )


def district_today(district: str, province: str) -> tuple[Part, ...]:
    """Return the communes formed from a district (keys), sorted; nothing unless surely known.

    `province` may be the one before or the one today: «huyện hải hậu» of «tỉnh nam định» or of
    «tỉnh ninh bình» has become «xã hải hậu», «xã hải anh» and others of «tỉnh ninh bình».
    """
    found = {
        name: [row for row in _table(name) if row.district == district]
        for name in _names_of(province)
    }
    told = [name for name, of in found.items() if of]
    if len(told) != 1:
        return ()
    today = province_today(key(told[0]))
    return tuple(
        sorted(
            (Part(row.commune, today, whole=False) for row in found[told[0]]),
            key=lambda part: part.commune,
        )
    )


def commune_today(commune: str, district: str | None, province: str) -> tuple[Part, ...]:
    """Return what a commune of before 1 July 2025 has become; nothing unless surely known.

    Without its district, a name that also is a commune's of today, or that two districts had,
    says too little.
    """
    names = _names_of(province)
    if district is None and commune in communes_of(province):
        return ()
    at: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for name in names:
        for row in _table(name):
            if district in (None, row.district) and commune in row.whole | row.parts:
                at[name, row.district].append(row)
    if len(at) != 1:
        return ()
    ((name, _), found) = next(iter(at.items()))
    today = province_today(key(name))
    return tuple(
        sorted(
            (Part(row.commune, today, whole=commune in row.whole) for row in found),
            key=lambda part: part.commune,
        )
    )


@cache
def communes_of(province: str) -> frozenset[str]:
    """Return the communes of today (keys) of the province that a province has become."""
    today = province_today(province)
    return frozenset(row.commune for name in _names_of(today) for row in _table(name))
