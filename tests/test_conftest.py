"""The suite's own rules: CI turns each skip into a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import conftest
import pytest

CASES = """
import conftest
import pytest

def test_runs(): pass

def test_skips():
    pytest.skip("the moon is not up")

@pytest.mark.skip(reason="by its mark")
def test_marked(): pass

@pytest.mark.skipif(True, reason="by a condition")
def test_conditional(): pass

def test_misses_a_program(program):
    program("no-such-program", "no-such-package")

@pytest.mark.xfail(strict=True)
def test_fails_as_expected(): assert False
"""


def suite(folder: Path, *, forbidden: str | None) -> str:
    """Run the cases under this conftest in a process of its own and return what pytest prints."""
    tests = Path(__file__).parent
    for needed in ("conftest.py", "commands.py", "served_graph.py", "serving.py"):
        shutil.copy(tests / needed, folder)
    (folder / "test_cases.py").write_text(CASES, "utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "CAMKET_NO_SKIP"}
    if forbidden is not None:
        environment["CAMKET_NO_SKIP"] = forbidden
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", str(folder)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("forbidden", [None, "", "0"])
def test_skips_are_allowed_by_default(tmp_path: Path, forbidden: str | None) -> None:
    said = suite(tmp_path, forbidden=forbidden)
    assert "1 passed, 4 skipped, 1 xfailed" in said
    assert "no-such-program is not installed (Debian package no-such-package)" in said


def test_ci_forbids_them_and_says_why(tmp_path: Path) -> None:
    said = suite(tmp_path, forbidden="1")
    assert "skipped where skips are forbidden" in said
    assert "the moon is not up" in said
    for name in ("test_skips", "test_marked", "test_conditional", "test_misses_a_program"):
        assert f"{name}" in said.partition("short test summary")[2]
    assert " skipped" not in said.splitlines()[-1]
    assert "1 passed" in said
    assert "1 xfailed" in said


def test_the_slowest_run_last() -> None:
    class Item:
        def __init__(self, name: str) -> None:
            self.path = Path(name)

    items = [Item(f"tests/{n}") for n in ("test_a.py", *conftest.LAST, "test_zones.py")]
    conftest.pytest_collection_modifyitems(items)  # type: ignore[arg-type]
    assert [item.path.name for item in items] == ["test_a.py", "test_zones.py", *conftest.LAST]
    assert all((Path(__file__).parent / name).exists() for name in conftest.LAST)
