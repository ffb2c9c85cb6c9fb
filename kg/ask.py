"""Asks a store one query, with parameters bound by the store, never pasted into the text."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.lookup import QueryStore, Substitutions, Term, as_iri, find
from kg.sparql_text import calls_out
from kg.terms import iri_of
from queries import library
from queries.library import Parameter, Query

_VARIABLE = re.compile(r"[?$](\w+)")
_SCALARS = ("text", "date", "integer")


class BadParameter(ValueError):
    """A parameter is missing, unknown, or has a value that its type does not allow."""


class BadQuery(ValueError):
    """The SPARQL text cannot be run as it stands."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to SELECT (or ASK: one row, column `answer`).

    `columns` are variable names; a cell is an RDF term or `None`. Columns that only repeat
    what was asked (a date, a text), or that stand for what was not asked, are left out.
    `notes` say how names were understood.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE: its triples, each once, sorted."""

    triples: tuple[ox.Triple, ...]
    notes: tuple[str, ...] = ()


def read_date(text: str) -> ox.Literal:
    """Return an `xsd:date`; «2024-02-30» is refused, which the store would accept.

    Raises `ValueError` where the text is no ISO date.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(f"{text!r} is no date: write YYYY-MM-DD")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar: {error}") from error
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(iri_of("xsd:date")))


def _word(kind: str, text: str) -> ox.NamedNode:
    """Return the concept that a word for a role, grade or sector stands for, or an IRI as it is."""
    words = library.words(kind)
    said = " ".join(text.casefold().split())
    given = ox.NamedNode(iri_of(words[said])) if said in words else as_iri(text)
    if not given:
        near = [w for w in words if said in w] or difflib.get_close_matches(said, words)
        raise ValueError(f"{text!r} is no {kind}: choose one of {'; '.join(near or words)}")
    return given


def plain_term(kind: str, text: str) -> Term:
    """Return the term of a value whose type needs no look into the graph.

    Raises `ValueError` where the text is no value of that type.
    """
    if kind == "date":
        return read_date(text)
    if kind == "integer":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", text.strip()):
            raise ValueError(f"{text!r} is no whole number")
        return ox.Literal(int(text))
    if kind == "iri":
        given = as_iri(text)
        if not given:
            raise ValueError(f"{text!r} is no IRI: write it in full, https://…")
        return given
    if kind in ("role", "grade", "sector", "contradiction", "fact"):
        return _word(kind, text)
    return ox.Literal(text)


def _terms(store: QueryStore, parameter: Parameter, text: str) -> tuple[list[Term], str]:
    """Return the terms that a value stands for, and a note where a name is read widely."""
    try:
        if parameter.type not in library.THINGS:
            return [plain_term(parameter.type, text)], ""
        found = find(store, parameter.type, text)
    except LookupError as error:
        raise BadParameter(f"{parameter.option}: {error}") from error
    except ValueError as error:
        raise BadParameter(f"{parameter.option}: {error}") from error
    note = f"«{text}» names {len(found)} things; all are answered" if len(found) > 1 else ""
    return list(found), note


def _guess(name: str, text: str) -> Parameter:
    """Return a parameter for a query without header: an IRI, a date, a number or a text."""
    kind = "text"
    if as_iri(text):
        kind = "iri"
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        kind = "date"
    elif re.fullmatch(r"[+-]?\d{1,18}", text):
        kind = "integer"
    return Parameter(name, kind, required=False, default=None, description="", description_vi="")


def settings_of(query: Query, values: Mapping[str, str]) -> list[tuple[Parameter, str]]:
    """Pair each parameter with its value or default.

    Raises `BadParameter` for one that is missing or unknown.
    """
    given = {name.replace("-", "_"): text for name, text in values.items()}
    declared = list(query.parameters)
    for name in sorted(given):
        if query.parameter(name):
            continue
        if query.parameters or name not in _VARIABLE.findall(query.text):
            known = ", ".join(p.option for p in query.parameters) or "none"
            raise BadParameter(f"{query.name} has no parameter {name!r}; it takes: {known}")
        declared.append(_guess(name, given[name]))
    pairs: list[tuple[Parameter, str]] = []
    for parameter in declared:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            pairs.append((parameter, text))
        elif parameter.required:
            raise BadParameter(
                f"{query.name} needs {parameter.option}: {parameter.description} ({parameter.type})"
            )
    return pairs


def _run(
    store: QueryStore, query: Query, binding: Substitutions
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    keyword = calls_out(query.text)
    if keyword:
        raise BadQuery(f"{query.name}: {keyword} asks another machine; Camket works offline")
    try:
        return store.query(query.text, substitutions=binding)
    except SyntaxError as error:
        raise BadQuery(f"{query.name}: {error}") from error
    except RuntimeError as error:  # Oxigraph's answer to a variable that SELECT does not hand on
        raise BadQuery(f"{query.name}: {error}; name each parameter in SELECT") from error


def terms_of(store: QueryStore, query: Query, values: Mapping[str, str]) -> dict[str, list[Term]]:
    """Return what the values of a query's parameters stand for, by variable.

    Raises `BadParameter`.
    """
    return {p.name: _terms(store, p, text)[0] for p, text in settings_of(query, values)}


def ask(
    store: QueryStore, query: Query, values: Mapping[str, str] | None = None
) -> Table | Triples:
    """Run a query and return its answer.

    `values` are texts by parameter name («as_of» or «as-of»). A name of a thing may fit
    several («bệnh viện»): the query is then run for each, in order of IRI, and the rows are
    joined, each once.

    Raises `BadParameter` (it names the parameter) and `BadQuery`.
    """
    settings = settings_of(query, values or {})
    choices = [(p, *_terms(store, p, text)) for p, text in settings]
    notes = tuple(note for _, _, note in choices if note)
    variables = [ox.Variable(parameter.name) for parameter, _, _ in choices]
    scalars = {p.name for p in query.parameters if p.type == "date"}
    scalars |= {p.name for p, _ in settings if p.type in _SCALARS}
    rows: dict[tuple[Term | None, ...], None] = {}
    triples: set[ox.Triple] = set()
    columns: tuple[str, ...] | None = None
    for terms in itertools.product(*(terms for _, terms, _ in choices)):
        found = _run(store, query, dict(zip(variables, terms, strict=True)))
        if isinstance(found, ox.QueryBoolean):
            return Table(("answer",), ((ox.Literal(bool(found)),),), notes)
        if isinstance(found, ox.QueryTriples):
            triples.update(found)
            continue
        names = [v.value for v in found.variables]
        kept = [i for i, name in enumerate(names) if name not in scalars]
        columns = tuple(names[i] for i in kept)
        rows.update((tuple(row[i] for i in kept), None) for row in found)
    if columns is None:
        return Triples(tuple(sorted(triples, key=str)), notes)
    return _without_unasked(Table(columns, tuple(rows), notes), query)


def _without_unasked(table: Table, query: Query) -> Table:
    """Leave out the columns of parameters that were not given and that no row fills."""
    kept = [
        i
        for i, name in enumerate(table.columns)
        if not (query.parameter(name) and table.rows and all(row[i] is None for row in table.rows))
    ]
    rows = tuple(tuple(row[i] for i in kept) for row in table.rows)
    return Table(tuple(table.columns[i] for i in kept), rows, table.notes)
