"""Steps refused by the disk: one line that says so, nothing half made, and all well afterwards."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest
from fault_stage import STEPS, Step, copied, prepare, shown

from bench.soak.faults import Ended, Fault, moments
from bench.soak.states import held, unfinished
from kg.cli import BAD_INPUT

ERRORS = (errno.ENOSPC, errno.EROFS, errno.EIO)
"""The disk is full, is read-only, fails."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("faults") / "stage")


def says(ended: Ended, words: str) -> bool:
    """Whether a step ended with one line of the command, in which these words are."""
    *before, last = ended.said.splitlines()
    told = last.startswith("camket: ") and words.lower() in last.lower()
    return ended.status == BAD_INPUT and told and not any("Traceback" in line for line in before)


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_disk_that_refuses_is_told_and_harms_nothing(
    step: Step, stage: Path, tmp_path: Path
) -> None:
    quiet, folder = copied(stage, tmp_path / "quiet"), copied(stage, tmp_path / "refused")
    undisturbed = step.run(quiet)
    states = {held(stage / "g"), held(quiet / "g")}
    for n, at in enumerate(moments(undisturbed.changes, 3)):
        error = ERRORS[n % len(ERRORS)]
        ended = step.run(folder, Fault(at, error))
        assert ended.status == 0 or says(ended, os.strerror(error)), (at, ended)
        assert held(folder / "g") in states, at
        if error == errno.ENOSPC:
            assert unfinished(folder) == [], (at, ended)
    again = step.run(folder)
    assert again.status == 0, again.said
    assert held(folder / "g") == held(quiet / "g")
    if step.makes:
        assert shown(folder / step.makes) == shown(quiet / step.makes)
    assert unfinished(folder) == []


TORN = {"a build": 9000, "a first build": 300, "a decision": 600, "a bag": 4000, "a user": 500}


@pytest.mark.parametrize(("name", "size"), TORN.items(), ids=TORN)
@pytest.mark.parametrize("error", [0, errno.EFBIG], ids=["killed", "refused"])
def test_a_write_torn_in_the_middle_of_a_file_harms_nothing(
    name: str, size: int, error: int, stage: Path, tmp_path: Path
) -> None:
    step, folder = STEPS[name], copied(stage, tmp_path / "torn")
    ended = step.run(folder, Fault(size=size, error=error))
    if error:
        assert says(ended, ""), ended
        assert unfinished(folder) == []
    else:
        assert ended.status == -signal.SIGXFSZ
    assert held(folder / "g") == held(stage / "g")
    again = step.run(folder)
    assert again.status == 0, again.said
    assert unfinished(folder) == []


@pytest.mark.parametrize("name", ["a build", "a bag"])
@pytest.mark.parametrize("files", [11, 40])
def test_too_few_open_files_are_told(name: str, files: int, stage: Path, tmp_path: Path) -> None:
    step, folder = STEPS[name], copied(stage, tmp_path / "few")
    ended = step.run(folder, Fault(files=files))
    assert says(ended, "too many open files") or says(ended, "file descriptors"), ended
    again = step.run(folder)
    assert again.status == 0, again.said
    assert unfinished(folder) == []
