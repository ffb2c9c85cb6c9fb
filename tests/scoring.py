"""Scores the extraction against gold and compares with the frozen table `tests/scores.json`.

    python tests/scoring.py            compare; exit 1 if a headline figure fell by over a point
    python tests/scoring.py --freeze   write the table anew (say why in the commit)

The scorer and the gold of real documents stay beside the checkout (../shared/eval); the gold of
Camket's own documents is in tests/gold and tests/held_out. «development» are the real documents
that the rules were looked at with; «own» are the samples and hard cases of this repository, looked
at too; «held_out» and «genres» are documents written by people who did not know the rules, whose
faults were looked at afterwards; «blind» are those whose faults nobody has looked at: the even
numbers of «held_out», and «unseen».

Camket is scored as it ships on the blind set alone. The statistical layer (`extract.statements`)
was trained on the others, so there the rules are scored by themselves; what it adds is measured in
`bench/clause_kinds.py`, each document by a model that has not seen it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from extract.pipeline import extract_file
from extract.statements import kind_model

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "tests" / "scores.json"
HELD_OUT = ROOT / "tests" / "held_out"
GENRES = ROOT / "tests" / "genres"
UNSEEN = ROOT / "tests" / "unseen"
HEADLINES = (
    "mentions",
    "mentions.ORG",
    "mentions.PROJECT",
    "mentions.LEGAL",
    "mentions.DATE",
    "statements",
    "ownership",
    "indicators",
)
RATES = (
    "lead.stated",
    "deadline.stated",
    "support",
    "mandate",
    "projects",
    "indicator.kind",
    "indicator.unit",
)
SLACK = 0.01
Folders = tuple[Path, ...]
SOURCES: dict[str, tuple[Path, Folders]] = {
    "development": (SHARED / "eval" / "gold", (SHARED / "seeds", SHARED / "texts")),
    "own": (ROOT / "tests" / "gold", (ROOT / "kg" / "samples", ROOT / "tests" / "documents")),
    "held_out": (HELD_OUT / "gold", (HELD_OUT / "texts",)),
    "genres": (GENRES / "gold", (GENRES / "texts",)),
    "unseen": (UNSEEN / "gold", (UNSEEN / "texts",)),
}
SETS = {
    "development": ("development",),
    "own": ("own",),
    "held_out": ("held_out",),
    "genres": ("genres",),
    "blind": ("held_out", "unseen"),
}

Table = dict[str, dict[str, object]]


def scorer() -> ModuleType:
    """Load ../shared/eval/score.py; raises `FileNotFoundError` where it is missing."""
    path = SHARED / "eval" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path} is not beside this checkout; scores cannot be measured")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(name: str) -> Iterator[tuple[dict[str, object], Path]]:
    """Yield the gold of a set with the file it annotates."""
    for source in SETS[name]:
        gold, folders = SOURCES[source]
        for file in sorted(gold.glob("*.json")):
            if name == "blind" and not is_blind(source, int(file.stem)):
                continue
            annotated = json.loads(file.read_text(encoding="utf-8"))
            paths = (folder / annotated["doc"] for folder in folders)
            yield annotated, next(path for path in paths if path.exists())


def is_blind(source: str, number: int) -> bool:
    """Whether nobody has looked at what is missed in a document."""
    return source == "unseen" or (source == "held_out" and number % 2 == 0)


def measure() -> Table:
    """Return all figures of all sets, as the scorer gives them."""
    score = scorer()
    table: Table = {}
    for name in SETS:
        golds, predictions = [], {}
        with nullcontext() if name == "blind" else rules_alone():
            for gold, path in pairs(name):
                golds.append(gold)
                predictions[gold["sha256"]] = extract_file(path).as_json()
        table[name] = score.score(golds, predictions)
    return table


@contextmanager
def rules_alone() -> Iterator[None]:
    """Take the statistical layer away for a while."""
    with patch.object(kind_model, "weights", dict):
        yield


def falls(old: Table, new: Table) -> list[str]:
    """Return a line for each headline figure that is more than a point below the frozen one."""
    found = []
    for name, figures in old.items():
        for headline in HEADLINES:
            was, now = figures[headline]["F1"], new[name][headline]["F1"]  # type: ignore[index]
            if now < was - SLACK:
                found.append(f"{name}: {headline} F1 {was:.4f} → {now:.4f}")
    return found


def main() -> int:
    """Measure, print, and compare or freeze."""
    try:
        table = measure()
    except FileNotFoundError as error:
        print(error)
        return 1 if os.environ.get("CAMKET_NO_SKIP") else 0
    print(f"{'F1':18}" + "".join(f"{name:>14}" for name in table))
    for headline in HEADLINES:
        row = "".join(f"{table[name][headline]['F1']:>14.4f}" for name in table)  # type: ignore[index]
        print(f"{headline:18}{row}")
    print("share right, of the statements and figures found")
    for rate in RATES:
        row = "".join(f"{table[name]['rates'][rate]['rate']:>14.4f}" for name in table)  # type: ignore[index]
        print(f"{rate:18}{row}")
    if "--freeze" in sys.argv:
        TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return 0
    found = falls(json.loads(TABLE.read_text(encoding="utf-8")), table)
    print("\n".join(found) or "no figure fell by more than a point")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
