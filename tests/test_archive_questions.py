from __future__ import annotations

from kg.archive.questions import EVER, standing_questions


def test_standing_questions_need_no_name() -> None:
    asked = {query.name: values for query, values in standing_questions("2025-12-01")}
    assert asked["overdue"] == {"as_of": "2025-12-01"}
    assert asked["due-between"] == {**EVER, "as_of": "2025-12-01"}
    assert asked["documents"] == {}
    assert "task-history" not in asked
