"""Places: administrative units of every level; with `landmarks`, all that is a place.

Also the scope that follows a body's name («UBND *các huyện, thành phố*», «Công an *tỉnh Lâm
Đồng*»), which `extract.agencies.bodies` shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.agencies.chairs import names_a_chair
from extract.document.datelines import head_places
from extract.folding import UPPER, fold
from extract.mentions.found import Context, Found
from extract.mentions.known_places import named_again, sites
from extract.mentions.landmarks import bare_names, find_landmarks
from extract.mentions.place_names import NAME, name_end, provinces
from extract.words import alternatives

LEVEL = r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|tx\.?|thi tran|tt\.|xa|phuong|p\.|dac khu)"
LEVELS = rf"{LEVEL}(?:(?:, | va |/| ?- ?| ){LEVEL})*"
_NAME = re.compile(NAME)
_SHORT_FORMS = {
    "tp": "thành phố",
    "tp.": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
    "tt.": "thị trấn",
    "p.": "phường",
}
_SHORT_LEVELS = {"xa": "xã xả", "quan": "quận", "huyen": "huyện huyên huyẹn", "phuong": "phường"}
_NUMBERED = re.compile(r"\d{1,2}(?!\w|[.,/-]\d)")
_NUMBERED_LEVELS = ("phuong", "quan")
_MANY = re.compile(
    rf" (?:cua )?(?:cac dia phuong(?: (?:co )?lien quan)?"
    rf"|(?:cac )?{LEVELS}(?= truc thuoc trung uong) truc thuoc trung uong"
    rf"|(?:cac|mot so) {LEVELS}"
    rf"|(?:cac )?cap (?:tinh|huyen|xa)(?:(?:, | va )(?:cap )?(?:tinh|huyen|xa))*|cac cap"
    rf"|\d+ {LEVELS}|{LEVEL}(?:(?:, | va ){LEVEL})+)(?!\w)"
)
_MIXED = re.compile(rf"(?:, | và )[{UPPER}][^{UPPER}]")
_ONE = re.compile(rf" (?:cua )?(?P<level>{LEVEL})(?!\w)")
_LEVEL = re.compile(rf"(?<!\w)(?P<level>{LEVEL})(?: |(?<=[tp][pxt]\.)(?=[^\W\d_]))")
_MORE = re.compile(
    rf"(?:, ?| và )(?=[{UPPER}])"
    rf"(?!(?:{alternatives('not_in_a_list')}|{alternatives('post')})(?!\w))"
)
_BRACKETED = re.compile(
    r"(?<!\w)(?:các|\d{1,3}) (?P<level>huyện|xã|phường|quận|thị trấn)"
    r"(?:(?: [a-zà-ỹđ]+){0,8} \(|,? (?:(?:bao )?gồm|là):? "
    r"|(?: (?:biên giới|miền núi|vùng cao|ven biển|ven sông|còn lại|sau|sau đây|bãi ngang))?: )"
    rf"(?={NAME}(?:[,;)]| và [{UPPER}]))"
)
_AND_NAME = re.compile(
    rf"(?P<joint>, | và |: | \(| )(?:(?:các )?(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã"
    rf"|phường|đặc khu) )?(?P<name>(?=[{UPPER}]))"
)
_REACH = re.compile(rf"(?: ven biển)? từ {NAME} (?:đến|tới) (?=[{UPPER}])")
_OTHER_BODY = re.compile(rf"(?:{alternatives('not_in_a_list')}|{alternatives('post')})(?!\w)")
_NEXT_CELL = re.compile(
    r"(?:Hằng|Hàng|Trước|Trong|Tháng|Quý|Ngày|Năm|Thường|Chủ|Phối|Sở|Ban|UBND|Công ty|Phòng|Khi"
    r"|Theo)(?!\w)"
)
"""Words with which the next cell of a row begins, no place: «UBND tỉnh| Hằng ngày»."""
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
    one = _ONE.match(folded, start)
    if one and _is_level(text[one.start("level") : one.end("level")]):
        level = level_name(one["level"])
        at = one.end() + 1
        end = name_end(text, at) if text[one.end() : at] in (" ", ".") else at
        if _is_no_name(text[at:end], one["level"]) or names_a_chair(text, start, text[at:end]):
            end = at  # a person, not a place: «Chủ tịch UBND tỉnh Lê Văn Tám»
        if end > at:
            return Scope(end, level, f"{level} {spelled(text[at:end], level)}")
        if level in ("phường", "quận", "thị trấn") and (number := _NUMBERED.match(text, at)):
            return Scope(number.end(), level, f"{level} {number.group()}")
        return Scope(one.end(), level)
    if text[start : start + 1] == " ":
        end = name_end(text, start + 1)
        full = provinces().get(fold(text[start + 1 : end]))
        chair = seat and names_a_chair(text, start, text[start + 1 : end])
        if not chair and (full or (seat and end > start + 1)):
            return Scope(end, None, full or f"{seat} {spelled(text[start + 1 : end], seat)}")
    return None


def spelled(name: str, level: str) -> str:
    """Return a place's name as it is written: «LÂM ĐỒNG», «Lam Dong» → «Lâm Đồng».

    A province as the table has it; another name loses only its capitals.
    """
    name = re.sub(r"(?<=\w) ?[-–] ?(?=[VHT])", " - ", name) if " " in name else name
    known = provinces().get(fold(name)) if level in ("tỉnh", "thành phố") else None
    if known:
        return re.sub(r"(?i)^(?:tỉnh|thành phố) ", "", known)
    return name.title() if name.isupper() and len(name) > 3 else name


def _is_level(seen: str) -> bool:
    """Whether the letters may be a level: short ones must have their own marks («quản» is none)."""
    allowed = _SHORT_LEVELS.get(fold(seen))
    return allowed is None or seen.lower() in allowed.split(" ")


def _is_no_name(name: str, folded_level: str) -> bool:
    """Whether capitals after a level name no place: «Xã Hội», «UBND tỉnh| Lê Văn Tám»."""
    if _NEXT_CELL.match(name):
        return True
    if folded_level == "tinh":
        return name.count(" ") != 1 and fold(name) not in provinces()
    return folded_level == "xa" and name == "Hội"


def _names_end(text: str, end: int) -> int:
    """Return the end of names listed after a plural: «các xã| Tân Hòa, An Bình và Phú Lộc».

    A bracket counts whole: «3 xã| (Tân Hòa, An Bình, Phú Lộc)».
    """
    at = end
    while joint := _AND_NAME.match(text, at):
        if joint["joint"] not in ((" ", ": ", " (") if at == end else (" ", ", ", " và ", ": ")):
            break
        if _OTHER_BODY.match(text, joint.start("name")):
            break
        at = name_end(text, joint.start("name"))
    if "(" in text[end:at]:
        return at + 1 if text.startswith(")", at) else end
    if reach := _REACH.match(text, at):
        at = name_end(text, reach.end())
    return at


def level_name(folded_level: str) -> str:
    """Return a level's full name: «tp.» → «thành phố»."""
    if folded_level in _SHORT_FORMS:
        return _SHORT_FORMS[folded_level]
    return LEVEL_NAMES[folded_level]


