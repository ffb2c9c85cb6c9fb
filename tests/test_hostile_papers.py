"""The hostile paper does what it is for: each of its strings reaches the graph as plain words."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile_papers import BAD_IRI, FILE_NAME, STRINGS, poison, write_paper

from extract.pipeline import extract_source
from kg.build import build
from kg.store import Store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    build([write_paper(folder)], folder / "graph", extractor=extract_source)
    return folder / "graph"


def _said(graph: Path) -> list[str]:
    return [t.object.value for t in Store.open(graph).triples() if isinstance(t.object, ox.Literal)]


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_each_string_reaches_the_graph(graph: Path, text: str) -> None:
    assert any(unicodedata.normalize("NFC", text) in said for said in _said(graph))


def test_the_name_of_the_file_and_the_title_reach_the_graph(graph: Path) -> None:
    said = _said(graph)
    assert FILE_NAME in said
    assert any(text.startswith("Nhập liệu <script>window.owned=1</script>") for text in said)


def test_a_poisoned_graph_says_each_string_as_a_name(graph: Path, tmp_path: Path) -> None:
    store = Store.open(poison(graph, tmp_path / "poisoned"))
    names = [
        t.object.value
        for t in store.triples()
        if isinstance(t.predicate, ox.NamedNode) and t.predicate.value.endswith("prefLabel")
    ]
    for text in STRINGS.values():
        assert any(text in name for name in names)
    about = "SELECT ?p WHERE { <" + BAD_IRI + "> ?p ?o }"
    assert store.rows(about)
