"""Measures the statistical layer: rules alone against rules with the model, never on its own data.

    python bench/clause_kinds.py                        print the tables
    python bench/clause_kinds.py --also FOLDER          and one of other documents with gold
    python bench/clause_kinds.py --also FOLDER --write  put them into bench/statistics.md

Of the documents that it may be trained on, each is read by a model trained on the other nine
tenths; the rest (the blind ones, whose faults nobody has looked at, and those of `--also`) by one
trained on the whole pool.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.clauses import ARTICLES, ROOT, Gold, Paper, papers, scorer_, statements
from bench.train import figures, train
from extract.page.structure import Block
from extract.records import StatementKind
from extract.statements.draft import Walk
from extract.statements.groups import Roles
from extract.statements.kind_model import Weights, judge, signs_of
from extract.statements.split import Clause

FOLDS = 10
FIGURES = (
    "statements",
    "statements.commitment",
    "statements.result",
    "statements.problem",
    "ownership",
)
NAMES = {
    "development": "real documents (rules were made looking at them)",
    "own": "own documents (looked at)",
    "genres": "genres (looked at)",
    "held_out": "held out, odd (looked at)",
    "held_out blind": "held out, even (never looked at)",
    "unseen blind": "unseen (never looked at)",
}
Found = dict[str, list[Gold]]


def read(paper: Paper, model: Weights) -> list[Gold]:
    """Return the statements of a document by the rules with this model."""

    def weigh(
        walk: Walk, block: Block, clause: Clause, roles: Roles, rule: StatementKind | None
    ) -> StatementKind | None:
        return judge(signs_of(walk, block, clause, roles, rule), rule, model).kind

    return statements(paper, weigh)


def fold(paper: Paper) -> int:
    """Return which tenth a document belongs to: by its hash, so that none is chosen."""
    return int(hashlib.sha256(paper.sha256.encode()).hexdigest(), 16) % FOLDS


def crossed(pool: Sequence[Paper]) -> Found:
    """Return the statements of each document by a model trained on the other tenths."""
    found = {}
    for number in range(FOLDS):
        model = train([paper for paper in pool if fold(paper) != number])
        for paper in pool:
            if fold(paper) == number:
                found[paper.sha256] = read(paper, model)
    return found


def score(of: Sequence[Paper], found: Found) -> dict[str, float]:
    """Return the F1 of statements, of each kind, and of ownership."""
    golds = [{**paper.gold, "mentions": [], "indicators": []} for paper in of]
    table: dict[str, Any] = scorer_().score(
        golds, {paper.sha256: {"statements": found[paper.sha256]} for paper in of}
    )
    return {name: table[name]["F1"] for name in FIGURES if name in table}


def group(paper: Paper) -> str:
    """Return the row of the table that a document is counted in."""
    return f"{paper.origin} blind" if paper.blind else paper.origin


def table(of: Sequence[Paper], found: Found) -> list[str]:
    """Return the lines of a table: rules alone → rules with the model, a row a group."""
    head = [name.removeprefix("statements.") for name in FIGURES]
    lines = [f"| documents | {' | '.join(head)} |", f"| --- |{' ---: |' * len(head)}"]
    groups = {name: [p for p in of if group(p) == name] for name in dict.fromkeys(map(group, of))}
    if len(groups) > 1:
        groups["all of these"] = list(of)
    for name, members in groups.items():
        alone = score(members, {p.sha256: p.ruled for p in members})
        both = score(members, found)
        cells = [f"{100 * alone[f]:.1f} → {100 * both[f]:.1f}" for f in FIGURES]
        lines.append(f"| {NAMES.get(name, name)} ({len(members)}) | {' | '.join(cells)} |")
    return lines


def _told(counts: Any) -> str:
    """Return counts by name in words: «12 result, 3 problem»."""
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def report(every: Sequence[Paper]) -> str:
    """Return the whole comparison, in Markdown."""
    pool = [paper for paper in every if paper.trainable]
    rest = [paper for paper in every if not paper.trainable]
    model = train(pool)
    made = figures(pool, model)
    parts = [
        "# The statistical layer: kinds of clauses",
        "F1 in per cent, rules alone → rules with the model. Written by "
        "`python bench/clause_kinds.py`; how it is done, its head says.",
        f"Trained on {_told(made['clauses'])} clauses of {_told(made['documents'])} documents: "
        f"{made['signs']} signs. Hash of the data: `{str(made['data'])[:16]}`.",
        f"## Each read by a model trained on the other documents ({FOLDS} parts)",
        "\n".join(table([p for p in pool if p.origin != ARTICLES], crossed(pool))),
        "## Documents that are never trained on",
        "\n".join(table(rest, {p.sha256: read(p, model) for p in rest})),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Print the comparison, or write it beside this file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    text = report(papers(*options.also))
    print(text)
    if options.write:
        (ROOT / "bench" / "statistics.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
