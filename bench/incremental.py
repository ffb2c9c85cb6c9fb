"""What a change costs: a build of many documents, then a build after one of them changed.

    python bench/incremental.py                     print the table for 10, 100 and 1,000 documents
    python bench/incremental.py --sizes 10 100      of other numbers
    python bench/incremental.py --write             and put it into bench/incremental.md

The documents are invented (`bench/many.py`). After a change only the changed one is read; identity,
ledger and union are made of all of them anew: the global step, which grows with their number.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.many import write
from extract.pipeline import extract_source
from kg.build import build

TARGET = Path(__file__).with_name("incremental.md")
ADDED = "6. Giao Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2026.\n"


class Row(NamedTuple):
    """Seconds for so many documents: the first build, after one change, with nothing changed."""

    documents: int
    first: float
    changed: float
    same: float
    triples: int


def measure(number: int) -> Row:
    """Build so many documents, change one and build again, then build once more."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, into = Path(scratch) / "in", Path(scratch) / "graph"
        write(number, folder)
        first = _seconds(folder, into)
        paper = sorted(folder.iterdir())[number // 2]
        paper.write_text(paper.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
        changed = _seconds(folder, into)
        same = _seconds(folder, into)
        triples = build([folder], into, extractor=extract_source).counts["triples"]
        return Row(number, first, changed, same, triples)


def _seconds(folder: Path, into: Path) -> float:
    begin = time.perf_counter()
    build([folder], into, extractor=extract_source)
    return time.perf_counter() - begin


def report(rows: list[Row]) -> str:
    """Return the table as Markdown."""
    lines = [
        "# What a change costs",
        "",
        f"Seconds, one run, one process; Python {platform.python_version()}, {platform.machine()},"
        f" {platform.system()}. Written by `python bench/incremental.py --write`.",
        "",
        "| documents | triples | first build | after one changed | ratio | nothing changed |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {r.documents:,} | {r.triples:,} | {r.first:.2f} | {r.changed:.2f}"
        f" | {r.changed / r.first:.2f} | {r.same:.2f} |"
        for r in rows
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print, and write with --write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    table = report([measure(number) for number in chosen.sizes])
    print(table)
    if chosen.write:
        TARGET.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
