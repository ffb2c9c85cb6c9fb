"""The questions on figures and contradictions, over Vân Khê and over the demo documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from van_khe import DEMO, VAN_KHE, store_from

from kg.ask import Table, ask
from queries import library

QUESTIONS = {"attainment", "attained-by-indicator", "contradictions", "figure-history"}
"""What is asked here."""

NQ, KL = "Nghị quyết số 38/NQ-HĐND", "Kết luận số 57-KL/TU"
BC10 = "Báo cáo số 402/BC-UBND"
BC9 = "Báo cáo: Tình hình kinh tế - xã hội tháng 9 và 9 tháng, nhiệm vụ trọng tâm quý IV năm 2025"
BC11 = (
    "Báo cáo: Tình hình kinh tế - xã hội tháng 11 và 11 tháng, nhiệm vụ trọng tâm tháng 12 năm 2025"
)
TB = "Thông báo số 214/TB-UBND"


def rows(folder: Path, query: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """Ask and return the named columns: last part of an IRI, value of a literal, «» for none."""
    answer = ask(store_from(folder), library.get(query), values)
    assert isinstance(answer, Table)
    places = [answer.columns.index(name) for name in columns.split()]
    return [
        tuple("" if row[i] is None else row[i].value.rpartition("#")[2] for i in places)
        for row in answer.rows
    ]


@pytest.mark.parametrize(
    ("folder", "query", "values", "columns", "expected"),
    [
        # the demo's exports: the year is not over
        (DEMO, "attained-by-indicator", {"indicator": "kim ngạch xuất khẩu"},
         "place_label target_text actual_text share verdict source_label actual_source_label",
         [("tỉnh Lam Giang", "từ 1.850 triệu USD trở lên", "1.703 triệu USD", "92.1", "undecided",
           NQ, BC11)]),
        # what was put off, promise by promise
        (DEMO, "contradictions", {"about": "thời hạn"},
         "type one_value other_value one_source_label other_source_label",
         [("laterUpdate", "15/11/2025", "09/12/2025", BC10, BC11),
          ("laterUpdate", "30/09/2025", "15/11/2025", TB, BC10)]),
        (DEMO, "contradictions", {"type": "mâu thuẫn"}, "about", []),
        # one indicator in all documents, by two of its names
        (DEMO, "figure-history", {"indicator": "GRDP"},
         "date observation_kind low high source_label",
         [("2025-07-15", "actual", "7.84", "7.84", KL),
          ("2025-07-25", "target", "8.5", "9", NQ),
          ("", "actual", "8.12", "8.12", BC9)]),
        # Vân Khê: a year's targets, only those of one kind shown
        (VAN_KHE, "attained-by-indicator", {"indicator": "Thu nội địa"},
         "verdict target_text actual_text share estimated quote actual_quote",
         [("notMet", "10.200 tỷ đồng", "9.920 tỷ đồng", "97.3", "true",
           "Thu nội địa đạt 10.200 tỷ đồng", "Thu nội địa ước đạt 9.920 tỷ đồng")]),
        (VAN_KHE, "attainment", {"year": "2025"}, "verdict", []),
        (VAN_KHE, "attainment", {"year": "2026", "place": "tỉnh Sơn Vũ"}, "verdict", []),
        (VAN_KHE, "contradictions", {"type": "unit"}, "one_value other_value period_to",
         [("6.480 tỷ đồng", "6,48 tỷ đồng", "2026-06-30"),
          ("12.630 triệu đồng", "12.630 tỷ đồng", "2026-12-31")]),
        (VAN_KHE, "contradictions", {"about": "tình trạng", "type": "reading"},
         "one_value other_value one_quote other_quote",
         [("hoàn thành 12/07/2026", "hoàn thành 12/01/2026",
           "Ngày 12/7/2026 Sở Y tế đã khởi công Trạm y tế xã Bản Hon",
           "Ngày 12/1/2026 Sở Y tế đã khởi công Trạm y tế xã Bản Hon")]),
        (VAN_KHE, "contradictions", {"about": "owner"}, "type place_label thing_label",
         [("laterUpdate", "", "Sở Nội vụ chủ trì ban hành Đề án sắp xếp trạm khuyến nông trước"
           " ngày 15 tháng 8 năm 2026")]),
        # places are kept apart
        (VAN_KHE, "figure-history", {"indicator": "Tỷ lệ che phủ rừng", "place": "tỉnh Sơn Vũ"},
         "date low", [("2027-01-14", "51")]),
        (VAN_KHE, "figure-history", {"indicator": "Tỷ lệ che phủ rừng"}, "place_label date low",
         [("tỉnh Sơn Vũ", "2027-01-14", "51"), ("tỉnh Vân Khê", "2025-12-10", "46.2"),
          ("tỉnh Vân Khê", "2026-01-08", "45.8")]),
    ],
)  # fmt: skip
def test_answers(
    folder: Path, query: str, values: dict[str, str], columns: str, expected: list[tuple[str, ...]]
) -> None:
    assert rows(folder, query, columns, **values) == expected


def test_a_year_of_targets() -> None:
    found = rows(VAN_KHE, "attainment", "verdict", year="2026", place="tỉnh vân khê")
    counts = {verdict: found.count((verdict,)) for verdict in ("met", "notMet", "undecided")}
    assert counts == {"met": 11, "notMet": 5, "undecided": 5}
    assert found == rows(VAN_KHE, "attainment", "verdict")  # there is no other year or place


def test_the_targets_of_the_demo_are_open_in_december() -> None:
    found = rows(DEMO, "attainment", "verdict reason", year="2025", place="tỉnh Lam Giang")
    assert {verdict for verdict, _ in found} == {"undecided"}
    assert any(
        "13.390 tỷ đồng (11 tháng đầu năm 2025), bằng 94% mục tiêu" in why for _, why in found
    )
