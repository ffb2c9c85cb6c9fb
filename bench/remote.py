"""How fast a graph is published to SPARQL servers and asked there, against their own means.

    python -m bench.remote DIR           publish a folder's graph to Oxigraph and Virtuoso, and ask
    python -m bench.remote DIR --write   and put the tables into bench/remote.md

Both servers are started on this machine, on free ports, with empty folders, and ended. Publishing
is compared with one PUT of the same union to the same server, asking with the same text sent by
hand, and both with the embedded store. Virtuoso is left out where `virtuoso-t` is not installed.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import httpx
import pyoxigraph as ox

from bench.sparql_servers import oxigraph_running, virtuoso_running
from kg.remote.binding import bound
from kg.remote.client import RESULTS, Client
from kg.remote.graphs import line_of
from kg.remote.place import Place
from kg.remote.publish import publish
from kg.remote.store import RemoteStore
from kg.store import Store
from kg.terms import iri_of
from queries import library

TARGET = Path(__file__).with_name("remote.md")
RUNS = 5
BUFFERS = 60_000
LONG = 600.0
DAY = ox.Literal("2025-12-01", datatype=ox.NamedNode(iri_of("xsd:date")))
QUESTIONS = ("agencies", "load", "overdue", "search", "tasks-of-body")


class Sending(NamedTuple):
    """What publishing to one server took, in seconds."""

    server: str
    whole: float
    again: float
    changed: float
    bare: float


class Asking(NamedTuple):
    """What one query took at one server, in milliseconds at the median."""

    server: str
    query: str
    rows: int
    ours: float
    bare: float
    embedded: float


class Changed(Store):
    """A store in which one thing more is said."""

    def triples(self, graph: str | None = None) -> Iterator[ox.Triple]:
        """Yield the triples, and the one that is new."""
        yield from super().triples(graph)
        if graph is None:
            yield ox.Triple(
                ox.NamedNode(f"{self.manifest.base}task/new"),
                ox.NamedNode(iri_of("skos:prefLabel")),
                ox.Literal("việc mới", language="vi"),
            )


@contextmanager
def servers(folder: Path) -> Iterator[dict[str, Place]]:
    """Run the servers that there are, until the end of the block."""
    with ExitStack() as running:
        (folder / "oxigraph").mkdir()
        server = oxigraph_running(folder / "oxigraph", lasting=True)
        places = {"Oxigraph": Place(running.enter_context(server)[0])}
        if program := shutil.which("virtuoso-t"):
            (folder / "virtuoso").mkdir()
            virtuoso = virtuoso_running(program, folder / "virtuoso", buffers=BUFFERS)
            places["Virtuoso"] = running.enter_context(virtuoso)
        yield {name: replace(place, seconds=LONG) for name, place in places.items()}


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes once."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def quiet(stage: str, done: int, total: int) -> None:
    """Say nothing of the progress."""


def sending(name: str, client: Client, store: Store) -> Sending:
    """Publish a graph, the same again, and one that changed; and send the union in one request."""
    changed = Changed(store._database, store.folder, store.manifest)
    lines = "".join(map(line_of, store.triples())).encode()
    return Sending(
        name,
        whole=seconds(lambda: publish(store, client, quiet)),
        again=seconds(lambda: publish(store, client, quiet)),
        changed=seconds(lambda: publish(changed, client, quiet)),
        bare=seconds(lambda: client.put("urn:bare", lines, first=True)),
    )


def asking(name: str, client: Client, store: Store) -> Iterator[Asking]:
    """Ask some queries of the library at a server, by hand with the same text, and embedded."""
    there = RemoteStore.shown_by(client)
    agency = store.rows("SELECT ?x { ?t ck:leadBy ?x } LIMIT 1")[0]["x"]
    texts = {"words": ox.Literal("đường"), "agency": agency, "as_of": DAY}
    with httpx.Client(timeout=LONG) as plain:
        for question in QUESTIONS:
            query = library.get(question)
            values = {
                ox.Variable(p.name): texts[p.name] for p in query.parameters if p.name in texts
            }
            sent = bound(
                query.text, {v.value: client.dialect.written(t) for v, t in values.items()}
            )
            form = {"query": sent, "default-graph-uri": there._edition.union}
            headers = {"Accept": RESULTS}
            yield Asking(
                name,
                question,
                len(list(store.query(query.text, substitutions=values))),  # type: ignore[arg-type]
                _median(lambda: list(there.query(query.text, substitutions=values))),  # type: ignore[arg-type]  # noqa: B023
                _median(lambda: plain.post(client.place.query, data=form, headers=headers)),  # noqa: B023
                _median(lambda: list(store.query(query.text, substitutions=values))),  # type: ignore[arg-type]  # noqa: B023
            )


def _median(work: Callable[[], object]) -> float:
    """Return the median milliseconds of some runs, after one that is not counted."""
    work()
    return statistics.median(seconds(work) for _ in range(RUNS)) * 1000


def report(store: Store, sent: list[Sending], asked: list[Asking]) -> str:
    """Return the tables."""
    triples = sum(1 for _ in store.triples())
    lines = [
        "# Remote stores",
        "",
        f"{platform.machine()}, Python {platform.python_version()}; a graph of {triples:,} triples"
        f" in its union and {len(store.named_graphs())} named graphs. Servers on the same machine."
        " Written by `python -m bench.remote DIR --write`.",
        "",
        "Seconds; «by hand» is one PUT of the union alone.",
        "",
        "| server | publish | again, unchanged | after one change | by hand | publish ÷ by hand |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {s.server} | {s.whole:.1f} | {s.again:.1f} | {s.changed:.1f} | {s.bare:.1f}"
            f" | {s.whole / s.bare:.2f} |"
            for s in sent
        ),
        "",
        f"Milliseconds, the median of {RUNS} runs; «by hand» sends the same text, unread.",
        "",
        "| server | query | rows | `--store` | by hand | ratio | embedded |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {a.server} | `{a.query}` | {a.rows:,} | {a.ours:.1f} | {a.bare:.1f}"
            f" | {a.ours / a.bare:.2f} | {a.embedded:.1f} |"
            for a in asked
        ),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print, or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    store = Store.open(options.folder)
    sent: list[Sending] = []
    asked: list[Asking] = []
    with tempfile.TemporaryDirectory() as folder, servers(Path(folder)) as places:
        for name, place in places.items():
            with Client(place) as client:
                sent.append(sending(name, client, store))
                publish(store, client, quiet)
                asked += asking(name, client, store)
    text = report(store, sent, asked)
    print(text)
    if options.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
