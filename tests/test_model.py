"""The page's records: closed lists that agree with their types and with the ontology."""

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from ontology.vocab import CK
from viz.model import KINDS, STATUSES, Edge, Kind, Node, Quote, View


def test_kinds_are_all_of_the_type() -> None:
    assert get_args(Kind) == KINDS


@pytest.mark.parametrize("status", STATUSES)
def test_statuses_are_concepts_of_the_ontology(status: str) -> None:
    assert str(getattr(CK, status)).endswith(f"#{status}")


def test_the_most_urgent_status_stands_first() -> None:
    assert STATUSES[0] == "openOverdue"
    assert STATUSES.index("openInTime") < STATUSES.index("doneOnTime")


def test_records_are_frozen_and_compare_by_value() -> None:
    node = Node("urn:a", "agency", "Sở Y tế", quotes=(Quote("câu", "nguồn", 1, 4),))
    assert node == Node("urn:a", "agency", "Sở Y tế", quotes=(Quote("câu", "nguồn", 1, 4),))
    assert len({Edge("a", "b", "lead"), Edge("a", "b", "lead", count=1)}) == 1
    assert View("x", "", (), ()).hidden == 0
    with pytest.raises(FrozenInstanceError):
        node.label = "khác"  # type: ignore[misc]
