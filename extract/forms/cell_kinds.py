"""What a line of a bare table is by its own words: bodies, a time, «như trên», or other text."""

from __future__ import annotations

import re
from typing import Literal

from extract.agencies.bodies import find_bodies
from extract.mentions.found import Context
from extract.times.dates import Anchor, find_dates

CellKind = Literal["body", "time", "above", "text"]

_ABOVE = re.compile(r"\W*(?:nt|như trên)\W*|[\"'”“″〃]{1,2}|//", re.I)
_RECURS = re.compile(
    r"(?:thường xuyên|(?:hằng|hàng|mỗi) (?:năm|tháng|quý|tuần|ngày)|định kỳ|sau khi"
    r"|theo (?:kế hoạch|tiến độ|quy định|yêu cầu)|ngay sau)",
    re.I,
)
_BARE_TIME = re.compile(r"\d{1,2}/\d{1,2}(?:/20\d\d)?|\d{1,2}/20\d\d|20\d\d(?: ?[-–] ?20\d\d)?")
_TIME_WORDS = re.compile(
    r"(?:trước|trong|đến|hết|vào|chậm nhất|hoàn thành|xong|ngày|tháng|quý|năm|từ|là|và|[\W\d])+",
    re.I,
)
_ROLE_WORDS = re.compile(
    r"(?:chủ trì|phối hợp|với|thực hiện|các|liên quan|giám đốc|chủ tịch|\W)+", re.I
)
_LONGEST_TIME = 60


def cell_kind(words: str) -> CellKind:
    """Return what a cell's words are.

    «Sở Y tế chủ trì, Sở Xây dựng» begins with bodies, «Trước 30/6» is a time, «-nt-» as above,
    all else text.
    """
    if _ABOVE.fullmatch(words):
        return "above"
    if len(words) < _LONGEST_TIME and _is_time(words):
        return "time"
    first = next(find_bodies(words, Context()), None)
    return "body" if first and not _ROLE_WORDS.sub("", words[: first.start]) else "text"


def _is_time(words: str) -> bool:
    if _RECURS.match(words) or _BARE_TIME.fullmatch(words):
        return True
    dates = find_dates(words, Anchor(None, 2000, None))
    if not dates:
        return False
    at, rest = 0, ""
    for date in dates:
        rest, at = rest + words[at : date.start], date.end
    return not _TIME_WORDS.sub("", rest + words[at:])
