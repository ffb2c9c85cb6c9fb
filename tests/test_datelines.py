"""Places in the head of a document: before its date, and in the motto."""

from __future__ import annotations

import pytest

from extract.document.datelines import head_places
from extract.mentions.found import Context

PROVINCES = {"ha noi": "thành phố Hà Nội"}

HEADS = [
    # text, span, norm
    ("Hà Nội, ngày 05 tháng 3 năm 2021", "Hà Nội", "thành phố Hà Nội"),
    ("UBND HUYỆN HÒA LỘC\nHòa Lộc, ngày 05 tháng 3 năm 2021", "Hòa Lộc", "huyện Hòa Lộc"),
    ("Hòa Lộc, ngày    tháng 3 năm 2021", "Hòa Lộc", "Hòa Lộc"),  # the day left open
    ("Hà Nội, 21 giờ 00 ngày 24 tháng 9 năm 2025", "Hà Nội", "thành phố Hà Nội"),
    ("Số: 12/CT-UBND Hòa Lộc, ngày 05 tháng 3", "Hòa Lộc", "Hòa Lộc"),  # two columns in a line
    ("| Hòa Lộc, ngày 05 tháng 3 |", "Hòa Lộc", "Hòa Lộc"),
    ("CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập", "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM",
     "Việt Nam"),
    ("VĂN PHÒNG | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12",
     "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Việt Nam"),  # beside the issuer's column
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "norm"), HEADS)
def test_places_of_a_head(text: str, span: str, norm: str) -> None:
    found = list(head_places(text, PROVINCES, Context()))
    assert [(text[f.start : f.end], f.norm) for f in found] == [(span, norm)]


@pytest.mark.parametrize(
    "text",
    [
        "tại Hòa Lộc, ngày 05 tháng 3, đoàn đã kiểm tra",  # in a sentence
        "Hòa Lộc, ngày mai",
        "HIẾN PHÁP NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Luật Quốc tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2008",  # no motto
        "",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert list(head_places(text, PROVINCES, Context())) == []


def test_the_documents_own_place_gives_the_name() -> None:
    context = Context(place="huyện Hòa Lộc")
    (found,) = head_places("Hòa Lộc, ngày 05 tháng 3 năm 2021", {}, context)
    assert found.norm == "huyện Hòa Lộc"
