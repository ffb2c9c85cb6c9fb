"""Page furniture: which lines of printed pages are no text of the author, and which are footnotes.

Running heads and page numbers stand at the upper or lower edge, stamps of digital signatures
(«Ký bởi: …», «Thời gian ký: …») in small print anywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.readers.printed import PrintedLine, PrintedPage

_NUMBER = re.compile(
    r"[-–—~]? ?\d{1,4} ?[-–—~]?|(?:trang|page) ?(?:số )?\d{1,4}(?: ?(?:[/|]|trên|of) ?\d{1,4})?"
    r"|\d{1,4} ?[/|] ?\d{1,4}",
    re.I,
)
_STAMP = re.compile(
    r"(?:người ký|(?:được )?ký(?: số)? bởi|thời gian ký|(?:ngày|giờ) ký"
    r"|signature (?:not verified|valid)|(?:digitally )?signed by"
    r"|(?:chữ ký|văn bản|tài liệu) (?:số )?(?:được|đã) (?:ký|xác thực))\b",
    re.I,
)
_STAMP_FIELD = re.compile(
    r"(?:e-?mail|cơ quan|tổ chức|đơn vị|chức vụ|date|reason|location|lý do|địa điểm|ngày|time)"
    r" ?[:=]|\d{1,2}[./-]\d{1,2}[./-]\d{4},? \d{1,2}:\d{2}",
    re.I,
)
_NOTE = re.compile(
    r"(?:[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}(?![.)\d])|\(?\*{1,3}\)?)(?:\b|\s|$)"
)
_MOTTO = re.compile(r"cộng h[oò][aà] xã hội|độc lập ?[-–—] ?tự do", re.I)
_EDGE = 0.13
_OUTERMOST = 3
_TIMES = 3
_SHIFT = 4.0
_SMALL = 0.92
_MOST_STAMP = 8


@dataclass(frozen=True, slots=True)
class Furniture:
    """What lines of one page are no running text, by identity (`id` of the line)."""

    marked: frozenset[int]
    notes: frozenset[int]


def find_furniture(pages: Sequence[PrintedPage]) -> list[Furniture]:
    """Return for each page which of its lines are furniture or footnotes."""
    body = _body_size(pages)
    running = _running(pages, body)
    found = []
    for page in pages:
        marked = {id(line) for line in page.lines if id(line) in running}
        marked |= _numbers(page, marked) | _stamps(page.lines, body)
        found.append(Furniture(frozenset(marked), frozenset(_notes(page, body, marked))))
    return found


def _body_size(pages: Sequence[PrintedPage]) -> float:
    sizes = [line.size for page in pages for line in page.lines for _ in line.words]
    return median(sizes) if sizes else 0.0


def _at_edge(page: PrintedPage) -> list[PrintedLine]:
    """Return the outermost lines within the upper and lower margins of a page."""
    lines = sorted(page.lines, key=lambda line: line.box[3])
    high, low = _EDGE * page.height, (1 - _EDGE) * page.height
    upper = [line for line in lines[:_OUTERMOST] if line.box[3] < high]
    return upper + [line for line in lines[-_OUTERMOST:] if line.box[1] > low]


def _numbers(page: PrintedPage, known: set[int]) -> set[int]:
    """Return page numbers: at the edge, with nothing but furniture further out."""
    lines = sorted(page.lines, key=lambda line: line.box[3])
    edge = {id(line) for line in _at_edge(page)}
    found: set[int] = set()
    for order in (lines, lines[::-1]):
        for line in order:
            if id(line) not in edge or not (id(line) in known or _NUMBER.fullmatch(line.text)):
                break
            found.add(id(line))
    return found


def _running(pages: Sequence[PrintedPage], body: float) -> set[int]:
    """Return running heads: alike but for digits, at one place, on most pages of a stretch.

    What stands on two pages alone may be the head of a table; there only small print counts.
    """
    seen: dict[str, list[tuple[int, PrintedLine]]] = defaultdict(list)
    for index, page in enumerate(pages):
        for line in _at_edge(page):
            text = re.sub(r"\d+", "#", line.text.casefold())
            if len(text) > 3 and not _MOTTO.search(text):
                seen[text].append((index, line))
    found: set[int] = set()
    for places in seen.values():
        heights = [line.box[3] for _, line in places]
        here = [(i, line) for i, line in places if abs(line.box[3] - median(heights)) <= _SHIFT]
        on = sorted({index for index, _ in here})
        small = len(pages) == 2 and all(line.size < _SMALL * body for _, line in here)
        if len(on) >= (2 if small else _TIMES) and 2 * len(on) > on[-1] - on[0]:
            found |= {id(line) for _, line in here}
    return found


def _stamps(lines: Sequence[PrintedLine], body: float) -> set[int]:
    """Return the lines of signature stamps: a line that says so, and small ones right below."""
    found: set[int] = set()
    for line in lines:
        if not _STAMP.match(line.text):
            continue
        block = [line]
        for other in sorted(lines, key=lambda o: o.box[3]):
            if other is not line and _near(block, other) and len(block) < _MOST_STAMP:
                block.append(other)
        fields = sum(bool(_STAMP.match(o.text) or _STAMP_FIELD.match(o.text)) for o in block)
        if line.size < _SMALL * body or fields > 1:
            found |= {id(other) for other in block}
    return found


def _near(block: Sequence[PrintedLine], other: PrintedLine) -> bool:
    """Return whether a line belongs to a stamp: of its size, close above or below, left-aligned."""
    size = block[0].size
    alike = abs(other.size - size) < 0.15 * size
    aligned = abs(other.box[0] - block[0].box[0]) < 2 * size
    gap = min(abs(other.box[3] - line.box[3]) for line in block)
    return alike and aligned and gap < 1.6 * size


def _notes(page: PrintedPage, body: float, marked: set[int]) -> set[int]:
    """Return footnotes: small print at the foot of a page from a line with a mark on."""
    lines = [line for line in page.lines if id(line) not in marked]
    lines.sort(key=lambda line: line.box[3])
    last = len(lines)
    while last and lines[last - 1].size < _SMALL * body:
        last -= 1
    for index in range(last, len(lines)):
        if _NOTE.match(lines[index].text):
            return {id(line) for line in lines[index:]}
    return set()
