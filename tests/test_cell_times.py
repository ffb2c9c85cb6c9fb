"""Times in cells and fields."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.forms.cell_times import stated_deadline

HEAD = "Số: 9/KH-UBND\nSơn Hạ, ngày 05 tháng 01 năm 2027\nKẾ HOẠCH\nGiữ nước ngọt\n\nHọp.\n"


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("Trước ngày 30/6", "2027-06-29"),
        ("15/8", "2027-08-15"),
        ("T6/2027", "2027-06-30"),
        ("T9", "2027-09-30"),
        ("Q.III/2027", "2027-09-30"),
        ("Quý IV", "2027-12-31"),
        # the last of several milestones
        ("70% trước 31/5; 100% trước 31/8", "2027-08-30"),
        ("Đợt 1: tháng 3/2027; đợt 2: tháng 9/2027", "2027-09-30"),
        ("Hoàn thành trước 31/10, báo cáo trước 30/4", "2027-10-30"),
        # what comes again, and what only begins
        ("Thường xuyên", None),
        ("Hằng năm, từ tháng 3/2027", None),
        ("Thường xuyên, xong trước 30/11", "2027-11-29"),
        ("theo con nước", None),
    ],
)
def test_stated_deadline(words: str, last: str | None) -> None:
    text = f"{HEAD}{words}\n"
    page = page_of(text)
    start = page.text.index(words)
    found = stated_deadline(page, start, start + len(words))
    assert (found and str(found.interval.last)) == last
    assert found is None or (found.source == "stated" and found.steps)
