"""How loading, the index, questions and the endpoint grow with the number of commitments.

    python -m bench.scale                             10,000 and 100,000, made in the cache folder
    python -m bench.scale --sizes 10000 1000000 --graphs DIR     others, found or made in DIR
    python -m bench.scale --parts load index          only these of load, index, questions, library
    python -m bench.scale --write                     and put the tables into bench/scale.md

The graphs are lean (`bench/big_graph.py --lean`: about 20 triples a commitment, in the union and
again in the named graphs). Peers load the same quads (rdflib: only the union, and up to 100,000),
and answer the same queries by turns with our endpoint.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import httpx
import pyoxigraph as ox
import rdflib

from bench import big_graph
from bench.building import Cost, run
from bench.office_world import World
from bench.serving import Crowd, Taken, load, machine, most_memory, served
from bench.serving_mix import WEIGHTS, Things, things_of
from kg.index.make import make as make_index
from kg.store import Store, load_new
from queries import library
from queries.library import Query

TARGET = Path(__file__).with_name("scale.md")
PARTS = ("load", "index", "questions", "library")
RDFLIB_MOST = 100_000
LONG = 0.02
"""From how many seconds on the endpoint is to take at most 1.2 times what the bare store does."""

SLOW = 10.0
"""A query that takes both longer than so many seconds together is not asked again."""

_JSON = "application/sparql-results+json"


class Size(NamedTuple):
    """A graph of so many commitments."""

    commitments: int
    folder: Path


def quads(commitments: int, *, union: bool = True, named: bool = True) -> Iterator[str]:
    """Yield the lines of a lean graph as N-Quads."""
    if union:
        for _, lines in big_graph.graphs(World(commitments, 1), lean=True):
            yield from lines
    if named:
        for name, lines in big_graph.graphs(World(commitments, 1), lean=True):
            yield from (f"{line[:-3]} <{name}> .\n" for line in lines)


def _load_ours(lines: Path, into: Path) -> None:
    with lines.open(encoding="utf-8", newline="") as file:
        load_new(into, file, ())


def _load_bare(lines: Path, into: Path) -> None:
    store = ox.Store(str(into))
    store.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS)
    store.flush()


def _load_rdflib(lines: Path, into: Path) -> None:
    del into
    rdflib.Graph().parse(lines, format="nt")


def _index(folder: Path, into: Path) -> None:
    make_index(Store.open(folder), into, lambda _: None)


DOINGS: dict[str, Callable[[Path, Path], None]] = {
    "ours": _load_ours, "bare": _load_bare, "rdflib": _load_rdflib, "index": _index,
}  # fmt: skip
"""What is measured in a process of its own, by name."""


def _cost(doing: str, what: Path, into: Path) -> Cost:
    return run([sys.executable, "-m", "bench.scale", "--do", doing, str(what), str(into)])


def _of(cost: Cost) -> str:
    return f"{cost.processor:,.0f} s, {cost.megabytes:,.0f} MB"


def loading(sizes: Sequence[Size]) -> list[str]:
    """Return rows of what loading takes: ours, bare pyoxigraph, rdflib."""
    rows = ["| commitments | quads | ours | bare pyoxigraph | rdflib, union only |"]
    rows.append("| ---: | ---: | ---: | ---: | ---: |")
    for commitments, _ in sizes:
        with tempfile.TemporaryDirectory(prefix="camket-scale-") as scratch:
            lines, union = Path(scratch, "all.nq"), Path(scratch, "union.nt")
            number = _written(lines, quads(commitments))
            ours = _cost("ours", lines, Path(scratch, "ours"))
            bare = _cost("bare", lines, Path(scratch, "bare"))
            peer = "not tried"
            if commitments <= RDFLIB_MOST:
                _written(union, quads(commitments, named=False))
                peer = _of(_cost("rdflib", union, Path(scratch)))
        rows.append(f"| {commitments:,} | {number:,} | {_of(ours)} | {_of(bare)} | {peer} |")
    return rows


def _written(path: Path, lines: Iterator[str]) -> int:
    """Write lines to a file; return how many."""
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        while part := list(islice(lines, 100_000)):
            file.writelines(part)
            number += len(part)
    return number


def indexing(sizes: Sequence[Size]) -> list[str]:
    """Return rows of what making the index takes."""
    rows = ["| commitments | processor time | memory | size on disk | the store's |"]
    rows.append("| ---: | ---: | ---: | ---: | ---: |")
    for commitments, folder in sizes:
        with tempfile.TemporaryDirectory(prefix="camket-scale-") as scratch:
            made = Path(scratch, "index.sqlite")
            cost = _cost("index", folder, made)
            size = made.stat().st_size
        store = folder / Store.open(folder).manifest.store
        whole = sum(file.stat().st_size for file in store.iterdir())
        rows.append(
            f"| {commitments:,} | {cost.processor:,.0f} s | {cost.megabytes:,.0f} MB"
            f" | {size / 1e6:,.0f} MB | {whole / 1e6:,.0f} MB |"
        )
    return rows


def asking(address: str, process: int, seconds: float) -> tuple[Taken, Taken, float]:
    """Return what one user waits, then eight, and the server's memory in MB."""
    with httpx.Client(base_url=address, timeout=1800) as client:
        things = things_of(client)
    one = load(address, things, Crowd(1, seconds))
    eight = load(address, things, Crowd(8, seconds))
    return one, eight, most_memory(process)


