"""Figures of tables whose rows are indicators: chỉ tiêu | đơn vị tính | kế hoạch | thực hiện.

The name stands in one cell of a row, the unit in another (or in brackets behind the name, or behind
the number), each value in its own; what the value is, the head of its column says. Sentences in
cells are for `extract.indicators.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.indicators.figure_meaning import is_decline, is_growth
from extract.indicators.figure_periods import FoundFigure
from extract.indicators.quantities import Quantity, find_quantities
from extract.page.structure import Block
from extract.records import FigureKind, Interval, Measure
from extract.times.dates import find_dates
from extract.times.intervals import Anchor

Role = Literal["name", "unit", "target", "actual", "share", "ratio", "change", "value"]

_ROLES: tuple[tuple[Role, str], ...] = (
    ("unit", r"(?:đơn\s+vị(?:\s+tính)?|đvt|đv\s+tính)$"),
    (
        "name",
        r"(?:(?:tên|các|hệ\s+thống|nội\s+dung)\s+)?chỉ\s+tiêu(?:,?\s+(?:chủ\s+yếu|cụ\s+thể|nhiệm\s+vụ))?$",
    ),
    ("change", r".*(?:tăng|giảm).*(?:cùng\s+kỳ|so\s+với|năm\s+trước|%)"),
    ("ratio", r"(?=.*(?:%|so\s+sánh|so\s+với|tỷ\s+lệ|/)).*(?:cùng\s+kỳ|năm\s+trước|\bCK\b)"),
    (
        "share",
        r"(?:so\s+sánh|tỷ\s+lệ|%|mức\s+độ|đạt)"
        r"|(?=.*(?:%|so\s+với|/)).*(?:thực\s+hiện|ước|\bTH\b).*(?:kế\s+hoạch|\bKH\b|dự\s+toán|chỉ\s+tiêu)",
    ),
    ("actual", r".*(?:thực\s+hiện|ước\s|kết\s+quả|hiện\s+trạng|\bTH\b)"),
    ("target", r".*(?:kế\s+hoạch|mục\s+tiêu|dự\s+toán|chỉ\s+tiêu|phấn\s+đấu|\bKH\b)"),
    ("value", r".*(?:năm|giai\s+đoạn|quý|tháng)\s+\d"),
)
_ROLE_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_HEAD_CHARS, _NAME_CHARS, _VALUE_CHARS = 80, 200, 40
_UNIT_IN_NAME = re.compile(
    r"\((?:\s*(?:ĐVT|đơn vị(?: tính)?))?(?:\s*:)?\s*([^()]{1,25})\)\s*$", re.IGNORECASE
)
_MARKS = re.compile(r"[\s*_]+")
_LEADING = re.compile(r"\s*(?:[-+–•*]|\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: what its cells are, and the time its head names."""

    role: Role
    period: Interval | None


def table_figures(
    text: str, blocks: Sequence[Block], anchor: Anchor, *, kinds: Sequence[FigureKind]
) -> list[FoundFigure]:
    """Return the figures of the tables of indicators among a document's blocks.

    `kinds` is what each block's headings make of its figures; it holds for columns headed by a
    time alone. Spans are in `text`, from the indicator's name to the figure.
    """
    found: list[FoundFigure] = []
    for table in _tables(blocks, kinds):
        columns: dict[int, _Column] = {}
        for row, kind in table:
            head = _columns(text, row, anchor)
            if head:
                columns = head
            elif columns:
                found += _row_figures(text, row, columns, kind)
    return found


_Row = tuple[list[Block], FigureKind]


def _tables(blocks: Sequence[Block], kinds: Sequence[FigureKind]) -> Iterator[list[_Row]]:
    """Yield tables as rows of cells, in order."""
    table: list[_Row] = []
    for block, kind in zip(blocks, kinds, strict=True):
        if block.kind != "cell" or (table and block.row < table[-1][0][-1].row):
            if table:
                yield table
            table = []
        if block.kind != "cell":
            continue
        if table and table[-1][0][-1].row == block.row:
            table[-1][0].append(block)
        else:
            table.append(([block], kind))
    if table:
        yield table


def _words(text: str, block: Block) -> str:
    return _MARKS.sub(" ", text[block.start : block.end]).strip()


