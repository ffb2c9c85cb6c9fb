"""The codes by which claims are called on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.commands.review_reading import code_of, iri_of_claim
from kg.review.desk import Desk
from kg.review.views import UnknownClaim

pytest_plugins = ("queue_fixtures",)


def test_every_claim_has_a_short_code_that_leads_back(graph: Path) -> None:
    desk = Desk.open(graph)
    codes = {code_of(desk, view.iri): view.iri for view in desk.claims()}
    assert len(codes) == len(list(desk.claims()))
    for code, iri in codes.items():
        assert len(code) < 24
        assert iri_of_claim(desk, code) == iri


@pytest.mark.parametrize(
    "text", ["Sở Y tế", "https://w3id.org/x/statement/1", "statement/1/2", "abcdef01/1-2z"]
)
def test_anything_else_stays_as_it_is(graph: Path, text: str) -> None:
    assert iri_of_claim(Desk.open(graph), text) == text
    assert code_of(Desk.open(graph), text) == text


def test_a_code_of_no_file_is_refused(graph: Path) -> None:
    with pytest.raises(UnknownClaim, match="00000000"):
        iri_of_claim(Desk.open(graph), "00000000/1-2r")
