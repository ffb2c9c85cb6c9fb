"""spaCy components: each finder writes one span group, the last settles them into mentions.

The finders are plain functions on text; a component turns what they return into spans of the
`Doc` (their exact characters in `start_char`, `end_char` of `Found`; `Doc.spans` for people who
use spaCy) and leaves the records in `doc._.found`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.agencies.bodies import find_bodies
from extract.mentions.citations import find_citations
from extract.mentions.found import Context, Found, settle
from extract.mentions.persons import find_persons
from extract.mentions.places import find_places
from extract.mentions.projects import find_projects
from extract.times.date_steps import say_date
from extract.times.dates import Anchor, find_dates
from extract.tokenizer import TOKENIZER

COMPONENTS = (
    "camket_dates",
    "camket_bodies",
    "camket_citations",
    "camket_projects",
    "camket_persons",
    "camket_places",
    "camket_mentions",
)

if not Doc.has_extension("context"):
    Doc.set_extension("context", default=None)
    Doc.set_extension("found", default=None)
    Doc.set_extension("mentions", default=None)


def _store(doc: Doc, group: str, found: Iterable[Found]) -> Doc:
    items = sorted(found, key=lambda f: (f.start, f.end))
    spans = (doc.char_span(f.start, f.end, f.type, alignment_mode="expand") for f in items)
    doc.spans[group] = [span for span in spans if span is not None]
    doc._.found = {**(doc._.found or {}), group: items}
    return doc


def _context(doc: Doc) -> Context:
    return doc._.context or Context()


@Language.component("camket_dates", assigns=["doc.spans"])
def dates_component(doc: Doc) -> Doc:
    """Write span group `dates`."""
    context, text = _context(doc), doc.text
    anchor = Anchor(context.date, context.year, context.month)
    found = (
        Found(d.start, d.end, "DATE", str(d.interval), {"steps": say_date(text, d, anchor)})
        for d in find_dates(text, anchor)
    )
    return _store(doc, "dates", found)


@Language.component("camket_bodies", assigns=["doc.spans"])
def bodies_component(doc: Doc) -> Doc:
    """Write span group `bodies`."""
    return _store(doc, "bodies", find_bodies(doc.text, _context(doc)))


@Language.component("camket_citations", requires=["doc.spans"], assigns=["doc.spans"])
def citations_component(doc: Doc) -> Doc:
    """Write span group `citations`; reads `bodies` for the issuers."""
    bodies = (doc._.found or {}).get("bodies", [])
    return _store(doc, "citations", find_citations(doc.text, bodies, _context(doc)))


@Language.component("camket_projects", assigns=["doc.spans"])
def projects_component(doc: Doc) -> Doc:
    """Write span group `projects`."""
    return _store(doc, "projects", find_projects(doc.text, _context(doc)))


@Language.component("camket_persons", assigns=["doc.spans"])
def persons_component(doc: Doc) -> Doc:
    """Write span group `persons`."""
    return _store(doc, "persons", find_persons(doc.text))


@Language.component("camket_places", assigns=["doc.spans"])
def places_component(doc: Doc) -> Doc:
    """Write span group `places`."""
    return _store(doc, "places", find_places(doc.text, _context(doc)))


@Language.component("camket_mentions", requires=["doc.spans"], assigns=["doc.spans"])
def mentions_component(doc: Doc) -> Doc:
    """Settle all groups into `mentions`: the longest of overlapping spans wins."""
    groups = doc._.found or {}
    return _store(doc, "mentions", settle(f for items in groups.values() for f in items))


@cache
def language() -> Language:
    """Return the pipeline: a blank language with the syllable tokenizer and our components."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def find_mentions(text: str, context: Context) -> dict[str, list[Found]]:
    """Return all span groups of clean `text` by name; `mentions` holds the settled ones."""
    nlp = language()
    doc = nlp.make_doc(text)
    doc._.context = context
    for _, component in nlp.pipeline:
        doc = component(doc)
    return dict(doc._.found)
