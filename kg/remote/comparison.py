"""Compares what a server shows with the folder that was published to it, graph by graph."""

from __future__ import annotations

from collections.abc import Iterator

from kg.remote.client import Client
from kg.remote.graphs import digest, line_of
from kg.remote.place import Place
from kg.remote.store import RemoteStore
from kg.store import Store

UNION = "urn:camket:union"
"""What the union is called where graphs are listed: it has no name in a folder."""


def differences(store: Store, place: Place) -> Iterator[tuple[str, str]]:
    """Yield each graph in which a server differs from a folder, and how.

    Every graph is read from the server, so that what changed there behind its catalogue is found.
    Raises `kg.remote.store.NothingPublished` and the errors of `kg.remote.client`.
    """
    with Client(place) as client:
        there = RemoteStore.shown_by(client)
        here, shown = set(store.named_graphs()), set(there.named_graphs())
        for name in sorted(here ^ shown):
            yield name, "chỉ có trong thư mục" if name in here else "chỉ có trên máy chủ"
        for each in (None, *sorted(here & shown)):
            wanted, size = digest(map(line_of, store.triples(each)))
            held, found = digest(map(line_of, there.triples(each)))
            if held != wanted:
                yield each or UNION, f"máy chủ có {found} bộ ba khác với {size} của thư mục"
