"""What Spark costs on one machine, beside the same build without it; and identity by joins.

    python -m bench.spark                     print the tables for 100 and 1,000 documents
    python -m bench.spark --sizes 10 3000     of other numbers
    python -m bench.spark --write             and put the tables into bench/spark.md

The documents are invented (`bench/many.py`). Each run is a process of its own, whose processor time
and memory are those of all processes that it starts, Java among them. Spark runs in local mode on
two cores: what it costs more than `--jobs 2` is what it takes for its start, its workers and the
carrying of rows; the work on documents is the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.building import Cost, machine, run
from bench.many import write
from extract.codec import dumps
from kg.document.cast import Thing
from kg.document.clauses import Digest
from kg.identity.resolve import resolve
from kg.spark.identity import join
from kg.spark.names import names_of
from kg.spark.session import session

TARGET = Path(__file__).with_name("spark.md")
_MASTER = "local[2]"
_SETTINGS = {"spark.sql.shuffle.partitions": "8"}


class Sizes(NamedTuple):
    """The runs over so many documents, by name."""

    documents: int
    runs: dict[str, Cost]


class Joins(NamedTuple):
    """Seconds over so many names: identity in memory, by joins; and how many judgements."""

    names: int
    alone: float
    joined: float
    judgements: int


def measure(number: int) -> Sizes:
    """Build so many documents without Spark, by Spark into a folder, and to an address."""
    with tempfile.TemporaryDirectory() as scratch:
        papers = Path(scratch) / "in"
        write(number, papers)
        camket = [sys.executable, "-m", "kg.cli", "build", str(papers), "--json", "--into"]
        spark = ["--engine", "spark", "--master", _MASTER]
        spark += [word for name in _SETTINGS.items() for word in ("--conf", "=".join(name))]
        runs = {
            "`--jobs 2`": run([*camket, f"{scratch}/alone", "--jobs", "2"]),
            "Spark, a folder": run([*camket, f"{scratch}/folder", *spark]),
            "Spark, an address": run([*camket, f"file://{scratch}/address", *spark]),
        }
        assert len({json.dumps(json.loads(r.output)["counts"]) for r in runs.values()}) == 1
        return Sizes(number, runs)


def digests(names: int, seed: int = 7) -> Iterator[Digest]:
    """Yield digests with so many names of bodies, ten each, of which many are one."""
    chance = random.Random(seed)  # noqa: S311 - a choice of words, no secret
    for _ in range(names // 10):
        things = (_body(chance) for _ in range(10))
        yield Digest(tuple({t.iri: t for t in things}.values()), (), (), None, ())


def _body(chance: random.Random) -> Thing:
    number, province = chance.randrange(400), chance.randrange(63)
    heads = ("Ban Quản lý chợ Bến", "Ban Quan ly cho Ben", "Ban Quản lý chơ Bến")
    label, scope = f"{chance.choice(heads)} {number}", f"tỉnh thứ {province}"
    iri = f"http://invented.example/agency/{label} {scope}".replace(" ", "-")
    return Thing(iri, "agency", label, label.casefold(), scope)


def measure_joins(sizes: Sequence[int]) -> list[Joins]:
    """Decide identity over so many names in memory and by joins, which must agree."""
    found = []
    with session(_MASTER, _SETTINGS) as spark:
        for names in sizes:
            known = list(digests(names))
            begin = time.perf_counter()
            alone = resolve((t for d in known for t in d.things), ())
            between = time.perf_counter()
            rows = [(f"{place:064}", dumps(digest)) for place, digest in enumerate(known)]
            table = spark.createDataFrame(rows, "sha256 string, digest string")
            assert join(names_of(table)).identity() == alone
            joined = time.perf_counter() - between
            found.append(Joins(names, between - begin, joined, len(alone.judgements)))
    return found


def report(rows: Sequence[Sizes], joins: Sequence[Joins]) -> str:
    """Return the tables as Markdown."""
    names = list(rows[0].runs)
    lines = [
        "# What Spark costs on one machine",
        "",
        f"{machine()}. Written by `python -m bench.spark --write`. One run each.",
        "",
        "Seconds of the clock / processor seconds / megabytes of all processes at the most;"
        f" Spark at `{_MASTER}`:",
        "",
        "| documents | " + " | ".join(names) + " | processor: Spark's folder : `--jobs 2` |",
        "| ---: |" + " ---: |" * (len(names) + 1),
    ]
    for row in rows:
        cells = (
            f"{c.seconds:.0f} / {c.processor:.0f} / {c.megabytes:.0f}" for c in row.runs.values()
        )
        alone, folder, _ = row.runs.values()
        ratio = folder.processor / alone.processor
        lines.append(f"| {row.documents:,} | {' | '.join(cells)} | {ratio:.2f} |")
    lines += [
        "",
        "Identity over names of bodies (seconds of the clock; the answers are compared):",
        "",
        "| names | judgements | in memory | by joins |",
        "| ---: | ---: | ---: | ---: |",
    ]
    lines += [f"| {j.names:,} | {j.judgements:,} | {j.alone:.1f} | {j.joined:.1f} |" for j in joins]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print, and write with --write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    options.add_argument("--names", type=int, nargs="*", default=[1000, 100_000])
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    table = report([measure(size) for size in chosen.sizes], measure_joins(chosen.names))
    print(table)
    if chosen.write:
        TARGET.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
