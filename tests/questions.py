"""The questions of `cases/questions.toml`: what users ask, and what a reader would answer.

A question has a graph (`GRAPHS`), a query of the library with its parameters or SPARQL of its own,
columns, and the rows that a person finds in the documents. An expected cell that ends in «…» is
the beginning of the cell; `first` looks at so many rows, `having` at the rows with some words
(«/» between alternatives); `absent` lists what no cell may hold.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from commands import PAPERS

from kg.answers import as_tabs
from kg.ask import Table, ask
from kg.store import Store
from queries import library

HERE = Path(__file__).parent
GRAPHS = {
    "lam-giang": (PAPERS, date(2025, 12, 1)),
    "bac-vinh": ((HERE / "cases" / "ledger",), date(2025, 4, 30)),
    "van-khe": ((HERE / "documents" / "van-khe",), date(2027, 1, 31)),
    "ben-tre": ((HERE / "cases" / "questions",), date(2025, 12, 1)),
}
"""The documents of each graph, and the day by which statuses are judged."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, how it is put to the program, and the rows that answer it."""

    id: str
    ask: str
    graph: str
    columns: str
    rows: list[list[str]]
    query: str = ""
    sparql: str = ""
    values: dict[str, str] = field(default_factory=dict)
    first: int | None = None
    having: str = ""
    absent: list[str] = field(default_factory=list)
    suggestions: bool = False


@cache
def questions() -> tuple[Question, ...]:
    """Return all questions, in the order of the file."""
    text = (HERE / "cases" / "questions.toml").read_text(encoding="utf-8")
    return tuple(Question(**table) for table in tomllib.loads(text)["question"])


def asked_queries() -> set[str]:
    """Return the names of the library's queries that some question uses."""
    return {question.query for question in questions()} - {""}


def answer(store: Store, question: Question) -> list[list[str]]:
    """Return the answer as a user reads it in a pipe: the question's rows and columns."""
    asked = (
        library.parse(question.id, question.sparql)
        if question.sparql
        else library.get(question.query)
    )
    told = ask(
        store.with_graph("suggestions") if question.suggestions else store, asked, question.values
    )
    assert isinstance(told, Table)
    heads, *lines = (line.split("\t") for line in as_tabs(told).splitlines())
    places = [heads.index(column) for column in question.columns.split()]
    wanted = question.having.split("/")
    rows = [line for line in lines if any(words in cell for words in wanted for cell in line)]
    for words in question.absent:
        assert not any(words in cell for line in lines for cell in line), words
    return [[line[i] for i in places] for line in rows[: question.first]]


def fits(found: list[str], expected: list[str]) -> bool:
    """Whether a row is the expected one; a cell that ends in «…» is only begun."""
    return len(found) == len(expected) and all(
        cell == wish or (wish.endswith("…") and cell.startswith(wish[:-1]))
        for cell, wish in zip(found, expected, strict=True)
    )
