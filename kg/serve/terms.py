"""Terms for completion in the SPARQL editor: prefixes, and classes and properties with labels."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.terms import PREFIXES, iri_of
from ontology import load

Json = dict[str, Any]

_KINDS = (
    ("class", OWL.Class),
    ("property", OWL.ObjectProperty),
    ("property", OWL.DatatypeProperty),
    ("concept", SKOS.Concept),
)


def curie(iri: str) -> str:
    """Return an IRI as a prefixed name: «https://…ontology#leadBy» → «ck:leadBy»; else empty."""
    for prefix, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return ""


def _labels(model: Graph, term: URIRef) -> dict[str, str]:
    """Return a term's labels by language."""
    found: dict[str, str] = {}
    for label in (*model.objects(term, RDFS.label), *model.objects(term, SKOS.prefLabel)):
        found[getattr(label, "language", None) or ""] = str(label)
    return found


def _declared() -> dict[str, Json]:
    """Return the terms of our own model by IRI."""
    model = load.graph("camket", "concepts")
    found: dict[str, Json] = {}
    for kind, each in _KINDS:
        for term in model.subjects(RDF.type, each):
            name = curie(str(term))
            if isinstance(term, URIRef) and name:
                label = _labels(model, term)
                found[str(term)] = {
                    "iri": str(term),
                    "curie": name,
                    "kind": kind,
                    "vi": label.get("vi", ""),
                    "en": label.get("en", ""),
                }
    return found


def _borrowed() -> dict[str, Json]:
    """Return the terms of other vocabularies that the graph uses, by IRI."""
    text = (files(__package__) / "borrowed_terms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {iri_of(row["curie"]): {"iri": iri_of(row["curie"]), **row} for row in rows}


@cache
def terms() -> Json:
    """Return prefixes by name, and terms with their labels in both languages, sorted by IRI."""
    found = {**_borrowed(), **_declared()}
    return {"prefixes": dict(PREFIXES), "terms": [found[iri] for iri in sorted(found)]}
