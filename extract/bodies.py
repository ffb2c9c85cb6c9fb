"""Bodies: who can own or take part in a task.

A grammar of heads (reference tables `body_heads`, `agencies`, `departments`) and what may follow
them, matched on folded text so that a lost diacritic does not lose the body; and collective
bodies («các sở, ban, ngành»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.folding import fold, lower_case
from extract.found import Context, Found
from extract.naming import capital_first, expand, lower_first
from extract.places import LEVEL_NAMES, Scope, scope_at
from extract.tails import NO_NAME, READERS
from extract.words import alternatives
from ontology.load import rows


@dataclass(frozen=True, slots=True)
class Head:
    """One way to begin a body's name: as `written`, its official `norm`, and what follows."""

    written: str
    folded: str
    norm: str
    tail: str
    capital: bool
    level: str


_UNIT = f"(?:{alternatives('collective_unit')})"
_COLLECTIVE = re.compile(
    r"(?<!\w)(?P<quantity>(?:các|một số|1 số|nhiều|tất cả các|toàn thể các|\d+) )?"
    rf"(?P<units>{_UNIT}(?!\w)"
    rf"(?:(?:, |/| và các | và | )(?:các )?{_UNIT}(?!\w)(?! nhân dân| trưởng))*)"
    rf"(?: (?:{alternatives('collective_tail')}))*(?!\w)(?! học| trưởng)"
)
_ALONE = re.compile(rf"(?:{alternatives('collective_alone')})(?!\w)")
_ACTOR_PAIR = re.compile(
    r"(?:sở, |sở ngành|bộ, |bộ ngành|cấp ủy, |đảng bộ, |cơ quan, đơn vị|tập đoàn|huyện, )"
)
_PART_OF_WORD = re.compile(r"(?:đồng|cán|toàn|nội|cục|sơ|cơ|trụ|hồ|nông|thành|tổng) $")
_SECTOR = re.compile(rf" (?:{alternatives('sector')})(?!\w)|, doanh nghiệp")
_ORDERED = re.compile(r"(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|, |^|[-+.:;]) ?(?:các )?$")
_QUANTITY = re.compile(r"(?:các|\d+) $")


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, list[Head]]]:
    """Return the pattern of the heads' first words and the heads by first word, longest first."""
    heads = [
        Head(
            written, fold(written), row["norm"] or written, row["tail"], row["capital"] == "yes", ""
        )
        for row in rows("body_heads")
        for written in row["head"].split("|")
    ]
    for table, tail in (("agencies", "none"), ("departments", "place")):
        for row in rows(table):
            names = [row["name"], *(a for a in row["abbreviations"].split("|") if len(a) > 2)]
            heads += [
                Head(name, fold(name), row["name"], tail, True, row["level"]) for name in names
            ]
    by_word: dict[str, list[Head]] = {}
    for head in heads:
        by_word.setdefault(head.folded.split(" ")[0], []).append(head)
    for group in by_word.values():
        group.sort(key=lambda h: (-len(h.folded), h.folded, h.tail))
    words = sorted(by_word, key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w/-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w])"), by_word


def find_bodies(text: str, context: Context) -> Iterator[Found]:
    """Yield the bodies that `text` names, with official full name and jurisdiction.

    >>> place = Context(place="tỉnh Lâm Đồng")
    >>> [f.norm for f in find_bodies("giao UBND tỉnh và các sở, ngành liên quan", place)]
    ['Ủy ban nhân dân tỉnh Lâm Đồng', 'các sở, ngành liên quan']
    """
    folded, lower = fold(text), lower_case(text)
    pattern, by_word = _heads()
    at = 0
    while match := pattern.search(folded, at):
        found = None
        for head in by_word[match.group()]:
            if found := _read(text, lower, folded, match.start(), head, context):
                yield found
                break
        at = found.end if found else match.end()
    yield from _collectives(text, lower)


