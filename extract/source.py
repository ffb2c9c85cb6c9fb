"""What a reader makes of a file: its text as read, and what the file says besides the words.

Offsets everywhere in the program count code points of `Content.text`. For a text file that is the
file as decoded, for any other format the text that its reader wrote down; either way it is kept
with the graph, and every quotation is checked against it. A reader marks what is no text of the
author (`furniture`), it never leaves it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
"""Start and end (exclusive) in the text as read, in code points."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom on a page, in points (1/72 inch) from its upper left corner."""

How = Literal["text", "ocr", "blank", "unread"]
"""How a page was read; «blank» has nothing on it, «unread» only a picture that no engine read."""


class ReadError(ValueError):
    """A file that cannot be read; the message is one line that names the file and the place."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; what costs more is refused in one line, and the others go on.

    `pages` bound its length (a page of bare text is `PAGE` characters); `seconds` reading it, by
    the clock, and understanding it, by the processor; `megabytes` its size, what it unpacks to,
    and the memory of its parser; `pixels` one picture.
    """

    pages: int = 2_000
    seconds: float = 900.0
    megabytes: int = 4_096
    pixels: int = 178_000_000


PAGE = 5_000
"""The characters of a densely printed page, by which a text without pages is measured."""

ARCHIVE_DEPTH, ARCHIVE_MEMBERS = 2, 20_000
"""How many archives may lie in each other, and how many files in one."""

ARCHIVE_DIRECTORY = 64 << 20
"""The bytes of an archive's list of members."""

ARCHIVE_RATIO, ARCHIVE_RATIO_FROM = 200, 16 << 20
"""How many times its size a member may unpack to, from so many bytes on.

Text and pages shrink to a tenth, drawings to a fiftieth; beyond this it is a bomb.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `number` from 1, its part of the text, its size in points, how it was read.

    `doubtful` is the share of its words that cannot be Vietnamese (0 to 1); `engine` names what
    read an image («tesseract 5.3.0»); `why` says in Vietnamese why a page that has a text layer
    was read from its picture all the same.
    """

    number: int
    start: int
    end: int
    width: float
    height: float
    how: How = "text"
    doubtful: float = 0.0
    engine: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word of the text stands on its page."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its words' span (empty for an empty cell) and its place, from 0.

    A merged cell stands once, at its first row and column; a row that runs over a page break is
    one row, whose torn cells are two `Cell`s of the same place.
    """

    start: int
    end: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its span, and its cells in the order of the text, without overlap.

    What stands between two cells («| ») is the reader's own sign, not text of the document.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that a reader gets out of a file.

    `format` is «text», «markdown», «pdf», «image», «docx», «doc», «odt» or «html»; `encoding` that
    of a text file; `markup` whether Markdown or HTML signs in the text are markup. `heads` are
    headings by the file's own styles, `notes` footnotes, `furniture` running heads, page
    numbers and stamps. `metadata` holds «title», «date» (ISO 8601) and «url» where the file
    states them apart from its text. `remarks` says in Vietnamese what was converted or guessed.
    """

    text: str
    format: str = "text"
    encoding: str = ""
    markup: bool = False
    pages: tuple[Page, ...] = ()
    words: tuple[Word, ...] = ()
    tables: tuple[Table, ...] = ()
    heads: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: `name` without folder, SHA-256 of its bytes, and its content."""

    name: str
    sha256: str
    content: Content

    @property
    def text(self) -> str:
        """The text as read."""
        return self.content.text
