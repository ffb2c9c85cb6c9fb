"""How a file was read, as triples: pages, doubt, repairs, passages that were passed over."""

from __future__ import annotations

from extract.records import Repair
from kg.document.page import Page
from kg.document.statement_triples import statement_iri
from kg.terms import decimal, exact, iri_of, name, whole, words

_HOW = {
    "text": "ck:readAsText",
    "ocr": "ck:readByOcr",
    "blank": "ck:blankPage",
    "unread": "ck:unreadPage",
}
_WHY_SKIPPED = {"repeats": "ck:repeatedPassage", "furniture": "ck:pageFurniture"}


def write_reading(page: Page) -> None:
    """Write the report on how the file was read, and what rests on repairs."""
    reading, document, lines = page.extraction.reading, page.document, page.lines
    lines.value(document, "ck:fileFormat", exact(reading.format))
    if reading.encoding:
        lines.value(document, "ck:encoding", exact(reading.encoding))
    if "url" in reading.metadata:
        lines.value(document, "ck:foundAt", exact(reading.metadata["url"]))
    lines.value(document, "ck:doubtfulShare", decimal(reading.doubtful))
    for remark in reading.remarks:
        lines.value(document, "ck:readingNote", words(remark))
    _write_pages(page)
    _write_skipped(page)
    _write_repairs(page)


def _write_pages(page: Page) -> None:
    lines = page.lines
    if page.printed.pages:
        lines.value(page.document, "ck:pageCount", whole(len(page.printed.pages)))
    for one in page.printed.pages:
        iri = page.iris.page(page.extraction.sha256, one.number)
        lines.kind(iri, "ck:Page")
        lines.link(iri, "ck:pageOf", page.document)
        lines.value(iri, "ck:pageNumber", whole(one.number))
        lines.value(iri, "ck:width", decimal(round(one.width, 1)))
        lines.value(iri, "ck:height", decimal(round(one.height, 1)))
        lines.link(iri, "ck:readHow", iri_of(_HOW[one.how]))
        lines.value(iri, "ck:doubtfulShare", decimal(round(one.doubtful, 4)))
        if one.engine:
            lines.value(iri, "ck:engine", exact(one.engine))
        if one.why:
            lines.value(iri, "ck:readingNote", words(one.why))


def _write_skipped(page: Page) -> None:
    """Write the passages that were read but not used: marked, so that nothing is lost."""
    for skipped in page.extraction.skipped:
        if skipped.start < skipped.end:
            span = (skipped.start, skipped.end, skipped.reason)
            iri = page.iris.span("skipped", page.extraction.sha256, *span)
            page.lines.kind(iri, "ck:SkippedPassage")
            page.write_span(iri, skipped.start, skipped.end)
            page.lines.link(iri, "ck:skipReason", iri_of(_WHY_SKIPPED[skipped.reason]))


def _write_repairs(page: Page) -> None:
    """Write the repairs, and link to them the statements whose words they changed."""
    statements = sorted(page.extraction.statements, key=lambda s: s.start)
    for repair in page.extraction.repairs:
        iri = _write_repair(page, repair)
        for statement in statements:
            if statement.start >= repair.end:
                break
            if repair.applied and repair.start < statement.end:
                subject = statement_iri(page.iris, page.extraction.sha256, statement)
                page.lines.link(subject, "ck:restsOn", iri)


def _write_repair(page: Page, repair: Repair) -> str:
    sha256, lines = page.extraction.sha256, page.lines
    iri = page.iris.span("repair", sha256, repair.start, repair.end, repair.meant)
    lines.kind(iri, "ck:Repair")
    page.write_span(iri, repair.start, repair.end)
    lines.value(iri, "ck:meant", exact(repair.meant))
    lines.value(iri, "ck:rule", exact(repair.rule))
    lines.value(iri, "ck:score", decimal(round(repair.score, 3)))
    lines.value(iri, "ck:applied", f'"{str(repair.applied).lower()}"^^{name("xsd:boolean")}')
    return iri
