"""Kept answers: the last ones asked for, so that paging and narrowing a find do not ask anew."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The latest answers by their question, so many of them; any thread may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, T] = OrderedDict()
        self._busy: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return the kept answer to a question, or find it and keep it.

        Of threads that ask the same at once one looks, the others wait for its answer.
        """
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
            busy = self._busy.setdefault(question, threading.Lock())
        with busy:
            with self._lock:
                if question in self._answers:
                    return self._answers[question]
            try:
                found = answer()
                with self._lock:
                    self._answers[question] = found
                    while len(self._answers) > self._most:
                        self._answers.popitem(last=False)
                return found
            finally:
                with self._lock:
                    self._busy.pop(question, None)
