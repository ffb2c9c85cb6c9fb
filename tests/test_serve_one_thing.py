"""Asking about one thing: variables bound to IRIs, statuses as of the day, names for links."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from index_graphs import ID, event, named, task, write_graph

from kg.lookup import Term
from kg.serve.current import Served
from kg.serve.one_thing import Asker, last_part, local
from kg.terms import Lines

TASK, BODY = f"{ID}task/a", f"{ID}agency/health"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/health", "Sở Y tế", "SYT")
    duty = task(lines, "a", "Xây trạm xá Đồng Vạc", due="2025-11-28", lead=body)
    task(lines, "b", "Sửa đường", due="2025-11-28", lead=body)
    event(lines, "1", duty, "doneLate", "2025-12-05")
    lines.kind(f"{ID}project/khong-ten", "ck:Project")
    found = Served.open(write_graph(tmp_path_factory.mktemp("one") / "graph", lines.sorted()))
    yield found
    found.close()


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-11-28", "openInTime"),
        ("2025-11-29", "openOverdue"),
        ("2025-12-04", "openOverdue"),
        ("2025-12-05", "doneLate"),
    ],
)
def test_the_status_is_as_of_the_day(served: Served, day: str, status: str) -> None:
    assert Asker(served, day).thing(TASK) == {
        "iri": TASK,
        "kind": "task",
        "label": "Xây trạm xá Đồng Vạc",
        "status": status,
        "due": "2025-11-28",
    }


@pytest.mark.parametrize(
    ("iri", "kind", "label"),
    [(BODY, "agency", "Sở Y tế"), (f"{ID}project/khong-ten", "project", "khong-ten")],
)
def test_what_is_no_task_has_no_status(served: Served, iri: str, kind: str, label: str) -> None:
    found = Asker(served, "2025-12-01").thing(iri)
    assert found == {"iri": iri, "kind": kind, "label": label, "status": "", "due": ""}


def test_what_is_not_in_the_graph_is_none(served: Served) -> None:
    assert Asker(served, "2025-12-01").thing(f"{ID}task/none") is None


def test_rows_are_of_the_things_that_are_bound(served: Served) -> None:
    asker = Asker(served, "2025-12-01")
    rows = asker.rows("view-edges", from_=BODY, to=TASK)
    assert [(row["from"], row["role"], row["to"]) for row in rows] == [
        (ox.NamedNode(BODY), ox.Literal("lead"), ox.NamedNode(TASK))
    ]
    assert len(asker.rows("view-edges", from_=BODY)) == 2
    assert asker.rows("view-edges", from_=TASK, to=BODY) == []


@pytest.mark.parametrize(
    ("term", "found"),
    [
        (ox.NamedNode("https://w3id.org/camket/ontology#openOverdue"), "openOverdue"),
        (ox.NamedNode("https://vi-du.example/x"), "https://vi-du.example/x"),
        (None, ""),
    ],
)
def test_the_local_name_of_a_concept(term: Term | None, found: str) -> None:
    assert local(term) == found


@pytest.mark.parametrize(
    ("iri", "end"),
    [(f"{ID}task/a", "a"), (f"{ID}task/a/", "a"), ("urn:x", "urn:x"), ("http://e.vn/a#", "a")],
)
def test_the_readable_end_of_an_iri(iri: str, end: str) -> None:
    assert last_part(iri) == end
