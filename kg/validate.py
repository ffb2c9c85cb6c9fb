"""Checks a graph against the shapes, and every quotation against the text it is taken from.

`validate` runs SHACL (pyshacl, without inference) over a graph in memory; `check_provenance`
compares the characters that evidence claims with those that stand in the source.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import NamedTuple

import pyshacl
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.load import graph as model
from ontology.vocab import OA, ONTOLOGY

Severity = OneOf["violation", "warning"]
_LANGUAGE = "vi"
_QUOTED = 60


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong (or, as a warning, poor) in a graph.

    `focus` is the IRI of the node concerned, `path` the property («» for the node itself),
    `message` says in Vietnamese what is wrong, `value` is the offending value, if any.
    """

    focus: str
    path: str
    message: str
    severity: Severity = "violation"
    value: str = ""

    def __str__(self) -> str:
        """Return the finding as one line for the terminal."""
        where = f"{self.focus} {self.path}".rstrip()
        return f"{where}: {self.message}" + (f" [{self.value}]" if self.value else "")


class Quotation(NamedTuple):
    """A piece of evidence: its IRI, its document's IRI, the span it claims, and its words."""

    iri: str
    source: str
    start: int
    end: int
    exact: str


def validate(graph: Graph) -> list[Violation]:
    """Return what is wrong in a graph, sorted; nothing means that it fits the shapes.

    `graph` is the union of all graphs of a store with canonical IRIs (a commitment without a
    task is a violation); it is not changed. The ontology is added to a copy, so that subclasses
    and code lists are known; terms in Camket's namespace that the ontology lacks are violations.
    """
    merged = model("camket", "concepts")
    ours = _strangers(graph, merged) + _blanks(graph)
    for triple in graph:
        merged.add(triple)
    with warnings.catch_warnings():
        # rdflib compares a day that does not exist with another by way of NotImplemented.
        warnings.simplefilter("ignore", DeprecationWarning)
        _, report, _ = pyshacl.validate(
            merged, shacl_graph=model("shapes"), inference="none", advanced=True, inplace=True
        )
    if not isinstance(report, Graph):
        raise RuntimeError(f"pyshacl made no report: {report!r}")
    found = [_read(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    return sorted(set(ours + found))


def _read(report: Graph, result: Node) -> Violation:
    messages = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)]
    inside = [m for m in messages if m.language == _LANGUAGE] or messages
    path = report.value(result, SH.resultPath)
    value = report.value(result, SH.value)
    severity = report.value(result, SH.resultSeverity)
    return Violation(
        focus=str(report.value(result, SH.focusNode)),
        path=str(path) if isinstance(path, URIRef) else "",
        message=" ".join(sorted(str(m) for m in inside)),
        severity="warning" if severity == SH.Warning else "violation",
        value="" if value is None or isinstance(value, BNode) else str(value),
    )


def _blanks(graph: Graph) -> list[Violation]:
    """Return a violation for each triple that has a blank node."""
    message = "Có nút trống: mọi nút phải có IRI tạo từ danh tính của nó."
    return [
        Violation("" if isinstance(s, BNode) else str(s), str(p), message)
        for s, p, o in graph
        if isinstance(s, BNode) or isinstance(o, BNode)
    ]


def _strangers(graph: Graph, known: Graph) -> list[Violation]:
    """Return a violation for each class, property or concept that the ontology does not have."""
    named = {term for _, p, o in graph for term in (p, o) if isinstance(term, URIRef)}
    ours = sorted(term for term in named if term.startswith(ONTOLOGY))
    message = "Bản thể học không có thuật ngữ này."
    return [Violation(str(t), "", message) for t in ours if (t, None, None) not in known]


def check_provenance(rows: Iterable[Quotation], texts: Mapping[str, str]) -> list[Violation]:
    """Return each quotation that is not what stands in its source, sorted.

    `texts` gives the decoded text of a source file by the IRI of its document; where one
    document has several files, check the graph of each file with the text of that file.
    """
    found = []
    for row in rows:
        fault = _fault(row, texts.get(row.source))
        if fault:
            found.append(Violation(row.iri, str(OA.exact), fault, value=row.exact[:_QUOTED]))
    return sorted(found)


def _fault(row: Quotation, text: str | None) -> str:
    """Return in Vietnamese what is wrong with a quotation, «» if nothing is."""
    if text is None:
        return f"Không có nội dung của văn bản nguồn {row.source}."
    if not 0 <= row.start < row.end <= len(text):
        return f"Vị trí {row.start}–{row.end} nằm ngoài văn bản nguồn dài {len(text)} ký tự."
    stands = text[row.start : row.end]
    if stands != row.exact:
        return f"Tại vị trí {row.start}–{row.end} của văn bản nguồn là «{stands[:_QUOTED]}»."
    return ""
