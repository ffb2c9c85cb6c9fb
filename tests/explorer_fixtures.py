"""Fixtures of the browser's stories: a graph of all samples, its server, a Chromium a module.

Test modules take them by `pytest_plugins = ("explorer_fixtures",)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from browsing import browser
from commands import PAPERS
from explorer_stage import Desk, at_desk
from npm_clients import installed
from playwright.sync_api import Browser
from serving import serving

from extract.pipeline import extract_source
from kg.build import Options, build
from kg.serve.app import make_app


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a graph built from all samples; to be read only."""
    into = tmp_path_factory.mktemp("sampled") / "graph"
    build(PAPERS, into, extractor=extract_source, options=Options(as_of=date(2025, 12, 1)))
    return into


@pytest.fixture(scope="session")
def explorer(sampled: Path) -> Iterator[str]:
    """Return the address at which the graph of all samples is served."""
    with serving(make_app(sampled)) as address:
        yield address


@pytest.fixture(scope="module")
def chromium(program: Callable[[str, str], str]) -> Iterator[Browser]:
    """Return Debian's Chromium."""
    with browser(program) as started:
        yield started


@pytest.fixture
def desk(chromium: Browser, explorer: str) -> Iterator[Desk]:
    """Sit before the explorer; nobody else may be asked, and the console must stay empty."""
    with at_desk(chromium, explorer) as found:
        yield found
        found.asked_nobody()


@pytest.fixture(scope="module")
def axe(program: Callable[[str, str], str], root: Path) -> str:
    """Return axe-core's source."""
    return (installed(program, root) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
