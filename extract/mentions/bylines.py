"""Who wrote or photographed: «Tác giả: Minh Thư», «(Ảnh: Quang Thọ)», a name under an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.folding import UPPER
from extract.needed_words import Rare
from extract.words import alternatives
from ontology.load import rows

_GIVEN = rf"[{UPPER}][a-zà-ỹđ]+"
_PEN = rf"{_GIVEN}(?: {_GIVEN}){{1,3}}"
_LOUD = rf"[{UPPER}]{{2,7}}"
_LOUD_PEN = rf"{_LOUD}(?: {_LOUD}){{1,3}}"
"""A pen name in capitals, as newspapers print it: «Ảnh: MINH THƯ»."""
_LOUD_POST = (
    r"(?:TRƯỞNG|TỊCH|BÍ THƯ|NHÂN DÂN|ĐỐC|PHÒNG|NHẬN|BAN|HỘI|BỘ|CỤC|VIỆT NAM|THÔNG TIN)(?!\w)"
)
_JOINT = re.compile(rf"(?: - | – |, | và )(?={_PEN}(?!\w| {_GIVEN})|{_LOUD_PEN}(?!\w| [{UPPER}]))")
_LABEL = Rare(
    r"(?<!\w)(?:Tác giả|Tin, bài|Bài, ảnh|Tin, ảnh|Tin và ảnh|Bài và ảnh|Tin bài|Bài|Ảnh|Tin|ảnh"
    r"|Thực hiện|Người viết|Phóng viên|Nguồn ảnh|Biên tập)[*_]{0,2}: ?[*_]{0,2}"
)
_NAME = re.compile(rf"(?P<name>{_PEN}(?!\w| {_GIVEN})|{_LOUD_PEN}(?!\w| [{UPPER}]|\d))")
_LAST_LINE = re.compile(
    rf"[.!?”\"/)*_]\s*\n[ \t*_]*(?P<first>{_PEN}(?: [-–] {_PEN})?"
    rf"|(?![^\n]*{_LOUD_POST}){_LOUD_PEN}(?: [-–] {_LOUD_PEN})?)(?: \([A-ZĐ]{{1,5}}\))?"
    r"[\s*_./]*\Z"
)
_UNDER = re.compile(
    rf"(?:[.!?”\"/)*_]|\A)[ \t]*\n\s*[*_]*(?P<first>{_PEN})"
    r"(?: \([A-ZĐ]{1,5}\)| [-–] (?:Đài|Báo|Trung tâm|Phòng|Ban|Văn phòng)[^\n]*)?"
    r"[*_]*[ \t]*(?=\n|\Z)"
)
_NO_PERSON = re.compile(
    rf"(?:{alternatives('not_in_a_list')}|{alternatives('post')}|Văn|Chi|Nhân|Thông|Cổng|Báo|Việt"
    r"|Nơi|Người|Tin|Ảnh|Theo|Đài|Trang|Thời)(?!\w)",
    re.IGNORECASE,
)
_AT_A_STATION = re.compile(
    rf"^[ \t*_]*(?P<first>{_PEN}) [-–] (?:Đài|Báo|Trung tâm (?:Văn|Truyền|VH))[^\n]*\s*\Z",
    re.MULTILINE,
)
_TAIL = 600


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(r["surname"] for r in rows("surnames") if r["frequency"] == "common")


def find_bylines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names behind a label, on the last line, or on a line near the end.

    >>> text = "Công trình đã xong.\\n\\nTác giả: Minh Thư"
    >>> [text[a:b] for a, b in find_bylines(text)]
    ['Minh Thư']
    """
    for label in _LABEL.finditer(text):
        yield from _names(text, label.end())
    last = _LAST_LINE.search(text, max(0, len(text) - _TAIL))
    if last:
        yield from _names(text, last.start("first"))
    tail = max(0, len(text) - _TAIL)
    for line in (*_UNDER.finditer(text, tail), *_AT_A_STATION.finditer(text, tail)):
        if line["first"].split(" ")[0] in _common_surnames():
            yield from _names(text, line.start("first"))


def _names(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a list that begins at `start`: «Thanh Mai - Ngọc Hòa»."""
    while (name := _NAME.match(text, start)) and not _NO_PERSON.match(text, start):
        yield name.span("name")
        joint = _JOINT.match(text, name.end())
        if not joint:
            return
        start = joint.end()
