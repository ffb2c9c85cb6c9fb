from __future__ import annotations

from kg.identity.judgements import Judgement, best_of, judged


def test_a_judgement_has_the_smaller_iri_first() -> None:
    assert list(judged("b", "a", 0.9, "lý do")) == [Judgement("a", "b", 0.9, "lý do")]
    assert list(judged("a", "a", 0.9, "lý do")) == []


def test_one_judgement_a_pair_stays() -> None:
    low, high = Judgement("a", "b", 0.7, "x"), Judgement("a", "b", 0.9, "y")
    doubt = Judgement("a", "b", 0.95, "z", "unsure")
    other = Judgement("a", "c", 0.5, "x", "unsure")
    assert best_of([doubt, low, other, high]) == [high, other]
