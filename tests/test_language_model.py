"""The language model: likelier orders score higher, shares add up, spellings are one."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from extract.ocr_repair.language_model import UNKNOWN, language_model, spelled
from extract.syllables import is_syllable

BETTER = [
    # the likelier of two, after the same words
    ("phát triển", "phát triên"),
    ("thành phố", "thành phó"),
    ("gieo cấy", "gieo cây"),
    ("các sở ban", "các số ban"),
    ("trên địa bàn", "trên địa ban"),
    ("giải phóng mặt", "giải phóng mắt"),
]


def score(words: str) -> float:
    chain = [UNKNOWN, UNKNOWN, *map(language_model().number, words.split())]
    return sum(language_model().score(*chain[i : i + 3]) for i in range(len(chain) - 2))


@pytest.mark.parametrize(("likely", "unlikely"), BETTER)
def test_orders(likely: str, unlikely: str) -> None:
    assert score(likely) > score(unlikely) + 3


@pytest.mark.parametrize("before", ["phát", "thành", "ủy"])
def test_shares_after_a_syllable_add_up(before: str) -> None:
    """What may follow has a share of one in all, up to what was never seen."""
    model = language_model()
    after = (model.score(UNKNOWN, model.number(before), n) for n in range(model.size))
    assert 0.97 < sum(map(math.exp, after)) < 1.03


def test_shares_after_two_syllables_add_up() -> None:
    model = language_model()
    first, second = model.number("nhân"), model.number("dân")
    after = (model.score(first, second, n) for n in range(model.size))
    assert 0.97 < sum(map(math.exp, after)) < 1.03


def test_the_unknown_is_unlikely_but_possible() -> None:
    model = language_model()
    assert model.number("xyz") == UNKNOWN
    assert -20 < model.score(UNKNOWN, UNKNOWN, UNKNOWN) < min(model.single[:-1])
    assert math.isfinite(model.score(model.number("phát"), UNKNOWN, 5))


def test_pairs_seen() -> None:
    model = language_model()
    first, second = model.number("phát"), model.number("triển")
    assert model.seen(first, second)
    assert not model.seen(second, UNKNOWN)
    assert not model.seen(UNKNOWN, first)


SPELLINGS = [
    ("hoá", "hóa"),
    ("toả", "tỏa"),
    ("hoè", "hòe"),
    ("uỷ", "ủy"),
    ("thuỳ", "thùy"),
    # not at the end, after «q», or already so
    ("hoàn", "hoàn"),
    ("quý", "quý"),
    ("hóa", "hóa"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "traditional"), SPELLINGS)
def test_spelled(word: str, traditional: str) -> None:
    assert spelled(word) == traditional


def test_the_table_holds_valid_syllables_by_frequency(root: Path) -> None:
    model = language_model()
    assert all(map(is_syllable, model.syllables))
    assert model.single[:-1] == sorted(model.single[:-1], reverse=True)
    table = root / "ontology" / "reference" / "syllable_ngrams.npz"
    assert table.stat().st_size < 2_000_000
