"""Lines of a page: what each printed line is, before they are joined to paragraphs.

Knows page furniture (page numbers, running heads, scanning dirt), the shape of hard-wrapped
text (how long a full line is), and where a new item begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.cleaning.hints import Hints, Place
from extract.cleaning.markup import CELL, HARD, HEAD, TABLE_END
from extract.folding import LATIN, UPPER
from extract.page.marks import SIGNS

LOWER = "".join(c for c in LATIN if c.islower())

_LINE = re.compile(r"[^\n\x1c\x1e\x1f]+")
_DIRT = r"[\s'\"\\_^~|`*.,:;‘’“”]"
_DIRT_MARK = r"[\\_^~|`'\"‘’]"
_DIRT_START = re.compile(rf"(?>{_DIRT}*?{_DIRT_MARK}{_DIRT}+?{_DIRT_MARK}){_DIRT}+(?=\w)")
_SCORE = re.compile(r"[_\\|]+ +")
_GLUED_PAGE = re.compile(rf"\d{{1,3}}(?=[{LOWER}]{{2}})")
_PAGE_NUMBER = re.compile(
    r"[-–—~]? ?\d{1,3} ?[-–—~]?|(?:trang|page) \d{1,3}(?: ?[/|] ?\d{1,3})?", re.I
)
_FOOT = re.compile(
    r".{3,120}?(?:\s[-–|]|\s{3})\s{0,200}+(?:trang|page) \d{1,3}(?:/\d{1,3})?"
    r"|.{3,100}?(?<=\S)\s{8,200}\d{1,3}",
    re.I,
)
"""A line under a page: «Sở Y tế - Trang 2/4», or words and far behind them a number."""

SEE_PAGE = re.compile(
    r"\((?:tiếp theo|xem tiếp|tiếp|còn nữa)(?: (?:từ )?(?:trang|kỳ|số) \d+)?\)\.?", re.I
)
_DIRT_SIGN = re.compile(r"[\\_^~|*`\u0302]")
SERIAL_HEAD = re.compile(r"\W*(?:số )?s?\.?tt\W*", re.I)
"""The label of a column of serial numbers: «STT», «Số TT»."""

_RUNNING = 40
_PAIR = re.compile(r"[^\W\d_]{2,}|\d{2,}")

_FIELDS = (
    r"(?:cơ quan|đơn vị|thời gian|thời hạn|kinh phí|sản phẩm|nội dung|kết quả|tiến độ|địa điểm"
    r"|người|hình thức|chủ trì|phối hợp|hoàn thành)(?: [^\W\d_]+){0,5} ?:"
).replace(" ", "[ ]")
START = re.compile(
    rf"""(?:[-–—~+•▪●◦·*¬§{SIGNS}]\ufe0f?|[oO](?=[ ][{UPPER}]))[ ]
    |\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)](?=[ ]|[^\W\d_]|$)
    |\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[ ](?=[{UPPER}])|\d{{1,2}}[-–][ ](?=[{UPPER}])
    |[^\W\d_][.)](?=[ ]|$)(?<![{LOWER}]\.)
    |\((?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})\)(?=[ ]|$)|\[\d{{1,2}}\](?=[ ]|$)
    |(?:\d{{1,2}}|[a-zđ]|[IVX]{{1,5}})/(?=[ ][{UPPER}])
    |[IVX]{{1,5}}[.)](?=[ ]|$)|[IVX]{{1,5}}[ ][-–][ ]
    |(?:Điều|ĐIỀU)[ ]\d{{1,3}}[a-zđ]?[.:](?=[ ]|$)
    |(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ[ ]lục|PHỤ[ ]LỤC)(?:[ ]+(?:[IVX]+|\d+|thứ[ ]\w+))?[.:]?$
    |(?:Căn[ ]cứ|CĂN[ ]CỨ|Xét[ ](?:đề[ ]nghị|[Tt]ờ[ ]trình|[Bb]áo[ ]cáo)|Theo[ ]đề[ ]nghị[ ]của)[ ]
    |(?:N[ơo]i[ ]nhận|Kính[ ]gửi|KÍNH[ ]GỬI|V/v|Số)[ ]?(?::|$)|V/v[ ]
    |(?:QUYẾT[ ](?:NGHỊ|ĐỊNH)|NGHỊ[ ]QUYẾT|CHỈ[ ]THỊ)[ ]?:?$
    |Trên[ ]đây[ ]là[ ]
    |(?:Thứ[ ](?:[2-7]|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|Chủ[ ]nhật),?[ ]
        .{{0,12}}\d{{1,2}}/\d{{1,2}}/
    |(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.?[ ](?=[{UPPER}])
    |(?i:cộng[ ]h(?:òa|oà)[ ]xã[ ]hội|độc[ ]lập[ ]?[-–—])
    |(?i:{_FIELDS})
    """,
    re.VERBOSE,
)
"""The beginnings of a line that starts a new block: list marks, articles, fields, letterhead."""

_NOTE_MARK = re.compile(rf"(?:[\^®°'\"‘’“”¹²³⁴⁵⁶⁷⁸⁹†‡*]{{1,4}}|\(\*\)|\d{{1,2}}) (?=[{UPPER}\d])")
_LOWER_START = re.compile(rf"[\"'“‘(\[{{]*[{LOWER}]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its span without outer spaces, and what separates it from the last.

    `newlines` counts line ends before it; `hard` says that markup put a boundary there, `head`
    that markup calls it a heading; `page` that a page begins; `cell` is its place in a table;
    `kind` is body, note (footnote) or furniture.
    """

    start: int
    end: int
    text: str
    newlines: int
    hard: bool = False
    head: bool = False
    page: bool = False
    cell: Place | None = None
    kind: str = "body"

    @property
    def blank(self) -> bool:
        """Return whether a blank line stands before it."""
        return self.newlines > 1


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text is wrapped: `width` of a full line (0 if not wrapped), and how evenly."""

    width: int
    even: bool


def read_lines(text: str, hints: Hints | None = None) -> list[Line]:
    """Split a text (with the private marks of `cleaning.markup`) into its non-blank lines."""
    hints = hints or Hints()
    tables = _Given(hints.places) if hints.places else _Piped()
    lines: list[Line] = []
    done = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip(" \x1d")
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0] if raw[0] in " \x1d" else raw[0])
        gap = text[done : match.start()]
        newlines = gap.count("\n") if lines else 9
        lines.append(
            Line(
                start,
                start + len(stripped),
                stripped,
                newlines,
                hard=HARD in gap,
                head=HEAD in raw or HEAD in gap,
                page=newlines > 3 or (newlines > 0 and raw[0] == " " and not gap.endswith(" ")),
                cell=tables.place(gap),
                kind=hints.kind(start, start + len(stripped)),
            )
        )
        done = match.end()
    return lines


class _Given:
    """Places of cells that the file's reader knows, one for each mark."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._seen = 0
        self._inside = False

    def place(self, gap: str) -> Place | None:
        """Return the place of the line behind a gap."""
        self._seen += gap.count(CELL)
        if CELL in gap or TABLE_END in gap:
            self._inside = gap.rfind(CELL) > gap.rfind(TABLE_END)
        return self._places[self._seen - 1] if self._inside else None


class _Piped:
    """Places of cells by the pipes of Markdown, whose rows begin with one."""

    def __init__(self) -> None:
        self._row, self._column, self._last = -1, -1, 0
        self._inside = False

    def place(self, gap: str) -> Place | None:
        """Return the place of the line behind a gap.

        A newline without pipes stays in its cell (badly wrapped text), and so does one before
        the pipe of a row that no pipe closed and that has cells to come; a blank line ends the
        table.
        """
        above, newline, below = gap.rpartition("\n")
        pipes = below.count(CELL)
        torn = newline and not above and self._inside and self._column < self._last
        if pipes and not torn and (newline or not self._inside):
            self._row, self._column, self._inside = self._row + 1, pipes - 1, True
        elif pipes:
            self._column += pipes
        elif CELL in gap or gap.count("\n") > 1:
            self._inside, self._last = False, 0
        self._last = max(self._last, self._column if self._inside else 0)
        return (self._row, self._column) if self._inside else None


def shape_of(lines: Sequence[Line]) -> Shape:
    """Measure the wrapping by the lines that plainly go on in the next («… của\\nhuyện …»)."""
    lengths = sorted(
        len(a.text)
        for a, b in pairwise(lines)
        if b.newlines == 1
        and _LOWER_START.match(b.text)
        and not START.match(b.text)
        and a.text[-1] not in ".;:!?"
    )
    if len(lengths) < 2 or len(lengths) < 0.1 * len(lines):
        return Shape(0, False)
    width = lengths[int(0.8 * (len(lengths) - 1))]
    if width < 40 or width > 200:
        return Shape(0, False)
    full = sum(0.85 * width <= length <= 1.15 * width for length in lengths)
    return Shape(width, full >= 0.8 * len(lengths))


def classify(lines: Sequence[Line], shape: Shape, *, printed: bool = True) -> list[Line]:
    """Return the lines with their kind, dirt at their beginning cut off.

    A text that was never `printed` on pages has no page numbers and running heads.
    """
    leading = sum(line.page and line.newlines <= 3 for line in lines)
    if leading > max(3, 0.05 * len(lines)):
        lines = [replace(line, page=line.newlines > 3) for line in lines]
    heads = _running_heads(lines) if printed else set()
    numbers = _page_numbers(lines) if printed else set()
    marked = []
    for index, line in enumerate(lines):
        if line.kind != "body":
            marked.append(line)
        elif index in numbers or index in heads or _is_dirt(line.text) or _is_foot(lines, index):
            marked.append(replace(line, kind="furniture"))
        else:
            marked.append(_without_dirt(line))
    if shape.even and len(lines) >= 40:
        _mark_notes(marked, shape.width)
    return marked


def _is_foot(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that stands apart names a page: «UBND xã - Thông báo số 3 - Trang 1»."""
    line = lines[index]
    if line.cell or not _FOOT.fullmatch(line.text):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (line.blank or index == 0) and (below is None or below.blank or below.page)


def _is_dirt(text: str) -> bool:
    if SEE_PAGE.fullmatch(text):
        return True
    return bool(_DIRT_SIGN.search(text)) and not _PAIR.search(text)


def _without_dirt(line: Line) -> Line:
    match = _DIRT_START.match(line.text) or _SCORE.match(line.text)
    if not match and line.page:
        match = _GLUED_PAGE.match(line.text)
    if not match:
        return line
    return replace(line, start=line.start + match.end(), text=line.text[match.end() :])


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return which lines are page numbers: alone before a gap, and few of all lines.

    Above it stands a gap or a running line, not a short one that might be a table's cell. Behind a
    line «STT» a number between short lines that all stand apart is a row's.
    """
    first = next((i for i, line in enumerate(lines) if SERIAL_HEAD.fullmatch(line.text)), None)
    found = {
        i
        for i, line in enumerate(lines)
        if (line.blank or (i and len(lines[i - 1].text) > _RUNNING))
        and not line.cell
        and not (first is not None and i > first and _is_spaced(lines, i))
        and len(line.text) <= 14
        and _PAGE_NUMBER.fullmatch(line.text)
        and (i + 1 == len(lines) or lines[i + 1].blank or lines[i + 1].page)
    }
    return found if len(found) <= max(2, 0.08 * len(lines)) else set()


def _is_spaced(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands among others with gaps between, short ones above: cells, one a line."""
    above = lines[max(0, index - 2) : index]
    apart = all(line.blank for line in lines[max(0, index - 2) : index + 2])
    return apart and all(len(line.text) <= 2 * _RUNNING for line in above)


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Return which lines repeat at page breaks: three times or more, mostly beside a gap."""
    counts = Counter(line.text for line in lines if len(line.text) <= 90)
    often = {text for text, count in counts.items() if count >= 3 and len(text) > 3}
    if not often:
        return set()
    near: Counter[str] = Counter()
    for i, line in enumerate(lines):
        after = lines[i + 1].newlines if i + 1 < len(lines) else 9
        if line.text in often and not line.cell and max(line.newlines, after) > 3:
            near[line.text] += 1
    heads = {text for text in often if near[text] * 3 >= counts[text] * 2}
    seen: set[str] = set()
    found = set()
    for i, line in enumerate(lines):
        if line.text in heads:
            if line.text in seen:
                found.add(i)
            seen.add(line.text)
    return found


def _mark_notes(lines: list[Line], width: int) -> None:
    """Mark footnotes: blocks in small print, whose lines are longer than the body's."""
    begin = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and not (lines[i].blank or lines[i].page or lines[i].hard):
            continue
        block = [k for k in range(begin, i) if lines[k].kind == "body"]
        full = block[:-1] or block
        long = sum(len(lines[k].text) > 1.2 * width for k in full)
        if block and 2 * long >= len(full) and not START.match(lines[block[0]].text):
            for k in block:
                lines[k] = replace(lines[k], kind="note")
        begin = i


def begins_note(text: str) -> bool:
    """Return whether a line of small print begins a footnote («^ Chỉ đạo …», «1 Gồm …»)."""
    return bool(_NOTE_MARK.match(text))


def starts_lower(text: str) -> bool:
    """Return whether a line begins in lower case."""
    return bool(_LOWER_START.match(text))
