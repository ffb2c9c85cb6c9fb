"""Steps killed by kill -9 at moments of their writing: what was stays, what comes is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from fault_stage import NOTHING, STEPS, Step, copied, prepare, shown

from bench.soak.faults import KILLED, Fault, moments
from bench.soak.states import held, names, unfinished
from kg.review.log import read_verdicts


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("faults") / "stage")


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_killed_step_leaves_what_was_and_ends_well_the_next_time(
    step: Step, stage: Path, tmp_path: Path
) -> None:
    quiet, folder = copied(stage, tmp_path / "quiet"), copied(stage, tmp_path / "killed")
    undisturbed = step.run(quiet)
    assert undisturbed.status == 0, undisturbed.said
    states = {held(stage / "g"), held(quiet / "g")}
    verdicts = read_verdicts(stage / "g")
    for at in moments(undisturbed.changes, step.kills):
        assert step.run(folder, Fault(at)).status in (KILLED, 0), at
        assert held(folder / "g") in states, at
        assert read_verdicts(folder / "g")[: len(verdicts)] == verdicts, at
        if step.makes and (folder / step.makes).exists():
            assert shown(folder / step.makes) in (*NOTHING, shown(quiet / step.makes)), at
    again = step.run(folder)
    assert again.status == 0, again.said
    assert held(folder / "g") == held(quiet / "g")
    if step.makes:
        assert shown(folder / step.makes) == shown(quiet / step.makes)
    assert names(folder) == names(quiet)
    assert unfinished(folder) == []
