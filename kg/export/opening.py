"""Opening a graph for export: as built, without what people said, or as of another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.document.extractor import extract_source
from kg.export.whole_graph import Scope
from kg.iris import Iris
from kg.store import Store


def open_scope(folder: Path, scope: Scope) -> Store:
    """Return the store to export from; as of another day than the build's it stands in memory.

    Nothing is written. Raises `kg.store.NoStore`.
    """
    store = Store.open(folder, machine=not scope.reviews)
    if scope.as_of is None or scope.as_of.isoformat() == store.manifest.as_of:
        return store
    return _derived_anew(store, scope.as_of, machine=not scope.reviews)


def _derived_anew(store: Store, as_of: date, *, machine: bool) -> Store:
    """Return a store with the same documents, where all that is derived is as of another day."""
    from kg.build import assembled

    database = ox.Store()
    with TemporaryDirectory() as scratch:
        made = assembled(
            store.folder, Path(scratch), extractor=extract_source, as_of=as_of, machine=machine
        )
        database.bulk_load("".join(made.union).encode(), format=ox.RdfFormat.N_TRIPLES)
        iris = Iris(store.manifest.base)
        derived = {iris.graph(name): lines for name, lines in made.graphs.items()}
        for graph in {*store.named_graphs(), *derived}:
            held = "".join(derived[graph]).encode() if graph in derived else None
            text = b"".join(store.lines(graph)) if held is None else held
            database.bulk_load(text, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
    return Store(database, store.folder, replace(store.manifest, as_of=as_of.isoformat()))
