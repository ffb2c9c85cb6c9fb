"""RDF terms as N-Triples text: the one path by which IRIs and literals enter the graph.

Everything the program says is written as N-Triples lines first and only then loaded into
Oxigraph. Literals are made in the form in which Oxigraph's store gives them back («0.5», not
«0.50»), so a graph that was stored and read again has the same bytes. There are no blank nodes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from ontology.vocab import ONTOLOGY

LANGUAGE = "vi"

PREFIXES: dict[str, str] = {
    "ck": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Canonical N-Triples: these letters by name, other control characters by number, nothing else.
_NAMED = {"\b": "b", "\t": "t", "\n": "n", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES |= {ord(character): f"\\{letter}" for character, letter in _NAMED.items()}


@cache
def iri_of(curie: str) -> str:
    """Return the full IRI of a prefixed name: «ck:leadBy» → «https://…ontology#leadBy».

    Raises `KeyError` for a prefix that `PREFIXES` does not have.
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


@cache
def name(curie: str) -> str:
    """Return a prefixed name as an N-Triples term: «ck:leadBy» → «<https://…#leadBy>»."""
    return f"<{iri_of(curie)}>"


def node(iri: str) -> str:
    """Return an IRI as an N-Triples term."""
    return f"<{iri}>"


def exact(text: str) -> str:
    """Return a plain literal of exactly these characters (a quotation, a hash, a number)."""
    return f'"{text.translate(_ESCAPES)}"'


def words(text: str) -> str:
    """Return Vietnamese words as a literal: NFC, one space between words, tagged `vi`."""
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    return f'"{clean.translate(_ESCAPES)}"@{LANGUAGE}'


def day(value: date) -> str:
    """Return a plain `xsd:date` without a time zone."""
    return f'"{value.isoformat()}"^^{name("xsd:date")}'


def moment(value: datetime) -> str:
    """Return an `xsd:dateTime` with its zone, to the second; UTC is «Z»."""
    text = value.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return f'"{text}"^^{name("xsd:dateTime")}'


def whole(value: int) -> str:
    """Return an `xsd:integer`."""
    return f'"{value}"^^{name("xsd:integer")}'


def flag(value: bool) -> str:
    """Return an `xsd:boolean`."""
    return f'"{str(value).lower()}"^^{name("xsd:boolean")}'


def decimal(value: float) -> str:
    """Return an `xsd:decimal` in its shortest form: 8.50 → «8.5», 9.0 → «9», 1e-7 → «0.0000001».

    Raises `ValueError` for infinity and not-a-number, which decimals do not have.
    """
    exactly = Decimal(repr(value))
    if not exactly.is_finite():
        raise ValueError(f"{value} is no decimal: an indicator must have a finite value")
    text = f"{exactly:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f'"{"0" if text in ("-0", "") else text}"^^{name("xsd:decimal")}'


def uri_text(iri: str) -> str:
    """Return an IRI as an `xsd:anyURI` literal: it names a node but is never rewritten."""
    return f'"{iri}"^^{name("xsd:anyURI")}'


class Lines:
    """The triples of one graph as N-Triples lines, each once, handed out sorted."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def value(self, subject: str, predicate: str, term: str) -> None:
        """Add a triple with a term made by this module (`subject` is an IRI, not bracketed)."""
        self._lines.add(f"<{subject}> {name(predicate)} {term} .\n")

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Add a triple between two nodes, both given as IRIs."""
        self._lines.add(f"<{subject}> {name(predicate)} <{target}> .\n")

    def kind(self, subject: str, *classes: str) -> None:
        """Say of which classes (prefixed names) a node is."""
        for each in classes:
            self.link(subject, "rdf:type", iri_of(each))

    def links(self, subject: str, predicate: str, targets: Iterable[str]) -> None:
        """Add a triple for each target."""
        for target in targets:
            self.link(subject, predicate, target)

    def sorted(self) -> list[str]:
        """Return the lines in code point order, which groups the triples of a subject."""
        return sorted(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
