"""Tests of the pool: answers, limits, processes that end and are replaced."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from endpoint import ENDLESS, LEADS, TASK, make_store

from kg.serve.limits import Limits
from kg.serve.worker import Job, Outcome
from kg.serve.workers import Busy, NoWorker, TimeLimit, WorkerLost, Workers

SHORT = Limits(workers=2, seconds=2, wait=1)
ASK = Job("query", "ASK {}", table="TSV")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("workers") / "store")


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def within(pool: Workers, do: Callable[[Workers], Awaitable[None]]) -> list[int]:
    """Do something with a pool; return the processes that it had at the beginning."""

    async def run() -> list[int]:
        async with pool:
            pids = pool.pids
            await do(pool)
            return pids

    return asyncio.run(run())


def test_jobs_are_answered_and_no_process_is_left(store: Path) -> None:
    async def do(pool: Workers) -> None:
        query = Job("query", f"SELECT ?o {{ ?s <{LEADS}> ?o }}", table="TSV")
        answers = await asyncio.gather(*(pool.run(query) for _ in range(20)))
        assert {b"".join(answer.pieces) for answer in answers} == {f"?o\n<{TASK}>\n".encode()}
        assert {answer.outcome for answer in answers} == {Outcome("table")}

    pids = within(Workers(store, limits=SHORT), do)
    assert len(pids) == 2
    assert not any(map(alive, pids))


@pytest.mark.parametrize(
    ("job", "outcome"),
    [
        (Job("query", "ASK {", table="JSON"), "syntax"),
        (Job("query", "ASK {}"), "not-acceptable"),
        (Job("query", "CONSTRUCT WHERE {}", table="JSON"), "not-acceptable"),
        (Job("query", "SELECT ?o { VALUES ?o { 1 2 3 } }", table="CSV"), "rows"),
        (Job("query", f'SELECT ("{"a" * 300}" AS ?o) {{}}', table="CSV"), "size"),
        (Job("query", "ASK {}", table="CSV", graphs=("no iri",)), "failed"),
        (Job("update", "CLEAR ALL"), "failed"),
        (Job("graphs"), "done"),
    ],
)
def test_what_goes_wrong_is_an_outcome_and_the_worker_stays(
    job: Job, outcome: str, store: Path
) -> None:
    async def do(pool: Workers) -> None:
        pids = pool.pids
        answer = await pool.run(job)
        assert answer.outcome.kind == outcome
        assert bool(answer.pieces) is (outcome == "done")
        assert b"".join((await pool.run(ASK)).pieces) == b"true"
        assert pool.pids == pids

    within(Workers(store, limits=Limits(workers=1, rows=2, size=200)), do)


def test_what_takes_too_long_is_ended_and_its_worker_replaced(store: Path) -> None:
    async def do(pool: Workers) -> None:
        before = set(pool.pids)
        slow = asyncio.create_task(pool.run(Job("query", ENDLESS, table="TSV")))
        for _ in range(5):
            assert (await pool.run(ASK)).outcome.kind == "table"
        with pytest.raises(TimeLimit):
            await slow
        while len(pool.pids) < 2:  # the new one starts in the background
            await asyncio.sleep(0.05)
        gone = before - set(pool.pids)
        assert len(gone) == 1
        assert not alive(gone.pop())

    within(Workers(store, limits=SHORT), do)


def test_who_waits_too_long_for_a_worker_is_told(store: Path) -> None:
    async def do(pool: Workers) -> None:
        slow = asyncio.create_task(pool.run(Job("query", ENDLESS, table="TSV")))
        await asyncio.sleep(0.1)
        with pytest.raises(Busy):
            await pool.run(ASK)
        with pytest.raises(TimeLimit):
            await slow
        for _ in range(20):
            try:
                await pool.run(ASK)
                return
            except Busy:
                continue
        pytest.fail("the worker was not replaced")

    within(Workers(store, limits=Limits(workers=1, seconds=3, wait=0.5)), do)


def test_endless_queries_leave_a_worker_to_others_and_begin_anew(store: Path) -> None:
    async def do(pool: Workers) -> None:
        slow = Job("query", ENDLESS, table="TSV")
        ours = [asyncio.create_task(pool.run(slow, "127.0.0.2")) for _ in range(2)]
        await asyncio.sleep(0.1)
        for _ in range(3):
            assert (await pool.run(ASK, "127.0.0.1")).outcome.kind == "table"
        assert not any(task.done() for task in ours)
        for task in ours:
            with pytest.raises(TimeLimit):
                await task

    within(Workers(store, limits=Limits(workers=2, seconds=2, quick=0.3)), do)


def test_a_worker_that_is_killed_is_replaced(store: Path) -> None:
    async def do(pool: Workers) -> None:
        slow = asyncio.create_task(pool.run(Job("query", ENDLESS, table="TSV")))
        await asyncio.sleep(0.5)
        os.kill(pool.pids[0], signal.SIGKILL)
        with pytest.raises(WorkerLost):
            await slow
        assert (await pool.run(ASK)).outcome.kind == "table"

    within(Workers(store, limits=Limits(workers=1, wait=20)), do)


def test_a_job_that_is_cancelled_frees_its_worker(store: Path) -> None:
    async def do(pool: Workers) -> None:
        slow = asyncio.create_task(pool.run(Job("query", ENDLESS, table="TSV")))
        await asyncio.sleep(0.3)
        slow.cancel()
        started = time.monotonic()
        assert (await pool.run(ASK)).outcome.kind == "table"
        assert time.monotonic() - started < 30

    within(Workers(store, limits=Limits(workers=1, seconds=60, wait=40)), do)


def test_a_pool_closes_while_queries_run(store: Path) -> None:
    async def do(pool: Workers) -> None:
        slow = asyncio.create_task(pool.run(Job("query", ENDLESS, table="TSV")))
        await asyncio.sleep(0.3)
        await pool.close()
        with pytest.raises(WorkerLost):
            await slow

    pids = within(Workers(store, limits=Limits(workers=1, seconds=60)), do)
    assert not any(map(alive, pids))


def test_updates_are_seen_by_the_queries_after_them_and_kept(tmp_path: Path) -> None:
    path = make_store(tmp_path / "store", "")
    count = Job("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", table="CSV")

    async def write(pool: Workers) -> None:
        for n in range(3):
            job = Job("update", f"INSERT DATA {{ <urn:{n}> <urn:p> 1 }}")
            assert (await pool.run(job)).outcome == Outcome("done")
        assert b"".join((await pool.run(count)).pieces) == b"n\r\n3\r\n"

    async def read(pool: Workers) -> None:
        assert b"".join((await pool.run(count)).pieces) == b"n\r\n3\r\n"

    assert len(within(Workers(path, limits=SHORT, writable=True), write)) == 1
    within(Workers(path, limits=SHORT), read)


@pytest.mark.parametrize("writable", [True, False])
def test_a_store_that_cannot_be_opened_is_told(writable: bool, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("no store")

    async def do(_: Workers) -> None:
        pytest.fail("the pool started")

    with pytest.raises(NoWorker, match=r"\w"):
        within(Workers(tmp_path / "store", limits=SHORT, writable=writable), do)
