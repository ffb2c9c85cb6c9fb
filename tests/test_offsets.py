"""Offset maps: each character of a changed text knows where it came from."""

from __future__ import annotations

import pytest

from extract.cleaning.offsets import Writer, apply, narrow


def test_no_edit_makes_no_layer() -> None:
    assert apply("kênh", []) == ("kênh", None)


def test_spans_over_edits_go_back() -> None:
    old = "tập ừung vốn"
    new, layer = apply(old, [(4, 5, "tr"), (8, 9, "")])
    assert new == "tập trungvốn"
    assert layer is not None
    assert layer.origin(4, 9) == (4, 8)  # «trung» was «ừung»
    assert layer.origin(0, 3) == (0, 3)
    assert layer.origin(9, 12) == (9, 12)
    assert layer.origin(8, 10) == (7, 10)  # over the dropped space
    assert layer.origin(5, 5) == (4, 4)


def test_a_deletion_at_the_beginning_and_the_end() -> None:
    new, layer = apply("**xã**", [(0, 2, ""), (4, 6, "")])
    assert new == "xã"
    assert layer is not None
    assert layer.origin(0, 2) == (2, 4)


def test_lines_may_change_their_order() -> None:
    old = "AABBCC"
    writer = Writer(old)
    writer.copy(0, 2)
    writer.replace(2, 4, " ")
    writer.copy(4, 6)
    writer.replace(6, 6, "\n")
    writer.copy(2, 4)
    new, layer = writer.finish()
    assert new == "AA CC\nBB"
    assert layer.origin(0, 5) == (0, 6)
    assert layer.origin(6, 8) == (2, 4)


def test_an_empty_text_has_a_map() -> None:
    _, layer = Writer("").finish()
    assert layer.origin(0, 0) == (0, 0)
    assert layer.arrival(0) == 0


@pytest.mark.parametrize(
    ("old_position", "new_position"),
    [(0, 0), (3, 3), (4, 4), (5, 6), (8, 9), (12, 13)],
)
def test_arrival_goes_forward(old_position: int, new_position: int) -> None:
    _, layer = apply("tập ừung vốn", [(4, 5, "tr")])
    assert layer is not None
    assert layer.arrival(old_position) == new_position


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("ừung", "trung", (10, 11, "tr")),
        ("thànli", "thành", (14, 16, "h")),
        ("aa", "aaa", (12, 12, "a")),
        ("xã", "xã", (12, 12, "")),
    ],
)
def test_narrow_keeps_what_is_common(old: str, new: str, edit: tuple[int, int, str]) -> None:
    assert narrow(10, old, new) == edit
