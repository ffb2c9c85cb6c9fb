"""Unwrapping: printed lines joined to paragraphs, over blank lines, pages and footnotes.

Each newline is decided on its own: does a new block begin, or does the sentence go on? The
evidence is the next line's beginning (list mark, field, article, lower case), the last line's
end (sentence mark, comma, a word that wants another) and whether the break was forced by the
width of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.cleaning.hints import Hints, Place
from extract.cleaning.offsets import Layer, Writer
from extract.page.lines import (
    SEE_PAGE,
    SERIAL_HEAD,
    START,
    Line,
    Shape,
    begins_note,
    classify,
    read_lines,
    shape_of,
    starts_lower,
)

_ONLY_MARK = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđA-ZĐ][.)]|\([\divx]+\)|[IVX]+\.|[-–+•*])"
)
_TORN_CODE = re.compile(r"(?:\d[/-](?:[A-ZĐƯ][\wĐđ]*-)*|\d/[\wĐđ&]*-|[A-ZĐƯ]{2,}-)$")
_CODE_GOES_ON = re.compile(r"[A-ZĐƯ]{2}[\w-]*|\d")
_TORN_YEARS = re.compile(r"\d{4}[-–—]+$")
_DANGLING = re.compile(
    r"(?:[,(\[{/&]|(?<=\s)[-–—]|(?<![\w])(?:và|hoặc|của|các|những|về|theo|tại|cho|với|từ|đến|ở"
    r"|trong|ngoài|trên|dưới|số|ngày|tháng|năm|là|do|để|như|bằng|được|cùng|khoản|điểm|điều|gồm"
    r"|thuộc|giữa|qua|bởi|đối với|quý|giai đoạn|khóa|thứ|kỳ|VÀ|CỦA|CÁC|VỀ|TẠI|CHO|VỚI|TỪ|ĐẾN"
    r"|TRONG|TRÊN|THÁNG|NĂM|SỐ))$"
)
_NUMBER_MARK = re.compile(r"[\dIVX(]")
_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét) ")
_ENDS = ".!?…"
_SERIAL = re.compile(r"\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}")
_LONGEST_ROW = 16


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in order, and what joins each to the one before."""

    lines: list[Line] = field(default_factory=list)
    joiners: list[str] = field(default_factory=list)
    kind: str = "body"

    def add(self, line: Line, joiner: str) -> None:
        """Append a line."""
        self.lines.append(line)
        self.joiners.append(joiner)

    @property
    def open_bracket(self) -> bool:
        """Return whether a round bracket is open at the end of the last two lines."""
        tail = "".join(line.text for line in self.lines[-2:])
        return tail.count("(") > tail.count(")")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The joined text, its map, and what the lines said about it (offsets of the new text).

    `heads` are the starts of headings by markup, `notes` of footnotes, `cells` maps the start
    of a table cell to its row and column, `dropped` are spans of the *old* text left out.
    """

    text: str
    layer: Layer
    heads: tuple[int, ...]
    notes: tuple[int, ...]
    cells: dict[int, Place]
    dropped: tuple[tuple[int, int], ...]


def unwrap(text: str, hints: Hints | None = None) -> Unwrapped:
    """Join the lines of a text; in the result every newline is a block boundary."""
    hints = hints or Hints()
    raw = read_lines(text, hints)
    shape = shape_of(raw)
    lines = classify(raw, shape, printed=hints.printed)
    dropped = tuple((line.start, line.end) for line in lines if line.kind == "furniture")
    return _write(text, group(lines, shape), dropped)


def group(lines: Sequence[Line], shape: Shape) -> list[Paragraph]:
    """Group lines to paragraphs; what furniture, a footnote or a page break tears stays one."""
    paragraphs: list[Paragraph] = []
    body: Paragraph | None = None
    note: Paragraph | None = None
    torn = False
    cells: dict[Place, Paragraph] = {}
    bare = _bare_cells(lines)
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            torn = True
            if SEE_PAGE.fullmatch(line.text):
                body = None
        elif line.kind == "note":
            if note is None or begins_note(line.text) or line.page or _ends_note(note, line):
                note = Paragraph(kind="note")
                paragraphs.append(note)
            note.add(line, " ")
            torn = True
        else:
            if line.cell:
                body = cells.get(line.cell, body)
            wrapped = Shape(0, False) if index in bare else shape
            joiner = _joiner(body, line, wrapped, torn) if body else None
            if joiner is None or body is None:
                body = Paragraph()
                paragraphs.append(body)
            body.add(line, joiner or "")
            note, torn = None, False
            if line.cell:
                cells[line.cell] = body
    return paragraphs


def _bare_cells(lines: Sequence[Line]) -> set[int]:
    """Return which lines are cells of tables one cell a line, between «STT» and the last row.

    Whatever the width of the page, such a line ends because its cell does.
    """
    found: set[int] = set()
    for first, line in enumerate(lines):
        if line.cell or first in found or not SERIAL_HEAD.fullmatch(line.text):
            continue
        last = first
        for index in range(first + 1, len(lines)):
            if _SERIAL.fullmatch(lines[index].text):
                last = index
            elif index - last > _LONGEST_ROW:
                break
        if last > first:
            end = min(last + _LONGEST_ROW, len(lines))
            heads = (i for i in range(last + 1, end) if START.match(lines[i].text))
            found.update(range(first, next(heads, end)))
    return found


def _ends_note(note: Paragraph, line: Line) -> bool:
    last = note.lines[-1].text
    return line.blank or (len(last) < 110 and not starts_lower(line.text) and last[-1] not in ",(")


def _joiner(body: Paragraph, line: Line, shape: Shape, torn: bool) -> str | None:
    """Return what joins a line to the paragraph before it, `None` for a boundary."""
    last = body.lines[-1]
    if line.hard or line.head or last.head or line.cell != last.cell:
        return None
    if _is_torn(last.text, line.text):
        return ""
    apart = line.blank or torn
    only_mark = len(body.lines) == 1 and not line.cell and _is_mark(last.text)
    if only_mark or not _begins_block(last, line, apart):
        return " " if only_mark or line.cell or _goes_on(body, line, shape, apart) else None
    return None


def _is_mark(text: str) -> bool:
    """Return whether a line is nothing but a list mark, whose item is the next line."""
    return bool(_ONLY_MARK.fullmatch(text))


def _is_torn(last: str, text: str) -> bool:
    """Return whether a break tears a document number («12/QĐ-|UBND») or years («2024-|2025»)."""
    code = _TORN_CODE.search(last) and _CODE_GOES_ON.match(text)
    return bool(code or (_TORN_YEARS.search(last) and text[0].isdigit()))


def _begins_block(last: Line, line: Line, apart: bool) -> bool:
    match = START.match(line.text)
    if not match:
        return False
    if _DANGLING.search(last.text) and not apart:
        return not (_NUMBER_MARK.match(line.text) or _BASIS.match(line.text))
    if _BASIS.match(line.text) and not apart:
        return last.text[-1] in ".;:," or last.text.isupper()
    return True


def _goes_on(body: Paragraph, line: Line, shape: Shape, apart: bool) -> bool:
    """Return whether a line that has no mark of its own goes on with the last one's sentence."""
    end = body.lines[-1].text[-1]
    if _is_caps(body.lines[-1].text) or _is_caps(line.text):
        return _caps_go_on(body.lines[-1].text, line.text) and not apart
    if starts_lower(line.text) or line.text[0] in ",.;:)%":
        return (bool(shape.width) and not apart) or end not in ".!?;:"
    if shape.width and body.open_bracket and end not in _ENDS:
        return True
    return _capital_goes_on(body.lines[-1].text, line.text, shape, apart)


