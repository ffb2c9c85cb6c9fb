"""Projects: named undertakings, from a bridge to a national programme.

A head («dự án», «Khu công nghiệp», «Đề án», reference table `project_heads`) and a tail that
must name it: a proper name, a number or code, a quotation, or for programmes and schemes a title.
Generic groups («các dự án trọng điểm») are not projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.folding import UPPER, fold, lower_case
from extract.found import Context, Found
from extract.naming import capital_first, expand
from extract.words import alternatives
from ontology.load import rows

_CAPITAL = rf"(?<!\w)[{UPPER}][\w’'/-]*(?:\.\w+)*"
_HYPHENED = rf"(?: [-–] {_CAPITAL}(?: {_CAPITAL})*)*"
_NAME = re.compile(
    rf"(?: (?:{alternatives('project_link')}))*(?: (?:{_CAPITAL}|\d[\d.]*(?!\w|%)))+{_HYPHENED}"
)
_LONG_NAME = re.compile(
    r"(?: (?!(?:và|của|đã|vào|để|trong|theo|cho|được|với|là|có|do|các|từ|trước|sẽ|tại|trên) )"
    rf"[a-zà-ỹ]\w*){{0,6}}(?: (?:{_CAPITAL}|\d+(?!\w|%)))+{_HYPHENED}"
    r"(?: \((?:cơ sở|giai đoạn) \d\)| cơ sở \d)?"
)
_PLACE_MORE = re.compile(
    rf" (?:qua|vượt|bắc qua) sông {_CAPITAL}(?: {_CAPITAL}){{0,2}}"
    r"|,? (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|đặc khu)"
    rf" {_CAPITAL}(?: {_CAPITAL}){{0,3}}"
)
_BRACKET = re.compile(r" \((?:CT\.?\d+|đoạn [^()]{3,60}|giai đoạn [^()]{1,20}|[A-ZĐ]{2,6})\)")
_HARD = re.compile(r"\.\.\.|…|[.;:!?\n()](?!\d)|(?<=\w)[\"”](?= )|(?<!\d),(?!\d)")
_COMMA_GOES_ON = re.compile(rf", (?:{alternatives('comma_goes_on')})")
_NEW_CLAUSE = re.compile(rf", (?:{alternatives('new_clause')})|, (?=[{UPPER}\d])")
_SHARED_STOP = alternatives("project_stop")
_WORKS_STOP = re.compile(rf" (?:{_SHARED_STOP}|{alternatives('works_stop')})(?!\w)")
_TITLE_STOP = re.compile(rf" (?:{_SHARED_STOP}|{alternatives('title_stop')})(?!\w)")
_GENERIC_BEFORE = re.compile(
    r"(?:^|[ (])(?:các|những|một số|nhiều|từng|mỗi|\d+|1 số)"
    r"(?: (?:chương trình|kế hoạch|đề án|dự án|công trình|quy hoạch),?)?$"
)
_PLURAL = re.compile(r"(?<!\w)(?:các|Các) $")
_EVIDENT = re.compile(
    rf"(?<!\w)[{UPPER}](?:[\w]|$)|(?<![\d/])(?!(?:19|20)\d\d)\d+(?!\w)|[\"“«]"
)
_FORM = re.compile(r"^ (?:BOT|BT|PPP|BTL|ODA|FDI|BTO|nhóm [ABC])(?!\w)")
_ROAD = re.compile(
    rf"(?: (?:(?:{alternatives('road')})(?!\w)|{_CAPITAL}|\d[\d.,]*(?:km)?(?!\w)|[-–]))+"
)
_CODE = re.compile(r" (?:CT|QL|ĐT|TL|DT|HL)\.? ?\d+\w*(?: [-–] (?:CT|QL|ĐT)\.? ?\d+)?")
_QUOTED = re.compile(r" ?[\"“«]([^\"”»\n]{3,90})[\"”»]")
_COMMON_TITLE = re.compile(rf"(?:{alternatives('common_title')})(?!\w)")
_BUILT = re.compile(rf"(?:{alternatives('built_before')}) (?:mới )?$")
_NOT_A_WORK = re.compile(rf"(?:{alternatives('not_a_work_after')}) $")
_PROGRAMME = re.compile(rf"(?:{alternatives('programme')})")
_SCHEME_OF = ("khu", "sử", "mạng", "hệ", "xây", "vùng", "ngành", "cảng", "phát")
_LONGEST_TITLE, _LONGEST_WORK = 40, 32


@dataclass(frozen=True, slots=True)
class Head:
    """One way to begin a project's name, its kind, and the grammar of what follows."""

    folded: str
    written: str
    kind: str
    tail: str
    building: bool


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, Head]]:
    heads = {
        fold(written): Head(
            fold(written), written, row["kind"], row["tail"], row["note"] == "building"
        )
        for row in rows("project_heads")
        for written in row["head"].split("|")
    }
    ordered = sorted(heads, key=lambda h: (-len(h), h))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"), heads


def find_projects(text: str, context: Context) -> Iterator[Found]:
    """Yield the named undertakings of `text`.

    >>> text = "đẩy nhanh dự án cầu Suối Trắng và các dự án trọng điểm"
    >>> [f.norm for f in find_projects(text, Context())]
    ['Cầu Suối Trắng']
    """
    folded, lower = fold(text), lower_case(text)
    pattern, heads = _heads()
    at = 0
    while match := pattern.search(folded, at):
        head, start = heads[match.group()], match.start()
        at = match.end()
        if " " not in head.written and len(head.written) < 5 and not _marked(lower[start:at], head):
            continue
        before = lower[max(0, start - 24) : start]
        if _NOT_A_WORK.search(before) or (head.building and not _BUILT.search(before)):
            continue
        end = _end(text, lower, at, head)
        if end is None or _is_generic(text, lower, start, head, end):
            continue
        end = _extended(text, end)
        if head.tail in ("name", "long", "road") and (
            many := _PLURAL.search(text, max(0, start - 4), start)
        ):
            start = many.start()
        name = project_name(text[start:end], context)
        yield Found(start, end, "PROJECT", name, {"kind": head.kind})
        at = max(at, end)


