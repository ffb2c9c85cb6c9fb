"""Fuzz targets of files: a broken one is refused in one line, and what is read hangs together.

Readers are tried in this process, without the child that bounds them in earnest, and without the
engine that reads pictures: pictures are decoded, no more.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from typing import Any
from unittest import mock

from fpdf import FPDF
from lxml import etree
from PIL import Image

from bench.soak.targets import ROOT, Target
from bench.soak.text_targets import check_records
from extract.codec import dumps, loads
from extract.pipeline import extract_source
from extract.readers import archive, docx, image, odt, pdf, web
from extract.readers.ocr import MissingEngine
from extract.source import Content, Limits, ReadError, Source
from kg.document.printed import Printed
from kg.document.triples import document_graph
from kg.iris import Iris

LIMITS = Limits(pages=20, seconds=60, megabytes=512, pixels=4_000_000)
_NAME = "tệp.bin"
_HASH = "0" * 64
_SAMPLES = ROOT / "kg" / "samples"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_TASK = "Giao Sở Y tế chủ trì, phối hợp Sở Tài chính tiêm vắc xin xong trước ngày 30/6/2025."

Reader = Callable[[bytes, str, Limits], Content]


def check_content(content: Content) -> None:
    """Hold that what a reader says beside the words lies in its text and in order."""
    text = content.text
    pages = [(page.start, page.end) for page in content.pages]
    tables = [(table.start, table.end) for table in content.tables]
    for spans in (pages, tables, [(word.start, word.end) for word in content.words]):
        _ordered(text, spans)
    assert [page.number for page in content.pages] == [*range(1, len(pages) + 1)]
    for table in content.tables:
        _ordered(text, [(cell.start, cell.end) for cell in table.cells])
        places = [(cell.row, cell.column) for cell in table.cells]
        assert all(row >= 0 and column >= 0 for row, column in places)
    for start, end in (*content.heads, *content.notes, *content.furniture):
        assert 0 <= start <= end <= len(text)
    kept = dumps(content).encode("utf-8", "replace").decode()
    assert loads(Content, kept).text == text.encode("utf-8", "replace").decode()


def _ordered(text: str, spans: Sequence[tuple[int, int]]) -> None:
    for start, end in spans:
        assert 0 <= start <= end <= len(text), (start, end)
    for before, after in pairwise(spans):
        assert before[1] <= after[0], (before, after)


def _no_engine(pictures: Iterable[Any], limits: Limits) -> list[Any]:
    """Stand in for the engine: decode all pictures, and say that there is none."""
    del limits
    for _ in pictures:
        continue
    raise MissingEngine("no engine here")


def _read(reader: Reader, data: bytes) -> Content | None:
    """Return what a reader reads, `None` where it refuses in one line."""
    with (
        mock.patch.object(pdf, "read_pictures", _no_engine),
        mock.patch.object(image, "read_pictures", _no_engine),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        try:
            return reader(data, _NAME, LIMITS)
        except ReadError as error:
            assert str(error).startswith(f"{_NAME}"), error
            return None


def _checked(reader: Reader) -> Callable[[bytes], None]:
    """Return the check of a reader: what it reads goes the whole way to triples."""

    def check(data: bytes) -> None:
        content = _read(reader, data)
        if content is None:
            return
        check_content(content)
        whole = loads(Content, dumps(content).encode("utf-8", "replace").decode())
        found = extract_source(Source(_NAME, _HASH, whole))
        check_records(found, whole.text)
        iris = Iris("https://vi-du.example/")
        document_graph(found, whole.text, iris, printed=Printed(whole))

    return check


def _mended(data: bytes) -> bytes:
    """Return XML as a forgiving parser takes it: its elements stay, however they are spoilt."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError:
        return data
    return data if root is None else bytes(etree.tostring(root, encoding="utf-8"))


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, data in parts.items():
            zipped.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


_NUMBERS = f"""<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>""".encode()
_STYLES = f"""<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="H1"><w:name
w:val="heading 1"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
</w:styles>""".encode()


