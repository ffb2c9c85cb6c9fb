"""Any request is answered or refused as promised (bench/soak/request_targets.py)."""

from __future__ import annotations

import pytest

from bench.soak.request_targets import TARGETS
from bench.soak.targets import Target, try_out


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_request(target: Target) -> None:
    try_out(target, examples=20)
