"""Places: administrative units, rivers, islands, economic zones, countries.

Also the scope that follows a body's name («UBND *các huyện, thành phố*», «Công an *tỉnh Lâm
Đồng*»), which `extract.bodies` shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.folding import UPPER, fold
from extract.found import Context, Found
from extract.naming import capital_first, expand, lower_first
from extract.words import alternatives
from ontology.load import rows

SYLLABLE = rf"[{UPPER}][\w'’]*"
NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{0,3}}"
LEVEL = r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|tx\.|thi tran|xa|phuong|dac khu)"
LEVELS = rf"{LEVEL}(?:(?:, | va |/){LEVEL})*"
_NAME = re.compile(NAME)
_SHORT_LEVELS = {"xa": "xã xả", "quan": "quận", "huyen": "huyện huyên huyẹn", "phuong": "phường"}
_NUMBERED = re.compile(r"\d{1,2}(?!\w|[.,/-]\d)")
_NUMBERED_LEVELS = ("phuong", "quan")
_MANY = re.compile(
    rf" (?:cua )?(?:cac dia phuong"
    rf"|(?:cac )?{LEVELS}(?= truc thuoc trung uong) truc thuoc trung uong"
    rf"|(?:cac|mot so) {LEVELS}"
    rf"|(?:cac )?cap (?:tinh|huyen|xa)(?:(?:, | va )(?:cap )?(?:tinh|huyen|xa))*|cac cap"
    rf"|\d+ {LEVELS}|{LEVEL}(?:(?:, | va ){LEVEL})+)(?!\w)"
)
_MIXED = re.compile(rf"(?:, | và )[{UPPER}][^{UPPER}]")
_ONE = re.compile(rf" (?:cua )?(?P<level>{LEVEL})(?!\w)")
_LEVEL = re.compile(rf"(?<!\w)(?P<level>{LEVEL})(?= )")
_MORE = re.compile(
    rf"(?:, | và )(?=[{UPPER}])(?!(?:{alternatives('not_in_a_list')}|{alternatives('post')})(?!\w))"
)
_FEATURE = re.compile(
    r"(?<!\w)(?P<kind>song|cang|dao|quan dao|khu kinh te|kkt|vinh|nui|vung bien|den tho"
    r"|cua khau(?: quoc te)?|bien|dong bang song)(?!\w)"
)
_AND_NAME = re.compile(rf"(?:, | và | )(?=[{UPPER}])")
LEVEL_NAMES = {
    fold(name): name
    for name in (
        "tỉnh",
        "thành phố",
        "huyện",
        "quận",
        "thị xã",
        "thị trấn",
        "xã",
        "phường",
        "đặc khu",
    )
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a body sits: `end` of the words, the `level`, the place's full `name`, or many."""

    end: int
    level: str | None = None
    name: str | None = None
    many: bool = False


def name_end(text: str, start: int) -> int:
    """Return where the proper name that begins at `start` ends (`start` if there is none).

    A known province's name ends there («TỈNH LÂM ĐỒNG KHÓA X»); else up to four syllables.
    """
    match = _NAME.match(text, start)
    if not match:
        return start
    words = fold(match.group()).split(" ")
    for length in range(len(words), 0, -1):
        if " ".join(words[:length]) in _provinces():
            return start + len(" ".join(words[:length]))
    return match.end()


def scope_at(text: str, folded: str, start: int, *, seat: str = "") -> Scope | None:
    """Read the scope at `start` (the end of a body's head), or `None`.

    «UBND| tỉnh Lâm Đồng», «UBND| các xã, phường», «UBND| cấp huyện», «Sở Y tế| Lâm Đồng». A bare
    name must be a province, unless the head tells the level of its `seat` («Huyện ủy| Tân Hòa»).
    """
    many = _MANY.match(folded, start)
    if many and not _MIXED.search(text, start, many.end()):
        single = _ONE.match(folded, start)
        names_follow = single and _NAME.match(text, single.end() + 1)
        if not (names_follow and not folded.startswith((" cac", " cap", " mot"), start)):
            return Scope(_names_end(text, many.end()), many=True)
    if one := _ONE.match(folded, start):
        level = level_name(one["level"])
        at = one.end() + 1
        end = name_end(text, at) if text[one.end() : at] == " " else at
        if _is_no_name(text[at:end], one["level"]):
            end = at  # a person, not a place: «Chủ tịch UBND tỉnh Lê Văn Tám»
        if end > at:
            return Scope(end, level, f"{level} {spelled(text[at:end], level)}")
        if level in ("phường", "quận", "thị trấn") and (number := _NUMBERED.match(text, at)):
            return Scope(number.end(), level, f"{level} {number.group()}")
        return Scope(one.end(), level)
    if text[start : start + 1] == " ":
        end = name_end(text, start + 1)
        full = _provinces().get(fold(text[start + 1 : end]))
        if full or (seat and end > start + 1):
            return Scope(end, None, full or f"{seat} {spelled(text[start + 1 : end], seat)}")
    return None


