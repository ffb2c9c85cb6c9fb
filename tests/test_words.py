"""Word lists: the alternatives of a pattern, and the stops of a name."""

from __future__ import annotations

import re

import pytest

from extract.folding import fold, lower_case
from extract.words import alternatives, stop_in
from ontology.load import rows

LISTS = sorted({row["list"] for row in rows("name_words")})
FOLDED = ("document_stop", "issuer_post", "law_stop")
"""Lists that match folded text, so their words bear no marks."""


@pytest.mark.parametrize("name", LISTS)
def test_each_list_makes_a_pattern(name: str) -> None:
    words = alternatives(name)
    pattern = re.compile(f"(?:{words})")
    assert not pattern.fullmatch("")  # an empty word would match everywhere
    plain = [
        w for row in rows("name_words") if row["list"] == name and (w := row["word"]).isalpha()
    ]
    assert all(pattern.search(word) for word in plain)


@pytest.mark.parametrize("name", LISTS)
def test_longer_words_come_first(name: str) -> None:
    words = [row["word"] for row in rows("name_words") if row["list"] == name]
    listed = re.compile("|".join(sorted(set(words), key=lambda w: (-len(w), w))))
    pattern = re.compile(alternatives(name))
    for text in (*words, *(f"{word} {other}" for word in words for other in words[:9])):
        assert pattern.findall(text) == listed.findall(text)


@pytest.mark.parametrize("name", FOLDED)
def test_words_for_folded_text_are_folded(name: str) -> None:
    words = [row["word"] for row in rows("name_words") if row["list"] == name]
    assert words == [fold(word) for word in words]


def test_no_word_stands_twice_in_a_list() -> None:
    pairs = [(row["list"], row["word"]) for row in rows("name_words")]
    assert len(pairs) == len(set(pairs))


def test_an_unknown_list() -> None:
    with pytest.raises(KeyError, match="no list 'nothing'"):
        alternatives("nothing")


STOPS = [
    ("Tân Hòa| đã xong", "đã"),
    ("An Thành| thành đô thị", "thành"),  # the capital word is part of the name
    ("Tân Hòa|", "đã"),
    ("Đã Tân| đã", "đã"),
]


@pytest.mark.parametrize(("marked", "word"), STOPS)
def test_where_a_name_stops(marked: str, word: str) -> None:
    text = marked.replace("|", "")
    stops = re.compile(rf" {word}(?!\w)")
    assert stop_in(text, lower_case(text), 0, len(text), stops) == marked.index("|")


def test_a_stop_beyond_the_end_does_not_count() -> None:
    assert stop_in("Tân Hòa đã", "tân hòa đã", 0, 5, re.compile(" đã")) == 5
