"""The crew: every item is answered, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.crew import Crew, Death, cores

PARENT = """
import os, sys, time
from kg.crew import Crew
from test_crew import sleep
if __name__ == "__main__":
    with Crew(sleep, 2) as crew:
        list(crew.each([0.0, 0.0]))
        print(*(worker.process.pid for worker in crew._free), flush=True)
        list(crew.each([600.0, 600.0]))
"""


def double(item: int) -> int:
    return 2 * item


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def fall(item: str) -> str:
    """Kill the own process: by a signal, by leaving; once only where a path is given."""
    if item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "left":
        os._exit(3)
    if item.startswith("/") and not Path(item).exists():
        Path(item).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item.upper()


def refuse(item: int) -> int:
    if item == 2:
        raise OSError(28, "No space left on device")
    return item


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_each_item_is_answered_once_and_workers_stay(workers: int) -> None:
    with Crew(double, workers) as crew:
        for items in (list(range(9)), [7], []):
            assert sorted(crew.each(items)) == [(at, 2 * item) for at, item in enumerate(items)]


def test_what_kills_its_workers_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    with Crew(fall, 2) as crew:
        made = dict(crew.each(["a", "killed", "b", once, "left", "c"]))
        assert dict(crew.each(["d", "e"])) == {0: "D", 1: "E"}
    assert made.pop(1) == Death(f"signal {int(signal.SIGKILL)}")
    assert made.pop(4) == Death("status 3")
    assert made == {0: "A", 2: "B", 3: once.upper(), 5: "C"}


def test_an_error_is_raised_here_and_who_still_works_is_ended() -> None:
    with pytest.raises(OSError, match="No space left"), Crew(refuse, 2) as crew:
        list(crew.each([1, 2, 3]))
    begin = time.monotonic()
    with Crew(sleep, 1) as crew:
        asked = crew.each([0.0, 600.0])
        assert next(asked) == (0, None)
    assert time.monotonic() - begin < 60


def test_workers_end_with_a_killed_parent_and_import_what_it_imports(tmp_path: Path) -> None:
    (tmp_path / "kg.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    program = tmp_path / "parent.py"
    program.write_text(PARENT, encoding="utf-8")
    here = Path(__file__).parent
    path = os.pathsep.join((str(here), str(here.parent)))
    command = [sys.executable, "-P", str(program)]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        workers = [int(word) for word in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.kill()
    end = time.monotonic() + 30
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < end
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z"


def test_cores() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
