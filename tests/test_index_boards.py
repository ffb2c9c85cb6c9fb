"""Boards: each twin in SQL gives what its SPARQL gives, row for row and in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from index_graphs import ID, event, named, task, write_graph

from bench.big_graph import make
from kg.ask import BadParameter, Table, ask
from kg.index.boards import Page, Twin, twin
from kg.index.index import Index
from kg.store import Store
from kg.terms import Lines, day, iri_of
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
    ("tasks-by-sector", {"as_of": "{as_of}"}),
    ("tasks-by-sector", {"as_of": "{early}"}),
    ("tasks-by-sector", {"sector": "y tế", "as_of": "{early}"}),
    ("tasks-by-sector", {"field": "kinh tế"}),
    ("tasks-by-sector", {"field": "kinh tế", "as_of": "{early}"}),
    ("deadlines", {}),
    ("deadlines", {"grade": "explicit"}),
    ("status-as-known", {"as_of": "{as_of}", "known_on": "{as_of}"}),
    ("status-as-known", {"as_of": "{as_of}", "known_on": "{early}"}),
    ("status-as-known", {"as_of": "{early}", "known_on": "{as_of}"}),
    ("status-as-known", {"as_of": "{as_of}", "known_on": "{as_of}", "task": "{task}"}),
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


def _known(lines: Lines, local: str, on: str) -> str:
    lines.value(f"{ID}event/{local}", "ck:knownOn", day(date.fromisoformat(on)))
    return f"{ID}event/{local}"


def _deadline(lines: Lines, of: str, due: str, known_on: str, *, binding: bool) -> None:
    local = f"{of.rpartition('/')[2]}-{due}-{known_on}"
    iri = _known(lines, local, known_on)
    lines.kind(iri, "ck:DeadlineEvent")
    lines.link(of, "ck:deadlineEvent", iri)
    lines.value(iri, "ck:dueDate", day(date.fromisoformat(due)))
    lines.value(iri, "ck:binding", f'"{str(binding).lower()}"^^<{iri_of("xsd:boolean")}>')


@pytest.fixture
def rare(tmp_path: Path) -> Iterator[tuple[Store, Index]]:
    """Return a graph of what is rare: two bodies, two ends, deadlines promised and moved."""
    lines = Lines()
    first = named(lines, "ck:Agency", "agency/a", "Sở Y tế")
    second = named(lines, "ck:Agency", "agency/b", "Sở Nội vụ")
    twice = task(lines, "twice", "Xây trạm xá", due="2025-03-01", lead=first)
    lines.link(twice, "ck:leadBy", second)
    free = task(lines, "free", "Sửa đường")
    promised = task(lines, "promised", "Trồng rừng", due="2025-06-01", lead=second)
    for thing, sector in ((twice, "health"), (twice, "land"), (free, "land"), (promised, "land")):
        lines.link(thing, "ck:sector", iri_of(f"ck:{sector}Sector"))
    for local, of, status, on, known_on in (
        ("1", twice, "doneLate", "2025-04-01", "2025-04-10"),
        ("2", twice, "superseded", "2025-05-01", "2025-04-05"),
        ("3", free, "noDeadline", "2025-01-05", "2025-01-05"),
        ("4", promised, "openInTime", "2025-01-05", "2025-01-05"),
    ):
        event(lines, local, of, status, on)
        _known(lines, local, known_on)
    _deadline(lines, twice, "2025-03-01", "2025-01-05", binding=True)
    _deadline(lines, twice, "2025-09-01", "2025-02-05", binding=False)
    _deadline(lines, promised, "2025-05-01", "2025-01-05", binding=False)
    _deadline(lines, promised, "2025-06-01", "2025-02-05", binding=False)
    folder = write_graph(tmp_path / "graph", lines.sorted())
    index = Index.open(folder)
    yield Store.open(folder), index
    index.close()


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("tasks-by-sector", {}),
        ("tasks-by-sector", {"sector": iri_of("ck:landSector")}),
        ("load", {}),
        ("load", {"agency": f"{ID}agency/b"}),
        ("status-as-known", {}),
        ("due-between", {"from": "2025-01-01", "to": "2025-12-31"}),
        ("tasks-of-body", {"agency": f"{ID}agency/a"}),
        ("tasks-of-body", {"agency": f"{ID}agency/b", "role": "lead"}),
    ],
)
@pytest.mark.parametrize("as_of", ["2024-02-28", "2025-02-28", "2025-04-15", "2026-01-01"])
@pytest.mark.parametrize("known_on", ["2025-01-31", "2025-04-06", "2025-12-01"])
def test_what_is_rare_is_answered_alike(
    rare: tuple[Store, Index], name: str, given: Mapping[str, str], as_of: str, known_on: str
) -> None:
    """In any order: none of the queries orders the two ends of a task."""
    store, index = rare
    query = library.get(name)
    days = {"as_of": as_of, "known_on": known_on}
    values = {key: text for key, text in days.items() if query.parameter(key)} | given
    page, table = index.board(query, values, limit=100), ask(store, query, values)
    assert page is not None
    assert isinstance(table, Table)
    assert sorted(map(str, page.rows)) == sorted(map(str, table.rows))
    assert page.total == len(table.rows) > 0


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("overdue", {"as_of": "2026-03-01"}),
        ("overdue", {"as_of": "2026-03-01", "agency": 7}),
        ("due-between", {"as_of": "2026-03-01", "from": "2025-01-01", "to": "2026-01-01"}),
        ("tasks-of-body", {"as_of": "2026-03-01", "agency": 7, "role": "lead"}),
        ("tasks-of-body", {"as_of": "2026-03-01", "agency": 7}),
        ("silent-tasks", {"reports": 3}),
    ],
)
def test_a_page_of_a_board_sorts_no_more_than_the_bodies_of_a_task(
    large: Both, name: str, given: Mapping[str, str | int]
) -> None:
    found = twin(name)
    assert found is not None
    values = dict.fromkeys((p.name for p in library.get(name).parameters), None) | given
    plan = large.index.database.execute(
        f"EXPLAIN QUERY PLAN SELECT * FROM ({found.select(values)}) ORDER BY {found.order}",  # noqa: S608
        values,
    ).fetchall()
    assert plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in [step for *_, step in plan]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("overdue", {"as_of": "{as_of}"}),
        ("tasks-by-sector", {"as_of": "{early}"}),
        ("tasks-by-sector", {"field": "kinh tế"}),
        ("deadlines", {}),
    ],
)
def test_a_page_is_a_part_of_the_whole(large: Both, name: str, values: Mapping[str, str]) -> None:
    whole = large.board(name, values)
    part = large.board(name, values, limit=7, offset=5)
    assert part.rows == whole.rows[5:12]
    assert part.total == whole.total > 12


@pytest.mark.parametrize("given", [{}, {"sector": "healthSector"}, {"field": "economySector"}])
def test_tasks_by_sector_are_read_in_their_order(large: Both, given: Mapping[str, str]) -> None:
    """Not sorted anew for each day that is asked for."""
    found = twin("tasks-by-sector")
    assert found is not None
    values = {"as_of": "2024-03-01", "sector": None, "field": None, **given}
    plan = large.index.database.execute(
        f"EXPLAIN QUERY PLAN SELECT * FROM ({found.select(values)}) ORDER BY {found.order}",  # noqa: S608
        values,
    ).fetchall()
    assert plan
    assert not [step for *_, step in plan if "TEMP B-TREE" in step]


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
    other = Twin((), "", "SELECT 1 -- unless a\nSELECT 2 -- if a", total="SELECT 3 -- unless a")
    assert (other.select({}), other.select({"a": 0})) == ("SELECT 1", "SELECT 2")
    assert (other.count({}), other.count({"a": 0})) == (
        "SELECT 3",
        "SELECT COUNT(*) FROM (SELECT 2)",
    )


def test_one_thing_is_compared_by_its_number_and_several_as_a_list() -> None:
    among = "SELECT 1 WHERE a IN (SELECT value FROM json_each(:a))"
    found = Twin((), "", among)
    assert found.select({"a": 5}) == "SELECT 1 WHERE a = :a"
    assert found.select({"a": "[5, 6]"}) == among
