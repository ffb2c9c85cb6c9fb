"""Automatic list marks: forms of numbers, patterns over levels, restarts."""

from __future__ import annotations

import pytest

from extract.readers.office_lists import Counter, Level, number

NUMBERS = [
    (4, "decimal", "4"),
    (7, "decimalZero", "07"),
    (14, "lowerRoman", "xiv"),
    (49, "upperRoman", "XLIX"),
    (2, "lowerLetter", "b"),
    (28, "upperLetter", "BB"),
    (3, "none", ""),
    # no such letter, and a number that would take a page
    (0, "lowerLetter", "0"),
    (2**31, "lowerLetter", str(2**31)),
    (5, "chicken", "5"),
]


@pytest.mark.parametrize(("value", "form", "text"), NUMBERS)
def test_numbers(value: int, form: str, text: str) -> None:
    assert number(value, form) == text


DECISION = {
    0: Level("decimal", "Điều %1."),
    1: Level("decimal", "%2."),
    2: Level("lowerLetter", "%3)"),
    3: Level("bullet", "-"),
}
PLAN = {0: Level("upperRoman", "%1."), 1: Level("decimal", "%1.%2.", plain=True)}
LISTS = [
    # levels, the level of each item, the marks
    (DECISION, (0, 1, 2, 2, 3, 1, 2, 0, 1),
     ["Điều 1.", "1.", "a)", "b)", "-", "2.", "a)", "Điều 2.", "1."]),
    # digits all through («legal» numbering) under Roman ones
    (PLAN, (0, 0, 1, 1), ["I.", "II.", "2.1.", "2.2."]),
    # deeper items before any above count as under none
    (PLAN, (1, 1, 0), ["0.1.", "0.2.", "I."]),
    # a start of its own
    ({0: Level("decimal", "%1)", start=5)}, (0, 0), ["5)", "6)"]),
    # never restarted
    ({0: Level("decimal", "%1."), 1: Level("decimal", "%2)", restart=0)}, (0, 1, 0, 1),
     ["1.", "1)", "2.", "2)"]),
    # restarted only by the topmost level
    ({0: Level("decimal", "%1."), 1: Level("decimal", "%2."),
      2: Level("lowerLetter", "%3)", restart=1)}, (0, 1, 2, 1, 2, 0, 2),
     ["1.", "1.", "a)", "2.", "b)", "2.", "a)"]),
    ({0: Level("none", "")}, (0,), [""]),
]  # fmt: skip


@pytest.mark.parametrize(("levels", "items", "marks"), LISTS)
def test_lists(levels: dict[int, Level], items: tuple[int, ...], marks: list[str]) -> None:
    counter = Counter()
    assert [counter.mark("a", level, levels) for level in items] == marks


def test_lists_are_counted_apart_and_may_start_anew() -> None:
    levels = {0: Level("decimal", "%1.")}
    counter = Counter()
    marks = [counter.mark(key, 0, levels) for key in "abab"]
    assert marks == ["1.", "1.", "2.", "2."]
    assert counter.mark("a", 0, levels, start=9) == "9."
    assert counter.mark("a", 0, levels) == "10."
