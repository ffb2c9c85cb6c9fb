"""A statement as JSON, in the format of the annotation guidelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `records` prints itself by this module
    from extract.records import Statement


def statement_json(statement: Statement) -> dict[str, object]:
    """Return a statement in the guidelines' format, with what Camket tells beyond it.

    That is the steps to the deadline (`deadline_steps`), the rule by which the duty recurs
    (`recurrence`, RFC 5545) and its sectors.
    """
    leads = [p for p in statement.parties if p.role == "lead"]
    stated = any(p.grade in ("explicit", "group") for p in leads)
    deadline = statement.deadline
    return {
        "start": statement.start,
        "end": statement.end,
        "kind": statement.kind,
        "lead": statement.names("lead"),
        "support": statement.names("support"),
        "supervise": statement.names("supervise"),
        "lead_source": ("stated" if stated else "inherited") if leads else None,
        "deadline": deadline and deadline.interval.as_list(),
        "deadline_source": deadline and deadline.source,
        "deadline_steps": list(deadline.steps) if deadline else [],
        "recurrence": statement.recurrence and statement.recurrence.rule,
        "projects": list(statement.projects),
        "mandate": list(dict.fromkeys(r.norm for r in statement.mandate)),
        "sectors": [{"sector": s.sector, "words": list(s.words)} for s in statement.sectors],
    }
