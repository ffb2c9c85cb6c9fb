"""Figures of a text in one line each, for tests."""

from __future__ import annotations

from datetime import date

from extract.indicators.figure_periods import FoundFigure
from extract.indicators.figures import find_figures
from extract.records import FigureKind
from extract.times.intervals import Anchor

MAY_2024 = Anchor(date(2024, 5, 20), 2024, 5)


def shown(text: str, kind: FigureKind) -> list[str]:
    """Return each figure as «name = value unit (measure, kind)»; «…» stands between bounds."""
    return [_shown(figure) for figure in find_figures(text, anchor=MAY_2024, kind=kind)]


def _shown(figure: FoundFigure) -> str:
    low, high = _number(figure.low), _number(figure.high)
    value = low if low == high else f"{low}…{high}"
    return f"{figure.name} = {value} {figure.unit} ({figure.measure}, {figure.kind})"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
