"""No change of a folder or an archive passes unseen (bench/soak/folder_targets.py)."""

from __future__ import annotations

import pytest

from bench.soak.folder_targets import TARGETS
from bench.soak.targets import Target, try_out


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_folder(target: Target) -> None:
    try_out(target, examples=20)
