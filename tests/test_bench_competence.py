"""The measure of suggested owners: leads hidden, masked names, right, wrong and none told apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.competence import Case, cases, table, verdict

TODAY = date(2025, 10, 6)
FARM = "phát triển trồng trọt, chăn nuôi hàng hóa"


@pytest.mark.parametrize(
    ("matter", "day", "lead", "said"),
    [
        (FARM, TODAY, "sở nông nghiệp và môi trường", "right"),
        (FARM, TODAY, "sở tài chính", "wrong"),
        (FARM, date(2024, 6, 3), "sở nông nghiệp và môi trường", "wrong"),
        # without a day, only what was so before and is so since
        (FARM, None, "sở nông nghiệp và môi trường", "none"),
        ("khám bệnh, chữa bệnh; tiêm chủng", None, "sở y tế", "right"),
        ("báo cáo hằng tháng", TODAY, "sở y tế", "none"),
    ],
)
def test_verdicts(matter: str, day: date | None, lead: str, said: str) -> None:
    assert verdict(Case("own", False, matter, day, lead)) == said


def test_the_gold_of_this_repository_hides_names() -> None:
    own = [case for case in cases() if case.origin == "own"]
    assert len(own) > 30
    assert not any("Sở Nông nghiệp" in case.matter for case in own)
    assert not any(case.blind for case in own)


def test_suggestions_on_our_own_gold_are_right_where_they_are_made() -> None:
    said = Counter(verdict(case) for case in cases() if case.origin != "development")
    assert said["right"] >= 30
    assert said["right"] / (said["right"] + said["wrong"]) >= 0.85


def test_the_table(root: Path) -> None:
    counts = Counter({("own", "right"): 3, ("own", "wrong"): 1, ("own", "none"): 6})
    assert "| own documents (looked at) | 3 | 1 | 6 | 0.75 |" in table(counts)
    assert "| unseen (never looked at) | 0 | 0 | 0 | – |" in table(counts)
    assert "| all |" in (root / "bench" / "competence.md").read_text(encoding="utf-8")
