"""What people say of two statements outweighs what the rules see in them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.document.clauses import Clause
from kg.duties.completion import reports_on
from kg.duties.tasks import tasks_of
from kg.duties.ties import TIED, Ties
from kg.iris import Iris

IRIS = Iris()
DIKE = "Hoàn thành gia cố tuyến đê bao phía Đông sông Ngàn trước mùa lũ"
SCHOOL = "Rà soát mạng lưới trường lớp các xã vùng cao của tỉnh"


def clause(name: str, text: str, kind: str = "commitment", day: int = 1, doc: str = "") -> Clause:
    return Clause(
        iri=f"{IRIS.base}statement/{name}",
        kind=kind,  # type: ignore[arg-type]
        text=text,
        words=tuple(text.lower().split()),
        document=f"{IRIS.base}document/{doc or name}",
        scope="tỉnh hà nam",
        evidence=f"{IRIS.base}evidence/{name}",
        seen=date(2025, 1, day),
    )


A, B, C = clause("a", DIKE), clause("b", DIKE, day=2), clause("c", SCHOOL, day=3)


def groups(*clauses: Clause, same: str = "", different: str = "") -> set[str]:
    """Return the tasks as the names of their statements; pairs are given as «ab bc»."""

    def pairs(told: str) -> tuple[tuple[str, str], ...]:
        base = f"{IRIS.base}statement/"
        return tuple((base + pair[0], base + pair[1]) for pair in told.split())

    ties = Ties(pairs(same), frozenset(pairs(different)))
    tasks = tasks_of(clauses, IRIS, ties=ties)
    return {"".join(c.iri[-1] for c in task.clauses) for task in tasks}


@pytest.mark.parametrize(
    ("same", "different", "tasks"),
    [
        ("", "", {"ab", "c"}),
        ("ac", "", {"abc"}),
        ("", "ab", {"a", "b", "c"}),
        ("bc", "ab", {"a", "bc"}),
        # who told a and b apart tells apart what is joined with them; the latest comes first
        ("bc ac", "ab", {"a", "bc"}),
        ("ac bc", "ab", {"ac", "b"}),
        ("ax", "", {"ab", "c"}),
    ],
)
def test_tasks_by_what_people_say(same: str, different: str, tasks: set[str]) -> None:
    assert groups(A, B, C, same=same, different=different) == tasks


def test_people_may_join_two_statements_of_one_document() -> None:
    one, other = clause("a", DIKE, doc="d"), clause("c", SCHOOL, doc="d")
    assert groups(one, other, same="ac") == {"ac"}


def test_why_a_task_was_joined_is_told() -> None:
    (task,) = tasks_of([A, C], IRIS, ties=Ties(((A.iri, C.iri),)))
    assert task.matches == ((C.iri, TIED),)


def test_a_result_completes_the_task_it_is_joined_with_and_no_other() -> None:
    result = clause("r", "Đã hoàn thành gia cố tuyến đê bao phía Đông sông Ngàn", "result", 9)
    dike, school = tasks_of([A], IRIS)[0], tasks_of([C], IRIS)[0]

    def done(ties: Ties) -> list[str]:
        told = reports_on([dike, school], [result], ties=ties)
        return [iri[-1] for iri in sorted(told) if any(r.completes for r in told[iri])]

    pair = (min(A.iri, result.iri), max(A.iri, result.iri))
    assert done(Ties()) == ["a"]
    assert done(Ties(different=frozenset((pair,)))) == []
    assert done(Ties(same=((C.iri, result.iri),))) == ["a", "c"]
