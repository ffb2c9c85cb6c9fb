"""One document as triples: the lines of its own named graph.

`document_graph` is a pure function of the document and the program: it can be run anywhere, in
any order, and its answer kept under the hash of the file.
"""

from __future__ import annotations

import re
from functools import cache

from extract.records import Extraction
from kg.document.cast import Cast, cast_of
from kg.document.figure_triples import write_figures
from kg.document.labels import write_names
from kg.document.page import Page
from kg.document.printed import Printed
from kg.document.reading_triples import write_reading
from kg.document.statement_triples import write_statements
from kg.duties.document_changes import effects_of
from kg.identity.document_names import DocumentName
from kg.identity.homes import home_of
from kg.identity.names import key
from kg.identity.scopes import body_scope
from kg.iris import Iris
from kg.terms import Lines, day, exact, iri_of, words
from ontology.load import rows

_CARRIES_OUT = re.compile(r"(?:^|[\n;.,])\s*(?:[-+*]\s*)?(?:Triển khai t|T|t)hực hiện\s+$")
_BEFORE = 40


def document_graph(
    extraction: Extraction,
    text: str,
    iris: Iris,
    *,
    cast: Cast | None = None,
    printed: Printed | None = None,
) -> list[str]:
    """Return the sorted N-Triples lines of one document's graph.

    `text` is the text of the source file as read, from which every evidence is quoted; `printed`
    tells where it stands on paper. `cast` may be given where it was made already. Raises
    `kg.document.page.ProvenanceError` for a record that does not quote what stands at its place.
    """
    cast = cast or cast_of(extraction, text, iris)
    page = Page(extraction, text, iris, cast, Lines(), printed or Printed())
    _write_document(page)
    _write_cited(page)
    _write_effects(page)
    _write_sections(page)
    write_names(page)
    write_statements(page)
    write_figures(page)
    write_reading(page)
    return page.lines.sorted()


@cache
def _document_types() -> dict[str, str]:
    return {key(row["type"]): f"ck:{row['concept']}" for row in rows("document_types")}


def document_type(kind: str) -> str | None:
    """Return the concept of a type of document: «Nghị quyết» → «ck:resolution», or `None`."""
    return _document_types().get(key(kind))


def _write_document(page: Page) -> None:
    """Write what the document says of itself, its file included."""
    document, iri, lines = page.extraction.document, page.document, page.lines
    _write_name(page, page.cast.document)
    lines.value(iri, "ck:sha256", exact(page.extraction.sha256))
    lines.value(iri, "ck:fileName", exact(page.extraction.name))
    title = document.about or page.cast.document.label
    lines.value(iri, "dcterms:title", words(title))
    if document.session:
        lines.value(iri, "ck:session", words(document.session))
    if document.period and document.period.first:
        lines.value(iri, "ck:periodFrom", day(document.period.first))
    if document.period and document.period.last:
        lines.value(iri, "ck:periodTo", day(document.period.last))
    for recipient in document.recipients:
        body = _known_body(page, recipient)
        if body:
            lines.link(iri, "ck:addressedTo", body)


def _known_body(page: Page, name: str) -> str | None:
    """Return the body that a line of the recipients names, if the document names it as a body."""
    if name in page.cast.bodies:
        return page.cast.bodies[name].iri
    home = home_of(page.extraction, "@")
    wanted = body_scope(name, home)
    for body in sorted(page.cast.bodies):
        if body_scope(body, home) == wanted:
            return page.cast.bodies[body].iri
    return None


def _write_name(page: Page, name: DocumentName) -> None:
    """Write a document by what is said of it: number, date, issuer, type."""
    lines = page.lines
    lines.kind(name.iri, "ck:Document")
    lines.value(name.iri, "skos:prefLabel", words(name.label))
    if name.number:
        lines.value(name.iri, "eli:id_local", exact(name.number))
    if name.dated:
        lines.value(name.iri, "eli:date_document", day(name.dated))
    if name.issuer and name.issuer in page.cast.bodies:
        lines.link(name.iri, "eli:passed_by", page.cast.bodies[name.issuer].iri)
    concept = document_type(name.type) if name.type else None
    if concept:
        lines.link(name.iri, "eli:type_document", iri_of(concept))
    if name.about and not name.source:
        lines.value(name.iri, "dcterms:title", words(name.about))


def _write_cited(page: Page) -> None:
    """Write the cited documents, the legal bases, and what the document says it carries out."""
    for name in page.cast.documents():
        if name.iri != page.document:
            _write_name(page, name)
            page.lines.link(page.document, "eli:cites", name.iri)
    for basis in page.extraction.document.bases:
        if cited := page.cast.referred(basis):
            page.lines.link(page.document, "eli:based_on", cited)
    for (start, _), name in sorted(page.cast.cited_at.items()):
        before = page.text[max(0, start - _BEFORE) : start]
        if name.iri != page.document and _CARRIES_OUT.search(before):
            page.lines.link(page.document, "eli:implements", name.iri)


def _write_effects(page: Page) -> None:
    """Write which documents this one changes or ends, and the words that say so."""
    for effect, target in effects_of(page.extraction, page.text, page.cast):
        page.evidence(effect.start, effect.end)
        if effect.target.type == "LEGAL":
            ends = effect.kind != "amends" and not effect.section
            page.lines.link(page.document, "eli:repeals" if ends else "eli:amends", target)


def _write_sections(page: Page) -> None:
    """Write the parts of the document, each under the part or document that holds it."""
    sha256 = page.extraction.sha256
    for section in page.extraction.sections:
        iri = page.iris.section(sha256, section.id)
        whole = page.iris.section(sha256, section.parent) if section.parent else page.document
        page.lines.kind(iri, "ck:Section")
        page.lines.link(iri, "eli:is_part_of", whole)
        page.lines.value(iri, "skos:notation", exact(section.label))
        if title := section.title or section.label:
            page.lines.value(iri, "skos:prefLabel", words(title))
