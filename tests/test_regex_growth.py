"""No regular expression of ours goes back and forth: time grows at most as the length squared.

A pattern that does («(a+)+b», or three adjoining repeats of spaces) would let one line of one file
hold up a build for ever. Times are of this thread's processor, compared with each other only.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pumping import END, Input, inputs

HERE = Path(__file__).parent
STEPS = (8, 12, 17, 24, 34, 48, 68, 96, 136)
"""Lengths of the growing part in characters, step by step: an endless search shows early."""
AT_ONCE = 0.00015
"""Seconds at the last step below which nothing can have grown faster than its square."""
ENDLESS = 8.0
"""What half as much again costs more times as much, though a fifth power costs but six times."""
MOST = 150
"""Inputs of one pattern that are tried."""
CUBIC = 5.5
"""What twice the length costs times as much: 4 for a square, 8 for a cube."""


def seconds(pattern: re.Pattern[str], given: Input, length: int, runs: int = 1) -> float:
    """Return the least processor seconds of some searches, never nought."""
    start, pump = given
    text = start + (pump * length)[:length] + END
    least = float("inf")
    for _ in range(runs):
        begin = time.thread_time()
        pattern.search(text)
        least = min(least, time.thread_time() - begin)
    return max(least, 1e-6)


def grows(pattern: re.Pattern[str], given: Input) -> bool:
    """Return whether the time of a search grows faster than the square of the length."""
    before = seconds(pattern, given, STEPS[0])
    for length in STEPS[1:]:
        now = seconds(pattern, given, length)
        if now > AT_ONCE and now > ENDLESS * before:
            return True
        before = now
    if before < AT_ONCE:
        return False
    single, twice = (seconds(pattern, given, STEPS[n], runs=2) for n in (-3, -1))
    if twice < CUBIC * single:
        return False
    return seconds(pattern, given, STEPS[-1] * 2, runs=2) > CUBIC * twice


def careless(pattern: str, flags: int) -> Input | None:
    """Return an input on which a pattern grows too fast, surely: measured again.

    Long lists of names have a thousand inputs that are all alike; the shortest ones stand for them.
    """
    made = re.compile(pattern, flags)
    given = sorted(inputs(pattern, flags), key=lambda g: (len("".join(g)), g))[:MOST]
    return next((g for g in given if all(grows(made, g) for _ in range(8))), None)


class TestEveryPattern:
    def test_grows_at_most_as_the_square_of_the_length(self) -> None:
        program = [sys.executable, str(HERE / "compiled.py")]
        told = subprocess.run(program, capture_output=True, timeout=300, check=True)
        patterns = [json.loads(line) for line in told.stdout.splitlines()]
        assert len(patterns) > 1000
        found = [(p["where"], bad) for p in patterns if (bad := careless(p["pattern"], p["flags"]))]
        assert not found


class TestCarelessPatterns:
    """What the test above must find, and what it must leave in peace."""

    @pytest.mark.parametrize(
        "pattern",
        [
            r"(a+)+b",  # nested repeats
            r"(?:ông |bà |ông bà )*$",  # one word in two ways
            r"\s*[,-]?\s*;?\s*kíp",  # three repeats that may share the spaces
            r"(?:[\s']*'[\s']+){2,}(?=\w)",  # a repeat of overlapping classes
        ],
    )
    def test_it_is_found(self, pattern: str) -> None:
        assert careless(pattern, 0)

    @pytest.mark.parametrize(
        "pattern",
        [
            r"a*b",  # each start goes to the end: a square
            r"(?:ông |bà )*$",
            r"(?:ông bà |ông |bà )*+$",  # one way only
            r"(?:\s*,)?\s*kíp",
            r"[^.;]{0,80}giao",
        ],
    )
    def test_it_is_left_in_peace(self, pattern: str) -> None:
        assert not careless(pattern, 0)
