"""The frozen scores hold, the issue's floors are passed, and every record quotes its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import scoring

from extract.pipeline import extract_file

FLOORS = {
    "mentions": 0.75,
    "mentions.LEGAL": 0.88,
    "mentions.DATE": 0.88,
    "statements": 0.75,
    "ownership": 0.50,
    "indicators": 0.65,
}


@pytest.fixture(scope="module")
def table(shared: Path) -> scoring.Table:
    assert shared == scoring.SHARED
    return scoring.measure()


def test_no_figure_fell(table: scoring.Table) -> None:
    frozen = json.loads(scoring.TABLE.read_text(encoding="utf-8"))
    assert scoring.falls(frozen, table) == []


@pytest.mark.parametrize("name", scoring.SETS)
@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_floors(table: scoring.Table, name: str, figure: str, floor: float) -> None:
    assert table[name][figure]["F1"] >= floor  # type: ignore[index]


def test_a_noisy_report_is_owned_almost_as_well_as_a_clean_resolution(shared: Path) -> None:
    assert shared == scoring.SHARED
    owned = {}
    for gold, path in scoring.pairs("development"):
        if path.name.startswith(("001_", "002_")):
            found = {gold["sha256"]: extract_file(path).as_json()}
            owned[path.name[:3]] = scoring.scorer().score([gold], found)["ownership"]["F1"]
    assert owned["001"] >= owned["002"] - 0.08


def test_a_fall_is_told() -> None:
    old = {"own": {h: {"F1": 0.9} for h in scoring.HEADLINES}}
    new = {"own": {h: {"F1": 0.9} for h in scoring.HEADLINES} | {"ownership": {"F1": 0.88}}}
    assert scoring.falls(old, new) == ["own: ownership F1 0.9000 → 0.8800"]


@pytest.mark.parametrize("name", scoring.SETS)
def test_every_record_quotes_its_source(shared: Path, name: str) -> None:
    checked = 0
    for _, path in scoring.pairs(name):
        text = path.read_bytes().decode("utf-8")
        found = extract_file(path)
        for record in (*found.mentions, *found.statements, *found.indicators):
            assert text[record.start : record.end] == record.quote, (path.name, record)
            checked += 1
        for statement in found.statements:
            for part in (*statement.parties, *statement.mandate):
                assert part.start is None or 0 <= part.start < (part.end or 0) <= len(text)
    assert checked > 300
