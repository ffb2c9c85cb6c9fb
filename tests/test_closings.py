from __future__ import annotations

from datetime import date

import pytest
from test_tasks import clause

from kg.document.clauses import Clause
from kg.duties.closings import closings_of
from kg.duties.document_changes import Change
from kg.duties.tasks import Task

MAY = date(2025, 5, 31)


def change(kind: str = "repeals", target: str = "2025-01-31", **more: object) -> Change:
    fields: dict[str, object] = {
        "kind": kind,
        "document": "2025-05-31",
        "target": target,
        "section": "",
        "seen": MAY,
        "evidence": "lời",
    }
    return Change(**{**fields, **more})  # type: ignore[arg-type]


def closed(clauses: list[Clause], *changes: Change) -> str | None:
    found = closings_of([Task("việc", tuple(clauses))], changes)
    return found["việc"].status if found else None


FIRST = clause("2025-01-31", section="dieu-1.ii.2")


@pytest.mark.parametrize(
    ("clauses", "changes", "status"),
    [
        ([FIRST], [change()], "ck:repealed"),
        ([FIRST], [change("replaces")], "ck:superseded"),
        ([FIRST], [change("stops")], "ck:repealed"),
        ([FIRST], [change("amends")], None),
        ([FIRST], [change(target="2025-02-28")], None),
        ([FIRST], [], None),
        # only the part that is named; parts between may be left out
        ([FIRST], [change(section="dieu-1")], "ck:repealed"),
        ([FIRST], [change(section="dieu-1.2")], "ck:repealed"),
        ([FIRST], [change(section="dieu-1.3")], None),
        ([FIRST], [change(section="dieu-2")], None),
        ([FIRST], [change(section="2")], None),
        ([clause("2025-01-31")], [change(section="dieu-1")], None),  # where it stands is not known
        # another order keeps it alive, a report does not
        ([FIRST, clause("2025-02-28")], [change()], None),
        ([FIRST, clause("2025-02-28", genre="Báo cáo")], [change()], "ck:repealed"),
        (
            [FIRST, clause("2025-02-28")],
            [change(), change("replaces", "2025-02-28", seen=date(2025, 6, 30))],
            "ck:superseded",
        ),
        # the document that replaces it states it again; a later one too
        ([FIRST, clause("2025-05-31")], [change("replaces")], None),
        ([FIRST, clause("2025-06-30")], [change("replaces")], None),
        # what is dated before it was said, or not at all
        ([FIRST], [change(seen=date(2025, 1, 1))], None),
        ([FIRST], [change(seen=None)], None),
        # a project that is stopped
        ([FIRST], [change("stops", "bình minh", to_project=True)], "ck:repealed"),
        ([FIRST], [change("stops", "khác", to_project=True)], None),
        (
            [clause("2025-01-31", projects=("bình minh", "khác"))],
            [change("stops", "bình minh", to_project=True)],
            None,
        ),
        # a duty that only reports state is not taken away with another document
        ([clause("2025-01-31", genre="Báo cáo")], [change(target="2025-02-28")], None),
    ],
)
def test_what_ends_a_task(clauses: list[Clause], changes: list[Change], status: str | None) -> None:
    assert closed(clauses, *changes) == status


def test_a_closing_has_its_day_and_words() -> None:
    closing = closings_of([Task("việc", (FIRST,))], [change()])["việc"]
    assert (closing.day, closing.change.evidence) == (MAY, "lời")
