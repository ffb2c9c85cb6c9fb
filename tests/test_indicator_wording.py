"""Wordings of indicators: which names are one, which only look alike."""

from __future__ import annotations

import pytest

from kg.document.cast import Thing
from kg.identity.indicator_wording import (
    is_growth,
    place_in_name,
    standard,
    stem,
    traits_of,
)
from kg.identity.names import indicator_key
from kg.identity.rules import Known, judgements
from ontology.load import rows


def thing(name: str, scope: str = "") -> Thing:
    return Thing(iri=name, kind="indicator", label=name, core=indicator_key(name), scope=scope)


def joined(*names: str) -> set[frozenset[str]]:
    found = judgements([thing(name) for name in names], Known())
    return {frozenset(j.pair) for j in found if j.verdict == "same"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a name and its abbreviation, and the growth of it, which is a way of measuring
        ("GRDP", "Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)"),
        ("Tổng kim ngạch xuất khẩu hàng hóa", "Kim ngạch xuất khẩu"),
        ("Thu ngân sách trên địa bàn", "Tổng thu ngân sách nhà nước trên địa bàn"),
        ("Giải quyết việc làm lao động", "Trong năm đã tạo việc làm mới cho lao động"),
        ("vốn đầu tư công giải ngân", "Tỷ lệ giải ngân vốn đầu tư công"),
        ("Chỉ số sản xuất công nghiệp (IIP)", "chỉ số sản xuất ngành công nghiệp"),
        # the place at the end is the document's, or tells another place: figures have it
        ("Tỷ lệ hộ nghèo đa chiều tỉnh Hà Giang", "Tỷ lệ hộ nghèo"),
        # no national indicator, but only empty words differ
        ("Tổng số hồ sơ giải quyết trực tuyến", "hồ sơ giải quyết trực tuyến toàn tỉnh"),
    ],
)
def test_two_wordings_of_one_indicator(one: str, other: str) -> None:
    assert joined(one, other) == {frozenset((one, other))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu"),
        ("Kim ngạch xuất khẩu", "Tổng kim ngạch xuất nhập khẩu"),
        # the state's revenue on a territory is not the local budget's
        ("Thu ngân sách nhà nước trên địa bàn", "Thu ngân sách địa phương"),
        ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo"),
        ("GRDP", "GRDP bình quân đầu người"),
        ("GRDP", "GDP"),
        ("xã đạt chuẩn nông thôn mới", "xã đạt chuẩn nông thôn mới nâng cao"),
        # nothing left that says what is measured
        ("Tổng số vốn", "vốn toàn tỉnh"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert joined(one, other) == set()


def test_each_wording_stands_for_one_indicator() -> None:
    forms = [(form, r["indicator"]) for r in rows("indicator_wordings")
             for form in (r["indicator"], *filter(None, r["forms"].split("|")))]  # fmt: skip
    assert [form for form, name in forms if standard(indicator_key(form)) != name] == []


@pytest.mark.parametrize(
    ("name", "direction", "sort"),
    [
        ("Tỷ lệ hộ nghèo", "down", "rate"),
        ("Số vụ tai nạn giao thông", "down", "flow"),
        ("Thu nội địa", "up", "flow"),
        ("Số vụ cháy rừng", "down", "flow"),  # by its words
        ("Tỷ trọng nông nghiệp trong GRDP", "neutral", "rate"),
        ("Năng suất lúa bình quân", "up", "rate"),
    ],
)
def test_traits(name: str, direction: str, sort: str) -> None:
    assert (traits_of(name).direction, traits_of(name).sort) == (direction, sort)


def test_growth_stem_and_place() -> None:
    assert is_growth("Tốc độ tăng trưởng GRDP") and not is_growth("GRDP")
    assert stem("tổng thu ngân sách nhà nước trên địa bàn") == "thu ngân sách nhà nước"
    assert place_in_name("Thu ngân sách huyện Sơn Lộc", "tỉnh vân khê") == "huyện sơn lộc"
    assert place_in_name("Thu ngân sách tỉnh Vân Khê", "tỉnh vân khê") is None
