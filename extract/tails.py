"""How far a body's name goes after its head: one small grammar for each kind of head.

Each reader takes the text, its lower-case copy (marks kept: «khi» is not «khí») and the end of
the head. It returns the end of the name, which is the head's end when nothing follows, or
`NO_NAME` when the head alone names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.folding import UPPER
from extract.words import alternatives, stop_in

NO_NAME = -1

_FIELD_WORDS = alternatives("field")
_CAPITAL = rf"(?:[{UPPER}][\w’'-]*(?:\.\w+)*|[a-z]-[\w-]+|\d{{1,3}}(?!\w|[.,]\d)|&|[-–])"


def _words(*lists: str) -> re.Pattern[str]:
    """Return the pattern of capital words and words of some lists, in any order."""
    known = "|".join(alternatives(name) for name in lists)
    return re.compile(rf"(?: (?:(?i:{known})(?!\w)|{_CAPITAL}))*")


_WORKS = _words("works", "field")
_COMPANY = _words("company", "field")
_FIELD = re.compile(
    rf"(?: {_CAPITAL}(?:,? và {_CAPITAL}|, {_CAPITAL}(?=[^.;]{{0,30}} và )"
    rf"| (?:{_FIELD_WORDS})(?!\w))*)+"
)
_REGION = re.compile(r" [Kk]hu vực (?:[IVX]+|\d+)")
_PAPER = re.compile(rf" [{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}}")
_HARD_STOP = re.compile(rf"[.;:!?()\n|/]|, (?!chống )|(?<= )[-–+] (?![{UPPER}])")
_SOFT_STOP = re.compile(rf" (?:{alternatives('name_stop')})(?!\w)")
_GROUP_STOP = re.compile(rf" (?:{alternatives('group_stop')})(?!\w)")
_GROUP_NUMBER = re.compile(r" (?:số )?\d+(?!\w)")
_ZONE_NUMBER = re.compile(
    rf" (?:số )?(?:[IVX]+|\d+)(?!\w)(?: [-–] [{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}})?"
)
_INVESTED = re.compile(r" (?:các )?(?:dự án|công trình)(?!\w)")
_LONGEST = 24


def free_end(text: str, lower: str, start: int) -> int:
    """Return the end of a descriptive name that stops at the first verb or punctuation.

    It must hold a capital letter: «Trung tâm| Dữ liệu số» is a name, «trường| hợp» is none.
    """
    end = _until(lower, text, start, _SOFT_STOP)
    return end if re.search(rf" [{UPPER}]", text[start:end]) else NO_NAME


def group_end(text: str, lower: str, start: int) -> int:
    """Return the end of a working group's name: «Tổ công tác| hỗ trợ doanh nghiệp»."""
    if number := _GROUP_NUMBER.match(text, start):
        return number.end()
    return _until(lower, text, start, _GROUP_STOP)


def _until(lower: str, text: str, start: int, soft: re.Pattern[str]) -> int:
    hard = _HARD_STOP.search(text, start)
    end = hard.start() if hard else len(text)
    end = stop_in(text, lower, start, end, soft)
    end = start + len(text[start:end].rstrip(' ,"”“-–'))
    return end if len(text[start:end].split()) <= _LONGEST else start


def works_end(text: str, lower: str, start: int) -> int:
    """Return the end of a project board's name: «Ban Quản lý dự án| đầu tư xây dựng số 2»."""
    return _trimmed(text, start, _WORKS)


def company_end(text: str, lower: str, start: int) -> int:
    """Return the end of a company's name; at least one capital word must follow."""
    end = _trimmed(text, start, _COMPANY)
    return end if re.search(rf"[{UPPER}]", text[start:end]) else NO_NAME


def field_end(text: str, lower: str, start: int) -> int:
    """Return the end of a field written in capitals: «Phòng| Kinh tế và Hạ tầng»."""
    end = _trimmed(text, start, _FIELD)
    return end if end > start else NO_NAME


def region_end(text: str, lower: str, start: int) -> int:
    """Return the end of «Kiểm toán Nhà nước| Khu vực IV»; the head alone is a body too."""
    match = _REGION.match(text, start)
    return match.end() if match else start


def number_end(text: str, lower: str, start: int) -> int:
    """Return the end of «Tòa án nhân dân khu vực| 3»; without a number, the head's end."""
    match = _ZONE_NUMBER.match(text, start)
    return match.end() if match else start


def paper_end(text: str, lower: str, start: int) -> int:
    """Return the end of a newspaper's name: «Báo| Cao Nguyên»."""
    match = _PAPER.match(text, start)
    return match.end() if match else NO_NAME


def role_end(text: str, lower: str, start: int) -> int:
    """Return the end of a role in a project: «chủ đầu tư| dự án»."""
    match = _INVESTED.match(lower, start)
    return match.end() if match else start


def _trimmed(text: str, start: int, pattern: re.Pattern[str]) -> int:
    match = pattern.match(text, start)
    words = match.group().split(" ") if match else []
    while words and words[-1] in ("và", "các", "-", "–", "&", "số", ""):
        words.pop()
    return start + len(" ".join(words)) if words else start


READERS: dict[str, Callable[[str, str, int], int]] = {
    "free": free_end,
    "group": group_end,
    "works": works_end,
    "company": company_end,
    "field": field_end,
    "region": region_end,
    "number": number_end,
    "paper": paper_end,
    "role": role_end,
}
