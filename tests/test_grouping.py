from __future__ import annotations

from kg.document.cast import Thing
from kg.identity.grouping import Star, blocks


def thing(iri: str) -> Thing:
    return Thing(iri, "agency", f"Sở {iri}", f"sở {iri}", "tỉnh hà nam")


def test_a_block_of_n_gives_n_minus_one_judgements() -> None:
    keyed = [("x", thing(iri)) for iri in "cabd"] + [("y", thing("e"))]
    found = list(Star(0.9, "cùng khóa").over(keyed))
    assert [j.pair for j in found] == [("a", "b"), ("a", "c"), ("a", "d")]
    assert found[0].reason == "cùng khóa: «Sở a», «Sở b»"


def test_a_name_that_stands_alone_is_not_the_middle() -> None:
    keyed = [("x", thing(iri)) for iri in "abc"]
    found = list(Star(0.9, "cùng khóa", alone=frozenset("a")).over(keyed))
    assert [j.pair for j in found] == [("b", "c"), ("a", "b")]


def test_blocks_hold_each_thing_once() -> None:
    keyed = [("x", thing("b")), ("x", thing("a")), ("x", thing("b"))]
    assert [t.iri for t in blocks(keyed)["x"]] == ["a", "b"]
