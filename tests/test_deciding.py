"""What a person says of names, as decisions over IRIs; over a small graph of their own."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.identity.deciding import CannotDecide, Names, decide
from kg.identity.decisions import Decision
from kg.lookup import NothingNamed
from kg.store import Manifest, Store
from ontology.vocab import ID_BASE

A, A2, B, C = (f"{ID_BASE}agency/{name}" for name in ("a", "a2", "b", "c"))
P = f"{ID_BASE}project/p"
GRAPH = f"{ID_BASE}graph/document/1"
DATA = f"""
@prefix ck: <https://w3id.org/camket/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{GRAPH}> {{
  <{A}> a ck:Agency ; skos:prefLabel "Sở Y tế"@vi .
  <{A2}> a ck:Agency ; skos:prefLabel "Sơ Y tế"@vi .
  <{B}> a ck:Agency ; skos:prefLabel "Sở Nội vụ"@vi .
  <{C}> a ck:Agency ; skos:prefLabel "Sở Nội vụ"@vi .
  <{P}> a ck:Project ; skos:prefLabel "Cầu Sông Xanh"@vi .
}}
<{ID_BASE}identity/1> ck:judgement ck:same ; ck:canonical <{A}> ;
  ck:joins "{A}"^^xsd:anyURI , "{A2}"^^xsd:anyURI .
"""


@pytest.fixture
def names(tmp_path: Path) -> Names:
    database = ox.Store()
    database.load(DATA.encode(), format=ox.RdfFormat.TRIG)
    return Names.of(Store(database, tmp_path, Manifest("s", ID_BASE, None, ())))


@pytest.mark.parametrize(
    ("verb", "one", "other", "expected"),
    [
        # two things: their nodes; one thing: the names under it
        ("same", "Sơ Y tế", "Cầu Sông Xanh", None),
        ("same", "Sở Y tế", B, [Decision("same", A, B)]),
        ("same", "Sơ Y tế", B, [Decision("same", A, B)]),
        ("different", "Sở Y tế", "Sơ Y tế", [Decision("different", A, A2)]),
        ("different", B, C, [Decision("different", B, C)]),
        ("split", "Sở Y tế", None, [Decision("split", A), Decision("split", A2)]),
        ("split", A2, None, [Decision("split", A2)]),
        ("undo", "Sở Y tế", "Sơ Y tế", [Decision("undo", A, A2)]),
        ("undo", A2, None, [Decision("undo", A2)]),
        # a name of two things, one name twice, nothing joined
        ("same", "Sở Y tế", "Sở Nội vụ", None),
        ("different", A, A, None),
        ("split", "Cầu Sông Xanh", None, None),
    ],
)
def test_decisions(
    names: Names, verb: str, one: str, other: str | None, expected: list[Decision] | None
) -> None:
    if expected is None:
        with pytest.raises(CannotDecide):
            decide(names, verb, one, other)  # type: ignore[arg-type]
        return
    assert list(decide(names, verb, one, other)) == expected  # type: ignore[arg-type]


def test_a_name_that_nothing_bears(names: Names) -> None:
    with pytest.raises(NothingNamed, match="nothing in the graph is called «Sở Mây»"):
        decide(names, "same", "Sở Mây", "Sở Y tế")
    with pytest.raises(NothingNamed):
        decide(names, "split", "Cầu Sông Xanh", kind="agency")


def test_names_of_the_graph(names: Names) -> None:
    assert names.node(A2) == names.node(A) == A
    assert names.members(A) == [A, A2]
    assert names.labels(A2) == ["Sơ Y tế"]
