"""Rates: how many of how many, with the interval in which the true share lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""The point of the normal distribution for intervals that hold in 95 of 100 cases."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many right, of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Rate) -> Rate:
        """Count both together."""
        return Rate(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share, `None` of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's score interval at 95%, `None` of nothing.

        Unlike the plain normal one it stays within 0 and 1, and is wide for few cases: 10 of 10
        gives 0.72 to 1.
        """
        if not self.of:
            return None
        share, spread = self.right / self.of, _Z * _Z / self.of
        middle = (share + spread / 2) / (1 + spread)
        half = sqrt(spread * share * (1 - share) + spread * spread / 4) / (1 + spread)
        return max(0.0, middle - half), min(1.0, middle + half)

    def json(self) -> dict[str, object]:
        """Return counts, share and interval, rounded."""
        interval = self.interval
        return {
            "right": self.right,
            "of": self.of,
            "rate": None if self.value is None else round(self.value, 4),
            "interval": interval and [round(end, 4) for end in interval],
        }
