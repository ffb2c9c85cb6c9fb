"""How far a project's name goes after its head, and whether what follows names it at all.

Each reader takes the text, its lower-case copy, the end of the head and the head; it returns the
end of the name, or `None` where the words name no undertaking of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.folding import UPPER
from extract.mentions.roads import CAPITAL, road_end
from extract.words import alternatives, stop_in

_HYPHENED = rf"(?: [-–] (?:(?:hồ|đập|cầu|cảng|sông|cống) )?{CAPITAL}(?: {CAPITAL})*)*"
_COUNTED = (
    r"(?:tháng|năm|ngày|quý|tuần|tỷ|triệu|nghìn|ha|km|hộ|dự án|doanh nghiệp|nhà đầu tư|đơn vị|xã"
    r"|phường|huyện|tỉnh|lô|gói|đợt|người)(?!\w)"
)
"""What a number counts that is no part of a name: «các khu, cụm công nghiệp| 9 tháng»."""
_PROPER = re.compile(
    rf"(?: (?:{alternatives('project_link')}|\d+ ?kV)){{0,8}}"
    rf"(?: (?:{CAPITAL}|\d{{1,3}}[A-ZĐ]?(?!\w|%|[.,/]\d)(?! {_COUNTED})))+{_HYPHENED}"
)
_A_DAY = r"\d{1,2}[/-]\d{1,2}(?![\w/])"
"""A day that names a work: «Quảng trường 3/2»."""
_LONG_NAME = re.compile(
    r"(?: (?!(?:và|của|đã|vào|để|trong|theo|cho|được|với|là|có|do|các|từ|trước|sẽ|trên|tại) )"
    r"[a-zà-ỹ]\w*){0,8}"
    r"(?:(?: tại)? (?:KCN|CCN|[Kk]hu công nghiệp|[Kk]hu kinh tế|[Cc]ụm công nghiệp)"
    r"| UBND (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố))?"
    rf"(?: (?:{CAPITAL}|{_A_DAY}|\d+(?![\w%/])))+{_HYPHENED}"
    r"(?:(?<=\d) và \d{1,2}(?![\w%]|[.,/]\d))?(?: \((?:cơ sở|giai đoạn) \d\)| cơ sở \d)?"
)
_BEGUN = re.compile(rf"(?:^| [a-zà-ỹ]\w*) {CAPITAL}(?: [-–] {CAPITAL})?$")
_MORE_NAME = re.compile(rf"(?: [a-zà-ỹđ]\w*){{1,5}}(?: {CAPITAL}| \d{{1,2}}(?![\w%]|[.,/]\d))+")
_KIND_OF_PLANT = re.compile(
    r" (?:Nhiệt|Thủy|Điện|Xi|Xử|Nước|Chế|Sản|May|Đường|Lọc|Luyện|Cấp|Giấy|Gạch|Đốt)"
    r"(?: (?:điện|măng|lý|biến|xuất|dầu|thép|luyện|mặt|gió|sạch|nước|rác|máy|hóa)(?!\w))+"
)
_HARD = re.compile(
    r"\.\.\.|…|\*\*|[.;:!?\n()](?!\d)|\n(?=\d{1,2}(?:\.\d{1,2}){0,3}[.)] )|(?<=\w)[\"”](?= )"
    r"|(?<!\d)(?<!QL),|,(?!\d)"
)
_COMMA_GOES_ON = re.compile(rf", (?:{alternatives('comma_goes_on')})")
_UNITS_LISTED = re.compile(
    r"(?:các|hai|ba|\d{1,3}) (?:đơn vị hành chính )?(?:xã|phường|huyện|quận|thị trấn|thôn|tỉnh):?"
    rf" {CAPITAL}(?:,? (?:và )?{CAPITAL}){{0,24}}$"
)
"""Names in a title that a comma may go on: «sáp nhập 2 xã Tân Hòa|, Tân Lập thành …»."""
_ANOTHER_UNIT = re.compile(rf", (?!(?:{alternatives('not_in_a_list')})(?!\w)){CAPITAL}")
_NEW_CLAUSE = re.compile(rf", (?:{alternatives('new_clause')})|, (?=[{UPPER}\d])|(?<=\d),")
"""Words that begin a clause of their own; nor does a title go on after a year («2018, …»)."""
_SHARED_STOP = alternatives("project_stop")
_WORKS_STOP = re.compile(rf" (?:{_SHARED_STOP}|{alternatives('works_stop')})(?!\w)")
_TITLE_STOP = re.compile(rf" (?:{_SHARED_STOP}|{alternatives('title_stop')})(?!\w)")
_EVIDENT = re.compile(rf"(?<!\w)[{UPPER}](?:[\w]|$)|(?<![\w/])(?!(?:19|20)\d\d)\d+(?!\w)|[\"“«]")
_FORM = re.compile(
    r"^ (?:BOT|BT|PPP|BTL|ODA|FDI|BTO|nhóm [ABC]|đi|trong|trên|tại|của|ở|nằm|dài|đạt|từ|qua|về"
    r"|đúng|kịp|quá|lại|tạm|để|ra|vẫn|cũng|mà|thì|gặp|vướng|hiện|đến|vay|nào|đó|khác|cụ thể"
    r"|tương tự|sử dụng|cũ|mới|(?:và|hoặc|cùng)(?! kinh doanh| khai thác| vận hành| quản lý))(?!\w)"
)
_ABBREVIATED = re.compile(
    r" (?:HTKT|HTXH|HT|GTNT|GTVT|TL|NTM|XDCB|ODA|PCCC|CNTT|HTGT|PCTT|BĐS|NOXH|NƠXH|PPP|FDI"
    r"|GPMB|ĐTC|CNC)\d{0,2}$"
)
"""Kinds of works in initials, which name none: «công trình| HTKT»."""
_COMPONENT = re.compile(r" thành phần \d")
"""A part of a project that names none: «dự án| thành phần 3»."""
_STAGED = re.compile(
    r" (?:[Cc]ấp (?:điện|nước)|[Nn]âng cao|[Bb]ảo (?:tồn|vệ)|[Ổổ]n định|[Ss]ắp xếp"
    r"|[Đđ]o đạc|[Ss]ố hóa|[Bb]ố trí|[Pp]hục hồi|[Hh]ỗ trợ|[Tt]rồng|[Pp]hòng)"
    r"(?: [^\W\d_]+,?){3,20} giai đoạn (?:20)?\d"
)
"""A project without a proper name, told apart by its purpose and its years."""
_PAPER = re.compile(r" (?:hành động |công tác )?số \d{1,4} ?[-/]")
"""A programme with a document's number is a citation: «Chương trình số 12-CTr/TU»."""
_SCHEME_CODE = re.compile(
    r" (?:số )?\d{2,4}(?= (?:tại|trên|ở|cấp|đến|đối|với|và|từ|có|như|cùng|thì|năm)(?!\w))"
)
"""A scheme known by its number, where no title follows: «Đề án 06| tại xã»."""
_DRAFT = re.compile(r" (?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định)(?!\w)")
_CODE = re.compile(r" (?:CT|QL|ĐT|TL|DT|HL)\.? ?\d+\w*(?: [-–] (?:CT|QL|ĐT)\.? ?\d+)?")
_QUOTED = re.compile(r" ?[\"“«]([^\"”»\n]{3,90})[\"”»]")
_MOTTO = re.compile(r"(?: [\w/-]+){1,8} [\"“«][^\"”»\n]{3,90}[\"”»]")
_COMMON_TITLE = re.compile(rf"(?:{alternatives('common_title')})(?!\w)")
_PROGRAMME = re.compile(rf"(?:{alternatives('programme')})")
_MID_SENTENCE = re.compile(rf"[a-zà-ỹđ] [{UPPER}][^{UPPER}]*$")
"""A capital where no sentence begins: «triển khai Chương trình sữa học đường»."""
_TERM = re.compile(r"(?<!\w)(?:quốc gia|đến năm|giai đoạn|thời kỳ|\d{1,2} năm)(?!\w)")
_SCHEME_OF = ("khu", "sử", "mạng", "hệ", "xây", "vùng", "ngành", "cảng", "phát")
_LONGEST_TITLE, _LONGEST_WORK = 40, 32
_FARTHEST = 480
"""How many characters a name may have: the words above, none of them long."""


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
    if head.kind == "campaign" and (motto := _MOTTO.match(text, start)):
        return motto.end()
    if head.tail not in ("none", "road") and (code := _CODE.match(text, start)):
        return code.end()
    if head.tail != "none" and text[start : start + 1] != " ":
        return start if head.folded in _COMPLETE else None
    return READERS[head.tail](text, lower, start, head)


