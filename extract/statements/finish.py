"""The last step of linking: a draft becomes a statement with graded parties and a confidence."""

from __future__ import annotations

import re
from datetime import date

from extract.mentions.found import Found
from extract.records import Grade, Party, Recurrence, Role, Statement
from extract.statements.draft import Draft, Owner, Page, happened

_PLANS = frozenset(
    {"Kế hoạch", "Chương trình", "Chương trình hành động", "Báo cáo", "Bài phát biểu"}
)
_PARTY = re.compile(r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Ban Chấp hành Đảng bộ)")
_REPORTS = frozenset({"Báo cáo", "Bài phát biểu", "Tờ trình"})
_DECIDES = frozenset({"Nghị quyết", "Quyết định"})


def finish(page: Page, draft: Draft, default: Owner | None) -> Statement:
    """Return the statement of a draft; `default` is the executing article's body."""
    parties = _leads(page, draft, default)
    parties += [_party(b, "support", "explicit") for b in draft.roles.support]
    parties += [_party(b, "supervise", "explicit") for b in draft.roles.supervise]
    clause = draft.clause
    return Statement(
        start=clause.start,
        end=clause.end,
        kind=draft.kind,
        text=page.text[clause.start : clause.end],
        quote="",
        parties=tuple(dict.fromkeys(parties)),
        deadline=draft.deadline,
        projects=tuple(draft.projects),
        mandate=tuple(draft.mandate),
        section=draft.block.section,
        confidence=_confidence(draft, parties),
        recurrence=_recurrence(page, draft),
        as_of=_as_of(page, draft),
    )


def _recurrence(page: Page, draft: Draft) -> Recurrence | None:
    """Return how a duty recurs: as its field or cell says, else as its clause does."""
    if draft.kind != "commitment":
        return None
    return draft.recurrence or page.recurrence_in(draft.clause.start, draft.clause.end)


def _as_of(page: Page, draft: Draft) -> date | None:
    """Return the day for which a result or problem is told, if its clause names one."""
    if draft.kind == "commitment":
        return None
    told = draft.deadline if draft.kind == "result" else happened(page, draft.clause)
    return told.interval.last if told else None


def _leads(page: Page, draft: Draft, default: Owner | None) -> list[Party]:
    if draft.roles.lead:
        return [_party(b, "lead", _grade(b)) for b in draft.roles.lead]
    if draft.kind == "problem":
        return []
    if draft.kind == "commitment":
        if draft.inherited:
            explicit = draft.inherited.explicit
            grades = [(b, _grade(b) if explicit else "inherited") for b in draft.inherited.bodies]
            return [_party(b, "lead", grade) for b, grade in grades]
        if default:
            return [_party(b, "lead", "inherited") for b in default.bodies]
    elif draft.inherited and draft.inherited.explicit:
        return [_party(b, "lead", "explicit") for b in draft.inherited.bodies]
    return _issuer(page, draft)


def _issuer(page: Page, draft: Draft) -> list[Party]:
    """Return the issuing body: owner of its own plan, reporter of its results.

    A party committee's resolution is its own programme; a council's is its committee's to do.
    """
    document = page.document
    own = {"commitment": _PLANS, "result": _REPORTS | _DECIDES}[draft.kind]
    programme = document.type == "Nghị quyết" and _PARTY.match(document.issuer or "")
    if not document.issuer or not (document.type in own or programme):
        return []
    if draft.kind == "result" and document.type in _DECIDES and draft.block.zone == "review":
        return []
    shown = next((m for m in page.mentions if m.type == "ORG" and m.norm == document.issuer), None)
    if shown is None:
        return [Party(document.issuer, "lead", "issuer")]
    return [Party(document.issuer, "lead", "issuer", shown.start, shown.end)]


def _grade(body: Found) -> Grade:
    return "group" if body.attributes.get("collective") else "explicit"


def _party(body: Found, role: Role, grade: Grade) -> Party:
    return Party(body.norm, role, grade, body.start, body.end, body.attributes.get("post"))


def _confidence(draft: Draft, parties: list[Party]) -> float:
    """Rate a statement between 0 and 1: by its zone and by how its owner is known."""
    best = {"explicit": 0.3, "group": 0.25, "inherited": 0.2, "issuer": 0.15}
    owner = max((best[p.grade] for p in parties if p.role == "lead"), default=0.0)
    return round(0.5 + owner + (0.15 if draft.block.zone != "none" else 0.05), 2)
