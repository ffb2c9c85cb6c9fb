"""The hand-made graph of `tests/documents/small.ttl`, for tests of queries and views."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

ID = "https://w3id.org/camket/id/"
AS_OF = "2024-07-10"
FILE = Path(__file__).parent / "documents" / "small.ttl"
TASK = "task/hoan-thanh-giai-phong-mat-bang-duong-vanh-dai-phia-nam"


def small_store() -> ox.Store:
    """Return the graph in memory, in the default graph, where the real store has its union."""
    store = ox.Store()
    store.load(path=str(FILE), format=ox.RdfFormat.TURTLE)
    return store