def _bare(text: str, lower: str, start: int, head: Head) -> int | None:
    return start


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
    kind = (head.building and _BEGUN.search(match[0])) or _KIND_OF_PLANT.match(text, start)
    more = _MORE_NAME.match(text, match.end()) if kind else None
    return more.end() if more else match.end()


def _road(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read a road's name: its ends, number or «ven biển»; joining words trimmed."""
    return road_end(text, start, head.folded)


def _works(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read the description of a work, which must hold a name, a number or a code."""
    end = _bounded(text, lower, start, _WORKS_STOP)
    tail = text[start:end]
    if len(tail.split()) > _LONGEST_WORK or _FORM.match(tail) or _DRAFT.match(tail):
        return None
    if _ABBREVIATED.match(tail) or _COMPONENT.fullmatch(tail):
        return None
    named = "ven biển" in tail or _EVIDENT.search(tail) or _STAGED.match(tail)
    return end if named else None


def _title(text: str, lower: str, start: int, head: Head) -> int | None:
    """Read the title of a programme, scheme or plan, which must be one of its own."""
    shown = head.folded not in _CAPITALISED or text[start - len(head.folded)].isupper()
    if not shown or _PAPER.match(text, start):
        return None
    end = _bounded(text, lower, start, _TITLE_STOP)
    if code := _SCHEME_CODE.match(text, start, end):
        return code.end()
    tail, seen = lower[start:end].strip(), text[start:end]
    if head.folded == "phuong an":
        return end if shown and _is_approved(text, start, tail) else None
    proper = _MID_SENTENCE.search(text, max(0, start - len(head.folded) - 3), start)
    named = proper and len(tail.split()) >= 4 and not _COMMON_TITLE.match(tail)
    return end if _is_title(tail, seen, head) or named else None


def _bounded(text: str, lower: str, start: int, soft: re.Pattern[str]) -> int:
    """Return the first end from `start`: a soft stop word, or punctuation that ends the name."""
    at = start
    limit = min(len(text), start + _FARTHEST)
    while hard := _HARD.search(text, at, limit):
        listing = soft is _TITLE_STOP and not _NEW_CLAUSE.match(text, hard.start())
        goes_on = listing or _COMMA_GOES_ON.match(text, hard.start())
        if hard.group() != "," or not (goes_on or _lists_units(text, start, hard.start(), soft)):
            break
        at = hard.end()
    end = hard.start() if hard else limit
    end = stop_in(text, lower, start, end, soft)
    end = start + len(text[start:end].rstrip(" ,-–"))
    opened = re.search(r"[“«\"][^”»\"]*$", text[start:end])
    return end + 1 if opened and text[end : end + 1] in ("”", "»", '"') else end


def _lists_units(text: str, start: int, comma: int, soft: re.Pattern[str]) -> bool:
    """Whether a comma in a title stands between units: «sáp nhập 2 xã Tân Hòa|, Tân Lập»."""
    another = soft is _TITLE_STOP and _ANOTHER_UNIT.match(text, comma)
    return bool(another and _UNITS_LISTED.search(text, start, comma))


def _is_title(tail: str, seen: str, head: Head) -> bool:
    """Whether the words after «chương trình», «đề án», «quy hoạch» make a title of their own."""
    words = tail.split()
    if head.folded in _COMPLETE or not words:
        return head.folded in _COMPLETE
    if head.kind == "campaign":
        feast = head.folded in _CAPITALISED and len(words) >= 2 and _EVIDENT.search(seen)
        return bool(feast) or words[0] == "toàn" or _is_motto(words, seen)
    if head.folded == "chien luoc":
        return len(words) >= 4 and bool(_TERM.search(tail))
    if head.folded.startswith(("quy hoach ", "dieu chinh")):
        return _is_plan(words, seen, head)
    common = _COMMON_TITLE.match(tail) and not (head.kind == "scheme" and words[0] in _TRAINING)
    return not common and len(words) <= _LONGEST_TITLE and _tells(words, tail, seen, head)


def _is_approved(text: str, start: int, tail: str) -> bool:
    """Whether «Phương án» is named where it is approved or carried out, with its season or place.

    Those by which land is taken are steps of a project.
    """
    acts = _APPROVES.search(text, max(0, start - 40), start)
    return bool(acts and len(tail.split()) >= 4 and not _OF_A_STEP.match(tail))


def _is_motto(words: list[str], seen: str) -> bool:
    """Whether a campaign's words are its name: «phong trào| Cả nước chung sức …»."""
    return len(words) >= 4 and seen.strip()[:1].isupper()


def _is_plan(words: list[str], seen: str, head: Head) -> bool:
    """Whether a master plan says of what it is one: «quy hoạch chung| đô thị Hòa Sơn»."""
    if head.folded == "quy hoach vung":
        return bool(re.search(CAPITAL, seen))
    return len(words) >= 2 or head.folded == "dieu chinh quy hoach"


def _tells(words: list[str], tail: str, seen: str, head: Head) -> bool:
    """Whether a title is told apart by a number, by its subject, or by its length."""
    if head.folded == "quy hoach":
        power = words[0] == "điện" and bool(_EVIDENT.search(seen))  # «Quy hoạch điện VIII»
        return power or (len(words) >= 3 and words[0] in _SCHEME_OF)
    if words[0] == "ocop" or words[0].isdigit():
        return True
    if head.folded == "chuong trinh":
        evident = _PROGRAMME.match(tail) or _EVIDENT.search(f" {seen.strip()}")
        return len(words) >= 3 and bool(evident)
    return len(words) >= 2


_CAPITALISED = ("chien luoc", "le hoi", "festival", "phuong an")
"""Heads that begin a name only with a capital."""

_APPROVES = re.compile(r"(?:[Pp]hê duyệt|[Bb]an hành|[Tt]riển khai|[Tt]hực hiện) Phương án$")
_OF_A_STEP = re.compile(
    r"(?:bồi thường|đền bù|giải phóng|hỗ trợ|tái định cư|di dời|thi công|tài chính|thiết kế"
    r"|tổ chức giao thông|phân luồng|kiến trúc|sử dụng|giá|này|xử lý|cưỡng chế)(?!\w)"
)
_TRAINING = ("đào", "tuyên")
"""«chương trình đào tạo» is any, «Đề án đào tạo nghề …» is one."""

_COMPLETE = ("quy hoach tinh", "quy hoach thanh pho")
"""Heads that need no more words: a province has one «Quy hoạch tỉnh»."""

READERS: dict[str, Reader] = {
    "none": _bare,
    "name": _name,
    "long": _long_name,
    "road": _road,
    "works": _works,
    "title": _title,
}
