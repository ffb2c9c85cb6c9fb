"""The words of Word paragraphs: what is printed and what is not."""

from __future__ import annotations

import pytest
from docx import Document
from offices import p, r, saved, with_body

from extract.readers.docx import read
from extract.readers.docx_runs import style_of
from extract.source import Limits


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def field(code: str, result: str) -> str:
    sign = '<w:fldChar w:fldCharType="{}"/>'
    return (
        run(sign.format("begin")) + code + run(sign.format("separate"))
        + result + run(sign.format("end"))
    )  # fmt: skip


CODE = run("<w:instrText>PAGE</w:instrText>")
PARAGRAPHS = [
    # runs, spaces and a space that does not break
    (("Giao ", r("Sở"), " Y\u00a0tế"), "Giao Sở Y\u00a0tế"),
    # tab, line break, hyphens
    ((run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"),),
     "a\tb\nc\nd"),
    ((run("<w:t>12/QĐ</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t>"),),
     "12/QĐ-UBND"),
    # links, inserted and moved text is in; deleted and moved-away text is out
    ((f"<w:hyperlink>{r('văn bản')}</w:hyperlink>", r(" số 5")), "văn bản số 5"),
    ((r("Trước "), f"<w:ins w:id='1' w:author='a'>{r('30/6')}</w:ins>",
      "<w:del w:id='2' w:author='a'><w:r><w:delText>15/5</w:delText></w:r></w:del>"),
     "Trước 30/6"),
    ((f"<w:moveFrom w:id='1' w:author='a'>{r('cũ')}</w:moveFrom>",
      f"<w:moveTo w:id='2' w:author='a'>{r('mới')}</w:moveTo>"), "mới"),
    # content controls in a line
    ((r("Ngày "), f"<w:sdt><w:sdtContent>{r('3/4')}</w:sdtContent></w:sdt>"), "Ngày 3/4"),
    # hidden text, and a switch that is turned off
    ((r("thấy"), r(" giấu", "<w:vanish/>")), "thấy"),
    ((r("thấy", '<w:vanish w:val="0"/>'),), "thấy"),
    # capitals by format
    ((r("Quyết định", "<w:caps/>"),), "QUYẾT ĐỊNH"),
    # symbols
    ((r("tỷ lệ "), run('<w:sym w:font="Symbol" w:char="F0B3"/>'), r(" 95 %")), "tỷ lệ ≥ 95 %"),
    ((run('<w:sym w:font="Symbol" w:char="hỏng"/>'), r("a")), "a"),
    # fields: the result, not the code, also nested and never closed
    ((r("Trang "), field(CODE, r("7"))), "Trang 7"),
    ((field(CODE + field(CODE, r("x")), r("kết quả")),), "kết quả"),
    ((f"<w:fldSimple w:instr='DATE'>{r('5/6')}</w:fldSimple>",), "5/6"),
    ((r("mở "), run('<w:fldChar w:fldCharType="end"/>'), r("thừa")), "mở thừa"),
    # formulas
    (("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>",), "x+y"),
    # the base of an annotated word, not the annotation
    ((run(f"<w:ruby><w:rt>{r('chú')}</w:rt><w:rubyBase>{r('chữ')}</w:rubyBase></w:ruby>"),),
     "chữ"),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "text"), PARAGRAPHS)
def test_runs(runs: tuple[str, ...], text: str) -> None:
    document = with_body(Document(), p(*runs))
    assert read(saved(document), "a.docx", Limits()).text == text


def test_a_field_that_is_not_closed_hides_no_further_paragraph() -> None:
    document = with_body(Document(), p(run('<w:fldChar w:fldCharType="begin"/>')) + p("sau"))
    assert read(saved(document), "a.docx", Limits()).text == "sau"


def test_no_style() -> None:
    assert style_of(None) == ""
