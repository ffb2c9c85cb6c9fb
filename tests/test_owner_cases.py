"""Owners, helpers, mandates and days in short papers of every genre: who owes what by when."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import read

pytestmark = pytest.mark.usefixtures("rules_alone")

CASES = Path(__file__).parent / "cases" / "owners.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    """Return the cases of the file: the paper's name, its text, the rows expected."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("### ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, rows = rest.partition("\n>>>\n")
        found.append((name, text, [row for row in rows.split("\n") if row]))
    return found


@pytest.mark.parametrize(("text", "rows"), [pytest.param(t, r, id=n) for n, t, r in cases()])
def test_who_owes_what(text: str, rows: list[str]) -> None:
    said = read(f"{text}\n").statements
    told = []
    for row in rows:
        words = row.split(" | ")[0]
        task = next(s for s in said if words in " ".join(s.text.split()))
        mandate = "; ".join(dict.fromkeys(reference.norm for reference in task.mandate))
        leads, helpers = "; ".join(task.names("lead")), "; ".join(task.names("support"))
        last = str(task.deadline.interval.last) if task.deadline else ""
        fields = [words, leads, helpers, mandate, last]
        told.append(" | ".join(fields).replace(" |  |", " | |").replace(" |  |", " | |").rstrip())
    assert told == rows
