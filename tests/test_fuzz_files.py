"""Spoilt files are refused in one line, or read whole (bench/soak/file_targets.py)."""

from __future__ import annotations

import pytest

from bench.soak.file_targets import TARGETS
from bench.soak.targets import Target, try_out


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_file(target: Target) -> None:
    try_out(target, examples=20)