def _caps_go_on(last: str, text: str) -> bool:
    return _is_caps(last) and _is_caps(text) and bool(_DANGLING.search(last))


def _capital_goes_on(last: str, text: str, shape: Shape, apart: bool) -> bool:
    """Decide for a line that begins with a capital or a digit: a name, or a new sentence?

    A line as full as the page is wide was broken by the width and says nothing; a shorter one
    was ended on purpose.
    """
    forced = shape.even and len(last) + 1 + _first_word(text) > 0.88 * shape.width
    if last[-1] in _ENDS + ";:":
        return forced and not apart and last[-1] != ":"
    if _DANGLING.search(last):
        return bool(shape.width) or not apart
    if not shape.width:
        return False
    if apart:
        return forced and text[0].isupper()
    return forced or not shape.even


def _first_word(text: str) -> int:
    return len(text.split(" ", 1)[0])


def _is_caps(text: str) -> bool:
    """Return whether a line is printed in capitals (two words or more)."""
    return len(text) > 5 and " " in text and text.isupper()


def _write(
    text: str, paragraphs: list[Paragraph], dropped: tuple[tuple[int, int], ...]
) -> Unwrapped:
    writer = Writer(text)
    heads: list[int] = []
    notes: list[int] = []
    cells: dict[int, Place] = {}
    end = 0
    for paragraph in paragraphs:
        if writer.length:
            writer.replace(end, end, "\n")
        first = paragraph.lines[0]
        if first.head:
            heads.append(writer.length)
        if paragraph.kind == "note":
            notes.append(writer.length)
        if first.cell:
            cells[writer.length] = first.cell
        for index, line in enumerate(paragraph.lines):
            if index:
                writer.replace(end, max(end, line.start), paragraph.joiners[index])
            writer.copy(line.start, line.end)
            end = line.end
    joined, layer = writer.finish()
    return Unwrapped(joined, layer, tuple(heads), tuple(notes), cells, dropped)
