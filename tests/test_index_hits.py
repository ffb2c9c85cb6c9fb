"""A hit tells what it is: name, snippet with marks, status, deadline, body and latest document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from index_graphs import document, event, named, statement, task, write_graph

from kg.index.hits import Hit, Named, read_hits
from kg.index.index import Index
from kg.index.searching import Filters
from kg.index.wording import Wanted
from kg.terms import Lines, day

ID = "https://w3id.org/camket/id/"


def _lines() -> Lines:
    lines = Lines()
    health = named(lines, "ck:Agency", "agency/health", "Sở Y tế tỉnh Lam Giang", "Ngành y tế")
    lines.kind(f"{ID}project/khong-ten", "ck:Project")
    old = document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    new = document(lines, "52", "Thông báo số 52/TB-UBND", "52/TB-UBND")
    for iri, on in ((old, "2024-12-10"), (new, "2025-06-30")):
        lines.value(iri, "eli:date_document", day(date.fromisoformat(on)))
    duty = task(lines, "a", "Sở Y tế xây trạm xá Đồng Vạc", due="2025-11-01", lead=health)
    statement(lines, "1", "Commitment", "Sở Y tế xây trạm xá Đồng Vạc", of=duty, source=old)
    statement(lines, "2", "Commitment", "nâng cấp trạm xá", of=duty, source=new)
    statement(lines, "3", "Problem", "Trạm xá chưa có nước", of=f"{ID}project/x", source=old)
    event(lines, "e", duty, "doneOnTime", "2025-10-20")
    return lines


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = write_graph(tmp_path_factory.mktemp("hits") / "graph", _lines().sorted())
    opened = Index.open(folder)
    yield opened
    opened.close()


def _hit(index: Index, text: str, as_of: str = "") -> Hit:
    return index.search(text, Filters(as_of=as_of)).hits[0]


def _shown(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


def test_a_task(index: Index) -> None:
    hit = _hit(index, "nang cap tram", "2025-12-01")
    assert (hit.iri, hit.kind, hit.label) == (
        f"{ID}task/a", "task", "Sở Y tế xây trạm xá Đồng Vạc",
    )  # fmt: skip
    assert (hit.status, hit.due) == ("doneOnTime", "2025-11-01")
    assert hit.snippet == "nâng cấp trạm xá"  # of its words those that hold what was asked
    assert _shown(hit) == ["nâng", "cấp", "trạm"]
    assert hit.agency == Named(f"{ID}agency/health", "Sở Y tế tỉnh Lam Giang")
    assert hit.document == Named(f"{ID}document/52", "Thông báo số 52/TB-UBND")  # said last


@pytest.mark.parametrize(("day", "status"), [("2025-10-19", "openInTime"), ("", "doneOnTime")])
def test_the_status_is_that_of_the_day(index: Index, day: str, status: str) -> None:
    assert _hit(index, "nâng cấp", day).status == status


def test_a_body_by_another_name(index: Index) -> None:
    hit = _hit(index, "nganh y")
    assert (hit.kind, hit.label, hit.snippet) == ("agency", "Sở Y tế tỉnh Lam Giang", "Ngành y tế")
    assert _shown(hit) == ["Ngành", "y"]
    assert (hit.status, hit.due, hit.agency, hit.document) == ("", "", None, None)


def test_a_problem_by_its_words_and_where_it_was_said(index: Index) -> None:
    hit = _hit(index, "chưa có nước")
    assert (hit.kind, hit.label) == ("problem", "Trạm xá chưa có nước")
    assert hit.document == Named(f"{ID}document/38", "Nghị quyết số 38/NQ-HĐND")


def test_hits_come_in_the_order_of_the_entries(index: Index) -> None:
    rows = index.database.execute("SELECT id FROM entry ORDER BY id").fetchall()
    entries = [number for (number,) in rows]
    wanted = Wanted.of("sở")
    there = [hit.iri for hit in read_hits(index.database, entries, wanted, "2025-12-01")]
    back = [hit.iri for hit in read_hits(index.database, entries[::-1], wanted, "2025-12-01")]
    assert len(set(there)) == len(entries)
    assert there == back[::-1]
    assert read_hits(index.database, [], wanted, "2025-12-01") == []


def test_what_has_no_name_is_called_by_the_end_of_its_iri(index: Index) -> None:
    found = index.search("", Filters(kind=("project",))).hits
    assert [(hit.label, hit.snippet, hit.marks) for hit in found] == [
        ("khong-ten", "khong-ten", ())
    ]
