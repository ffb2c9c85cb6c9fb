"""Which people are one: by post and place, a surname that a scan spoilt."""

from __future__ import annotations

import pytest

from kg.document.cast import Thing
from kg.identity.judgements import Judgement
from kg.identity.names import key
from kg.identity.rules import Known, judgements

PLACE = "tỉnh lam giang"


def person(name: str, *held: str, scope: str = PLACE) -> Thing:
    return Thing(f"{name} {scope}", "person", name, key(name), scope, held=held or ("Chủ tịch",))


def judged(*people: Thing, alone: str = "") -> list[Judgement]:
    return list(judgements(people, Known(frozenset([alone]))))


@pytest.mark.parametrize(
    ("people", "verdicts"),
    [
        # the only «… Văn An» with this post whose surname can be read
        ((person("Í§ĩ Văn An"), person("Lê Văn An")), ["same"]),
        # two could be meant; another post; another province; one file only
        ((person("Í§ĩ Văn An"), person("Lê Văn An"), person("Trần Văn An")), []),
        ((person("Í§ĩ Văn An"), person("Lê Văn An", "Bí thư")), []),
        ((person("Í§ĩ Văn An"), person("Lê Văn An", scope="tỉnh sơn bình")), []),
        ((person("Í§ĩ Văn An", scope="@1"), person("Lê Văn An", scope="@1")), []),
        # both surnames can be read
        ((person("Lê Văn An"), person("Trần Văn An")), []),
        # a given name alone says too little
        ((person("Í§ĩ An"), person("Lê An")), []),
        # marks alone differ, and one has lost all of them
        ((person("Le Van An"), person("Lê Văn An")), ["same"]),
        # marks differ, and either may be right
        ((person("Lê Văn An"), person("Lê Vân An")), ["unsure"]),
    ],
)
def test_people(people: tuple[Thing, ...], verdicts: list[str]) -> None:
    found = {one.pair: one.verdict for one in judged(*people)}
    assert sorted(found.values()) == verdicts


def test_who_was_put_apart_is_no_middle_of_a_star() -> None:
    people = [person(name) for name in ("Í§ĩ Văn An", "Lê Văn An", "L0 Văn An")]
    first = min(t.iri for t in people)
    pairs = {one.pair for one in judged(*people, alone=first) if one.score == 0.75}
    assert all(first in pair or first not in pair for pair in pairs)
    assert len({iri for pair in pairs for iri in pair}) == 3
    assert sum(first in pair for pair in pairs) == 1
