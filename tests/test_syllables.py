"""The syllable grammar: what can be Vietnamese, and what cannot."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from extract.syllables import is_syllable, split_tone

POSSIBLE = (
    "trường nghiêng khuếch quyết giếng gì gìn huỳnh khuya ủy uỷ hòa hoà yêu yến ước oát xoong"
    " quýt quốc ghế nghỉ kênh ngoằn rượu thuở à ý ơ"
)
IMPOSSIBLE = (
    "ừung ứiực quỵết câp tôt chmh bàt hảc kòng cếnh ngề gế ghà yết̉ nhiệĩ đ hđnd thườg tỉiửi iến quụ"
)


@pytest.mark.parametrize("word", POSSIBLE.split())
def test_possible(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", [*IMPOSSIBLE.split(), ""])
def test_impossible(word: str) -> None:
    assert not is_syllable(word)


def test_split_tone() -> None:
    assert split_tone("trường") == ("trương", "huyền")
    assert split_tone("ban") == ("ban", None)
    assert split_tone("quỵết") is None


def test_statutes_are_made_of_syllables(shared: Path) -> None:
    """Less than two in a thousand marked words of the statutes are no syllable (codes, names)."""
    total = wrong = 0
    with lzma.open(shared / "lm" / "syllables.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            word, count = line.rstrip("\n").split("\t")
            if " " not in word and not word.isascii():
                total += int(count)
                wrong += 0 if is_syllable(word) else int(count)
    assert total > 1_000_000
    assert wrong < 0.002 * total
