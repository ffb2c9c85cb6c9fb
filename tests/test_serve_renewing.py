"""Renewing: one at a time, after a moment of quiet, and again where it failed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from served_graph import copied

from kg.serve import renewing
from kg.serve.renewing import Renewer, main

_COUNT = """
import pathlib, sys, time
folder = pathlib.Path(sys.argv[1])
with (folder / "log").open("a") as log:
    log.write("begin\\n"); log.flush()
    time.sleep({seconds})
    if {fails} > (folder / "log").read_text().count("begin"):
        sys.exit("bận")
    log.write("end\\n")
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "_QUIET", 0.1)
    monkeypatch.setattr(renewing, "_AGAIN", 0.1)


def started(folder: Path, *, seconds: float = 0.0, fails: int = 0) -> Renewer:
    """Return a renewer whose program only writes down when it begins and ends."""
    text = _COUNT.format(seconds=seconds, fails=fails)
    found = Renewer(folder, program=(sys.executable, "-c", text))
    found.start()
    return found


def lines(folder: Path) -> list[str]:
    log = folder / "log"
    return log.read_text("utf-8").split() if log.exists() else []


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nothing_is_done_unasked(tmp_path: Path) -> None:
    renewer = started(tmp_path)
    time.sleep(0.4)
    renewer.close()
    assert lines(tmp_path) == []


def test_many_verdicts_are_one_renewal(tmp_path: Path) -> None:
    renewer = started(tmp_path)
    for _ in range(20):
        renewer.ask()
        time.sleep(0.01)
    until(lambda: "end" in lines(tmp_path))
    time.sleep(0.5)
    renewer.close()
    assert lines(tmp_path) == ["begin", "end"]


def test_what_is_asked_meanwhile_is_done_after_and_never_beside(tmp_path: Path) -> None:
    renewer = started(tmp_path, seconds=0.5)
    renewer.ask()
    until(lambda: lines(tmp_path) == ["begin"])
    renewer.ask()
    until(lambda: lines(tmp_path).count("end") == 2)
    renewer.close()
    assert lines(tmp_path) == ["begin", "end"] * 2


def test_one_that_fails_is_tried_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    renewer = started(tmp_path, fails=3)
    renewer.ask()
    until(lambda: "end" in lines(tmp_path))
    renewer.close()
    assert lines(tmp_path) == ["begin", "begin", "begin", "end"]
    assert sum("bận" in record.getMessage() for record in caplog.records) == 2


def test_closing_does_not_wait_for_one_that_takes_long(tmp_path: Path) -> None:
    renewer = started(tmp_path, seconds=60)
    renewer.ask()
    until(lambda: lines(tmp_path) == ["begin"])
    begun = time.monotonic()
    renewer.close()
    assert time.monotonic() - begun < 10


def test_closing_ends_what_the_renewal_has_started(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    text = (
        "import pathlib, subprocess, sys\n"
        "child = subprocess.Popen(['sleep', '60'])\n"  # it holds what the renewal says open
        f"pathlib.Path({str(tmp_path / 'log')!r}).write_text('begin')\n"
        "child.wait()\n"
    )
    renewer = Renewer(folder, program=(sys.executable, "-c", text))
    renewer.start()
    renewer.ask()
    until(lambda: lines(tmp_path) == ["begin"])
    begun = time.monotonic()
    renewer.close()
    assert time.monotonic() - begun < 10


def test_closing_is_not_missed_between_two_moments_of_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "_QUIET", 60.0)
    renewer = Renewer(tmp_path)
    clear = renewer._asked.clear

    def closed_just_before() -> None:
        renewer._closed.set()
        renewer._asked.set()
        clear()

    monkeypatch.setattr(renewer._asked, "clear", closed_just_before)
    renewer.start()
    renewer.ask()
    renewer._thread.join(10)
    assert not renewer._thread.is_alive()


def test_one_that_was_never_started_closes() -> None:
    Renewer(Path()).close()


def test_the_program_renews_and_says_in_one_line_why_it_cannot(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.nice", lambda more: more)
    assert main(copied(built, tmp_path / "graph")) == 0
    assert main(tmp_path / "không có") == 1
    assert capsys.readouterr().err.count("\n") == 1
