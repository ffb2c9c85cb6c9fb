"""Word files as a whole: order, breaks, notes, running heads, broken files, the way to facts."""

from __future__ import annotations

import pytest
from docx import Document
from offices import (
    MOTTO,
    TASKS,
    abstract,
    letterhead,
    num,
    numbered,
    p,
    r,
    saved,
    table,
    with_body,
    with_lists,
    with_notes,
    word,
    zipped,
)

from extract.pipeline import extract_text
from extract.readers.docx import read
from extract.source import Limits, ReadError

BREAK = '<w:r><w:br w:type="page"/></w:r>'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    f"{p('Trong khung')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<v:textbox><w:txbxContent>{p('Trong khung')}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
DELETED_END = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"


def section(kind: str) -> str:
    """Return the properties of a paragraph that ends a section of this kind."""
    return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'


BODIES = [
    # paragraphs, an empty one between
    (p("Một") + p("") + p("Hai"), "Một\n\nHai"),
    # page breaks: in a paragraph, before one, by a section that begins a page
    (p("Một", BREAK, "hai"), "Một\fhai"),
    (p("Một") + p("Hai", properties="<w:pageBreakBefore/>"), "Một\fHai"),
    (p("Một", properties=section("continuous")) + p("Hai"), "Một\fHai"),
    # the second section goes on without a new page
    (p("Một", properties=section("nextPage")) + p("Hai", properties=section("continuous"))
     + p("Ba"), "Một\nHai\fBa"),
    # content controls around paragraphs, and one nobody filled in
    (f"<w:sdt><w:sdtContent>{p('Trong ô')}</w:sdtContent></w:sdt>" + p("sau"), "Trong ô\nsau"),
    (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Bấm vào đây')}"
     "</w:sdtContent></w:sdt>" + p("sau"), "sau"),
    # a text box once, behind its paragraph
    (p("Ngoài", BOX) + p("sau"), "Ngoài\nTrong khung\nsau"),
    # a deleted paragraph end joins two paragraphs
    (p("Giao Sở ", properties=DELETED_END) + p("Tài chính"), "Giao Sở Tài chính"),
    (p("Giao Sở ", properties=DELETED_END), "Giao Sở"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_bodies(body: str, text: str) -> None:
    assert read(word(body), "a.docx", Limits()).text == text


def test_notes_stand_behind_their_paragraph() -> None:
    reference = "<w:r><w:{}noteReference w:id='{}'/></w:r>"
    own = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='4'/><w:t>*</w:t></w:r>"
    document = with_body(
        Document(),
        p("Rà soát 12 xã", reference.format("foot", 2), " vùng cao.")
        + p("Chi 4 tỷ đồng", reference.format("foot", 3), own)
        + p("Hết", reference.format("end", 2)),
    )
    with_notes(document, "footnote", [(2, "Gồm cả thị trấn."), (3, "Vốn tỉnh."), (4, "* Tạm tính")])
    with_notes(document, "endnote", [(2, "Cuối sách.")])
    content = read(saved(document), "a.docx", Limits())
    assert content.text == (
        "Rà soát 12 xã vùng cao.\n1 Gồm cả thị trấn.\n"
        "Chi 4 tỷ đồng*\n2 Vốn tỉnh.\n* Tạm tính\nHết\n1 Cuối sách."
    )
    notes = [content.text[start:end] for start, end in content.notes]
    assert notes == ["1 Gồm cả thị trấn.", "2 Vốn tỉnh.", "* Tạm tính", "1 Cuối sách."]


def test_headings_contents_and_title() -> None:
    document = Document()
    document.core_properties.title = "Đề án cấp nước sạch nông thôn"
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("I. TÌNH HÌNH\t2", "toc 1")
    document.add_heading("TÌNH HÌNH", 1)
    document.add_paragraph("Hạn kéo dài.")
    with_body(document, p("Về vốn", properties='<w:outlineLvl w:val="1"/>'))
    content = read(saved(document), "a.docx", Limits())
    text = content.text
    assert [text[s:e] for s, e in content.heads] == ["TÌNH HÌNH", "Về vốn"]
    assert [text[s:e] for s, e in content.furniture] == ["I. TÌNH HÌNH\t2"]
    assert content.metadata == {"title": "Đề án cấp nước sạch nông thôn"}


def test_running_heads_come_last_and_once() -> None:
    document = Document()
    document.add_paragraph("Thân bài.")
    for part in (document.sections[0].header, document.sections[0].footer):
        part.paragraphs[0].text = "Dự thảo lần 2"
    document.add_section().footer.is_linked_to_previous = False
    document.sections[1].footer.paragraphs[0].text = "Trang 3"
    document.add_paragraph("Phần hai.")
    content = read(saved(document), "a.docx", Limits())
    assert content.text == "Thân bài.\fPhần hai.\n\nDự thảo lần 2\nTrang 3"
    assert [content.text[s:e] for s, e in content.furniture] == ["Dự thảo lần 2", "Trang 3"]


def test_a_letterhead_in_the_page_head_comes_first() -> None:
    document = Document()
    document.add_paragraph("Thân bài.")
    document.sections[0].header.paragraphs[0].text = MOTTO[0]
    content = read(saved(document), "a.docx", Limits())
    assert content.text == f"{MOTTO[0]}\nThân bài."
    assert content.furniture == ()


def test_old_fonts_are_converted_and_said() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    content = read(word(p(r("Uû ban nh©n d©n ", font), "tỉnh")), "a.docx", Limits())
    assert content.text == "Uỷ ban nhân dân tỉnh"
    assert content.remarks == (
        "Phần văn bản dùng phông chữ cũ TCVN3 (.Vn…) đã được chuyển sang Unicode.",
    )


WHOLE = word(p("Thân bài."))


def without(path: str) -> bytes:
    return zipped(WHOLE, lambda name, data: None if name == path else data)


def deep(element: str) -> bytes:
    nest = f"<w:{element}>" * 9000 + f"</w:{element}>" * 9000
    return zipped(
        WHOLE,
        lambda name, data: (
            data.replace(b"<w:body>", b"<w:body>" + nest.encode(), 1)
            if name == "word/document.xml"
            else data
        ),
    )


REFUSED = [
    (b"", "is empty"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is no DOCX inside"),
    (WHOLE[: len(WHOLE) // 2], "broken or cut off"),
    (without("word/document.xml"), "has no part word/document.xml"),
    (zipped(WHOLE, lambda n, d: b"<a/>" if n == "word/document.xml" else d), "no document body"),
    (deep("sdtContent"), "nests too deeply"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED)
def test_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read(data, "công văn.docx", Limits())
    assert str(caught.value).startswith("công văn.docx: ")
    assert "\n" not in str(caught.value)


def test_time_is_bounded() -> None:
    with pytest.raises(ReadError, match="longer than the bound on time"):
        read(word(p("a") * 50), "a.docx", Limits(seconds=0))


@pytest.mark.parametrize(
    "path",
    ["word/styles.xml", "word/numbering.xml", "_rels/.rels", "docProps/core.xml"],
)
def test_what_a_file_may_lack(path: str) -> None:
    assert read(without(path), "a.docx", Limits()).text == "Thân bài."


def test_macro_files_templates_and_dead_links_are_read() -> None:
    # python-docx opens none of the three
    def changed(name: str, data: bytes) -> bytes:
        data = data.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
        dead = b'<Relationship Id="r99" Type="http://x/image" Target="NULL"/></Relationships>'
        return data.replace(b"</Relationships>", dead)

    assert read(zipped(WHOLE, changed), "a.docm", Limits()).text == "Thân bài."


def test_an_empty_document_has_no_text() -> None:
    content = read(saved(Document()), "a.docx", Limits())
    assert (content.text, content.tables, content.format) == ("", (), "docx")


def test_the_same_facts_as_from_plain_text() -> None:
    document = letterhead(Document())
    with_lists(document, abstract(1, "decimal|Điều %1.", "lowerLetter|%2)") + num(1, 1))
    order = "Giao Sở Y tế lập danh mục trạm y tế xuống cấp, xong trước ngày 30/6/2026."
    body = [
        p("QUYẾT ĐỊNH"),
        p("Về việc sửa chữa trạm y tế xã"),
        p("QUYẾT ĐỊNH:"),
        p("Phân công thực hiện:", properties=numbered(1)),
        p(order, properties=numbered(1, 1)),
        p("Quyết định này có hiệu lực từ ngày ký.", properties=numbered(1)),
    ]
    with_body(document, "".join(body))
    closing = ("Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLò Văn Pâng")
    table(document, [closing], ruled=False)
    text = read(saved(document), "a.docx", Limits()).text
    plain = (
        "ỦY BAN NHÂN DÂN\nTỈNH VĨNH GIANG\n\nSố: 214/QĐ-UBND\n\n"
        f"{MOTTO[0]}\n{MOTTO[1]}\n\nVĩnh Giang, ngày 12 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\n"
        "Về việc sửa chữa trạm y tế xã\nQUYẾT ĐỊNH:\nĐiều 1. Phân công thực hiện:\n"
        f"a) {order}\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLò Văn Pâng"
    )
    assert text == plain
    found = extract_text(text, name="a.docx", sha256="0" * 64)
    said = found.document
    assert (said.type, said.number, str(said.date)) == (
        "Quyết định",
        "214/QĐ-UBND",
        "2026-03-12",
    )
    assert said.issuer == "Ủy ban nhân dân tỉnh Vĩnh Giang"
    assert said.signature is not None
    leads = [p.name for s in found.statements for p in s.parties if p.role == "lead"]
    assert leads[0] == "Sở Y tế tỉnh Vĩnh Giang"
    deadlines = [s.deadline for s in found.statements if s.deadline]
    assert [str(d.interval.last) for d in deadlines] == ["2026-06-29"]


def test_a_task_table() -> None:
    document = Document()
    rows = [*TASKS, ("3", "Báo cáo kết quả", "Sở Xây dựng", "")]
    made = table(document, rows)
    made.cell(2, 2).merge(made.cell(3, 2)).text = "Sở Xây dựng"
    made.rows[0]._tr.get_or_add_trPr().append(made.rows[0]._tr.makeelement(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"))  # fmt: skip
    content = read(saved(document), "a.docx", Limits())
    [found] = content.tables
    cells = [(c.row, c.column, content.text[c.start : c.end]) for c in found.cells]
    assert [text for row, _, text in cells if row == 0] == list(TASKS[0])
    assert (2, 1, "Lập danh mục hồ chứa\nxuống cấp") in cells
    assert [(row, column) for row, column, text in cells if text == "Sở Xây dựng"] == [(2, 2)]
    assert [(row, column) for row, column, _ in cells if row == 3] == [(3, 0), (3, 1), (3, 3)]
