"""Measures suggested owners: hides the departments that gold names, suggests, and counts.

    python -m bench.competence            print the table
    python -m bench.competence --write    put it into bench/competence.md

Counted are commitments with one lead, a department of a province («Sở …», «Thanh tra», «Ban Dân
tộc»). Names of bodies, people and documents are masked first, so that a suggestion rests on the
matter alone. A document without a date counts where the department is one before and since March
2025. The faults of blind documents are never shown, only counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench.clauses import ROOT
from kg.agencies.competence import suggest
from kg.identity.names import split_place

sys.path.append(str(ROOT / "tests"))

from scoring import SOURCES, is_blind

TABLE = ROOT / "bench" / "competence.md"
BEFORE, SINCE = date(2024, 6, 1), date(2025, 10, 1)
_HEADS = ("sở ", "thanh tra", "ban dân tộc")
_MASKED = ("ORG", "PERSON", "LEGAL")
NAMES = {
    "development": "real documents (looked at)",
    "own": "own documents (looked at)",
    "held_out": "held out",
    "genres": "genres",
    "unseen": "unseen (never looked at)",
}


class Case(NamedTuple):
    """A commitment with its lead hidden: where it is from, its matter, its day, and the lead."""

    origin: str
    blind: bool
    matter: str
    day: date | None
    lead: str


def cases() -> Iterator[Case]:
    """Yield all commitments of gold that one department of a province leads."""
    for origin, (gold, folders) in SOURCES.items():
        for file in sorted(gold.glob("*.json")):
            annotated = json.loads(file.read_text(encoding="utf-8"))
            path = next(
                (f / annotated["doc"] for f in folders if (f / annotated["doc"]).exists()), None
            )
            if path is None or path.suffix != ".txt":
                continue
            number = int(file.stem) if file.stem.isdigit() else 1
            blind = is_blind(origin, number)
            yield from _of(origin, blind, annotated, path)


def _of(origin: str, blind: bool, gold: Mapping[str, Any], path: Path) -> Iterator[Case]:
    text = path.read_bytes().decode("utf-8")
    told = gold["document"].get("date")
    day = date.fromisoformat(told) if told else None
    for statement in gold["statements"]:
        if statement["kind"] == "commitment" and len(statement["lead"]) == 1:
            lead = split_place(statement["lead"][0]).core
            if f"{lead} ".startswith(_HEADS) and lead != "thanh tra chính phủ":
                yield Case(origin, blind, _masked(text, statement, gold["mentions"]), day, lead)


def _masked(text: str, statement: Mapping[str, Any], mentions: list[Mapping[str, Any]]) -> str:
    """Return a statement's words without names of bodies, people and documents."""
    start, end = statement["start"], statement["end"]
    letters = list(text[start:end])
    for mention in mentions:
        if mention["type"] in _MASKED:
            for place in range(max(mention["start"], start), min(mention["end"], end)):
                letters[place - start] = ";" if place == mention["start"] else " "
    return " ".join("".join(letters).split())


def suggestion(case: Case) -> str | None:
    """Return the department suggested, by the document's day or by both sides of March 2025."""
    found = [suggest(case.matter, day) for day in ([case.day] if case.day else [BEFORE, SINCE])]
    named = {why.department if why else None for why in found}
    return named.pop() if len(named) == 1 else None


def verdict(case: Case) -> str:
    """Return «right», «wrong» or «none»."""
    named = suggestion(case)
    if named is None:
        return "none"
    return "right" if split_place(named).core == case.lead else "wrong"


def table(found: Counter[tuple[str, str]]) -> str:
    """Return the counts as a table in Markdown."""
    lines = [
        "| documents | right | wrong | none | precision |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    groups = {name: {origin} for origin, name in NAMES.items()}
    groups["looked at"], groups["never looked at"], groups["all"] = {"open"}, {"blind"}, {"all"}
    for name, origins in groups.items():
        counts = {v: sum(found[o, v] for o in origins) for v in ("right", "wrong", "none")}
        given = counts["right"] + counts["wrong"]
        share = f"{counts['right'] / given:.2f}" if given else "–"
        lines.append(
            f"| {name} | {counts['right']} | {counts['wrong']} | {counts['none']} | {share} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print or write."""
    parser = argparse.ArgumentParser(description="Measure suggested owners on gold.")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    parser.add_argument("--faults", action="store_true", help="show wrong ones (not the blind)")
    options = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    for case in cases():
        said = verdict(case)
        for group in (case.origin, "blind" if case.blind else "open", "all"):
            found[group, said] += 1
        if options.faults and said == "wrong" and not case.blind:
            print(case.lead, "|", suggestion(case), "|", case.matter[:100])
    text = table(found)
    print(text)
    if options.write:
        head = (
            "# Suggested owners\n\nCommitments that one department leads, the lead hidden and"
            " suggested anew from the competences of departments. Written by `python -m"
            " bench.competence --write`; how it is done, its head says.\n\n"
        )
        TABLE.write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main()
