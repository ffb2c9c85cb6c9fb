"""Kept answers: the latest ones, each found once."""

from __future__ import annotations

import threading
import time

import pytest

from kg.index.kept import Kept


def test_the_oldest_is_forgotten_first() -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        def answer() -> str:
            asked.append(question)
            return question.upper()

        return kept.get(question, answer)

    kept: Kept[str] = Kept(2)
    assert [ask(q) for q in ("a", "b", "a", "c", "a", "b")] == ["A", "B", "A", "C", "A", "B"]
    assert asked == ["a", "b", "c", "b"]  # «b» was not asked for when «c» came


def test_threads_that_ask_the_same_at_once_wait_for_one_answer() -> None:
    kept: Kept[int] = Kept(4)
    asked: list[int] = []

    def answer() -> int:
        asked.append(1)
        time.sleep(0.05)
        return 7

    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(kept.get("q", answer))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, asked) == ([7] * 6, [1])


def test_a_failure_is_not_kept() -> None:
    kept: Kept[float] = Kept(4)
    with pytest.raises(ZeroDivisionError):
        kept.get("q", lambda: 1 / 0)
    assert kept.get("q", lambda: 2.0) == 2.0


def test_nothing_is_kept_where_nothing_may_be() -> None:
    kept: Kept[int] = Kept(0)
    assert [kept.get("q", lambda: 1), kept.get("q", lambda: 2)] == [1, 2]
