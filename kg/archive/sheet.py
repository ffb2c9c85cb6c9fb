"""Sheets: what an archive says of itself, written as Turtle with the vocabularies of catalogues."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.archive.turtle import write_turtle
from kg.terms import PREFIXES

CATALOGUE = PREFIXES | {
    "dcat": "http://www.w3.org/ns/dcat#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}

Value = str | int | ox.Literal | ox.NamedNode


def term(curie: str) -> ox.NamedNode:
    """Return a prefixed name as a node: «dcat:Dataset»."""
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(CATALOGUE[prefix] + local)


def both(vi: str, en: str) -> tuple[ox.Literal, ox.Literal]:
    """Return words in both languages."""
    return ox.Literal(vi, language="vi"), ox.Literal(en, language="en")


def day(text: str) -> ox.Literal:
    """Return an `xsd:date`."""
    return ox.Literal(text, datatype=term("xsd:date"))


class Sheet:
    """Triples about nodes named by IRIs; written sorted, the same bytes always."""

    def __init__(self) -> None:
        self._triples: set[ox.Triple] = set()

    def say(self, subject: str, predicate: str, *values: Value) -> None:
        """Say something of a node: plain text, whole numbers, literals, nodes."""
        for value in values:
            known = value if isinstance(value, ox.Literal | ox.NamedNode) else ox.Literal(value)
            self._triples.add(ox.Triple(ox.NamedNode(subject), term(predicate), known))

    def kind(self, subject: str, *classes: str) -> None:
        """Say of which classes a node is."""
        self.say(subject, "rdf:type", *map(term, classes))

    def links(self, subject: str, predicate: str, targets: Iterable[str]) -> None:
        """Say how a node is tied to others."""
        self.say(subject, predicate, *map(ox.NamedNode, targets))

    def write(self, path: Path) -> None:
        """Write all as a Turtle file."""
        found = ox.serialize(self._triples, format=ox.RdfFormat.N_TRIPLES) or b""
        write_turtle(path, sorted(found.splitlines(keepends=True)), CATALOGUE)
