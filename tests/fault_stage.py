"""The stage of the tests of faults: a small graph with verdicts and users, and commands over it.

What documents say comes from records made by hand, so that a step takes a moment.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import review_graph
from review_graph import BRIDGE, LATER, PLAN, RECORDS, found, make, papers, put_in_force

from bench.soak.faults import Ended, Fault, run
from bench.soak.states import contents, held
from kg.access.users import Users, added
from kg.backup import write_backup
from kg.cli import main
from kg.index.index import Index
from kg.review.desk import Desk
from kg.serve.workspace import open_workspace
from kg.store import MANIFEST

BACKUP = "b.zip"
NOTHING: tuple[dict[str, str], ...] = ({}, {"graph": ""})
"""What stands where nothing was made yet."""


def camket(*words: str) -> int:
    """Run a command as `camket` does, for the process of a step."""
    by_hand = SimpleNamespace(extract_source=review_graph.read)
    sys.modules["extract.pipeline"] = by_hand  # type: ignore[assignment]
    return main(words)


def opened(folder: str) -> int:
    """Open the index and the workspace of a graph, as a writable server does."""
    try:
        Index.open(Path(folder)).close()
        open_workspace(Path(folder))
    except OSError as error:
        print(f"camket: {error}", file=sys.stderr)
        return 2
    return 0


def prepare(folder: Path) -> Path:
    """Make a graph «g» of the papers «in», with a verdict in force, users and a backup.

    The papers have changed since: there is something to build.
    """
    folder.mkdir()
    into = folder / "g"
    make(papers(folder / "in"), into)
    desk = Desk.open(into)
    desk.reject(found(desk, BRIDGE), who="Lan")
    put_in_force(into)
    users = Users(into)
    for name in ("Lan", "Minh"):
        users.change("user.add", lambda all_, name=name: added(all_, name, "administrator", "x"))  # type: ignore[misc]
    write_backup(into, folder / BACKUP)
    papers(folder / "in", plan_text=PLAN + LATER)
    (folder / "in" / "trich.txt").write_text(f"KẾ HOẠCH\n{RECORDS}", encoding="utf-8")
    return folder


def copied(stage: Path, to: Path) -> Path:
    shutil.copytree(stage, to)
    return to


def shown(path: Path) -> dict[str, str]:
    """Return what something that was made holds: of a graph's folder what readers find."""
    is_graph = (path / ".lock").exists() or (path / MANIFEST).exists()
    return {"graph": held(path)} if is_graph else contents(path)


@dataclass(frozen=True)
class Step:
    """A command over a graph «g» of the papers «in», and what it makes.

    It is killed at so many moments, and refused by the disk at so many others.
    """

    words: Sequence[str]
    makes: str = ""
    kills: int = 2
    refusals: int = 1

    def run(self, folder: Path, fault: Fault = Fault()) -> Ended:  # noqa: B008 - frozen
        words = [str(folder / word[1:]) if word.startswith("@") else word for word in self.words]
        step = opened if words[0] == "opened" else camket
        return run(step, *(words[1:] if step is opened else words), fault=fault)


STEPS = {
    "a build": Step(("build", "@in", "--into", "@g"), kills=8, refusals=3),
    "a first build": Step(("build", "@in", "--into", "@new"), "new", kills=3),
    "a decision": Step(("same", "@g", "Sở Y tế", "Sở Giao thông vận tải"), kills=4),
    "an export": Step(("export", "@g", "-o", "@a.trig"), "a.trig"),
    "tables": Step(("export", "@g", "-o", "@tables", "--format", "csv"), kills=3),
    "a bag": Step(("export", "@g", "-o", "@a.bag.zip", "--no-explorer"), "a.bag.zip", kills=3),
    "a backup": Step(("backup", "@g", "-o", "@c.zip"), "c.zip"),
    "a restored backup": Step(("restore", f"@{BACKUP}", "--into", "@back"), "back", kills=3),
    "a user": Step(("user", "@g", "role", "Minh", "reader"), kills=4),
    "index and workspace": Step(("opened", "@g"), "g/workspace/store", kills=3),
}
"""What is done to a graph."""
