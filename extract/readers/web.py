"""Web pages: HTML, XHTML and MHTML to text, with tables as cells; menus and adverts left out

News and pages of portals, and documents that Word or LibreOffice saved as a page. Letters of old
fonts (.VnTime, VNI-Times) are converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from extract.readers.encodings import is_vietnamese
from extract.readers.mojibake import mend
from extract.readers.web_blocks import Block, TextCell, blocks_of
from extract.readers.web_choice import choose
from extract.readers.web_source import PageSource, parse, source_of
from extract.readers.web_tables import repeated_rows
from extract.source import Cell, Content, Limits, ReadError, Span, Table

_MEGABYTE = 1 << 20
_TREE = 16
"""How many bytes a page's tree takes for each of its bytes, about."""

_PUBLISHED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='pubdate'"
    " or @name='publishdate' or @name='DC.date.issued']/@content | //time/@datetime"
)
_ADDRESS = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.I)
_RULE = re.compile(r"[-–—_=*.~ ]{3,}")
"""A line drawn with signs."""

_ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def read(data: bytes, name: str, limits: Limits) -> Content:
    """Return the document of a web page: paragraphs, list items with their marks, tables.

    A page on a portal gives its document without the menus around it, an article its title, the
    line of its date, and its body. Metadata are «title», «date» and «url». A table's head that is
    printed again on each page is `furniture`. Raises `ReadError` for a page that is too
    large for `limits`, binary, nested too deep, empty, or has no Vietnamese in it.
    """
    if len(data) * _TREE > limits.megabytes * _MEGABYTE:
        raise ReadError(
            f"{name}: is a page of {len(data) // _MEGABYTE} megabytes, too large to read within"
            f" {limits.megabytes} (--max-memory); save it as text"
        )
    page = source_of(data, name)
    tree = parse(page.html, name)
    chosen = choose(tree, blocks_of(tree))
    blocks, remark = _mended(chosen.blocks)
    remarks = [remark, "tệp lưu trang bị cắt cụt, phần cuối đã mất" if page.cut else ""]
    content = _assembled(blocks)
    if not content.text.strip():
        raise ReadError(f"{name}: has no text in it")
    if not is_vietnamese(content.text):
        raise ReadError(f"{name}: has no Vietnamese in it")
    title = chosen.title or page.title or _title(tree)
    found = {"title": _one_line(title), "date": _date(tree) or chosen.date, "url": _url(tree, page)}
    metadata = {key: value for key, value in found.items() if value}
    return replace(content, metadata=metadata, remarks=tuple(filter(None, remarks)))


def _title(tree: HtmlElement) -> str:
    """Return the title in the page's head, unless it is a program's («Document1»)."""
    title = "".join(tree.xpath("//title[1]/text()"))
    return "" if title.isascii() else title


def _one_line(text: str) -> str:
    return mend([" ".join(text.split())]).lines[0]


def _date(tree: HtmlElement) -> str:
    days = (_ISO.match(str(value).strip()) for value in tree.xpath(_PUBLISHED))
    return next((day[0] for day in days if day), "")


def _url(tree: HtmlElement, page: PageSource) -> str:
    saved = _SAVED_FROM.search(page.html[:4096])
    values = [page.url, saved[1] if saved else "", *map(str, tree.xpath(_ADDRESS))]
    return next((url.strip() for url in values if re.match(r"\s*https?://\S+\s*$", url)), "")


def _mended(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Return the blocks with the letters of old fonts converted, all lines seen together."""
    texts = [text for block in blocks for text in _texts(block)]
    mended = mend([line for text in texts for line in text.split("\n")])
    lines = iter(mended.lines)
    fresh = iter(["\n".join(next(lines) for _ in text.split("\n")) for text in texts])
    return [_with_texts(block, fresh) for block in blocks], mended.remark


def _texts(block: Block) -> list[str]:
    return [cell.text for cell in block.cells] if block.cells else [block.text]


def _with_texts(block: Block, texts: Iterator[str]) -> Block:
    if not block.cells:
        return replace(block, text=next(texts))
    return replace(block, cells=tuple(replace(cell, text=next(texts)) for cell in block.cells))


@dataclass(slots=True)
class _Writer:
    """The text being written, and what is noted of it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length


def _assembled(blocks: Sequence[Block]) -> Content:
    """Return the text of blocks, one a line, blank lines where the page shows a gap."""
    writer = _Writer()
    spans: dict[str, list[Span]] = {"head": [], "note": [], "furniture": []}
    tables: list[Table] = []
    for index, block in enumerate(blocks):
        if index:
            gap = block.before or blocks[index - 1].after or block.cells or blocks[index - 1].cells
            writer.write("\n\n" if gap else "\n")
        if block.cells:
            tables.append(_table(writer, block.cells, spans["furniture"]))
            continue
        span = writer.write(block.text)
        kind = "furniture" if _RULE.fullmatch(block.text) else block.kind
        if kind in spans:
            spans[kind].append(span)
    text = "".join(writer.parts) + "\n"
    heads, notes, furniture = (tuple(spans[kind]) for kind in ("head", "note", "furniture"))
    return Content(
        text, "html", tables=tuple(tables), heads=heads, notes=notes, furniture=furniture
    )


def _table(writer: _Writer, cells: Sequence[TextCell], furniture: list[Span]) -> Table:
    """Write a table's rows as «| cell | cell |»; a head said again is no cells, but furniture."""
    start, width = writer.length, 1 + max(cell.column for cell in cells)
    count = 1 + max(cell.row for cell in cells)
    grid: list[dict[int, str]] = [{} for _ in range(count)]
    for cell in cells:
        grid[cell.row][cell.column] = cell.text
    repeats = repeated_rows([[row.get(at, "") for at in range(width)] for row in grid])
    found: list[Cell] = []
    number = 0
    for index, row in enumerate(grid):
        if index:
            writer.write("\n")
        written = _row(writer, row, width)
        if index in repeats:
            furniture.append((written[0][0] - 2, written[-1][1] + 2))
            continue
        found += [Cell(*span, number, at) for at, span in enumerate(written) if at in row]
        number += 1
    return Table(start, writer.length, tuple(found))


def _row(writer: _Writer, row: Mapping[int, str], width: int) -> list[Span]:
    spans = []
    for column in range(width):
        writer.write("| " if not column else " | ")
        spans.append(writer.write(row.get(column, "")))
    writer.write(" |")
    return spans
