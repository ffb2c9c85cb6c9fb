"""The server under load for ten minutes: boards, cards, SPARQL, reviews, and rebuilds under way.

    python -m bench.soak.load                       200 made documents, 8 clients, 600 seconds
    python -m bench.soak.load --graph DIR --papers DIR     take a graph and its documents (a copy)
    python -m bench.soak.load --write               and put the table into bench/soak/load.md

The server is `camket serve` as a process of its own. Six clients read as in bench/serving_mix.py
and ask SPARQL, two review with tokens of their own, each asking on as soon as it has its answer;
now and then one document changes and `camket build` runs. The memory of the server and of all its
processes is taken every second. Refusals that the server promises are counted apart from faults.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench import many
from bench.serving import SPARQL, machine, served, share
from bench.serving_mix import Asking, Things, things_of
from bench.soak.hostile import memory_of
from kg.access.tokens import new_token, with_token
from kg.access.users import Role, Users, added

TABLE = Path(__file__).with_suffix(".md")
PROMISED = frozenset([404, 409, 429, 503])
"""Gone in the build since; somebody else was faster; too many; busy, or a build is swapped in."""

REVIEWERS: Mapping[str, Role] = {"Lan": "administrator", "Minh": "reviewer"}
_SPARQL_SHARE = 0.15
_THINKING = 0.5
REBUILD = 45.0
"""Seconds from one rebuild to the next."""


@dataclass
class Log:
    """What all clients met: seconds by kind, promised refusals, faults.

    `memory` is that of all the server's processes, those of a renewal too, second by second, `own`
    that of the server alone.
    """

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    promised: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    rebuilds: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, kind: str, ask: Callable[[], httpx.Response]) -> Any:
        """Ask, note how it went, and return the JSON of a good answer, else nothing."""
        begin = time.perf_counter()
        try:
            answer = ask()
        except httpx.HTTPError as error:
            self._fault(f"{kind}: {error!r}")
            return None
        taken = time.perf_counter() - begin
        if answer.is_success:
            self._note(lambda: self.seconds[kind].append(taken))
            return answer.json()
        if answer.status_code in PROMISED:
            self._note(lambda: self.promised.update([f"{kind}: {answer.status_code}"]))
        else:
            self._fault(f"{kind}: {answer.status_code} {answer.text[:160]}")
        return None

    def _fault(self, text: str) -> None:
        self._note(lambda: self.faults.append(text))

    def _note(self, write: Callable[[], object]) -> None:
        with self.lock:
            write()


@dataclass(frozen=True)
class Stage:
    """Where the load goes: the server, its graph's folder, its documents, until when."""

    address: str
    process: int
    graph: Path
    papers: Path
    until: float

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self.until

    def client(self, token: str = "") -> httpx.Client:
        """Return a client, of a reviewer where a token is given."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.address, headers=headers, timeout=60, trust_env=False)


def read(stage: Stage, things: Things, log: Log, seed: int) -> None:
    """Ask what readers ask, until the time is over."""
    asking, chance = Asking(things, seed), random.Random(seed)  # noqa: S311 - nobody's secret
    with stage.client() as client:
        while not stage.over:
            if chance.random() < _SPARQL_SHARE:
                name = chance.choice([*SPARQL])
                text = SPARQL[name].format(
                    task=chance.choice(things.task), agency=chance.choice(things.agency)
                )
                values = {"query": text}
                log.answer("SPARQL", lambda v=values: client.get("/sparql", params=v))  # type: ignore[misc]
            else:
                kind, (path, given) = asking.next()
                log.answer(kind, lambda p=path, g=given: client.get(p, params=g))  # type: ignore[misc]


def review(stage: Stage, token: str, log: Log, seed: int) -> None:
    """Judge what the queue shows, until the time is over; what was judged is sometimes undone."""
    chance = random.Random(seed)  # noqa: S311 - nobody's secret
    with stage.client(token) as client:
        while not stage.over:
            shown = log.answer("queue", lambda: client.get("/api/review/queue?limit=20"))
            for claim in (shown or {}).get("claims", [])[:5]:
                body = _verdict(claim["iri"], chance)
                found = log.answer("claim", lambda b=body: _claim(client, b["iri"]))  # type: ignore[misc]
                if found is None or stage.over:
                    continue
                body["seen"] = found["last"]
                log.answer("verdict", lambda b=body: client.post("/api/review", json=b))  # type: ignore[misc]
                time.sleep(chance.expovariate(1 / _THINKING))


def _claim(client: httpx.Client, iri: str) -> httpx.Response:
    return client.get("/api/review/claim", params={"iri": iri})


def _verdict(iri: str, chance: random.Random) -> dict[str, Any]:
    verb = chance.choice(["accept", "accept", "reject", "correct", "comment"])
    body: dict[str, Any] = {"iri": iri, "verb": verb, "comment": f"lần {chance.random():.3f}"}
    if verb == "correct":
        body["state"] = {"deadline": [None, f"2027-{chance.randint(1, 12):02}-15"]}
    return body


def rebuild(stage: Stage, log: Log) -> None:
    """Change a document and build again, now and then, until the time is over."""
    papers = sorted(stage.papers.rglob("*.txt"))
    command = [sys.executable, "-m", "kg.cli", "build", str(stage.papers), "--jobs", "1"]
    for number in range(1_000):
        if stage.until - time.monotonic() < REBUILD:
            return
        paper = papers[number % len(papers)]
        text = paper.read_text(encoding="utf-8")
        paper.write_text(f"{text}\nSửa lần {number}.\n", encoding="utf-8")
        begin = time.monotonic()
        built = subprocess.run(
            [*command, "--into", str(stage.graph)], capture_output=True, text=True, check=False
        )
        if built.returncode not in (0, 2) or "Traceback" in built.stderr:
            log.faults.append(f"rebuild: {built.returncode} {built.stderr[-300:]}")
        log.rebuilds.append(time.monotonic() - begin)
        time.sleep(max(0.0, REBUILD - log.rebuilds[-1]))


def watch(stage: Stage, log: Log) -> None:
    """Take the memory of the server and all its processes every second."""
    while not stage.over:
        log.memory.append(memory_of(stage.process))
        log.own.append(memory_of(stage.process, children=False))
        time.sleep(1)


def tokens(folder: Path) -> list[str]:
    """Make the reviewers in a graph's folder; return a token for each."""
    users, shown = Users(folder), []
    for name, role in REVIEWERS.items():
        token, kept = new_token("load", 30)
        users.change("user.add", lambda all_, n=name, r=role: added(all_, n, r, "x"))  # type: ignore[misc]
        users.change("token.add", lambda all_, n=name, k=kept: with_token(all_, n, k))  # type: ignore[misc]
        shown.append(token)
    return shown


