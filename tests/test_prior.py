"""The prior: noise is seen in a text, its own phrases are kept, numbers speak for some words."""

from __future__ import annotations

import pytest

from extract.ocr_repair.guards import tokens
from extract.ocr_repair.language_model import language_model
from extract.ocr_repair.prior import Prior, noise, own_phrases, prior_of

CLEAN = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành tập trung thực hiện nhiệm vụ phát triển kinh tế."
)
NOISY = "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành tập ừung ứiực hiện nhiệm vụ phát ừiển kinh tế."
MARKS = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành tập trung thức hiện nhiệm vụ phát triên kinh tế."
)


@pytest.mark.parametrize("text", [CLEAN, "", "12/QĐ-UBND", "Singapore, Đắk Tô, JICA, 5 kWh"])
def test_a_clean_text_has_the_least_noise(text: str) -> None:
    assert noise(tokens(text * 5)) == noise([]) < 0.01


@pytest.mark.parametrize("text", [NOISY, MARKS])
def test_errors_show_as_impossible_words_and_as_words_out_of_place(text: str) -> None:
    assert noise(tokens(text * 5)) > 3 * noise(tokens(CLEAN * 5))


def test_more_errors_more_noise_up_to_a_bound() -> None:
    some, many = noise(tokens((CLEAN * 3 + NOISY) * 5)), noise(tokens(NOISY * 20))
    assert some < many <= 0.25
    assert noise(tokens("ừung " * 500)) == 0.25


def test_own_phrases_need_two_occurrences() -> None:
    model = language_model()
    once = own_phrases(tokens("kênh đào làng nổi"), model)
    twice = own_phrases(tokens("kênh đào làng nổi; kênh đào"), model)
    assert not once
    assert [*twice] == [model.number("kênh")]
    assert [*twice[model.number("kênh")]] == [model.number("đào")]


def test_a_phrase_of_its_own_scores_better() -> None:
    model = language_model()
    pair = model.number("mía"), model.number("khế")
    bare, learnt = Prior(model, 0.01), prior_of(tokens("vườn mía khế. " * 4))
    assert learnt.score(-1, *pair) > bare.score(-1, *pair)


def test_words_before_numbers() -> None:
    model = language_model()
    prior = Prior(model, 0.01)
    year, day = tokens("2031 15")
    assert prior.counted(model.number("năm"), year) > 0
    assert prior.counted(model.number("nắm"), year) == 0
    assert prior.counted(model.number("ngày"), day) > prior.counted(model.number("ngày"), year)
    assert prior.counted(-1, year) == 0


def test_prices() -> None:
    prior = Prior(language_model(), 0.01)
    right, odd, foreign = tokens("trung ừung Kraft")
    assert prior.keep(right) == 0 < prior.keep(foreign) < prior.keep(odd)
    assert prior.change > Prior(language_model(), 0.1).change
