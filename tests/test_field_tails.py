"""Fields in names of divisions: how far they go."""

from __future__ import annotations

import pytest

from extract.agencies.field_tails import compound_end, fields_end, more_fields
from extract.folding import lower_case

FIELDS = [
    # what follows «Phòng»: the fields up to the bar
    " Kinh tế và Hạ tầng| tham mưu",
    " Quản lý đất đai|: hoàn thành",  # more small words of a field
    " Kế hoạch - Thẩm định| trình",
    " Điều hành dự án 1| - Đơn vị phối hợp",  # a number; a label of the next field
    " Nội vụ|, Sở Y tế và Công an",  # another body
    " Kinh tế, Hạ tầng và Đô thị| phường Lộc An",
    " Y tế| rà soát",  # a verb is no second syllable
    " Thuế| rà soát",
    " GD&ĐT| tuyển sinh",  # initials take none
    " Tổng hợp| theo dõi",
    " Hành chính - Tổng hợp| theo dõi",
    " Nội vụ| - Lê Thị Mây",  # a person
    "| chống dịch",
    " Quản lý xây dựng công trình|, Chi cục Thủy lợi",  # what it manages, in small letters
    " Quản lý vận tải, phương tiện và người lái| tham mưu",
    "|: họp",
]


@pytest.mark.parametrize("text", FIELDS)
def test_where_fields_end(text: str) -> None:
    whole = text.replace("|", "")
    assert whole[: fields_end(whole, lower_case(whole), 0)] == text.partition("|")[0]


MORE = [
    # a name, what is joined to it up to the bar, whether dashes join
    ("Chi cục Chăn nuôi", ", Thú y và Thủy sản| tiêm phòng", False),
    ("Trung tâm Phát triển quỹ đất", " và CCN| huyện Ba Dốc", False),
    ("Phòng Tài chính", " - Kế toán| trình", True),
    ("Trung tâm Y tế", "| - Gò Mây", False),
    ("Trung tâm Y tế", "| và Bệnh viện đa khoa", False),
    ("Chi cục Kiểm lâm", "|, Sở Y tế và Công an tỉnh", False),
    ("Phòng Nội vụ", "| - Lê Thị Mây", True),
    ("Chi cục Kiểm lâm", "| tuần tra", False),
]


@pytest.mark.parametrize(("name", "follows", "dashes"), MORE)
def test_fields_joined_to_a_name(name: str, follows: str, dashes: bool) -> None:
    text = name + follows.replace("|", "")
    end = more_fields(text, lower_case(text), len(name), dashes=dashes)
    assert text[len(name) : end] == follows.partition("|")[0]


def test_a_compound_begins_with_a_capital() -> None:
    assert compound_end("quản lý", "quản lý", 0) == 0
    assert compound_end("Quản lý", "quản lý", 0) == 7