def questions(found: Sequence[tuple[Size, tuple[Taken, Taken, float]]]) -> list[str]:
    """Return rows of medians by kind of question: of one user, and of eight who never stop."""
    head = " | ".join(f"{size.commitments:,}: one | eight" for size, _ in found)
    rows = [f"| what | {head} |", "| --- |" + " ---: | ---: |" * len(found)]
    for kind in WEIGHTS:
        cells = [_median(taken, kind) for _, (one, eight, _) in found for taken in (one, eight)]
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    faults = " | ".join(f"{len(one.faults)} | {len(eight.faults)}" for _, (one, eight, _) in found)
    memory = " | ".join(f"{most:,.0f} MB | " for _, (_, _, most) in found)
    return [*rows, f"| failed | {faults} |", f"| memory of the server | {memory} |"]


def _median(taken: Taken, kind: str) -> str:
    values = taken.seconds[kind]
    return f"{1000 * statistics.median(values):,.0f}" if values else "–"


def texts(client: httpx.Client, things: Things) -> Iterator[tuple[str, str]]:
    """Yield each query of the library, with things of the graph written in."""
    indicator, person = (_first(client, kind) for kind in ("indicator", "person"))
    named = {
        "agency": things.agency[0], "document": things.document[0], "task": things.task[0],
        "project": things.project[0], "indicator": indicator, "person": person,
        "thing": things.agency[0], "text": "trạm y tế", "date": things.as_of,
    }  # fmt: skip
    for query in library.all():
        values = _values(client, query, named)
        answer = client.get(f"/api/text/{query.name}", params=values)
        answer.raise_for_status()
        yield query.name, answer.json()["sparql"]


def _values(client: httpx.Client, query: Query, named: dict[str, str]) -> dict[str, str]:
    if "statement" not in named:
        said = client.get("/api/ask/document-says", params={"document": named["document"]}).json()
        cells = [cell for row in said["rows"] for cell in row if isinstance(cell, dict)]
        named["statement"] = next(
            (c["iri"] for c in cells if "/statement/" in str(c.get("iri"))), named["task"]
        )
    return {p.name.replace("_", "-"): named[p.type] for p in query.parameters if p.required}


def _first(client: httpx.Client, kind: str) -> str:
    hits = client.get("/api/search", params={"kind": kind, "limit": "1"}).json()["hits"]
    return str(hits[0]["iri"])


