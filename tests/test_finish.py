"""The last step: graded parties and a confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from pages import page_of

from extract.mentions.found import Found
from extract.page.structure import Block
from extract.page.zones import Zone
from extract.records import (
    Deadline,
    Document,
    Grade,
    Interval,
    Recurrence,
    Statement,
    StatementKind,
)
from extract.statements.draft import Draft, Owner, Page
from extract.statements.finish import finish
from extract.statements.groups import Roles
from extract.statements.split import Clause

TEXT = "Sở Y tế, Sở Xây dựng và các sở, ngành đắp đê.\n"
ISSUER = "Ủy ban nhân dân tỉnh Sơn Hạ"
HEALTH = Found(0, 7, "ORG", "Sở Y tế")
BUILDING = Found(9, 20, "ORG", "Sở Xây dựng")
ALL = Found(24, 37, "ORG", "các sở, ngành", {"collective": "yes"})


def page(kind: str | None = None, issuer: str | None = ISSUER) -> Page:
    return replace(page_of(TEXT), document=Document(type=kind, issuer=issuer), mentions=[HEALTH])


def state(
    on: Page,
    *,
    kind: StatementKind = "commitment",
    zone: Zone = "tasks",
    lead: Sequence[Found] = (),
    inherited: Owner | None = None,
    default: Owner | None = None,
) -> Statement:
    block = Block(0, len(TEXT), "item", "1.", zone=zone, section="i.1")
    draft = Draft(Clause(0, 44, 0), kind, block, Roles(list(lead)), inherited)
    return finish(on, draft, default)


def leads(statement: Statement) -> list[tuple[str, Grade]]:
    return [(p.name, p.grade) for p in statement.parties if p.role == "lead"]


def owner(*bodies: Found, explicit: bool) -> Owner:
    return Owner(list(bodies), 1, explicit)


@pytest.mark.parametrize(
    ("own", "inherited", "default", "expected"),
    [
        # what the clause says goes before all else
        ([HEALTH], owner(BUILDING, explicit=True), None, [("Sở Y tế", "explicit")]),
        ([ALL], None, None, [("các sở, ngành", "group")]),
        ([HEALTH, ALL], None, None, [("Sở Y tế", "explicit"), ("các sở, ngành", "group")]),
        # then the lead-in or heading, then the executing article
        ([], owner(BUILDING, explicit=True), None, [("Sở Xây dựng", "explicit")]),
        ([], owner(ALL, explicit=True), None, [("các sở, ngành", "group")]),
        ([], owner(BUILDING, explicit=False), None, [("Sở Xây dựng", "inherited")]),
        (
            [],
            owner(BUILDING, explicit=False),
            owner(HEALTH, explicit=False),
            [("Sở Xây dựng", "inherited")],
        ),
        ([], None, owner(HEALTH, explicit=False), [("Sở Y tế", "inherited")]),
        ([], None, None, []),
    ],
)
def test_leads_of_a_commitment(
    own: list[Found],
    inherited: Owner | None,
    default: Owner | None,
    expected: list[tuple[str, Grade]],
) -> None:
    found = state(page("Nghị quyết"), lead=own, inherited=inherited, default=default)
    assert leads(found) == expected


@pytest.mark.parametrize(
    ("kind", "document", "zone", "issuer"),
    [
        # the issuer owns its own plan, not what it resolves for others
        ("commitment", "Kế hoạch", "tasks", True),
        ("commitment", "Báo cáo", "tasks", True),
        ("commitment", "Nghị quyết", "tasks", False),
        ("commitment", "Thông báo", "tasks", False),
        ("commitment", "Tin tức", "none", False),
        # and reports its own results, and does what it decides
        ("result", "Báo cáo", "review", True),
        ("result", "Nghị quyết", "tasks", True),
        ("result", "Nghị quyết", "review", False),  # what others did before
        ("result", "Tin tức", "none", False),
        # a problem is nobody's
        ("problem", "Báo cáo", "problems", False),
    ],
)
def test_the_issuer_where_nobody_else_leads(
    kind: StatementKind, document: str, zone: Zone, issuer: bool
) -> None:
    found = state(page(document), kind=kind, zone=zone)
    assert leads(found) == ([(ISSUER, "issuer")] if issuer else [])


def test_results_take_an_owner_only_from_their_own_lead_in() -> None:
    near = state(page("Báo cáo"), kind="result", inherited=owner(BUILDING, explicit=True))
    far = state(page("Báo cáo"), kind="result", inherited=owner(BUILDING, explicit=False))
    assert leads(near) == [("Sở Xây dựng", "explicit")]
    assert leads(far) == [(ISSUER, "issuer")]


def test_the_issuer_is_shown_where_the_text_names_it() -> None:
    hidden = state(page("Kế hoạch"))
    shown = state(page("Kế hoạch", issuer="Sở Y tế"))
    assert [(p.start, p.end) for p in hidden.parties] == [(None, None)]
    assert [(p.start, p.end) for p in shown.parties] == [(0, 7)]
    assert state(page("Kế hoạch", issuer=None)).parties == ()


def test_all_roles_each_once_with_their_spans() -> None:
    block = Block(0, len(TEXT), "item")
    roles = Roles([HEALTH, HEALTH], [BUILDING], [HEALTH], ordered=True)
    found = finish(page(), Draft(Clause(0, 44, 0), "commitment", block, roles), None)
    assert [(p.name, p.role, p.start, p.end) for p in found.parties] == [
        ("Sở Y tế", "lead", 0, 7),
        ("Sở Xây dựng", "support", 9, 20),
        ("Sở Y tế", "supervise", 0, 7),
    ]


def test_everything_else_is_handed_on() -> None:
    deadline = Deadline(Interval(None, None), "stated", 1, 2)
    draft = Draft(Clause(0, 7, 0), "result", Block(0, 44, "item", section="i.1"), Roles())
    draft.deadline, draft.projects = deadline, ["Cầu Vạn Ghềnh"]
    found = finish(page(), draft, None)
    assert (found.start, found.end, found.text, found.kind) == (0, 7, "Sở Y tế", "result")
    assert (found.deadline, found.projects, found.section) == (deadline, ("Cầu Vạn Ghềnh",), "i.1")


def test_confidence_falls_with_the_grade() -> None:
    on = page("Kế hoạch")
    said = state(on, lead=[HEALTH]).confidence
    grouped = state(on, lead=[ALL]).confidence
    inherited = state(on, inherited=owner(HEALTH, explicit=False)).confidence
    issued = state(on).confidence
    nobody = state(page("Thông báo")).confidence
    without_heading = state(on, lead=[HEALTH], zone="none").confidence
    assert 1 >= said > grouped > inherited > issued > nobody >= 0.5
    assert said > without_heading


def test_how_a_duty_recurs_its_field_says_before_its_clause() -> None:
    text = "Sở Y tế báo cáo trước ngày 25 hằng tháng"
    on = replace(page("Kế hoạch"), text=text, lower=text.lower())
    draft = Draft(Clause(0, len(text), 0), "commitment", Block(0, len(text), "item"), Roles())
    told = finish(on, draft, None).recurrence
    assert told is not None
    assert (told.rule, text[told.start : told.end]) == (
        "FREQ=MONTHLY;BYMONTHDAY=24",
        "trước ngày 25 hằng tháng",
    )
    draft.recurrence = Recurrence("FREQ=WEEKLY", 0, 7)
    assert finish(on, draft, None).recurrence == draft.recurrence
    draft.kind = "result"
    assert finish(on, draft, None).recurrence is None


def test_a_result_is_told_as_of_the_last_day_it_names() -> None:
    draft = Draft(Clause(0, 7, 0), "result", Block(0, 44, "item"), Roles())
    assert finish(page(), draft, None).as_of is None
    draft.deadline = Deadline(Interval(None, date(2027, 6, 30)), "stated", 1, 2)
    assert finish(page(), draft, None).as_of == date(2027, 6, 30)
    draft.kind = "commitment"
    assert finish(page(), draft, None).as_of is None
