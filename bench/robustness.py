"""Measures extraction on misread text: what injected noise costs, and what hangs on one document.

    python bench/robustness.py            print the tables
    python bench/robustness.py --write    put them into bench/robustness.md

The documents are those with gold that are clean: their share of impossible words is small, and
they were not scanned themselves. 2, 5 and 8 % of their words are misread (`noise.py`), three times
each by other draws; the gold's spans are carried along; repair is on, as always. What the noise
costs is told against the same documents unspoilt. Then come the documents by themselves: how the
figures spread over them, and what they are without each one (left out in turn), so that one sees
whether a figure hangs on a single document. No document is named: of some only scores may be read.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import mean, median
from typing import Any

from bench.noise import Confusion, load, misread
from extract.cleaning.doubt import doubt
from extract.cleaning.offsets import Edit, apply
from extract.pipeline import extract_text

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from scoring import SETS, pairs, scorer  # noqa: E402 - the tests are no package

CLEAN = 0.02
"""Texts with a smaller share of impossible words are taken for clean."""
SHARES = (0.02, 0.05, 0.08)
SEEDS = ("1", "2", "3")
FIGURES = ("mentions", "statements", "ownership", "indicators")
BAR = 0.08
"""What 5 % of noise may cost of the F1 of ownership."""
FEWEST = 3
"""A document with fewer items of a kind says nothing of how a figure spreads."""

Gold = dict[str, Any]
Scores = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A clean document of a set (`origin`): its text and its gold."""

    origin: str
    text: str
    gold: Gold


@dataclass(frozen=True, slots=True)
class Measured:
    """A document as it was read: its gold and what was extracted, both of the same text."""

    origin: str
    gold: Gold
    found: Gold


def papers() -> list[Paper]:
    """Return the clean documents with gold, set by set."""
    return list(_papers())


def _papers() -> Iterator[Paper]:
    for name in (name for name in SETS if name != "blind"):
        for gold, path in pairs(name):
            text = path.read_bytes().decode("utf-8")
            if unicodedata.is_normalized("NFC", text) and doubt(text) < CLEAN:
                yield Paper(name, text, gold)


def carried(gold: Gold, edits: Sequence[Edit]) -> Gold:
    """Return gold with its spans where they stand after the edits (in order, not overlapping).

    A span that begins or ends inside a changed stretch takes in the whole of it.
    """
    ends = [end for _, end, _ in edits]
    gains = [0, *accumulate(len(seen) - (end - start) for start, end, seen in edits)]

    def moved(position: int, *, last: bool) -> int:
        index = bisect_left(ends, position + (not last))
        if index < len(edits) and edits[index][0] < position:
            start, _, seen = edits[index]
            return start + gains[index] + (len(seen) if last else 0)
        return position + gains[index]

    return gold | {
        kind: [
            item | {"start": moved(item["start"], last=False), "end": moved(item["end"], last=True)}
            for item in gold[kind]
        ]
        for kind in ("mentions", "statements", "indicators")
    }


def spoilt(paper: Paper, share: float, *, seed: str, model: Sequence[Confusion]) -> Measured:
    """Return what is extracted of a document of which a share of the words is misread."""
    edits = misread(paper.text, share, seed=seed, model=model) if share else []
    text = apply(paper.text, edits)[0]
    sha256 = paper.gold["sha256"]
    found = extract_text(text, name=paper.gold["doc"], sha256=sha256).as_json()
    return Measured(paper.origin, carried(paper.gold, edits), found)


def scores(measured: Sequence[Measured]) -> Scores:
    """Return the scorer's figures of some documents together."""
    found = scorer().score(
        [m.gold for m in measured], {m.gold["sha256"]: m.found for m in measured}
    )
    return {name: row for name, row in found.items() if name != "rates"}


def noise_table(clean: Sequence[Measured], noisy: Mapping[float, Sequence[Scores]]) -> list[str]:
    """Return the F1 of each figure at each share of noise: the mean of the draws, and the drop."""
    heads = ["figure", "no noise", *(f"{share:.0%} (drop; worst draw)" for share in noisy)]
    lines = [f"| {' | '.join(heads)} |", "| --- " + "| ---: " * (len(heads) - 1) + "|"]
    before = scores(clean)
    for name in FIGURES:
        base = before[name]["F1"]
        cells = [name, f"{base:.3f}"]
        for draws in noisy.values():
            values = [draw[name]["F1"] for draw in draws]
            cells.append(
                f"{mean(values):.3f} ({100 * (base - mean(values)):.1f};"
                f" {100 * (base - min(values)):.1f})"
            )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def spread_table(clean: Sequence[Measured]) -> list[str]:
    """Return how each figure spreads over the documents of each set, and without each of them."""
    lines = [
        "| set | figure | documents | all together | mean | median | worst tenth"
        " | without one: least | without one: most |",
        "| --- | --- " + "| ---: " * 7 + "|",
    ]
    for origin in dict.fromkeys(m.origin for m in clean):
        chosen = [m for m in clean if m.origin == origin]
        for name in FIGURES:
            lines.append(f"| {origin} | {name} | {_spread(chosen, name)} |")
    return lines


def _spread(chosen: Sequence[Measured], name: str) -> str:
    each = [scores([m]).get(name) for m in chosen]
    values = sorted(row["F1"] for row in each if row and row["gold"] >= FEWEST)
    if not values:
        return "0 | – | – | – | – | – | –"
    left = [
        scores([*chosen[:place], *chosen[place + 1 :]])[name]["F1"]
        for place in range(len(chosen))
        if len(chosen) > 1
    ]
    tenth = values[: max(1, round(len(values) / 10))]
    figures = (
        scores(chosen)[name]["F1"],
        mean(values),
        median(values),
        mean(tenth),
        min(left, default=0.0),
        max(left, default=0.0),
    )
    return " | ".join([str(len(values)), *(f"{figure:.3f}" for figure in figures)])


def report() -> str:
    """Measure all, and return it as Markdown."""
    model = load()
    chosen = papers()
    clean = [spoilt(paper, 0.0, seed="", model=model) for paper in chosen]
    tables = []
    present = list(dict.fromkeys(m.origin for m in clean))
    for title, names in [("All clean documents", present), *((name, [name]) for name in present)]:
        tables.append((title, [m for m in clean if m.origin in names]))
    draws = {
        share: [[spoilt(p, share, seed=seed, model=model) for p in chosen] for seed in SEEDS]
        for share in SHARES
    }
    lines = ["# Extraction from misread text", ""]
    for title, measured in tables:
        origins = {m.origin for m in measured}
        noisy = {
            share: [scores([m for m in draw if m.origin in origins]) for draw in made]
            for share, made in draws.items()
        }
        lines += [f"## {title} ({len(measured)})", "", *noise_table(measured, noisy), ""]
    lines += ["## Document by document, without noise", "", *spread_table(clean), "", *_notes()]
    return "\n".join(lines) + "\n"


def _notes() -> list[str]:
    return [
        f"Measured by `python bench/robustness.py`: F1, {len(SEEDS)} draws of noise a share, drops"
        f" in points. The bar: 5 % of noise costs at most {100 * BAR:.0f} points of ownership.",
        f"«Documents» are those with at least {FEWEST} items of the kind; the worst tenth is the"
        " mean of the worst tenth of them; «without one» is the least and the most that all"
        " together come to when one document is left out.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    out = report()
    print(out, end="")
    if asked.write:
        (ROOT / "bench" / "robustness.md").write_text(out, encoding="utf-8")


if __name__ == "__main__":
    main()
