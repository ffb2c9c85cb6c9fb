"""Bodies: who can own or take part in a task.

A grammar of heads (reference tables `body_heads`, `agencies`, `departments`) and what may follow
them, matched on folded text so that a lost diacritic does not lose the body; and collective
bodies (`extract.collectives`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.collectives import PART_OF_WORD, find_collectives
from extract.folding import fold, lower_case
from extract.found import Context, Found
from extract.naming import capital_first, expand, lower_first
from extract.places import LEVEL_NAMES, Scope, level_name, scope_at
from extract.tails import NO_NAME, READERS
from ontology.load import rows

_LEVEL = re.compile(r"(?<!\w)th[iị] (?:tr[aâ]n|tr[aấ]n|xa|xã)(?!\w)", re.IGNORECASE)
_ORDERED = re.compile(r"(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|, |^|[-+.:;]) ?(?:các )?$")
_QUANTITY = re.compile(r"(?:các|\d+) $")
_SCOPED_TAILS = ("works", "field", "group")
_PLACELESS_TAILS = ("none", "company", "free", "role", "paper", "region", "number")
_SEATED = ("uy", "doan")
_LONGER_WORD = re.compile(r"đảng (?:viên|phí|tịch)(?!\w)")
_SEATS = {
    "tinh": "tỉnh",
    "thanh": "thành phố",
    "huyen": "huyện",
    "thi": "thị xã",
    "quan": "quận",
}
"""The level that the first word of a party committee tells: «Thị ủy» is of a «thị xã»."""


@dataclass(frozen=True, slots=True)
class Head:
    """One way to begin a body's name: as `written`, its official `norm`, and what follows."""

    written: str
    folded: str
    norm: str
    tail: str
    capital: bool
    level: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in the three forms that the grammar matches."""

    text: str
    lower: str
    folded: str


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, list[Head]]]:
    """Return the pattern of the heads' first words and the heads by first word, longest first."""
    heads = [
        Head(name, fold(name), row["norm"] or name, row["tail"], row["capital"] == "yes", "")
        for row in rows("body_heads")
        for name in row["head"].split("|")
    ]
    heads += _official_heads({head.folded for head in heads})
    by_word: dict[str, list[Head]] = {}
    for head in heads:
        by_word.setdefault(head.folded.split(" ")[0], []).append(head)
    for group in by_word.values():
        group.sort(key=lambda h: (-len(h.folded), h.folded, h.tail))
    words = sorted(by_word, key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w/-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w])"), by_word


def _official_heads(known: set[str]) -> Iterator[Head]:
    """Yield the heads of the tables of agencies and departments.

    A name that is a `known` head and a level («Công an huyện») is left to the grammar, which
    reads the place after the level too («Công an huyện Tân Hòa»).
    """
    known = known | {fold(row["name"]) for row in rows("departments")}
    for table in ("agencies", "departments"):
        for row in rows(table):
            tail = "none" if table == "agencies" else "place"
            tail = "level" if row.get("needs_place") == "yes" else tail
            tail = "number" if row["name"].endswith(" khu vực") else tail
            names = [row["name"], *(a for a in row["abbreviations"].split("|") if len(a) > 2)]
            for name in names:
                first, _, last = fold(name).rpartition(" ")
                if not (last in LEVEL_NAMES and first in known):
                    yield Head(name, fold(name), row["name"], tail, True, row["level"])


def find_bodies(text: str, context: Context) -> Iterator[Found]:
    """Yield the bodies that `text` names, with official full name and jurisdiction.

    >>> place = Context(place="tỉnh Lâm Đồng")
    >>> [f.norm for f in find_bodies("giao UBND tỉnh và các sở, ngành liên quan", place)]
    ['Ủy ban nhân dân tỉnh Lâm Đồng', 'các sở, ngành liên quan']
    """
    forms = _Text(text, lower_case(text), fold(text))
    pattern, by_word = _heads()
    at = 0
    while match := pattern.search(forms.folded, at):
        readings = (_read(forms, match.start(), h, context) for h in by_word[match.group()])
        found = next((reading for reading in readings if reading), None)
        if found:
            yield found
        at = found.end if found else match.end()
    yield from find_collectives(text, forms.lower)


def _read(forms: _Text, start: int, head: Head, context: Context) -> Found | None:
    """Read the body that begins with `head` at `start`, or `None`."""
    end = start + len(head.folded)
    if not _begins(forms, start, end, head):
        return None
    if head.tail in READERS:
        return _described(forms, start, head, context)
    scope = None
    if head.tail != "none":
        words = head.folded.split(" ")
        seat = (
            _SEATS.get(words[0] if len(words) == 1 else words[-2], "")
            if words[-1] in _SEATED
            else ""
        )
        scope = scope_at(forms.text, forms.folded, end, seat=seat)
        if head.tail == "level" and not (scope and (scope.level or scope.many)):
            return None
    return _found(forms, start, scope.end if scope else end, (head, head.norm, scope), context)


