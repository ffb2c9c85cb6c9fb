"""How far a project's name goes after its head, and whether what follows names it at all.

Each reader takes the text, its lower-case copy, the end of the head and the head; it returns the
end of the name, or `None` where the words name no undertaking of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.folding import UPPER
from extract.words import alternatives, stop_in

CAPITAL = rf"(?<!\w)(?!(?:KCN|CCN|KĐT|KKT)(?!\w))[{UPPER}][\w’'/-]*(?:\.\w+)*"
_HYPHENED = rf"(?: [-–] {CAPITAL}(?: {CAPITAL})*)*"
_PROPER = re.compile(
    rf"(?: (?:{alternatives('project_link')}|\d+ ?kV))*"
    rf"(?: (?:{CAPITAL}|\d(?:\.?\d)*(?!\w|%)))+{_HYPHENED}"
)
_LONG_NAME = re.compile(
    r"(?: (?!(?:và|của|đã|vào|để|trong|theo|cho|được|với|là|có|do|các|từ|trước|sẽ|tại|trên) )"
    rf"[a-zà-ỹ]\w*){{0,6}}(?: (?:{CAPITAL}|\d+(?!\w|%)))+{_HYPHENED}"
    r"(?: \((?:cơ sở|giai đoạn) \d\)| cơ sở \d)?"
)
_BEGUN = re.compile(rf"(?:^| [a-zà-ỹ]\w*) {CAPITAL}$")
_MORE_NAME = re.compile(rf"(?: [a-zà-ỹ]\w*){{1,5}}(?: {CAPITAL})+")
_HARD = re.compile(r"\.\.\.|…|[.;:!?\n()](?!\d)|(?<=\w)[\"”](?= )|(?<!\d),(?!\d)")
_COMMA_GOES_ON = re.compile(rf", (?:{alternatives('comma_goes_on')})")
_NEW_CLAUSE = re.compile(rf", (?:{alternatives('new_clause')})|, (?=[{UPPER}\d])")
_SHARED_STOP = alternatives("project_stop")
_WORKS_STOP = re.compile(rf" (?:{_SHARED_STOP}|{alternatives('works_stop')})(?!\w)")
_TITLE_STOP = re.compile(rf" (?:{_SHARED_STOP}|{alternatives('title_stop')})(?!\w)")
_EVIDENT = re.compile(rf"(?<!\w)[{UPPER}](?:[\w]|$)|(?<![\d/])(?!(?:19|20)\d\d)\d+(?!\w)|[\"“«]")
_FORM = re.compile(
    r"^ (?:BOT|BT|PPP|BTL|ODA|FDI|BTO|nhóm [ABC]"
    r"|(?:và|hoặc|cùng)(?! kinh doanh| khai thác| vận hành| quản lý))(?!\w)"
)
_DRAFT = re.compile(r" (?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định)(?!\w)")
_ROAD_WORDS = re.compile(
    rf"(?: (?:(?:{alternatives('road')})(?!\w)|Thành phố|T[Pp]\.?|{CAPITAL}"
    r"|\d(?:[.,]?\d)*(?:km| ?kV)?(?!\w)|[-–]))+"
)
_CODE = re.compile(r" (?:CT|QL|ĐT|TL|DT|HL)\.? ?\d+\w*(?: [-–] (?:CT|QL|ĐT)\.? ?\d+)?")
_QUOTED = re.compile(r" ?[\"“«]([^\"”»\n]{3,90})[\"”»]")
_COMMON_TITLE = re.compile(rf"(?:{alternatives('common_title')})(?!\w)")
_PROGRAMME = re.compile(rf"(?:{alternatives('programme')})")
_SCHEME_OF = ("khu", "sử", "mạng", "hệ", "xây", "vùng", "ngành", "cảng", "phát")
_LONGEST_TITLE, _LONGEST_WORK = 40, 32


@dataclass(frozen=True, slots=True)
class Head:
    """One way to begin a project's name, its kind, and the grammar of what follows.

    `building` heads («trường», «chợ») are projects only where they are built («khởi công …»).
    """

    folded: str
    written: str
    kind: str
    tail: str
    building: bool


Reader = Callable[[str, str, int, Head], int | None]


def tail_end(text: str, lower: str, start: int, head: Head) -> int | None:
    """Return where the name ends that follows a head at `start`, or `None`.

    A quotation or a code («CT.08») names by itself; else the reader of the head's tail decides.
    """
    if head.tail not in ("name", "road", "none") and (quoted := _QUOTED.match(text, start)):
        return quoted.end()
    if head.tail != "none" and (code := _CODE.match(text, start)):
        return code.end()
    if head.tail != "none" and text[start : start + 1] != " ":
        return start if head.folded in _COMPLETE else None
    return READERS[head.tail](text, lower, start, head)


def _bare(text: str, lower: str, start: int, head: Head) -> int | None:
    return start


def _unnamed(text: str, lower: str, start: int, head: Head) -> int | None:
    return None


def _name(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read a proper name: «Khu công nghiệp| Tân Hòa»."""
    match = _PROPER.match(text, start)
    return match.end() if match else None


