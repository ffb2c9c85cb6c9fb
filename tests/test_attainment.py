"""Attainment: which targets are in force, and which actual figure each is held against."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from van_khe import VAN_KHE, figure, ready, target, world_from

from kg.comparison.attainment import attainments, in_force, match_period
from kg.comparison.attainment_triples import measured_in
from kg.identity.document_names import DocumentName
from kg.iris import Iris

MONEY: dict[str, Any] = {"unit": "tỷ đồng"}
NAME = "Thu nội địa"
PROVINCE = "tỉnh vân khê"
COUNCIL, COMMITTEE = "Hội đồng nhân dân tỉnh", "Ủy ban nhân dân tỉnh"
SOURCES = {
    iri: DocumentName(iri, iri, kind, scope=PROVINCE, issuer=issuer)
    for iri, kind, issuer in (
        ("nq", "Nghị quyết", COUNCIL),
        ("nq2", "Nghị quyết", COUNCIL),
        ("kh", "Kế hoạch", COMMITTEE),
        ("bc", "Báo cáo", COMMITTEE),
        ("bc2", "Báo cáo", COMMITTEE),
        ("tk", "Báo cáo", "Cục Thống kê tỉnh"),
    )
}
AIM = target(NAME, 100.0, 100.0, document="nq", **MONEY)


def verdicts(*figures: object, as_of: date | None = None) -> list[tuple[str, str]]:
    """Return verdict and the IRI of the actual figure for each target."""
    found = attainments([ready(f) for f in figures], SOURCES, as_of)  # type: ignore[arg-type]
    return [(a.verdict, a.actual.figure.iri if a.actual else "") for a in found]


def told(value: float, document: str, seen: date, **more: object) -> object:
    fields: dict[str, object] = {"iri": f"{document} {value:g}", "document": document,
                                 "seen": seen, **MONEY, **more}  # fmt: skip
    return figure(NAME, value, value, **fields)


JAN, FEB = date(2027, 1, 15), date(2027, 2, 20)


def test_a_later_document_of_the_same_body_counts() -> None:
    assert verdicts(AIM, told(99.0, "bc", JAN), told(101.0, "bc2", FEB)) == [("met", "bc2 101")]
    assert verdicts(AIM, told(101.0, "bc2", JAN), told(99.0, "bc", FEB)) == [("notMet", "bc 99")]


def test_two_bodies_that_differ_leave_it_open_where_it_matters() -> None:
    assert verdicts(AIM, told(99.0, "bc", JAN), told(101.0, "tk", FEB)) == [("undecided", "tk 101")]
    assert verdicts(AIM, told(102.0, "bc", JAN), told(101.0, "tk", FEB)) == [("met", "tk 101")]


def test_a_final_figure_replaces_an_estimate_of_anyone() -> None:
    estimate = told(99.0, "bc", date(2026, 12, 20))
    assert verdicts(AIM, estimate, told(101.0, "tk", FEB)) == [("met", "tk 101")]
    # … not the other way round
    late = told(99.0, "bc", FEB, quote="ước đạt 99")
    assert verdicts(AIM, told(101.0, "tk", JAN), late) == [("undecided", "bc 99")]


def test_only_what_was_known_on_a_day() -> None:
    figures = (AIM, told(99.0, "bc", JAN), told(101.0, "bc2", FEB))
    assert verdicts(*figures, as_of=date(2027, 2, 1)) == [("notMet", "bc 99")]
    assert verdicts(*figures, as_of=date(2026, 2, 1)) == [("undecided", "")]
    assert verdicts(*figures, as_of=date(2025, 2, 1)) == []


def test_a_month_of_the_year_says_nothing() -> None:
    month = told(120.0, "bc", JAN, first=date(2026, 6, 1), last=date(2026, 6, 30))
    assert verdicts(AIM, month) == [("undecided", "bc 120")]


def test_a_share_of_the_plan_tells_where_there_is_one_plan() -> None:
    share = told(101.0, "bc", JAN, measure="plan_share", unit="%", after=" dự toán")
    less = told(97.0, "bc", JAN, measure="plan_share", unit="%", after=" dự toán HĐND tỉnh giao")
    centre = told(
        104.0, "bc", JAN, measure="plan_share", unit="%", after=" dự toán Bộ Tài chính giao"
    )
    other = target(NAME, 120.0, 120.0, iri="stretch", document="kh", **MONEY)
    assert verdicts(AIM, share) == [("met", "bc 101")]
    assert verdicts(AIM, less) == [("notMet", "bc 97")]
    assert verdicts(AIM, centre) == [("undecided", "")]
    assert verdicts(AIM, other, share) == [("undecided", ""), ("undecided", "")]


def test_targets_in_force() -> None:
    later = date(2026, 7, 18)
    changed = target(NAME, 110.0, 110.0, iri="new", document="nq2", seen=later, **MONEY)
    lower = target(NAME, 115.0, 115.0, iri="kh", document="kh", seen=later, **MONEY)
    restated = target(NAME, 110.0, 110.0, iri="bc", document="bc", seen=JAN, **MONEY)
    wrong = target(NAME, 90.0, 90.0, iri="wrong", document="bc", seen=JAN, **MONEY)
    cases = [
        # a later resolution replaces the first; a committee's plan stands beside it
        ([AIM, changed], ["new"]),
        ([AIM, lower], [AIM.iri, "kh"]),
        # a report only repeats, rightly or not
        ([changed, restated, wrong], ["new"]),
        ([restated], ["bc"]),
    ]
    for figures, kept in cases:
        found = in_force([ready(f) for f in figures], SOURCES)
        assert sorted(t.figure.iri for t in found) == sorted(kept)


@pytest.mark.parametrize(
    ("first", "last", "match"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "same"),
        (None, date(2026, 12, 31), "same"),
        (date(2026, 1, 1), date(2026, 9, 30), "so far"),
        (None, date(2026, 9, 30), "so far"),
        (date(2026, 4, 1), date(2026, 6, 30), "part"),
        (date(2025, 1, 1), date(2025, 12, 31), None),
        (date(2026, 1, 1), date(2027, 3, 31), None),
        (date(2026, 1, 1), None, None),
    ],
)
def test_periods(first: date | None, last: date | None, match: str | None) -> None:
    assert match_period(ready(AIM), ready(figure(NAME, 1.0, 1.0, first=first, last=last))) == match


EXPECTED = [
    # (name of the target, number of the document that sets it, verdict, words of the reason)
    ("Tốc độ tăng trưởng GRDP", "61/NQ-HĐND", "met", "tăng 9%"),  # a range, by statistics
    ("Tốc độ tăng trưởng GRDP", "07/KH-UBND", "met", "từ 8,5% trở lên"),  # … a threshold
    # two reports of one day differ a thousandfold
    ("Thu ngân sách nhà nước trên toàn tỉnh", "61/NQ-HĐND", "undecided", "12.630 tỷ đồng"),
    # the first target of domestic revenue and exports was replaced in July
    ("Thu nội địa", "74/NQ-HĐND", "notMet", "số ước tính"),
    ("Tổng kim ngạch xuất khẩu hàng hóa", "74/NQ-HĐND", "met", "101,5%"),  # other units
    ("Tỷ lệ hộ nghèo", "61/NQ-HĐND", "met", "giảm 1,35%"),  # a reduction
    ("Tỷ lệ thất nghiệp khu vực thành thị", "61/NQ-HĐND", "met", "dưới 3%"),
    # a scan says 12,4 %: which matters for one of the two targets
    ("Tỷ lệ lao động qua đào tạo", "61/NQ-HĐND", "undecided", "văn bản khác nêu"),
    ("Tỷ lệ lao động qua đào tạo", "07/KH-UBND", "notMet", "73%"),
    ("Giải quyết việc làm lao động", "61/NQ-HĐND", "notMet", "98,5%"),  # another wording
    ("Sản lượng thủy sản", "61/NQ-HĐND", "met", "văn bản khác nêu"),
    ("Tổng lượt khách du lịch", "61/NQ-HĐND", "met", "trên 3,2 triệu lượt"),
    (
        "Tỷ lệ giải ngân vốn đầu tư công",
        "61/NQ-HĐND",
        "met",
        "96,1% kế hoạch",
    ),  # not a department's
    # another province's forests say nothing
    ("Tỷ lệ che phủ rừng", "61/NQ-HĐND", "undecided", "chưa có số"),
    ("Tỷ lệ che phủ rừng", "07/KH-UBND", "undecided", "chưa có số"),
    ("Chỉ số sản xuất công nghiệp (IIP)", "61/NQ-HĐND", "notMet", "tăng 12%"),
    ("xã đạt chuẩn nông thôn mới", "61/NQ-HĐND", "undecided", "thêm 8 xã"),
    ("Tỷ lệ nợ xấu", "61/NQ-HĐND", "notMet", "tối đa 2%"),
    ("Số bác sĩ trên một vạn dân", "61/NQ-HĐND", "met", "bằng 100%"),
    ("Chỉ số giá tiêu dùng", "61/NQ-HĐND", "met", "tối đa 4%"),
    # reached by June
    ("Tổng doanh thu du lịch", "61/NQ-HĐND", "met", "mới 6 tháng đầu năm 2026 đã đạt"),
]


def test_the_year_of_van_khe() -> None:
    world = world_from(VAN_KHE)
    found = attainments(measured_in(world), world.sources, world.as_of)
    names = [(a.target.figure.name, world.sources[a.target.figure.document].number, a.verdict)
             for a in found]  # fmt: skip
    assert sorted(map(repr, names)) == sorted(repr(case[:3]) for case in EXPECTED)
    for name, number, _, said in EXPECTED:
        reasons = [
            a.reason for a, told in zip(found, names, strict=True) if told[:2] == (name, number)
        ]
        assert said in reasons[0]


def test_in_july_most_was_open() -> None:
    world = world_from(VAN_KHE)
    found = attainments(measured_in(world), world.sources, date(2026, 7, 31))
    assert [a.target.figure.name for a in found if a.verdict != "undecided"] == [
        "Tổng doanh thu du lịch"
    ]
    assert Iris().base in found[0].target.figure.iri
