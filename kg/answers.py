"""Writes answers down: a table for people, tabs for a pipe, CSV, JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rich.table import Table as RichTable
from rich.text import Text

from kg.ask import Table, Triples
from kg.lookup import Term
from kg.terms import PREFIXES, iri_of
from ontology import load
from queries import library

_MOST_COLUMNS = 9
_TRUTH = {"true": "có", "false": "không"}
_FORMULA = re.compile(r"^(?:[=@\t\r]|[+-](?![\d.,]+$))")


@cache
def _labels() -> Mapping[str, str]:
    """Return the Vietnamese names of the model's concepts and classes and of relations, by IRI."""
    named = {iri_of(curie): word for word, curie in library.words("relation").items()}
    model: Graph = load.graph("camket", "concepts")
    classes = ((c, label) for c in model.subjects(RDF.type, OWL.Class)
               for label in model.objects(c, RDFS.label))  # fmt: skip
    for concept, label in (*classes, *model.subject_objects(SKOS.prefLabel)):
        if getattr(label, "language", None) == "vi":
            named[str(concept)] = str(label)
    return named


def _short(iri: str) -> str:
    """Return the concept's Vietnamese name, a prefixed name, or the IRI as it is."""
    label = _labels().get(iri)
    if label:
        return label
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _shown(table: Table) -> list[int]:
    """Return the columns worth a person's eye: no IRI beside its own label or words."""
    known = {name.removesuffix("_label") for name in table.columns if name.endswith("_label")}
    if "text" in table.columns:
        known.add("statement")
    return [i for i, name in enumerate(table.columns) if name not in known]


def _named(term: Term | None) -> str:
    return _short(term.value) if isinstance(term, ox.NamedNode) else _value(term)


def _cells(table: Table) -> list[list[str]]:
    """Return the rows of the shown columns only, concepts by their names.

    A clause that is found as a statement and as a task is one row.
    """
    shown = _shown(table)
    rows = [tuple(_named(row[i]) for i in shown) for row in table.rows]
    twice = {"statement", "text"} <= set(table.columns)
    return [list(row) for row in (dict.fromkeys(rows) if twice else rows)]


def as_rich(table: Table, title: str = "") -> RichTable:
    """Return the table for a terminal, headings in Vietnamese; markup in cells stays text.

    A table of many columns is drawn as a block a row, its empty cells left out.
    """
    headings = library.columns()
    heads = [headings.get(table.columns[i], (table.columns[i],))[0] for i in _shown(table)]
    rows = [[_TRUTH.get(cell, cell) for cell in cells] for cells in _cells(table)]
    drawn = RichTable(
        title=Text(title) if title else None, header_style="bold", row_styles=["", "dim"]
    )
    if len(heads) > _MOST_COLUMNS:
        return _blocks(drawn, heads, rows)
    for head in heads:
        drawn.add_column(Text(head), overflow="fold")
    for cells in rows:
        drawn.add_row(*map(Text, cells))
    return drawn


def _blocks(drawn: RichTable, heads: list[str], rows: list[list[str]]) -> RichTable:
    drawn.show_header = False
    drawn.row_styles = []
    drawn.add_column(style="bold", no_wrap=True)
    drawn.add_column(overflow="fold")
    for cells in rows:
        for head, cell in zip(heads, cells, strict=True):
            if cell:
                drawn.add_row(Text(head), Text(cell))
        drawn.add_section()
    return drawn


def as_tabs(table: Table) -> str:
    """Return one line a row, cells apart by tabs, variable names first: for a pipe."""
    lines = [[table.columns[i] for i in _shown(table)], *_cells(table)]
    return "".join("\t".join(" ".join(c.split()) for c in line) + "\n" for line in lines)


def _guarded(term: Term | None) -> str:
    """Return a cell's text; words that a spreadsheet would run as a formula get «'» before."""
    text = _value(term)
    words = isinstance(term, ox.Literal) and (
        term.language or term.datatype.value.endswith("#string")
    )
    return f"'{text}" if words and _FORMULA.match(text) else text


def as_csv(table: Table) -> str:
    """Return CSV (RFC 4180) of all columns, IRIs in full.

    Text from documents that begins like a formula («=», «+», «-», «@») is preceded by an
    apostrophe, since spreadsheets run formulas on opening; `as_json` gives the exact text.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_guarded(term) for term in row] for row in table.rows)
    return out.getvalue()


def _term_json(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {k: _term_json(v) for k, v in parts.items()}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        found["datatype"] = term.datatype.value
    return found


def as_json(table: Table) -> str:
    """Return the W3C's «SPARQL 1.1 Query Results JSON Format», with final newline."""
    bindings = [
        {
            name: _term_json(term)
            for name, term in zip(table.columns, row, strict=True)
            if term is not None
        }
        for row in table.rows
    ]
    whole = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_turtle(answer: Triples) -> str:
    """Return the triples as Turtle with the usual prefixes, the same bytes each time."""
    data = ox.serialize(answer.triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return (data or b"").decode("utf-8")


_FORMS = {"csv": as_csv, "json": as_json, "table": as_tabs}


def write(answer: Table | Triples, form: str) -> str:
    """Return an answer in the form `table` (tabs), `csv`, `json` or `ttl`.

    Raises `ValueError` where the form does not fit the answer.
    """
    if isinstance(answer, Triples):
        if form in ("ttl", "table"):
            return as_turtle(answer)
        raise ValueError(f"the query answers with triples: --format ttl, not {form}")
    if form not in _FORMS:
        raise ValueError(f"the query answers with rows: --format {', '.join(_FORMS)}, not {form}")
    return _FORMS[form](answer)
