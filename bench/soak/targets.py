"""What fuzzing is made of: a target, its seeds, and how a seed is spoilt.

A target checks that one reader of foreign data keeps its promises for any bytes. The short form
(tests/test_fuzz_*.py) and the long one (bench/soak/fuzz.py) run the same targets; inputs that once
found a fault stand in tests/cases/fuzz and are tried by every test run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "tests" / "cases" / "fuzz"
"""Inputs that found a fault, a folder for each target."""

_MOST_SPLICES = 6
_LONGEST_CUT = 400
_LONGEST_RUN = 40
Splice = tuple[int, int, bytes]
"""Where something is spoilt, how many bytes go, and what comes instead."""


@dataclass(frozen=True)
class Target:
    """A reader of foreign data: `check` holds its promises for any bytes.

    `seeds` are inputs as they should be, `words` pieces that mean something to the reader.
    `share` tells how many of the short form's examples it takes, for readers that are slow.
    """

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    words: Sequence[bytes] = ()
    share: float = 1.0

    def found(self) -> Iterator[Path]:
        """Yield the inputs that once found a fault, in order."""
        yield from sorted((FOUND / self.name).glob("*"))


def spliced(seed: bytes, splices: Sequence[Splice]) -> bytes:
    """Return a seed with some of its bytes replaced; places count round the seed's end."""
    for place, gone, piece in splices:
        at = place % (len(seed) + 1)
        seed = seed[:at] + piece + seed[at + gone :]
    return seed


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    """Return what a target is tried with: its seeds, spoilt by cuts, words, repeats and noise."""
    seeds = [*target.seeds()]
    words = st.sampled_from([*target.words, b" ", b"\n", b"0", b"\xff"])
    runs = st.builds(lambda word, times: word * times, words, st.integers(2, _LONGEST_RUN))
    moved = st.builds(
        lambda seed, at: seed[at % len(seed) :][:_LONGEST_CUT],
        st.sampled_from(seeds),
        st.integers(0, 1 << 20),
    )
    pieces = st.one_of(words, st.just(b""), moved, st.binary(max_size=8), runs)
    splices = st.tuples(st.integers(0, 1 << 20), st.integers(0, _LONGEST_CUT), pieces)
    return st.builds(
        spliced, st.sampled_from(seeds), st.lists(splices, min_size=1, max_size=_MOST_SPLICES)
    )


def try_out(target: Target, examples: int) -> None:
    """Check a target with its seeds, what was once found, and so many spoilt seeds.

    Always the same ones: a test that fails today failed yesterday.
    """
    for seed in target.seeds():
        target.check(seed)
    for path in target.found():
        target.check(path.read_bytes())

    @settings(
        max_examples=max(1, int(examples * target.share)),
        deadline=None,
        derandomize=True,
        database=None,
    )
    @given(inputs(target))
    def holds(data: bytes) -> None:
        target.check(data)

    holds()
