"""Reads OpenDocument texts (ODT): text with list marks, tables, notes, headings, page breaks."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace

from extract.readers.docx_styles import Look
from extract.readers.odt_styles import DRAW, OFFICE, OUTLINE, STYLE, TABLE, TEXT, Styles, number_of
from extract.readers.odt_tables import read_table
from extract.readers.office_fonts import Encoding, Piece, in_unicode, remarks_on
from extract.readers.office_lists import Counter
from extract.readers.office_parts import Block, Paragraph, lines_of
from extract.readers.office_text import compose
from extract.readers.office_zip import Package
from extract.source import Content, Limits, ReadError

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LOCKED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_INLINE_SKIPPED = frozenset(
    (
        OFFICE + "annotation",
        OFFICE + "annotation-end",
        TEXT + "ruby-text",
        TEXT + "hidden-text",
        TEXT + "tracked-changes",
    )
)
_SPACES = 200


def read(data: bytes, name: str, limits: Limits) -> Content:
    """Return the content of an ODT; automatic list marks («Điều 1.», «a)») are in the text.

    Raises `ReadError` for a file that is encrypted, broken, no text document, or beyond the
    limits.
    """
    package = Package(data, name, limits)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(True for _ in manifest.iter(_LOCKED)):
        raise ReadError(f"{name}: is encrypted; save it without a password")
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if body is None:
        raise ReadError(
            f"{name}: has no text in content.xml, so it is no ODT or was cut; "
            "open it in LibreOffice and save it as ODT"
        )
    outer = package.xml("styles.xml")
    reader = _Reader(name, Styles(root, outer), time.monotonic() + limits.seconds)
    try:
        blocks = [*reader.blocks(body), Paragraph(""), *_running(reader, outer)]
    except RecursionError as error:
        raise ReadError(f"{name}: content.xml nests too deeply to be a document") from error
    meta = package.xml("meta.xml")
    titles = [t.text or "" for t in meta.iter(_TITLE)] if meta is not None else []
    return compose(
        blocks, "odt", title=titles[0] if titles else "", remarks=remarks_on(reader.encodings)
    )


def _running(reader: _Reader, outer: ET.Element | None) -> list[Block]:
    """Return running heads and page numbers, each text once."""
    texts: dict[str, None] = {}
    for master in outer.iter(STYLE + "master-page") if outer is not None else ():
        for part in master:
            if part.tag.startswith((STYLE + "header", STYLE + "footer")):
                texts.update(dict.fromkeys(t for t in lines_of(reader.blocks(part)) if t))
    return [Paragraph(text, kind="furniture") for text in texts]


@dataclass(slots=True)
class _Inline:
    pieces: list[Piece] = field(default_factory=list)
    apart: list[ET.Element] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """A place in a list: its key, style and level, and where its numbers start anew."""

    key: str
    style: str
    level: int
    start: int | None = None
    marked: bool = True


class _Reader:
    """Reads one document; `encodings` gathers what was converted."""

    def __init__(self, name: str, styles: Styles, until: float) -> None:
        self._name = name
        self._styles = styles
        self._until = until
        self._counter = Counter()
        self._keys: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._lists = 0
        self._notes = 0
        self._in_note = False
        self.encodings: set[Encoding] = set()

    def blocks(self, container: ET.Element, item: _Item | None = None) -> tuple[Block, ...]:
        """Return the blocks of a container; `item` is the list item that it is."""
        found: list[Block] = []
        for child in container:
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h"):
                found += self._paragraph(child, item)
                item = replace(item, marked=False) if item else None
            elif tag == TEXT + "list":
                found += self._list(child, item)
            elif tag == TABLE + "table":
                breaks = self._styles.breaks("table", child.get(TABLE + "style-name", ""))
                grid = read_table(child, self._styles, self.blocks)
                found += [Paragraph("\f")] * breaks.before + [grid]
                found += [Paragraph("\f")] * breaks.after
            elif tag == TEXT + "table-of-content":
                contents = child.find(TEXT + "index-body")
                lines = lines_of(self.blocks(contents)) if contents is not None else []
                found += [Paragraph(line, kind="furniture") for line in lines]
            elif tag == TEXT + "numbered-paragraph":
                found += self._numbered(child)
            elif tag.startswith(DRAW):
                found += [block for box in _boxes(child) for block in self.blocks(box)]
            elif tag not in _INLINE_SKIPPED and not _is_index_part(tag):
                found += self.blocks(child, item)
        return tuple(found)

    def _list(self, element: ET.Element, around: _Item | None) -> list[Block]:
        """Return the items of a list; one inside another goes on a level deeper."""
        style = element.get(TEXT + "style-name", "") or (around.style if around else "")
        if around:
            key, level = around.key, around.level + 1
        else:
            key, level = self._key(element, style), 0
        found: list[Block] = []
        for entry in element:
            start = number_of(entry, TEXT + "start-value", default=-1, most=10**6)
            marked = entry.tag == TEXT + "list-item"
            item = _Item(key, style, level, None if start < 0 else start, marked)
            found += self.blocks(entry, item)
        return found

    def _key(self, element: ET.Element, style: str) -> str:
        """Return the key under which a list is counted: an earlier one's, if it continues that."""
        continued = element.get(TEXT + "continue-list", "")
        if continued and continued in self._keys:
            key = self._keys[continued]
        elif element.get(TEXT + "continue-numbering") == "true" and style in self._last:
            key = self._last[style]
        else:
            self._lists += 1
            key = f"{self._lists}"
        self._last[style] = key
        self._keys[element.get(_ID, "")] = key
        return key

    def _numbered(self, element: ET.Element) -> list[Block]:
        style = element.get(TEXT + "style-name", "")
        level = number_of(element, TEXT + "level", default=1, most=10) - 1
        key = element.get(TEXT + "list-id", "") or f"numbered {style}"
        return list(self.blocks(element, _Item(key, style, level)))

    def _paragraph(self, element: ET.Element, item: _Item | None) -> list[Block]:
        """Return a paragraph, then its notes and text boxes."""
        if time.monotonic() > self._until:
            raise ReadError(f"{self._name}: reading took longer than the bound on time; raise it")
        style = element.get(TEXT + "style-name", "")
        inline = _Inline()
        self._inline(element, self._styles.look("paragraph", style, Look()), inline)
        text = in_unicode(inline.pieces, self.encodings)
        if item is None and element.tag == TEXT + "h":
            level = number_of(element, TEXT + "outline-level", default=1, most=10) - 1
            item = _Item(OUTLINE, OUTLINE, level)
        breaks = self._styles.breaks("paragraph", style)
        text = "\f" * breaks.before + text + "\f" * breaks.after
        head = element.tag == TEXT + "h" and element.get(TEXT + "is-list-header") != "true"
        blocks: list[Block] = [Paragraph(text, self._mark(item, style), head=head)]
        for part in inline.apart:
            if part.tag == TEXT + "note":
                blocks += self._note(part)
            else:
                blocks += [block for box in _boxes(part) for block in self.blocks(box)]
        return blocks

    def _mark(self, item: _Item | None, paragraph_style: str) -> str:
        if item is None or not item.marked:
            return ""
        levels = self._styles.levels(item.style)
        if not levels:
            levels = self._styles.levels(self._styles.list_of(paragraph_style))
        if item.level not in levels:
            return ""
        return self._counter.mark(item.key, item.level, levels, start=item.start)

    def _inline(self, element: ET.Element, look: Look, into: _Inline) -> None:
        self._add(element.text, look, into)
        for child in element:
            tag = child.tag
            if tag == TEXT + "span":
                name = child.get(TEXT + "style-name", "")
                self._inline(child, self._styles.look("text", name, look), into)
            elif tag == TEXT + "s":
                count = number_of(child, TEXT + "c", default=1, most=_SPACES)
                self._add(" " * count, look, into)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look, into)
            elif tag == TEXT + "note" or tag.startswith(DRAW):
                into.apart.append(child)
            elif tag not in _INLINE_SKIPPED:
                self._inline(child, look, into)
            self._add(child.tail, look, into)

    def _add(self, words: str | None, look: Look, into: _Inline) -> None:
        if words and not look.hidden:
            into.pieces.append((words, look.font, look.capitals))

    def _note(self, note: ET.Element) -> list[Block]:
        """Return a note as one paragraph behind its mark: «1 Gồm 12 xã.»."""
        citation, body = note.find(TEXT + "note-citation"), note.find(TEXT + "note-body")
        if body is None or self._in_note:
            return []
        own = citation.get(TEXT + "label") if citation is not None else None
        self._notes += own is None
        self._in_note = True
        words = "\n".join(text for text in lines_of(self.blocks(body)) if text)
        self._in_note = False
        printed = "".join(citation.itertext()).strip() if citation is not None else ""
        mark = own or (printed if printed.isdigit() else f"{self._notes}")
        return [Paragraph(f"{mark} {words}", kind="note")] if words else []


def _boxes(drawn: ET.Element) -> list[ET.Element]:
    """Return the text boxes and shapes with text of a drawing, outermost first."""
    if drawn.tag == DRAW + "text-box" or drawn.find(TEXT + "p") is not None:
        return [drawn]
    return [box for child in drawn for box in _boxes(child)]


def _is_index_part(tag: str) -> bool:
    return tag.startswith(TEXT) and tag.endswith("-source")
