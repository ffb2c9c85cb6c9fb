"""Cards: all that is known of one thing, by whom said, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.ask import Table, ask
from kg.index.searching import Filters
from kg.lookup import Term
from kg.serve.groups import groups
from kg.serve.messages import Refusal
from kg.serve.one_thing import Asker, Row, last_part, local
from kg.serve.tables import Json, Shape, kind_of, text_of
from kg.terms import iri_of
from queries import library
from queries.library import Query

MOST = 50
"""How many rows of a table a card shows."""

_REPORTS = 10
"""How many results and problems of a body its card shows."""

_FACTS = {
    "eli:id_local": "number",
    "eli:date_document": "date",
    "eli:type_document": "type",
    "dcterms:title": "title",
    "ck:session": "session",
    "ck:inSeries": "series",
    "ck:fileName": "file",
    "ck:fileFormat": "format",
    "ck:pageCount": "pages",
    "ck:doubtfulShare": "doubtful",
    "ck:periodFrom": "period_from",
    "ck:periodTo": "period_to",
    "org:classification": "classification",
    "org:subOrganizationOf": "parent",
    "ck:jurisdiction": "place",
    "ck:projectKind": "project_kind",
    "ck:sector": "sector",
    "ck:dueFrom": "due_from",
    "ck:recurrence": "recurrence",
    "ck:restatements": "restatements",
    "ck:lastMentioned": "last_mentioned",
    "ck:silentReports": "silent",
    "ck:followedBy": "followed_by",
    "ck:asOf": "as_of",
    "ck:derivation": "derivation",
    "ck:unit": "unit",
    "ck:measure": "measure",
    "ck:confidence": "confidence",
}
"""The facts of a card by property, in the order in which it shows them."""

_FACT_KEYS = {iri_of(curie): (i, key) for i, (curie, key) in enumerate(_FACTS.items())}
_NAMES = tuple(iri_of(c) for c in ("skos:altLabel", "skos:hiddenLabel", "dcterms:title"))
_TABLES = {
    "agency": ("changed-bodies", "joined-names"),
    "task": ("card-mandates", "card-contradictions"),
    "project": ("joined-names",),
    "indicator": ("attained-by-indicator", "card-contradictions", "joined-names"),
    "document": (),
    "person": ("joined-names",),
}
_QUERIES = {
    "agency": (
        "tasks-of-body", "overdue", "load", "responsible-today", "inherited-tasks",
        "silent-tasks", "changed-bodies", "suggested-owners", "joined-names",
    ),
    "task": (
        "task-history", "task-owner", "who-answers", "mandate-chain", "evidence", "slip-chains",
        "owner-changes", "status-as-known",
    ),
    "project": (
        "project-timeline", "tasks-of-project", "results-of-project", "problems-of-project",
        "slip-chains", "joined-names",
    ),
    "document": (
        "document-says", "tasks-of-resolution", "resolution-status", "cites",
        "closed-by-document", "how-read", "repairs",
    ),
    "person": ("signed-by", "joined-names"),
    "indicator": ("figure-history", "targets-and-actuals", "attained-by-indicator", "joined-names"),
    "result": ("evidence",),
    "problem": ("evidence",),
}  # fmt: skip


def card(asker: Asker, iri: str) -> Json:
    """Return the card of a thing; that of a commitment is its task's.

    Raises `Refusal` where the graph has nothing of that name.
    """
    head = asker.thing(iri)
    if head and head["kind"] == "commitment":
        iri = _task_of(asker, iri)
        head = asker.thing(iri)
    if not head:
        raise Refusal(404, "Không có mục này trong dữ liệu", f"nothing in the graph is <{iri}>")
    kind = str(head["kind"])
    facts = asker.rows("card-facts", node=iri)
    return {
        **head,
        "names": _other_names(asker.rows("view-names", node=iri), str(head["label"])),
        "facts": _facts(facts, asker),
        "groups": groups(asker, iri),
        "quotes": _said(asker, iri, kind),
        "history": _history(asker, iri, facts) if kind == "task" else [],
        "tables": [t for name in _TABLES.get(kind, ()) if (t := _table(asker, name, iri))],
        "queries": [_link(asker, name, iri) for name in _QUERIES.get(kind, ())],
        "read": bool(asker.served.files_of(iri)),
    }


def _said(asker: Asker, iri: str, kind: str) -> list[Json]:
    """Return what shows a thing; of a body, what is reported of it, found in the index."""
    rows = asker.rows("card-quotes", node=iri)
    if kind == "agency":
        reports = Filters(kind=("problem", "result"), agency=(iri,), as_of=asker.as_of)
        found = asker.served.index.search("", reports, limit=_REPORTS)
        rows += asker.rows_of("card-quotes", "node", [hit.iri for hit in found.hits])
    return quotes(rows)


def _task_of(asker: Asker, statement: str) -> str:
    """Return the task that a commitment states, the commitment itself where it states none."""
    for row in asker.rows("card-task", statement=statement):
        return text_of(row["task"])
    return statement


def _other_names(rows: Iterable[Row], label: str) -> list[str]:
    found = (text_of(row["value"]) for row in rows if text_of(row["property"]) in _NAMES)
    return [name for name in dict.fromkeys(found) if name != label]


def _facts(rows: Iterable[Row], asker: Asker) -> list[Json]:
    """Return the facts in the order of `_FACTS`; an IRI stands beside its name."""
    found: list[tuple[int, Json]] = []
    for row in rows:
        place, key = _FACT_KEYS[text_of(row["property"])]
        value = row["value"]
        fact: Json = {"key": key, "value": text_of(row.get("value_label") or value)}
        if isinstance(value, ox.NamedNode):
            fact |= {"iri": value.value, "kind": kind_of(value.value, asker.served.base)}
        found.append((place, fact))
    return [fact for _, fact in sorted(found, key=lambda pair: pair[0])]


def quotes(rows: Iterable[Row]) -> list[Json]:
    """Return the quotations of rows that hold them, each once."""
    found = [quote for row in rows if (quote := _quote(row))]
    return [q for i, q in enumerate(found) if q not in found[:i]]


def _quote(row: Row) -> Json | None:
    if "source" not in row or "quote" not in row:
        return None
    found: Json = {
        "says": text_of(row.get("says")),
        "text": text_of(row.get("text") or row["quote"]),
        "statement": text_of(row.get("statement")) or None,
        **place_of(row),
    }
    if "role" in row:
        found |= {"role": local(row["role"]), "grade": local(row.get("grade"))}
    return found


def place_of(row: Row) -> Json:
    """Return where a row's quotation stands: document, characters, page; all `None` if nowhere."""
    source = text_of(row.get("source"))
    return {
        "quote": text_of(row.get("quote")),
        "source": {
            "iri": source,
            "label": text_of(row.get("source_label")) or last_part(source),
            "date": text_of(row.get("source_date")),
        }
        if source
        else None,
        "start": number_of(row.get("start")),
        "end": number_of(row.get("end")),
        "page": number_of(row.get("page")),
    }


