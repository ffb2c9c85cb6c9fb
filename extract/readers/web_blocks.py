"""Blocks of a web page: paragraphs, headings, list items and tables, in the order of the page

The tree is walked without recursion; only tables inside tables nest, up to a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from extract.readers.web_tables import Place, by_columns, is_layout, places_of

Kind = Literal["paragraph", "head", "item", "note", "table"]

_LEFT_OUT_TAGS = """
script style noscript template svg head title object iframe embed audio video canvas select
option button input textarea dialog map datalist applet frameset
"""
_HEAD_TAGS = "h1 h2 h3 h4 h5 h6"
_SPACED_TAGS = "p ul ol dl blockquote pre hr table fieldset"
_BLOCK_TAGS = """
address article aside body caption center dd div dt figcaption figure footer form header html
li main nav section tbody td tfoot th thead tr legend details summary
"""
_LEFT_OUT = frozenset(_LEFT_OUT_TAGS.split())
_HEADS = frozenset(_HEAD_TAGS.split())
_SPACED = _HEADS | frozenset(_SPACED_TAGS.split())
_BLOCKS = _SPACED | frozenset(_BLOCK_TAGS.split())
_AROUND = frozenset({"nav", "aside", "footer"})
_AROUND_ROLES = frozenset({"navigation", "banner", "complementary", "contentinfo", "search"})
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|related|lien-?quan|share|social"
    r"|comments?|footer|advert\w*|ads?|banner|cookies?|pagination|tags?)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_NOTE = re.compile(r"_?(?:ftn|edn|sdfootnote|sdendnote)\d+$")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\v"
_NESTED = 40
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of a table with its text, at its first place."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page: its text (line breaks as newlines), or the cells of a table.

    `element` is the innermost block element; `before` and `after` whether a gap shows there;
    `linked` the share of its letters in links; `around` whether it is navigation, a footer or
    the like by its tags; `level` a heading's level.
    """

    text: str
    kind: Kind
    element: HtmlElement
    before: bool = True
    after: bool = True
    linked: float = 0.0
    around: bool = False
    level: int = 0
    cells: tuple[TextCell, ...] = ()


def blocks_of(root: HtmlElement, nested: int = 0) -> list[Block]:
    """Return the blocks of a page or a part of it, what is hidden or a control left out.

    `nested` is how many tables are around it.
    """
    return _Walk(root, nested).run()


