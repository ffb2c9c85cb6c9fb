"""How long commands take that read no text, on a small graph, against Python with rdflib alone.

    python -m bench.starting            print the table
    python -m bench.starting --write    and put it into bench/starting.md

Seconds of processor time of the whole process, the least of some runs: what else the machine does
shows least there.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench.serving import machine
from extract.pipeline import extract_source
from kg.build import Options, build

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(__file__).with_suffix(".md")
RUNS = 5
PEER = [sys.executable, "-c", "import rdflib, pyoxigraph"]


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is run, by its name; `folder` holds a graph in `graph`."""
    graph = str(folder / "graph")
    return {
        "--help": ["--help"],
        "query documents": ["query", graph, "documents"],
        "query overdue": ["query", graph, "overdue"],
        "review list": ["review", graph, "list"],
        "user list": ["user", graph, "list"],
        "diff with itself": ["diff", graph, graph],
        "export to Turtle": ["export", graph, "-o", str(folder / "graph.ttl")],
        "serve, refused": ["serve", str(folder / "nothing")],
        "export, refused": ["export", str(folder / "nothing"), "-o", str(folder / "x.ttl")],
        "verify, refused": ["verify", str(folder / "nothing")],
        "view, refused": ["view", str(folder / "nothing"), "-o", str(folder / "x.html")],
        "same, refused": ["same", str(folder / "nothing"), "A", "B"],
    }


def seconds(words: list[str]) -> float:
    """Return the least processor time of some runs of a program."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, capture_output=True, check=False, timeout=120)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def table() -> str:
    """Measure and return the table."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        samples = [ROOT / "kg" / "samples"]
        build(
            samples,
            folder / "graph",
            extractor=extract_source,
            options=Options(as_of=date(2025, 12, 1)),
        )
        peer = seconds(PEER)
        rows = []
        for name, words in commands(folder).items():
            ours = seconds([sys.executable, "-m", "kg.cli", *words])
            rows.append(f"| {name} | {ours:.2f} | {ours / peer:.1f} |")
    return "\n".join(
        [
            "# How fast commands start",
            "",
            f"{machine()}. Written by `python -m bench.starting --write`.",
            "",
            f"Seconds of processor time, least of {RUNS} runs, on the graph of the samples.",
            f"Python that imports rdflib and pyoxigraph and ends: {peer:.2f}.",
            "",
            "| command | seconds | times that |",
            "| --- | ---: | ---: |",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    told = table()
    print(told)
    if parser.parse_args().write:
        TARGET.write_text(told, encoding="utf-8")
