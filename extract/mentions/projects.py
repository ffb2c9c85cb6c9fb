"""Projects: named undertakings, from a bridge to a national programme.

A head («dự án», «Khu công nghiệp», «Đề án», reference table `project_heads`) and a tail that
must name it (`project_tails`). Generic groups («các dự án trọng điểm») are not projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.agencies.naming import capital_first, expand
from extract.alternation import one_of
from extract.folding import fold, lower_case
from extract.mentions.found import Context, Found
from extract.mentions.project_tails import Head, tail_end
from extract.mentions.roads import CAPITAL, extended, numbered_roads
from extract.words import alternatives
from ontology.load import rows

_PLACE_MORE = re.compile(
    rf" (?:qua|vượt|bắc qua) sông {CAPITAL}(?: {CAPITAL}){{0,2}}"
    r"|(?P<apart>,)? "
    r"(?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|đặc khu) |T[PX]\.? ?)"
    rf"(?>{CAPITAL}(?: {CAPITAL}){{0,3}})(?(apart)(?! và {CAPITAL}))"
)
"""Where a work lies is of its name, but not a list of places: «…, xã Tân Hòa và An Bình»."""
_PLACE_TOO = re.compile(
    rf" và (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) {CAPITAL}(?: {CAPITAL}){{0,3}}"
)
_GENERIC_BEFORE = re.compile(
    r"(?:^|[ (])(?:các|những|một số|nhiều|từng|mỗi|\d+|1 số)"
    r"(?: (?:chương trình|kế hoạch|đề án|đồ án|dự án|công trình|quy hoạch),?)?$"
)
_PLURAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Hh]ai|[Bb]a|\d{1,2}) (?:(?:dự án|công trình) )?$")
_BODY_BEFORE = re.compile(r"(?<!\w)(?:Sở|Phòng|Viện|Cục|Vụ|Bộ|Tổng cục) $")
_BUILT = re.compile(rf"(?:{alternatives('built_before')}) (?:mới )?$")
_BEING_BUILT = re.compile(
    r"[^;:\n]{3,70}? (?:(?:ngừng|dừng|đang|chậm) thi công|thi công (?:chậm|cầm|dở|đạt)"
    r"|(?:được )?(?:khởi công|nạo vét|nâng cấp)|giải ngân|(?:bị )?hư hỏng|xuống cấp"
    r"|hoàn thành (?:\d|phần thô)"
    r"|vướng (?:thủ tục|mặt bằng|gpmb|giải phóng)|chưa nghiệm thu|chậm tiến độ|chưa thi công"
    r"|chưa có nhà đầu tư|đạt \d+(?:,\d+)?% khối lượng|vào (?:danh mục|kế hoạch đầu tư công))"
)
_NOT_A_WORK = re.compile(rf"(?:{alternatives('not_a_work_after')}) $")
_PERSON_AFTER = re.compile(r" (?:Chí Minh|Văn|Thị|Đức|Hữu|Quang|Xuân|Minh|Thanh|Ngọc|Sỹ) ?")
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:xã|phường|huyện|quận|thị trấn|thị xã|thành phố|thôn|ông|bà) $", re.IGNORECASE
)
_LISTED = re.compile(rf"(?:, | và )(?={CAPITAL})(?!(?:{alternatives('not_in_a_list')})(?!\w))")
_NAMED = ("name", "long", "road")
_GAP = re.compile(r"(?:,? (?:(?:bao )?gồm|là):?|:) (?=\w)")
_ENDS = re.compile(rf"{CAPITAL}(?: {CAPITAL})*(?: [-–] {CAPITAL}(?: {CAPITAL})*)+(?! [-–])")
_NEXT_ROAD = re.compile(rf"(?:, | và |; )(?={CAPITAL})")

_JOINTS = (" và ", ", ", "; ")
_SOME = re.compile(r"(?<!\w)(?:khu vực|vùng|thuộc|trên địa bàn)(?!\w)")


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, Head]]:
    heads = {
        fold(written): Head(
            fold(written), written, row["kind"], row["tail"], row["note"] == "building"
        )
        for row in rows("project_heads")
        for written in row["head"].split("|")
    }
    return re.compile(rf"(?<![\w-]){one_of(heads)}(?!\w)"), heads


def find_projects(text: str, context: Context) -> Iterator[Found]:
    """Yield the named undertakings of `text`.

    >>> text = "đẩy nhanh dự án cầu Suối Trắng và các dự án trọng điểm"
    >>> [f.norm for f in find_projects(text, Context())]
    ['Cầu Suối Trắng']
    """
    last = 0
    for found in sorted((*_headed(text, context), *_numbered(text, context)), key=_longest_first):
        if found.end > last:
            last = found.end
            yield found


def _longest_first(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _numbered(text: str, context: Context) -> Iterator[Found]:
    for start, end in numbered_roads(text):
        name = project_name(text[start:end], context)
        yield Found(start, end, "PROJECT", name, {"kind": "investment"})


def _headed(text: str, context: Context) -> Iterator[Found]:
    folded, lower = fold(text), lower_case(text)
    pattern, heads = _heads()
    at = done = 0
    while match := pattern.search(folded, at):
        head, start = heads[match.group()], match.start()
        at = match.end()
        joined = text[done:start] in _JOINTS and start > done > 0
        if not _stands(lower, start, at, head, joined) or _is_proper_part(text, start, at):
            continue
        many = _PLURAL.search(text, max(0, start - 16), start)
        roads = list(_roads(text, at, head)) if many else []
        for first, last in roads:
            name = project_name(f"{head.written} {text[first:last]}", context)
            yield Found(first, last, "PROJECT", name, {"kind": head.kind})
        if roads:
            at = done = roads[-1][1]
            continue
        gap = _GAP.match(text, at) if many and head.tail == "name" else None
        end = tail_end(text, lower, gap.end() - 1 if gap else at, head)
        if end is None:
            continue
        if _is_generic(text, lower, start, head, end):
            at = end if head.tail == "long" else at
            continue
        end = _extended(text, end, head)
        listed = list(_listed(text, lower, end, head)) if many and head.tail == "name" else []
        if many and many[0].lower() == "các " and head.tail in _NAMED and not listed:
            start = many.start()
        name = project_name(text[start:end], context)
        yield Found(start, end, "PROJECT", name, {"kind": head.kind})
        for first, last in listed:
            name = project_name(f"{head.written} {text[first:last]}", context)
            yield Found(first, last, "PROJECT", name, {"kind": head.kind})
        at = done = max([at, end, *(last for _, last in listed)])


def _stands(lower: str, start: int, end: int, head: Head, joined: bool) -> bool:
    """Whether `head` stands at `start`: a short one with its marks, and in the right company.

    «cầu» may be misread «câu», not «cau»; a school is a project only where it is built, or
    `joined` to one («hồ Suối Mây và Trường THPT Tân Hòa»).
    """
    short = " " not in head.written and len(head.written) < 5
    if short and lower[start:end] not in (head.written.lower(), head.written.replace("ầ", "â")):
        return False
    if lower[start:end] == "câu" and lower[end : end + 2].strip().isdigit():
        return False
    before = lower[max(0, start - 32) : start]
    if _NOT_A_WORK.search(before):
        return False
    built = joined or _BUILT.search(before) or _BEING_BUILT.match(lower, end)
    return bool(built) or not head.building


def _roads(text: str, at: int, head: Head) -> Iterator[tuple[int, int]]:
    """Yield the ends listed behind a plural: «các tuyến cao tốc:| Tân Hòa - An Bình, …»."""
    joint = _GAP.match(text, at) if head.tail == "road" else None
    while joint and (road := _ENDS.match(text, joint.end())):
        yield road.span()
        joint = _NEXT_ROAD.match(text, road.end())


def _is_proper_part(text: str, start: int, end: int) -> bool:
    """Whether the head is part of another name: «phường| Cầu Ông», «đồng chí| Hồ Văn Nam».

    So is one behind the kind of a body: «Sở| Quy hoạch - Kiến trúc».
    """
    if _BODY_BEFORE.search(text, max(0, start - 12), start):
        return True
    if " " in text[start:end] or not text[start].isupper():
        return False
    named = _PERSON_AFTER.match(text, end) if text[start:end] == "Hồ" else None
    return bool(named or _PLACE_BEFORE.search(text, max(0, start - 12), start))


def _is_generic(text: str, lower: str, start: int, head: Head, end: int) -> bool:
    """Whether a plural before the head makes it a group («các dự án trọng điểm»)."""
    if not _GENERIC_BEFORE.search(lower[max(0, start - 28) : start].rstrip()):
        return False
    tail = text[start + len(head.folded) : end]
    if head.tail == "long" and _SOME.search(tail):
        return True
    return head.tail in ("works", "title", "road") or not re.search(CAPITAL, tail)


def _listed(text: str, lower: str, end: int, head: Head) -> Iterator[tuple[int, int]]:
    """Yield the further names of a plural: «các KCN Tân Hòa|, An Bình và Phú Lộc»."""
    while joint := _LISTED.match(text, end):
        last = tail_end(text, lower, joint.end() - 1, head)
        if last is None:
            return
        last = _extended(text, last, head)
        yield joint.end(), last
        end = last


def _extended(text: str, end: int, head: Head) -> int:
    """Take in what belongs to a name: «mở rộng», brackets, stages, the places that follow on."""
    if head.tail == "title":
        while match := _PLACE_MORE.match(text, end):
            end = match.end()
        return end
    road = head.tail in ("road", "works") or head.folded.startswith(_BANKS)
    end = extended(text, end, road=road)
    while match := _PLACE_MORE.match(text, end):
        end = extended(text, match.end(), road=road)
        if another := _PLACE_TOO.match(text, end):
            end = another.end()
    return end


_BANKS = ("de", "ke", "kenh")
"""Works along the water, which have sections as roads do: «đê hữu sông Lam, đoạn K12 - K15»."""
_DROPPED = re.compile(
    r"^(?:các )?(?:công trình )?dự án (?!\d+$)(?=\w)|^công trình (?=\w)|^đồ án (?=\w)",
    re.IGNORECASE,
)
_ROAD_CODE = re.compile(
    r"(?:(?:[Tt]uyến )?[Đđ]ường )?(Đường tỉnh|Đường huyện|Quốc lộ|Tỉnh lộ|Hương lộ)[ .-]*(?=\d)"
)
_GLUED = re.compile(r"(?<!\w)(QL|TL|ĐT|ĐH|HL)(?=\d)")
"""«QL1A» is «Quốc lộ 1A»."""
_TWICE = re.compile(r"^(.{3,60}) \(\1\)$", re.IGNORECASE)
"""«mỗi xã một sản phẩm (OCOP)», the abbreviation written out."""
_ACROSS = re.compile(r"(?<=\w) (?:qua|vượt|bắc qua) sông [^,()]+$")
"""«cầu Tân Hòa qua sông Lam» is «Cầu Tân Hòa»; «cầu vượt sông Lam» has no other name."""
_INFRASTRUCTURE = re.compile(
    r"^đầu tư(?: xây dựng)?(?: và kinh doanh)?(?: kết cấu)? hạ tầng(?: kỹ thuật)? (?=[KkCc])",
    re.IGNORECASE,
)


def project_name(seen: str, context: Context) -> str:
    """Return a project's name: without «dự án», abbreviations written out, no quotation marks."""
    spaced = _GLUED.sub(r"\1 ", seen)
    name = _DROPPED.sub("", re.sub(r"[\"“”«»*:]", "", _ROAD_CODE.sub(r"\1 ", expand(spaced))))
    name = _ACROSS.sub("", _INFRASTRUCTURE.sub("", name))
    level = (context.place or "").split(" ")[0]
    if context.place and fold(name) == f"quy hoach {fold(level)}":
        name = f"Quy hoạch {context.place}"
    return capital_first(_TWICE.sub(r"\1", name.strip()))
