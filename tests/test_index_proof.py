"""What shows a statement or a task first: the characters of the oldest document that says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.index.index import Index
from kg.store import Store


@pytest.fixture(scope="module")
def both(built: Path) -> Iterator[tuple[Store, Index]]:
    index = Index.open(built)
    yield Store.open(built), index
    index.close()


def test_each_statement_and_task_has_its_first_evidence(both: tuple[Store, Index]) -> None:
    store, index = both
    rows = store.rows(
        "SELECT ?thing ?source ?start ?end ?on {"
        " { ?thing ck:text ?text ; ck:evidence ?e } UNION { ?s ck:states ?thing ; ck:evidence ?e }"
        " ?e oa:hasSource ?source ; oa:start ?start ; oa:end ?end ."
        " OPTIONAL { ?source eli:date_document ?on } }"
    )
    expected: dict[str, tuple[str, str, int, int]] = {}
    for row in rows:
        on = row["on"].value if "on" in row else "9999"
        found = (on, row["source"].value, int(row["start"].value), int(row["end"].value))
        expected[row["thing"].value] = min(expected.get(row["thing"].value, found), found)
    told = index.proofs(expected)
    assert {iri: (s.source, s.start, s.end) for iri, s in told.items()} == {
        iri: found[1:] for iri, found in expected.items()
    }


def test_what_has_none_is_left_out(both: tuple[Store, Index]) -> None:
    _, index = both
    body = index.suggest("sở", "agency")[0].id
    assert index.proofs([body, "https://nowhere.invalid/"]) == {}
