from __future__ import annotations

from dataclasses import replace

import pytest
from factories import Draft, days

from extract.records import Deadline, Repair
from kg.duties.parts import amounts, marks, parts_of, split_parts

SAID = "Giao Sở Y tế trình Đề án Tim mạch theo Quyết định số 5/QĐ-UBND trước ngày 01/9/2025"


def draft() -> Draft:
    made = Draft(SAID).mention("Sở Y tế", "ORG").mention("Đề án Tim mạch", "PROJECT")
    made.mention("Quyết định số 5/QĐ-UBND", "LEGAL", "5/QĐ-UBND")
    return made.state(SAID, due=days(None, "2025-08-31"))


def test_names_documents_and_days_are_cut_out() -> None:
    extraction = draft().done()
    start, end = draft().span("trước ngày 01/9/2025")
    deadline = Deadline(days(None, "2025-08-31"), "stated", start, end)
    said = replace(extraction.statements[0], deadline=deadline)
    assert parts_of(said, extraction) == (("giao", "trình", "◆", "theo"),)


def test_a_misread_word_is_compared_as_it_was_meant() -> None:
    text = "Phê duyệl quy hoạch"
    extraction = Draft(text).state(text).done()
    mended = replace(extraction, repairs=(Repair(4, 9, "duyệl", "duyệt", "syllable", 0.9),))
    refused = replace(
        extraction, repairs=(Repair(4, 9, "duyệl", "duyệt", "syllable", 0.9, applied=False),)
    )
    assert parts_of(extraction.statements[0], mended) == (("phê", "duyệt", "quy", "hoạch"),)
    assert parts_of(extraction.statements[0], refused) == (("phê", "duyệl", "quy", "hoạch"),)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lập, trình; ban hành", ["lập", "trình", "ban hành"]),
        ("Chi trả 43,5 ha và 1.200 hộ", ["chi trả 43,5 ha và 1.200 hộ"]),  # commas of numbers stay
        ("Kế hoạch (đợt 2) - mới", ["kế hoạch", "đợt 2", "mới"]),
        ("…", []),
        # the clearing of land is one duty, whichever of its steps are named
        ("Hoàn thành bồi thường, giải phóng mặt bằng", ["hoàn thành giải phóng mặt bằng"]),
        ("công tác bồi thường, thu hồi đất để triển khai khu", ["giải phóng mặt bằng khu"]),
        ("bồi thường, hỗ trợ và tái định cư, thu hồi đất", ["giải phóng mặt bằng"]),
        ("thu hồi đất của tổ chức vi phạm", ["thu hồi đất của tổ chức vi phạm"]),
    ],
)
def test_pauses_divide(text: str, parts: list[str]) -> None:
    assert [" ".join(part) for part in split_parts(text)] == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ban hành kế hoạch năm 2025", {("năm", "2025")}),
        ("Khởi công gói thầu số 3, đợt 2", {("số", "3"), ("đợt", "2")}),
        ("Báo cáo quý IV", {("quý", "iv")}),
        ("Bàn giao 54 ha", set()),
    ],
)
def test_marks(text: str, found: set[tuple[str, str]]) -> None:
    assert marks(split_parts(text)) == found


def test_amounts() -> None:
    words = ["bàn", "giao", "1.236,5", "ha", "cho", "20", "hộ", "năm"]
    assert amounts(words) == {"ha": 1236.5, "hộ": 20.0}
