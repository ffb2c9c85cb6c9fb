"""Sessions: their numbers, how long they last, and what the memory keeps of them."""

from __future__ import annotations

import pytest

from kg.access.sessions import IDLE, LONGEST, MOST, Sessions, csrf_of
from kg.access.users import User

AN = User("Lê Thị An", "reviewer", "", "dấu")


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


def test_a_session_is_found_by_its_number_alone() -> None:
    sessions = Sessions()
    number = sessions.begin(AN)
    found = sessions.find(number)
    assert found
    assert (found.name, found.mark) == (AN.name, AN.mark)
    assert len(number) >= 43  # 256 bits in base64
    assert number != sessions.begin(AN)
    for other in ("", number[:-1], number + "x", number.swapcase(), "\ud800", "../" * 9):
        assert sessions.find(other) is None


def test_the_memory_keeps_no_number() -> None:
    sessions = Sessions()
    number = sessions.begin(AN)
    assert number not in repr(vars(sessions))


@pytest.mark.parametrize(
    ("steps", "holds"),
    [
        ([IDLE - 1], True),
        ([IDLE + 1], False),
        ([IDLE - 1] * 2, True),  # each use begins the hour again
        ([IDLE - 1] * 12 + [30], False),  # but a day is a day
        ([LONGEST + 1], False),
    ],
)
def test_how_long_one_lasts(steps: list[float], holds: bool) -> None:
    clock = Clock()
    sessions = Sessions(clock=clock)
    number = sessions.begin(AN)
    for step in steps:
        clock.now += step
        found = sessions.find(number)
    assert (found is not None) is holds


def test_the_end_is_the_end() -> None:
    sessions = Sessions()
    one, other = sessions.begin(AN), sessions.begin(AN)
    sessions.end(one)
    sessions.end(one)
    sessions.end("không có")
    assert sessions.find(one) is None
    assert sessions.find(other)


def test_a_user_has_so_many_and_no_more() -> None:
    sessions = Sessions()
    numbers = [sessions.begin(AN) for _ in range(MOST + 3)]
    other = sessions.begin(User("Trần Bình", "reviewer", "", "khác"))
    assert [n for n in numbers if sessions.find(n)] == numbers[3:]
    assert sessions.find(other)


def test_the_token_of_a_page_tells_nothing_of_the_session() -> None:
    sessions = Sessions()
    one, other = sessions.begin(AN), sessions.begin(AN)
    assert csrf_of(one) == csrf_of(one) != csrf_of(other)
    assert one not in csrf_of(one)
    assert sessions.find(csrf_of(one)) is None
