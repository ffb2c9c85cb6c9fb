"""The derived graph: what every writer adds, and the day it is derived for."""

from __future__ import annotations

from datetime import date

from factories import asked, world
from test_ledger import duty

from kg.derive import derive


def test_it_says_for_which_day_it_is() -> None:
    made = derive(world([duty()], as_of=date(2025, 9, 1)))
    assert {day for (day,) in asked(made, "SELECT ?d { ?g ck:asOf ?d }")} == {"2025-09-01"}
    assert made == sorted(made)


def test_without_documents_there_is_nothing() -> None:
    assert derive(world()) == []
