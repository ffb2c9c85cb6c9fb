"""An office under faults: papers that change, and the commands that work on their graph."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.soak.faults import NO_FAULT, Ended, Fault, run
from bench.soak.states import contents, held, names, unfinished
from kg.archive.layout import PEOPLE
from kg.cli import main
from kg.review.desk import Desk
from kg.store import Store

SAMPLES = Path(__file__).resolve().parents[2] / "kg" / "samples"
_LOADED = ("bench.soak.loaded",)
_OWN = re.compile(r"audit\.jsonl.*|\..*\.lock|.*\.torn")
"""What the quiet graph, on which nobody works, has not."""
_NAMES = "SELECT ?name { ?body a ck:Agency ; skos:prefLabel ?name } ORDER BY ?name"
_WEIGHTS = {"build": 6, "review": 4, "decide": 2, "export": 1, "tables": 1, "bag": 2, "page": 1}
"""The kinds of work, and how often each is done."""
KINDS = tuple(_WEIGHTS)


@dataclass(frozen=True, slots=True)
class Work:
    """A command to be run: its kind, its words, and what it makes, if that is a file of its own."""

    kind: str
    words: tuple[str, ...]
    makes: Path | None = None


class Office:
    """Papers «in», their graph «g», and beside it «quiet», the graph that nothing disturbs."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self.place, self.chance = place, chance
        self.papers, self.graph, self.quiet = place / "in", place / "g", place / "quiet"
        self._followed: dict[str, dict[str, str]] = {}
        self.papers.mkdir(parents=True)
        for sample in sorted(SAMPLES.glob("*.*"))[:6]:
            shutil.copy(sample, self.papers)
        for graph in (self.graph, self.quiet):
            must_end_well(self.build(graph))

    def build(self, into: Path, *more: str) -> Ended:
        """Build a graph of the papers, undisturbed."""
        return self.run(Work("build", ("build", str(self.papers), "--into", str(into), *more)))

    def run(self, work: Work, fault: Fault = NO_FAULT) -> Ended:
        """Run a command."""
        return run(main, work.words, fault=fault, also=_LOADED)

    def next(self) -> Work:
        """Return what is done next, drawn by how often it is done."""
        return self.work(self.chance.choices(KINDS, list(_WEIGHTS.values()))[0])

    def work(self, kind: str) -> Work:
        """Return something of a kind to be done; before a build the papers change."""
        graph = str(self.graph)
        if kind == "build":
            self._change()
            jobs = self.chance.choice(("1", "1", "1", "2"))
            into = ("--into", graph, "--jobs", jobs)
            return Work(kind, ("build", str(self.papers), *into))
        if kind == "review":
            return Work(kind, ("review", graph, *self._verdict()))
        if kind == "decide":
            found = [row["name"].value for row in Store.open(self.graph).rows(_NAMES)]  # type: ignore[union-attr]
            return Work(kind, ("different", graph, *self.chance.sample(found, 2)))
        made = self.place / {"export": "a.trig", "page": "a.html"}.get(kind, kind)
        more = {"bag": ("--bag", "--no-explorer"), "tables": ("--format", "csv")}.get(kind, ())
        verb = "view" if kind == "page" else "export"
        return Work(kind, (verb, graph, "-o", str(made), *more), made)

    def _verdict(self) -> tuple[str, ...]:
        desk = Desk.open(self.graph)
        claim = self.chance.choice([view.iri for view in desk.claims()])
        who = ("--by", self.chance.choice(("Lan", "Minh")), "--administrator")
        verb = self.chance.choice(("accept", "reject", "comment"))
        words = ("cần xem lại",) if verb == "comment" else ()
        return (verb, claim, *words, *who)

    def _change(self) -> None:
        """Add a duty to a paper, take a paper away, or bring one back."""
        texts = sorted(self.papers.glob("*.txt"))
        act = self.chance.choice(("add", "add", "remove", "bring"))
        if act == "remove" and len(texts) > 3:
            self.chance.choice(texts).unlink()
        elif act == "bring":
            shutil.copy(self.chance.choice(sorted(SAMPLES.glob("*.txt"))), self.papers)
        else:
            day = f"{self.chance.randint(1, 28)}/{self.chance.randint(1, 12)}/2026"
            with self.chance.choice(texts).open("a", encoding="utf-8") as paper:
                paper.write(f"\n9. Giao Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày {day}.\n")

    def differences(self, work: Work, before: str, killed: Ended) -> list[str]:
        """Return what a fault did that it may not do, after building again."""
        faults = ["Traceback in what was said"] * ("Traceback" in killed.said)
        faults += [f"{killed.orphans} processes went on"] * bool(killed.orphans)
        found = held(self.graph)
        self._follow()
        if found not in (before, held(self.quiet)):
            faults.append("the graph held neither what was nor what was to be")
        must_end_well(self.build(self.graph))
        if held(self.graph) != held(self.quiet):
            faults.append("the next build made another graph")
        differing = sorted(names(self.graph) ^ names(self.quiet))
        faults += [f"differs: {name}" for name in differing if not _OWN.fullmatch(name)]
        if work.makes:
            faults += self._made(work)
        return faults + [f"not removed: {name}" for name in unfinished(self.place)]

    def _follow(self) -> None:
        """Build the quiet graph of the same papers and words of people, if those are others."""
        said = [self.graph / name for name in PEOPLE if (self.graph / name).exists()]
        known = {path.name: contents(path) for path in (self.papers, *said)}
        if known != self._followed:
            for path in said:
                shutil.copy(path, self.quiet)
            must_end_well(self.build(self.quiet))
            self._followed = known

    def _made(self, work: Work) -> list[str]:
        """Run an export again here and on the quiet graph; return whether they differ."""
        made = work.makes
        assert made
        whole = contents(made) if made.exists() else {}
        remove(made)
        must_end_well(self.run(work))
        again = contents(made)
        remove(made)
        words = tuple(str(self.quiet) if word == str(self.graph) else word for word in work.words)
        must_end_well(self.run(Work(work.kind, words, made)))
        quiet = contents(made)
        remove(made)
        faults = ["what it made was not whole"] * (whole not in ({}, quiet))
        return faults + ["what it made next is another"] * (again != quiet)


def must_end_well(ended: Ended) -> None:
    """Raise `RuntimeError` where an undisturbed command failed."""
    if ended.status:
        raise RuntimeError(f"an undisturbed command ended with {ended.status}: {ended.said}")


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
