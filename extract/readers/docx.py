"""Reads Word files (DOCX, DOCM, DOTX): text with list marks, tables, notes, headings, page breaks.

Reads the XML itself, since python-docx opens neither templates nor files with a dead link to a
picture, and gives no footnotes, text boxes, list numbers or tracked changes.
"""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from extract.folding import fold
from extract.readers.docx_runs import Inline, RunReader, style_of, unwrapped
from extract.readers.docx_styles import VAL, Numbering, Styles, W
from extract.readers.docx_tables import read_table
from extract.readers.office_fonts import Encoding, remarks_on
from extract.readers.office_parts import Block, Paragraph, lines_of
from extract.readers.office_text import compose
from extract.readers.office_zip import Package
from extract.source import Content, Limits, ReadError

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam")
_CHUNK = "Tệp có phần nhúng từ tệp khác (altChunk), phần đó chưa được đọc."


def read(data: bytes, name: str, limits: Limits) -> Content:
    """Return the content of a Word file; automatic list marks («Điều 1.», «a)») are in the text.

    Raises `ReadError` for a file that is encrypted, broken, no Word file, or beyond the limits.
    """
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        why = "is encrypted" if locked else "is no DOCX inside (an old binary Office file)"
        raise ReadError(f"{name}: {why}; save it as DOCX without a password")
    package = Package(data, name, limits)
    main = _main_part(package)
    root = package.xml(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise ReadError(f"{name}: has no document body ({main}); it may be another kind of file")
    reader = _Reader(package, main, time.monotonic() + limits.seconds)
    try:
        blocks = reader.document(body)
    except RecursionError as error:
        raise ReadError(f"{name}: {main} nests too deeply to be a document") from error
    remarks = (*remarks_on(reader.encodings), *reader.remarks)
    return compose(blocks, "docx", title=_title(package), remarks=remarks)


def _main_part(package: Package) -> str:
    targets = (t for kind, t in package.relations("").values() if kind == "officeDocument")
    main = next(targets, "word/document.xml")
    if main not in package:
        raise ReadError(
            f"{package.name}: has no part {main}, so it is no Word file or was cut; "
            "open it in the program it came from and save it as DOCX"
        )
    return main


def _title(package: Package) -> str:
    for kind, path in package.relations("").values():
        root = package.xml(path) if kind == "core-properties" else None
        title = root.find(_TITLE) if root is not None else None
        if title is not None:
            return title.text or ""
    return ""


@dataclass(slots=True)
class _Carried:
    """The words of paragraphs whose end was deleted: they go on in the next."""

    inline: Inline = field(default_factory=Inline)
    mark: str | None = None


class _Reader:
    """Reads one document; `encodings` and `remarks` tell what was noticed on the way."""

    def __init__(self, package: Package, main: str, until: float) -> None:
        self._package = package
        self._relations = package.relations(main)
        self._until = until
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._notes = {kind: self._noted(kind) for kind in ("footnote", "endnote")}
        self._noted_so_far = {"footnote": 0, "endnote": 0}
        self._reading_note = False
        self.encodings: set[Encoding] = set()
        self.remarks: list[str] = []

    def _part(self, kind: str) -> ET.Element | None:
        for related, path in self._relations.values():
            if related == kind:
                return self._package.xml(path)
        return None

    def _noted(self, kind: str) -> dict[str, ET.Element]:
        root = self._part(f"{kind}s")
        notes = root.findall(W + kind) if root is not None else []
        return {note.get(W + "id", ""): note for note in notes}

    def document(self, body: ET.Element) -> list[Block]:
        """Return the blocks of the body, running heads and page numbers last.

        A head of the first page with the national motto is a letterhead, and comes first.
        """
        breaks = _section_breaks(body)
        blocks = list(self._blocks(body, breaks))
        first: list[Block] = []
        last: list[Block] = [Paragraph("")]
        for path in self._running_parts(body):
            root = self._package.xml(path)
            read = self._blocks(root) if root is not None else ()
            if any(_MOTTO.search(fold(text)) for text in lines_of(read)):
                first += read
            else:
                texts = dict.fromkeys(text for text in lines_of(read) if text)
                known = {b.text for b in last if isinstance(b, Paragraph)}
                last += [Paragraph(t, kind="furniture") for t in texts if t not in known]
        return [*first, *blocks, *last]

    def _running_parts(self, body: ET.Element) -> list[str]:
        paths: dict[str, None] = {}
        for kind in ("headerReference", "footerReference"):
            for reference in body.iter(W + kind):
                related = self._relations.get(reference.get(_RELATION, ""))
                if related and related[1] in self._package:
                    paths[related[1]] = None
        return list(paths)

    def _blocks(
        self, container: ET.Element, breaks: frozenset[ET.Element] = frozenset()
    ) -> tuple[Block, ...]:
        """Return the blocks of a container; after the paragraphs in `breaks` a page begins."""
        blocks: list[Block] = []
        carried = _Carried()
        for child in unwrapped(container):
            if child.tag == W + "p":
                blocks += self._paragraph(child, carried)
                if child in breaks:
                    blocks.append(Paragraph("\f"))
            elif child.tag == W + "tbl":
                blocks.append(read_table(child, self._styles, self._blocks))
            elif child.tag == W + "altChunk" and _CHUNK not in self.remarks:
                self.remarks.append(_CHUNK)
        if carried.inline.pieces:
            blocks.append(Paragraph(carried.inline.text(self.encodings), carried.mark or ""))
        return tuple(blocks)

    def _paragraph(self, paragraph: ET.Element, carried: _Carried) -> list[Block]:
        """Return a paragraph, then its notes and text boxes; `carried` is what goes on in it."""
        if time.monotonic() > self._until:
            raise ReadError(
                f"{self._package.name}: reading took longer than the bound on time; raise it"
            )
        properties = paragraph.find(W + "pPr")
        style = style_of(properties)
        inline = carried.inline
        RunReader(self._styles, style, inline).read(paragraph)
        mark = self._numbering.mark(properties, style) if carried.mark is None else carried.mark
        if properties is not None and _end_is_deleted(properties):
            carried.mark = mark
            return []
        carried.inline, carried.mark = Inline(), None
        text = inline.text(self.encodings)
        if self._styles.starts_page(properties, style):
            text = "\f" + text
        head = self._styles.is_heading(properties, style)
        contents = self._styles.is_contents(style)
        blocks: list[Block] = [
            Paragraph(text, mark, "furniture" if contents else "body", head and not contents)
        ]
        for box in inline.boxes:
            blocks += self._blocks(box)
        for kind, key, numbered in inline.notes:
            blocks += self._note(kind, key, numbered=numbered)
        return blocks

    def _note(self, kind: str, key: str, *, numbered: bool) -> list[Block]:
        """Return a note as one paragraph, behind its number: «1 Gồm 12 xã.»."""
        note = self._notes[kind].get(key)
        if note is None or self._reading_note:
            return []
        self._noted_so_far[kind] += numbered
        self._reading_note = True
        words = "\n".join(text for text in lines_of(self._blocks(note)) if text)
        self._reading_note = False
        mark = f"{self._noted_so_far[kind]} " if numbered else ""
        return [Paragraph(mark + words, kind="note")] if words else []


def _end_is_deleted(properties: ET.Element) -> bool:
    marks = properties.find(W + "rPr")
    return marks is not None and any(marks.find(W + t) is not None for t in ("del", "moveFrom"))


def _section_breaks(body: ET.Element) -> frozenset[ET.Element]:
    """Return the paragraphs that end a section after which a new page begins.

    How a section begins is told in its own properties, which stand at its end.
    """
    ends = [p for p in body.iter(W + "p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    sections = [p.find(f"{W}pPr/{W}sectPr") for p in ends] + [body.find(W + "sectPr")]
    found = set()
    for paragraph, section in zip(ends, sections[1:], strict=True):
        kind = section.find(W + "type") if section is not None else None
        begins = kind.get(VAL, "nextPage") if kind is not None else "nextPage"
        if begins not in ("continuous", "nextColumn"):
            found.add(paragraph)
    return frozenset(found)
