"""Build, bag, verify, restore, export: the same bytes, under two hash seeds and two Pythons.

The second Python is the one that CAMKET_OTHER_PYTHON names (`.ci/run` makes one where it can).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import PAPERS

PROGRAM = Path(__file__).with_name("round_trip.py")
OTHER = os.environ.get("CAMKET_OTHER_PYTHON", sys.executable)


def trip(folder: Path, paths: list[Path], python: str, seed: str) -> dict[str, Any]:
    """Make a round trip by a Python under a hash seed."""
    root = PROGRAM.parents[1]
    done = subprocess.run(
        [python, PROGRAM, folder, *paths],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("which", ["samples", "seeds", "texts"])
def test_the_same_bytes(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    paths = list(PAPERS)
    if which != "samples":
        paths = [request.getfixturevalue("shared") / which]
    one = trip(tmp_path / "mot", paths, sys.executable, "1")
    other = trip(tmp_path / "hai", paths, OTHER, "2")
    assert one["faults"] == []
    assert one["after"] == one["before"]
    assert len(one["before"]) >= 5
    if sys.executable != OTHER:  # other versions of libraries may stand in the bag's provenance
        for each in (one, other):
            del each["bag"], each["zip"]
            each["facts"] = {k: v for k, v in each["facts"].items() if "tagmanifest" not in k}
    assert other == one
