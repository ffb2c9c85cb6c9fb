"""RDF/XML: triples grouped by subject, a line each, prefixes declared once, no blank nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.xml_text import escaped
from kg.terms import PREFIXES, iri_of

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*$")
_STRING = iri_of("xsd:string")


def write_rdf_xml(triples: Iterable[ox.Triple], file: BinaryIO) -> None:
    """Write triples, those of one subject side by side, as RDF/XML.

    Raises `ValueError` for a property whose IRI ends in no name, which RDF/XML cannot write.
    """
    names = "".join(f'\n  xmlns:{prefix}="{iri}"' for prefix, iri in PREFIXES.items())
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'.encode())
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        file.write(f'<rdf:Description rdf:about="{_iri(subject)}">\n'.encode())
        file.writelines(_property(triple).encode() for triple in group)
        file.write(b"</rdf:Description>\n")
    file.write(b"</rdf:RDF>\n")


def _property(triple: ox.Triple) -> str:
    name, declared = _qualified(triple.predicate.value)
    value = triple.object
    if not isinstance(value, ox.Literal):
        return f'  <{name}{declared} rdf:resource="{_iri(value)}"/>\n'
    kind = ""
    if value.language:
        kind = f' xml:lang="{value.language}"'
    elif value.datatype.value != _STRING:
        kind = f' rdf:datatype="{escaped(value.datatype.value)}"'
    return f"  <{name}{declared}{kind}>{escaped(value.value)}</{name}>\n"


def _iri(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        raise ValueError(f"RDF/XML is written of IRIs and literals only, not of {term}")
    return escaped(term.value)


def _qualified(iri: str) -> tuple[str, str]:
    """Return a property's name and, for a vocabulary without a prefix, its declaration."""
    found = _LOCAL.search(iri)
    if not found:
        raise ValueError(f"RDF/XML cannot write the property <{iri}>: it ends in no name")
    space, local = iri[: found.start()], found[0]
    for prefix, known in PREFIXES.items():
        if known == space:
            return f"{prefix}:{local}", ""
    return f"also:{local}", f' xmlns:also="{escaped(space)}"'
