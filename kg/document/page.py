"""The page on which one document's graph is written: source text, cast, IRIs and the lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extract.records import Extraction, Interval
from kg.document.cast import Cast
from kg.document.printed import Printed
from kg.iris import Iris
from kg.terms import Lines, day, exact, whole


class ProvenanceError(ValueError):
    """A record does not quote the characters that stand at its place in the source text."""


@dataclass(frozen=True, slots=True)
class Page:
    """What every writer of a part of a document's graph needs."""

    extraction: Extraction
    text: str
    iris: Iris
    cast: Cast
    lines: Lines
    printed: Printed = field(default_factory=Printed)

    @property
    def document(self) -> str:
        """The IRI of the document itself."""
        return self.cast.document.iri

    def evidence(self, start: int, end: int) -> str:
        """Write the evidence of a span of the source text and return its IRI.

        Where the text was on paper, its pages and boxes are written too.

        Raises `ProvenanceError` for a span that is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ProvenanceError(
                f"{self.extraction.name}: no characters {start} to {end} in a text of"
                f" {len(self.text)}; the record cannot be shown"
            )
        iri = self.iris.span("evidence", self.extraction.sha256, start, end)
        self.lines.kind(iri, "ck:Evidence")
        self.write_span(iri, start, end)
        for number in self.printed.page_numbers(start, end):
            self.lines.value(iri, "ck:pageNumber", whole(number))
        for number, box in self.printed.boxes(start, end):
            self.lines.value(iri, "ck:box", exact(f"{number} {' '.join(f'{c:.1f}' for c in box)}"))
        return iri

    def write_span(self, iri: str, start: int, end: int) -> None:
        """Write of a node which characters of the source it is about."""
        self.lines.link(iri, "oa:hasSource", self.document)
        self.lines.value(iri, "oa:start", whole(start))
        self.lines.value(iri, "oa:end", whole(end))
        self.lines.value(iri, "oa:exact", exact(self.text[start:end]))

    def quoted(self, start: int, end: int, quote: str) -> str:
        """Write the evidence of a record after comparing it with the text it quotes.

        Raises `ProvenanceError` where they differ.
        """
        if self.text[start:end] != quote:
            raise ProvenanceError(
                f"{self.extraction.name}: characters {start} to {end} are"
                f" {self.text[start:end][:40]!r}, not {quote[:40]!r}"
            )
        return self.evidence(start, end)


def write_instant(lines: Lines, iris: Iris, when: date) -> str:
    """Write a day as `time:Instant` and return its IRI."""
    iri = iris.instant(when)
    lines.kind(iri, "time:Instant")
    lines.value(iri, "time:inXSDDate", day(when))
    return iri


def write_interval(lines: Lines, iris: Iris, interval: Interval) -> str:
    """Write an interval of days as `time:ProperInterval` and return its IRI."""
    iri = iris.interval(interval.first, interval.last)
    lines.kind(iri, "time:ProperInterval")
    if interval.first:
        lines.link(iri, "time:hasBeginning", write_instant(lines, iris, interval.first))
    if interval.last:
        lines.link(iri, "time:hasEnd", write_instant(lines, iris, interval.last))
    return iri