def _begins(forms: _Text, start: int, end: int, head: Head) -> bool:
    """Whether `head` stands at `start`, as a word of its own, rightly written."""
    if not forms.folded.startswith(head.folded, start) or forms.folded[end : end + 1].isalnum():
        return False
    if forms.lower.startswith("sở", start) and PART_OF_WORD.search(
        forms.lower, max(0, start - 6), start
    ):
        return False
    return not _LONGER_WORD.match(forms.lower, start) and _written_right(
        forms.text[start:end], head
    )


def _described(forms: _Text, start: int, head: Head, context: Context) -> Found | None:
    """Read a body whose head wants a name of its own: a board, a group, a company."""
    named_from = start + len(head.folded)
    end = READERS[head.tail](forms.text, forms.lower, named_from)
    if end == NO_NAME:
        return None
    if head.tail == "role" and not _ORDERED.search(forms.lower, max(0, start - 14), start):
        return None
    name = expand(head.norm + forms.text[named_from:end])
    if head.tail in ("group", "role"):
        many = _QUANTITY.search(forms.lower, max(0, start - 4), start)
        if many:
            name, start = lower_first(many.group() + name), many.start()
        elif head.tail == "group" and forms.text[start].islower() and end == named_from:
            return None
    scope = scope_at(forms.text, forms.folded, end) if head.tail in _SCOPED_TAILS else None
    if not scope and (short := _own_place(name, context)):
        full = f"{name} {short}"
        return Found(start, end, "ORG", capital_first(full), {"place": context.place or ""})
    return _found(forms, start, scope.end if scope else end, (head, name, scope), context)


def _own_place(name: str, context: Context) -> str:
    """Return the short name of the document's place for a name that ends in its level."""
    place = context.place or ""
    level = next((lv for lv in ("tỉnh", "thành phố") if place.startswith(f"{lv} ")), "")
    return place.removeprefix(f"{level} ") if level and name.endswith(f" {level}") else ""


def _found(
    forms: _Text, start: int, end: int, named: tuple[Head, str, Scope | None], context: Context
) -> Found:
    """Return the body with its place: the one written, or the document's."""
    head, name, scope = named
    if scope and scope.many:
        name = capital_first(f"{name} {_many(forms.text[start:end])}")
        return Found(start, end, "ORG", name, {"collective": "yes"})
    place = _jurisdiction(head, scope, context)
    full = _join(name, place, scope)
    return Found(start, end, "ORG", full, {"place": place} if place else {})


def _written_right(seen: str, head: Head) -> bool:
    """Whether the letters as written may be this head: short heads must match exactly."""
    if head.capital and not seen[0].isupper():
        return seen.startswith("sở ") and (seen.islower() or seen[3].isupper())
    if " " not in head.written:
        return seen == head.written or (head.written.isupper() and len(seen) > 3)
    return True


def _many(seen: str) -> str:
    """Write out the many places of a scope: «huyện, thành phố» → «các huyện, thành phố»."""
    words = re.split(r" (?=các |cấp |huyện|thành phố|xã|phường|tỉnh|\d)", seen, maxsplit=1)[-1]
    words = _LEVEL.sub(lambda m: level_name(fold(m.group())), lower_first(expand(words)))
    return words if words.startswith(("các", "cấp")) or words[0].isdigit() else f"các {words}"


def _jurisdiction(head: Head, scope: Scope | None, context: Context) -> str:
    """Return the place a body belongs to: written after it, or fixed by the document."""
    if scope and scope.name:
        return scope.name
    place = context.place or ""
    if head.tail in _PLACELESS_TAILS:
        return ""
    if scope and scope.level:
        return place if place.startswith(f"{scope.level} ") else ""
    if head.tail in _SCOPED_TAILS or not place.startswith(("tỉnh ", "thành phố ")):
        return ""
    return place if head.level in ("province", "") else ""


def _join(name: str, place: str, scope: Scope | None) -> str:
    """Join a body's name and its place: «Tỉnh ủy» + «tỉnh Lâm Đồng» → «Tỉnh ủy Lâm Đồng»."""
    if not place:
        return capital_first(f"{name} {scope.level}" if scope and scope.level else name)
    level = next((lv for lv in LEVEL_NAMES.values() if place.startswith(f"{lv} ")), "")
    words = fold(name).split(" ")
    party = words[-1] in _SEATED and len(words) > 1 and words[-2] in _SEATS
    if level and (party or name.endswith(level)):
        place = place.removeprefix(level).strip()
    return capital_first(f"{name} {place}")
