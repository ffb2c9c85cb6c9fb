"""Tasks told differently: deadlines, lead bodies, whether they are done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from factories import world
from van_khe import DEMO, VAN_KHE, world_from

from kg.comparison.contradictions import Contradiction
from kg.comparison.task_contradictions import task_contradictions
from kg.document.cast import Thing
from kg.document.clauses import Clause
from kg.duties.completion import Report
from kg.duties.same_duty import Ground
from kg.duties.tasks import Task
from kg.identity.document_names import DocumentName

PROVINCE = "tỉnh vân khê"
ISSUERS = {
    "nq": ("Nghị quyết", "Hội đồng nhân dân tỉnh"),
    "qd": ("Quyết định", "Ủy ban nhân dân tỉnh"),
    "tb": ("Thông báo", "Ủy ban nhân dân tỉnh"),
    "so": ("Kế hoạch", "Sở Xây dựng tỉnh"),
    "bc": ("Báo cáo", "Ủy ban nhân dân tỉnh"),
    "bc2": ("Báo cáo", "Ủy ban nhân dân tỉnh"),
    "quet": ("Báo cáo", "Ủy ban nhân dân tỉnh"),
}
NAMES = {
    "sxd": "Sở Xây dựng",
    "stc": "Sở Tài chính",
    "ubnd": "Ủy ban nhân dân tỉnh Vân Khê",
    "cac": "các sở, ban, ngành",
    "xa": "Ủy ban nhân dân xã Bản Hon",
    "cacxa": "Ủy ban nhân dân các xã Bản Hon, Nà Phai",
}
JAN, MAY, JUN, AUG = (date(2026, month, 18) for month in (1, 5, 6, 8))


def clause(document: str, seen: date | None = JAN, **more: Any) -> Clause:
    fields: dict[str, Any] = {
        "iri": f"statement {document} {seen} {more.get('last')}", "kind": "commitment",
        "text": "Trình quy hoạch", "words": ("trình", "quy", "hoạch"), "document": document,
        "scope": PROVINCE, "evidence": f"evidence {document}", "seen": seen,
    }  # fmt: skip
    return Clause(**{**fields, **more})


def due(document: str, last: date, seen: date | None = JAN, **more: Any) -> Clause:
    return clause(document, seen, last=last, **more)


def led(document: str, *leads: str, seen: date | None = JAN) -> Clause:
    return clause(document, seen, leads=leads, said=leads, iri=f"{document} {leads} {seen}")


def found(
    *clauses: Clause, reports: Iterable[Report] = (), scanned: str = "quet"
) -> list[Contradiction]:
    """Return the contradictions of one task that these commitments state."""
    things = {
        iri: (Thing(iri, "agency", name, name, PROVINCE, collective=iri == "cac"),)
        for iri, name in NAMES.items()
    }
    made = replace(
        world(),
        sources={i: DocumentName(i, i, kind, scope=PROVINCE, issuer=issuer)
                 for i, (kind, issuer) in ISSUERS.items()},
        things=things,
        tasks=(Task("task", clauses),),
        reports={"task": list(reports)},
        ground=Ground(names=NAMES),
        scanned=frozenset({scanned}),
    )  # fmt: skip
    return list(task_contradictions(made))


SEP, OCT = date(2026, 9, 30), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("clauses", "kinds"),
    [
        # a later order moves the deadline, either way
        ([due("qd", SEP), due("tb", OCT, JUN)], ["update"]),
        ([due("qd", OCT), due("nq", SEP, JUN)], ["update"]),
        # a report names a later day: a slip; an earlier one is only ambition
        ([due("qd", SEP), due("bc", OCT, JUN)], ["update"]),
        ([due("qd", OCT), due("bc", SEP, JUN)], []),
        # a lower body gives more time than it has; it may give less
        ([due("nq", SEP), due("so", OCT, JUN)], ["conflict"]),
        ([due("nq", OCT), due("so", SEP, JUN)], []),
        # two orders of one day, or of no day
        ([due("qd", SEP), due("tb", OCT)], ["conflict"]),
        ([due("qd", SEP, None), due("tb", OCT, JUN)], ["conflict"]),
        ([due("nq", OCT), due("so", SEP)], []),  # … the lower one stricter
        # a chain is told step by step, a repetition is no step
        ([due("qd", SEP), due("bc", OCT, MAY), due("bc2", date(2026, 12, 31), JUN)],
         ["update", "update"]),
        ([due("qd", SEP), due("bc", SEP, MAY), due("bc2", OCT, JUN)], ["update"]),
        # «15/9» in «quý III» only makes it more exact
        ([due("qd", SEP, first=date(2026, 7, 1)), due("tb", date(2026, 9, 15), JUN)], []),
        # a duty that recurs, a day that the document's period gives
        ([due("qd", SEP), due("tb", OCT, JUN, recurrence="FREQ=MONTHLY")], []),
        ([due("qd", SEP), due("tb", OCT, JUN, fixed=False)], []),
        ([due("qd", SEP), due("qd", OCT)], []),  # one document
    ],
)  # fmt: skip
def test_deadlines(clauses: list[Clause], kinds: list[str]) -> None:
    assert [c.type for c in found(*clauses)] == kinds
    assert {c.about for c in found(*clauses)} <= {"deadline"}


def test_a_scan_may_have_misread_a_deadline() -> None:
    said, other = due("nq", date(2026, 8, 15)), due("tb", date(2026, 9, 15))
    assert [c.type for c in found(said, other)] == ["conflict"]
    assert [c.type for c in found(said, other, scanned="nq")] == ["reading"]


@pytest.mark.parametrize(
    ("clauses", "kinds"),
    [
        ([led("qd", "sxd"), led("tb", "stc", seen=JUN)], ["update"]),
        ([led("nq", "sxd"), led("tb", "stc", seen=JUN)], ["conflict"]),  # a lower body
        ([led("qd", "sxd"), led("tb", "stc")], ["conflict"]),  # one day
        # one of them is named by both
        ([led("qd", "sxd"), led("tb", "sxd", "stc", seen=JUN)], []),
        # the committee, all departments, all communes: the second names who does it
        ([led("nq", "ubnd"), led("tb", "stc", seen=JUN)], []),
        ([led("qd", "cac"), led("tb", "stc", seen=JUN)], []),
        ([led("qd", "cacxa"), led("tb", "xa", seen=JUN)], []),
        # a report and a department's own plan hand on nothing
        ([led("qd", "sxd"), led("bc", "stc", seen=JUN)], []),
        ([led("qd", "sxd"), led("so", "stc", seen=JUN)], []),
    ],
)
def test_owners(clauses: list[Clause], kinds: list[str]) -> None:
    assert [c.type for c in found(*clauses)] == kinds
    assert {c.about for c in found(*clauses)} <= {"owner"}


def done(document: str, day: date, seen: date, *, exact: bool = True) -> Report:
    first = day if exact else None
    told = clause(document, seen, kind="result", iri=f"r {document}", first=first, last=day)
    return Report(told, completes=True)


def open_still(document: str, seen: date) -> Report:
    told = clause(document, seen, kind="problem", iri=f"p {document}")
    return Report(told, completes=False, denies=True)


@pytest.mark.parametrize(
    ("reports", "kinds"),
    [
        # said to be done in May, in June said not to be
        ([done("bc", MAY, MAY), open_still("bc2", JUN)], ["conflict"]),
        # not yet done in January, done in May
        ([open_still("bc", JAN), done("bc2", MAY, JUN)], []),
        # two days of completion
        ([done("bc", date(2026, 5, 4), JUN), done("bc2", date(2026, 5, 12), JUN)], ["conflict"]),
        ([done("bc", date(2026, 7, 12), AUG), done("quet", date(2026, 1, 12), AUG)], ["reading"]),
        # a month is no day; one document
        ([done("bc", MAY, JUN), done("bc2", date(2026, 5, 31), JUN, exact=False)], []),
        ([done("bc", date(2026, 5, 4), JUN), done("bc", date(2026, 5, 12), JUN)], []),
    ],
)
def test_status(reports: list[Report], kinds: list[str]) -> None:
    assert [c.type for c in found(due("qd", SEP), reports=reports)] == kinds
    assert {c.about for c in found(due("qd", SEP), reports=reports)} <= {"status"}


def told_in(folder: Any) -> set[tuple[str, str, str, str]]:
    known = world_from(folder)
    return {(c.about, c.type, c.one.value, c.other.value) for c in task_contradictions(known)}


def test_the_tasks_of_van_khe() -> None:
    assert told_in(VAN_KHE) == {
        # moved by a notice; a report's slip; a plan that gives more time than the resolution
        ("deadline", "update", "19/05/2026", "24/07/2026"),
        ("deadline", "update", "29/06/2026", "30/08/2026"),
        ("deadline", "conflict", "30/10/2026", "29/11/2026"),
        # two papers of one day
        ("deadline", "conflict", "09/09/2026", "29/09/2026"),
        ("owner", "update", "Sở Nội vụ tỉnh Vân Khê", "Sở Tài chính tỉnh Vân Khê"),
        ("status", "conflict", "đã hoàn thành (20/08/2026)", "chưa hoàn thành (20/01/2027)"),
        # a scan says January for July, and so before it was known to be open
        ("status", "reading", "hoàn thành 12/07/2026", "hoàn thành 12/01/2026"),
        ("status", "conflict", "chưa hoàn thành (26/06/2026)", "đã hoàn thành (12/01/2026)"),
    }


def test_the_demo_tells_of_one_slip_only() -> None:
    assert told_in(DEMO) == {
        ("deadline", "update", "30/09/2025", "15/11/2025"),
        ("deadline", "update", "15/11/2025", "09/12/2025"),
    }
