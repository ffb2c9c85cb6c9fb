"""Figures told differently: which pairs contradict, how, and which only look so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from van_khe import VAN_KHE, figure, target, world_from

from kg.comparison.attainment_triples import measured_in
from kg.comparison.contradictions import Contradiction
from kg.comparison.figure_contradictions import figure_contradictions
from kg.comparison.measuring import measured
from kg.document.clauses import Figure
from kg.identity.document_names import DocumentName

PROVINCE = "tỉnh vân khê"
ISSUERS = {
    "nq": ("Nghị quyết", "Hội đồng nhân dân tỉnh"),
    "nq2": ("Nghị quyết", "Hội đồng nhân dân tỉnh"),
    "kh": ("Kế hoạch", "Ủy ban nhân dân tỉnh"),
    "bc": ("Báo cáo", "Ủy ban nhân dân tỉnh"),
    "bc2": ("Báo cáo", "Ủy ban nhân dân tỉnh"),
    "tk": ("Báo cáo", "Cục Thống kê tỉnh"),
    "so": ("Báo cáo", "Sở Xây dựng tỉnh"),
    "quet": ("Báo cáo", "Hội đồng nhân dân tỉnh"),
}
SOURCES = {iri: DocumentName(iri, iri, kind, scope=PROVINCE, issuer=issuer)
           for iri, (kind, issuer) in ISSUERS.items()}  # fmt: skip
MONEY: dict[str, Any] = {"unit": "tỷ đồng"}
JAN, FEB, JUN = date(2027, 1, 15), date(2027, 2, 20), date(2026, 6, 10)
REVENUE, RATE = "Thu nội địa", "Tỷ lệ lao động qua đào tạo"


def types(*figures: Figure) -> list[str]:
    ready = (measured(f, SOURCES[f.document]) for f in figures)
    return [c.type for c in figure_contradictions(
        [one for one in ready if one], SOURCES, frozenset({"quet"}))]  # fmt: skip


def told(name: str, value: float, document: str, seen: date = JAN, **more: Any) -> Figure:
    fields = {"iri": f"{document} {value:g}", "document": document, "seen": seen, **more}
    return figure(name, value, value, **fields)


def aim(
    name: str, low: float | None, high: float | None, document: str, seen: date, **more: Any
) -> Figure:
    fields = {"iri": f"{document} {low}", "document": document, "seen": seen, **more}
    return target(name, low, high, **fields)


DEC = date(2025, 12, 10)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        # an estimate, then what came of it, by anyone
        (told(REVENUE, 100.0, "bc", JUN, **MONEY), told(REVENUE, 103.0, "tk", **MONEY), "update"),
        # the same body says it anew
        (told(REVENUE, 100.0, "bc", **MONEY), told(REVENUE, 103.0, "bc2", FEB, **MONEY), "update"),
        # a resolution sets a target anew
        (aim(REVENUE, 90.0, 90.0, "nq", DEC, **MONEY),
         aim(REVENUE, 95.0, 95.0, "nq2", JUN, **MONEY), "update"),
        (aim(REVENUE, 90.0, None, "nq", DEC, **MONEY),
         aim(REVENUE, 95.0, None, "nq2", JUN, **MONEY), "update"),
        # two bodies, two numbers
        (told(REVENUE, 100.0, "bc", **MONEY), told(REVENUE, 103.0, "tk", **MONEY), "conflict"),
        (told(REVENUE, 100.0, "bc", **MONEY), told(REVENUE, 103.0, "tk", FEB, **MONEY), "conflict"),
        # a report misquotes a target; a lower plan asks for less
        (aim(RATE, 72.0, 72.0, "nq", DEC), aim(RATE, 70.0, 70.0, "bc", JUN), "conflict"),
        (aim(RATE, 72.0, 72.0, "nq", DEC), aim(RATE, 70.0, 70.0, "kh", JUN), "conflict"),
        # nobody knows which came first
        (aim(RATE, 72.0, 72.0, "nq", DEC), aim(RATE, 74.0, 74.0, "nq2", DEC), "conflict"),
        # powers of ten
        (told(REVENUE, 12630.0, "bc", **MONEY), told(REVENUE, 12.63, "tk", **MONEY), "unit"),
        (told(REVENUE, 12630.0, "bc", **MONEY), told(REVENUE, 12630.0, "tk", unit="triệu đồng"),
         "unit"),
        (told("Diện tích rừng trồng mới", 1.5, "bc", unit="ha"),
         told("Diện tích rừng trồng mới", 1.5, "tk", unit="km2"), "unit"),
        # a scan: one look-alike digit, a lost comma
        (told(RATE, 72.4, "bc"), told(RATE, 12.4, "quet", FEB), "reading"),
        (told(REVENUE, 12.63, "bc", **MONEY, quote="thu 12,630"),
         told(REVENUE, 12630.0, "quet", FEB, **MONEY, quote="thu 12630"), "reading"),
    ],
)  # fmt: skip
def test_contradictions(one: Figure, other: Figure, kind: str) -> None:
    assert types(one, other) == types(other, one) == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # rounded, about, a bound
        (told("GRDP", 8.97, "bc", measure="change"),
         told("GRDP", 9.0, "tk", measure="change", quote="tăng 9,0")),
        (told(REVENUE, 9012.0, "bc", **MONEY),
         told(REVENUE, 9000.0, "tk", **MONEY, quote="khoảng 9.000")),
        (told(REVENUE, 9012.0, "bc", **MONEY),
         figure(REVENUE, 9000.0, None, iri="b", document="tk", **MONEY)),
        # other units, the same amount
        (told("Kim ngạch xuất khẩu", 2.08, "bc", unit="tỷ USD"),
         told("Kim ngạch xuất khẩu", 2080.0, "tk", unit="triệu USD")),
        # another period, place, base, measure, remark
        (told(REVENUE, 50.0, "bc", JUN, last=date(2026, 6, 30), **MONEY),
         told(REVENUE, 100.0, "tk", **MONEY)),
        (told(REVENUE, 100.0, "bc", **MONEY),
         told(REVENUE, 80.0, "tk", scope="tỉnh sơn vũ", **MONEY)),
        (told(RATE, 4.0, "bc", measure="change", after=" so với cùng kỳ"),
         told(RATE, 1.0, "tk", measure="change", after=" so với tháng trước")),
        (told(RATE, 72.0, "bc"), told(RATE, 4.0, "tk", measure="change")),
        (told(REVENUE, 100.0, "bc", **MONEY),
         told(REVENUE, 80.0, "tk", after=" (không tính tiền sử dụng đất)", **MONEY)),
        # a department's own part
        (told("Giải ngân vốn đầu tư công", 96.0, "bc", measure="plan_share"),
         told("Giải ngân vốn đầu tư công", 88.0, "so", measure="plan_share")),
        # a range and a threshold that fit; a lower body that asks more of itself
        (aim("GRDP", 8.5, 9.0, "nq", DEC, measure="change"),
         aim("GRDP", 8.5, None, "kh", JUN, measure="change")),
        (aim(RATE, 72.0, 72.0, "nq", DEC), aim(RATE, 73.0, 73.0, "kh", JUN)),
        (aim("Tỷ lệ hộ nghèo", None, -1.2, "nq", DEC, measure="change"),
         aim("Tỷ lệ hộ nghèo", None, -1.4, "kh", JUN, measure="change")),
        # too far apart: a month without saying so, another base
        (told(REVENUE, 100.0, "bc", **MONEY), told(REVENUE, 9.0, "tk", **MONEY)),
        (told("GRDP", 8.1, "bc", measure="change"), told("GRDP", 2.4, "tk", measure="change")),
        # a target is no actual
        (aim(RATE, 72.0, 72.0, "nq", DEC), told(RATE, 70.0, "bc")),
        # a name that is that of any project
        (told("bàn giao mặt bằng", 12.0, "bc", unit="ha"),
         told("bàn giao mặt bằng", 15.0, "tk", unit="ha")),
        # no period
        (told(REVENUE, 100.0, "bc", first=None, last=None, **MONEY),
         told(REVENUE, 80.0, "tk", first=None, last=None, **MONEY)),
        # one document
        (told(RATE, 72.0, "bc"), told(RATE, 70.0, "bc")),
    ],
)  # fmt: skip
def test_what_only_looks_so(one: Figure, other: Figure) -> None:
    assert types(one, other) == []


def test_a_document_that_is_of_two_minds_is_left_out() -> None:
    two = [told(REVENUE, 100.0, "bc", **MONEY), told(REVENUE, 4.0, "bc", **MONEY)]
    assert types(*two, told(REVENUE, 103.0, "tk", **MONEY)) == []


def test_the_figures_of_van_khe() -> None:
    world = world_from(VAN_KHE)
    found = figure_contradictions(measured_in(world), world.sources, world.scanned)
    numbers = {iri: name.number for iri, name in world.sources.items()}
    assert {
        (c.type, c.one.value, c.other.value, *sorted(str(numbers[d]) for d in _documents(c)))
        for c in found
    } == {
        ("conflict", "3,21 triệu lượt", "3,35 triệu lượt", "21/BC-TK", "302/BC-UBND"),
        ("conflict", "42.780 tấn", "42.180 tấn", "21/BC-TK", "302/BC-UBND"),
        ("conflict", "46,2%", "45,8%", "07/KH-UBND", "61/NQ-HĐND"),
        ("reading", "72,4%", "12,4%", "09/BC-HĐND", "302/BC-UBND"),
        ("reading", "tăng 11,6%", "tăng 11,8%", "09/BC-HĐND", "302/BC-UBND"),
        ("unit", "12.630 triệu đồng", "12.630 tỷ đồng", "21/BC-TK", "302/BC-UBND"),
        ("unit", "6.480 tỷ đồng", "6,48 tỷ đồng", "175/BC-UBND", "88/BC-TK"),
        ("update", "9.850 tỷ đồng", "10.200 tỷ đồng", "61/NQ-HĐND", "74/NQ-HĐND"),
        ("update", "từ 2.150 triệu USD trở lên", "từ 2.050 triệu USD trở lên", "61/NQ-HĐND",
         "74/NQ-HĐND"),
        ("update", "tăng 8,05%", "tăng 7,81%", "175/BC-UBND", "88/BC-TK"),
    }  # fmt: skip


def _documents(found: Contradiction) -> tuple[str, str]:
    return found.one.document, found.other.document
