"""What the users of a load test ask: searches, cards, boards, calendars, drawings, at random.

Everything asked for is taken from the graph that is served, so that any graph can be measured.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx

from bench import office_words as words
from extract.folding import fold

Address = tuple[str, dict[str, str]]
"""A path and its parameters."""

SCREENFUL = "100"
WEIGHTS = {
    "search": 20,
    "search with facets": 8,
    "completion": 10,
    "card of a task": 14,
    "card of a body": 8,
    "card of a document": 4,
    "card of a project": 4,
    "board: overdue": 6,
    "board: overdue of a body": 4,
    "board: load": 4,
    "board: due between": 6,
    "board: tasks of a body": 6,
    "board: resolution's duties": 4,
    "board: project's history": 3,
    "board: silent tasks": 2,
    "board: tasks by sector": 2,
    "board: what was read": 1,
    "calendar": 4,
    "neighbourhood, drawn": 4,
    "neighbours": 4,
    "overview, drawn": 1,
}
"""How often each kind of request is made, in parts."""


@dataclass(frozen=True)
class Things:
    """IRIs of things of each kind in the graph, some of many."""

    agency: tuple[str, ...]
    task: tuple[str, ...]
    document: tuple[str, ...]
    project: tuple[str, ...]
    as_of: str


def things_of(client: httpx.Client) -> Things:
    """Ask the server for things to ask about; raises `httpx.HTTPStatusError` where it cannot."""
    as_of = _json(client, "/api/about", {})["as_of"]
    found: dict[str, tuple[str, ...]] = {}
    for kind in ("agency", "task", "document", "project"):
        values: dict[str, str] = {"kind": kind, "limit": "50"}
        hits: list[str] = []
        for offset in range(0, 1000, 250):
            page = _json(client, "/api/search", values | {"offset": str(offset)})
            hits += [hit["iri"] for hit in page["hits"]]
        found[kind] = tuple(dict.fromkeys(hits))
        if not hits:
            raise LookupError(f"the graph has no {kind}; take one of bench/big_graph.py")
    return Things(as_of=str(as_of), **found)


def _json(client: httpx.Client, path: str, values: dict[str, str]) -> dict[str, Any]:
    answer = client.get(path, params=values)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


class Asking:
    """One user: draws what to ask next, the same with the same seed."""

    def __init__(self, things: Things, seed: int) -> None:
        self._things = things
        self._draw = random.Random(seed)  # noqa: S311 - nobody's secret
        self._makers: dict[str, Callable[[], Address]] = {
            "search": lambda: ("/api/search", {"q": self._words()}),
            "search with facets": self._faceted,
            "completion": lambda: (
                "/api/suggest",
                {"q": self._words()[: self._draw.randint(2, 9)]},
            ),
            "card of a task": lambda: self._card("task"),
            "card of a body": lambda: self._card("agency"),
            "card of a document": lambda: self._card("document"),
            "card of a project": lambda: self._card("project"),
            "board: overdue": lambda: self._board("overdue", as_of=self._day()),
            "board: overdue of a body": lambda: self._board(
                "overdue", as_of=self._day(), agency=self._one("agency")
            ),
            "board: load": lambda: self._board("load", as_of=self._day()),
            "board: due between": self._due_between,
            "board: tasks of a body": lambda: self._board(
                "tasks-of-body", agency=self._one("agency"), as_of=self._day()
            ),
            "board: resolution's duties": lambda: self._board(
                "resolution-status", document=self._one("document")
            ),
            "board: project's history": lambda: self._board(
                "project-timeline", project=self._one("project")
            ),
            "board: silent tasks": lambda: self._board("silent-tasks"),
            "board: tasks by sector": lambda: self._board("tasks-by-sector", as_of=self._day()),
            "board: what was read": lambda: self._board("how-read"),
            "calendar": self._calendar,
            "neighbourhood, drawn": lambda: ("/api/graph", {"focus": self._centre()}),
            "neighbours": lambda: ("/api/neighbours", {"iri": self._centre()}),
            "overview, drawn": lambda: ("/api/graph", {}),
        }

    def next(self) -> tuple[str, Address]:
        """Return the kind of the next request, and its address."""
        kind = self._draw.choices([*WEIGHTS], [*WEIGHTS.values()])[0]
        return kind, self._makers[kind]()

    def pause(self, seconds: float) -> float:
        """Return how long this user reads now, so many seconds on average."""
        return self._draw.expovariate(1 / seconds)

    def _one(self, kind: str) -> str:
        return str(self._draw.choice(getattr(self._things, kind)))

    def _centre(self) -> str:
        return self._one(self._draw.choice(("agency", "project", "document", "task")))

    def _card(self, kind: str) -> Address:
        return "/api/thing", {"iri": self._one(kind)}

    def _board(self, name: str, **values: str) -> Address:
        return f"/api/ask/{name}", {"limit": SCREENFUL, **values}

    def _day(self) -> str:
        """Return the day of the status, or another of the year before it."""
        built = date.fromisoformat(self._things.as_of)
        back = self._draw.choice((0, 0, 0, self._draw.randrange(365)))
        return (built - timedelta(days=back)).isoformat()

    def _words(self) -> str:
        """Return what people type: a name or words of a task, half of it without diacritics."""
        name, _, objects = self._draw.choice(words.DEPARTMENTS)[:3]
        place = f"{self._draw.choice(words.FIRST)} {self._draw.choice(words.SECOND)}"
        text = self._draw.choice((name, self._draw.choice(objects), place, f"{name} {place}"))
        return fold(text) if self._draw.random() < 0.5 else text

    def _faceted(self) -> Address:
        chosen = self._draw.choice(
            (
                {"kind": "task", "status": "openOverdue"},
                {"kind": "task", "agency": self._one("agency")},
                {"kind": "task", "year": self._things.as_of[:4]},
            )
        )
        return "/api/search", {"q": self._words(), **chosen}

    def _due_between(self) -> Address:
        first = date.fromisoformat(self._day())
        last = first + timedelta(days=self._draw.choice((7, 30)))
        values = {"from": first.isoformat(), "to": last.isoformat(), "as_of": self._things.as_of}
        return self._board("due-between", **values)

    def _calendar(self) -> Address:
        first = date.fromisoformat(self._day()).replace(day=1)
        last = first + timedelta(days=41)
        values = {"from": first.isoformat(), "to": last.isoformat(), "as_of": self._things.as_of}
        if self._draw.random() < 0.5:
            values["agency"] = self._one("agency")
        return "/api/calendar", values
