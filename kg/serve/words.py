"""The words of the explorer in both languages: interface, columns, concepts by IRI."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files

from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.review.reasons import REASONS
from kg.serve.terms import curie
from kg.terms import iri_of
from ontology import load
from queries import library

Words = dict[str, str]
LANGUAGES = ("vi", "en")


def words() -> dict[str, Words]:
    """Return the words by language and key; a concept's key is its IRI, a column's «column.due»."""
    found = {language: dict(_concepts()[language]) for language in LANGUAGES}
    found["vi"] |= _relations()
    for column, pair in library.columns().items():
        for language, text in zip(LANGUAGES, pair, strict=True):
            found[language][f"column.{column}"] = text
    for reason in REASONS:
        found["vi"][f"review.reason.{reason.key}"] = reason.vi
        found["en"][f"review.reason.{reason.key}"] = reason.en
    for row in _interface():
        for language in LANGUAGES:
            found[language][row["key"]] = row[language]
    return found


def concept_name(iri: str) -> str:
    """Return the Vietnamese name of a concept, a prefixed name where it has none."""
    return _concepts()["vi"].get(iri) or _relations().get(iri) or curie(iri)


@cache
def _relations() -> Words:
    return {iri_of(curie): word for word, curie in library.words("relation").items()}


def _interface() -> list[dict[str, str]]:
    """Return the rows of the drawing's words and then of the explorer's, which win."""
    rows: list[dict[str, str]] = []
    for folder in ("assets", "explorer"):
        entries = (files("viz") / folder).iterdir()
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name.endswith("words.csv"):
                text = entry.read_text(encoding="utf-8")
                rows += csv.DictReader(io.StringIO(text, newline=""))
    return rows


@cache
def _concepts() -> dict[str, Words]:
    """Return the names of the model's concepts, classes and properties, by language and IRI."""
    model = load.graph("camket", "concepts")
    found: dict[str, Words] = {language: {} for language in LANGUAGES}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    labels = [pair for kind in kinds for term in model.subjects(RDF.type, kind)
              for pair in ((term, label) for label in model.objects(term, RDFS.label))]  # fmt: skip
    for term, label in sorted([*labels, *model.subject_objects(SKOS.prefLabel)]):
        language = getattr(label, "language", None)
        if language in found:
            found[language][str(term)] = str(label)
    return found
