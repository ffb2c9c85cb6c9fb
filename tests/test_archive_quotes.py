from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bags import small_graph

from kg.archive.quotes import file_hashes, misquoted
from kg.iris import Iris
from kg.store import Store, source_path


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return small_graph(tmp_path)


def test_all_quotations_stand_where_they_say(graph: Path) -> None:
    violations, count = misquoted(Store.open(graph))
    assert violations == []
    assert count > 5


def test_the_file_of_each_graph(graph: Path) -> None:
    store = Store.open(graph)
    for document in store.manifest.documents:
        name = Iris(store.manifest.base).document_graph(document.sha256)
        assert list(file_hashes(store, name).values()) == [document.sha256]
    assert file_hashes(store, Iris(store.manifest.base).graph("derived")) == {}


def test_a_shifted_text_is_told_quotation_by_quotation(graph: Path) -> None:
    store = Store.open(graph)
    path = source_path(graph, store.manifest.documents[0].sha256)
    path.write_text(" " + path.read_text(encoding="utf-8"), encoding="utf-8", newline="")
    violations, count = misquoted(store)
    assert 3 < len(violations) < count
    assert all("của văn bản nguồn là «" in v.message for v in violations)
    assert all(path.stem[:16] in v.focus for v in violations)


def test_a_lost_text_shows_in_every_quotation(graph: Path) -> None:
    shutil.rmtree(graph / "sources")
    violations, count = misquoted(Store.open(graph))
    assert len(violations) == count
    assert all("Không có nội dung" in v.message for v in violations)
