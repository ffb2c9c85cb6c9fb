"""Names: the index finds what `kg.lookup` finds in the store, and says the same of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.index.index import Index
from kg.index.names import find
from kg.lookup import NothingNamed, as_iri
from kg.lookup import find as look_up
from kg.store import Store


@pytest.fixture(scope="module")
def both(built: Path) -> Iterator[tuple[Store, Index]]:
    index = Index.open(built)
    yield Store.open(built), index
    index.close()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("agency", "Sở Y tế tỉnh Lam Giang"),  # the whole name
        ("agency", "SỞ  Y TẾ"),  # another name, any case, spaces
        ("agency", "so y te"),  # without marks
        ("agency", "y tế"),  # a part
        ("agency", "y te"),
        ("agency", "Sở"),
        ("document", "38/NQ-HĐND"),
        ("document", "38/nq-hdnd"),
        ("document", "nghị quyết"),
        ("project", "ben soi"),
        ("person", "Bạch"),
        ("indicator", "điện tử"),
        ("task", "khởi công"),
        ("statement", "sốt xuất huyết"),
        ("thing", "Cầu Bến Sỏi"),
        ("agency", "https://w3id.org/camket/id/agency/x"),  # an IRI is taken as it is
        ("agency", "Sở Mặt trăng"),  # nothing, with the nearest names
        ("task", "hoàn"),  # too many things
        ("agency", ""),
    ],
)
def test_the_same_as_in_the_store(both: tuple[Store, Index], kind: str, text: str) -> None:
    store, index = both

    def asked(with_index: bool) -> list[str] | str:
        try:
            if with_index:
                return find(index.database, kind, text)
            return [iri.value for iri in look_up(store, kind, text)]
        except NothingNamed as error:
            return str(error)

    assert asked(True) == asked(False)


def test_the_cases_find_something(both: tuple[Store, Index]) -> None:
    store, _ = both
    assert look_up(store, "agency", "so y te") and not as_iri("so y te")
