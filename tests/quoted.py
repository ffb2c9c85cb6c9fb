"""What an rdflib graph quotes of its sources, for tests of single documents."""

from __future__ import annotations

from rdflib import Graph

from kg.validate import Quotation
from ontology.vocab import OA


def quotations(graph: Graph) -> list[Quotation]:
    """Return all that quotes a source, sorted; what lacks a part is left to the shapes."""
    found = []
    for evidence in set(graph.subjects(OA.exact)):
        source, start, end, exact = (
            graph.value(evidence, part) for part in (OA.hasSource, OA.start, OA.end, OA.exact)
        )
        if None not in (source, start, end, exact):
            span = int(str(start)), int(str(end))
            found.append(Quotation(str(evidence), str(source), *span, str(exact)))
    return sorted(found)
