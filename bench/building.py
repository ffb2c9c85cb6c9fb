"""What building costs: first build, rebuild after one change, export, bag; time by step, memory.

    python -m bench.building                        print the tables for 10, 100 and 1,000 documents
    python -m bench.building --sizes 10000 --jobs 2     of other numbers, in so many processes
    python -m bench.building --folder DIR           work there, and keep the graphs
    python -m bench.building --write                and put the tables into bench/building.md

The documents are invented (`bench/many.py`). Each run is a process of its own, whose processor
time and memory are those of all processes that it starts; memory that they share counts once.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import psutil

from bench.many import write
from kg.build import Options, build
from kg.crew import cores
from kg.document.extractor import extract_source

TARGET = Path(__file__).with_name("building.md")
ADDED = "\n6. Giao Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2026.\n"
CHANGED = "after one changed"
_TOLD = ("--jobs 1", "--jobs 2", CHANGED)
"""Runs that tell what their steps took."""
_BAGGED = 100
"""Larger graphs are not bagged here: a bag reads every document again."""
_SAMPLED = 0.2
"""Seconds between two looks at the processes."""


class Cost(NamedTuple):
    """What a run took: seconds, and processor seconds and megabytes of all its processes."""

    seconds: float
    processor: float
    megabytes: float
    output: str


class Sizes(NamedTuple):
    """The runs over so many documents, by name, and how many triples came of them."""

    documents: int
    triples: int
    runs: dict[str, Cost]
    steps: dict[str, list[float]]


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end; raises `CalledProcessError` where it fails."""
    begin, most, spent = time.perf_counter(), 0.0, dict[int, float]()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            most = max(most, _look(watched, spent))
            time.sleep(_SAMPLED)
        output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Cost(time.perf_counter() - begin, sum(spent.values()), most, output)


def _look(watched: psutil.Process, spent: dict[int, float]) -> float:
    """Note the processor time of each process by its id; return the megabytes of all."""
    memory = 0.0
    try:
        for process in (watched, *watched.children(recursive=True)):
            times = process.cpu_times()
            spent[process.pid] = times.user + times.system
            memory += process.memory_full_info().pss / 1e6
    except psutil.Error:  # one has just ended
        return 0.0
    return memory


def built(source: Path, into: Path, jobs: int) -> Cost:
    """Build in a process of its own, which prints what its steps took."""
    own = [sys.executable, "-m", "bench.building", "--build", str(source), str(into), str(jobs)]
    return run(own)


def steps(source: Path, into: Path, jobs: int) -> dict[str, object]:
    """Build, and return the seconds at which each step ended, and the number of triples."""
    begin, ended = time.perf_counter(), dict[str, float]()

    def tell(stage: str, done: int, total: int) -> None:
        if done == total:
            ended[stage] = time.perf_counter() - begin

    options = Options(jobs=jobs)
    made = build([source], into, extractor=extract_source, options=options, progress=tell)
    return {"steps": ended, "triples": made.counts["triples"]}


def measure(number: int, folder: Path, jobs: Sequence[int]) -> Sizes:
    """Build so many documents by some numbers of processes, change one, export, bag."""
    source, into = folder / f"in-{number}", folder / f"graph-{number}"
    write(number, source)
    runs: dict[str, Cost] = {}
    for many in jobs:
        shutil.rmtree(into, ignore_errors=True)
        runs[f"--jobs {many}"] = built(source, into, many)
    paper = sorted(source.iterdir())[number // 2]
    paper.write_text(paper.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    runs[CHANGED] = built(source, into, 1)
    runs["nothing changed"] = built(source, into, 1)
    camket = [sys.executable, "-m", "kg.cli", "export", str(into), "-o"]
    runs["export, N-Quads"] = run([*camket, str(folder / f"{number}.nq")])
    if number <= _BAGGED:
        runs["bag"] = run([*camket, str(folder / f"{number}.bag")])
    told = {name: json.loads(cost.output) for name, cost in runs.items() if name in _TOLD}
    steps = {name: _lengths(one["steps"], runs[name].seconds) for name, one in told.items()}
    return Sizes(number, told[CHANGED]["triples"], runs, steps)


def _lengths(ended: dict[str, float], whole: float) -> list[float]:
    """Return how long reading, identity and writing took, and all else."""
    marks = [0.0, *(ended.get(stage, 0.0) for stage in ("read", "identity", "write"))]
    lengths = [after - before for before, after in pairwise(marks)]
    return [*lengths, whole - sum(lengths)]


def report(rows: Sequence[Sizes]) -> str:
    """Return the tables as Markdown."""
    names = list(dict.fromkeys(name for row in rows for name in row.runs))
    lines = [
        "# What building costs",
        "",
        f"{machine()}. Written by `python -m bench.building --write`. One run each.",
        "",
        "Seconds of the clock / processor seconds / megabytes of all processes at the most:",
        "",
        "| documents | triples | " + " | ".join(names) + " |",
        "| ---: | ---: |" + " ---: |" * len(names),
    ]
    lines += [
        f"| {r.documents:,} | {r.triples:,} | "
        + " | ".join(_cell(r.runs.get(name)) for name in names)
        + " |"
        for r in rows
    ]
    lines += [
        "",
        "Where the seconds of the clock go:",
        "",
        "| documents | build | reading | identity and union | writing | start and end |",
        "| ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {r.documents:,} | {name} | " + " | ".join(f"{part:.1f}" for part in parts) + " |"
        for r in rows
        for name, parts in r.steps.items()
    ]
    return "\n".join(lines) + "\n"


def _cell(cost: Cost | None) -> str:
    if cost is None:
        return "–"
    return f"{cost.seconds:.1f} / {cost.processor:.1f} / {cost.megabytes:.0f}"


def machine() -> str:
    """Return on what it was measured, and how busy that was."""
    model = platform.processor() or platform.machine()
    busy = os.getloadavg()[0]
    return (
        f"{model}, {cores()} cores, {platform.system()}, Python {platform.python_version()};"
        f" {busy:.1f} processes wanted a core at the end"
    )


def main() -> None:
    """Measure and print, and write with --write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options.add_argument("--folder", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--build", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.build:
        source, into, jobs = chosen.build
        print(json.dumps(steps(Path(source), Path(into), int(jobs))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        table = report([measure(n, folder, chosen.jobs) for n in chosen.sizes])
    print(table)
    if chosen.write:
        TARGET.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
