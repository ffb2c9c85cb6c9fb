"""The graph as tables: one file or sheet each, for spreadsheets, statistics and databases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.answers import as_csv
from kg.ask import Table, ask
from kg.export.duties import duties, several, tasks_of
from kg.export.facts import Facts
from kg.export.workbook import as_book, sheet_of
from kg.lookup import Term
from kg.store import Store
from kg.terms import iri_of
from kg.unfinished import unfinished
from queries import library

_ASKED: Mapping[str, tuple[str, str]] = {
    "responsibilities": ("Phân công", "table-responsibilities"),
    "documents": ("Văn bản", "table-documents"),
    "projects": ("Dự án", "projects"),
    "bodies": ("Cơ quan", "agencies"),
    "figures": ("Số liệu", "targets-and-actuals"),
    "history": ("Diễn biến", "table-history"),
    "evidence": ("Chứng cứ", "table-evidence"),
}
"""The tables that are queries: the name of the file, of the sheet, and of the query."""
_TASKS = ("tasks", "Nhiệm vụ")
TABLES = (_TASKS[0], *_ASKED)
"""The names of all tables."""
_OF_TASKS = (
    "task",
    "text",
    "leads",
    "supports",
    "supervises",
    "due",
    "recurrence",
    "status",
    "source",
    "quote",
)


def tables_of(store: Store, as_of: str) -> dict[str, Table]:
    """Return every table of a store by its name, the statuses as of a day."""
    found = {_TASKS[0]: _tasks(store, as_of)}
    for name, (_, query) in _ASKED.items():
        answer = ask(store, library.get(query))
        assert isinstance(answer, Table)  # noqa: S101 - the queries are SELECTs
        found[name] = answer
    return found


def write_csv_folder(tables: Mapping[str, Table], folder: Path) -> None:
    """Write each table as CSV (RFC 4180, UTF-8) into a folder, which is made and appears whole.

    In a folder that is there, tables of the same names are replaced, and what else is in it stays.
    """
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(folder) as new:
        new.mkdir()
        for name, table in tables.items():
            (new / f"{name}.csv").write_bytes(("\ufeff" + as_csv(table)).encode())
        if folder.is_dir():
            for path in sorted(new.iterdir()):
                path.replace(folder / path.name)
        else:
            new.replace(folder)


def as_tables_book(tables: Mapping[str, Table], base: str) -> bytes:
    """Return the tables as XLSX, a sheet each."""
    names = {_TASKS[0]: _TASKS[1], **{name: title for name, (title, _) in _ASKED.items()}}
    return as_book(
        "Camket", [sheet_of(names[name], (), table, base) for name, table in tables.items()]
    )


def _tasks(store: Store, as_of: str) -> Table:
    """Return one row a task; several bodies or grounds in one cell."""
    facts = Facts(store)
    rows: list[tuple[Term | None, ...]] = []
    for duty in duties(store, tasks_of(store, None), as_of):
        bodies = [several(map(facts.label, duty.bodies[role])) for role in duty.bodies]
        words = (duty.text, *bodies)
        rows.append(
            (
                ox.NamedNode(duty.iri),
                *map(_literal, words),
                _day(duty.due),
                _literal(duty.time),
                ox.NamedNode(iri_of(f"ck:{duty.status}")),
                _literal(several(duty.grounds)),
                _literal(duty.quotes[0].text if duty.quotes else ""),
            )
        )
    return Table(_OF_TASKS, tuple(rows))


def _literal(text: str) -> ox.Literal | None:
    return ox.Literal(text) if text else None


def _day(text: str) -> ox.Literal | None:
    return ox.Literal(text, datatype=ox.NamedNode(iri_of("xsd:date"))) if text else None
