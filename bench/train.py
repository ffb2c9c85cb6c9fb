"""Trains the statistical layer: the kinds of clauses from their signs.

    python bench/train.py

Writes `kinds.csv`, the weights, and `kinds.json`, what they were made of: counts, and a hash of
the training data. The same documents, gold and rules give the same bytes. Run it again when gold
or rules have changed, and then `bench/clause_kinds.py --write`.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.clauses import ROOT, Paper, data_hash, papers
from bench.linear import fit
from extract.statements.kind_model import KINDS, SCALE, Weights

MODEL = ROOT / "extract" / "statements" / "model"
FEWEST = 2
"""A sign is kept that stands in so many documents: what only one has may be a name of its own."""
WITHOUT_RULES = 0.5
"""The share of its count with which a clause is learned without the rules' answer.

The rules were made looking at some of these documents, so that they err less there than elsewhere;
a model that saw their answer always would trust it too much.
"""
TORN = 0.5
SMALLEST = 3
"""A sign of which no weight is larger, in hundredths, is left out."""


def train(pool: Sequence[Paper]) -> Weights:
    """Return the weights, in hundredths, that the samples of the documents give."""
    seen = Counter(
        sign for paper in pool for sign in {sign for s in paper.samples for sign in s.signs}
    )
    number = {sign: at for at, sign in enumerate(sorted(s for s in seen if seen[s] >= FEWEST))}
    rows, kinds, counts = [], [], []
    for sample in (sample for paper in pool for sample in paper.samples):
        known = [sign for sign in sample.signs if sign in number]
        for signs, share in (
            (known, 1 - WITHOUT_RULES),
            ([sign for sign in known if "rule=" not in sign], WITHOUT_RULES),
        ):
            rows.append([number[sign] for sign in signs])
            kinds.append(sample.kind)
            counts.append(share * (TORN if sample.torn else 1.0))
    fitted = fit(rows, kinds, counts, width=len(number))
    whole = {
        sign: tuple(round(float(w) * SCALE) for w in fitted[at]) for sign, at in number.items()
    }
    return {sign: row for sign, row in whole.items() if max(map(abs, row)) > SMALLEST}


def save(model: Weights, folder: Path) -> None:
    """Write the weights as `kinds.csv`, signs in order."""
    folder.mkdir(exist_ok=True)
    with (folder / "kinds.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["sign", *(kind or "none" for kind in KINDS)])
        lines.writerows([sign, *row] for sign, row in sorted(model.items()))


def figures(pool: Sequence[Paper], model: Weights) -> dict[str, object]:
    """Return what the model was made of: documents, clauses by kind, signs, hash of the data."""
    kinds = Counter(KINDS[s.kind] or "none" for paper in pool for s in paper.samples)
    documents = Counter(paper.origin for paper in pool)
    return {
        "clauses": dict(sorted(kinds.items())),
        "data": data_hash(list(pool)),
        "documents": dict(sorted(documents.items())),
        "signs": len(model),
    }


def main() -> None:
    """Train on the whole pool and write the model."""
    pool = [paper for paper in papers() if paper.trainable]
    model = train(pool)
    save(model, MODEL)
    told = json.dumps(figures(pool, model), ensure_ascii=False, indent=1)
    (MODEL / "kinds.json").write_text(told + "\n", encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
