"""The search: the likeliest path, its posteriors, splits and joins."""

from __future__ import annotations

import math

import pytest
from commands import SAMPLES

from extract.ocr_repair.beam import _Search, best, options
from extract.ocr_repair.guards import tokens
from extract.ocr_repair.language_model import language_model
from extract.ocr_repair.prior import Prior


def prior(noise: float) -> Prior:
    return Prior(language_model(), noise)


PATHS = [
    # (text, noise, changes)
    ("phát ừiển nông thôn", 0.02, ["triển"]),
    ("tập ừung ứiực hiện", 0.02, ["trung", "thực"]),
    ("phát triên nông thôn mói", 0.05, ["triển", "mới"]),
    ("phát triển nông thôn mới", 0.2, []),
    ("pháttriển kinh tế", 0.02, ["phát triển"]),
    ("phát triể n kinh tế", 0.02, ["triển"]),
    # spellings that are both right are no errors
    ("kĩ thuật", 0.2, []),
]


@pytest.mark.parametrize(("text", "noise", "changes"), PATHS)
def test_paths(text: str, noise: float, changes: list[str]) -> None:
    assert [c.option.meant for c in best(tokens(text), prior(noise))] == changes


def test_posteriors_grow_with_the_noise() -> None:
    found = tokens("báo cáo kết quả vé ủy ban nhân dân")
    scores = [
        sum(c.posterior for c in best(found, prior(noise)) if c.option.meant == "về")
        for noise in (0.001, 0.02, 0.1)
    ]
    assert 0 <= scores[0] <= scores[1] <= scores[2] <= 1
    assert scores[2] > 0.9


def test_itself_is_the_first_option_and_fixed_words_have_no_other() -> None:
    found = tokens("của UBND xã")
    assert len(options(found, 1, prior(0.1))) == 1
    first, *others = options(found, 2, prior(0.1))
    assert (first.meant, first.rule) == ("xã", "")
    assert others and all(o.rule == "context" and o.cost > first.cost for o in others)


def test_a_join_spans_two_tokens() -> None:
    (choice,) = best(tokens("các địa ph ương báo cáo"), prior(0.05))
    assert (choice.first, choice.option.width, choice.option.rule) == (2, 2, "join")
    assert choice.option.meant == "phương"


def test_nothing_to_search() -> None:
    assert best([], prior(0.1)) == []
    assert best(tokens("12/QĐ-UBND 2031"), prior(0.1)) == []


def test_ways_that_are_dropped_could_not_have_won(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (SAMPLES / "07-bao-cao-thang-11-ban-quet.txt").read_text("utf-8")
    lines = [found for line in text.split("\n") if (found := tokens(line))]
    parts = [[t for t in line if not t.fresh or t is line[0]] for line in lines]
    noises = (0.002, 0.05, 0.25)
    quick = [best(part, prior(noise)) for noise in noises for part in parts]
    monkeypatch.setattr(_Search, "_hopes", lambda *_: (-math.inf, -math.inf))
    monkeypatch.setattr("extract.ocr_repair.beam._promise", lambda _: math.inf)
    assert [best(part, prior(noise)) for noise in noises for part in parts] == quick
    assert any(quick)
