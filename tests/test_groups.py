"""Groups: which bodies stand side by side, unread items of their list included."""

from __future__ import annotations

import pytest

from extract.mentions.found import Found
from extract.statements.groups import Group, beside, blot_out, group


@pytest.mark.parametrize(
    ("between", "joined"),
    [
        (", ", True),
        (" và ", True),
        ("; thủ trưởng ", True),
        (", giám đốc ", True),
        ("/", True),
        (" (đầu mối), ", True),
        (" cùng với ", True),
        # an item of the list that is no known body
        ("; hội quán nông dân; ", True),
        (", hội quán nông dân và ", True),
        (", hội quán nông dân (tổ 3), chủ tịch ", True),
        # what a body does, or who is asked next
        (" họp, ", False),
        (", rà soát kho thuốc, ", False),
        (", phối hợp với ", False),
        ("; giao ", False),
        (", trong tháng 4, ", False),
        (" báo cáo ", False),
    ],
)
def test_beside(between: str, joined: bool) -> None:
    assert beside(between) == joined


def test_blotted_names_keep_every_offset() -> None:
    text = "giao ông lê ba, giám đốc sở y tế"
    at = text.index("lê ba")
    blotted = blot_out(text, [Found(at, at + 5, "PERSON", "Lê Ba")])
    assert blotted == "giao ông ·····, giám đốc sở y tế"


def test_a_group_spans_its_bodies() -> None:
    text = "sở y tế, sở nội vụ họp"
    found = group(text, [Found(0, 7, "ORG", "Sở Y tế"), Found(9, 18, "ORG", "Sở Nội vụ")])
    assert [(g.start, g.end) for g in found] == [(0, 18)]


@pytest.mark.parametrize(
    ("between", "end"),
    [(" (nay là ", 1), (" (từ 01/3/2025 là ", 1), (" (kể từ ngày 01/3/2025 là ", 1), (" là ", 0)],
)
def test_a_renamed_body_is_the_one_that_it_is_now(between: str, end: int) -> None:
    text = f"sở y tế{between}sở nội vụ) họp"
    at = text.index("sở nội vụ")
    old, new = Found(0, 7, "ORG", "Sở Y tế"), Found(at, at + 9, "ORG", "Sở Nội vụ")
    found = group(text, [old, new])
    if end:
        assert [(g.bodies, g.start, g.end) for g in found] == [((new,), 0, at + 10)]
    else:
        assert [g.bodies for g in found] == [(old,), (new,)]


@pytest.mark.parametrize(
    ("between", "collective", "meant"),
    [
        (": ", "yes", True),
        (", gồm: ", "yes", True),
        (" sau: ", "yes", True),
        (": ", "", False),  # one body, then what another does
        (" yêu cầu ", "yes", False),
    ],
)
def test_whom_a_collective_body_before_a_colon_means(
    between: str, collective: str, meant: bool
) -> None:
    text = f"các đơn vị{between}sở y tế, sở nội vụ nộp báo cáo"
    at = text.index("sở y tế")
    told = {"collective": collective} if collective else {}
    many = Found(0, 10, "ORG", "các đơn vị", told)
    named = [Found(at, at + 7, "ORG", "Sở Y tế"), Found(at + 9, at + 18, "ORG", "Sở Nội vụ")]
    first = group(text, [many, *named])[0]
    assert (first.start, list(first.bodies) == named) == (0, meant)


def test_places_alone_are_a_group_of_places() -> None:
    place, body = Found(0, 4, "LOC", "Tỉnh Sơn Hạ"), Found(6, 9, "ORG", "Sở Y tế")
    assert Group((place,)).is_place
    assert not Group((place, body)).is_place
