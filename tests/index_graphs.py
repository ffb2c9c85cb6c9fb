"""Graphs for the tests of the index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg.store import Manifest, load_new, write_manifest
from kg.terms import Lines, day, exact, iri_of, words

ID = "https://w3id.org/camket/id/"
AS_OF = "2025-12-01"


def write_graph(folder: Path, lines: Iterable[str], *, store: str = "store-one") -> Path:
    """Write a store of these lines into a folder, as if `build` had."""
    folder.mkdir(exist_ok=True)
    load_new(folder / store, lines, [])
    write_manifest(folder, Manifest(store, ID, AS_OF, ()))
    return folder


def named(lines: Lines, kind: str, local: str, *names: str) -> str:
    """Add a thing with names, the first one preferred; return its IRI."""
    iri = f"{ID}{local}"
    lines.kind(iri, kind)
    for number, name in enumerate(names):
        lines.value(iri, "skos:altLabel" if number else "skos:prefLabel", words(name))
    return iri


def task(lines: Lines, local: str, label: str, *, due: str = "", lead: str = "") -> str:
    """Add a task; return its IRI."""
    iri = named(lines, "ck:Task", f"task/{local}", label)
    lines.link(iri, "ck:status", iri_of("ck:openInTime" if due else "ck:noDeadline"))
    if due:
        lines.value(iri, "ck:dueDate", day(date.fromisoformat(due)))
    if lead:
        lines.link(iri, "ck:leadBy", lead)
    return iri


def document(lines: Lines, local: str, label: str, number: str) -> str:
    """Add a document with its number; return its IRI."""
    iri = named(lines, "ck:Document", f"document/{local}", label)
    lines.value(iri, "eli:id_local", exact(number))
    lines.value(iri, "ck:fileName", exact(f"{local}.txt"))
    return iri


def statement(lines: Lines, local: str, kind: str, text: str, *, of: str, source: str) -> str:
    """Add a commitment of a task, or a result or problem of a thing; return its IRI."""
    iri = f"{ID}statement/{local}"
    lines.kind(iri, "ck:Statement", f"ck:{kind}")
    lines.value(iri, "ck:text", words(text))
    lines.link(iri, "ck:statedIn", source)
    lines.link(iri, "ck:states" if kind == "Commitment" else "ck:reportsOn", of)
    return iri


def event(lines: Lines, local: str, of: str, status: str, on: str) -> None:
    """Add an entry to the ledger of a task."""
    iri, instant = f"{ID}event/{local}", f"{ID}instant/{on}"
    lines.link(of, "ck:statusEvent", iri)
    lines.kind(iri, "ck:StatusEvent")
    lines.link(iri, "ck:status", iri_of(f"ck:{status}"))
    lines.link(iri, "time:hasTime", instant)
    lines.kind(instant, "time:Instant")
    lines.value(instant, "time:inXSDDate", day(date.fromisoformat(on)))
