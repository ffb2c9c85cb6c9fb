"""A hostile client for a second each way: the honest one beside it has all its answers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from served_graph import copied

from bench.serving import served
from bench.soak.hostile import ATTACKS, honest, row, run_attack

SECONDS = 0.6


@pytest.fixture(scope="module")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(copied(built, tmp_path_factory.mktemp("attacked") / "graph")) as (found, _):
        honest(found, 0.1)
        yield found


@pytest.mark.parametrize("name", ATTACKS)
def test_an_honest_client_is_answered(name: str, address: str) -> None:
    attack = replace(ATTACKS[name], count=min(600, ATTACKS[name].count))
    attacker = threading.Thread(
        target=lambda: asyncio.run(run_attack(address, attack, SECONDS + 0.3)), daemon=True
    )
    attacker.start()
    fared = honest(address, SECONDS)
    attacker.join()
    assert fared.seconds
    assert not fared.faults
    assert row(name, fared, 1.0).startswith(f"| {name} | {len(fared.seconds)} |")
