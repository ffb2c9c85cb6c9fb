"""The long form of faults: hundreds of commands killed or refused by the disk at drawn moments.

    python -m bench.soak.kill                        300 rounds
    python -m bench.soak.kill --rounds 30 --seed 7   fewer, others
    python -m bench.soak.kill --every                and before, each work at every change in turn
    python -m bench.soak.kill --write                and put the table into bench/soak/kill.md

Each round does one thing that an office does (build after papers changed, judge, decide, export,
make a bag or a page) and lets it go wrong: killed at the n-th change of the disk, killed at any
time, killed or refused in the middle of a file, refused by a full disk. Then it asks: does the
graph hold what it held, or what it was to hold; does the next build end in the same bytes as one of
a second graph that nothing ever disturbed; is every acknowledged verdict there; is nothing left.
"""

from __future__ import annotations

import argparse
import errno
import platform
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.soak.faults import KILLED, Ended, Fault
from bench.soak.office import KINDS, Office, Work, must_end_well, remove
from bench.soak.states import held, lost_verdicts
from kg.review.log import read_verdicts

TARGET = Path(__file__).with_suffix(".md")
_SAYING = ("review", "decide")
"""Work that says something again each time it is begun, by which the graph becomes another."""
_ENDED = "ended before"
_ACKNOWLEDGED = re.compile(r"^số ([0-9]+):", re.MULTILINE)
_FIRST_GUESS = (2.0, 60)
"""Seconds and changes of the disk of a command that was not yet seen to its end."""


class Soak:
    """Rounds over one office; counts how they ended, and keeps what went wrong."""

    def __init__(self, place: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - to be drawn again
        self.office = Office(place, self.chance)
        self.counts: Counter[tuple[str, str]] = Counter()
        self.faults: list[str] = []
        self._cost: dict[str, tuple[float, int]] = {}
        self._promised: set[int] = set()

    def round(self) -> None:
        """Let one command go wrong, and look at what it left."""
        work, before = self.office.next(), held(self.office.graph)
        how, fault = self._fault(work)
        begun = time.monotonic()
        ended = self.office.run(work, fault)
        if ended.status == 0:
            self._cost[work.kind] = (time.monotonic() - begun, ended.changes)
        if work.kind == "review":
            self._promised |= {int(n) for n in _ACKNOWLEDGED.findall(ended.said)}
        faults = self.office.differences(work, before, ended) + self._verdicts()
        self.counts[work.kind, how] += 1
        self.counts[work.kind, _ending(ended)] += 1
        self._keep(f"{' '.join(work.words)}: {fault}: {one}" for one in faults)

    def _keep(self, faults: Iterable[str]) -> None:
        """Keep faults, and say them at once: what is said at the end may never be said."""
        for fault in faults:
            self.faults.append(fault)
            print(f"\n{fault}", file=sys.stderr)

    def every(self, kind: str) -> None:
        """Kill one command at its first change of the disk, then at its second, to its end."""
        work, before = self.office.work(kind), held(self.office.graph)
        found, at = {before}, 0
        while (ended := self.office.run(work, Fault(at := at + 1))).status == KILLED:
            found.add(held(self.office.graph))
            self.counts[kind, "at every change"] += 1
            self.counts[kind, "killed"] += 1
            if work.makes:
                remove(work.makes)  # what was made before the end; exports overwrite nothing
        must_end_well(ended)
        self._cost[kind] = (_FIRST_GUESS[0], ended.changes)
        faults = self.office.differences(work, before, ended) + self._verdicts()
        if kind not in _SAYING and len(found | {held(self.office.graph)}) > 2:
            faults.append("the graph held neither what was nor what was to be")
        self._keep(f"{' '.join(work.words)}: at every change: {one}" for one in faults)

    def _fault(self, work: Work) -> tuple[str, Fault]:
        """Draw what goes wrong with a command."""
        seconds, changes = self._cost.get(work.kind, _FIRST_GUESS)
        at, size = self.chance.randint(1, changes), int(10 ** self.chance.uniform(1.0, 5.5))
        drawn = (
            ("at a change", Fault(at)),
            ("at any time", Fault(after=self.chance.uniform(0.0, 1.1 * seconds))),
            ("at any time", Fault(after=self.chance.uniform(0.0, 1.1 * seconds))),
            ("within a file", Fault(size=size)),
            ("disk full", Fault(at, errno.ENOSPC)),
            ("disk full within a file", Fault(size=size, error=errno.EFBIG)),
        )
        return self.chance.choice(drawn)

    def _verdicts(self) -> list[str]:
        """Return what is wrong with the verdicts: those promised are there, and the log whole."""
        kept = {verdict.number for verdict in read_verdicts(self.office.graph)}
        missing = [f"verdict {number} is lost" for number in sorted(self._promised - kept)]
        return missing + lost_verdicts(self.office.graph, set())


def _ending(ended: Ended) -> str:
    if ended.status == 0:
        return _ENDED
    return "killed" if ended.status in (KILLED, -25) else "refused"


def table(soak: Soak, seed: int, seconds: float) -> str:
    """Return what was done as Markdown."""
    kinds = sorted({kind for kind, _ in soak.counts})
    ways = sorted({how for _, how in soak.counts})
    rounds = sum(n for (_, how), n in soak.counts.items() if how in ("killed", "refused", _ENDED))
    lines = [
        "# Commands killed and refused",
        "",
        f"{rounds} rounds in {seconds / 60:.0f} minutes, seed {seed};"
        f" Python {platform.python_version()}, {platform.machine()}, {platform.system()}."
        f" Faults: {len(soak.faults)}. Written by `python -m bench.soak.kill --write`.",
        "",
        f"| work | {' | '.join(ways)} |",
        f"| --- |{' ---: |' * len(ways)}",
    ]
    for kind in kinds:
        cells = " | ".join(str(soak.counts[kind, how]) for how in ways)
        lines.append(f"| {kind} | {cells} |")
    return "\n".join((*lines, ""))


def main() -> int:
    """Run the rounds; return 1 where something went wrong that may not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--every",
        nargs="*",
        choices=KINDS,
        metavar="KIND",
        help=f"first kill these at every change of the disk in turn (all: {' '.join(KINDS)})",
    )
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="camket-kill-") as place:
        soak = Soak(Path(place) / "office", options.seed)
        for kind in () if options.every is None else options.every or KINDS:
            soak.every(kind)
            print(f"{kind}, {len(soak.faults)} faults", file=sys.stderr)
        for number in range(1, options.rounds + 1):
            soak.round()
            print(f"\r{number} rounds, {len(soak.faults)} faults ", end="", file=sys.stderr)
    print(file=sys.stderr)
    text = table(soak, options.seed, time.monotonic() - begun)
    print(text)
    if options.write:
        TARGET.write_text(text, encoding="utf-8")
    return 1 if soak.faults else 0


if __name__ == "__main__":
    sys.exit(main())
