"""Words side by side: what is a word, which belong together, how many are wrong."""

from __future__ import annotations

import random

import pytest

from bench.alignment import align, unlike, words, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế", ["Sở", "Y", "tế"]),
        ("- giao (chủ trì), báo cáo.", ["giao", "chủ", "trì", "báo", "cáo"]),  # marks do not count
        ("số 12/QĐ-UBND;", ["số", "12/QĐ-UBND"]),  # a code is one word
        ("1,5 tỷ; 10.830 ha lúc 7:30", ["1,5", "tỷ", "10.830", "ha", "lúc", "7:30"]),  # numbers
        ("phố;tổ | xã", ["phố", "tổ", "xã"]),  # no space behind a mark; a table's rule
        ("Hòa Lam–Thạch", ["Hòa", "Lam-Thạch"]),  # dashes are alike
        ("… – . |", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


def test_words_stand_where_they_say() -> None:
    text = "(Điều 2): «giao Sở»."
    assert [text[w.start : w.end] for w in words(text)] == ["Điều", "2", "giao", "Sở"]


@pytest.mark.parametrize(
    ("truth", "seen", "groups"),
    [
        ("giao Sở chủ trì", "giao Sở chủ trì", ["giao=giao", "Sở=Sở", "chủ=chủ", "trì=trì"]),
        ("giao Sở chủ trì", "giao Sờ chù trì", ["giao=giao", "Sở=Sờ", "chủ=chù", "trì=trì"]),
        ("thành được giao", "thành đượ c giao", ["thành=thành", "được=đượ c", "giao=giao"]),
        ("năm tỷ đồng chi", "năm tỷđồng chi", ["năm=năm", "tỷ đồng=tỷđồng", "chi=chi"]),
        ("giao Sở chủ trì", "giao chủ trì", ["giao=giao", "Sở=", "chủ=chủ", "trì=trì"]),  # lost
        ("báo cáo", "báo ix cáo", ["báo=báo", "=ix", "cáo=cáo"]),  # made up
        # the likeness of letters decides which of two words was lost
        ("và thực hiện", "ứiực hiện", ["và=", "thực=ứiực", "hiện=hiện"]),
        ("", "x", ["=x"]),
        ("", "", []),
    ],
)
def test_align(truth: str, seen: str, groups: list[str]) -> None:
    one, other = truth.split(), seen.split()
    found = [
        f"{' '.join(one[slice(*g.truth)])}={' '.join(other[slice(*g.seen)])}"
        for g in align(one, other)
    ]
    assert found == groups


def common(one: list[str], other: list[str]) -> int:
    """Return the length of a longest common subsequence, the slow way."""
    row = [0] * (len(other) + 1)
    for x in one:
        before = 0
        for j, y in enumerate(other, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]


def test_align_loses_no_word_and_finds_every_equal_one() -> None:
    rng = random.Random(1)  # noqa: S311 - a repeatable draw
    for _ in range(300):
        one, other = (
            [rng.choice(["xã", "huyện", "tỉnh", "sở"]) for _ in range(rng.randint(0, 12))]
            for _ in range(2)
        )
        groups = align(one, other)
        assert [n for g in groups for n in range(*g.truth)] == list(range(len(one)))
        assert [n for g in groups for n in range(*g.seen)] == list(range(len(other)))
        equal = sum(one[slice(*g.truth)] == other[slice(*g.seen)] for g in groups)
        assert equal == common(one, other)


def test_a_block_too_large_is_paired_in_order() -> None:
    one, other = [f"a{n}" for n in range(250)], [f"b{n}" for n in range(200)]
    groups = align(one, other)
    assert len(groups) == 250
    assert wrong(one, other) == 250


@pytest.mark.parametrize(
    ("truth", "seen", "count"),
    [
        ("giao Sở chủ trì", "giao Sở chủ trì", 0),
        ("giao Sở chủ trì", "giao Sờ chủ", 2),
        ("được giao", "đượ c giao", 2),  # one word became two wrong ones
        ("", "a b", 2),
    ],
)
def test_wrong(truth: str, seen: str, count: int) -> None:
    assert wrong(truth.split(), seen.split()) == count


def test_unlike_counts_marks_as_letters() -> None:
    assert unlike("xã", "xã") == 0
    assert unlike("xã", "xa") == pytest.approx(1 / 3)
    assert unlike("Xã", "xã") == 0
    assert unlike("", "") == 0
