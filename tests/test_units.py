"""Units of figures: found as written, or without marks in a scan."""

from __future__ import annotations

import pytest

from extract.folding import fold
from extract.indicators.units import unit_at
from ontology.load import rows


@pytest.mark.parametrize("row", rows("units"), ids=lambda r: r["unit"])
def test_every_form_of_every_unit_is_found(row: dict[str, str]) -> None:
    for form in (row["unit"], *filter(None, row["forms"].split("|"))):
        text = f"12 {form}".lower()
        found = unit_at(text, fold(text), 2)
        assert found is not None
        assert found.end == len(text)
        assert found.sort == row["sort"]


def test_the_table_has_each_unit_once_and_known_sorts() -> None:
    names = [row["unit"] for row in rows("units")]
    assert len(names) == len(set(names))
    assert {row["sort"] for row in rows("units")} == {"money", "measure", "count"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" nghìn tỷ đồng", "nghìn tỷ đồng"),
        (" ngàn tấn", "nghìn tấn"),
        (" hộ nghèo", "hộ nghèo"),
        (" lao  động", "lao động"),
        (" doanh nghiêp", "doanh nghiệp"),
        (" hộ chưa", "hộ"),
    ],
)
def test_unit_at(text: str, name: str) -> None:
    found = unit_at(text, fold(text), 0)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", [" báo cáo", " mục tiêu", " hà", ""])
def test_what_is_no_unit(text: str) -> None:
    found = unit_at(text, fold(text), 0)
    assert found is None or found.sort != "count"
