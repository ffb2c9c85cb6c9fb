"""Word files: the decree's page, the same bytes, words as data."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from exported import HOSTILE, parts

from kg.export.word_form import FONT, Type, add, as_bytes, cell, landscape, row, rule, table, words
from kg.export.xml_text import held


def test_the_page_is_the_decrees() -> None:
    made = docx.Document(io.BytesIO(as_bytes(landscape("Phụ lục"))))
    section = made.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    found = (section.page_width, section.page_height, section.top_margin, section.bottom_margin,
             section.left_margin, section.right_margin)  # fmt: skip
    expected = tuple(Mm(n) for n in (297, 210, 20, 20, 30, 20))
    assert all(abs(int(a or 0) - b) < Mm(0.1) for a, b in zip(found, expected, strict=True))
    assert section.different_first_page_header_footer
    assert " PAGE " in parts(as_bytes(landscape("x")))["word/header1.xml"]
    assert section.header.paragraphs[0].alignment == 1
    assert made.styles["Normal"].font.name == FONT
    assert made.core_properties.author == "Camket"


def test_the_same_bytes_and_no_time_of_making() -> None:
    data = as_bytes(landscape("x"))
    assert data == as_bytes(landscape("x"))
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        assert {member.date_time for member in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "2000-01-01T00:00:00Z" in parts(data)["docProps/core.xml"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    document = landscape(text)
    add(document, words(text, Type()))
    read = docx.Document(io.BytesIO(as_bytes(document)))
    expected = held(text).replace("\r\n", "\n")
    assert read.paragraphs[-1].text.replace("\r", "") == expected.replace("\r", "")
    assert read.core_properties.title == held(text)[:255]


def test_rows_stay_whole_and_heads_come_again() -> None:
    document = landscape("x")
    head = row([cell([words("STT", Type(bold=True))], 20, middle=True)], head=True)
    add(document, table((20, 30), [head, row([cell([words("a", Type())], 50, columns=2)])],
                        ruled=True))  # fmt: skip
    text = parts(as_bytes(document))["word/document.xml"]
    assert text.count("<w:tblHeader/>") == 1
    assert text.count("<w:cantSplit/>") == 2
    assert '<w:gridSpan w:val="2"/>' in text
    assert "<w:tblBorders>" in text


def test_a_rule_is_drawn_and_not_underlined() -> None:
    document = landscape("x")
    add(document, rule(60, 247))
    text = parts(as_bytes(document))["word/document.xml"]
    assert '<w:top w:val="single"' in text
    assert "<w:u " not in text
