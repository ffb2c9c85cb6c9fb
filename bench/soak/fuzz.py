"""The long form of fuzzing: every target for its part of an hour, by hypothesis and by atheris.

    python -m bench.soak.fuzz                              all targets, an hour together
    python -m bench.soak.fuzz --minutes 5 --only dates     one target
    python -m bench.soak.fuzz --write                      and put the table into bench/soak/fuzz.md

Each target runs in a process of its own. What breaks a promise, hangs or kills the process is made
as small as it still does, and kept in --into; when the fault is mended, the input moves to
tests/cases/fuzz. atheris steers by the branches that an input takes; hypothesis by seeds, cuts and
words. A run goes on behind a fault and keeps one input of each kind.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import importlib
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.soak.targets import ROOT, Target, inputs

TABLE = Path(__file__).with_suffix(".md")
MODULES = ("text_targets", "file_targets", "request_targets", "folder_targets")
ENGINES = ("hypothesis", "atheris")
_SLOW = 20.0
"""Seconds of processor time for an input of some kilobytes that are a fault."""

_HANG = 120
_LONGEST = 4096
_ROUND = 100
_SMALLER = 60.0
_MEMORY = 8 << 30


def targets() -> Iterator[Target]:
    """Yield all targets, after importing what they try."""
    for name in MODULES:
        yield from importlib.import_module(f"bench.soak.{name}").TARGETS


class Run:
    """One target tried by one engine: counts inputs, and keeps those that find a fault."""

    def __init__(self, target: Target, into: Path) -> None:
        self.target = target
        self.into = into
        self.count = 0
        self.kinds: dict[str, str] = {}
        into.mkdir(parents=True, exist_ok=True)
        self._log = (into / "hang.txt").open("w", encoding="utf-8")

    def trial(self, data: bytes) -> None:
        """Try an input; whatever comes of it, the run goes on."""
        (self.into / "current").write_bytes(data)
        self.count += 1
        faulthandler.dump_traceback_later(_HANG, exit=True, file=self._log)
        if (kind := self._kind(data)) and kind not in self.kinds:
            self.kinds[kind] = self._keep(data, kind)
        faulthandler.cancel_dump_traceback_later()
        if self.count % 20 == 0 or kind:
            self.tell()

    def tell(self) -> None:
        """Write down how far the run is: the process may end at any input."""
        text = json.dumps({"inputs": self.count, "faults": self.kinds}, ensure_ascii=False)
        (self.into / "run.json").write_text(text, encoding="utf-8")

    def _kind(self, data: bytes) -> str:
        """Return what kind of fault an input shows, «» for none: the error and where it arose."""
        begin = time.process_time()
        try:
            self.target.check(data)
        except Exception as error:  # every error is what is looked for
            frames = traceback.extract_tb(error.__traceback__)
            ours = [
                f for f in frames if f.filename.startswith(str(ROOT)) and ".venv" not in f.filename
            ]
            places = [f"{Path(f.filename).name}:{f.lineno}" for f in ours[-2:]]
            return f"{type(error).__name__} at {', '.join(places)}"
        return "slow" if time.process_time() - begin > _SLOW else ""

    def _keep(self, data: bytes, kind: str) -> str:
        """Write the smallest input found that shows this kind of fault; return its name."""
        faulthandler.cancel_dump_traceback_later()
        small = smaller(data, lambda less: self._kind(less) == kind) if kind != "slow" else data
        name = hashlib.sha256(small).hexdigest()[:12]
        (self.into / name).write_bytes(small)
        try:
            self.target.check(small)
        except Exception:  # kept beside the input, to be read by people
            (self.into / f"{name}.txt").write_text(traceback.format_exc(), encoding="utf-8")
        return name


def smaller(data: bytes, fails: Callable[[bytes], bool], *, seconds: float = _SMALLER) -> bytes:
    """Return a part of an input that still fails: halves, quarters, … bytes are left out."""
    until = time.monotonic() + seconds
    step = len(data) // 2
    while step and time.monotonic() < until:
        at = 0
        while at < len(data) and time.monotonic() < until:
            less = data[:at] + data[at + step :]
            if fails(less):
                data = less
            else:
                at += step
        step //= 2
    return data


def by_hypothesis(run: Run, seconds: float) -> None:
    """Try spoilt seeds until the time is over, others in each round."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:

        @seed(random.randrange(1 << 30))  # noqa: S311 - nobody's secret
        @settings(
            max_examples=_ROUND,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs(run.target))
        def round_(data: bytes) -> None:
            if time.monotonic() < until:
                run.trial(data)

        round_()