def _marked(seen: str, head: Head) -> bool:
    """Whether a one-syllable head has its own marks («cầu» may be misread «câu», not «cau»)."""
    return seen == head.written.lower() or (seen, head.written) == ("câu", "cầu")


def _end(text: str, lower: str, start: int, head: Head) -> int | None:
    """Return where the name ends that follows a head at `start`, or `None`."""
    if head.tail == "none":
        return start
    if head.tail not in ("name", "road") and (quoted := _QUOTED.match(text, start)):
        return quoted.end()
    if code := _CODE.match(text, start):
        return code.end()
    if text[start : start + 1] != " " or head.tail == "quoted":
        return None
    if head.tail in ("name", "long"):
        match = (_NAME if head.tail == "name" else _LONG_NAME).match(text, start)
        return match.end() if match else None
    if head.tail == "road":
        return _road_end(text, start)
    end = _bounded(text, lower, start, _TITLE_STOP if head.tail == "title" else _WORKS_STOP)
    tail = text[start:end]
    if head.tail == "title":
        return end if _is_title(lower[start:end].strip(), tail, head) else None
    if len(tail.split()) > _LONGEST_WORK or _FORM.match(tail):
        return None
    return end if "ven biển" in tail or _EVIDENT.search(tail) else None


def _road_end(text: str, start: int) -> int | None:
    """Return the end of a road's name: its ends, number or «ven biển»; joining words trimmed."""
    match = _ROAD.match(text, start)
    words = match.group().split(" ") if match else []
    while words and not (
        words[-1][:1].isupper() or words[-1][:1].isdigit() or words[-2:] == ["ven", "biển"]
    ):
        words.pop()
    tail = " ".join(words)
    named = re.search(_CAPITAL, tail) or re.search(r"\d{2,}", tail) or "ven biển" in tail
    return start + len(tail) if named else None


def _bounded(text: str, lower: str, start: int, soft: re.Pattern[str]) -> int:
    """Return the first end from `start`: a soft stop word, or punctuation that ends the name."""
    at = start
    while hard := _HARD.search(text, at):
        comma = hard.group() == ","
        listing = soft is _TITLE_STOP and not _NEW_CLAUSE.match(text, hard.start())
        if comma and (listing or _COMMA_GOES_ON.match(text, hard.start())):
            at = hard.end()
            continue
        break
    end = hard.start() if hard else len(text)
    if stop := soft.search(lower, start, end):
        end = stop.start()
    return start + len(text[start:end].rstrip(" ,-–"))


def _is_title(tail: str, seen: str, head: Head) -> bool:
    """Whether the words after «chương trình», «đề án», «quy hoạch» make a title of their own."""
    words = tail.split()
    if head.folded in ("quy hoach tinh", "quy hoach thanh pho"):
        return True
    if not words:
        return False
    if head.folded.startswith(("quy hoach ", "dieu chinh")):
        return len(words) >= 2 or head.folded == "dieu chinh quy hoach"
    if head.kind == "campaign":
        return words[0] == "toàn"
    if _COMMON_TITLE.match(tail) or len(words) > _LONGEST_TITLE:
        return False
    if head.folded == "quy hoach":
        return len(words) >= 3 and words[0] in _SCHEME_OF
    if words[0] == "ocop" or words[0].isdigit():
        return True
    if head.folded == "chuong trinh":
        return len(words) >= 3 and bool(
            _PROGRAMME.match(tail) or _EVIDENT.search(" " + seen.strip())
        )
    return len(words) >= 2


def _is_generic(text: str, lower: str, start: int, head: Head, end: int) -> bool:
    """Whether a plural before the head makes it a group («các dự án trọng điểm»)."""
    if not _GENERIC_BEFORE.search(lower[max(0, start - 28) : start].rstrip()):
        return False
    tail = text[start + len(head.folded) : end]
    return head.tail in ("works", "title", "road") or not re.search(_CAPITAL, tail)


def _extended(text: str, end: int) -> int:
    """Take in a bracket («(đoạn qua …)», «(CT.08)») and the places that follow on directly."""
    while match := _BRACKET.match(text, end) or _PLACE_MORE.match(text, end):
        end = match.end()
    return end


_DROPPED = re.compile(
    r"^(?:các )?(?:công trình )?dự án (?=\w)|^công trình (?=\w)|^đồ án (?=\w)", re.IGNORECASE
)
_INFRASTRUCTURE = re.compile(
    r"^đầu tư(?: xây dựng)?(?: và kinh doanh)?(?: kết cấu)? hạ tầng(?: kỹ thuật)? (?=[KkCc])",
    re.IGNORECASE,
)


def project_name(seen: str, context: Context) -> str:
    """Return a project's name: without «dự án», abbreviations written out, no quotation marks."""
    name = re.sub(r"[\"“”«»]", "", _DROPPED.sub("", expand(seen)))
    name = _INFRASTRUCTURE.sub("", name)
    level = (context.place or "").split(" ")[0]
    if context.place and fold(name) == f"quy hoach {fold(level)}":
        name = f"Quy hoạch {context.place}"
    return capital_first(name.strip())
