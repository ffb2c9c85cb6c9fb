"""The terms of outside vocabularies that rdflib does not bring: ELI and Web Annotation, closed."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class ELI(DefinedNamespace):
    """The terms of the European Legislation Identifier ontology that the graph uses."""

    _fail = True
    _NS = Namespace("http://data.europa.eu/eli/ontology#")

    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    amends: URIRef
    based_on: URIRef
    cites: URIRef
    date_document: URIRef
    first_date_entry_in_force: URIRef
    id_local: URIRef
    implements: URIRef
    is_part_of: URIRef
    passed_by: URIRef
    repeals: URIRef
    type_document: URIRef


class OA(DefinedNamespace):
    """The terms of the Web Annotation vocabulary that the graph uses."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    Annotation: URIRef
    SpecificResource: URIRef
    assessing: URIRef
    bodyValue: URIRef
    commenting: URIRef
    editing: URIRef
    end: URIRef
    exact: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    linking: URIRef
    moderating: URIRef
    motivatedBy: URIRef
    start: URIRef
