"""The appendix as a workbook: the same table, nothing that runs."""

from __future__ import annotations

import re
from html import unescape

import pytest
from exported import AS_OF, HOSTILE, one_duty, parts, store_of

from kg.export.appendix import COLUMNS, Heading, appendix_of
from kg.export.appendix_xlsx import as_xlsx
from kg.export.xml_text import held


def book(heading: Heading, text: str = "Sửa cầu Mây", group: str = "agency") -> dict[str, str]:
    more = [("task/z", "rdf:type", "ck:Task"), ("task/z", "skos:prefLabel", '"dọn kênh')]
    store = store_of([*one_duty(text), *more])
    found = appendix_of(store, heading, None, group=group, as_of=AS_OF)
    assert as_xlsx(found) == as_xlsx(found)
    return parts(as_xlsx(found))


def strings(found: dict[str, str]) -> list[str]:
    """Return the texts of a workbook's cells, as a spreadsheet shows them."""
    said = re.findall(r"<t[^>]*>(.*?)</t>", found["xl/sharedStrings.xml"], re.S)
    return [" ".join(re.sub("_x000D_", " ", unescape(text)).split()) for text in said]


def test_the_table_and_its_heading() -> None:
    found = book(Heading("Danh mục nhiệm vụ", attached_to="Kế hoạch số 5/KH-UBND"))
    said = strings(found)
    heading = ["Phụ lục", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 5/KH-UBND)"]
    groups = ["I. Sở Giao thông", "II. Chưa rõ cơ quan chủ trì"]
    for text in (*heading, *COLUMNS, *groups, "Dọn kênh", "01/11/2025"):
        assert text in said, text
    sheet = found["xl/worksheets/sheet1.xml"]
    assert 'orientation="landscape"' in sheet
    assert "Times New Roman" in found["xl/styles.xml"]
    assert "Print_Titles" in found["xl/workbook.xml"]
    assert "&amp;13&amp;P" in sheet


def test_a_document_of_its_own_names_its_issuer() -> None:
    said = strings(book(Heading("Danh mục", issuer="Sở Giao thông")))
    assert said[0] == "SỞ GIAO THÔNG"
    assert "Phụ lục" not in said


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_texts(text: str) -> None:
    found = book(Heading(text), text)
    assert "<f>" not in found["xl/worksheets/sheet1.xml"]
    said = [cell.casefold() for cell in strings(found)]
    assert " ".join(held(text).split()).casefold() in said
