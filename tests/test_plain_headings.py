"""Headings that no mark shows: bodies and parts alone on a line over what they head."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.page.plain_headings import names_bodies
from extract.page.structure import parse

SENTENCE = "Nạo vét kênh Cây Dừa và các kênh nhánh của vùng trũng trong mùa khô năm nay."
OTHER = "Trồng tre giữ bờ sông và các bờ bao của vùng trũng trước mùa mưa tới."

HEADINGS = [
    # text, its headings
    ("Sở Y tế\n- Thử nước giếng.", ["Sở Y tế"]),
    (f"Sở Y tế, Sở Xây dựng và UBND các xã\n{OTHER}", ["Sở Y tế, Sở Xây dựng và UBND các xã"]),
    (f"Nhiệm vụ thời gian tới\n{OTHER}", ["Nhiệm vụ thời gian tới"]),
    ("Tồn tại, hạn chế\n- Kênh còn cạn.", ["Tồn tại, hạn chế"]),
    # lists of bodies, a body in a sentence, a sentence that tells
    ("- Đào kênh.\nSở Y tế\nSở Xây dựng\nSở Tài chính", []),
    ("Sở Y tế nạo vét kênh\n- Thử nước giếng.", []),
    (f"Kết quả đã đạt 90% kế hoạch\n{OTHER}", []),
    # more of the line before, the last line, a caption before a short line
    (f"- Đào kênh do {SENTENCE[:-1]} cùng\nSở Y tế\n- Đắp bờ.", []),
    ("- Đào kênh.\nSở Y tế", []),
    ("- Đào kênh.\nSở Y tế\nHà Tiên.", []),
]


@pytest.mark.parametrize(("text", "headings"), HEADINGS)
def test_headings(text: str, headings: list[str]) -> None:
    cleaned = clean(f"{SENTENCE}\n{text}\n")
    blocks = parse(cleaned).blocks
    assert [cleaned.text[b.start : b.end] for b in blocks if b.kind == "heading"] == headings


def test_a_body_stays_in_the_zone_of_the_part_around_it() -> None:
    cleaned = clean(
        "BÁO CÁO\nKết quả tháng 5\n\nII. NHIỆM VỤ THÁNG 6\nSở Y tế\n- Thử nước giếng.\n"
    )
    assert [b.zone for b in parse(cleaned).blocks if b.kind == "item"] == ["tasks"]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("Sở Y tế", True),
        ("Sở Y tế; các sở, ngành; UBND các xã", True),
        ("Đối với Sở Y tế", True),
        ("Sở Y tế thử nước", False),
        ("Kênh Cây Dừa", False),
    ],
)
def test_nothing_but_bodies(words: str, bodies: bool) -> None:
    assert names_bodies(words) == bodies
