from __future__ import annotations

from datetime import date

import pytest
from factories import asked
from test_tasks import IRIS, clause

from kg.document.clauses import Clause
from kg.duties.slips import deadline_events, write_deadlines
from kg.duties.tasks import Task, tasks_of
from kg.terms import Lines

JUNE, SEPTEMBER, DECEMBER = date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)
REPORT = {"genre": "Báo cáo"}
PERIOD = {"fixed": False}


def said(month: int, last: date | None, **more: object) -> Clause:
    return clause(f"2025-{month:02}-28", last=last, **more)


def task(*clauses: Clause) -> Task:
    (made,) = tasks_of(clauses, IRIS)
    return made


@pytest.mark.parametrize(
    ("clauses", "events"),
    [
        # (due, days moved, binding)
        ([said(1, JUNE), said(2, SEPTEMBER)], [(JUNE, None, True), (SEPTEMBER, 92, True)]),
        ([said(1, JUNE), said(2, JUNE), said(3, None)], [(JUNE, None, True)]),
        ([said(1, SEPTEMBER), said(2, JUNE)], [(SEPTEMBER, None, True), (JUNE, -92, True)]),
        # a report promises; the order that takes it over moves nothing more
        (
            [said(1, JUNE), said(2, SEPTEMBER, **REPORT), said(3, SEPTEMBER)],
            [(JUNE, None, True), (SEPTEMBER, 92, False), (SEPTEMBER, None, True)],
        ),
        # the period of a document is no date that moves
        ([said(1, JUNE), said(2, DECEMBER, **PERIOD)], [(JUNE, None, True)]),
        (
            [said(1, JUNE, **PERIOD), said(2, DECEMBER, **PERIOD)],
            [(JUNE, None, True), (DECEMBER, None, True)],
        ),
        ([said(1, None)], []),
    ],
)
def test_the_chain(clauses: list[Clause], events: list[object]) -> None:
    found = deadline_events(task(*clauses))
    assert [(e.due, e.moved, e.binding) for e in found] == events


@pytest.mark.parametrize(
    ("clauses", "due"),
    [
        ([said(1, JUNE), said(2, SEPTEMBER)], SEPTEMBER),
        ([said(1, JUNE), said(2, SEPTEMBER, **REPORT)], JUNE),  # reports move no deadline
        ([said(1, None), said(2, SEPTEMBER, **REPORT)], SEPTEMBER),  # but may be all there is
        ([said(1, JUNE), said(2, DECEMBER, **PERIOD)], JUNE),
        ([said(1, None)], None),
    ],
)
def test_the_deadline_in_force(clauses: list[Clause], due: date | None) -> None:
    assert task(*clauses).due[1] == due


def test_the_deadline_as_known() -> None:
    moved = task(said(1, JUNE), said(3, SEPTEMBER))
    assert moved.due_known(date(2025, 2, 1))[1] == JUNE
    assert moved.due_known(date(2025, 3, 28))[1] == SEPTEMBER
    assert moved.due_known(date(2025, 1, 1))[1] is None


def test_events_are_written_with_their_evidence() -> None:
    lines = Lines()
    first, second = said(1, JUNE), said(2, SEPTEMBER)
    write_deadlines(lines, IRIS, task(first, second))
    found = asked(
        lines.sorted(),
        "SELECT ?due ?before ?days ?binding ?known ?e { ?t ck:deadlineEvent ?x . ?x ck:dueDate ?due"
        " ; ck:binding ?binding ; ck:knownOn ?known ; ck:evidence ?e ; prov:wasDerivedFrom ?from ."
        " OPTIONAL { ?x ck:previousDueDate ?before ; ck:daysMoved ?days } }",
    )
    assert found == {
        ("2025-06-30", "", "", "true", "2025-01-28", first.evidence),
        ("2025-09-30", "2025-06-30", "92", "true", "2025-02-28", second.evidence),
    }
