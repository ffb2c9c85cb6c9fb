"""The documents of the invented province Vân Khê: targets, actuals, and what they tell differently.

Read once for all tests; also the demo documents, in the same way.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from extract.pipeline import extract_source
from extract.read import read_file
from kg.comparison.measuring import Measured, measured
from kg.derive import derive
from kg.document.clauses import Digest, Figure, digest_of
from kg.document.triples import document_graph
from kg.identity.document_names import DocumentName
from kg.identity.resolve import resolve
from kg.iris import Iris
from kg.union import union_of
from kg.world import World, world_of

HERE = Path(__file__).parent
VAN_KHE = HERE / "documents" / "van-khe"
DEMO = HERE.parent / "kg" / "samples"


@cache
def _read(path: Path) -> tuple[Digest, tuple[str, ...]]:
    source = read_file(path)
    extraction = extract_source(source)
    lines = document_graph(extraction, source.text, Iris())
    return digest_of(extraction, source.text, Iris()), tuple(lines)


def world_from(folder: Path, *, without: str = "!", backwards: bool = False) -> World:
    """Return the world of a folder's texts, but for those whose name has some words in it."""
    paths = sorted(folder.glob("*.txt"), reverse=backwards)
    digests = [_read(path)[0] for path in paths if without not in path.name]
    identity = resolve(
        (thing for d in digests for thing in d.things),
        (name for d in digests for name in d.documents),
        clauses=(clause for d in digests for clause in d.clauses),
    )
    as_of = max(d.seen for d in digests if d.seen)
    return world_of(digests, identity, Iris(), as_of=as_of)


@cache
def store_from(folder: Path) -> ox.Store:
    """Return the union of all graphs of a folder's texts, in memory."""
    world = world_from(folder)
    graphs = [list(_read(p)[1]) for p in sorted(folder.glob("*.txt"))]
    lines = union_of(graphs, (world.identity.lines(world.iris), derive(world)), world.identity)
    store = ox.Store()
    store.load("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def figure(called: str, low: float | None, high: float | None, **more: Any) -> Figure:
    """Return a figure of a province's report on 2026; `more` replaces fields."""
    number = f"{high if low is None else low:g}".replace(".", ",")
    fields: dict[str, Any] = {
        "iri": f"{called} {low} {high}", "indicator": called, "kind": "actual", "measure": "level",
        "document": "d", "scope": "tỉnh vân khê", "evidence": "e", "low": low, "high": high,
        "quote": f"{called} đạt {number}", "unit": "%", "first": date(2026, 1, 1),
        "last": date(2026, 12, 31), "seen": date(2027, 1, 15), "name": called,
    }  # fmt: skip
    return Figure(**{**fields, **more})


def target(called: str, low: float | None, high: float | None, **more: Any) -> Figure:
    """Return a target for 2026 that was set in 2025."""
    return figure(called, low, high, **{"kind": "target", "seen": date(2025, 12, 10), **more})


def ready(one: Figure, document: DocumentName | None = None) -> Measured:
    """Return a figure ready to compare."""
    made = measured(one, document)
    assert made is not None
    return made
