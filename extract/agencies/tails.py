"""How far a body's name goes after its head: one small grammar for each kind of head.

Each reader takes the text, its lower-case copy (marks kept: «khi» is not «khí») and the end of
the head. It returns the end of the name, which is the head's end when nothing follows, or
`NO_NAME` when the head alone names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.agencies.field_tails import fields_end, more_fields
from extract.folding import UPPER
from extract.statements.cues import action_verb
from extract.words import alternatives, stop_in

NO_NAME = -1

_CAPITAL = (
    rf"(?:[{UPPER}][\w’'&-]*(?:\.\w+)*|[a-z]-[\w-]+|\d{{1,3}}[{UPPER}]?(?!\w|[.,]\d)"
    r"|\d{2}\.\d{2}(?![\w.,/])|&|[-–])"
)


def _words(*lists: str) -> re.Pattern[str]:
    """Return the pattern of capital words and words of some lists, in any order."""
    known = "|".join(alternatives(name) for name in lists)
    return re.compile(rf"(?: (?:(?i:{known})(?!\w)|{_CAPITAL}))*")


_WORKS = _words("works", "field")
_COMPANY = _words("company", "field")
_SYLLABLE = rf"[{UPPER}](?:[^{UPPER}\W\d][\w’'-]*)?(?!\w)"
_NAMED_BEFORE = re.compile(rf"(?:(?: {_SYLLABLE}){{2}}| \d{{1,3}}| [IVX]+)(?= [^{UPPER}\W\d])")
"""What an enterprise or a board is surely called, before a small letter: «Gò Mây| đầu tư»."""
_NUMBERED = re.compile(rf"(?<=\w) (?:\d{{1,2}}|[IVX]+)(?= [^{UPPER}\W\d])")
_OPERATES = re.compile(
    rf", (?:khai thác|vận hành|kinh doanh|bảo trì)(?: (?:{alternatives('company')}))*(?!\w)"
)
_FIRST_COMPOUND = re.compile(
    rf"(?P<legal>(?: (?:TNHH|MTV|CP|[Cc]ổ phần))*) [{UPPER}][^\W\d_]*"
    rf" (?!(?:{alternatives('name_stop')})(?!\w))(?=[^{UPPER}])[^\W\d_]+(?= [{UPPER}\d])"
)
_PROPER_BEFORE = re.compile(rf"(?<=\w) [{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*)+(?= [^{UPPER}\W\d])")
_GOES_ON = re.compile(rf" (?:{alternatives('after_proper')})(?!\w)")
_REGION = re.compile(r" [Kk]hu vực (?:[IVX]+|\d+)")
_NUMBER = re.compile(r" (?:số )?\d{1,2}[A-Z]?(?!\w|[.,/-]\d)")
_PAPER = re.compile(rf" [{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}}")
_HARD_STOP = re.compile(rf"[.;:!?()\n|/]|, (?!chống )|(?<= )[-–+] (?![{UPPER}])")
_SOFT_STOP = re.compile(rf" (?:{alternatives('name_stop')})(?!\w)")
_GROUP_STOP = re.compile(rf" (?:{alternatives('group_stop')})(?!\w)")
_MANAGED_STOP = re.compile(
    rf" (?:{alternatives('name_stop')}|{alternatives('group_stop')}|tỉnh|huyện|xã|phường|thành phố"
    r"|thị xã|thị trấn|đặc khu|quận|chưa|không)(?!\w)"
)
_BRANCHES = f"(?:{alternatives('state_branch')})"
_SECTORS = re.compile(rf" {_BRANCHES}(?:(?:, | và ){_BRANCHES})*(?!\w)")
_GROUP_NUMBER = re.compile(r" (?:số )?\d+(?!\w)")
_ZONE_NUMBER = re.compile(
    rf" (?:số )?(?:[IVX]+|\d+)(?!\w)"
    rf"(?: [-–] (?!Phòng|Chi nhánh|Trụ sở)[{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}})?"
)
_DEFINED = re.compile(
    r" [^.;:()\n]{3,160}(?= \((?:sau đây|dưới đây|gọi tắt|viết tắt|gọi chung)(?!\w))", re.IGNORECASE
)
_CODE = re.compile(r" (?:số )?(?:\d{1,4}|[IVX]+)(?!\w)")
_BRANCH = re.compile(
    rf"(?:(?: [-–])? [Cc]hi nhánh)?(?: (?:tỉnh|thành phố|TP\.?|huyện|thị xã))?"
    rf" (?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*)?)(?!\w| [{UPPER}])"
)
_BRANDS = re.compile(
    r"(?:VNPT|Viettel|MobiFone|Mobifone|Vin[ap]hone|VinaPhone|Agribank|BIDV|Vietcombank"
    r"|Viet[iI]n[bB]ank|VNPost|Petrolimex|PV ?GAS|Tập đoàn \w+)$"
)
_OWN_NAME = re.compile(rf" [{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}")
_OWN_NAMES = re.compile(rf"{_OWN_NAME.pattern}(?: [-–]{_OWN_NAME.pattern})?")
_LOCAL_NAME = re.compile(
    rf" (?!(?:{alternatives('body_word')}|{alternatives('post')})(?!\w))"
    rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,2}}(?: [-–] {_SYLLABLE} {_SYLLABLE})?"
    rf"(?: (?:[IVX]+|\d{{1,2}}))?(?: và (?:các )?(?:KCN|[Kk]hu công nghiệp))?(?! ?[{UPPER}&]|\w)"
)
_OWN_NUMBER = re.compile(r" số \d{1,2}(?!\w|[.,/-]\d)")
_NEXT_COMPANY = re.compile(
    r"(?:,| và| [-–]) (?:(?:Tổng )?[Cc]ông ty|Cty|Tập đoàn|Liên danh|Ngân hàng|Sở|Ban|UBND|Ủy ban"
    r"|HTX|Quỹ"
    r"|Hợp tác xã|Trung tâm|Nhà máy|Bệnh viện|Trường|Viện)(?!\w)"
)
_INVESTED = re.compile(
    r" (?:các )?(?:dự án|công trình)(?!\w)| hạ tầng(?= và |, )"
    r"| gói thầu (?:số )?[\w./-]{0,8}\d[\w-]{0,4}(?!\w)"
)
_AND_ZONES = re.compile(r" và các (?:KCN|[Kk]hu công nghiệp)(?!\w)")
_ZONE_OF = re.compile(
    r" (?:xây dựng )?(?:kết cấu )?hạ tầng (?:các )?(?:KCN|CCN|(?:[Kk]hu|[Cc]ụm) công nghiệp)"
    rf"(?:{_OWN_NAMES.pattern}(?:, {_SYLLABLE}(?: {_SYLLABLE})*(?: \d{{1,2}})?)?)?(?!\w)"
)
_MEMBER_HEAD = re.compile(r" (?:Tổng [Cc]ông ty|Công ty|Cty|Tập đoàn|CTCP)(?!\w)")
_MEMBER = re.compile(rf"(?: [-–]|,| và){_MEMBER_HEAD.pattern}")
_LONGEST = 24
_FARTHEST = 300


def free_end(text: str, lower: str, start: int) -> int:
    """Return the end of a descriptive name that stops at the first verb or punctuation.

    It must hold a capital letter: «Trung tâm| Dữ liệu số» is a name, «trường| hợp» is none.
    """
    end = more_fields(text, lower, _until(lower, text, start, _SOFT_STOP))
    for proper in (_PROPER_BEFORE, _NUMBERED):
        for name in proper.finditer(text, start, end):
            if not _GOES_ON.match(lower, name.end()):
                end = name.end()
                break
    if zones := _AND_ZONES.match(text, end):
        end = zones.end()
    return end if re.search(rf" [{UPPER}]", text[start:end]) else NO_NAME


def manager_end(text: str, lower: str, start: int) -> int:
    """Return the end of what a board manages: «Ban Quản lý| rừng phòng hộ Sông Trầm»."""
    end = _until(lower, text, start, _MANAGED_STOP)
    end = more_fields(text, lower, end) if end > start else end
    named = free_end(text, lower, start)
    end = end if named == NO_NAME else min(end, named)
    return end if end > start else NO_NAME


def sector_end(text: str, lower: str, start: int) -> int:
    """Return the end of a branch of the state's service: «ngành| giáo dục, y tế»."""
    match = _SECTORS.match(lower, start)
    return match.end() if match else NO_NAME


