"""The pieces of a laid-out document."""

from __future__ import annotations

from extract.cleaning.clean import clean
from extract.document.parts import Parts
from extract.page.structure import parse


def parts_of(text: str) -> Parts:
    cleaned = clean(text)
    return Parts(cleaned.text, parse(cleaned))


def test_head_and_blocks() -> None:
    parts = parts_of("ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC\nKẾ HOẠCH\nĐào kênh\n1. Đào.\n2. Đắp.")
    assert parts.head == "ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC"
    assert [parts.words(b) for b in parts.blocks("item")] == ["Đào.", "Đắp."]
    assert parts.attached is None


def test_what_an_appendix_is_attached_to() -> None:
    parts = parts_of("GIAO VIỆC ĐÀO KÊNH\n(Kèm theo Kế hoạch số 7/KH-UBND của UBND xã)\n1. Đào.")
    assert parts.attached is not None
    assert parts.attached["number"] == "7/KH-UBND"


def test_an_attachment_cited_in_the_body_is_none() -> None:
    parts = parts_of("1. Đào kênh như bản vẽ kèm theo Quyết định số 7/QĐ-UBND của xã.")
    assert parts.attached is None


ARTICLE = "Sở Y tế đã có Kế hoạch số 5/KH-SYT về việc trực bão."


def test_only_a_text_without_letterhead_or_date_line_is_retold() -> None:
    assert parts_of(ARTICLE).retold is not None
    assert parts_of(f"{ARTICLE}\n04/06/2031 08:15").retold is None
    assert parts_of(f"SỞ Y TẾ\nSố: 4/SYT\n{ARTICLE}").retold is None
