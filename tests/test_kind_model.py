"""The statistical layer: sums of whole numbers, the margin, and what the trained model says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pages import page_of

from extract.statements import kind_model
from extract.statements.kind_model import KINDS, MARGIN, judge, probabilities, weights
from extract.statements.link import link

MODEL = {"đã": (0, -200, 200, 0), "giao": (-100, 300, 0, 0), "ít": (0, 0, 10, 0)}


@pytest.mark.parametrize(
    ("signs", "likely"),
    [
        ([], [0.25, 0.25, 0.25, 0.25]),  # no sign known: all alike
        (["lạ"], [0.25, 0.25, 0.25, 0.25]),
        (["đã"], [0.105, 0.014, 0.776, 0.105]),
        (["đã", "đã"], [0.018, 0.0, 0.964, 0.018]),  # a sign counts as often as it is there
        (["đã", "lạ"], [0.105, 0.014, 0.776, 0.105]),
    ],
)
def test_probabilities(signs: list[str], likely: list[float]) -> None:
    assert probabilities(signs, MODEL) == likely


@pytest.mark.parametrize(
    ("signs", "rule", "kind"),
    [
        (["đã"], "commitment", "result"),  # far likelier: the model decides
        (["đã"], "result", "result"),
        (["ít"], "commitment", "commitment"),  # likelier, but not by the margin: the rules do
        ([], None, None),
        (["giao"], None, "commitment"),  # what rules leave out may be a statement
    ],
)
def test_judge(signs: list[str], rule: kind_model.StatementKind | None, kind: str | None) -> None:
    judgement = judge(signs, rule, MODEL)
    assert judgement.kind == kind
    assert judgement.probability == probabilities(signs, MODEL)[KINDS.index(judgement.kind)]


def test_the_margin_is_in_likelihood() -> None:
    assert judge(["ít"], "commitment", MODEL).probability == pytest.approx(0.244)
    assert probabilities(["ít"], MODEL)[2] - 0.244 < MARGIN


class TestTrained:
    """The model in the package, as `bench/train.py` made it."""

    folder = Path(kind_model.__file__).parent / "model"

    def test_is_small_and_whole(self) -> None:
        assert (self.folder / "kinds.csv").stat().st_size < 1_000_000
        assert len(weights()) > 1000, "no model: run python bench/train.py"
        assert {len(row) for row in weights().values()} == {len(KINDS)}

    def test_says_what_it_was_made_of(self) -> None:
        made = json.loads((self.folder / "kinds.json").read_text(encoding="utf-8"))
        assert made["signs"] == len(weights())
        assert len(made["data"]) == 64

    def test_keeps_no_more_than_three_words_of_any_text(self) -> None:
        assert max(len(sign.partition("=")[2].split()) for sign in weights()) <= 3

    @pytest.mark.parametrize(
        ("text", "kinds"),
        [
            # what rules tell already, it leaves alone
            ("Giao Sở Y tế rà soát, mua bổ sung thuốc trước ngày 15/6/2027.", ["commitment"]),
            ("Đến nay, UBND huyện đã cấp 300 giấy phép xây dựng cho các hộ dân.", ["result"]),
            (
                "Tuy nhiên, tiến độ giải ngân của một số dự án còn chậm, chưa đạt yêu cầu.",
                ["problem"],
            ),
            # praise and attendance are no statements
            ("Cùng dự có lãnh đạo các sở, ngành, đoàn thể của tỉnh.", []),
        ],
    )
    def test_clear_cases(self, text: str, kinds: list[str]) -> None:
        assert [s.kind for s in link(page_of(text))] == kinds

    def test_same_text_same_kinds(self) -> None:
        page = page_of("Sáng 5/6, xã ra quân vớt bèo. Xã tiếp tục dọn kênh. Bèo còn nhiều.")
        assert [s.kind for s in link(page)] == [s.kind for s in link(page)]


@pytest.fixture
def biased(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a model in place that takes everything for a problem."""
    monkeypatch.setattr(kind_model, "weights", lambda: {"bias": (0, 0, 0, 900)})


@pytest.mark.usefixtures("biased")
def test_linking_asks_the_model() -> None:
    found = link(page_of("Giao Sở Y tế mua thuốc trước ngày 15/6/2027."))
    assert [s.kind for s in found] == ["problem"]


@pytest.mark.usefixtures("rules_alone")
def test_without_a_model_the_rules_stand() -> None:
    found = link(page_of("Giao Sở Y tế mua thuốc trước ngày 15/6/2027."))
    assert [s.kind for s in found] == ["commitment"]
