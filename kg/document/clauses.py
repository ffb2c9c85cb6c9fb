"""What the ledger needs of each document: its statements with their things, cheaply compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extract.records import (
    Extraction,
    FigureKind,
    Indicator,
    Measure,
    Role,
    Statement,
    StatementKind,
)
from kg.document.cast import Cast, Thing, cast_of, effective_date
from kg.document.figure_triples import observation_iri
from kg.document.statement_triples import sector_iri, statement_iri
from kg.duties.document_changes import Change, changes_of
from kg.duties.parts import Parts, parts_of
from kg.identity.document_names import DocumentName
from kg.identity.names import tokens
from kg.iris import Iris

_AROUND = 90
"""How many characters around a figure tell more of it («ước», «so với tháng trước»)."""
_SENTENCE_END = re.compile(r"[.;](?=\s)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement with the IRIs of what it names (not yet canonical) and its time.

    `seen` is the date of its document, `first` and `last` the days of its deadline (for a result,
    of when it came about). `parts` are its words without names and days, `said` the leads that
    are named and not only taken from who issued the document, `genre` the document's type,
    `section` where in it the clause stands. `fixed` tells that the clause itself states its
    deadline, which is else the document's period or its section's.
    """

    iri: str
    kind: StatementKind
    text: str
    words: tuple[str, ...]
    document: str
    scope: str
    evidence: str
    seen: date | None = None
    first: date | None = None
    last: date | None = None
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    supervises: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    mandates: tuple[str, ...] = ()
    recurrence: str | None = None
    sectors: tuple[str, ...] = ()
    parts: Parts = ()
    said: tuple[str, ...] = ()
    genre: str | None = None
    section: str | None = None
    fixed: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the IRIs of its observation, indicator and document (not yet canonical).

    `first` and `last` bound its period, `seen` is the date of its document, `scope` the place
    of the document inside which an indicator without a place of its own is measured. `name` is
    the indicator's as extracted; `before` and `after` are the words around it in its sentence.
    """

    iri: str
    indicator: str
    kind: FigureKind
    measure: Measure
    document: str
    scope: str
    evidence: str
    quote: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    first: date | None = None
    last: date | None = None
    seen: date | None = None
    name: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """One document as identity and ledger see it.

    `mentions` counts its mentions by type; `reading` is the report on how its file was read
    (`Extraction.report_json`). `rests_on` are the documents that it names as its basis or that it
    carries out.
    """

    things: tuple[Thing, ...]
    documents: tuple[DocumentName, ...]
    clauses: tuple[Clause, ...]
    seen: date | None
    mentions: tuple[tuple[str, int], ...]
    reading: Mapping[str, object] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    rests_on: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def digest_of(extraction: Extraction, text: str, iris: Iris, *, cast: Cast | None = None) -> Digest:
    """Return what identity and ledger need of one document; a pure function like its graph."""
    cast = cast or cast_of(extraction, text, iris)
    clauses = tuple(_clause(s, extraction, cast, iris) for s in extraction.statements)
    mentions = Counter(mention.type for mention in extraction.mentions)
    return Digest(
        things=tuple(cast.things()),
        documents=tuple(cast.documents()),
        clauses=clauses,
        seen=cast.document.seen,
        mentions=tuple(sorted(mentions.items())),
        reading=extraction.report_json(),
        figures=tuple(_figure(f, extraction, text, cast, iris) for f in extraction.indicators),
        rests_on=_rests_on(extraction, cast, clauses),
        changes=changes_of(extraction, text, cast, iris),
    )


def _rests_on(extraction: Extraction, cast: Cast, clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    bases = (cast.referred(basis) for basis in extraction.document.bases)
    carried = (mandate for clause in clauses for mandate in clause.mandates)
    return tuple(sorted({iri for iri in (*bases, *carried) if iri}))


def _clause(statement: Statement, extraction: Extraction, cast: Cast, iris: Iris) -> Clause:
    interval = statement.deadline.interval if statement.deadline else None

    def bodies(role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cast.bodies[name].iri for name in statement.names(role)))

    mandates = (cast.referred(reference) for reference in statement.mandate)
    return Clause(
        iri=statement_iri(iris, extraction.sha256, statement),
        kind=statement.kind,
        text=statement.text,
        words=tokens(statement.text),
        document=cast.document.iri,
        scope=cast.scope,
        evidence=iris.span("evidence", extraction.sha256, statement.start, statement.end),
        seen=effective_date(extraction.document),
        first=interval.first if interval else None,
        last=interval.last if interval else None,
        leads=bodies("lead"),
        supports=bodies("support"),
        supervises=bodies("supervise"),
        projects=tuple(dict.fromkeys(cast.projects[name].iri for name in statement.projects)),
        mandates=tuple(dict.fromkeys(m for m in mandates if m)),
        recurrence=statement.recurrence.rule if statement.recurrence else None,
        sectors=tuple(sector_iri(sign.sector) for sign in statement.sectors),
        parts=parts_of(statement, extraction),
        said=tuple(
            dict.fromkeys(
                cast.bodies[party.name].iri
                for party in statement.parties
                if party.role == "lead" and party.grade != "issuer"
            )
        ),
        genre=extraction.document.type,
        section=statement.section,
        fixed=statement.deadline is None or statement.deadline.source == "stated",
    )


def _figure(figure: Indicator, extraction: Extraction, text: str, cast: Cast, iris: Iris) -> Figure:
    return Figure(
        iri=observation_iri(iris, extraction.sha256, figure),
        indicator=cast.indicators[figure.name].iri,
        kind=figure.kind,
        measure=figure.measure,
        document=cast.document.iri,
        scope=cast.scope,
        evidence=iris.span("evidence", extraction.sha256, figure.start, figure.end),
        quote=figure.quote,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        first=figure.period.first if figure.period else None,
        last=figure.period.last if figure.period else None,
        seen=effective_date(extraction.document),
        name=figure.name,
        before=_sentence(text[max(0, figure.start - _AROUND) : figure.start], -1),
        after=_sentence(text[figure.end : figure.end + _AROUND], 0),
    )


def _sentence(text: str, part: int) -> str:
    """Return the part of some text that stands in the sentence next to a figure."""
    return " ".join(_SENTENCE_END.split(text)[part].split())
