"""Shared fixtures: where the real documents are, and skips that CI forbids."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from commands import FEW, SAMPLES
from served_graph import copied

from extract.pipeline import extract_source
from kg.build import Options, build
from kg.serve.current import Served

ROOT = Path(__file__).resolve().parents[1]
NO_SKIP = os.environ.get("CAMKET_NO_SKIP") == "1"
LAST = ("test_browser.py", "test_wheel.py")
"""The slowest tests, which run after all others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slowest tests last."""
    items.sort(key=lambda item: item.path.name in LAST)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: a zip made at collection differs by its time in each worker."""
    return argname if isinstance(val, bytes) else None


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


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the statistical layer away, where a test is about what the rules say."""
    monkeypatch.setattr("extract.statements.kind_model.weights", dict)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a graph built from a few samples; to be read only."""
    into = tmp_path_factory.mktemp("built") / "graph"
    paths = [SAMPLES / name for name in FEW]
    build(paths, into, extractor=extract_source, options=Options(as_of=date(2025, 12, 1)))
    return into


@pytest.fixture(scope="session")
def opened(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return that graph opened as the server has it."""
    served = Served.open(copied(built, tmp_path_factory.mktemp("opened") / "graph"))
    yield served
    served.close()


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
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where skips are forbidden: {report.longrepr}"
    return report
