"""Needed words: no match is lost by looking for them first."""

from __future__ import annotations

import re

import pytest

from extract.needed_words import Lookout, Rare, needed_words
from ontology.load import rows


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("còn (?:rất )?(?:chậm|thấp)", ["còn chậm", "còn rất chậm", "còn rất thấp", "còn thấp"]),
        (r"(?<!\w)đã (?!có)\w+", ["đã "]),
        (r"tình trạng .{3,60}(?:vẫn|còn) xảy ra", ["tình trạng "]),
        (r"[^.;]{0,40} chậm nhất", [" chậm nhất"]),
        ("yêu cầu|yêu cầu gấp|giao", ["giao", "yêu cầu"]),  # the longer one holds the shorter
        ("gia[oi]", ["giai", "giao"]),
        (r"(?:giao|\d+) sở", [" sở"]),
        (r"(?:phải ){1,3}nộp", ["phải "]),
        # nothing is sure
        (r"\w+|giao", []),
        (r"(?:giao)?", []),
        (r"\d{2}", []),
    ],
)
def test_the_words_a_pattern_needs(pattern: str, words: list[str]) -> None:
    assert sorted(needed_words(pattern)) == words


WORDS = {"giao": 1, "còn chậm": 2, " trong tháng ": 4, "sớm ": 8, " nộp": 16, "a b c": 32}


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("", 0),
        ("giao", 1),
        ("được bàngiaođất", 1),  # letters stand before and behind
        ("vẫncòn chậmtrễ", 2),
        ("còn rất chậm", 2),  # more than it holds: both syllables are there
        ("chậm", 0),
        ("hoàn thành trong tháng 5", 4),
        ("trongtháng 5", 0),
        ("sớm\nnộp", 0),
        ("sớm nộp", 8 | 16),
        ("a b c", 32),
    ],
)
def test_what_a_text_may_hold(text: str, bits: int) -> None:
    assert Lookout(WORDS).bits(text) == bits


def test_every_example_of_a_cue_holds_a_word_that_its_pattern_needs() -> None:
    for row in rows("cues"):
        words = needed_words(row["pattern"])
        example = row["example"].lower()
        assert re.search(row["pattern"], example)
        assert not words or Lookout(dict.fromkeys(words, 1)).bits(example), row["pattern"]
        assert not words or any(word in example for word in words), row["pattern"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            r"(?<!\w)(?:giao|trình) \w+",
            "giao sở, bàngiao xã, trình tỉnh",
            ["giao sở", "trình tỉnh"],
        ),
        (r"(?<!\w)(?:giao|trình) \w+", "rà soát", []),
        (r"\d+ xã", "12 xã và 3 xã", ["12 xã", "3 xã"]),
        (r"\d{2}", "12, 345", ["12", "34"]),  # needs no word
        (r"(?i:giao) \w+", "GIAO sở", ["GIAO sở"]),  # of any case
    ],
)
def test_a_rare_pattern_matches_what_it_always_does(
    pattern: str, text: str, found: list[str]
) -> None:
    rare = Rare(pattern)
    assert [match[0] for match in rare.finditer(text)] == found
    assert [match[0] for match in rare.finditer(text, 1)] == re.compile(pattern).findall(text, 1)
    first = rare.search(text)
    assert (first[0] if first else None) == (found[0] if found else None)
    begun = rare.match(text)
    assert (begun[0] if begun else None) == (found[0] if text.startswith(tuple(found)) else None)


def test_a_rare_pattern_looks_for_its_words_only_where_it_may_match() -> None:
    assert not Rare("giao").search("giao", 1)
    assert Rare("giao").match("đã giao", 3)
    assert not list(Rare("giao").finditer("giao", 0, 3))
