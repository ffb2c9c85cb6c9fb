"""Search: with marks and without, names before texts, everything a user types is data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from index_graphs import document, event, named, statement, task, write_graph

from kg.index.index import Index
from kg.index.searching import Filters
from kg.terms import Lines, iri_of


def _lines() -> Lines:
    lines = Lines()
    health = named(lines, "ck:Agency", "agency/health", "Sở Y tế tỉnh Lam Giang", "Sở Y tế")
    build = named(lines, "ck:Agency", "agency/build", "Sở Xây dựng tỉnh Lam Giang")
    named(lines, "ck:Project", "project/hoa", "Cầu Hòa Lạc")
    named(lines, "ck:Project", "project/hoas", "Cầu Hóa Lạc")
    order = document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    other = document(lines, "138", "Nghị quyết số 138/NQ-HĐND", "138/NQ-HĐND")
    done = task(lines, "a", "Sở Y tế xây trạm xá Đồng Vạc", due="2025-11-01", lead=health)
    late = task(lines, "b", "Rà soát đường vào Sở Y tế", due="2025-10-01", lead=build)
    free = task(lines, "c", "Thông cầu Hòa Lạc")
    lines.link(done, "ck:sector", iri_of("ck:healthSector"))
    statement(lines, "1", "Commitment", "Sở Y tế xây trạm xá Đồng Vạc", of=done, source=order)
    statement(lines, "2", "Commitment", "nâng cấp trạm xá", of=done, source=other)
    statement(lines, "3", "Commitment", "Rà soát đường vào", of=late, source=order)
    statement(lines, "4", "Problem", "Trạm xá chưa có nước", of=free, source=other)
    event(lines, "e", done, "doneOnTime", "2025-10-20")
    return lines


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = write_graph(tmp_path_factory.mktemp("search") / "graph", _lines().sorted())
    opened = Index.open(folder)
    yield opened
    opened.close()


def _locals(index: Index, text: str, filters: Filters = Filters()) -> list[str]:  # noqa: B008
    found = index.search(text, filters)
    assert found.total == len(found.hits)
    return [hit.iri.partition("/id/")[2] for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "first", "total"),
    [
        ("so y te", "agency/health", 3),  # the body before the tasks that speak of it
        ("Sở Y tế", "agency/health", 3),
        ("SỞ Y TẾ", "agency/health", 3),
        ("so y t", "agency/health", 3),  # the last word is not finished
        ("dong vac", "task/a", 1),  # «đ» has no mark to take off
        ("Cầu Hóa", "project/hoas", 3),  # the same marks first
        ("Cầu Hòa", "project/hoa", 3),
        ("cau hoa", "project/hoa", 3),
        ("38/NQ-HĐND", "document/38", 1),  # the whole number, not the end of another
        ("38/nq", "document/38", 1),
        ("nâng cấp", "task/a", 1),  # a task by the words of a later document
        ("trạm xá", "task/a", 2),  # one hit for a task and its statements, one for the problem
        ("chưa có nước", "statement/4", 1),
        ("138.txt", "document/138", 1),
    ],
)
def test_what_is_found_first(index: Index, text: str, first: str, total: int) -> None:
    found = _locals(index, text)
    assert (found[0], len(found)) == (first, total)


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "*",
        "Sở OR (",
        "NEAR(a b)",
        "folded : y",
        "-w",
        "^",
        "a AND",
        "ký_hiệu",
        "'); DROP",
        "\0",
    ],
)
def test_signs_of_the_search_language_are_data(index: Index, text: str) -> None:
    assert index.search(text, Filters()).total in (0, 10)  # nothing, or all where no word is left


def test_without_words_all_is_there(index: Index) -> None:
    found = _locals(index, "  ")
    assert found[:2] == ["agency/build", "agency/health"]
    assert sorted(found)[-3:] == ["task/a", "task/b", "task/c"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(kind=("agency",)), ["agency/health"]),
        (Filters(kind=("agency", "task")), ["agency/health", "task/a", "task/b"]),
        (Filters(status=("openOverdue",)), ["task/b"]),
        (Filters(status=("doneOnTime",)), ["task/a"]),
        (Filters(status=("openInTime",), as_of="2025-09-01"), ["task/a", "task/b"]),
        (Filters(agency=("https://w3id.org/camket/id/agency/build",)), ["task/b"]),
        (Filters(sector=("healthSector",)), ["task/a"]),
        (Filters(document=("https://w3id.org/camket/id/document/138",)), ["task/a"]),
        (Filters(year=("2025",), kind=("task",)), ["task/a", "task/b"]),
        (Filters(kind=("no such kind",)), []),
    ],
)
def test_filters(index: Index, filters: Filters, found: list[str]) -> None:
    assert sorted(_locals(index, "sở y tế", filters)) == found


def test_facets_count_the_whole_find_and_not_their_own_filter(index: Index) -> None:
    found = index.search("sở y tế", Filters(status=("openOverdue",)), limit=1)
    counts = {name: {v.value: v.count for v in values} for name, values in found.facets.items()}
    assert counts["status"] == {"doneOnTime": 1, "openOverdue": 1}
    assert counts["kind"] == {"task": 1}
    assert [v.label for v in found.facets["agency"]] == ["Sở Xây dựng tỉnh Lam Giang"]
    assert [v.label for v in found.facets["document"]] == ["Nghị quyết số 38/NQ-HĐND"]


def test_pages_follow_one_another(index: Index) -> None:
    whole = [hit.iri for hit in index.search("sở", Filters()).hits]
    parts = [index.search("sở", Filters(), limit=1, offset=n).hits[0].iri for n in range(3)]
    assert parts == whole[:3]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("so x", "", ["agency/build"]),
        ("so", "agency", ["agency/build", "agency/health"]),
        ("ra soat", "task", ["task/b"]),
        ("so", "project", []),
        ("", "", []),
    ],
)
def test_suggestions(index: Index, text: str, kind: str, found: list[str]) -> None:
    assert sorted(n.id.partition("/id/")[2] for n in index.suggest(text, kind)) == found
