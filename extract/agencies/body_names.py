"""Full names of bodies: the jurisdiction added where the text or the document fixes it."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.agencies.body_heads import Head
from extract.agencies.naming import capital_first, expand, lower_first
from extract.document.jurisdiction import level_of
from extract.folding import fold
from extract.mentions.found import Context
from extract.mentions.places import LEVEL_NAMES, Scope, level_name

_LEVEL = re.compile(r"(?<!\w)th[iị] (?:tr[aâ]n|tr[aấ]n|xa|xã)(?!\w)", re.IGNORECASE)
_LISTED_TWICE = re.compile(r"\b(phường|xã|huyện|quận) (?=(?:phường|xã|huyện|quận)\b)")
_PLACELESS_TAILS = (
    "none",
    "branch",
    "company",
    "free",
    "role",
    "paper",
    "region",
    "code",
    "province",
    "consortium",
    "sector",
    "manager",
)
_SCOPED_TAILS = ("works", "field", "group")
_AREA = re.compile(r"(?<!\w)(?:khu vực|vùng|miền|quốc gia|trung ương)(?!\w)|\d| (?:[IVX]+)$")
_SEATED = ("uy", "doan")
_SEATS = {
    "tinh": ("tỉnh", "province"),
    "thanh": ("thành phố", "province|district"),
    "huyen": ("huyện", "district"),
    "thi": ("thị xã", "district"),
    "quan": ("quận", "district"),
}
"""The level that the first word of a party committee tells: «Thị ủy» is of a «thị xã»."""


def seat(folded_name: str) -> str:
    """Return the level of place a name ends in: «thị xã» for «Ban Tổ chức Thị ủy», else empty."""
    words = folded_name.split(" ")
    if len(words) < 2 or words[-1] not in _SEATED:
        return ""
    return _SEATS.get(words[-2], ("", ""))[0]


def many(name: str, seen: str) -> str:
    """Return a name for the many places `seen` after it: «huyện, thành phố» gets «các»."""
    words = seen.strip().removeprefix("của ")
    words = _LEVEL.sub(lambda m: level_name(fold(m.group())), lower_first(expand(words)))
    words = _LISTED_TWICE.sub(r"\1, ", words)
    plural = words.startswith(("các", "cấp", "một số")) or words[0].isdigit()
    return capital_first(f"{name} {words if plural else f'các {words}'}")


def placed(head: Head, name: str, scope: Scope | None, context: Context) -> tuple[str, str]:
    """Return the full name of a body and its place (empty where nothing fixes it)."""
    place = _jurisdiction(head, name, scope, context)
    return _join(name, place, scope), place


def own_place(name: str, context: Context) -> str:
    """Return the short name of the document's place for a name that ends in its level."""
    place = context.place or ""
    level = _level_word(place)
    return place[len(level) + 1 :] if level and name.lower().endswith(f" {level}") else ""


@lru_cache(maxsize=64)
def _level_word(place: str) -> str:
    lower = place.lower()
    return next((lv for lv in LEVEL_NAMES.values() if lower.startswith(f"{lv} ")), "")


def _jurisdiction(head: Head, name: str, scope: Scope | None, context: Context) -> str:
    """Return the place a body belongs to: written after it, or fixed by the document."""
    if scope and scope.name:
        return scope.name
    place = context.place or ""
    if scope and scope.level:
        return place if _level_word(place) == scope.level else ""
    if head.tail in _PLACELESS_TAILS:
        return ""
    words = fold(name).split(" ")
    levels = head.level
    if seat(fold(name)):
        levels = _SEATS[words[-2]][1]
    if head.tail == "number" or (head.tail == "division" and _AREA.search(name)):
        return ""
    if head.tail == "field":
        levels = "district|commune"
    elif head.tail in _SCOPED_TAILS:
        return ""
    return place if level_of(place) in (levels or "province").split("|") else ""


def _join(name: str, place: str, scope: Scope | None) -> str:
    """Join a body's name and its place: «Tỉnh ủy» + «tỉnh Lâm Đồng» → «Tỉnh ủy Lâm Đồng»."""
    if not place:
        return capital_first(f"{name} {scope.level}" if scope and scope.level else name)
    level = _level_word(place)
    if level and (seat(fold(name)) or name.lower().endswith(f" {level}")):
        place = place[len(level) :].strip()
    elif level:
        place = f"{level}{place[len(level) :]}"
    return capital_first(f"{name} {place}")
