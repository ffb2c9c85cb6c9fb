from __future__ import annotations

import pytest
from factories import asked
from test_tasks import IRIS, clause

from kg.document.clauses import Clause
from kg.duties.owners import owner_events, write_owners
from kg.duties.tasks import Task
from kg.terms import Lines

AT = "https://example.org/"


def said(month: int, *leads: str, named: bool = True, **more: object) -> Clause:
    bodies = tuple(f"{AT}{lead}" for lead in leads)
    fields: dict[str, object] = {"leads": bodies, "said": bodies if named else ()}
    return clause(f"2025-{month:02}-28", **{**fields, **more})


def task(*clauses: Clause) -> Task:
    return Task(f"{AT}task", clauses)


@pytest.mark.parametrize(
    ("clauses", "chain"),
    [
        ([said(1, "tinh"), said(2, "so")], [("", "tinh"), ("tinh", "so")]),
        ([said(1, "so"), said(2, "so"), said(3)], [("", "so")]),
        ([said(1, "a", "b"), said(2, "b", "a")], [("", "a b")]),  # the order is no change
        # who issued a document takes nothing from one that was named; a name replaces it
        ([said(1, "so"), said(2, "tinh", named=False)], [("", "so")]),
        ([said(1, "tinh", named=False), said(2, "so")], [("", "tinh"), ("tinh", "so")]),
        # a report hands nothing on, but may be all there is
        ([said(1, "so"), said(2, "ban", genre="Báo cáo")], [("", "so")]),
        ([said(1, "ban", genre="Báo cáo")], [("", "ban")]),
        ([said(1)], []),
    ],
)
def test_the_chain_of_owners(clauses: list[Clause], chain: list[tuple[str, str]]) -> None:
    found = [
        tuple(" ".join(iri.removeprefix(AT) for iri in bodies) for bodies in (e.previous, e.owners))
        for e in owner_events(task(*clauses))
    ]
    assert found == chain


def test_the_owner_is_the_one_that_an_order_named_last() -> None:
    made = task(said(1, "so"), said(2, "tinh", named=False), said(3, "ban", genre="Tin tức"))
    assert made.last_stated("leads") == (f"{AT}so",)


def test_events_are_written() -> None:
    lines = Lines()
    write_owners(lines, IRIS, task(said(1, "tinh"), said(2, "so")))
    found = asked(
        lines.sorted(),
        "SELECT ?old ?new ?on { ?t ck:ownerEvent ?e . ?e ck:newOwner ?new ; ck:evidence ?v ;"
        " ck:knownOn ?on ; prov:wasDerivedFrom ?c . OPTIONAL { ?e ck:previousOwner ?old } }",
    )
    assert found == {
        ("", f"{AT}tinh", "2025-01-28"),
        (f"{AT}tinh", f"{AT}so", "2025-02-28"),
    }
