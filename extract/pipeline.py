"""The way of a file: read, clean, structure, annotate, link; out comes one `Extraction`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from extract.agencies.short_names import spelled_out
from extract.cleaning.clean import CleanText, clean_content
from extract.cleaning.doubt import doubt
from extract.document.letterhead import describe
from extract.folding import lower_case
from extract.indicators.figure_periods import FoundFigure
from extract.indicators.figure_tables import table_figures
from extract.indicators.figures import find_figures
from extract.mentions.components import find_mentions
from extract.mentions.found import Context, Found
from extract.page.section_years import read_times
from extract.page.structure import Block, Layout, parse
from extract.read import read_file
from extract.records import (
    Deadline,
    Document,
    Extraction,
    FigureKind,
    Indicator,
    Mention,
    Party,
    Reading,
    Recurrence,
    Reference,
    Refused,
    Section,
    Signature,
    Skipped,
    Statement,
)
from extract.source import Content, Source
from extract.statements.draft import Page
from extract.statements.link import link
from extract.statements.project_roles import named_roles
from extract.statements.sector_signs import SectorSign
from extract.statements.sectors import add_sectors, project_sectors
from extract.times.dates import Anchor

Span = Callable[[int, int], tuple[int, int]]
_YEAR = re.compile(
    r"(?:(?i:năm) |[/-]\d{1,2}[/-]|/|(?<!\S)(?=\d{4}-\d\d(?!\d)))((?:19|20)\d\d)"
    r"(?![\d/]|-(?!\d\d\b)| - ?\d| ?– ?\d)"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_Part = TypeVar("_Part", Party, Deadline, Recurrence, Reference, SectorSign)
_Spanned = TypeVar("_Spanned", Section, Skipped, Signature)


def extract_file(path: Path) -> Extraction:
    """Return all that a file says; raises `ReadError` (one clear line) for a bad file."""
    return extract_source(read_file(path))


def extract_text(text: str, *, name: str, sha256: str) -> Extraction:
    """Return all that a plain text says; every span is of `text` as given, noise included."""
    return extract_source(Source(name, sha256, Content(text, encoding="utf-8", markup=True)))


def extract_source(source: Source, refused: Refused = ()) -> Extraction:
    """Return all that a file as read says; every span is of its text, noise included.

    `refused` are repairs of what a scanner misread that are not to be made.
    """
    content = source.content
    cleaned = clean_content(content, refused)
    layout = parse(cleaned)
    document = _dated(describe(cleaned, layout), content)
    context = _context(cleaned.text, document)
    mentions = _readable(cleaned.text, find_mentions(cleaned.text, context)["mentions"], layout)
    mentions = spelled_out(cleaned.text, mentions)
    mentions = named_roles(lower_case(cleaned.text), mentions)
    anchor = Anchor(context.date, context.year, context.month)
    figures = _figures(cleaned.text, layout, document, mentions, anchor)
    mentions, deadlines = read_times(cleaned.text, layout, anchor, mentions)
    page = Page(
        text=cleaned.text,
        lower=lower_case(cleaned.text),
        layout=layout,
        document=document,
        mentions=mentions,
        figures=[(f.start, f.end) for f in figures],
        deadlines=deadlines,
        anchor=anchor,
    )
    statements = add_sectors(page, link(page))
    figures = [_settled(figure, statements) for figure in figures]
    return Extraction(
        name=source.name,
        sha256=source.sha256,
        length=len(content.text),
        document=_document(document, cleaned.origin),
        sections=tuple(_moved(s, cleaned.origin) for s in layout.sections),
        mentions=tuple(_mention(m, cleaned) for m in mentions),
        statements=tuple(_statement(s, cleaned) for s in statements),
        indicators=tuple(_indicator(f, cleaned) for f in figures),
        skipped=_skipped(cleaned, layout),
        repairs=cleaned.repairs,
        reading=Reading(
            content.format,
            content.encoding,
            content.pages,
            round(doubt(content.text), 4),
            round(doubt(cleaned.text), 4),
            content.metadata,
            content.remarks,
        ),
    )


def _dated(document: Document, content: Content) -> Document:
    """Return a document with the date that its file states apart from its text, if it has none.

    The file may state a time too («2025-05-01T08:00:00+07:00»), or what is no day at all.
    """
    stated = _DAY.match(content.metadata.get("date", ""))
    if document.date or not stated:
        return document
    try:
        return replace(document, date=date.fromisoformat(stated[0]))
    except ValueError:
        return document


def _skipped(cleaned: CleanText, layout: Layout) -> tuple[Skipped, ...]:
    """Return what was passed over, in the text as read: repeats, and furniture of all kinds."""
    found = [_moved(s, cleaned.origin) for s in layout.skipped]
    found += [Skipped(start, end, "furniture") for start, end in cleaned.dropped]
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def _context(text: str, document: Document) -> Context:
    """Return what fixes the bare dates and bodies: the document's date, else its commonest year."""
    period = document.period
    year = document.date.year if document.date else None
    told = period and (period.last or period.first)
    if year is None and told:
        year = told.year
    if year is None and (years := Counter(_YEAR.findall(text))):
        year = int(max(sorted(years, reverse=True), key=lambda y: years[y]))
    month = document.date.month if document.date else None
    if month is None and period and period.first:
        month = period.first.month
    return Context(document.date, year, month, document.place)