def group_end(text: str, lower: str, start: int) -> int:
    """Return the end of a working group's name: «Tổ công tác| hỗ trợ doanh nghiệp»."""
    if number := _GROUP_NUMBER.match(text, start):
        return number.end()
    if defined := _DEFINED.match(text, start):
        return defined.end()
    end = _until(lower, text, start, _GROUP_STOP)
    return more_fields(text, lower, end) if text[start + 1 : start + 2].isupper() else end


def consortium_end(text: str, lower: str, start: int) -> int:
    """Return the end of a consortium: «Liên danh| Công ty Gò Mây - Công ty CP Suối Trắng»."""
    first = _MEMBER_HEAD.match(text, start)
    end = company_end(text, lower, first.end() if first else start)
    while end != NO_NAME and (joint := _MEMBER.match(text, end)):
        further = company_end(text, lower, joint.end())
        if further == NO_NAME:
            break
        end = further
    return end


def _until(lower: str, text: str, start: int, soft: re.Pattern[str]) -> int:
    hard = _HARD_STOP.search(text, start, start + _FARTHEST)
    end = hard.start() if hard else min(len(text), start + _FARTHEST)
    end = stop_in(text, lower, start, end, soft)
    end = start + len(text[start:end].rstrip(' ,"”“-–'))
    return end if len(text[start:end].split()) <= _LONGEST else start


def works_end(text: str, lower: str, start: int) -> int:
    """Return the end of a project board's name: «Ban Quản lý dự án| đầu tư xây dựng số 2»."""
    return _before_verb(text, lower, start, _trimmed(text, start, _WORKS))


