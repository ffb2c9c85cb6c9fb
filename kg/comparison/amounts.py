"""Amounts, days and periods in words, as readers of Vietnamese documents expect them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kg.document.clauses import Figure


def number(value: float | Decimal) -> str:
    """Return a number in Vietnamese writing: 12400.5 → «12.400,5»."""
    text = f"{Decimal(repr(value)) if isinstance(value, float) else value:,f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def amount(figure: Figure, *, strict: bool = False) -> str:
    """Return what a figure says: «từ 2.150 triệu USD trở lên», «tăng 8,5–9%», «giảm 1,2%».

    `strict` is for a bound that itself is not enough: «trên 12%», «dưới 3%».
    """
    low, high = figure.low, figure.high
    verb = ""
    if figure.measure == "change":
        more = "tăng " if figure.unit == "%" else "thêm "
        verb = "giảm " if (high if high is not None else low or 0) < 0 else more
    if verb == "giảm ":
        low, high = (None if high is None else -high), (None if low is None else -low)
    unit = f" {figure.unit}" if figure.unit and figure.unit != "%" else figure.unit or ""
    tail = " kế hoạch" if figure.measure == "plan_share" else ""
    return f"{verb}{_range(low, high, unit, strict=strict)}{tail}"


def _range(low: float | None, high: float | None, unit: str, *, strict: bool) -> str:
    if low is None:
        return f"{'dưới' if strict else 'tối đa'} {number(high or 0.0)}{unit}"
    if high is None:
        return f"trên {number(low)}{unit}" if strict else f"từ {number(low)}{unit} trở lên"
    return f"{number(low)}{unit}" if low == high else f"{number(low)}–{number(high)}{unit}"


def day_text(day: date | None) -> str:
    """Return a day as «05/11/2026», «…» for none."""
    return f"{day:%d/%m/%Y}" if day else "…"


def period_text(first: date | None, last: date | None) -> str:
    """Return a period: «năm 2026», «tháng 6/2026», «6 tháng năm 2026», else its days."""
    if not last:
        return f"từ {day_text(first)}" if first else "kỳ không rõ"
    if first is None:
        return f"đến {day_text(last)}"
    if first.day != 1 or not _ends_month(last) or first.year != last.year:
        return f"{day_text(first)}–{day_text(last)}"
    months = last.month - first.month + 1
    if first.month == 1 and months > 1:
        return f"năm {last.year}" if months == 12 else f"{months} tháng đầu năm {last.year}"
    return (
        f"tháng {last.month}/{last.year}" if months == 1 else f"{day_text(first)}–{day_text(last)}"
    )


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1
