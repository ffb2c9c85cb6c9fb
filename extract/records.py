"""The records that extraction hands on: one frozen type for each thing a document says.

`Extraction` is the only type that crosses from `extract` to `kg`; everything else here
is a part of it. All offsets are code points of the source text exactly as it stands in
the file (Python `str` indices, end exclusive), noise included, so that
`source_text[record.start:record.end] == record.quote` holds for every record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extract.source import Page
from extract.statements.sector_signs import SectorSign
from extract.statements.statement_json import statement_json

MentionType = Literal["ORG", "PROJECT", "LEGAL", "DATE", "PERSON", "LOC"]
StatementKind = Literal["commitment", "result", "problem"]
Role = Literal["lead", "support", "supervise"]
DOUBTFUL = 0.1
"""The share of words that cannot be Vietnamese above which a page is doubtful."""

Grade = Literal["explicit", "inherited", "issuer", "group", "reviewed"]
"""How a party is founded; «reviewed» is what a person gave, which no extraction does."""

Measure = Literal["level", "change", "plan_share"]
FigureKind = Literal["target", "actual"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included; `None` is an open end.

    «đến hết năm 2025» is `Interval(None, date(2025, 12, 31))`.
    """

    first: date | None
    last: date | None

    def __str__(self) -> str:
        """Print as an ISO 8601 interval, `..` for an open end: «../2025-12-31»."""
        return f"{self.first or '..'}/{self.last or '..'}"

    def as_list(self) -> list[str | None]:
        """Return `[first, last]` as ISO dates, the form of the annotation guidelines."""
        return [day.isoformat() if day else None for day in (self.first, self.last)]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something.

    `norm` is the official full name (ORG, PROJECT, PERSON, LOC), the number or name of a
    document (LEGAL) or an ISO interval (DATE). `attributes` holds what else the span
    shows: LEGAL `type`, `number`, `date`, `issuer`, `law` (name of a law); ORG `place`
    (its jurisdiction), `post` and `collective` («yes» for «các sở, ngành»); PERSON `post`; PROJECT
    `sector` (names of its fields, «transport|planning»); DATE `steps` (from words to days).
    """

    start: int
    end: int
    type: MentionType
    norm: str
    quote: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """A body in its role in one statement, and where the document shows it.

    `start`, `end` span the words that name the body (in the clause, or in the lead-in,
    heading or executing article it is inherited from); `None` only for grade `issuer`
    where the issuer is known from the letterhead's form alone. `post` is the office that was
    named for the body: «Chủ tịch» of «Chủ tịch UBND các huyện».
    """

    name: str
    role: Role
    grade: Grade
    start: int | None = None
    end: int | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that a statement rests on: `norm` as in a LEGAL mention, and its span."""

    norm: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a duty ends (or a result came about), and the words that say so.

    `source` is «stated» (in the clause), «inherited» (section or document) or «reviewed» (given by
    a person). `steps` tell in Vietnamese how the words led to the days, one short sentence a step.
    """

    interval: Interval
    source: Literal["stated", "inherited", "reviewed"]
    start: int | None = None
    end: int | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How a duty recurs, which then has no deadline of its own, and the words that say so.

    `rule` is the RRULE of iCalendar (RFC 5545) without its name: «trước ngày 25 hằng tháng» is
    «FREQ=MONTHLY;BYMONTHDAY=24».
    """

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause: something to be done, reported as done, or reported as a problem.

    `text` is the clause as cleaned, `quote` as it stands in the file. `section` is the
    `id` of the section it stands in. `confidence` is between 0 and 1. `sectors` are at most two
    fields of state management, the main one first. `as_of` is the day for which a result or
    problem is told («Tính đến ngày 30/6, …»), `None` where the clause names none.
    """

    start: int
    end: int
    kind: StatementKind
    text: str
    quote: str
    parties: tuple[Party, ...] = ()
    deadline: Deadline | None = None
    projects: tuple[str, ...] = ()
    mandate: tuple[Reference, ...] = ()
    section: str | None = None
    confidence: float = 1.0
    sectors: tuple[SectorSign, ...] = ()
    recurrence: Recurrence | None = None
    as_of: date | None = None

    def names(self, role: Role) -> list[str]:
        """Return the names of the bodies in a role, in order, each once."""
        return list(dict.fromkeys(p.name for p in self.parties if p.role == role))


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: what is measured, how much, in which unit, over which period.

    `low` and `high` are equal for a plain figure; one is `None` for a threshold
    («từ 10 xã trở lên» is `low=10, high=None`). A decrease is negative.
    """

    start: int
    end: int
    name: str
    low: float | None
    high: float | None
    unit: str | None
    measure: Measure
    kind: FigureKind
    period: Interval | None
    quote: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document: an article, a Roman part, a numbered or lettered item.

    `id` is unique in the document («dieu-1.ii.2.a»); `label` is the mark as printed
    («Điều 1», «II», «2», «a»); `start`, `end` span the whole part, heading included.
    """

    id: str
    label: str
    title: str
    start: int
    end: int
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: the name, the post («Phó Chủ tịch»), and for whom («TM. Ủy ban nhân dân»)."""

    name: str
    post: str | None
    on_behalf_of: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """What the document says of itself.

    `type` is the Vietnamese word («Nghị quyết», «Báo cáo», «Tin tức» for news);
    `number` the số ký hiệu («43/NQ-HĐND»); `issuer` the issuing body's full name;
    `about` the subject; `place` its jurisdiction («tỉnh Cà Mau»); `period` the time it
    reports on or plans for; `session` «Khóa XVII, kỳ họp thứ Bảy».
    """

    type: str | None = None
    number: str | None = None
    date: date | None = None
    issuer: str | None = None
    about: str | None = None
    place: str | None = None
    session: str | None = None
    period: Interval | None = None
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    bases: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A passage that was read but not used, and why: «repeats» or «furniture»."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch that a scanner misread, and what it stands for: `seen` «ừung», `meant` «trung».

    `rule` names how it was found; `score` is how sure it is, 0 to 1. One that is not `applied`
    is a candidate: the text stays as it is, and people may decide.
    """

    start: int
    end: int
    seen: str
    meant: str
    rule: str
    score: float
    applied: bool = True


Refused = Collection[tuple[int, int, str]]
"""Repairs that people refused: start and end in the text as read, and the text meant."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read: the report on what its text is worth.

    `format`, `encoding`, `pages`, `metadata` and `remarks` are the reader's (`source.Content`);
    `doubtful` is the share of words that cannot be Vietnamese, 0 to 1, as read and as repaired.
    """

    format: str = "text"
    encoding: str = "utf-8"
    pages: tuple[Page, ...] = ()
    doubtful: float = 0.0
    doubtful_repaired: float = 0.0
    metadata: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one source file says; the boundary between `extract` and `kg`.

    `name` is the file's name without its folder, `sha256` the hash of its bytes,
    `length` the number of code points of its text.
    """

    name: str
    sha256: str
    length: int
    document: Document
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    repairs: tuple[Repair, ...] = ()
    reading: Reading = field(default_factory=Reading)

    def as_json(self) -> dict[str, object]:
        """Return the object that `camket extract` prints, in the guidelines' format."""
        d = self.document
        return {
            "doc": self.name,
            "sha256": self.sha256,
            "document": {
                "type": d.type,
                "number": d.number,
                "date": d.date and d.date.isoformat(),
                "issuer": d.issuer,
                "about": d.about,
            },
            "mentions": [
                {"start": m.start, "end": m.end, "type": m.type, "norm": m.norm}
                for m in self.mentions
            ],
            "statements": [statement_json(s) for s in self.statements],
            "indicators": [
                {
                    "start": i.start,
                    "end": i.end,
                    "name": i.name,
                    "value": [i.low, i.high],
                    "unit": i.unit,
                    "measure": i.measure,
                    "kind": i.kind,
                    "period": i.period and i.period.as_list(),
                }
                for i in self.indicators
            ],
            "reading": self.report_json(),
        }

    def report_json(self) -> dict[str, object]:
        """Return the report on how the file was read, as JSON: shares between 0 and 1."""
        made = sum(repair.applied for repair in self.repairs)
        return {
            "format": self.reading.format,
            "encoding": self.reading.encoding,
            "pages": len(self.reading.pages),
            "pages_by_ocr": [p.number for p in self.reading.pages if p.how == "ocr"],
            "pages_unread": [p.number for p in self.reading.pages if p.how == "unread"],
            "pages_doubtful": [p.number for p in self.reading.pages if p.doubtful > DOUBTFUL],
            "doubtful": self.reading.doubtful,
            "doubtful_repaired": self.reading.doubtful_repaired,
            "repairs": made,
            "candidates": len(self.repairs) - made,
            "skipped": dict(sorted(Counter(s.reason for s in self.skipped).items())),
            "remarks": list(self.reading.remarks),
        }
