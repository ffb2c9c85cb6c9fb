"""Changes of bodies in 2025: which body became which, on what day, by which law.

The rules are the table `body_changes`: ministries and departments merged, bodies that follow their
province or commune into the one it was merged into, districts that ended. A successor that the
tables do not fix is no successor: the change then says what remains to be determined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Literal

from kg.agencies.administrative import (
    Part,
    commune_today,
    district_today,
    province_today,
    provinces,
)
from kg.identity.names import NATIONAL, key, split_level
from kg.identity.scopes import depth, is_of_file, is_province, units_in
from ontology.load import rows, split

Level = Literal["central", "province", "district", "commune"]
_UNIT = {"tỉnh ủy": "thành ủy"}
"""A word in a body's name that tells the kind of its province, and the one for a city."""
_DISTRICT = depth("huyện x")
_UNDIVIDED = "phần địa bàn chia về nhiều đơn vị hành chính cấp xã, cần xác định"


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body by its name without its place, as compared, and the scope that is its place."""

    core: str
    scope: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a body on a day.

    `kind` is «merger», «reorganisation», «unitMerger», «abolition» or «partTransfer»; `basis` are
    numbers of documents. `certain` says that the result is the successor; else each of `results`
    only may be it, and `reason` says why. `part` is the field that a transfer moves.
    """

    kind: str
    day: date
    original: Body
    results: tuple[Body, ...]
    basis: tuple[str, ...]
    certain: bool = True
    part: str = ""
    reason: str = ""


@cache
def level_of(scope: str) -> Level | None:
    """Return the level of the bodies of a scope; `None` for what only one file knows."""
    if scope == NATIONAL:
        return "central"
    if is_of_file(scope):
        return None
    unit = units_in(scope)[0]
    if is_province(unit):
        return "province"
    return "district" if depth(unit) <= _DISTRICT else "commune"


@cache
def _rules() -> Mapping[tuple[str, str], tuple[Mapping[str, str], ...]]:
    """Return the rows of the table by level and name of the body as compared."""
    found: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in rows("body_changes"):
        for name in split(row["body"]):
            found[row["level"], key(name)].append(row)
    return {at: tuple(of) for at, of in found.items()}


def changes_of(body: Body) -> tuple[Change, ...]:
    """Return what became of a body: the first change as a whole, and transfers of that day.

    >>> [c.results for c in changes_of(Body("sở giao thông vận tải", "tỉnh nam định"))]
    [(Body(core='sở xây dựng', scope='tỉnh nam định'),)]
    """
    level = level_of(body.scope)
    found = [
        change
        for row in _rules().get((level or "", body.core), ())
        for change in _applied(row, body)
    ]
    if not found:
        return ()
    first = min(change.day for change in found)
    return tuple(sorted((c for c in found if c.day == first), key=_order))


def _order(change: Change) -> tuple[object, ...]:
    return change.kind == "partTransfer", change.kind, change.results, change.part


def history(bodies: Sequence[Body]) -> tuple[Change, ...]:
    """Return all changes that bodies and their successors went through, each once, in order."""
    found: dict[Change, None] = {}
    known = set(bodies)
    waiting = sorted(known)
    while waiting:
        for change in changes_of(waiting.pop()):
            found[change] = None
            new = {result for result in change.results if result not in known}
            known |= new
            waiting += sorted(new)
    return tuple(sorted(found, key=lambda c: (c.day, c.original, _order(c))))


def _applied(row: Mapping[str, str], body: Body) -> Iterator[Change]:
    """Yield the change that a row makes of a body, if it does."""
    results = tuple(dict.fromkeys(_results(row, body)))
    day = date.fromisoformat(row["day"])
    if row["kind"] == "unitMerger":
        yield from _followed(row, body, results)
    elif results or row["kind"] == "abolition":
        yield Change(
            row["kind"],
            day,
            body,
            results,
            split(row["basis"]),
            row["certain"] == "yes",
            row["part"],
            row["reason"],
        )


