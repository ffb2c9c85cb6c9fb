"""Measures the speed of extraction: the whole way of clean and noisy text, stage by stage.

    python -m bench.extraction                          print the tables
    python -m bench.extraction --peer-python PYTHON     with underthesea's `ner`, if PYTHON has it
    python -m bench.extraction --write                  and put them into bench/extraction.md

The texts are the clean ones of this repository, none of which is real. A figure is the median of
the runs, in seconds of the processor, so that what else the machine does counts little; the peers
read the same texts in turn with ours. Noise is drawn by `noise.py`. The profile is drawn by a
timer: at each tick the innermost function of ours counts, whatever it has called.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import statistics
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from unittest.mock import patch

import spacy

from bench.noise import load, noisy
from bench.serving import machine
from extract import pipeline
from extract.mentions.components import language

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(__file__).with_name("extraction.md")
FOLDERS = ("bench/texts", "kg/samples", "tests/genres", "tests/held_out", "tests/unseen")
RUNS, NOISE, TICK = 3, 0.05, 0.002
PEER_TEXTS = 8
"""So many texts the slow peer reads; a megabyte takes it most of a minute."""
STAGES = {
    "clean_content": "cleaning and repair",
    "parse": "structure of the page",
    "describe": "letterhead",
    "find_mentions": "mentions",
    "spelled_out": "short names",
    "_figures": "figures",
    "read_times": "times of sections, deadlines",
    "link": "statements",
    "add_sectors": "fields of state management",
}
"""Functions that `extract.pipeline` calls one after another, and what they do."""
_PEER = """
import json, sys, time
from underthesea import ner
texts = json.load(sys.stdin)
ner("Sở Y tế họp")
begin = time.process_time()
for text in texts:
    for line in text.split("\\n"):
        if line.strip():
            ner(line)
print(time.process_time() - begin)
"""


def texts() -> list[str]:
    """Return the clean texts, in a fixed order."""
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.txt")))
    return [path.read_bytes().decode("utf-8") for path in paths]


def megabytes(read: Sequence[str]) -> float:
    """Return the size of texts in UTF-8, in millions of bytes."""
    return sum(len(text.encode("utf-8")) for text in read) / 1e6


def seconds(run: Callable[[str], object], read: Sequence[str]) -> float:
    """Return the processor's seconds that a run over all texts takes."""
    begin = time.process_time()
    for text in read:
        run(text)
    return time.process_time() - begin


def extract(text: str) -> object:
    """Read one text the whole way."""
    return pipeline.extract_text(text, name="x", sha256="")


@contextmanager
def timed_stages() -> Iterator[dict[str, float]]:
    """Give a table into which each stage of the pipeline adds the seconds it takes."""
    taken: dict[str, float] = defaultdict(float)

    def timed(name: str) -> Callable[..., object]:
        stage = getattr(pipeline, name)

        def run(*given: object, **named: object) -> object:
            begin = time.process_time()
            try:
                return stage(*given, **named)
            finally:
                taken[name] += time.process_time() - begin

        return run

    with ExitStack() as stack:
        for name in STAGES:
            stack.enter_context(patch.object(pipeline, name, timed(name)))
        yield taken


def whole(read: Sequence[str]) -> dict[str, float]:
    """Return the median seconds of the whole way and of its stages, and of spaCy's tokenizers."""
    bare, ours = spacy.blank("xx"), language()
    runs = defaultdict(list)
    for _ in range(RUNS):
        with timed_stages() as taken:
            runs["whole"].append(seconds(extract, read))
        for name in STAGES:
            runs[name].append(taken[name])
        runs["bare"].append(seconds(bare.make_doc, read))
        runs["syllables"].append(seconds(ours.make_doc, read))
    return {name: statistics.median(each) for name, each in runs.items()}


