"""A graph over which tests decide: two departments of the samples, and who bears their names."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Ran, run

from kg.store import Store

ONE, OTHER = "Sở Xây dựng", "Sở Tài chính"
"""Two departments of the samples, which a test may call one."""


def nodes(folder: Path, name: str) -> set[str]:
    """Return the bodies that bear a name, however they are called."""
    query = (
        "SELECT ?x { ?x a ck:Agency ; skos:prefLabel|skos:altLabel ?l "
        f'FILTER(STRSTARTS(STR(?l), "{name}") && !CONTAINS(STR(?l), "Thanh tra")) }}'
    )
    return {str(row["x"].value) for row in Store.open(folder).rows(query)}  # type: ignore[union-attr]


def judged(folder: Path) -> set[tuple[str, str]]:
    """Return what people judged: the judgement and the reason."""
    query = "SELECT ?j ?r { ?x ck:origin ck:personOrigin ; ck:judgement ?j ; ck:reason ?r }"
    rows = Store.open(folder).rows(query)
    return {(str(r["j"]).rpartition("#")[2][:-1], str(r["r"].value)) for r in rows}  # type: ignore[union-attr]


def decide(capsys: pytest.CaptureFixture[str], *words: object) -> Ran:
    """Decide as Lan on a day, and return what the command said."""
    ran = run(capsys, *words, "--by", "Lan", "--when", "2025-12-01")
    assert ran.status == 0, ran.err
    return ran
