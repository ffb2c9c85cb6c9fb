"""Fixtures of the reviewers' stories: a graph of samples that may be changed, its server, a desk.

Test modules take them by `pytest_plugins = ("explorer_fixtures", "review_fixtures")`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from explorer_stage import Desk, at_desk
from playwright.sync_api import Browser
from review_stage import CONFLICT, DENIED, AtDesk, sign_in, with_people
from serving import serving

from kg.serve.app import make_app


@pytest.fixture
def reviewing(sampled: Path, tmp_path: Path) -> Path:
    """Return the folder of a graph of its own, with people who may review it."""
    graph = tmp_path / "graph"
    shutil.copytree(sampled, graph)
    with_people(graph)
    return graph


@pytest.fixture
def office(reviewing: Path) -> Iterator[str]:
    """Return the address at which that graph is served."""
    with serving(make_app(reviewing)) as address:
        yield address


@pytest.fixture
def reviewer(chromium: Browser, office: str) -> AtDesk:
    """Sit somebody before the review desk: `with reviewer("Lan") as desk`; «» does not sign in."""

    @contextmanager
    def sit(name: str = "Lan", route: str = "review", **options: object) -> Iterator[Desk]:
        with at_desk(chromium, office, **options) as desk:
            desk.open(route)
            if name:
                sign_in(desk, name)
            yield desk
            desk.visit.console[:] = [
                said for said in desk.visit.console if said not in (CONFLICT, DENIED)
            ]
            desk.asked_nobody()

    return sit
