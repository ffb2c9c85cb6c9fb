"""The appendix in Word: heading of an appendix or of a document of its own, one table."""

from __future__ import annotations

import io

import docx
import pytest
from exported import AS_OF, HOSTILE, one_duty, parts, store_of

from kg.export.appendix import COLUMNS, Appendix, Heading, appendix_of
from kg.export.appendix_docx import as_docx, attached_to, roman, summary
from kg.export.xml_text import held


def appendix(heading: Heading, text: str = "Sửa cầu Mây", as_of: str = AS_OF) -> Appendix:
    return appendix_of(store_of(one_duty(text)), heading, None, group="agency", as_of=as_of)


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.text]


def test_an_appendix_says_to_what_it_belongs() -> None:
    heading = Heading("Danh mục nhiệm vụ", attached_to="Kế hoạch số 5/KH-UBND của tỉnh")
    data = as_docx(appendix(heading))
    assert paragraphs(data) == [
        "Phụ lục",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 5/KH-UBND của tỉnh)",
        "(Tổng số 1 nhiệm vụ; tình trạng tính đến ngày 01/12/2025)",
    ]
    [table] = docx.Document(io.BytesIO(data)).tables
    assert [c.text for c in table.rows[0].cells] == list(COLUMNS)
    assert [c.text for c in table.rows[1].cells][:5] == [
        "1", "Sửa cầu Mây", "Sở Giao thông", "Xã Hạ", "01/11/2025",
    ]  # fmt: skip


def test_a_document_of_its_own_bears_nation_and_motto() -> None:
    data = as_docx(appendix(Heading("Danh mục", issuer="Sở Giao thông")))
    head, _, signature = docx.Document(io.BytesIO(data)).tables
    issuer, nation = head.rows[0].cells
    assert issuer.text.startswith("SỞ GIAO THÔNG")
    assert nation.text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert signature.rows[0].cells[0].text.startswith("Nơi nhận:")
    assert "Phụ lục" not in paragraphs(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stand_in_their_cell(text: str) -> None:
    data = as_docx(appendix(Heading(text, attached_to=text), text))
    assert data == as_docx(appendix(Heading(text, attached_to=text), text))
    table = docx.Document(io.BytesIO(data)).tables[0]
    said = table.rows[1].cells[1].text
    assert " ".join(said.split()).casefold() == " ".join(held(text).split()).casefold()
    assert "w:script" not in parts(data)["word/document.xml"]


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_groups_are_numbered_as_the_decree_has_it(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_dots_stand_where_nothing_is_known() -> None:
    assert attached_to(Heading("x")).startswith("(Kèm theo ……")
    assert summary(appendix(Heading("x"), as_of="")) == "(Tổng số 1 nhiệm vụ)"
