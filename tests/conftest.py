"""Shared fixtures: where the real documents are, and skips that CI forbids."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NO_SKIP = os.environ.get("CAMKET_NO_SKIP") == "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of this checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents beside the checkout; skip where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real documents are not beside this checkout (../shared)")
    return folder


@pytest.fixture(scope="session")
def program() -> Callable[[str, str], str]:
    """Return a function that finds a system program or skips, naming its Debian package."""

    def find(name: str, package: str) -> str:
        found = shutil.which(name)
        if not found:
            pytest.skip(f"{name} is not installed (Debian package {package})")
        return found

    return find


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    """Turn each skip into a failure where CAMKET_NO_SKIP=1, as CI sets it."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if NO_SKIP and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped where skips are forbidden: {report.longrepr}"
    return report