def run(graph: Path, papers: Path, seconds: float, *, readers: int = 6) -> Log:
    """Serve a graph and load it with readers, reviewers and rebuilds for some seconds."""
    log, shown = Log(), tokens(graph)
    with served(graph) as (address, process):
        with httpx.Client(base_url=address, timeout=600, trust_env=False) as client:
            things = things_of(client)
        stage = Stage(address, process, graph, papers, time.monotonic() + seconds)
        jobs: list[tuple[Callable[..., None], tuple[Any, ...]]] = [
            *((read, (stage, things, log, seed)) for seed in range(readers)),
            *((review, (stage, token, log, seed)) for seed, token in enumerate(shown)),
            (rebuild, (stage, log)),
            (watch, (stage, log)),
        ]
        threads = [threading.Thread(target=job, args=given) for job, given in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return log


def growth(memory: list[float]) -> float:
    """Return by how much the memory of the last third is above that of the second, in parts."""
    third = max(1, len(memory) // 3)
    return (
        statistics.median(memory[-third:]) / statistics.median(memory[third:-third] or memory) - 1
    )


def report(log: Log, seconds: float) -> str:
    """Return what came of it as Markdown, times in milliseconds."""
    taken = [second for values in log.seconds.values() for second in values]
    lines = [
        "# The server under load",
        "",
        f"{machine()}. Written by `python -m bench.soak.load --write`.",
        "",
        f"{seconds:.0f} s, eight clients: {len(taken):,} answers, median"
        f" {1000 * statistics.median(taken):,.0f} ms, 99 of 100 within"
        f" {1000 * share(taken, 0.99):,.0f} ms, the longest {1000 * max(taken):,.0f} ms."
        f" {len(log.rebuilds)} rebuilds, {statistics.median(log.rebuilds or [0]):.0f} s each."
        f" Promised refusals: {json.dumps(dict(sorted(log.promised.items())))}."
        f" Faults: {len(log.faults)}.",
        "",
        f"Memory minute by minute, MB: the server {_by_minute(log.own)}; with its workers and"
        f" renewals {_by_minute(log.memory)}. From the second third of the time to the last:"
        f" {growth(log.own):+.1%} and {growth(log.memory):+.1%}.",
        "",
        "| what | answers | median | 95 of 100 | 99 of 100 | longest |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, values in sorted(log.seconds.items()):
        figures = (
            statistics.median(values),
            share(values, 0.95),
            share(values, 0.99),
            max(values),
        )
        cells = " | ".join(f"{1000 * figure:,.0f}" for figure in figures)
        lines.append(f"| {kind} | {len(values):,} | {cells} |")
    return "\n".join(lines) + "\n"


def _by_minute(memory: list[float]) -> str:
    minutes = (memory[at : at + 60] for at in range(0, len(memory), 60))
    return ", ".join(f"{statistics.median(minute):,.0f}" for minute in minutes)


def prepared(graph: Path | None, papers: Path | None, place: Path) -> tuple[Path, Path]:
    """Return a graph and its documents that may be changed: copies, or made ones."""
    if papers:
        shutil.copytree(papers, place / "papers")
    else:
        many.write(200, place / "papers")
    if graph:
        shutil.copytree(graph, place / "graph")
    command = [sys.executable, "-m", "kg.cli", "build", str(place / "papers"), "--into"]
    subprocess.run([*command, str(place / "graph")], capture_output=True, check=False)
    return place / "graph", place / "papers"


def main() -> None:
    """Read the command line, load, print, and write with --write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--graph", type=Path, help="the folder of a graph to begin with")
    options.add_argument("--papers", type=Path, help="its documents")
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="camket-load-") as place:
        graph, papers = prepared(chosen.graph, chosen.papers, Path(place))
        log = run(graph, papers, chosen.seconds)
    told = report(log, chosen.seconds)
    print(told, *log.faults[:10], sep="\n")
    if chosen.write:
        TABLE.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
