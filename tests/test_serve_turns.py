"""Who gets a place next: by address in turn, and the last place only for a short while."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kg.serve.turns import Full, Turn, Turns

QUICK = 0.05


class Hall:
    """Turns and those who wait for them; `log` tells who got a place, in order."""

    def __init__(self, places: int, *, queue: int = 9) -> None:
        self.turns = Turns(places, quick=QUICK, queue=queue)
        self.log: list[str] = []
        self.held: dict[str, Turn] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def wants(self, name: str, *, again: bool = False) -> None:
        """Let «a1» wait in the background: the first job of the address «a»."""

        async def take() -> None:
            self.held[name] = await self.turns.take(name[0], again=again)
            self.log.append(name)

        self._tasks.append(asyncio.create_task(take(), name=name))
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def gives_back(self, name: str) -> None:
        self.turns.give_back(self.held.pop(name))
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def goes_away(self, name: str) -> None:
        task = next(task for task in self._tasks if task.get_name() == name)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def within(hall: Callable[[], Hall], do: Callable[[Hall], Awaitable[None]]) -> None:
    async def run() -> None:
        made = hall()
        try:
            await do(made)
        finally:
            await made.close()

    asyncio.run(run())


def test_addresses_take_turns() -> None:
    async def do(hall: Hall) -> None:
        for name in ("a1", "a2", "a3", "a4", "b1", "c1", "b2"):
            await hall.wants(name)
        for _ in range(6):
            await hall.gives_back(hall.log[-1])
        assert hall.log == ["a1", "b1", "c1", "a2", "b2", "a3", "a4"]

    within(lambda: Hall(1), do)


def test_an_address_alone_has_all_places() -> None:
    async def do(hall: Hall) -> None:
        for name in ("a1", "a2", "a3", "a4"):
            await hall.wants(name)
        assert hall.log == ["a1", "a2", "a3"]

    within(lambda: Hall(3), do)


def test_a_place_is_left_for_others_who_ask() -> None:
    async def do(hall: Hall) -> None:
        await hall.wants("b1")
        await hall.gives_back("b1")
        for name in ("a1", "a2", "a3"):
            await hall.wants(name)
        assert hall.log == ["b1", "a1", "a2"]
        await hall.wants("b2")
        assert hall.log[-1] == "b2"
        await hall.gives_back("b2")
        assert "a3" not in hall.held
        await hall.gives_back("a1")
        assert hall.log[-1] == "a3"

    within(lambda: Hall(3), do)


def test_who_began_last_gives_way_to_somebody_new() -> None:
    async def do(hall: Hall) -> None:
        ended: list[str] = []
        for name in ("a1", "a2"):
            await hall.wants(name)
            hall.held[name].end = lambda n=name: ended.append(n)  # type: ignore[misc]
        await asyncio.sleep(2 * QUICK)
        assert not ended  # nobody waits
        await hall.wants("b1")
        assert ended == ["a2"]
        assert hall.held["a2"].ended
        await asyncio.sleep(2 * QUICK)
        assert ended == ["a2"]  # it is on its way: no other has to go
        await hall.gives_back("a2")
        assert hall.log[-1] == "b1"
        await hall.wants("a2", again=True)
        await hall.gives_back("b1")
        assert hall.log[-1] == "b1"  # never at the last place again
        await hall.gives_back("a1")
        assert hall.log[-1] == "a2"

    within(lambda: Hall(2), do)


def test_a_quick_job_is_let_finish() -> None:
    async def do(hall: Hall) -> None:
        ended: list[str] = []
        for name in ("a1", "b1"):
            await hall.wants(name)
            hall.held[name].end = lambda n=name: ended.append(n)  # type: ignore[misc]
        await hall.wants("c1")
        assert not ended
        await hall.gives_back("b1")
        assert hall.log[-1] == "c1"
        await asyncio.sleep(2 * QUICK)
        assert not ended

    within(lambda: Hall(2), do)


def test_one_place_is_held_as_long_as_it_takes() -> None:
    async def do(hall: Hall) -> None:
        for name in ("a1", "b1"):
            await hall.wants(name)
        await asyncio.sleep(2 * QUICK)
        assert hall.log == ["a1"]
        assert not hall.held["a1"].ended

    within(lambda: Hall(1), do)


def test_so_many_of_an_address_may_wait() -> None:
    async def do(hall: Hall) -> None:
        for name in ("a1", "a2", "a3"):
            await hall.wants(name)
        with pytest.raises(Full):
            await hall.turns.take("a")
        await hall.wants("b1")
        await hall.goes_away("a2")
        await hall.wants("a4")
        for _ in range(3):
            await hall.gives_back(hall.log[-1])
        assert hall.log == ["a1", "b1", "a3", "a4"]

    within(lambda: Hall(1, queue=2), do)


def test_who_goes_away_with_a_place_in_hand_gives_it_back() -> None:
    async def do(hall: Hall) -> None:
        await hall.wants("a1")
        waiting = asyncio.create_task(hall.turns.take("b"))
        await asyncio.sleep(0)
        hall.turns.give_back(hall.held.pop("a1"))
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await hall.wants("c1")
        assert hall.log == ["a1", "c1"]

    within(lambda: Hall(1), do)
