"""The names of bodies in time: changes, successors, legal bases, among Camket's terms."""

from __future__ import annotations

from rdflib import URIRef

from ontology.sector_terms import SectorTerms


class ChangeTerms(SectorTerms):
    """What became of bodies, and the concepts of `ck:changeKinds`."""

    ChangeKind: URIRef
    changeKind: URIRef
    legalBasis: URIRef
    possibleSuccessor: URIRef
    succeededBy: URIRef
    transferredPart: URIRef

    changeKinds: URIRef
    abolition: URIRef
    merger: URIRef
    partTransfer: URIRef
    reorganisation: URIRef
    unitMerger: URIRef