def spelled(name: str, level: str) -> str:
    """Return a place's name as it is written: «LÂM ĐỒNG», «Lam Dong» → «Lâm Đồng».

    A province as the table has it; another name loses only its capitals.
    """
    known = _provinces().get(fold(name)) if level in ("tỉnh", "thành phố") else None
    if known:
        return re.sub(r"(?i)^(?:tỉnh|thành phố) ", "", known)
    return name.title() if name.isupper() and len(name) > 3 else name


def _is_level(seen: str) -> bool:
    """Whether the letters may be a level: short ones must have their own marks («quản» is none)."""
    allowed = _SHORT_LEVELS.get(fold(seen))
    return allowed is None or seen.lower() in allowed.split(" ")


def _is_no_name(name: str, folded_level: str) -> bool:
    """Whether capitals after a level name no place: «Xã Hội», «UBND tỉnh| Lê Văn Tám»."""
    if folded_level == "tinh":
        return name.count(" ") > 1 and fold(name) not in _provinces()
    return folded_level == "xa" and name == "Hội"


def _names_end(text: str, end: int) -> int:
    """Return the end of names listed after a plural: «các xã| Tân Hòa, An Bình và Phú Lộc»."""
    at = end
    while (joint := _AND_NAME.match(text, at)) and (at > end or joint.group() == " "):
        at = name_end(text, joint.end())
    return at


def level_name(folded_level: str) -> str:
    """Return a level's full name: «tp.» → «thành phố»."""
    if folded_level.startswith("tp"):
        return "thành phố"
    return LEVEL_NAMES.get(folded_level, "thị xã" if folded_level.startswith("tx") else "thành phố")


@cache
def _provinces() -> dict[str, str]:
    """Map a province's folded short name to its full name, a current unit before a former."""
    found: dict[str, str] = {}
    for row in sorted(rows("provinces"), key=lambda r: r["status"] != "current"):
        found.setdefault(fold(row["short"]), row["name"])
    return found


@cache
def _bare_names() -> re.Pattern[str]:
    countries = [row["name"] for row in rows("countries")]
    names = sorted({*_provinces(), *map(fold, countries)}, key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


@cache
def _countries() -> dict[str, str]:
    return {fold(row["name"]): row["norm"] for row in rows("countries")}


def find_places(text: str, context: Context) -> Iterator[Found]:
    """Yield the places that `text` names, with their level where one is written.

    >>> text = "tại xã Tân Hòa và thành phố Đà Lạt"
    >>> [f.norm for f in find_places(text, Context())]
    ['xã Tân Hòa', 'thành phố Đà Lạt']
    """
    folded = fold(text)
    for match in _LEVEL.finditer(folded):
        yield from _with_level(text, match)
    for match in _FEATURE.finditer(folded):
        end = name_end(text, match.end() + 1)
        if end > match.end() + 1:
            span = text[match.start() : end]
            zone = match["kind"] in ("khu kinh te", "kkt")
            norm = capital_first(expand(span)) if zone else lower_first(span)
            yield Found(match.start(), end, "LOC", norm)
        elif match["kind"] == "khu kinh te" and text[match.start()] == "K":
            short = re.sub("^(tỉnh|thành phố) ", "", context.place or "")
            yield Found(match.start(), match.end(), "LOC", f"Khu kinh tế {short}".strip())
    for match in _bare_names().finditer(folded):
        if text[match.start()].isupper() and not text[match.start() : match.end()].isupper():
            norm = _provinces().get(match.group()) or _countries()[match.group()]
            yield Found(match.start(), match.end(), "LOC", norm)


def _with_level(text: str, match: re.Match[str]) -> Iterator[Found]:
    at = match.end() + 1
    seen = text[match.start("level") : match.end("level")]
    number = _NUMBERED.match(text, at)
    if number and match["level"] in _NUMBERED_LEVELS and _is_level(seen):
        level = level_name(match["level"])
        yield Found(match.start(), number.end(), "LOC", f"{level} {number.group()}")
        return
    end = name_end(text, at)
    if end == at or _is_no_name(text[at:end], match["level"]):
        return
    shouting = text[at:end].isupper() and (end - at > 4 or seen.isupper())
    if not _is_level(seen) or (shouting and fold(text[at:end]) not in _provinces()):
        return
    level = level_name(match["level"])
    yield Found(match.start(), end, "LOC", f"{level} {spelled(text[at:end], level)}")
    while (more := _MORE.match(text, end)) and level not in ("tỉnh", "thành phố"):
        at, end = more.end(), name_end(text, more.end())
        yield Found(at, end, "LOC", f"{level} {text[at:end]}")