def _in_docx(document: bytes) -> bytes:
    return _packed(
        {
            "word/document.xml": document,
            "word/numbering.xml": _NUMBERS,
            "word/styles.xml": _STYLES,
            "word/footnotes.xml": document.replace(b"w:body", b"w:footnotes"),
        }
    )


def _in_odt(content: bytes) -> bytes:
    return _packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content})


@cache
def _word_xml() -> tuple[bytes, ...]:
    """Return bodies of Word documents: lists, merged cells, notes, boxes, fields, changes."""
    runs = f"<w:p><w:pPr><w:pStyle w:val='H1'/></w:pPr><w:r><w:t>{_TASK}</w:t></w:r></w:p>"
    listed = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r>"
        "<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t xml:space='preserve'>QuyÕt ®Þnh </w:t>"
        "<w:tab/><w:br w:type='page'/><w:footnoteReference w:id='1'/></w:r></w:p>"
    )
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(runs) * 2}</w:tr><w:tr>{cell.format(listed)}</w:tr></w:tbl>"
    odd = (
        f"<w:ins><w:r><w:t>{_TASK}</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r>"
        "</w:del><w:fldSimple w:instr='PAGE'><w:r><w:t>2</w:t></w:r></w:fldSimple>"
        f"<w:sdt><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
        f"<w:footnote w:id='1'>{runs}</w:footnote>"
    )
    bodies = (runs + listed + table, f"<w:p>{odd}</w:p>" + runs, table.replace(runs, table + runs))
    return tuple(
        f"<w:document xmlns:w='{_W}'><w:body>{body}</w:body></w:document>".encode()
        for body in bodies
    )