def _readable(text: str, mentions: Sequence[Found], layout: Layout) -> list[Found]:
    """Drop what stands in furniture, but for who wrote it and when, or repeats what stood before.

    When is a day with its year («Ngày đăng: 16/01/2027»); others are of what is offered beside.
    A caption or closing line speaks of the text itself, so that what it names stays.
    """
    skipped = [
        (s.start, s.end, s.reason == "furniture")
        for s in layout.skipped
        if s.reason != "furniture" or not _CAPTION.search(text, s.start, s.end)
    ]

    def read(mention: Found) -> bool:
        words = text[mention.start : mention.end]
        dated = mention.type == "DATE" and _FULL.search(words)
        byline = mention.type == "PERSON" or dated
        return not any(
            start <= mention.start and mention.end <= end and not (furniture and byline)
            for start, end, furniture in skipped
        )

    return [mention for mention in mentions if read(mention)]


_CAPTION = re.compile(r"\((?:Hình|Ảnh)(?: \w+){1,3}\)|Trên đây là (?!các tin)")
_FULL = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d\d-\d\d|tháng \d+ năm \d{4}")
_TELLING = frozenset({"Báo cáo", "Bài phát biểu", "Tin tức", "Tờ trình", None})


def _kind(block: Block, document: Document) -> FigureKind:
    """Return what a block's figures are where their clause does not say: fixed, or reached."""
    if block.zone in ("review", "problems"):
        return "actual"
    told = document.type in _TELLING and block.zone == "none"
    return "actual" if told else "target"


_NAMES_WITH_NUMBERS = ("LEGAL", "PROJECT", "ORG", "LOC")
"""Mentions whose numbers are part of a name: «Trường … cơ sở 2», «Đề án 1 triệu ha lúa»."""


def _figures(
    text: str, layout: Layout, document: Document, mentions: Sequence[Found], anchor: Anchor
) -> list[FoundFigure]:
    masked = sorted((m.start, m.end) for m in mentions if m.type in _NAMES_WITH_NUMBERS)
    skipped = [(s.start, s.end) for s in layout.skipped]
    found: list[FoundFigure] = []
    for block in layout.blocks:
        if block.kind not in ("paragraph", "item", "lead_in", "footnote", "cell", "field"):
            continue
        kind = _kind(block, document)
        names = masked[bisect_left(masked, (block.start, 0)) : bisect_left(masked, (block.end, 0))]
        inside = [(s - block.start, e - block.start) for s, e in names]
        for figure in find_figures(
            text[block.start : block.end],
            anchor=anchor,
            period=block.period,
            kind=kind,
            masked=inside,
        ):
            start, end = figure.start + block.start, figure.end + block.start
            if not any(s <= start and end <= e for s, e in skipped):
                number = figure.number + block.start
                found.append(replace(figure, start=start, end=end, number=number))
    kinds = [_kind(block, document) for block in layout.blocks]
    rows = table_figures(text, layout.blocks, anchor, kinds=kinds)
    read = {figure.number for figure in rows}
    found = [*(f for f in found if f.number not in read), *rows]
    return sorted(found, key=lambda f: (f.start, f.end))


def _settled(figure: FoundFigure, statements: Sequence[Statement]) -> FoundFigure:
    """Make a target of a figure in a task, where no word says otherwise.

    A result is no sign of an actual: what it approves is yet to come.
    """
    if not figure.guessed:
        return figure
    tasks = (s for s in statements if s.kind == "commitment")
    asked = any(s.start <= figure.number < s.end for s in tasks)
    return replace(figure, kind="target") if asked else figure


def _moved(item: _Spanned, origin: Span) -> _Spanned:
    start, end = origin(item.start, item.end)
    return replace(item, start=start, end=end)


def _mention(found: Found, cleaned: CleanText) -> Mention:
    start, end = cleaned.origin(found.start, found.end)
    quote = cleaned.original[start:end]
    attributes = dict(found.attributes)
    if found.type == "PROJECT" and (sectors := project_sectors(found.norm)):
        attributes["sector"] = "|".join(sectors)
    return Mention(start, end, found.type, found.norm, quote, attributes)


def _statement(statement: Statement, cleaned: CleanText) -> Statement:
    start, end = cleaned.origin(statement.start, statement.end)
    deadline, recurrence = statement.deadline, statement.recurrence
    return replace(
        statement,
        start=start,
        end=end,
        quote=cleaned.original[start:end],
        parties=tuple(_part(p, cleaned.origin) for p in statement.parties),
        deadline=deadline and _part(deadline, cleaned.origin),
        recurrence=recurrence and _part(recurrence, cleaned.origin),
        mandate=tuple(_part(r, cleaned.origin) for r in statement.mandate),
        sectors=tuple(_part(s, cleaned.origin) for s in statement.sectors),
    )


def _part(part: _Part, origin: Span) -> _Part:
    """Move the span of a part, if it has one, to the original text."""
    if part.start is None or part.end is None:
        return part
    start, end = origin(part.start, part.end)
    same = start == part.start and end == part.end
    return part if same else replace(part, start=start, end=end)


def _document(document: Document, origin: Span) -> Document:
    signature = document.signature
    return replace(
        document,
        signature=signature and _moved(signature, origin),
        bases=tuple(_part(b, origin) for b in document.bases),
    )


def _indicator(figure: FoundFigure, cleaned: CleanText) -> Indicator:
    start, end = cleaned.origin(figure.start, figure.end)
    return Indicator(
        start, end, figure.name, figure.low, figure.high, figure.unit, figure.measure,
        figure.kind, figure.period, cleaned.original[start:end],
    )  # fmt: skip