def _long_name(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read common words up to a proper name: «nhà máy| xử lý rác Tân Hòa».

    A building's may begin with a capital of its own: «trụ sở| Công an xã Tân Hòa».
    """
    match = _LONG_NAME.match(text, start)
    if not match:
        return None
    more = (
        _MORE_NAME.match(text, match.end()) if head.building and _BEGUN.search(match[0]) else None
    )
    return more.end() if more else match.end()


def _road(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read a road's name: its ends, number or «ven biển»; joining words trimmed."""
    match = _ROAD_WORDS.match(text, start)
    words = match.group().split(" ") if match else []
    while words and not _ends_road(words):
        words.pop()
    tail = " ".join(words)
    numbered = re.search(r"\d{2,}(?!\d| ?kV)|(?<=số )\d", tail) or (
        head.folded == "duong vanh dai" and re.search(r"\d", tail)
    )
    named = re.search(CAPITAL, tail) or numbered or "ven biển" in tail
    return start + len(tail) if named else None


def _ends_road(words: list[str]) -> bool:
    first = words[-1][:1]
    return first.isupper() or first.isdigit() or words[-2:] == ["ven", "biển"]


def _works(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read the description of a work, which must hold a name, a number or a code."""
    end = _bounded(text, lower, start, _WORKS_STOP)
    tail = text[start:end]
    if len(tail.split()) > _LONGEST_WORK or _FORM.match(tail) or _DRAFT.match(tail):
        return None
    return end if "ven biển" in tail or _EVIDENT.search(tail) else None


def _title(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read the title of a programme, scheme or plan, which must be one of its own."""
    end = _bounded(text, lower, start, _TITLE_STOP)
    return end if _is_title(lower[start:end].strip(), text[start:end], head) else None


def _bounded(text: str, lower: str, start: int, soft: re.Pattern[str]) -> int:
    """Return the first end from `start`: a soft stop word, or punctuation that ends the name."""
    at = start
    while hard := _HARD.search(text, at):
        listing = soft is _TITLE_STOP and not _NEW_CLAUSE.match(text, hard.start())
        goes_on = listing or _COMMA_GOES_ON.match(text, hard.start())
        if hard.group() != "," or not goes_on:
            break
        at = hard.end()
    end = hard.start() if hard else len(text)
    end = stop_in(text, lower, start, end, soft)
    return start + len(text[start:end].rstrip(" ,-–"))


def _is_title(tail: str, seen: str, head: Head) -> bool:
    """Whether the words after «chương trình», «đề án», «quy hoạch» make a title of their own."""
    words = tail.split()
    if head.folded in _COMPLETE or not words:
        return head.folded in _COMPLETE
    if head.folded.startswith(("quy hoach ", "dieu chinh")):
        return len(words) >= 2 or head.folded == "dieu chinh quy hoach"
    if head.kind == "campaign":
        return words[0] == "toàn"
    if _COMMON_TITLE.match(tail) or len(words) > _LONGEST_TITLE:
        return False
    return _tells(words, tail, seen, head)


def _tells(words: list[str], tail: str, seen: str, head: Head) -> bool:
    """Whether a title is told apart by a number, by its subject, or by its length."""
    if head.folded == "quy hoach":
        return len(words) >= 3 and words[0] in _SCHEME_OF
    if words[0] == "ocop" or words[0].isdigit():
        return True
    if head.folded == "chuong trinh":
        evident = _PROGRAMME.match(tail) or _EVIDENT.search(f" {seen.strip()}")
        return len(words) >= 3 and bool(evident)
    return len(words) >= 2


_COMPLETE = ("quy hoach tinh", "quy hoach thanh pho")
"""Heads that need no more words: a province has one «Quy hoạch tỉnh»."""

READERS: dict[str, Reader] = {
    "none": _bare,
    "quoted": _unnamed,
    "name": _name,
    "long": _long_name,
    "road": _road,
    "works": _works,
    "title": _title,
}
