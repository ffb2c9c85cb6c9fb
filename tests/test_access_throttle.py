"""Throttles: waits that double, writes in a time, addresses that count as one."""

from __future__ import annotations

import threading

import pytest

from kg.access.throttle import Failures, Rate, Throttled, address_key


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wait_of(failures: Failures, key: str = "an") -> int:
    """Return the seconds that an attempt must wait, 0 where it is let through."""
    try:
        failures.attempt(key)
    except Throttled as error:
        return error.seconds
    return 0


def test_the_wait_doubles_after_the_free_ones_up_to_the_longest() -> None:
    clock = Clock()
    failures = Failures(3, longest=20, clock=clock)
    assert [wait_of(failures) for _ in range(3)] == [0, 0, 0]
    waits = []
    for _ in range(7):
        waits.append(wait_of(failures))
        clock.now += waits[-1]
        assert wait_of(failures) == 0
    assert waits == [2, 3, 5, 9, 17, 21, 21]


def test_asking_while_one_waits_makes_it_no_longer_and_other_keys_go_on() -> None:
    clock = Clock()
    failures = Failures(1, clock=clock)
    failures.attempt("an")
    assert [wait_of(failures) for _ in range(5)] == [2] * 5
    assert wait_of(failures, "bình") == 0
    clock.now += 2
    assert wait_of(failures) == 0


def test_a_good_attempt_forgives_and_an_hour_forgets() -> None:
    clock = Clock()
    failures = Failures(2, clock=clock)
    for _ in range(2):
        failures.attempt("an")
    failures.forgive("an")
    assert [wait_of(failures) for _ in range(3)] == [0, 0, 2]
    clock.now += 3601
    assert [wait_of(failures) for _ in range(3)] == [0, 0, 2]


def test_taking_back_leaves_the_earlier_failures() -> None:
    failures = Failures(2, clock=Clock())
    failures.attempt("10.0.0.7")
    for _ in range(50):  # fifty good logins of an office behind one address
        failures.attempt("10.0.0.7")
        failures.take_back("10.0.0.7")
    failures.attempt("10.0.0.7")
    assert wait_of(failures, "10.0.0.7") == 2


def test_the_first_refusal_of_a_row_is_told_apart() -> None:
    clock = Clock()
    failures = Failures(0, clock=clock)
    failures.attempt("an")
    told = []
    for _ in range(3):
        with pytest.raises(Throttled) as caught:
            failures.attempt("an")
        told.append(caught.value.first)
    assert told == [True, False, False]


def test_a_hundred_at_a_time_are_a_hundred() -> None:
    failures = Failures(5)
    begin = threading.Barrier(40)
    passed: list[int] = []

    def one() -> None:
        begin.wait()
        if not wait_of(failures):
            passed.append(1)

    threads = [threading.Thread(target=one) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) == 5


def test_what_is_remembered_is_bounded() -> None:
    failures = Failures(0, clock=Clock())
    failures.attempt("an")
    for number in range(10_000):
        failures.attempt(f"kẻ lạ {number}")
    assert wait_of(failures) == 0  # forgotten, the longest quiet first
    assert wait_of(failures, "kẻ lạ 9999") > 0


def test_a_rate_is_a_number_in_a_time_by_key() -> None:
    clock = Clock()
    rate = Rate(2, 60, clock=clock)
    rate.count("an")
    clock.now += 30
    rate.count("an")
    rate.count("bình")
    with pytest.raises(Throttled) as caught:
        rate.count("an")
    assert caught.value.seconds == 31
    clock.now += 31
    rate.count("an")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("không phải địa chỉ", "không phải địa chỉ"),
    ],
)
def test_what_counts_as_one_address(address: str, key: str) -> None:
    assert address_key(address) == key
