"""Phrases of a table: the longest first, over marks, whole syllables only."""

from __future__ import annotations

import pytest

from extract.phrases import Phrases

TABLE = Phrases(
    [
        ("y tế", 1),
        ("bảo hiểm y tế", 2),
        ("bồi thường, hỗ trợ", 3),
        ("thủy sản", 4),
        ("trường", 5),
        ("trường hợp", 0),
        ("an toàn giao thông", 6),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngành Y tế", [("Y tế", 1)]),  # capitals do not count
        ("thẻ bảo hiểm y tế", [("bảo hiểm y tế", 2)]),  # the longest, and nothing inside it
        ("bồi thường - hỗ trợ", [("bồi thường - hỗ trợ", 3)]),  # marks inside do not count
        ("bồi thường. Hỗ trợ", []),  # but a full stop does
        ("bồi thường: hỗ trợ; y tế", [("y tế", 1)]),  # and other marks
        ("nuôi thuỷ sản", [("thuỷ sản", 4)]),  # tone marks where the state writes them
        ("trường hợp khác, trường xa", [("trường hợp", 0), ("trường", 5)]),
        ("môi trường", [("trường", 5)]),  # syllables, not words: the table must hide the rest
        ("ytế y tếx", []),  # whole syllables
        ("an toàn giao", []),  # a beginning alone is nothing
        ("an toàn giao an toàn giao thông", [("an toàn giao thông", 6)]),  # begun anew
        ("", []),
    ],
)
def test_phrases_are_found_from_left_to_right(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[h.start : h.end], h.value) for h in TABLE.find(text)] == expected


def test_a_hit_counts_its_syllables() -> None:
    (hit,) = TABLE.find("thẻ bảo hiểm y tế")
    assert hit.size == 4


def test_phrases_that_differ_in_marks_only_are_one() -> None:
    assert len(Phrases([("phòng cháy, chữa cháy", 1), ("phòng cháy chữa cháy", 1)])) == 1


def test_the_cost_does_not_grow_with_the_table() -> None:
    """A place is asked for no more beginnings than its longest phrase has syllables."""
    asked = 0

    class Counted(set[tuple[str, ...]]):
        def __contains__(self, key: object) -> bool:
            nonlocal asked
            asked += 1
            return super().__contains__(key)

    counts = []
    for size in (10, 10_000):
        table = Phrases([(f"nhóm{n} việc{n}", n) for n in range(size)])
        table._begun = Counted(table._begun)
        asked = 0
        assert len(list(table.find("rà soát nhóm7 việc7 rồi báo cáo " * 50))) == 50
        counts.append(asked)
    assert counts[0] == counts[1]