def answering(address: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each query and its cells: at the endpoint, bare, their ratio, more."""
    store = Store.open(folder)
    with closing(httpx.Client(base_url=address, timeout=300)) as client:
        for name, text in texts(client, things_of(client)):
            first = client.get("/sparql", params={"query": text}, headers={"accept": _JSON})
            if first.is_error:
                yield name, f"refused ({first.status_code}) | – | –"
                continue
            ours, bare = _by_turns(client, store, text)
            ratio = f"{ours / bare:.2f}" if bare >= LONG else f"+{1000 * (ours - bare):.1f} ms"
            yield name, f"{1000 * ours:,.1f} | {1000 * bare:,.1f} | {ratio}"


def _by_turns(client: httpx.Client, store: Store, text: str) -> tuple[float, float]:
    """Return medians of the endpoint's seconds and of the bare store's, to the same JSON."""
    ours, bare, spent = list[float](), list[float](), 0.0
    while not ours or (len(ours) < 3 and spent < SLOW) or (len(ours) < 25 and spent < 1):
        begin = time.perf_counter()
        client.get("/sparql", params={"query": text}, headers={"accept": _JSON}).raise_for_status()
        middle = time.perf_counter()
        answer = store.query(text)
        assert not isinstance(answer, ox.QueryTriples)
        answer.serialize(format=ox.QueryResultsFormat.JSON)
        end = time.perf_counter()
        ours.append(middle - begin)
        bare.append(end - middle)
        spent += end - begin
    return statistics.median(ours), statistics.median(bare)


def compared(found: Sequence[tuple[Size, dict[str, str]]]) -> list[str]:
    """Return rows of the library's queries: milliseconds at the endpoint, bare, and the ratio."""
    head = " | ".join(f"{size.commitments:,}: endpoint | bare | ratio" for size, _ in found)
    rows = [f"| query | {head} |", "| --- |" + " ---: | ---: | ---: |" * len(found)]
    for name in found[0][1]:
        rows.append(f"| {name} | {' | '.join(cells[name] for _, cells in found)} |")
    return rows


def measure(sizes: Sequence[Size], parts: Sequence[str], seconds: float) -> str:
    """Measure what is asked for, and return the report as Markdown."""
    said = [
        "# How it grows with the number of commitments", "",
        f"{machine()}. Written by `python -m bench.scale --write`; lean graphs, about 20 triples a"
        " commitment in the union and again in the named graphs.",
    ]  # fmt: skip
    if "load" in parts:
        said += ["", "## Loading", "", "Processor time and the most memory.", "", *loading(sizes)]
    if "index" in parts:
        said += ["", "## Making the index", "", *indexing(sizes)]
    asked: list[tuple[Size, tuple[Taken, Taken, float]]] = []
    answers: list[tuple[Size, dict[str, str]]] = []
    for size in sizes if {"questions", "library"} & {*parts} else ():
        with served(size.folder) as (address, process):
            if "questions" in parts:
                asked.append((size, asking(address, process, seconds)))
            if "library" in parts:
                answers.append((size, dict(answering(address, size.folder))))
    if asked:
        said += ["", "## Questions", "", "Milliseconds at the median.", "", *questions(asked)]
    if answers:
        said += [
            "", "## The query library at the endpoint, against bare pyoxigraph", "",
            "Milliseconds at the median, by turns, both to the same JSON. Where the bare store"
            f" takes less than {1000 * LONG:.0f} ms, what the endpoint adds stands for the ratio.",
            "", *compared(answers),
        ]  # fmt: skip
    return "\n".join(said) + "\n"


def found_or_made(commitments: int, home: Path) -> Size:
    """Return the lean graph of a size in a folder; make it where it is missing."""
    folder = home / f"g{commitments}"
    if not (folder / "manifest.json").is_file():
        print(f"making {folder} …", file=sys.stderr, flush=True)
        big_graph.make(commitments, folder, lean=True)
    return Size(commitments, folder)


def main() -> None:
    """Read the command line, measure and print, and write with --write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--graphs", type=Path, default=Path.home() / ".cache" / "camket")
    options.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    options.add_argument("--seconds", type=float, default=60, help="of each load test")
    options.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options.add_argument("--do", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.do:
        doing, what, into = chosen.do
        DOINGS[doing](Path(what), Path(into))
        return
    sizes = [found_or_made(number, chosen.graphs) for number in chosen.sizes]
    report = measure(sizes, chosen.parts, chosen.seconds)
    print(report)
    if chosen.write:
        TARGET.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