def peer_seconds(python: str, read: Sequence[str]) -> float:
    """Return the seconds of underthesea's `ner`, in a process of the Python that has it."""
    done = subprocess.run(
        [python, "-c", _PEER], input=json.dumps(read), capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def profile(read: Sequence[str]) -> Counter[str]:
    """Return how many ticks of the processor's time fell to each package of ours."""
    ticks: Counter[str] = Counter()

    def tick(_signal: int, frame: FrameType | None) -> None:
        while frame and not frame.f_globals["__name__"].startswith("extract."):
            frame = frame.f_back
        ticks[package_of(frame.f_globals["__name__"]) if frame else "the rest"] += 1

    before = signal.signal(signal.SIGVTALRM, tick)
    signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)
    try:
        seconds(extract, read)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return ticks


def package_of(module: str) -> str:
    """Return the package of a module: «extract.agencies» of «extract.agencies.bodies»."""
    return ".".join(module.split(".")[: 2 if module.count(".") > 1 else 1])


def most_memory() -> float:
    """Return the most memory that this process has taken, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed_table(read: Sequence[str], clean: dict[str, float], noise: dict[str, float]) -> list[str]:
    """Return the table of speeds: megabytes and words a second, and times the bare tokenizer."""
    size, count = megabytes(read), sum(len(text.split()) for text in read)
    lines = [
        "| text | MB a second | words a second | times spaCy's bare tokenizer |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, taken in (("clean", clean), (f"noise, {NOISE:.0%} of the words", noise)):
        lines.append(
            f"| {name} | {size / taken['whole']:.3f} | {count / taken['whole']:,.0f}"
            f" | {taken['whole'] / taken['bare']:.1f} |"
        )
    return lines


def stage_table(read: Sequence[str], clean: dict[str, float], noise: dict[str, float]) -> list[str]:
    """Return the table of stages: share of the time and megabytes a second of each."""
    size = megabytes(read)
    lines = [
        "| stage | share, clean | MB a second, clean | share, noise | MB a second, noise |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, what in STAGES.items():
        cells = [
            f"{taken[name] / taken['whole']:.1%} | {size / max(taken[name], 1e-9):.2f}"
            for taken in (clean, noise)
        ]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return lines


def profile_table(ticks: Counter[str]) -> list[str]:
    """Return the table of packages by their share of the time."""
    lines = ["| package | share of the time |", "| --- | ---: |"]
    return lines + [f"| `{name}` | {n / ticks.total():.1%} |" for name, n in ticks.most_common()]


def _where() -> str:
    """Return on what it was measured, and how busy that was."""
    plain = machine().replace(" (server and users share them)", "")
    return f"{plain}; {os.getloadavg()[0]:.1f} processes wanted a core at the end."


def report(peer: str | None) -> str:
    """Measure all, and return the report."""
    read, model = texts(), load()
    spoilt = [noisy(text, NOISE, seed=str(n), model=model) for n, text in enumerate(read)]
    extract(read[0])
    loaded = most_memory()
    clean, noise = whole(read), whole(spoilt)
    size = megabytes(read)
    speeds = {"spaCy's bare tokenizer": size / clean["bare"]}
    speeds["the syllable tokenizer"] = size / clean["syllables"]
    if peer:
        some = read[:PEER_TEXTS]
        speeds["underthesea's `ner`"] = megabytes(some) / peer_seconds(peer, some)
    peers = "; ".join(f"{name} {speed:.3f}" for name, speed in speeds.items())
    tables = (
        speed_table(read, clean, noise),
        [f"Megabytes a second beside it: {peers}."],
        stage_table(read, clean, noise),
        profile_table(profile(read)),
    )
    return "\n\n".join(
        [
            "# How fast text is read",
            f"{_where()} Written by `python -m bench.extraction --write`. One core; median of"
            f" {RUNS} runs in seconds of the processor; {len(read)} texts, {size:.2f} MB. Memory:"
            f" {loaded:.0f} MB once all is loaded, {most_memory():.0f} MB at most.",
            *("\n".join(lines) for lines in tables),
        ]
    )


def main() -> None:
    """Print the report, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-python", help="a Python that has underthesea installed")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    out = report(given.peer_python) + "\n"
    print(out, end="")
    if given.write:
        TARGET.write_text(out, "utf-8")


if __name__ == "__main__":
    main()
