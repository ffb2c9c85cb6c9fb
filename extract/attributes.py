"""Labels of fields and table columns: «Cơ quan chủ trì», «Thời gian hoàn thành», «Nội dung»."""

from __future__ import annotations

import re
from typing import Literal

Attribute = Literal["lead", "support", "supervise", "deadline", "task", "other"]

_LABELS: tuple[tuple[Attribute, re.Pattern[str]], ...] = (
    ("task", re.compile(r"^\W*(?:nội dung|nhiệm vụ|công việc|đầu việc|tên )")),
    ("other", re.compile(r"^\W*(?:kết quả|sản phẩm) (?:giám sát|theo dõi|kiểm tra|phối hợp)")),
    ("supervise", re.compile(r"giám sát|theo dõi|đôn đốc|kiểm tra")),
    ("support", re.compile(r"phối hợp|tham gia")),
    (
        "lead",
        re.compile(
            r"chủ trì|(?:cơ quan|đơn vị) (?:thực hiện|soạn thảo)|phụ trách|đầu mối|phân công"
            r"|người thực hiện|trách nhiệm"
        ),
    ),
    ("deadline", re.compile(r"thời gian|thời hạn|tiến độ|(?:hạn|ngày) hoàn thành")),
    ("task", re.compile(r"nội dung|nhiệm vụ|công việc|chỉ tiêu|đầu việc|hoạt động|tên ")),
    (
        "other",
        re.compile(
            r"sản phẩm|kết quả|ghi chú|kinh phí|căn cứ|(?<!\w)s?tt(?!\w)|số thứ tự|địa điểm"
            r"|hình thức|nguồn"
        ),
    ),
)
_LABEL = re.compile(
    r"\W*(?:\d{1,2} )?(?:[a-zđ]\) ?)?(?P<label>(?:"
    r"(?:các )?(?:cơ quan|đơn vị)(?:,? đơn vị)?"
    r" (?:chủ trì|phối hợp|thực hiện|đầu mối|giám sát|theo dõi|soạn thảo|phụ trách)"
    r"|(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành|trình|báo cáo|xong))*"
    r"|chủ trì|phối hợp|nội dung(?: (?:công việc|nhiệm vụ|thực hiện))?|sản phẩm|kết quả"
    r"|lãnh đạo phụ trách|phân công thực hiện)(?: [^:.;\n]{0,24})?) ?: ?"
)


def attribute_of(label: str) -> Attribute | None:
    """Return what a field's label or a column's head stands for (any case), or `None`."""
    words = label.lower()
    for attribute, pattern in _LABELS:
        if pattern.search(words):
            return attribute
    return None


def read_label(lower: str, start: int, end: int) -> tuple[Attribute, int] | None:
    """Return the attribute a clause `start`:`end` states and where its value begins.

    «Cơ quan chủ trì: Sở Nội vụ» gives («lead», the offset of «Sở»).
    """
    match = _LABEL.match(lower, start, end)
    attribute = attribute_of(match["label"]) if match else None
    return (attribute, match.end()) if match and attribute else None
