"""Bodies below the province that a bare name or number follows."""

from __future__ import annotations

import pytest

from extract.agencies.body_heads import Head
from extract.agencies.local_names import local_name
from extract.folding import fold

NAMES = [
    # the head, what follows it: the name up to the bar
    ("Hạt Kiểm lâm", " Hòa Lộc| tuần tra"),
    ("Đội Quản lý thị trường", " số 4| kiểm tra"),
    ("Chi nhánh Văn phòng đăng ký đất đai", " Hòa Lộc II| làm sạch dữ liệu"),
    ("Chi nhánh Văn phòng đăng ký đất đai", " Bắc Ninh I| làm sạch dữ liệu"),  # with its number
    ("Ban Quản lý Khu kinh tế cửa khẩu", " Nà Lầu - Nà Ngàn| thông quan"),
    ("Trung tâm Y tế", " Hòa Lộc|, Trạm Y tế xã"),
]


@pytest.mark.parametrize(("head", "follows"), NAMES)
def test_names(head: str, follows: str) -> None:
    text = head + follows.replace("|", "")
    end = local_name(text, len(head), Head(head, fold(head), head, "place", capital=True))
    assert text[len(head) : end] == follows.partition("|")[0]


NONE = [
    ("Giám đốc ", "Trung tâm Y tế", " Lê Văn Tám phát biểu"),  # who heads it
    ("", "Trung tâm Kiểm soát bệnh tật", " Bắc Ninh giám sát"),  # a province
    ("", "Trung tâm Y tế", " huyện Hòa Lộc"),  # a level is read elsewhere
    ("", "Trạm Y tế", " Sở Y tế"),  # another body
    ("", "Sở Tài chính", " Hòa Lộc"),  # of a province
]


@pytest.mark.parametrize(("before", "head", "follows"), NONE)
def test_what_is_no_name(before: str, head: str, follows: str) -> None:
    text, end = before + head + follows, len(before + head)
    assert local_name(text, end, Head(head, fold(head), head, "place", capital=True)) is None
