"""Repairs judged: right, spoilt, still wrong, missed; and what kind of misreading each was."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from bench.judging import CHANGED, LEFT, MENDED, SPOILT, Tally, judge, kind
from extract.records import Repair


class Case(NamedTuple):
    truth: str
    seen: str
    repairs: tuple[tuple[str, str], ...]
    before: int
    after: int
    changes: int
    right: int
    spoilt: int


def repairs_of(seen: str, pairs: tuple[tuple[str, str], ...]) -> list[Repair]:
    """Return repairs, each of the first place where its word stands."""
    return [
        Repair(seen.index(old), seen.index(old) + len(old), old, new, "rule", 0.95)
        for old, new in pairs
    ]


CASES = [
    # nothing wrong, nothing done
    Case("giao Sở", "giao Sở", (), 0, 0, 0, 0, 0),
    # one mended, one missed
    Case("tập trung thực hiện", "tập ừung thục hiện", (("ừung", "trung"),), 2, 1, 1, 1, 0),
    # part of a word changed counts by the whole word
    Case("tập trung", "tập ừung", (("ừ", "tr"),), 1, 0, 1, 1, 0),
    Case("thực hiện", "ứiục hiện", (("ứi", "th"),), 1, 1, 1, 0, 0),
    # a right word made wrong
    Case("con số này", "con số này", (("số", "sở"),), 0, 1, 1, 0, 1),
    # a wrong word made another wrong one
    Case("vốn đầu tư", "vón đầu tư", (("vón", "vớn"),), 1, 1, 1, 0, 0),
    # split and joined words
    Case("đã được giao", "đã đượ c giao", (("đượ c", "được"),), 2, 0, 1, 1, 0),
    Case("đã được giao", "đã đượ c giao", ((" c", "c"),), 2, 0, 1, 1, 0),
    Case("ba tỷ đồng", "ba tỷđồng", (("tỷđồng", "tỷ đồng"),), 2, 0, 1, 1, 0),
    # two words at once: right only if both are
    Case("các sở, ngành", "các số, ngảnh", (("số, ngảnh", "sở, ngành"),), 2, 0, 1, 1, 0),
    Case("các sở, ngành", "các số, ngành", (("số, ngành", "sở, nghành"),), 1, 1, 1, 0, 1),
    # a made-up word taken away; one made right
    Case("báo cáo", "báo ix cáo", ((" ix", ""),), 1, 0, 1, 1, 0),
    Case("báo cáo", "báo ix cáo", (("ix", "ít"),), 1, 1, 1, 0, 0),
    # marks are no words
    Case("báo cáo.", "báo cáo ;", ((" ;", "."),), 0, 0, 1, 1, 0),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.seen}, {case.repairs}")
def test_judge(case: Case) -> None:
    tally = judge(case.truth, case.seen, repairs_of(case.seen, case.repairs))
    found = (tally.before, tally.after, tally.changes, tally.right, tally.spoilt)
    assert found == case[3:]
    assert tally.words == len(case.truth.split())


def test_what_became_of_each_word_is_told() -> None:
    truth, seen = "vốn đầu tư của tỉnh", "vón đâu tư củả tỉnh"
    made = repairs_of(seen, (("vón", "vốn"), ("đâu", "đấu"), ("tỉnh", "tính")))
    tally = judge(truth, seen, made)
    assert tally.fates == {
        ("vowel mark, valid", MENDED): 1,
        ("tone lost, valid", CHANGED): 1,
        ("vowel mark, impossible", LEFT): 1,  # two tone marks
    }
    assert tally.cases == {
        (MENDED, "vốn", "vón", "vốn"): 1,
        (CHANGED, "đầu", "đâu", "đấu"): 1,
        (LEFT, "của", "củả", ""): 1,
        (SPOILT, "tỉnh", "tỉnh", "tính"): 1,
    }
    assert tally.rules == {("rule", True): 1, ("rule", False): 2}
    assert tally.scores == {(True, 9, True): 1, (True, 9, False): 2}


def test_a_candidate_is_judged_but_changes_nothing() -> None:
    held = Repair(4, 8, "ừung", "trung", "rule", 0.63, applied=False)
    tally = judge("tập trung", "tập ừung", [held])
    assert (tally.after, tally.changes) == (1, 0)
    assert tally.scores == {(False, 6, True): 1}


def test_lost_lines_and_made_up_words_are_beyond_repair() -> None:
    truth = "một hai ba bốn năm sáu bảy tám"
    tally = judge(truth, "một xyz sáu bảy", [])
    assert tally.before == 5
    assert tally.beyond >= 4
    assert judge("một hai", "một hái", []).beyond == 0
    assert judge("năm 2025", "năm 2026", []).beyond == 1


def test_tallies_add_up() -> None:
    total = Tally()
    for _ in range(2):
        total.add(judge("vốn tỉnh", "vón tỉnh", repairs_of("vón tỉnh", (("vón", "vốn"),))))
    assert (total.words, total.before, total.after, total.right) == (4, 2, 0, 2)
    assert total.fates == {("vowel mark, valid", MENDED): 2}


@pytest.mark.parametrize(
    ("meant", "found", "expected"),
    [
        ("tỉnh", "tinh", "tone lost, valid"),
        ("cấp", "câp", "tone lost, impossible"),
        ("tỉnh", "tính", "tone wrong, valid"),
        ("chi", "chỉ", "tone added, valid"),
        ("vốn", "vón", "vowel mark, valid"),
        ("dựng", "đựng", "đ or d, valid"),
        ("trung", "ừung", "several letters, impossible"),
        ("phường", "pbường", "onset, impossible"),
        ("bàn", "hàn", "onset, valid"),
        ("dựng", "dựrig", "rhyme, impossible"),
        ("xây", "Xây", "case, valid"),
        ("được", "đượ c", "split"),
        ("tỷ đồng", "tỷđồng", "joined"),
        ("UBND", "ƯBND", "code or name"),
        ("12/QĐ", "l2/QĐ", "code or name"),
        ("2025", "2026", "number"),
        ("giao", "", "lost"),
        ("", "ix", "made up"),
    ],
)
def test_kind(meant: str, found: str, expected: str) -> None:
    assert kind(meant.split(), found.split()) == expected
