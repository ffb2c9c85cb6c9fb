"""The phrase that a time expression stands in, and the small words of the grammar around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.times.intervals import Anchor

YEAR = r"(?:19[5-9]\d|20[0-6]\d)(?!\d)"
DAY = r"[0-3OoÔlI]?[0-9OolIÌìi](?![0-9])"
MONTH = r"(?:0[1-9]|1[0-2]|[1-9]|[Oo][1-9]|[lI1][0-2lIoO])(?!\d)"
NAM = r"n[ăãâáà]m"
THANG = r"th[áâàãa]ng"
NGAY = r"ng[àaáả]y"
DASH = r"\s?[-–—]+\s*"
TO = rf"(?:{DASH}|\s+(?:đến|tới)\s+(?:hết\s+)?(?:{NAM}\s+)?)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where an expression begins: the text, the document's dates, the end of the last find."""

    text: str
    anchor: Anchor
    start: int
    after: int

    def left(self, width: int = 60) -> str:
        """Return the text before the expression."""
        return self.text[max(0, self.start - width) : self.start]

    def listed(self) -> bool:
        """Tell whether the expression continues a list: «năm 2021, 2022»."""
        gap = self.text[self.after : self.start]
        return self.after > 0 and bool(_LIST_GAP.fullmatch(gap))

    def ends_range(self) -> bool:
        """Tell whether the expression ends a range that began before: «từ 10/10 đến 13/10»."""
        return self.after > 0 and self.text[self.after : self.start].strip() in ("đến", "tới")

    def year(self, end: int) -> int | None:
        """Return the year for a bare day, month or quarter that ends at `end`.

        An explicit year later in the same phrase («tháng 8 và quý III năm 2023») goes
        before the document's own; without either, a year elsewhere in the sentence.
        """
        if follow := self.stated_after(end):
            return follow
        if self.anchor.year or self.anchor.date:
            return self.anchor.year or (self.anchor.date.year if self.anchor.date else None)
        later = _ANY_YEAR.search(self.text, end, end + 200)
        return int(later[later.lastindex or 1]) if later else None

    def stated_after(self, end: int) -> int | None:
        """Return the year that the same phrase states behind `end`, if it does."""
        follow = _LATER_YEAR.match(self.text, end)
        return int(follow[1]) if follow else None


_LIST_GAP = re.compile(r"\s*(?:,|và|;|-|–|đến|sang|hoặc)\s*(?:(?:sang|đến)\s+)?", re.IGNORECASE)
_LATER_YEAR = re.compile(
    rf"(?:[\s,/–-]|và\b|đến\b|hết\b|từ\b|{NGAY}|{THANG}|qu[ýỷỳ]|[IV]+\b|\d\d?(?!\d)|{NAM}\b"
    rf"|đầu\b|cuối\b|hoặc\b){{1,16}}?({YEAR})",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(rf"(?:{NAM}\s+|/)({YEAR})", re.IGNORECASE)