def find_places(text: str, context: Context) -> Iterator[Found]:
    """Yield the places that `text` names, with their level where one is written.

    >>> text = "tại xã Tân Hòa và thành phố Đà Lạt"
    >>> [f.norm for f in find_places(text, Context())]
    ['xã Tân Hòa', 'thành phố Đà Lạt']
    """
    folded = fold(text)
    yield from head_places(text, provinces(), context)
    found = [place for match in _LEVEL.finditer(folded) for place in _with_level(text, match)]
    found += [place for match in _BRACKETED.finditer(text) for place in _bracketed(text, match)]
    yield from found
    yield from named_again(text, found)
    yield from find_landmarks(text, context)
    yield from bare_names(text, folded)
    yield from sites(text)


def _bracketed(text: str, match: re.Match[str]) -> Iterator[Found]:
    """Yield the places of a list behind its level: «04 xã (Tân Hòa, An Bình)»."""
    start = match.end()
    while True:
        end = name_end(text, start)
        yield Found(start, end, "LOC", f"{match['level']} {text[start:end]}")
        more = _MORE.match(text, end)
        if not more:
            return
        start = more.end()


def _is_letters(level: str, name: str) -> bool:
    """Whether capitals after a level in small letters are an abbreviation: «cấp tỉnh PCI»."""
    return level.islower() and name.isupper() and name.isascii() and " " not in name


_SEVERAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Hh]ai|[Bb]a|\d{1,2}) $")
_OF_A_BODY = re.compile(r"NHÂN DÂN\s*$")
"""«TỈNH HÒA LỘC» on the second line of «ỦY BAN NHÂN DÂN / TỈNH HÒA LỘC» is part of the body."""


def _with_level(text: str, match: re.Match[str]) -> Iterator[Found]:
    at = match.end()
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
    if not _is_level(seen) or (shouting and fold(text[at:end]) not in provinces()):
        return
    if _is_letters(seen, text[at:end]) or names_a_chair(text, match.start(), text[at:end]):
        return
    if _OF_A_BODY.search(text, max(0, match.start() - 12), match.start()):
        return
    level = level_name(match["level"])
    yield Found(match.start(), end, "LOC", f"{level} {spelled(text[at:end], level)}")
    many = _SEVERAL.search(text, max(0, match.start() - 6), match.start())
    while (more := _MORE.match(text, end)) and (many or level not in ("tỉnh", "thành phố")):
        at, end = more.end(), name_end(text, more.end())
        known = provinces().get(fold(text[at:end]))
        yield Found(at, end, "LOC", known or f"{level} {text[at:end]}")
