"""Passwords: hashes, equal work for nobody, and no more at a time than the machine can bear."""

from __future__ import annotations

import threading
import time
import unicodedata

import pytest
from accounts import QUICK
from argon2 import PasswordHasher

from kg.access.passwords import PARALLEL, WAITING, BadPassword, Passwords, TooBusy, must_be_good


def test_a_password_matches_its_hash_alone() -> None:
    passwords = Passwords(QUICK)
    kept = passwords.hash("nước chảy đá mòn")
    assert kept.startswith("$argon2id$")
    assert kept != passwords.hash("nước chảy đá mòn")
    assert passwords.matches(kept, "nước chảy đá mòn")
    assert passwords.matches(kept, unicodedata.normalize("NFD", "nước chảy đá mòn"))
    for other in ("nước chảy đá mon", "", "nước chảy đá mòn ", "\ud800", "x" * 10**6):
        assert not passwords.matches(kept, other.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("kept", ["", "x", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA", "$2b$12$abc"])
def test_what_is_no_hash_matches_nothing(kept: str) -> None:
    passwords = Passwords(QUICK)
    for password in ("", "x", kept):
        assert passwords.matches(kept, password) is False


def test_a_user_who_does_not_exist_costs_as_much_as_one_who_does() -> None:
    """The hash that nobody has asks for the same memory and rounds as a real one."""
    verified: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
            verified.append(str(hash))
            return super().verify(hash, password)

    passwords = Passwords(Watched(time_cost=2, memory_cost=64, parallelism=1))
    real = passwords.hash("nước chảy đá mòn")
    passwords.matches(real, "sai")
    passwords.matches("", "sai")
    heads = {kept.split("$")[1:4].__str__() + str(len(kept)) for kept in verified}
    assert len(verified) == 2
    assert len(heads) == 1


def test_nobody_has_no_password_even_if_it_were_found() -> None:
    class Yes(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
            return True

    assert Passwords(Yes()).matches("", "x") is False
    assert Passwords(Yes()).matches("x", "x") is True


def test_another_cost_is_noticed() -> None:
    kept = Passwords(QUICK).hash("nước chảy đá mòn")
    assert not Passwords(QUICK).outdated(kept)
    assert Passwords().outdated(kept)


def test_only_a_few_are_checked_at_a_time_and_few_wait() -> None:
    running, most, turned_away = 0, 0, 0
    lock, go = threading.Lock(), threading.Event()

    class Slow(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            go.wait(10)
            with lock:
                running -= 1
            return True

    passwords = Passwords(Slow())

    def one() -> None:
        nonlocal turned_away
        try:
            passwords.matches("x", "y")
        except TooBusy:
            with lock:
                turned_away += 1

    threads = [threading.Thread(target=one) for _ in range(30)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 10
    while turned_away < 30 - PARALLEL - WAITING and time.monotonic() < end:
        time.sleep(0.01)
    go.set()
    for thread in threads:
        thread.join()
    assert (most, turned_away) == (PARALLEL, 30 - PARALLEL - WAITING)
    assert passwords.matches("x", "y")  # all turns were given back


@pytest.mark.parametrize(
    "bad",
    ["", "ngắn quá", "aaaaaaaaaaaaaa", "abababababababab", "Lê Thị An Lê", "x1" * 200],
)
def test_what_is_easily_guessed_may_not_be_chosen(bad: str) -> None:
    with pytest.raises(BadPassword, match="choose another"):
        must_be_good(bad, "Lê Thị An Lê")


def test_a_long_sentence_may() -> None:
    must_be_good("nước chảy đá mòn", "Lê Thị An")
