"""Verdicts and states in words."""

from __future__ import annotations

import pytest

from kg.review.told import FACET, KIND, STANDING, VERB, state_lines, value_told, verdict_told
from kg.review.verdicts import FACETS, Body, Facet, State, Verdict

STATE = State(
    "commitment",
    12,
    80,
    lead=(Body("Sở Y tế", 12, 19), Body("Sở Tài chính")),
    deadline=(None, "2026-06-30"),
    projects=("Kè sông Lệ",),
)


def test_all_words_of_verdicts_are_told_apart() -> None:
    for table in (FACET, KIND, STANDING, VERB):
        assert len(set(table.values())) == len(table)


def test_a_state_is_told_facet_by_facet() -> None:
    assert dict(state_lines(STATE)) == {
        "loại": "nhiệm vụ",
        "đoạn văn bản": "12–80",
        "chủ trì": "Sở Y tế [12–19]; Sở Tài chính",
        "phối hợp": "(không có)",
        "giám sát": "(không có)",
        "thời hạn": "đến 2026-06-30",
        "dự án": "Kè sông Lệ",
    }
    assert list(state_lines(State("result", 0, 1, exists=False))) == [("có nội dung này", "không")]


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        ("exists", True, "có"),
        ("deadline", None, "(không có)"),
        ("deadline", ("2026-01-01", "2026-03-31"), "từ 2026-01-01 đến 2026-03-31"),
        ("deadline", ("2026-01-01", None), "từ 2026-01-01 đến …"),
        ("lead", ("Sở Nội vụ", "Sở Y tế"), "Sở Nội vụ; Sở Y tế"),  # as reviewers' stands have it
        ("kind", "problem", "khó khăn"),
    ],
)
def test_values_are_told(facet: Facet, value: object, words: str) -> None:
    assert value_told(facet, value) == words


def test_verdicts_are_told() -> None:
    def said(verb: str, **more: object) -> str:
        return verdict_told(Verdict(7, "An", "reviewer", "2026-03-01", verb, **more))  # type: ignore[arg-type]

    assert said("accept", state=STATE, judged=FACETS) == "chấp nhận"
    assert said("correct", state=STATE, judged=("exists", "deadline")) == (
        "sửa: thời hạn = đến 2026-06-30"
    )
    assert said("undo", undoes=3) == "rút lại ý kiến số 3"
    pair = {"names": "Kè sông Lệ | Kè sông Lê", "pairs": (("project/a", "project/b"),)}
    assert said("different", **pair) == "là hai: Kè sông Lệ | Kè sông Lê"
