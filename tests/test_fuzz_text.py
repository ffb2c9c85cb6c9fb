"""Text spoilt in every way: extraction keeps its promises (bench/soak/text_targets.py)."""

from __future__ import annotations

import pytest

from bench.soak.targets import Target, try_out
from bench.soak.text_targets import TARGETS


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_text(target: Target) -> None:
    try_out(target, examples=20)
