"""Documents cited without a number, by type, day and subject.

«nghị quyết được Hội đồng nhân dân tỉnh thông qua ngày 08/12/2023 về kế hoạch đầu tư công năm 2024»
names one document as surely as its number does; which one, `kg.identity.document_identity` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.folding import UPPER
from extract.records import Extraction
from kg.identity.document_names import subject_words

_TYPES = (
    r"(?P<type>(?i:nghị quyết|quyết định|chỉ thị|kết luận|thông báo|công điện|công văn|thông tư"
    r"|nghị định))"
)
_DAY = (
    r"ngày\s+(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)"
    r"(?P<y>(?:19|20)\d\d)"
)
_LINE_GOES_ON = rf"\n(?![\s{UPPER}\d+•*-])"
_WITHIN = rf"(?:[^\n.;:()]|{_LINE_GOES_ON}){{0,120}}?"
_ABOUT = rf"về(?:\s+việc)?\s++(?P<about>(?:[^\n.;:()«»\"“”]|{_LINE_GOES_ON}){{12,220}}?)"
_ENDS = (
    rf"(?=\s*(?:[.;:()«»\"“”]|$)|(?!{_LINE_GOES_ON})\n|,\s"
    r"|\s+(?:nêu rõ|quy định|đã|giao|yêu cầu|được)\s)"
)
_DAY_FIRST = re.compile(rf"{_TYPES}\s(?!số){_WITHIN}{_DAY}{_WITHIN}\s{_ABOUT}{_ENDS}")
_SUBJECT_FIRST = re.compile(
    rf"{_TYPES}\s{_ABOUT}(?:,?\s+(?:của|do|được)\s{_WITHIN})?,?\s+"
    rf"(?:(?:thông qua|ban hành|ký)\s+)?(?:vào\s+)?{_DAY}"
)
# Up to two misread or left-over words may stand before «về».
_BEHIND = re.compile(
    r",?(?:\s+của\s[^.;:,\n]{3,80}?)?(?:\s+[^\s.;:,]+){0,2}?\s+về(?:\s+việc)?\s+([^.;:…]{12,260})"
)
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class UnnumberedCitation:
    """A document cited without its number: where, its type, day, subject, and issuer if named."""

    start: int
    end: int
    type: str
    dated: date
    about: str
    issuer: str | None

    @property
    def label(self) -> str:
        """Return how the document is called: «Nghị quyết ngày 08/12/2023 về …»."""
        return f"{self.type} ngày {self.dated:%d/%m/%Y} về {self.about}"


def unnumbered_citations(extraction: Extraction, text: str) -> Iterator[UnnumberedCitation]:
    """Yield the documents that a text cites by type, day and subject alone, in its order."""
    numbered = [
        (m.start, m.end)
        for m in extraction.mentions
        if m.type == "LEGAL" and "number" in m.attributes
    ]
    bodies = [m for m in extraction.mentions if m.type == "ORG"]
    done = 0
    for match in sorted(_matches(text), key=lambda m: (m.start(), m.end())):
        day = _day(match)
        about = " ".join(match["about"].split())
        start, end = match.span()
        overlaps = any(s < end and start < e for s, e in numbered)
        if start < done or day is None or overlaps or len(subject_words(about)) < _LEAST_WORDS:
            continue
        done = end
        around = (m.norm for m in bodies if start < m.start and m.end <= match.start("d"))
        behind = (m.norm for m in bodies if start < m.start and m.end <= end)
        issuer = next(around, None) or next(behind, None)
        kind = match["type"]
        yield UnnumberedCitation(
            start, end, kind[:1].upper() + kind[1:].lower(), day, about, issuer
        )


def subject_behind(text: str, end: int) -> str | None:
    """Return the subject behind a citation: «… của HĐND tỉnh *về đầu tư công năm 2025*»."""
    found = _BEHIND.match(text, end)
    return " ".join(found[1].split()) if found else None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_DAY_FIRST, _SUBJECT_FIRST):
        yield from pattern.finditer(text)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