def _read(
    text: str, lower: str, folded: str, start: int, head: Head, context: Context
) -> Found | None:
    if not folded.startswith(head.folded, start):
        return None
    end = start + len(head.folded)
    if folded[end : end + 1].isalnum() or not _written_right(text[start:end], head):
        return None
    if lower.startswith("sở", start) and _PART_OF_WORD.search(lower, max(0, start - 6), start):
        return None
    scope = None
    if head.tail in READERS:
        end = READERS[head.tail](text, lower, end)
        if end == NO_NAME:
            return None
        if head.tail == "role" and not _ORDERED.search(lower, max(0, start - 14), start):
            return None
        name = expand(head.norm + text[start + len(head.folded) : end])
        if head.tail in ("group", "role") and (
            many := _QUANTITY.search(lower, max(0, start - 4), start)
        ):
            name, start = lower_first(many.group() + name), many.start()
        elif head.tail == "group" and text[start].islower() and end == start + len(head.folded):
            return None
        if head.tail in ("works", "field", "group"):
            scope = scope_at(text, folded, end)
    elif head.tail == "none":
        name = head.norm
    else:
        name, scope = head.norm, scope_at(text, folded, end, any_name=head.folded.endswith(" uy"))
        if head.tail == "level" and (scope is None or not (scope.level or scope.many)):
            return None
    end = scope.end if scope else end
    place = _jurisdiction(head, scope, context)
    if scope and scope.many:
        place = ""
        name = f"{name} {_many(text[start:end], scope, text)}"
    attributes = {"place": place} if place else {}
    if scope and scope.many:
        attributes["collective"] = "yes"
    return Found(start, end, "ORG", _join(name, place, scope), attributes)


def _written_right(seen: str, head: Head) -> bool:
    """Whether the letters as written may be this head: short heads must match exactly."""
    if head.capital and not seen[0].isupper():
        return seen.startswith("sở ") and seen.islower()
    if " " not in head.written:
        return seen == head.written or (head.written.isupper() and len(seen) > 3)
    return True


def _many(seen: str, scope: Scope, text: str) -> str:
    """Write out the many places of a scope: «huyện, thành phố» → «các huyện, thành phố»."""
    words = re.split(r" (?=các |cấp |huyện|thành phố|xã|phường|tỉnh|\d)", seen, maxsplit=1)[-1]
    words = lower_first(expand(words))
    return words if words.startswith(("các", "cấp")) or words[0].isdigit() else f"các {words}"


def _jurisdiction(head: Head, scope: Scope | None, context: Context) -> str:
    """Return the place a body belongs to: written after it, or fixed by the document."""
    if scope and scope.name:
        return scope.name
    if not context.place or head.tail in ("none", "company", "free", "role", "paper", "region"):
        return ""
    if scope and scope.level:
        return context.place if context.place.startswith(scope.level + " ") else ""
    if head.tail in ("group", "works", "field"):
        return ""
    provincial = context.place.startswith(("tỉnh ", "thành phố "))
    return context.place if provincial and head.level in ("province", "") else ""


def _join(name: str, place: str, scope: Scope | None) -> str:
    """Join a body's name and its place: «Tỉnh ủy» + «tỉnh Lâm Đồng» → «Tỉnh ủy Lâm Đồng»."""
    if not place:
        return capital_first(name if not (scope and scope.level) else f"{name} {scope.level}")
    level = next((lv for lv in LEVEL_NAMES.values() if place.startswith(f"{lv} ")), "")
    short = place.removeprefix(level).strip()
    if fold(name).endswith(" uy") and fold(name.split(" ")[-2]) in (
        "tinh",
        "thanh",
        "huyen",
        "thi",
        "quan",
    ):
        return capital_first(f"{name} {short}")
    if level and name.endswith(level):
        return capital_first(f"{name} {short}")
    return capital_first(f"{name} {place}")


def _collectives(text: str, lower: str) -> Iterator[Found]:
    for match in _COLLECTIVE.finditer(lower):
        units = match["units"]
        named = _ALONE.match(units) if match["quantity"] else _ACTOR_PAIR.match(units)
        if not named or _PART_OF_WORD.search(lower, max(0, match.start() - 6), match.start()):
            continue
        if (match["quantity"] or "")[:1].isdigit() and "," not in units:
            continue
        if match["quantity"] and "," not in units and _SECTOR.match(lower, match.end()):
            continue
        norm = expand(text[match.start() : match.end()])
        norm = re.sub(r"(?i)\b(sở|bộ|số) (?=ngành)", r"\1, ", norm)
        norm = re.sub(r"\b(s)ố(?=,)", r"\1ở", norm, flags=re.IGNORECASE)
        yield Found(match.start(), match.end(), "ORG", lower_first(norm), {"collective": "yes"})
