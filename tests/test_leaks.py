"""Nothing of the development documents stands in the package: no project, person, number, sentence.

The rules must hold for any province, so what makes one of the documents they were looked at with
may not be written into code, rules or reference data. Names of national scope («Quốc lộ 1») and
words that name anything of their kind («Nhà máy», two words or fewer) are no such thing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("extract", "kg", "ontology", "queries", "viz")
TEXTS = {".py", ".csv", ".ttl", ".rq", ".html", ".js", ".css", ".md"}
SHORTEST_NAME, SHORTEST_SENTENCE = 3, 13
NATIONAL = frozenset(
    {
        "chương trình mục tiêu quốc gia",
        "chương trình mục tiêu quốc gia xây dựng nông thôn mới",
        "xây dựng nông thôn mới",
        "toàn dân đoàn kết xây dựng đời sống văn hóa",
        "toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh",
    }
)
"""Programmes and campaigns of the whole country, in which every province takes part."""


@cache
def package() -> str:
    """Return all text of the package, lower case, with single spaces."""
    files = (p for f in PACKAGES for p in sorted((ROOT / f).rglob("*")) if p.suffix in TEXTS)
    kept = (p for p in files if "samples" not in p.parts and "vendor" not in p.parts)
    kept = (p for p in kept if p.name != "communes.csv")  # all communes, some named after people
    return folded(" \n ".join(p.read_text(encoding="utf-8") for p in kept))


def folded(text: str) -> str:
    return " ".join(text.lower().split())


def golds(shared: Path) -> list[dict[str, object]]:
    found = sorted((shared / "eval" / "gold").glob("*.json"))
    assert found
    return [json.loads(path.read_text(encoding="utf-8")) for path in found]


@pytest.mark.parametrize("kind", ["PROJECT", "PERSON"])
def test_no_name_of_a_development_document(shared: Path, kind: str) -> None:
    names = {
        folded(mention["norm"])
        for gold in golds(shared)
        for mention in gold["mentions"]  # type: ignore[attr-defined]
        if mention["type"] == kind
    }
    looked_for = {n for n in names if len(n.split()) >= SHORTEST_NAME} - NATIONAL
    assert len(looked_for) > 5
    assert [
        n for n in sorted(looked_for) if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", package())
    ] == []


def test_no_document_number_of_a_development_document(shared: Path) -> None:
    numbers = {
        folded(mention["norm"])
        for gold in golds(shared)
        for mention in gold["mentions"]  # type: ignore[attr-defined]
        if mention["type"] == "LEGAL" and re.match(r"\d+[/-]", mention["norm"])
    }
    assert len(numbers) > 20
    assert [
        n for n in sorted(numbers) if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", package())
    ] == []


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of `SHORTEST_SENTENCE` words; official names and formulas are shorter."""
    words = folded(text).split()
    return set(zip(*(words[at:] for at in range(SHORTEST_SENTENCE)), strict=False))


def test_no_sentence_of_a_development_document(shared: Path) -> None:
    found = []
    in_package = runs(package())
    for gold in golds(shared):
        paths = (shared / folder / str(gold["doc"]) for folder in ("seeds", "texts"))
        source = next(path for path in paths if path.exists()).read_bytes().decode("utf-8")
        for statement in gold["statements"]:  # type: ignore[attr-defined]
            found += sorted(runs(source[statement["start"] : statement["end"]]) & in_package)
    assert found == []
