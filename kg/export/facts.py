"""Facts of a store node by node, as words for people: names, dates, places in documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from kg.serve.words import concept_name
from kg.store import Store
from kg.terms import iri_of

_UNION = ox.DefaultGraph()
_STEPS = 12


class Facts:
    """What the union of a store says of single nodes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._labels: dict[str, str] = {}
        self._cited: dict[str, str] = {}

    def of(self, iri: str) -> dict[str, list[str]]:
        """Return the values of a node by the property's IRI, sorted; none for no IRI."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self._store.about(iri) if iri else ():
            if quad.graph_name == _UNION and not isinstance(quad.object, ox.Triple):
                found[quad.predicate.value].append(quad.object.value)
        return {link: sorted(values) for link, values in found.items()}

    def all(self, iri: str, curie: str) -> list[str]:
        """Return the values of one property of a node, sorted."""
        return self.of(iri).get(iri_of(curie), [])

    def one(self, iri: str, curie: str) -> str:
        """Return the first value of one property of a node, empty where there is none."""
        return next(iter(self.all(iri, curie)), "")

    def leading_to(self, iri: str, curie: str) -> Iterator[str]:
        """Yield the nodes from which a property leads to a node."""
        for triple in self._store.naming(iri, iri_of(curie)):
            if isinstance(triple.subject, ox.NamedNode):
                yield triple.subject.value

    def label(self, iri: str) -> str:
        """Return a thing's preferred name, or the last part of its IRI."""
        if iri not in self._labels:
            named = self.one(iri, "skos:prefLabel") or self.one(iri, "foaf:name")
            self._labels[iri] = named or iri.rstrip("/#").rpartition("/")[2]
        return self._labels[iri]

    def cited(self, document: str) -> str:
        """Return a document as one cites it: «Kế hoạch số 5/KH-UBND ngày 01/02/2025»."""
        if document not in self._cited:
            day = self.one(document, "eli:date_document")
            dated = f" ngày {in_words(day)}" if day else ""
            self._cited[document] = f"{self.label(document)}{dated}"
        return self._cited[document]

    def place(self, section: str) -> str:
        """Return where a section stands in its document: «Điều 1, mục II.2.a»."""
        named: list[str] = []
        numbers: list[str] = []
        for _ in range(_STEPS):
            notation = self.one(section, "skos:notation")
            if not notation:
                break
            (named if " " in notation else numbers).insert(0, notation)
            section = self.one(section, "eli:is_part_of")
        return ", ".join([*named, *([f"mục {'.'.join(numbers)}"] if numbers else [])])


def in_words(day: str) -> str:
    """Return an ISO day as offices write it, «31/12/2025»; any other text as it is."""
    try:
        return f"{date.fromisoformat(day):%d/%m/%Y}"
    except ValueError:
        return day


def concept(curie: str) -> str:
    """Return the Vietnamese name of a concept of the model."""
    return concept_name(iri_of(curie))
