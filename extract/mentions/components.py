"""spaCy components: each finder writes one span group, the last settles them into mentions.

The finders are plain functions on text (`finders`); a component turns what one returns into spans
of the `Doc`, for all that reads spans, and leaves the records, with their exact characters in
`start` and `end`, in `doc._.found`. What is known of the document goes in by `doc._.context`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.mentions.finders import FINDERS, find_group
from extract.mentions.found import Context, Found
from extract.tokenizer import TOKENIZER

COMPONENTS = tuple(f"camket_{group}" for group in FINDERS)

if not Doc.has_extension("context"):
    Doc.set_extension("context", default=None)
    Doc.set_extension("found", default=None)
    Doc.set_extension("read", default=None)


class _Read:
    """What is read of a `Doc` but once: its text, and where its tokens begin.

    `Doc.text` joins the tokens anew each time it is asked for, and `Doc.char_span` looks for them
    anew; both took longer than finding.
    """

    __slots__ = ("starts", "text")

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.text: str = doc.text if text is None else text
        self.starts: list[int] = doc.to_array(IDX).tolist()


def _component(group: str) -> Callable[[Doc], Doc]:
    """Return the component that writes one span group."""

    def write(doc: Doc) -> Doc:
        known, read = doc._.found or {}, doc._.read or _Read(doc)
        found = find_group(group, read.text, doc._.context or Context(), known)
        doc.spans[group] = list(_spans(doc, read.starts, found))
        doc._.read = read
        doc._.found = {**known, group: found}
        return doc

    return write


def _spans(doc: Doc, starts: list[int], found: Iterable[Found]) -> Iterator[Span]:
    """Yield the spans of whole tokens that hold what was found, by where the tokens begin."""
    for each in found:
        first = bisect_right(starts, each.start) - 1
        yield Span(doc, first, bisect_left(starts, each.end), each.type)


for _group in FINDERS:
    Language.component(f"camket_{_group}", func=_component(_group), assigns=["doc.spans"])


@cache
def language() -> Language:
    """Return the pipeline: a blank language with the syllable tokenizer and our components."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def find_mentions(text: str, context: Context) -> dict[str, list[Found]]:
    """Return all span groups of clean `text` by name; `mentions` holds the settled ones.

    >>> found = find_mentions("Sở Y tế hoàn thành trước ngày 30/6/2025", Context())
    >>> [(f.type, f.norm) for f in found["mentions"]]
    [('ORG', 'Sở Y tế'), ('DATE', '2025-06-30/2025-06-30')]
    """
    nlp = language()
    doc = nlp.make_doc(text)
    doc._.context, doc._.read = context, _Read(doc, text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return dict(doc._.found)