@cache
def _open_xml() -> tuple[bytes, ...]:
    """Return contents of OpenDocument texts: lists, spans, repeated and merged cells, notes."""
    names = " ".join(
        f"xmlns:{short}='{_ODF}:{long}:1.0'"
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    line = f"<text:p>{_TASK}<text:s text:c='3'/><text:tab/><text:line-break/></text:p>"
    listed = (
        f"<text:list><text:list-item>{line}<text:list>{line}</text:list></text:list-item>"
        "</text:list>"
    )
    cell = f"<table:table-cell table:number-columns-spanned='2'>{line}</table:table-cell>"
    table = (
        f"<table:table><table:table-row table:number-rows-repeated='2'>{cell}"
        "<table:table-cell table:number-columns-repeated='3'/></table:table-row></table:table>"
    )
    note = (
        f"<text:h text:outline-level='1'>I. <text:note><text:note-body>{line}</text:note-body>"
        "</text:note></text:h>"
    )
    body = note + line + listed + table
    return (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>".encode(),
    )


@cache
def _pages() -> tuple[bytes, ...]:
    """Return web pages: an article, a document with a table, an archive of both."""
    article = (
        f"<html><head><title>Tin: Sở Y tế</title><meta charset='utf-8'></head><body><h1>Tiêm</h1>"
        f"<p>{_TASK}</p><ol start=3><li>{_TASK}<li>x</ol><table><tr><th colspan=2>STT<td>Nội dung"
        f"<tr><td rowspan=2>1<td>{_TASK}<td></table><font face='.VnTime'>QuyÕt ®Þnh</font></body>"
    ).encode()
    mail = (
        b"MIME-Version: 1.0\nSubject: =?utf-8?B?VGluOiBT4bufIFkgdOG6vw==?=\n"
        b'Content-Type: multipart/related; boundary="x"\n\n--x\n'
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + article
        + b"\n--x--\n"
    )
    return article, mail


@cache
def _prints() -> tuple[bytes, ...]:
    """Return PDFs whose streams are not compressed: text, a ruled table, a turned page."""
    made = FPDF(unit="pt", format="A4")
    made.set_compression(False)
    made.set_font("helvetica", size=12)
    made.add_page()
    for number in range(6):
        made.text(70, 80 + 16 * number, f"{number}. Giao So Y te lam viec {number} truoc 30/6/2025")
        made.rect(70, 300 + 20 * number, 200, 20)
        made.rect(270, 300 + 20 * number, 100, 20)
        made.text(75, 312 + 20 * number, "Dao kenh")
    made.add_page(orientation="landscape")
    made.text(70, 80, "Noi nhan: - Luu VT.")
    made.set_creation_date(datetime(2025, 3, 5, tzinfo=UTC))
    sample = (_SAMPLES / "10-cong-dien-phong-chong-lu.pdf").read_bytes()
    return bytes(made.output()), sample


@cache
def _pictures() -> tuple[bytes, ...]:
    """Return small pictures of each format, a TIFF of two pages among them."""
    made = []
    for form in image.FORMATS:
        held = io.BytesIO()
        page = Image.new("L", (24, 32), 255)
        more = {"save_all": True, "append_images": [page]} if form == "TIFF" else {}
        page.save(held, form, **more)
        made.append(held.getvalue())
    return tuple(made)


@cache
def _archives() -> tuple[bytes, ...]:
    """Return archives: folders, an archive inside, names of all kinds, packed and not."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("hồ sơ/văn bản.txt", _TASK)
        zipped.writestr("../../etc/x.txt", _TASK * 20)
        zipped.writestr("trong.zip", _packed({"a.txt": _TASK.encode()}))
    return made.getvalue(), _packed({"a\\b.txt": b"x", "c/": b"", "C:d.txt": b"y"})


def check_archive(data: bytes) -> None:
    """Hold that members have plain paths, and that a broken one is refused in one line."""
    try:
        found = archive.members(data, _NAME, LIMITS)
        for member in found:
            parts = member.name.split("/")
            assert ".." not in parts
            assert not member.name.startswith("/")
            assert all(c.isprintable() or c.isspace() for c in member.name), member.name
            assert len(member.name.splitlines()) <= 1, member.name
            try:
                member.read()
            except ReadError as error:
                assert "\n" not in str(error)
    except ReadError as error:
        assert str(error).startswith(_NAME)
        assert "\n" not in str(error)


_XML = tuple(
    word.encode()
    for word in (
        *("<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>"),
        *("<w:r>", "<w:t>", "w:val='-1'", "w:val='99999999999'", "w:val=''", "w:val='²'"),
        *("<w:gridSpan w:val='0'/>", "<w:vMerge/>", "<w:numId w:val='1'/>", "<text:p>", "'9'"),
        *("<table:table-row>", "table:number-columns-repeated='0'", "='1e9'", "='-3'", "&amp;"),
    )
)
_HTML = (
    b"<td>",
    b"<tr>",
    b"<table>",
    b"colspan=0",
    b"rowspan=-1",
    b"colspan=99999",
    b"<!--",
    b"<p>",
)
_PDF = (
    b"obj",
    b"endobj",
    b"stream",
    b" Tf ",
    b" Td ",
    b" Tj ",
    b"<<",
    b">>",
    b"/Kids",
    b" 0 R",
    b"-1",
)
_ZIP = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff", b"\0\0\0\0")
TARGETS = (
    Target(
        "docx-xml",
        lambda data: _checked(docx.read)(_in_docx(_mended(data))),
        _word_xml,
        _XML,
        share=0.4,
    ),
    Target("odt-xml", lambda data: _checked(odt.read)(_in_odt(_mended(data))), _open_xml, _XML),
    Target("docx", _checked(docx.read), lambda: [_in_docx(x) for x in _word_xml()], _ZIP),
    Target("odt", _checked(odt.read), lambda: [_in_odt(x) for x in _open_xml()], _ZIP),
    Target("web", _checked(web.read), _pages, _HTML, share=0.5),
    Target("pdf", _checked(pdf.read), _prints, _PDF, share=0.3),
    Target("image", _checked(image.read), _pictures, (b"IHDR", b"IDAT", b"\xff\xd8", b"II*\0")),
    Target("archive", check_archive, _archives, _ZIP),
)
