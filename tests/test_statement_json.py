"""Statements as JSON: what is printed beyond the guidelines' own fields."""

from __future__ import annotations

from datetime import date

from extract.records import Deadline, Interval, Party, Recurrence, Statement
from extract.statements.statement_json import statement_json


def test_a_deadline_with_its_steps() -> None:
    steps = ("«ngày 15/6» → 15/06/2027", "«trước» → hết ngày 14/06/2027")
    deadline = Deadline(Interval(None, date(2027, 6, 14)), "inherited", 5, 9, steps)
    party = Party("Sở Y tế", "lead", "issuer")
    found = statement_json(Statement(0, 9, "commitment", "x", "x", (party,), deadline))
    assert found["deadline"] == [None, "2027-06-14"]
    assert found["deadline_source"] == "inherited"
    assert found["deadline_steps"] == list(steps)
    assert found["lead_source"] == "inherited"
    assert found["recurrence"] is None


def test_a_recurrence_has_no_deadline() -> None:
    recurrence = Recurrence("FREQ=MONTHLY;BYMONTHDAY=24", 2, 9)
    statement = Statement(0, 9, "commitment", "x", "x", recurrence=recurrence)
    found = statement_json(statement)
    assert found["recurrence"] == "FREQ=MONTHLY;BYMONTHDAY=24"
    assert found["deadline"] is None
    assert found["deadline_steps"] == []
    assert found["lead_source"] is None
