"""Sorting: the same order whether lines fit into memory or go by the disk."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg import sorting
from kg.sorting import Kept, differences, in_order

LINES = [f'<{number:03}> "xã Tân Hòa \u2028 {number}" .\n' for number in range(200)]


@pytest.mark.parametrize("run", [1, 7, 60, 1000])
def test_lines_come_in_order_as_often_as_they_are_given(
    run: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "RUN", run)
    mixed = [*LINES, *LINES[:20]]
    random.Random(5).shuffle(mixed)  # noqa: S311 - an order, no secret
    chunks = (mixed[at : at + 13] for at in range(0, len(mixed), 13))
    assert list(in_order(chunks, tmp_path)) == sorted(mixed)
    assert len(list(tmp_path.iterdir())) == {1: 17, 7: 17, 60: 3, 1000: 0}[run]


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    assert list(in_order([], tmp_path)) == list(in_order([[]], tmp_path)) == []


def test_kept_lines_are_read_as_often_as_one_likes_with_those_between(tmp_path: Path) -> None:
    kept = Kept.write(LINES[::2], tmp_path / "lines")
    assert list(kept) == list(kept) == LINES[::2]
    assert list(Kept(kept.path, LINES[1::2])) == LINES


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("", "", ""),
        ("abc", "abc", ""),
        ("", "ab", "+a+b"),
        ("ab", "", "-a-b"),
        ("acd", "abde", "+b-c+e"),
    ],
)
def test_differences(before: str, now: str, found: str) -> None:
    made = differences(before, now)
    assert "".join(f"{'+' if is_new else '-'}{one}" for one, is_new in made) == found
