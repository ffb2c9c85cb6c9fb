"""Steps that are killed, or refused by the disk: what was stays, what comes is whole.

The long form, at every change of the disk and at any time: `python -m bench.soak.kill --every`.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_stage import NOTHING, STEPS, Step, copied, prepare, shown

from bench.soak.faults import KILLED, Ended, Fault, moments
from bench.soak.states import held, names, unfinished
from kg.cli import BAD_INPUT
from kg.review.log import read_verdicts

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


def drawn(step: Step, changes: int) -> Iterator[Fault]:
    """Yield what goes wrong, in turn: killed, then refused by the disk for different reasons."""
    yield from (Fault(at) for at in moments(changes, step.kills))
    refused = moments(changes, step.refusals, seed=9)
    yield from (Fault(at, ERRORS[n % len(ERRORS)]) for n, at in enumerate(refused))


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_that_goes_wrong_leaves_what_was_and_ends_well_the_next_time(
    step: Step, stage: Path, tmp_path: Path
) -> None:
    quiet, folder = copied(stage, tmp_path / "quiet"), copied(stage, tmp_path / "disturbed")
    undisturbed = step.run(quiet)
    assert undisturbed.status == 0, undisturbed.said
    states = {held(stage / "g"), held(quiet / "g")}
    verdicts = read_verdicts(stage / "g")
    for fault in drawn(step, undisturbed.changes):
        ended = step.run(folder, fault)
        if fault.error:
            assert ended.status == 0 or says(ended, os.strerror(fault.error)), (fault, ended)
        else:
            assert ended.status in (KILLED, 0), (fault, ended)
        assert held(folder / "g") in states, fault
        assert read_verdicts(folder / "g")[: len(verdicts)] == verdicts, fault
        if step.makes and (folder / step.makes).exists():
            assert shown(folder / step.makes) in (*NOTHING, shown(quiet / step.makes)), fault
        if fault.error == errno.ENOSPC:
            assert unfinished(folder) == [], fault
    again = step.run(folder)
    assert again.status == 0, again.said
    assert held(folder / "g") == held(quiet / "g")
    if step.makes:
        assert shown(folder / step.makes) == shown(quiet / step.makes)
    assert names(folder) == names(quiet)
    assert unfinished(folder) == []


TORN = [("a build", 9000, 0), ("a user", 500, 0), ("a decision", 600, errno.EFBIG),
        ("index and workspace", 4000, errno.EFBIG)]  # fmt: skip


@pytest.mark.parametrize(("name", "size", "error"), TORN)
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


@pytest.mark.parametrize(("name", "files"), [("a build", 11), ("a bag", 40)])
def test_too_few_open_files_are_told(name: str, files: int, stage: Path, tmp_path: Path) -> None:
    step, folder = STEPS[name], copied(stage, tmp_path / "few")
    ended = step.run(folder, Fault(files=files))
    assert says(ended, "too many open files") or says(ended, "file descriptors"), ended
    again = step.run(folder)
    assert again.status == 0, again.said
    assert unfinished(folder) == []
