"""Roles in a cell that names who does a task."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.forms.cell_roles import cell_roles

A, B, C = "Sở Y tế", "Sở Xây dựng", "Sở Tài chính"


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        (f"{A}, {B}", [A, B], []),  # no cue: all lead
        (f"{A} chủ trì; {B}, {C} phối hợp", [A], [B, C]),  # cues behind
        (f"{A} chủ trì, {B} phối hợp", [A], [B]),
        (f"Chủ trì: {A}; phối hợp: {B}; {C}", [A], [B, C]),  # cues before, the last goes on
        (f"{A} chủ trì, phối hợp với {B}, {C}", [A], [B, C]),
        (f"{A} (phối hợp: {B}, {C})", [A], [B, C]),  # in brackets
        (f"{A}; {B} tham gia", [A], [B]),  # a cue speaks of its own part only
        (f"Chủ trì, phối hợp: {A}", [A], []),
        ("Theo phân công", [], []),  # nobody
    ],
)
def test_who_leads_and_who_supports(cell: str, lead: list[str], support: list[str]) -> None:
    page = page_of(f"Phân công: {cell}\n")
    start = page.text.index(cell)
    roles = cell_roles(page, start, start + len(cell))
    assert [page.text[b.start : b.end] for b in roles.lead] == lead
    assert [page.text[b.start : b.end] for b in roles.support] == support


def test_the_first_leads_in_a_column_for_both() -> None:
    cell = f"{A}, {B}, {C}"
    page = page_of(f"Phân công: {cell}\n")
    start = page.text.index(cell)
    roles = cell_roles(page, start, start + len(cell), first_leads=True)
    assert [b.start - start for b in roles.lead] == [0]
    assert len(roles.support) == 2