def company_end(text: str, lower: str, start: int) -> int:
    """Return the end of a company's name; at least one capital word must follow."""
    first = _FIRST_COMPOUND.match(text, start)
    verb = first and action_verb().match(lower, text.rfind(" ", start, first.end()) + 1)
    after = first.end() if first and not verb else start
    end = _before_verb(text, lower, start, _trimmed(text, after, _COMPANY))
    if more := _OPERATES.match(lower, end):
        end = more.end()
    if other := _NEXT_COMPANY.search(text, start, end + 4):
        end = other.start()
    return end if re.search(rf"[{UPPER}]", text[start:end]) else NO_NAME


def field_end(text: str, lower: str, start: int) -> int:
    """Return the end of a field written in capitals: «Phòng| Kinh tế và Hạ tầng»."""
    end = fields_end(text, lower, start)
    return end if end > start else NO_NAME


def region_end(text: str, lower: str, start: int) -> int:
    """Return the end of «Kiểm toán Nhà nước| Khu vực IV»; the head alone is a body too."""
    match = _REGION.match(text, start)
    return match.end() if match else start


def number_end(text: str, lower: str, start: int) -> int:
    """Return the end of «Tòa án nhân dân khu vực| 3», «Thuế cơ sở| Tân Hòa», else the head's."""
    match = _ZONE_NUMBER.match(text, start)
    if not match and lower.endswith(("cơ sở", "khu vực"), 0, start):
        match = _OWN_NAMES.match(text, start)
    return match.end() if match else start


def local_name_end(text: str, start: int) -> int:
    """Return the end of a name or number behind a body below the province, else `start`.

    «Hạt Kiểm lâm| Tân Hòa», «Đội Quản lý thị trường| số 4», «Chi nhánh … đất đai| Lâm Đồng II».
    """
    if number := _OWN_NUMBER.match(text, start):
        return number.end()
    match = _LOCAL_NAME.match(text, start)
    return match.end() if match else start


def paper_end(text: str, lower: str, start: int) -> int:
    """Return the end of a newspaper's name: «Báo| Cao Nguyên»."""
    match = _PAPER.match(text, start)
    return match.end() if match else NO_NAME


def code_end(text: str, lower: str, start: int) -> int:
    """Return the end of a unit known by a number: «Sư đoàn| 312», «Khu Quản lý đường bộ| IV»."""
    match = _CODE.match(text, start)
    return match.end() if match else NO_NAME


def branch_end(text: str, lower: str, start: int) -> int:
    """Return the end of a company's branch: «VNPT| Hà Giang»; of any other company, its own."""
    match = _BRANCH.match(text, start) if _BRANDS.search(text, max(0, start - 24), start) else None
    return match.end() if match else start


def place_name_end(text: str, lower: str, start: int) -> int:
    """Return the end of a bare place name of up to four syllables: «PC| Hà Giang», «khu phố| 3»."""
    match = _OWN_NAME.match(text, start) or _NUMBER.match(text, start)
    return match.end() if match else NO_NAME


def quarter_end(text: str, lower: str, start: int) -> int:
    """Return the end of «tổ dân phố| số 5», or the head's: its chief is told by it alone."""
    return max(start, place_name_end(text, lower, start))


def role_end(text: str, lower: str, start: int) -> int:
    """Return the end of a role in a project: «chủ đầu tư| dự án», «nhà thầu| gói thầu số 3»."""
    match = _INVESTED.match(lower, start) or _ZONE_OF.match(text, start)
    return match.end() if match else start


def _before_verb(text: str, lower: str, start: int, end: int) -> int:
    """Return `end`, or where a verb begins behind a proper name, or of which `end` has a half.

    «Công ty Gò Mây thực|» was read of «… thực hiện», «Công ty Gò Mây đầu tư 18|» of a plan.
    """
    for named in _NAMED_BEFORE.finditer(text, start, end):
        if action_verb().match(lower, named.end() + 1):
            return named.end()
    at = text.rfind(" ", start, end)
    if at < 0 or not text[at + 1].islower():
        return end
    verb = action_verb().match(lower, at + 1)
    return at if verb and verb.end() > end else end


def _trimmed(text: str, start: int, pattern: re.Pattern[str]) -> int:
    match = pattern.match(text, start)
    words = match.group().split(" ") if match else []
    while words and words[-1] in ("và", "các", "-", "–", "&", "số", ""):
        words.pop()
    return start + len(" ".join(words)) if words else start


READERS: dict[str, Callable[[str, str, int], int]] = {
    "free": free_end,
    "division": free_end,
    "manager": manager_end,
    "sector": sector_end,
    "group": group_end,
    "works": works_end,
    "company": company_end,
    "consortium": consortium_end,
    "field": field_end,
    "region": region_end,
    "number": number_end,
    "paper": paper_end,
    "code": code_end,
    "branch": branch_end,
    "province": place_name_end,
    "village": place_name_end,
    "quarter": quarter_end,
    "role": role_end,
}
