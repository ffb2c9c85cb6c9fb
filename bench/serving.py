"""How fast the server answers eight users at once, over a graph of 100,000 commitments.

    python -m bench.serving                     make the graph once in the cache folder, and measure
    python -m bench.serving --graph DIR         take a graph that stands already
    python -m bench.serving --write             and put the table into bench/serving.md

The server is `camket serve` as a process of its own; the users are threads of this one, on the same
machine, each asking the next thing as soon as it has its answer: what eight people ask who never
stop to read; with --pause they do. Then one user asks SPARQL, against bare pyoxigraph.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pyoxigraph as ox

from bench import big_graph
from bench.serving_mix import WEIGHTS, Asking, Things, things_of
from kg.store import Store
from kg.terms import PREFIXES

TARGET = Path(__file__).with_name("serving.md")
MEDIAN, P99 = 0.3, 1.0
"""Seconds within which the issue wants half of the answers, and 99 of 100."""

_JSON = "application/sparql-results+json"
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
SPARQL = {
    "one task, all it says": "SELECT ?p ?o WHERE {{ <{task}> ?p ?o }}",
    "ask if a body leads anything": "ASK {{ ?task ck:leadBy <{agency}> }}",
    "tasks of a body with names": (
        "SELECT ?task ?name ?due WHERE {{ ?task ck:leadBy <{agency}> ; skos:prefLabel ?name ."
        " OPTIONAL {{ ?task ck:dueDate ?due }} }} ORDER BY ?due ?name LIMIT 500"
    ),
    "bodies by number of tasks": (
        "SELECT ?body (COUNT(?task) AS ?n) WHERE {{ ?task a ck:Task ; ck:leadBy ?body }}"
        " GROUP BY ?body ORDER BY DESC(?n) LIMIT 20"
    ),
}
"""Queries, small to large, that are asked at the endpoint and of bare pyoxigraph."""


@dataclass
class Taken:
    """Seconds that answers took, by kind, and what failed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, seconds: float) -> None:
        """Keep the time of one answer."""
        with self.lock:
            self.seconds[kind].append(seconds)

    def fault(self, text: str) -> None:
        """Keep what went wrong."""
        with self.lock:
            self.faults.append(text)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """Start `camket serve` and give its address and process id; end it after the block.

    Raises `RuntimeError` where it ends without an address.
    """
    command = [sys.executable, "-m", "kg.cli", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            if "http://" not in said:
                raise RuntimeError(f"camket serve did not start: {said!r}")
            address = "http://" + said.rpartition("http://")[2].strip().rstrip("/")
            _wait(address)
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(180)


def _wait(address: str, *, seconds: float = 3600) -> None:
    """Wait until the server answers; where it has no index yet it makes one first."""
    end = time.monotonic() + seconds
    while True:
        try:
            httpx.get(f"{address}/api/about", timeout=60)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


@dataclass(frozen=True)
class Crowd:
    """How many users ask, for how many seconds, and how long each reads between two answers."""

    users: int = 8
    seconds: float = 60.0
    pause: float = 0.0

    def __str__(self) -> str:
        """Return it in words."""
        reading = f"reading {self.pause:g} s between" if self.pause else "without a pause"
        return f"{self.users} users for {self.seconds:.0f} s, {reading}"


def load(address: str, things: Things, crowd: Crowd, *, seed: int = 1) -> Taken:
    """Let users ask; the first tenth of the time is not counted."""
    taken = Taken()
    begin = time.perf_counter()
    threads = [
        threading.Thread(
            target=_user,
            args=(address, Asking(things, seed + number), taken),
            kwargs={"begin": begin, "crowd": crowd},
        )
        for number in range(crowd.users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def _user(address: str, asking: Asking, taken: Taken, *, begin: float, crowd: Crowd) -> None:
    counted, end = begin + crowd.seconds / 10, begin + crowd.seconds
    with httpx.Client(base_url=address, timeout=60) as client:
        while (asked := time.perf_counter()) < end:
            kind, (path, values) = asking.next()
            try:
                answer = client.get(path, params=values)
            except httpx.HTTPError as error:
                taken.fault(f"{kind}: {error!r}")
                continue
            if answer.status_code != httpx.codes.OK:
                taken.fault(f"{kind}: {answer.status_code} {answer.text[:160]}")
            elif asked >= counted:
                taken.add(kind, time.perf_counter() - asked)
            if crowd.pause:
                time.sleep(asking.pause(crowd.pause))


def share(values: list[float], part: float) -> float:
    """Return the value that a part of the values does not exceed: 0.99 of 1, 2, …, 100 is 99."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, -int(-part * len(ordered) // 1) - 1))]


def table(taken: Taken) -> list[str]:
    """Return the rows of the load test as Markdown, all kinds together last."""
    rows = [
        "| what | answers | median | 95 of 100 | 99 of 100 | longest | within the target |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    found = {kind: taken.seconds[kind] for kind in WEIGHTS if taken.seconds[kind]}
    found["**all**"] = [second for values in found.values() for second in values]
    for kind, values in found.items():
        middle, late = statistics.median(values), share(values, 0.99)
        good = "yes" if middle <= MEDIAN and late <= P99 else "**no**"
        figures = (middle, share(values, 0.95), late, max(values))
        cells = " | ".join(f"{1000 * figure:,.0f}" for figure in figures)
        rows.append(f"| {kind} | {len(values):,} | {cells} | {good} |")
    return rows


def endpoint(address: str, folder: Path, things: Things, *, rounds: int = 25) -> list[str]:
    """Return rows that compare /sparql with bare pyoxigraph, asked in turn by one user."""
    rows = [
        "| query | at /sparql | bare pyoxigraph | ratio | more |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    store = Store.open(folder)
    with httpx.Client(base_url=address, timeout=60) as client:
        for name, text in SPARQL.items():
            ours, bare = [], []
            for number in range(rounds):
                task = things.task[number % len(things.task)]
                agency = things.agency[number % len(things.agency)]
                query = _PREFIXES + text.format(task=task, agency=agency)
                ours.append(_seconds_asked(client, query))
                bare.append(_seconds_bare(store, query))
            over, under = statistics.median(ours), statistics.median(bare)
            rows.append(
                f"| {name} | {1000 * over:.1f} | {1000 * under:.1f} | {over / under:.2f}"
                f" | {1000 * (over - under):.1f} |"
            )
    return rows


def _seconds_asked(client: httpx.Client, query: str) -> float:
    begin = time.perf_counter()
    answer = client.get("/sparql", params={"query": query}, headers={"accept": _JSON})
    answer.raise_for_status()
    return time.perf_counter() - begin


def _seconds_bare(store: Store, query: str) -> float:
    begin = time.perf_counter()
    answer = store.query(query)
    assert not isinstance(answer, ox.QueryTriples)
    answer.serialize(format=ox.QueryResultsFormat.JSON)
    return time.perf_counter() - begin


def machine() -> str:
    """Return what this ran on: processor, cores, memory, Python."""
    model = ""
    if (facts := Path("/proc/cpuinfo")).is_file():
        lines = facts.read_text(encoding="utf-8").splitlines()
        model = next((x.partition(":")[2].strip() for x in lines if x.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return (
        f"{model or platform.machine()}, {cores} cores (server and users share them),"
        f" {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
    )


def most_memory(process: int) -> float:
    """Return the most memory that a process has had so far, in MB, 0 where it is not told."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith("VmHWM")), 0.0)


def processor_time(process: int) -> float:
    """Return the seconds of processor time of a process and its children so far."""
    used = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if process in (int(status.parent.name), int(fields[1])):
            used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def cached(commitments: int) -> Path:
    """Return the folder of a made graph in the user's cache; make it where it is missing."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "camket" / f"commitments-{commitments}"
    if not (folder / "manifest.json").is_file():
        print(f"making {folder} …", flush=True)
        big_graph.make(commitments, folder)
    return folder


def measure(folder: Path, crowd: Crowd) -> str:
    """Serve a graph, measure, and return the report as Markdown."""
    begin = time.perf_counter()
    with served(folder) as (address, process):
        with httpx.Client(base_url=address, timeout=1800) as client:
            things = things_of(client)
        ready = time.perf_counter() - begin
        spent = processor_time(process)
        taken = load(address, things, crowd)
        spent = processor_time(process) - spent
        memory = most_memory(process)
        compared = endpoint(address, folder, things)
    counts = Store.open(folder).manifest.counts
    held = ", ".join(f"{counts[name]:,} {name}" for name in counts)
    answers = sum(map(len, taken.seconds.values()))
    lines = [
        "# How fast the server answers",
        "",
        f"{machine()}. Written by `python -m bench.serving --write`.",
        "",
        f"A graph of {held}. {crowd}: {answers / (0.9 * crowd.seconds):.0f} answers a second, each"
        f" {900 * spent / max(1, answers):.0f} ms of the server's processor time. From start to the"
        f" first answers {ready:.1f} s; the server took at most {memory:,.0f} MB."
        f" Failed: {len(taken.faults)}.",
        "",
        f"Milliseconds; the target is {1000 * MEDIAN:.0f} at the median and {1000 * P99:,.0f} for"
        " 99 of 100.",
        "",
        *table(taken),
        "",
        "## SPARQL endpoint against the bare store",
        "",
        "Milliseconds at the median of one user's queries, both sides to the same JSON; the last"
        " column is what HTTP and the worker's process add.",
        "",
        *compared,
    ]
    for fault in taken.faults[:5]:
        print(fault, file=sys.stderr)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, measure and print, and write with --write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--graph", type=Path, help="a folder that holds a graph")
    options.add_argument("--commitments", type=int, default=100_000, help="where one is made")
    options.add_argument("--users", type=int, default=8)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--pause", type=float, default=0, help="seconds of reading, on average")
    options.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    chosen = options.parse_args()
    folder = chosen.graph or cached(chosen.commitments)
    report = measure(folder, Crowd(chosen.users, chosen.seconds, chosen.pause))
    print(report)
    if chosen.write:
        TARGET.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
