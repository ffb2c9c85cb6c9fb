"""The workers of the build that is served: renewed with it, and what costs too much is refused."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pyoxigraph as ox
import pytest
from endpoint import ENDLESS, LABEL, LEADS, TASK, make_store

from kg.serve import pools
from kg.serve.current import Current, Served
from kg.serve.limits import Limits
from kg.serve.messages import Refusal
from kg.serve.pools import PooledStore, Pools, limits_of

LIMITS = Limits(seconds=20, wait=0.3, workers=1, rows=3)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


class Builds:
    """Stands for `Current`: serves the store that was chosen last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = ""

    def build(self, name: str, quads: str) -> None:
        """Make a store and serve it from now on."""
        make_store(self.folder / name, quads)
        self.name = name

    def get(self) -> Served:
        store = SimpleNamespace(folder=self.folder)
        return cast(Served, SimpleNamespace(name=self.name, store=store))


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    found = Builds(tmp_path)
    found.build("one", f'<urn:a> <{LABEL}> "Đào kênh"@vi .\n<urn:a> <{LEADS}> <{TASK}> .\n')
    return found


def _within(
    builds: Builds,
    limits: Limits,
    do: Callable[[Pools], Awaitable[None]],
    *,
    writable: bool = False,
) -> None:
    """Do something with the pools of some builds, and close them."""

    async def run() -> None:
        made = Pools(cast(Current, builds), limits, writable=writable)
        try:
            await do(made)
        finally:
            await made.close()

    asyncio.run(run())


def _alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def _number(made: Pools) -> int:
    found = json.loads(await made.run(COUNT))
    return int(found["results"]["bindings"][0]["n"]["value"])


def test_one_pool_serves_a_build_and_ends_with_the_server(builds: Builds) -> None:
    seen: list[int] = []

    async def do(made: Pools) -> None:
        first, second = await asyncio.gather(made.get(), made.get())
        assert first is second
        assert await _number(made) == 2
        seen.extend(first.pids)

    _within(builds, LIMITS, do)
    assert len(seen) == 1
    assert not any(map(_alive, seen))


def test_a_new_build_gets_new_workers_and_the_old_ones_end(builds: Builds) -> None:
    async def do(made: Pools) -> None:
        old = await made.get()
        pids = old.pids
        builds.build("two", f'<urn:b> <{LABEL}> "Nạo vét"@vi .\n')
        assert await _number(made) == 1
        assert (await made.get()) is not old
        assert all(map(_alive, pids))  # what is being answered may finish
        end = time.monotonic() + 30
        while any(map(_alive, pids)):
            assert time.monotonic() < end, "the workers of the old build did not end"
            await asyncio.sleep(0.05)
        assert await _number(made) == 1

    _within(builds, replace(LIMITS, seconds=1), do)


def test_closing_ends_the_workers_of_an_old_build_too(builds: Builds) -> None:
    seen: list[int] = []

    async def do(made: Pools) -> None:
        seen.extend((await made.get()).pids)
        builds.build("two", "")
        seen.extend((await made.get()).pids)

    _within(builds, LIMITS, do)
    assert len(seen) == 2
    assert not any(map(_alive, seen))


def test_what_takes_too_long_is_refused(builds: Builds) -> None:
    async def do(made: Pools) -> None:
        with pytest.raises(Refusal) as told:
            await made.run(ENDLESS)
        assert told.value.status == 503
        assert "sau 0.5 giây" in told.value.vi
        assert "--seconds" in told.value.en

    _within(builds, replace(LIMITS, seconds=0.5), do)


def test_who_finds_all_workers_busy_is_refused(builds: Builds) -> None:
    async def do(made: Pools) -> None:
        await made.get()
        slow = asyncio.create_task(made.run(ENDLESS))
        await asyncio.sleep(0.1)
        with pytest.raises(Refusal) as told:
            await made.run(COUNT)
        assert told.value.status == 503
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)

    _within(builds, LIMITS, do)


@pytest.mark.parametrize(
    ("text", "limits", "status", "words"),
    [
        ("SELECT ?o { VALUES ?o { 1 2 3 4 } }", LIMITS, 500, "more than 3 rows"),
        ("SELECT ?o { VALUES ?o { 1 2 3 } }", replace(LIMITS, size=30), 500, "larger than"),
        ("SELECT ?o {", LIMITS, 500, "could not do it"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", LIMITS, 500, "could not do it"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    builds: Builds, text: str, limits: Limits, status: int, words: str
) -> None:
    async def do(made: Pools) -> None:
        with pytest.raises(Refusal, match=words) as told:
            await made.run(text)
        assert told.value.status == status
        assert await made.run("ASK {}")  # the worker goes on

    _within(builds, limits, do)


def test_a_store_that_vanished_is_refused(builds: Builds) -> None:
    async def do(made: Pools) -> None:
        shutil.rmtree(builds.folder / "one")
        with pytest.raises(Refusal) as told:
            await made.get()
        assert told.value.status == 500
        builds.build("two", "")
        assert await _number(made) == 0

    _within(builds, LIMITS, do)


def test_updates_go_to_a_copy_beside_the_build(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_store(builds.folder / "copy", "<urn:x> <urn:p> 1 .\n<urn:y> <urn:p> 1 .\n"
               .replace(" 1 ", ' "1" '))  # fmt: skip
    space = SimpleNamespace(store=builds.folder / "copy")
    monkeypatch.setattr(pools, "open_workspace", lambda folder: space)

    async def do(made: Pools) -> None:
        assert (await made.get()).writable
        assert await _number(made) == 2

    builds.build("two", "")
    _within(builds, LIMITS, do, writable=True)


def test_a_store_in_a_pool_answers_another_thread_with_values_bound(builds: Builds) -> None:
    async def do(made: Pools) -> None:
        store = PooledStore(made, asyncio.get_running_loop(), "127.0.0.1")
        bound = {ox.Variable("s"): ox.NamedNode("urn:a")}
        text = f"SELECT ?s ?name {{ ?s <{LABEL}> ?name }}"

        def ask() -> list[tuple[str, str]]:
            found = store.query(text, substitutions=bound)
            assert isinstance(found, ox.QuerySolutions)
            return [(row["s"].value, row["name"].value) for row in found]

        assert await asyncio.to_thread(ask) == [("urn:a", "Đào kênh")]
        bound[ox.Variable("s")] = ox.NamedNode("urn:b")
        assert await asyncio.to_thread(ask) == []
        boolean = await asyncio.to_thread(store.query, "ASK {}")
        assert bool(boolean)

    _within(builds, LIMITS, do)


def test_a_refusal_in_a_worker_reaches_the_thread(builds: Builds) -> None:
    async def do(made: Pools) -> None:
        store = PooledStore(made, asyncio.get_running_loop(), "127.0.0.1")
        with pytest.raises(Refusal, match="more than 3 rows"):
            await asyncio.to_thread(store.query, "SELECT ?o { VALUES ?o { 1 2 3 4 } }")

    _within(builds, LIMITS, do)


def test_the_user_s_limits() -> None:
    assert limits_of(7, 9) == replace(Limits(), seconds=7, rows=9)