def _columns(text: str, row: Sequence[Block], anchor: Anchor) -> dict[int, _Column]:
    """Return the columns that a head names; empty for any other row."""
    columns: dict[int, _Column] = {}
    for cell in row:
        words = _words(text, cell)
        if len(words) > _HEAD_CHARS:
            return {}
        role = next((r for r, pattern in _ROLE_PATTERNS if pattern.match(words)), None)
        if role:
            dates = find_dates(words, anchor)
            period = dates[0].interval if dates else None
            columns[cell.column] = _Column(_of_time(role, period, anchor), period)
    roles = [column.role for column in columns.values()]
    values = [role for role in roles if role not in ("name", "unit")]
    return columns if roles.count("name") == 1 and values else {}


def _of_time(role: Role, period: Interval | None, anchor: Anchor) -> Role:
    """Return the role of a column headed by a time alone: one to come holds targets."""
    ahead = period and period.last and anchor.date and period.last > anchor.date
    return "target" if role == "value" and ahead else role


def _row_figures(
    text: str, row: Sequence[Block], columns: dict[int, _Column], kind: FigureKind
) -> Iterator[FoundFigure]:
    """Yield the figures of one row: its name with each value."""
    by_role = {columns[c.column].role: c for c in row if c.column in columns}
    name = by_role.get("name")
    if name is None or name.end - name.start > _NAME_CHARS:
        return
    unit_cell = by_role.get("unit")
    unit = _unit(_words(text, unit_cell)) if unit_cell else None
    if unit is None and (bracket := _UNIT_IN_NAME.search(text, name.start, name.end)):
        unit = _unit(bracket[1])
    for cell in row:
        column = columns.get(cell.column)
        if column is None or column.role in ("name", "unit") or cell.start < name.end:
            continue
        quantity = _value(text[cell.start : cell.end])
        if quantity and (unit or quantity.unit or column.role in ("share", "ratio", "change")):
            yield _figure(text, name, (cell, quantity, unit), column, kind)


def _unit(words: str) -> str | None:
    """Return the official form of a unit: «Tỷ đồng» → «tỷ đồng»; as written where unknown."""
    if not words or words[0].isdigit():
        return None
    quantity = next(find_quantities(f"1 {words}"), None)
    return quantity.unit if quantity and quantity.unit else words.casefold()


def _value(words: str) -> Quantity | None:
    """Return the quantity that fills a cell, or `None`."""
    if len(words) > _VALUE_CHARS:
        return None
    quantities = list(find_quantities(words))
    if len(quantities) != 1:
        return None
    before, after = words[: quantities[0].start], words[quantities[0].end :]
    return None if (before + after).strip(" *_()|~≈") else quantities[0]


def _figure(
    text: str,
    name: Block,
    value: tuple[Block, Quantity, str | None],
    column: _Column,
    kind: FigureKind,
) -> FoundFigure:
    """Return one figure of a row from its cell, its quantity and the row's unit."""
    cell, quantity, unit = value
    words = _LEADING.sub("", _words(text, name), count=1)
    if (bracket := _UNIT_IN_NAME.search(words)) and _unit(bracket[1]) == unit:
        words = words[: bracket.start()].rstrip()
    share = column.role in ("share", "ratio", "change")
    unit = "%" if share else quantity.unit or unit
    measure = _measure(words, unit, column.role)
    low, high = quantity.low, quantity.high
    sign = quantity.sign or (-1 if measure == "change" and is_decline(words) else 1)
    if measure == "change" and sign < 0:
        low, high = (None if high is None else -high), (None if low is None else -low)
    told: FigureKind = "target" if column.role == "target" else "actual"
    return FoundFigure(
        start=name.start,
        number=cell.start + quantity.number,
        end=cell.start + quantity.end,
        name=words,
        low=low,
        high=high,
        unit=unit,
        measure=measure,
        kind=kind if column.role == "value" else told,
        period=column.period or cell.period,
    )


def _measure(name: str, unit: str | None, role: Role) -> Measure:
    if role == "share":
        return "plan_share"
    if role == "ratio":
        return "level"
    return "change" if role == "change" or (unit == "%" and is_growth(name)) else "level"