def _followed(row: Mapping[str, str], body: Body, results: tuple[Body, ...]) -> Iterator[Change]:
    """Yield the change of a body whose province or commune became part of another."""
    results = tuple(result for result in results if result != body)
    if not results:
        return
    basis = split(row["basis"])
    if row["level"] == "commune":
        basis = (communes_basis(units_in(results[0].scope)[-1]), *basis)
    certain = len(results) == 1
    reason = "" if certain else _UNDIVIDED
    day = date.fromisoformat(row["day"])
    yield Change(row["kind"], day, body, results, basis, certain, reason=reason)


def _results(row: Mapping[str, str], body: Body) -> Iterator[Body]:
    """Yield what a row makes of a body, exceptions left out."""
    excepted = {key(place) for place in split(row["except_in"])}
    core = key(row["becomes"]) or body.core
    if row["level"] == "commune":
        yield from (Body(core, f"{p.commune}, {p.province}") for p in _commune_parts(body))
    elif row["kind"] == "abolition":
        yield from _of_communes(row, core, body)
    elif row["kind"] == "unitMerger":
        heir = _heir(body.scope, date.fromisoformat(row["day"]))
        if heir and not {heir, province_today(heir)} & excepted:
            yield Body(_in_kind(core, heir), heir)
    elif row["becomes"] and body.scope not in excepted:
        yield Body(core, body.scope)


def _heir(province: str, day: date) -> str | None:
    """Return the province that took a province's place on a day."""
    known = provinces().get(province)
    return known.successor if known and known.ended == day else None


def _in_kind(core: str, province: str) -> str:
    """Return a body's name in a province of another kind: «thành ủy» in a city."""
    if split_level(province)[0] == "thành phố":
        for word, other in _UNIT.items():
            core = core.replace(word, other)
    return core


def _of_communes(row: Mapping[str, str], core: str, body: Body) -> Iterator[Body]:
    """Yield the bodies of the communes formed from a district, and of the province."""
    units = units_in(body.scope)
    parts = district_today(units[0], units[-1]) if row["becomes"] else ()
    yield from (Body(core, f"{part.commune}, {part.province}") for part in parts)
    if parts:
        yield Body(core, parts[0].province)


def _commune_parts(body: Body) -> tuple[Part, ...]:
    commune, *larger = units_in(body.scope)
    if not larger:
        return ()
    district = larger[0] if len(larger) > 1 else None
    return commune_today(commune, district, larger[-1])


@cache
def communes_basis(province: str) -> str:
    """Return the number of the resolution that formed the communes of a province of today."""
    found = {key(r["communes_of"]): r["number"] for r in rows("legal_bases") if r["communes_of"]}
    return found[province]


@cache
def _official() -> Mapping[str, str]:
    """Return the official names of bodies and provinces by their keys."""
    tables = chain(rows("departments"), rows("agencies"))
    # «Ủy ban Mặt trận Tổ quốc» and the same with «Việt Nam» are one name: the fuller is shown.
    found = {key(name): name for name in sorted((row["name"] for row in tables), key=len)}
    return found | {place: province.name for place, province in provinces().items()}


def name_of(body: Body) -> str:
    """Return a body's name in full: «Sở Xây dựng tỉnh Ninh Bình», «Thành ủy Hải Phòng».

    Units below the province are named by their key, each word with a capital.
    """
    core = _official().get(body.core, body.core[:1].upper() + body.core[1:])
    if body.scope == NATIONAL:
        return core
    units = units_in(body.scope)
    if len(units) == 1 and core.endswith((" Tỉnh ủy", " Thành ủy", "Tỉnh ủy", "Thành ủy")):
        known = provinces().get(units[0])
        return f"{core} {known.short if known else _titled(units[0])}"
    return f"{core} {', '.join(_titled(unit) for unit in units)}"


def _titled(unit: str) -> str:
    """Return a unit's name from its key: «xã hải hậu» → «xã Hải Hậu»."""
    known = _official().get(unit)
    if known:
        return known
    level, own = split_level(unit)
    return " ".join([level, *(w[:1].upper() + w[1:] for w in own.split())]).strip()
