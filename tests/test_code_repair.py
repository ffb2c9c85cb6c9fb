"""Codes and figures: each by its rule, and look-alikes that are right as they stand."""

from __future__ import annotations

import pytest

from extract.ocr_repair.code_repair import code_repairs
from extract.ocr_repair.prior import SURE

SURE_ONES = [
    # document numbers
    ("số I74/KH-ƯBND ngày", "174/KH-UBND", "code"),
    ("số l2/2O31/NQ-HĐNĐ", "12/2031/NQ-HĐND", "code"),
    ("số 12/QD-UBND", "12/QĐ-UBND", "code"),
    # abbreviations
    ("của ƯBND xã", "UBND", "code"),
    ("của UBĨTO xã", "UBND", "code"),
    ("và HĐNĐ xã", "HĐND", "code"),
    ("do U8ND xã", "UBND", "code"),
    ("triệu ƯSD", "USD", "code"),
    # dates and figures
    ("ngày l5/3/2O31", "15/3/2031", "number"),
    ("ngày 0I-12-2031", "01-12-2031", "number"),
    ("đạt 1O.5OO tỷ", "10.500", "number"),
    ("năm 2O31 là", "2031", "number"),
    ("thu l2.500 ha", "12.500", "number"),
    # quarters, of which there are four
    ("trong quý 11/2031", "II", "number"),
    ("Quý H năm 2031", "II", "number"),
    ("quý 1V/2031", "IV", "number"),
    ("quý l/2031", "I", "number"),
    ("quý Ï năm 2031", "I", "number"),
    ("Quý ÍỉI/2031", "III", "number"),
    ("quý ìV năm 2031", "IV", "number"),
]


@pytest.mark.parametrize(("text", "meant", "rule"), SURE_ONES)
def test_sure_repairs(text: str, meant: str, rule: str) -> None:
    repair = next(iter(code_repairs(text)))
    assert (repair.meant, repair.rule, repair.applied) == (meant, rule, True)
    assert text[repair.start : repair.end] == repair.seen
    assert SURE <= repair.score <= 1


CANDIDATES = [
    ("số 05/ra-UB^ ngày", "05/TB-UBND"),
    ("số 05/ra-UBND ngày", "05/TB-UBND"),
    ("số §12/TB-VPCP ngày", "812/TB-VPCP"),
    ("Quý HI/2031", "III"),  # or «II»
]


@pytest.mark.parametrize(("text", "meant"), CANDIDATES)
def test_candidates(text: str, meant: str) -> None:
    repair = next(iter(code_repairs(text)))
    assert repair.meant == meant
    assert not repair.applied and 0 < repair.score < SURE


KEPT = [
    "số 12/QĐ-UBND ngày 15/3/2031",
    "số 45-KH/TU, 214/2031/TB-VPCP, 7/UBND-KT",
    "mục I.2, II.1, Phụ lục II, khối A1, lớp 10A",
    "5.000đ, 10l nước, 3 kWh, QL1A, ĐT.741, 2x110 kV",
    "CHỦ TỊCH, DỰ ÁN, ĐÃ KÝ",
    "tỷ lệ 12/45, 100/2 hộ",
    "45/31/2031",
    "quý 1/2031, quý III/2031, gỗ quý 11 tấn, quý 111V/2031",
    "Ô TÔ, BÊ TÔNG",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_right_stays(text: str) -> None:
    assert list(code_repairs(text)) == []
