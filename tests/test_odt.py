"""OpenDocument texts: words, lists, notes, tables, breaks, running heads, broken files."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from offices import (
    ODF,
    TASKS,
    abstract,
    letterhead,
    num,
    numbered,
    odt,
    p,
    saved,
    table,
    with_body,
    with_lists,
    with_notes,
    zipped,
)

from extract.readers import docx
from extract.readers.odt import read
from extract.source import Limits, ReadError

STYLES = """
<style:font-face style:name="F1" svg:font-family="'.VnTime'"/>
<style:style style:family="text" style:name="An"><style:text-properties text:display="none"/>
</style:style>
<style:style style:family="text" style:name="Hoa">
<style:text-properties fo:text-transform="uppercase"/></style:style>
<style:style style:family="text" style:name="Cu"><style:text-properties style:font-name="F1"/>
</style:style>
<style:style style:family="paragraph" style:name="Trang">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:family="paragraph" style:name="Sau">
<style:paragraph-properties fo:break-after="page"/></style:style>
<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Điều "
 style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>
"""
BOX = "<draw:frame><draw:text-box><text:p>Trong khung</text:p></draw:text-box></draw:frame>"


def item(*inside: str, more: str = "") -> str:
    words = "".join(x if x.startswith("<") else f"<text:p>{x}</text:p>" for x in inside)
    return f"<text:list-item{more}>{words}</text:list-item>"


def listed(*items: str, more: str = "") -> str:
    return f'<text:list text:style-name="L"{more}>{"".join(items)}</text:list>'


BODIES = [
    # words, spaces, tabs, line breaks
    ("<text:p>Một<text:s/><text:s text:c='2'/>hai<text:tab/>ba<text:line-break/>bốn</text:p>",
     "Một   hai\tba\nbốn"),
    ("<text:p>Xem <text:a>văn bản</text:a> <text:span>số 5</text:span>.</text:p>",
     "Xem văn bản số 5."),
    # hidden, in capitals, in an old font; comments
    ("<text:p>a<text:span text:style-name='An'>giấu</text:span>"
     "<office:annotation><text:p>lời bình</text:p></office:annotation>b</text:p>", "ab"),
    ("<text:p><text:span text:style-name='Hoa'>Quyết định</text:span></text:p>", "QUYẾT ĐỊNH"),
    ("<text:p><text:span text:style-name='Cu'>Uû ban</text:span></text:p>", "Uỷ ban"),
    # deletions are kept apart in the file, insertions stand in the text
    ("<text:tracked-changes><text:changed-region><text:deletion><text:p>cũ</text:p>"
     "</text:deletion></text:changed-region></text:tracked-changes>"
     "<text:p>Trước <text:change-start/>30/6<text:change-end/></text:p>", "Trước 30/6"),
    # page breaks
    ("<text:p>a</text:p><text:p text:style-name='Trang'>b</text:p>", "a\fb"),
    ("<text:p text:style-name='Sau'>a</text:p><text:p>b</text:p>", "a\fb"),
    # sections, text boxes in and beside paragraphs
    (f"<text:section><text:p>a{BOX}b</text:p></text:section>{BOX}", "ab\nTrong khung\nTrong khung"),
    # lists: levels, a second paragraph without a mark, lists apart and continued
    (listed(item("x", listed(item("y"), item("z", listed(item("t")))), "w"), item("v")),
     "Điều 1. x\na) y\nb) z\n- t\nw\nĐiều 2. v"),
    (listed(item("x")) + listed(item("y")), "Điều 1. x\nĐiều 1. y"),
    (listed(item("x")) + "<text:p>giữa</text:p>"
     + listed(item("y"), more=' text:continue-numbering="true"'),
     "Điều 1. x\ngiữa\nĐiều 2. y"),
    (listed(item("x"), more=' xml:id="a"') + listed(item("y"), more=' xml:id="b"')
     + listed(item("z"), more=' text:continue-list="a"'),
     "Điều 1. x\nĐiều 1. y\nĐiều 2. z"),
    (listed(item("x", more=' text:start-value="7"'), item("y")), "Điều 7. x\nĐiều 8. y"),
    (listed("<text:list-header><text:p>đầu</text:p></text:list-header>", item("x")),
     "đầu\nĐiều 1. x"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_bodies(body: str, text: str) -> None:
    assert read(odt(body, STYLES), "a.odt", Limits()).text == text


def test_notes_headings_contents_running_heads_and_title() -> None:
    note = (
        "<text:note><text:note-citation{}>{}</text:note-citation><text:note-body>"
        "<text:p>{}</text:p></text:note-body></text:note>"
    )
    starred = ' text:label="*"'
    contents = (
        "<text:table-of-content><text:table-of-content-source><text:p>mẫu</text:p>"
        "</text:table-of-content-source><text:index-body><text:p>I. VIỆC<text:tab/>2</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    body = (
        f'{contents}<text:h text:outline-level="1">VIỆC</text:h>'
        f"<text:p>Gồm 12 xã{note.format('', 1, 'Cả thị trấn.')} và"
        f"{note.format(starred, '*', 'Tạm tính.')}.</text:p>"
    )
    outer = (
        "<office:master-styles><style:master-page><style:header><text:p>Dự thảo</text:p>"
        "</style:header><style:footer><text:p>Dự thảo</text:p></style:footer></style:master-page>"
        "</office:master-styles>"
    )
    content = read(odt(body, "", outer, "Đề án nước sạch"), "a.odt", Limits())
    text = content.text
    assert text == ("I. VIỆC\t2\nVIỆC\nGồm 12 xã và.\n1 Cả thị trấn.\n* Tạm tính.\n\nDự thảo")
    spans = (content.heads, content.notes, content.furniture)
    assert [[text[s:e] for s, e in one] for one in spans] == [
        ["VIỆC"],
        ["1 Cả thị trấn.", "* Tạm tính."],
        ["I. VIỆC\t2", "Dự thảo"],
    ]
    assert (content.metadata, content.format) == ({"title": "Đề án nước sạch"}, "odt")


def test_old_fonts_are_said() -> None:
    body = "<text:p text:style-name='P'>nh©n d©n</text:p>"
    style = STYLES + (
        '<style:style style:family="paragraph" style:name="P">'
        '<style:text-properties style:font-name="F1"/></style:style>'
    )
    content = read(odt(body, style), "a.odt", Limits())
    assert content.text == "nhân dân"
    assert "TCVN3" in content.remarks[0]


WHOLE = odt("<text:p>Thân bài.</text:p>")


def locked() -> bytes:
    """Return an ODT whose manifest says that parts are encrypted."""
    stream = io.BytesIO(WHOLE)
    with zipfile.ZipFile(stream, "a") as made:
        manifest = f"<manifest:manifest {ODF}><manifest:encryption-data/></manifest:manifest>"
        made.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


REFUSED = [
    (b"", "is empty"),
    (locked(), "is encrypted"),
    (WHOLE[: len(WHOLE) // 2], "broken or cut off"),
    (zipped(WHOLE, lambda n, d: None if n == "content.xml" else d), "no text in content.xml"),
    (odt("<text:section>" * 5000 + "</text:section>" * 5000), "nests too deeply"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED)
def test_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read(data, "báo cáo.odt", Limits())
    assert str(caught.value).startswith("báo cáo.odt: ")


def test_time_is_bounded() -> None:
    with pytest.raises(ReadError, match="longer than the bound on time"):
        read(WHOLE, "a.odt", Limits(seconds=0))


def test_libreoffice_writes_what_word_writes(
    program: Callable[[str, str], str], tmp_path: Path
) -> None:
    office = program("soffice", "libreoffice-writer")
    document = letterhead(Document())
    with_lists(
        document, abstract(1, "decimal|Điều %1.", "decimal|%2.", "lowerLetter|%3)") + num(1, 1)
    )
    items = [("Giao", 0), ("Sở", 1), ("Một", 2), ("Hai", 2), ("xen", -1), ("Ban", 1), ("Hết", 0)]
    with_body(
        document, "".join(p(w, properties=numbered(1, a) if a >= 0 else "") for w, a in items)
    )
    with_body(document, p("Gồm 12 xã", "<w:r><w:footnoteReference w:id='2'/></w:r>", " vùng cao."))
    with_notes(document, "footnote", [(2, "Cả thị trấn.")])
    made = table(document, [*TASKS, ("3", "Báo cáo", "Sở Xây dựng", "")])
    made.cell(2, 2).merge(made.cell(3, 2)).text = "Sở Xây dựng"
    document.add_heading("Phần cuối", 1)
    document.sections[0].footer.paragraphs[0].text = "Trang 2"
    data = saved(document)
    (tmp_path / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True)
    want = docx.read(data, "a.docx", Limits())
    content = read((tmp_path / "a.odt").read_bytes(), "a.odt", Limits())
    assert content.text == want.text
    assert (content.tables, content.notes, content.heads, content.furniture) == (
        want.tables,
        want.notes,
        want.heads,
        want.furniture,
    )
