"""Boards: each twin in SQL gives what its SPARQL gives, row for row and in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bench.big_graph import make
from kg.ask import BadParameter, Table, ask
from kg.index.boards import Page, Twin, twin
from kg.index.index import Index
from kg.store import Store
from queries import library

SMALL = {"as_of": "2025-12-01", "early": "2025-09-01", "from": "2025-09-01", "to": "2025-12-31"}
LARGE = {"as_of": "2026-06-30", "early": "2024-03-01", "from": "2024-01-01", "to": "2024-12-31"}

# Which values are asked: {as_of} and {early} are days, {agency} … the IRI of what has most tasks.
CASES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("overdue", {"as_of": "{as_of}"}),
    ("overdue", {"as_of": "{early}"}),
    ("overdue", {"as_of": "{as_of}", "agency": "{agency}"}),
    ("overdue", {"as-of": "{as_of}", "agency": "so"}),  # several bodies: the rows of each in turn
    ("load", {"as_of": "{as_of}"}),
    ("load", {"as_of": "{early}"}),
    ("load", {"as_of": "{as_of}", "agency": "{agency}"}),
    ("due-between", {"from": "{from}", "to": "{to}"}),
    ("due-between", {"from": "{from}", "to": "{to}", "as_of": "{early}"}),
    ("due-between", {"from": "1999-01-01", "to": "1999-12-31"}),  # nothing
    ("tasks-of-body", {"agency": "{agency}"}),
    ("tasks-of-body", {"agency": "{agency}", "as_of": "{early}"}),
    ("tasks-of-body", {"agency": "{agency}", "role": "phối hợp"}),
    ("tasks-of-body", {"agency": "so", "role": "lead"}),
    ("tasks-by-sector", {}),
    ("tasks-by-sector", {"sector": "y tế", "as_of": "{early}"}),
    ("tasks-by-sector", {"field": "kinh tế"}),
    ("without-owner", {}),
    ("without-owner", {"as_of": "{as_of}"}),
    ("silent-tasks", {}),
    ("silent-tasks", {"reports": "1"}),
    ("silent-tasks", {"agency": "{agency}"}),
    ("tasks-of-project", {"project": "{project}"}),
    ("tasks-of-project", {"project": "{project}", "as_of": "{early}"}),
    ("tasks-of-resolution", {"document": "{document}"}),
    ("tasks-of-resolution", {"document": "{document}", "as_of": "{early}"}),
    ("resolution-status", {"document": "{document}"}),
    ("mandate-chain", {"task": "{task}"}),
    ("project-timeline", {"project": "{project}"}),
    ("search", {"words": "hoàn thành"}),
    ("search", {"words": "HOÀN THÀNH t"}),  # any case, a part of a word
    ("search", {"words": "hoan thanh"}),  # with marks as written
    ("documents", {}),
    ("agencies", {}),
    ("projects", {}),
)
MOST = """
SELECT ?it (COUNT(*) AS ?n) { ?task %s ?it ; a ck:Task } GROUP BY ?it ORDER BY DESC(?n) ?it"""

MANDATED = """
SELECT ?it (COUNT(*) AS ?n) { ?it ck:mandatedBy ?by ; a ck:Task }
GROUP BY ?it ORDER BY DESC(?n) ?it"""


class Both:
    """One graph, asked by both engines."""

    def __init__(self, folder: Path, days: Mapping[str, str]) -> None:
        self.store = Store.open(folder)
        self.index = Index.open(folder)
        verbs = {"agency": "ck:leadBy", "project": "ck:concerns", "document": "ck:mandatedBy"}
        rows = {kind: self.store.rows(MOST % by) for kind, by in verbs.items()}
        rows["task"] = self.store.rows(MANDATED)
        self.words = {**days, **{kind: found[0]["it"].value for kind, found in rows.items()}}

    def values(self, values: Mapping[str, str]) -> dict[str, str]:
        return {name: text.format(**self.words) for name, text in values.items()}

    def board(self, name: str, values: Mapping[str, str], **cut: str | int) -> Page:
        found = self.index.board(
            library.get(name),
            self.values(values),
            order=str(cut.get("order", "")),
            limit=int(cut.get("limit", 10_000)),
            offset=int(cut.get("offset", 0)),
        )
        assert found is not None
        return found

    def table(self, name: str, values: Mapping[str, str]) -> Table:
        found = ask(self.store, library.get(name), self.values(values))
        assert isinstance(found, Table)
        return found


@pytest.fixture(scope="module")
def sample(built: Path) -> Iterator[Both]:
    """Return the sample graph."""
    both = Both(built, SMALL)
    yield both
    both.index.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Return a generated graph of some hundred commitments."""
    folder = tmp_path_factory.mktemp("large") / "graph"
    make(300, folder, seed=3)
    both = Both(folder, LARGE)
    yield both
    both.index.close()


