"""Office files made in memory for tests: Word documents by python-docx, ODT from its XML."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.table import Table

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TASKS = [
    ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
    ("1", "Rà soát quỹ đất công", "Sở Tài chính", "Trước 30/6/2026"),
    ("2", "Lập danh mục hồ chứa\nxuống cấp", "Sở Xây dựng", "Quý III/2026"),
]


def saved(document: Word) -> bytes:
    """Return a document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word(*paragraphs: str) -> bytes:
    """Return a DOCX whose body is this XML (`w:` elements), without section properties."""
    return saved(with_body(Document(), "".join(paragraphs)))


def with_body(document: Word, xml: str) -> Word:
    """Append XML to a document's body."""
    for element in parse_xml(f"<w:body {NS}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    return document


def element(tag: str, inside: str) -> ET.Element:
    """Return an element of `w:` with this XML in it."""
    return ET.fromstring(f"<w:{tag} {NS}>{inside}</w:{tag}>")  # noqa: S314 - our own


def p(*runs: str, properties: str = "") -> str:
    """Return the XML of a paragraph; runs that are no XML are plain words."""
    made = "".join(x if x.startswith("<") else r(x) for x in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{made}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return the XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def numbered(number: int, level: int = 0) -> str:
    """Return the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def with_lists(document: Word, xml: str) -> Word:
    """Put lists (`w:abstractNum`, `w:num`) in the place of a document's own."""
    part = document.part.numbering_part.element
    for child in list(part):
        part.remove(child)
    for child in parse_xml(f"<w:numbering {NS}>{xml}</w:numbering>"):
        part.append(child)
    return document


def abstract(key: int, *levels: str) -> str:
    """Return a list's pattern: levels «decimal|%1.», «bullet|-», «lowerLetter|%2)|3» (start)."""
    made = ""
    for index, level in enumerate(levels):
        form, text, *more = level.split("|")
        start = f'<w:start w:val="{more[0] if more else 1}"/>'
        rest = more[1] if len(more) > 1 else ""
        made += (
            f'<w:lvl w:ilvl="{index}">{start}<w:numFmt w:val="{form}"/>{rest}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )
    return f'<w:abstractNum w:abstractNumId="{key}">{made}</w:abstractNum>'


def num(key: int, pattern: int, *starts: int) -> str:
    """Return a list that uses a pattern; `starts` restarts its levels from the first on."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in enumerate(starts)
    )
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{pattern}"/>{overrides}</w:num>'


def with_notes(document: Word, kind: str, notes: Iterable[tuple[int, str]]) -> Word:
    """Add a part of footnotes or endnotes: ids and the words of each."""
    made = "".join(
        f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r>{r(words)}</w:p></w:{kind}>'
        for key, words in notes
    )
    blob = f"<w:{kind}s {NS}>{made}</w:{kind}s>".encode()
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S"))
    return document


def table(document: Word, rows: Iterable[Iterable[str]], *, ruled: bool = True) -> Table:
    """Append a table, with lines or without."""
    cells = [list(row) for row in rows]
    made = document.add_table(len(cells), len(cells[0]), "Table Grid" if ruled else None)
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            made.cell(row, column).text = text
    return made


def letterhead(document: Word, number: str = "Số: 214/QĐ-UBND") -> Word:
    """Append issuer beside motto, number beside place and date, in a table without lines."""
    table(
        document,
        [
            ("ỦY BAN NHÂN DÂN\nTỈNH VĨNH GIANG", "\n".join(MOTTO)),
            (number, "Vĩnh Giang, ngày 12 tháng 3 năm 2026"),
        ],
        ruled=False,
    )
    return document


def zipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a zip whose members `change` made anew; those it returns `None` for are left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for info in old.infolist():
            if (made := change(info.filename, old.read(info))) is not None:
                new.writestr(info.filename, made)
    return stream.getvalue()


ODF = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, styles: str = "", outer: str = "", title: str = "") -> bytes:
    """Return an ODT: XML of its text, of its automatic styles, and of `styles.xml`."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF}>{automatic}{text}"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {ODF}>{outer}</office:document-styles>",
        "meta.xml": f"<office:document-meta {ODF}><dc:title>{title}</dc:title>"
        "</office:document-meta>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for path, xml in members.items():
            made.writestr(path, xml)
    return stream.getvalue()
