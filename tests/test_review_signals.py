"""Signals: what the graph says is doubtful or important about each statement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from queue_papers import EXPECTED, HEALTH, HOME, NOBODY, TWO, make

from kg.review.signals import Signals, signals_of
from kg.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(make(tmp_path_factory.mktemp("signals")))


@pytest.fixture(scope="module")
def signals(store: Store) -> Signals:
    return signals_of(store)


@pytest.fixture(scope="module")
def iris(store: Store) -> dict[str, str]:
    """Return the statements by their words."""
    rows = store.rows("SELECT ?s ?t { ?s ck:text ?t }")
    return {str(row["t"].value): str(row["s"].value) for row in rows}  # type: ignore[union-attr]


@pytest.mark.parametrize("quote", EXPECTED, ids=lambda quote: quote[:20])
def test_each_reason_is_found_where_it_is(
    signals: Signals, iris: dict[str, str], quote: str
) -> None:
    assert signals.reasons[iris[quote]] == EXPECTED[quote]


def test_every_statement_has_its_reasons_and_bodies(
    store: Store, signals: Signals, iris: dict[str, str]
) -> None:
    assert signals.reasons.keys() == set(iris.values()) == signals.agencies.keys()
    labels = {
        row["a"].value: row["l"].value  # type: ignore[union-attr]
        for row in store.rows("SELECT ?a ?l { ?a a ck:Agency ; skos:prefLabel ?l }")
    }
    assert {labels[a] for a in signals.agencies[iris[TWO]]} == {HEALTH, HOME}
    assert signals.agencies[iris[NOBODY]] == frozenset()


def test_contradictions_are_signals(built: Path) -> None:
    store = Store.open(built)
    reasons = signals_of(store).reasons
    sides = "SELECT ?s { ?c ck:oneSide|ck:otherSide ?s . ?s ck:text ?t }"
    told = {row["s"].value for row in store.rows(sides)}  # type: ignore[union-attr]
    assert told
    assert {iri for iri, keys in reasons.items() if "contradiction" in keys} == told


def test_without_a_day_nothing_is_due(store: Store) -> None:
    timeless = Store.open(store.folder)
    timeless.manifest = replace(store.manifest, as_of=None)
    assert not any("due-soon" in keys for keys in signals_of(timeless).reasons.values())