@pytest.mark.parametrize(("name", "values"), CASES)
@pytest.mark.parametrize("graph", ["sample", "large"])
def test_the_twin_answers_as_the_query(
    name: str, values: Mapping[str, str], graph: str, request: pytest.FixtureRequest
) -> None:
    both = request.getfixturevalue(graph)
    page, table = both.board(name, values), both.table(name, values)
    assert page.columns == table.columns
    assert list(page.rows) == list(table.rows)
    assert (page.total, page.notes) == (len(table.rows), table.notes)


def test_the_cases_are_not_empty(large: Both) -> None:
    empty = [name for name, values in CASES if not large.board(name, values).total]
    assert empty == ["due-between", "search"]  # the years without anything, words without marks


def test_every_twin_is_asked() -> None:
    twins = {query.name for query in library.all() if twin(query.name)}
    assert twins == {name for name, _ in CASES}


def test_a_page_is_a_part_of_the_whole(large: Both) -> None:
    values = {"as_of": "{as_of}"}
    whole = large.board("overdue", values)
    part = large.board("overdue", values, limit=7, offset=5)
    assert part.rows == whole.rows[5:12]
    assert part.total == whole.total


@pytest.mark.parametrize(("order", "column"), [("task_label", 3), ("-due", 0), ("agency_label", 5)])
def test_any_column_orders(large: Both, order: str, column: int) -> None:
    page = large.board("overdue", {"as_of": "{as_of}"}, order=order)
    cells = [row[column] for row in page.rows]
    filled = [cell.value for cell in cells if cell is not None and not isinstance(cell, tuple)]
    assert filled == sorted(filled, reverse=order.startswith("-"))
    assert cells[len(filled) :] == [None] * (len(cells) - len(filled))
    usual = large.board("overdue", {"as_of": "{as_of}"})
    assert sorted(map(str, page.rows)) == sorted(map(str, usual.rows))


@pytest.mark.parametrize(
    ("name", "values", "order", "says"),
    [
        ("overdue", {}, "", "needs --as-of"),
        ("overdue", {"as_of": "2025-13-01"}, "", "no day of the calendar"),
        ("overdue", {"as_of": "{as_of}", "who": "x"}, "", "has no parameter"),
        ("overdue", {"as_of": "{as_of}", "agency": "Sở Mặt trăng"}, "", "no agency is called"),
        ("overdue", {"as_of": "{as_of}"}, "due; DROP TABLE task", "no column"),
        ("silent-tasks", {"reports": "ba"}, "", "no whole number"),
    ],
)
def test_what_is_wrong_is_said(
    sample: Both, name: str, values: Mapping[str, str], order: str, says: str
) -> None:
    with pytest.raises(BadParameter, match=says):
        sample.board(name, values, order=order)


def test_text_of_a_user_is_data(sample: Both) -> None:
    assert sample.board("search", {"words": "' OR 1=1 --"}).total == 0


def test_a_query_without_a_twin_is_left_to_the_store(sample: Both) -> None:
    assert sample.index.board(library.get("evidence"), {"statement": "x"}) is None
    own = library.parse("overdue", "SELECT ?task WHERE { ?task a ck:Task }")
    assert sample.index.board(own, {}) is None  # only its name is that of a library query


def test_lines_hold_only_where_their_parameter_is_given() -> None:
    found = Twin((), "", "SELECT 1\nWHERE TRUE\n  AND a = :a -- if a\n  AND b = :b -- if b")
    assert found.select({"a": "1", "b": None}) == "SELECT 1\nWHERE TRUE\n  AND a = :a"