def number_of(term: Term | None) -> int | None:
    """Return a whole number, `None` where there is none."""
    return int(text_of(term)) if term is not None else None


def _history(asker: Asker, iri: str, facts: Iterable[Row]) -> list[Json]:
    """Return what happened to a task in order of time, its present silence last."""
    found = [_entry(row) for row in asker.rows("card-history", node=iri)]
    known = {_FACT_KEYS[text_of(row["property"])][1]: text_of(row["value"]) for row in facts}
    if known.get("silent", "0") != "0":
        silence = {"event": "silent", "on": known.get("last_mentioned"), "known_on": None}
        found.append({**silence, "reports": int(known["silent"]), **place_of({})})
    return found


def _entry(row: Row) -> Json:
    entry: Json = {"event": text_of(row["event"])}
    for name in ("on", "known_on", "due", "previous_due", "reason"):
        entry[name] = text_of(row.get(name)) or None
    entry["status"] = local(row.get("status")) or None
    for name in ("agency", "previous_agency"):
        iri, label = text_of(row.get(name)), text_of(row.get(f"{name}_label"))
        entry[name] = {"iri": iri, "label": label or last_part(iri)} if iri else None
    return {**entry, **place_of(row)}


def _table(asker: Asker, name: str, iri: str) -> Json | None:
    """Return a query of the library asked of this thing; `None` where it finds nothing."""
    query = library.get(name)
    answer = ask(asker.served.store, query, {_about(query): f"<{iri}>"})
    if not isinstance(answer, Table) or not answer.rows:
        return None
    shape = Shape(answer.columns, answer.rows, asker.served.base, without=_about(query))
    shown = answer.rows[:MOST]
    return {
        "name": name,
        "title": {"vi": query.title_vi, "en": query.title},
        "columns": shape.columns(),
        "rows": [shape.cells(row) for row in shown],
        "evidence": [shape.evidence(row) for row in shown],
        "total": len(answer.rows),
    }


def _about(query: Query) -> str:
    """Return the parameter of a query that names the thing it is asked of."""
    return next(p.name for p in query.parameters if p.type in library.THINGS)


def _link(asker: Asker, name: str, iri: str) -> Json:
    """Return a query that shows more of a thing, with the values to ask it with."""
    query = library.get(name)
    values = {_about(query): iri}
    for parameter in query.parameters:
        if parameter.type == "date" and parameter.required:
            values[parameter.name] = asker.as_of
    title = {"vi": query.title_vi, "en": query.title}
    return {"name": name, "title": title, "values": values}
