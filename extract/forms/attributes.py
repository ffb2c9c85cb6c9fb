"""Labels of fields and table columns: «Cơ quan chủ trì», «Thời gian hoàn thành», «Nội dung»."""

from __future__ import annotations

import re
from typing import Literal

Attribute = Literal["lead", "support", "supervise", "deadline", "task", "other"]
Column = Literal[Attribute, "shared", "when", "serial", "measure", "person", "topic"]
"""What a table's column holds: an attribute; `shared` lead and support together; `when` a part of
the year, marked with a cross; serial numbers; amounts and their units; persons; the `topic` of the
tasks beside it (a work, a field)."""

_LABELS: tuple[tuple[Attribute, re.Pattern[str]], ...] = (
    ("task", re.compile(r"^\W*(?:nội dung|nhiệm vụ|công việc|đầu việc|tên )")),
    (
        "other",
        re.compile(
            r"^\W*chủ đầu tư|^\W*(?:kết quả|sản phẩm) (?:giám sát|theo dõi|kiểm tra|phối hợp)"
        ),
    ),
    ("supervise", re.compile(r"^\W*lãnh đạo(?! phụ trách)|giám sát|theo dõi|đôn đốc|kiểm tra")),
    ("support", re.compile(r"phối hợp|tham gia")),
    (
        "lead",
        re.compile(
            r"chủ trì|(?:cơ quan|đơn vị)(?:,? (?:và )?(?:cá nhân|đơn vị|tổ chức|địa phương))*"
            r" (?:thực hiện|soạn thảo|tham mưu)|phụ trách|đầu mối"
            r"|phân công|người thực hiện|trách nhiệm"
        ),
    ),
    ("deadline", re.compile(r"thời (?:gian|hạn|điểm)|tiến độ|(?:^|hạn |ngày )hoàn thành|^hạn$")),
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
    r" (?:chủ trì|phối hợp|thực hiện|đầu mối|giám sát|theo dõi|soạn thảo|phụ trách|tham mưu)"
    r"|(?:thời gian|thời hạn|thời điểm|tiến độ|mốc thời gian)"
    r"(?: (?:thực hiện|hoàn thành|trình|báo cáo|xong))*"
    r"|chủ trì|phối hợp|nội dung(?: (?:công việc|nhiệm vụ|thực hiện))?|sản phẩm|kết quả"
    r"|lãnh đạo(?: [^\W\d_]+){0,4} (?:chỉ đạo|phụ trách|theo dõi)"
    r"|phân công(?: thực hiện)?|trách nhiệm(?! của)(?: (?:chủ trì|thực hiện))?|đầu mối"
    r")(?:(?:,? |/)[^:.;\n]{0,24})?|hoàn thành|hạn(?: hoàn thành)?"
    r"|chủ đầu tư(?: dự án)?(?= ?: ?(?:ban|ubnd|[uủ][yỷ] ban|sở|bộ|cục|phòng|công ty|tổng công ty"
    r"|tập đoàn|trung tâm|liên danh|văn phòng|bệnh viện|trường)\b)) ?: ?"
)


_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    ("serial", re.compile(r"^\W*(?:số )?(?:s\.?)?tt\W*$|^\W*(?:số )?thứ tự\W*$")),
    (
        "person",
        re.compile(r"^\W*(?:họ(?: và|,)? tên|chức (?:vụ|danh)|năm sinh|ngày sinh|quê quán)"),
    ),
    (
        "measure",
        re.compile(
            r"đơn vị tính|^\W*đ\.?v\.?t\W*$|tổng mức|vốn|dự toán|quyết toán|tổng (?:số|cộng)"
            r"|(?:triệu|tỷ|nghìn) đồng|diện tích|quy mô|số lượng|khối lượng|tỷ lệ|năng lực"
            r"|^\W*(?:kế hoạch|thực hiện|ước thực hiện|mục tiêu)"
            r"(?: (?:năm|cả năm|tháng|quý|giai đoạn)?.{0,12}\d)?\W*$"
        ),
    ),
    ("when", re.compile(r"^\W*(?:quý|q)\.? ?(?:[1-4]|i{1,3}|iv)(?:[/ -]|\W*$)|^\W*tháng \d{1,2}")),
    ("other", re.compile(r"^\W*(?:thời gian |ngày )?(?:bắt đầu|khởi công)\W*$")),
    ("deadline", re.compile(r"^\W*(?:mốc|thời (?:gian|hạn|điểm)|tiến độ|lộ trình)")),
    ("deadline", re.compile(r"^\W*(?:ngày )?(?:hoàn thành|kết thúc)\W*$|^\W*hạn(?: |\W*$)")),
    (
        "other",
        re.compile(
            r"^\W*(?:cơ quan|đơn vị|cấp|thẩm quyền|nơi)? ?"
            r"(?:trình|ban hành|phê duyệt|thông qua|quyết định)(?!\w)"
            r"|^\W*(?:ghi chú|sản phẩm|lĩnh vực|nhóm|chủ đầu tư|dự kiến (?:sản phẩm|kết quả))"
        ),
    ),
    ("shared", re.compile(r"chủ trì.*phối hợp|chủ trì.*tham gia")),
    (
        "supervise",
        re.compile(
            r"^\W*(?:lãnh đạo|(?:đồng chí|người) (?:chỉ đạo|phụ trách)(?!.*đơn vị)|chỉ đạo)"
        ),
    ),
    (
        "lead",
        re.compile(r"^\W*(?:(?:các )?(?:cơ quan|đơn vị|địa phương|sở|ngành)[, /]*(?:và )?)+\W*$"),
    ),
)


def column_of(label: str) -> Column | None:
    """Return what the column of a table holds, by the words above it (any case), or `None`.

    «Chủ trì/phối hợp» is shared, «Quý II» a time, «ĐVT» a measure; else as `attribute_of`.
    """
    words = " ".join(label.lower().split())
    for column, pattern in _COLUMNS:
        if pattern.search(words):
            return column
    return attribute_of(words)


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
