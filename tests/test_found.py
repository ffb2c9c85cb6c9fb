"""Settling: of overlapping spans the longest stays."""

from __future__ import annotations

from itertools import permutations

import pytest

from extract.mentions.found import PRIORITY, Context, Found, settle
from extract.records import MentionType


def span(start: int, end: int, kind: MentionType = "ORG") -> Found:
    return Found(start, end, kind, f"{kind} {start}-{end}")


SETTLED = [
    # found, kept
    ([], []),
    ([span(0, 3), span(5, 9)], [span(0, 3), span(5, 9)]),
    # longer wins: «UBND tỉnh Cà Mau» over «tỉnh Cà Mau»
    ([span(5, 12, "LOC"), span(0, 12)], [span(0, 12)]),
    ([span(0, 6), span(4, 20, "PROJECT")], [span(4, 20, "PROJECT")]),
    # neighbours do not overlap
    ([span(0, 5), span(5, 9)], [span(0, 5), span(5, 9)]),
    # of equal length, the type that says more
    ([span(0, 5, "LOC"), span(0, 5, "PERSON")], [span(0, 5, "PERSON")]),
    ([span(0, 5, "ORG"), span(0, 5, "LEGAL")], [span(0, 5, "LEGAL")]),
    # of equal length and type, the first
    ([span(3, 8), span(0, 5)], [span(0, 5)]),
    # what a loser covered is free again
    ([span(0, 10), span(8, 20), span(0, 7)], [span(0, 7), span(8, 20)]),
]


@pytest.mark.parametrize(("found", "kept"), SETTLED)
def test_settle(found: list[Found], kept: list[Found]) -> None:
    assert [settle(order) for order in permutations(found)] == [kept] * len(
        list(permutations(found))
    )


def test_every_type_has_its_rank() -> None:
    assert sorted(PRIORITY) == sorted(MentionType.__args__)  # type: ignore[attr-defined]


def test_a_context_fixes_nothing_unless_told() -> None:
    assert Context() == Context(date=None, year=None, month=None, place=None)