def by_atheris(run: Run, seconds: float, fuzzer: Any) -> None:
    """Let libFuzzer steer by the branches taken; ends the process."""
    corpus = run.into / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(run.target.seeds()):
        (corpus / f"seed-{number}").write_bytes(data[:_LONGEST])
    words = run.into / "words.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in run.target.words)
    words.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
    options = [f"-max_total_time={int(seconds)}", f"-max_len={_LONGEST}"]
    options += [f"-dict={words}"] * bool(run.target.words)  # an empty one is refused
    quiet = ("-verbosity=0", "-rss_limit_mb=4096", f"-artifact_prefix={run.into}/")
    fuzzer.Setup([sys.argv[0], *options, *quiet, str(corpus)], run.trial)
    fuzzer.Fuzz()


def fuzz_one(name: str, engine: str, seconds: float, into: Path) -> None:
    """Try one target in this process."""
    if engine == "atheris":
        fuzzer = importlib.import_module("atheris")
        with fuzzer.instrument_imports(include=["extract", "kg"]):
            target = next(t for t in targets() if t.name == name)
        by_atheris(Run(target, into), seconds, fuzzer)
    else:
        run = Run(next(t for t in targets() if t.name == name), into)
        by_hypothesis(run, seconds)
        run.tell()


def fuzz(names: Sequence[str], engines: Sequence[str], seconds: float, into: Path) -> list[str]:
    """Try targets, each in a process of its own, and return the rows of the table."""
    rows = []
    for name in names:
        for engine in engines:
            place = into / f"{name}-{engine}"
            command = [sys.executable, "-m", "bench.soak.fuzz", "--one", name, "--engine", engine]
            command += ["--minutes", str(seconds / 60), "--into", str(place)]
            with (into / f"{name}-{engine}.log").open("w", encoding="utf-8") as log:
                ended = subprocess.run(
                    command, cwd=ROOT, stdout=log, stderr=log, check=False, preexec_fn=_bounded
                )
            rows.append(_row(name, engine, place, ended.returncode))
            print(rows[-1], flush=True)
    return rows


def _bounded() -> None:
    """Let a run be no burden to others: last in the queue, and its memory bounded."""
    os.nice(15)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _row(name: str, engine: str, place: Path, status: int) -> str:
    """Return a run's row; a process that ended badly leaves the input that it tried."""
    try:
        told = json.loads((place / "run.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        told = {"inputs": 0, "faults": {}}
    faults = dict(told["faults"])
    if status:
        with suppress(FileNotFoundError):  # it ended before it tried one
            (place / "current").replace(place / "ended")
        faults[f"the process ended with status {status}"] = "ended"
    shown = "; ".join(f"{kind} ({file})" for kind, file in faults.items())
    return f"| {name} | {engine} | {told['inputs']:,} | {len(faults)} | {shown or '–'} |"


def main() -> None:
    """Read the command line and fuzz."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--minutes", type=float, default=60, help="for all together")
    options.add_argument("--only", default="", metavar="NAMES", help="some targets, by comma")
    options.add_argument("--engine", choices=ENGINES, help="one engine alone")
    options.add_argument("--into", type=Path, help="where faults are kept")
    options.add_argument("--one", metavar="NAME", help="one target in this very process")
    options.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    chosen = options.parse_args()
    into = (chosen.into or Path(tempfile.mkdtemp(prefix="camket-fuzz-"))).resolve()
    if chosen.one:
        fuzz_one(chosen.one, chosen.engine or ENGINES[0], chosen.minutes * 60, into)
        return
    into.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in chosen.only.split(",") if name]
    names = [target.name for target in targets() if not wanted or target.name in wanted]
    engines = [chosen.engine] if chosen.engine else [*ENGINES]
    if "atheris" in engines and not importlib.util.find_spec("atheris"):
        options.error(
            "atheris is not installed: pip install 'camket[soak]', or --engine hypothesis"
        )
    seconds = chosen.minutes * 60 / max(1, len(names) * len(engines))
    rows = fuzz(names, engines, seconds, into)
    head = [
        "| target | engine | inputs | kinds of fault | which |",
        "| --- | --- | ---: | ---: | --- |",
    ]
    report = "\n".join([f"# Fuzzing: {chosen.minutes:g} minutes together", "", *head, *rows, ""])
    print(report, f"kept in {into}", sep="\n")
    if chosen.write:
        TABLE.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
