"""Tables whose cells a copy has run together, a row a line: «1 Đào kênh Sở A Sở B Quý II».

Only the plain order of columns can be told apart again: number, task, who leads, who supports,
time. The time stands at the row's end, the bodies before it; two bodies with nothing but a space
between stand in two columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.agencies.bodies import find_bodies
from extract.forms.attributes import Column, column_of
from extract.forms.cell_kinds import cell_kind
from extract.forms.plain_rows import Line
from extract.mentions.found import Context
from extract.source import Cell, Span

_HEAD = re.compile(r"\W*(?:số )?s?tt\s+(?=\S)", re.I)
_LABEL = re.compile(
    r"(?:(?:tên |nội dung |các )?(?:nhiệm vụ|công việc|đầu việc|nội dung)(?: cụ thể| thực hiện)?"
    r"|(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị))? (?:chủ trì|phối hợp|thực hiện)(?: thực hiện)?"
    r"|chủ trì|phối hợp|(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hoàn thành)?)(?:\s+|$)",
    re.I,
)
_ROW = re.compile(r"\s*(\d{1,3})[.)]?\s+(?=\S)")
_GROUP = re.compile(r"\s*([IVX]{1,5})[.)]?\s+(?=\S)")
_HEAD_GOES_ON = re.compile(
    r"\s*(?:(?:hoàn thành|thực hiện|công việc|chủ trì|phối hợp)\s*)+|\s*(?:\(?\d\)?\s*){2,}", re.I
)
_ENDS = re.compile(r"\s*(?:Điều \d|[IVX]{1,5}[.)]?\s|Nơi nhận|(?:TM|KT|TL)\. |Chương |Phần )")
_COLUMN_BREAK = re.compile(r"\s*")
_BETWEEN = re.compile(r"\s*(?:[,;/&–-]|và)?\s*")
_TIME = re.compile(r" (?:Trước|Trong|Quý|Tháng|Xong|Thường|Hằng|Hàng|Chậm|Đến|Năm|Từ|Ngày|Hoàn)\b")
"""A time behind a body, that its name seems to go on with: «UBND các xã Trước 30/9»."""

_ORDERS: tuple[tuple[Column, ...], ...] = (
    ("task", "lead", "support", "deadline"),
    ("task", "lead", "deadline"),
    ("task", "lead", "support"),
)
_MOST_LINES = 8


def inline_kinds(text: str, line: Line) -> tuple[list[Column], list[Span]] | None:
    """Return what the columns of a head run together hold, and the spans of its labels."""
    head = _HEAD.match(text, line.start, line.end)
    if not head:
        return None
    at, spans = head.end(), [(line.start, head.end())]
    while at < line.end and (label := _LABEL.match(text, at, line.end)):
        spans.append((at, at + len(label[0].rstrip())))
        at = label.end()
    kinds = [column_of(text[start:end]) for start, end in spans[1:]]
    order = next((order for order in _ORDERS if list(order) == kinds), None)
    return (["serial", *order], spans) if order and at >= line.end else None


def read_inline(text: str, lines: Sequence[Line], index: int) -> tuple[list[Cell], int] | None:
    """Return the cells of the table whose head is line `index`, and how many lines it has."""
    head = inline_kinds(text, lines[index])
    if head is None:
        return None
    kinds, labels = head
    cells = [Cell(start, end, 0, column) for column, (start, end) in enumerate(labels)]
    at, number, row = _below_head(text, lines, index), 1, 0
    while at < len(lines):
        group = _GROUP.match(text, lines[at].start, lines[at].end)
        below = [n for n in (number, 1) if group and _row_end(text, lines, at + 1, n)]
        spans: list[Span] | None
        if group and below:
            end, number = at + 1, below[0]
            spans = [(lines[at].start, group.end(1)), (group.end(), lines[at].end)]
        elif end := _row_end(text, lines, at, number):
            spans = _cells(text, lines[at].start, lines[end - 1].end, kinds)
            number += 1
        else:
            break
        if spans is None:
            break
        row, at = row + 1, end
        cells += [Cell(start, stop, row, column) for column, (start, stop) in enumerate(spans)]
    return (cells, at - index) if row > 1 else None


def _below_head(text: str, lines: Sequence[Line], index: int) -> int:
    """Return the index of the line after a head, its torn end and the numbers of its columns."""
    at = index + 1
    while at < len(lines) and _HEAD_GOES_ON.fullmatch(text, lines[at].start, lines[at].end):
        at += 1
    return at


def _row_end(text: str, lines: Sequence[Line], at: int, number: int) -> int:
    """Return the index after the last line of the row with a number, 0 if line `at` begins none."""
    first = _ROW.match(text, lines[at].start, lines[at].end) if at < len(lines) else None
    if not first or int(first[1]) != number:
        return 0
    end = at + 1
    while end < len(lines) and end - at < _MOST_LINES:
        line = lines[end]
        following = _ROW.match(text, line.start, line.end)
        if line.blank or _ENDS.match(text, line.start, line.end):
            break
        if following and int(following[1]) in (number + 1, 1):
            break
        end += 1
    return end


def _cells(text: str, start: int, end: int, kinds: Sequence[Column]) -> list[Span] | None:
    """Return the spans of a row's cells, an empty one at the end of what it is behind."""
    number = _ROW.match(text, start, end)
    begin = number.end() if number else start
    words = re.sub(r"\s", " ", text[begin:end])
    parts, tail = _owners(words, sum(kind in ("lead", "support") for kind in kinds))
    if not parts or (tail.strip() and cell_kind(tail.strip()) != "time"):
        return None
    found: list[Span] = [(start, begin), (0, parts[0][0])]
    found += parts
    if "support" in kinds and len(parts) == 1:
        found.append((parts[0][1], parts[0][1]))
    if "deadline" in kinds:
        found.append((parts[-1][1], len(words)))
    return [found[0], *(_trimmed(words, begin, span) for span in found[1:])]


def _owners(words: str, most: int) -> tuple[list[Span], str]:
    """Return the columns of bodies at the end of a row, and what stands behind them."""
    bodies: list[Span] = []
    for body in sorted(find_bodies(words, Context()), key=lambda b: (b.start, -b.end)):
        if not bodies or body.start >= bodies[-1][1]:
            time = _TIME.search(words, body.start, body.end)
            bodies.append((body.start, time.start() if time else body.end))
    parts = bodies[-1:]
    for before, after in reversed(list(pairwise(bodies))):
        gap = words[before[1] : after[0]]
        if _COLUMN_BREAK.fullmatch(gap):
            if len(parts) == most:
                break
            parts.insert(0, before)
        elif _BETWEEN.fullmatch(gap):
            parts[0] = before[0], parts[0][1]
        else:
            break
    return parts, words[parts[-1][1] :] if parts else ""


def _trimmed(words: str, offset: int, span: Span) -> Span:
    start, end = span
    inner = words[start:end]
    left = len(inner) - len(inner.lstrip())
    right = len(inner.rstrip())
    return (offset + start + left, offset + start + right) if right > left else (offset + end,) * 2