class _Walk:
    def __init__(self, root: HtmlElement, nested: int) -> None:
        self.root = root
        self.nested = nested
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.inside: list[HtmlElement] = []
        self.links = self.around = self.preformatted = self.notes = 0
        self.mark = ""
        self.counters: list[_Counter] = []

    def run(self) -> list[Block]:
        walk = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        skipped: HtmlElement | None = None
        for event, element in walk:
            if event == "start":
                if self.start(element):
                    skipped = element
                    walk.skip_subtree()
            elif event == "end":
                if element is not skipped:
                    self.end(element)
                skipped = None
                self.tail(element)
            else:
                self.tail(element)
        self.flush()
        return self.blocks

    def tail(self, element: HtmlElement) -> None:
        if element is not self.root:
            self.write(element.tail)

    def write(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text.replace("\n", _BREAK) if self.preformatted else text)
        if self.links:
            self.linked += len("".join(text.split()))

    def start(self, element: HtmlElement) -> bool:
        """Take the beginning of an element; return whether what is in it is to be left out."""
        tag = element.tag
        if tag in _LEFT_OUT or _is_hidden(element):
            return True
        if tag == "br":
            self.pieces.append(_BREAK)
        if tag in _BLOCKS:
            self.flush()
            self.inside.append(element)
        if tag == "table" and self.nested < _NESTED:
            self.blocks += self.table(element)
            self.inside.pop()
            return True
        self.count(element, 1)
        if tag in ("ol", "ul"):
            self.counters.append(_Counter(element))
        elif tag == "li":
            self.mark = self.counters[-1].next(element) if self.counters else "- "
        self.write(element.text)
        return False

    def end(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self.flush()
            self.inside.pop()
        if element.tag in ("ol", "ul"):
            self.counters.pop()
        if element.tag in ("li", "ol", "ul"):
            self.mark = ""
        self.count(element, -1)

    def count(self, element: HtmlElement, by: int) -> None:
        """Keep count of the elements around the text that say what it is."""
        tag = element.tag
        self.links += by * (tag == "a" and element.get("href") is not None)
        self.preformatted += by * (tag in ("pre", "xmp"))
        self.around += by * _is_around(element)
        self.notes += by * (
            tag in ("div", "li", "p") and bool(_NOTE.match(element.get("id") or ""))
        )

    def flush(self) -> None:
        """Make a block of the pieces since the last one."""
        text = _tidy("".join(self.pieces))
        linked = self.linked / max(1, len("".join(text.split())))
        self.pieces.clear()
        self.linked = 0
        if not text:
            return
        element = self.inside[-1] if self.inside else self.root
        if self.mark and not text.startswith(self.mark.strip()):
            text = self.mark + text
        kind: Kind = "item" if self.mark else "paragraph"
        self.mark = ""
        level = int(element.tag[1]) if element.tag in _HEADS else 0
        if level:
            kind = "head"
        if self.notes:
            kind = "note"
        around, spaced = self.around > 0, element.tag in _SPACED
        self.blocks.append(
            Block(text, kind, element, spaced, spaced, min(1.0, linked), around, level)
        )

    def table(self, table: HtmlElement) -> Iterator[Block]:
        around = self.around > 0 or _is_around(table)
        for caption in table.iterchildren("caption"):
            yield from blocks_of(caption, self.nested + 1)
        places = places_of(table)
        if is_layout(table, places):
            for block in _laid_out(places, self.nested + 1):
                yield replace(block, around=block.around or around)
        elif places:
            yield _ruled(table, places, around, self.nested + 1)


def _laid_out(places: list[Place], nested: int) -> Iterator[Block]:
    """Yield the blocks of a layout table, of a letterhead the left column first."""
    inside = {id(place): blocks_of(place.element, nested) for place in places}
    if not by_columns(places):
        for place in places:
            yield from inside[id(place)]
        return
    for column in sorted({place.column for place in places}):
        found = [b for p in places if p.column == column for b in inside[id(p)]]
        for index, block in enumerate(found):
            yield replace(block, before=not index, after=index == len(found) - 1)


def _ruled(table: HtmlElement, places: list[Place], around: bool, nested: int) -> Block:
    cells: list[TextCell] = []
    linked = letters = 0.0
    for place in places:
        inside = blocks_of(place.element, nested)
        text = "\n".join(_lines_of(block) for block in inside)
        cells.append(TextCell(place.row, place.column, text.strip()))
        letters += len(text)
        linked += sum(block.linked * len(block.text) for block in inside)
    filled = sorted({cell.row for cell in cells if cell.text})
    rows = {row: number for number, row in enumerate(filled)}
    kept = tuple(replace(cell, row=rows[cell.row]) for cell in cells if cell.row in rows)
    share = linked / letters if letters else 0.0
    return Block("", "table", table, linked=share, around=around, cells=kept)


def _lines_of(block: Block) -> str:
    """Return a block inside a cell as lines; of a table in it, one line for each row."""
    if not block.cells:
        return re.sub(r"\n{2,}", "\n", block.text)
    rows = sorted({cell.row for cell in block.cells})
    return "\n".join(
        " ".join(" ".join(c.text.split()) for c in block.cells if c.row == row and c.text)
        for row in rows
    )


def _tidy(text: str) -> str:
    lines = (line.strip(" ") for line in _SPACES.sub(" ", text).split(_BREAK))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n \u00a0")


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_around(element: HtmlElement) -> bool:
    if element.tag in _AROUND or element.get("role") in _AROUND_ROLES:
        return True
    if element.tag not in ("div", "ul", "section", "table", "p", "td"):
        return False
    return bool(_AROUND_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


class _Counter:
    """The marks of a list's items: «1. », «a) » as in documents, «- » for one without order."""

    def __init__(self, element: HtmlElement) -> None:
        self.ordered = element.tag == "ol"
        self.type = element.get("type") or "1"
        self.number = _integer(element.get("start"), 1) - 1

    def next(self, item: HtmlElement) -> str:
        """Return the mark of the next item."""
        if not self.ordered:
            return "- "
        self.number = _integer(item.get("value"), self.number + 1)
        number = self.number
        if self.type in "aA" and 0 < number <= 26:
            letter = chr(ord("a") + number - 1)
            return f"{letter if self.type == 'a' else letter.upper()}) "
        if self.type in "iI" and 0 < number < 40:
            roman = _roman(number)
            return f"{roman if self.type == 'i' else roman.upper()}. "
        return f"{number}. "


def _integer(text: str | None, default: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", text or "")
    return int(found[1]) if found else default


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters
