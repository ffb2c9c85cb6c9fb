"""Who owes what by when: clauses become statements with owners, deadlines, projects, mandates.

What a clause does not say itself it may inherit: the owner from its sentence, paragraph, list
lead-in or heading, from the executing article («giao Ủy ban nhân dân tỉnh tổ chức thực hiện»),
else from the body that issued the plan or report; the deadline from its heading's period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.attributes import attribute_of, read_label
from extract.cues import action_verb
from extract.draft import Draft, Owner, Page, happened, mandates, projects
from extract.finish import finish
from extract.kinds import is_adopted, is_lead_in, kind_of
from extract.records import Deadline, Statement
from extract.roles import Roles, group, read_roles
from extract.split import Clause, split_at_deadlines, split_clauses
from extract.structure import Block

_TEXT_KINDS = frozenset({"paragraph", "item", "lead_in", "footnote", "field"})
_EXECUTES = re.compile(
    r"(?:tổ chức (?:triển khai|thực hiện)|triển khai,? thực hiện|thi hành|thực hiện)[^.;]{0,40}(?:nghị quyết|quyết định|kế hoạch|chỉ thị)"
)
_RECURS = re.compile(
    r"mỗi (?:năm|tháng|quý|tuần)|hằng|hàng (?:năm|tháng|quý|tuần|ngày)|định kỳ|thường xuyên"
)
_COMPLETES = re.compile(r"(?:thời gian )?(?:hoàn thành|xong|báo cáo|thực hiện)(?!\w)")
_PART = re.compile(r"(?:Điều|Chương|Phần|Mục) |[IVX]+\b")
_PROPOSALS = re.compile(r"(?<!\w)(?:kiến nghị|đề xuất)(?!\w)")
_PERIODIC = frozenset({"Nghị quyết", "Kế hoạch", "Chương trình", "Chương trình hành động"})
_TOPIC = re.compile(r"(?:về|đối với|việc|liên quan)(?!\w)")


@dataclass(slots=True)
class _State:
    """What the walk over the blocks carries along."""

    page: Page
    lower: str
    drafts: list[Draft] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    proposals: bool = False
    task_from: int = 0
    task_block: Block | None = None
    after_field: bool = False


def link(page: Page) -> list[Statement]:
    """Return the statements of a document, in order, with spans of clean text."""
    state = _State(page, page.lower)
    cells: list[Block] = []
    for block in page.layout.blocks:
        if block.kind == "cell":
            cells.append(block)
            continue
        _read_table(state, cells)
        cells = []
        if block.kind == "heading":
            _read_heading(state, block)
        elif block.kind in _TEXT_KINDS:
            _read_block(state, block)
    _read_table(state, cells)
    _share_completion(state.drafts, page)
    default = _executing(state)
    drafts = sorted(state.drafts, key=lambda d: (d.clause.start, d.clause.end))
    return [finish(page, draft, default) for draft in drafts if not page.is_skipped(draft.clause)]


def _key(block: Block) -> int:
    """Rank a block among owners: what ranks lower is shut by it (see `Owner.rank`)."""
    opener = block.kind in ("heading", "lead_in")
    if opener and (not block.mark or _PART.match(block.mark)):
        return 2 * block.level - 1
    return 2 * block.level + (0 if block.kind == "heading" else 1)


def _enter(state: _State, block: Block) -> None:
    while state.owners and state.owners[-1].rank >= _key(block):
        state.owners.pop()


def _read_heading(state: _State, block: Block) -> None:
    """Take a heading's owner («2. Sở Tài chính») or its topic («Về dự án X»)."""
    _enter(state, block)
    page = state.page
    if labelled := read_label(state.lower, block.start, block.end):
        _apply(state, labelled[0], labelled[1], block.end)
        return
    bodies = page.bodies(block.start, block.end)
    if not page.only_bodies(block.start, block.end, 0.6):
        bodies = []
    owner = Owner(bodies, _key(block), explicit=True)
    owner.projects = projects(page, block.start, block.end)
    owner.mandate = mandates(page, block.start, block.end)
    if owner.bodies or owner.projects or owner.mandate:
        state.owners.append(owner)
    state.proposals = bool(_PROPOSALS.search(state.lower, block.start, block.end))
    state.task_from, state.task_block, state.after_field = len(state.drafts), block, False


def _read_block(state: _State, block: Block) -> None:
    page = state.page
    _enter(state, block)
    is_field = read_label(state.lower, block.start, block.end) is not None
    if not is_field or state.after_field:
        fresh = not (is_field and state.after_field)
        if fresh:
            state.task_from, state.task_block = len(state.drafts), block
    state.after_field = is_field
    carried: Owner | None = None
    sentence_of_owner = -1
    named: list[str] = []
    for clause in _clauses(page, block.start, block.end):
        if labelled := read_label(state.lower, clause.start, clause.end):
            attribute, value = labelled
            if attribute != "task":
                _apply(state, attribute, value, clause.end)
            if attribute != "task" and not (
                attribute == "lead" and _acts(state, value, clause.end)
            ):
                continue
            clause = Clause(value, clause.end, clause.sentence)
        if _completes_last(state, clause, block):
            continue
        roles = read_roles(
            state.lower, clause.start, clause.end, page.bodies(clause.start, clause.end)
        )
        owner = carried
        if owner and clause.sentence != sentence_of_owner:
            owner = Owner(owner.bodies, owner.rank, explicit=False)
        draft = _draft(state, block, clause, roles, owner)
        if draft and owner and clause.sentence == sentence_of_owner:
            draft.projects = draft.projects or list(named)
        if draft and roles.lead:
            named = draft.projects
        if roles.lead:
            carried, sentence_of_owner = (
                Owner(roles.lead, _key(block), explicit=True),
                clause.sentence,
            )
        if draft:
            state.drafts.append(draft)
    if block.kind == "lead_in":
        _open_list(state, block, carried)


def _clauses(page: Page, start: int, end: int) -> Iterator[Clause]:
    for clause in split_clauses(page.text, start, end, page.bodies(start, end)):
        yield from split_at_deadlines(page.lower, clause, page.deadlines, action_verb())


def _acts(state: _State, start: int, end: int) -> bool:
    """Whether the value of a field tells what its bodies do, not only who they are."""
    groups = group(state.lower, state.page.bodies(start, end))
    return bool(groups) and len(state.lower[groups[0].end : end].split()) > 6


def _open_list(state: _State, block: Block, carried: Owner | None) -> None:
    """Let the items behind a lead-in inherit its owner, project and mandates."""
    page = state.page
    bodies = page.bodies(block.start, block.end)
    if _TOPIC.match(state.lower, block.start):
        carried = None
    elif not carried and bodies and _bare_order(state, block):
        carried = Owner(bodies, _key(block), explicit=True)
    owner = Owner(carried.bodies if carried else [], _key(block), block.end - block.start < 160)
    opening = _last_sentence(page, block)
    owner.projects = projects(page, opening, block.end)
    owner.mandate = mandates(page, opening, block.end)
    if owner.bodies or owner.projects or owner.mandate:
        state.owners.append(owner)


def _last_sentence(page: Page, block: Block) -> int:
    """Return where the last sentence of a block begins: the one that opens the list."""
    clauses = split_clauses(page.text, block.start, block.end, page.bodies(block.start, block.end))
    return next((c.start for c in clauses if c.sentence == clauses[-1].sentence), block.start)


def _bare_order(state: _State, block: Block) -> bool:
    """Whether a lead-in is no more than an order's opening: «Giao Sở X:», «Sở Y:»."""
    bodies = state.page.bodies(block.start, block.end)
    rest = (block.end - block.start) - sum(b.end - b.start for b in bodies)
    return bool(bodies) and rest <= 34


def _draft(
    state: _State, block: Block, clause: Clause, roles: Roles, carried: Owner | None
) -> Draft | None:
    page, lower = state.page, state.lower[clause.start : clause.end]
    opener = block.kind == "lead_in" and clause.end >= block.end - 2
    bare = _bare_order(state, Block(clause.start, clause.end, "lead_in")) and bool(roles.lead)
    if opener and (is_lead_in(lower) or bare or len(lower.split()) < 5):
        return None
    if is_lead_in(lower) or page.only_bodies(clause.start, clause.end, 0.8):
        return None
    if _is_noun(block, clause) and not re.search(action_verb(), lower):
        return None
    figures = [(s - clause.start, e - clause.start) for s, e in page.figures_in(clause)]
    zone = block.zone
    subject = bool(roles.lead) and not roles.ordered
    kind = kind_of(lower, zone, figures, listed=bool(block.mark), subject=subject)
    if page.document.type in ("Nghị quyết", "Quyết định") and is_adopted(lower) and not roles.lead:
        kind = "result"
    if kind is None:
        return None
    draft = Draft(clause, kind, block, roles)
    draft.inherited = carried or next((o for o in reversed(state.owners) if o.bodies), None)
    draft.projects = projects(page, clause.start, clause.end, anaphora=True)
    draft.mandate = mandates(page, clause.start, clause.end)
    if state.owners:
        draft.projects = draft.projects or list(state.owners[-1].projects)
        draft.mandate = draft.mandate or list(state.owners[-1].mandate)
    draft.deadline = _deadline(page, draft, bounded=not state.proposals)
    return draft


def _is_noun(block: Block, clause: Clause) -> bool:
    """Whether a clause is a short line of its own, a heading but for its form."""
    alone = clause.start - block.start <= 4 and block.end - clause.end <= 2
    return alone and clause.end - clause.start < 60


def _deadline(page: Page, draft: Draft, *, bounded: bool = True) -> Deadline | None:
    clause = draft.clause
    if draft.kind != "commitment":
        return happened(page, clause) if draft.kind == "result" else None
    if stated := page.deadline_in(clause):
        return Deadline(stated.interval, "stated", stated.start, stated.end)
    period = draft.block.period
    if period is None and page.document.type in _PERIODIC:
        period = page.document.period
    if period and bounded and not _RECURS.search(page.lower, clause.start, clause.end):
        return Deadline(period, "inherited")
    return None


def _completes_last(state: _State, clause: Clause, block: Block) -> bool:
    """Take «Hoàn thành trước ngày …» right behind a task as the end of that task."""
    lower = state.lower[clause.start : clause.end]
    last = state.drafts[-1] if state.drafts else None
    stated = state.page.deadline_in(clause)
    if not last or not stated or last.block is not block or not _COMPLETES.match(lower):
        return False
    rest = len(lower) - (stated.end - stated.start)
    if rest > 24 or last.kind != "commitment":
        return False
    last.clause = Clause(last.clause.start, clause.end, last.clause.sentence)
    last.deadline = Deadline(stated.interval, "stated", stated.start, stated.end)
    return True


def _apply(state: _State, attribute: str, start: int, end: int) -> None:
    """Give the statements of the current task what a field or cell says of them."""
    if (
        attribute in ("lead", "support")
        and len(state.drafts) == state.task_from
        and state.task_block
    ):
        block = state.task_block
        if block.kind in ("item", "paragraph", "lead_in") and block.end < start:
            for clause in _clauses(state.page, block.start, block.end):
                draft = Draft(clause, "commitment", block, Roles())
                draft.projects = projects(state.page, clause.start, clause.end)
                state.drafts.append(draft)
    _give(state.page, state.drafts[state.task_from :], attribute, start, end)


def _give(page: Page, drafts: Sequence[Draft], attribute: str, start: int, end: int) -> None:
    bodies = page.bodies(start, end)
    deadline = page.deadline_in(Clause(start, end, 0)) or page.period_in(start, end)
    watching = [
        b
        for b in bodies
        if re.match(r"[^;.]{0,24}(?:theo dõi|giám sát|đôn đốc)", page.lower[b.end : end])
    ]
    for draft in drafts:
        if draft.kind != "commitment":
            continue
        if attribute == "lead" and bodies:
            draft.roles.lead = list(bodies)
            draft.roles.supervise += watching
        elif attribute == "support":
            draft.roles.support = list(bodies)
        elif attribute == "supervise":
            draft.roles.supervise = list(bodies)
        elif attribute == "deadline":
            if deadline:
                draft.deadline = Deadline(deadline.interval, "stated", deadline.start, deadline.end)
            elif _RECURS.search(page.lower, start, end):
                draft.deadline = None


def _read_table(state: _State, cells: Sequence[Block]) -> None:
    """Read a table: its head names the columns, each row is a task with its attributes."""
    by_row: dict[int, list[Block]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    columns: dict[int, str] = {}
    for row in by_row.values():
        heads = {c.column: attribute_of(state.page.text[c.start : c.end]) for c in row}
        short = all(c.end - c.start < 40 for c in row)
        if short and sum(h is not None for h in heads.values()) >= 2:
            columns = {column: head for column, head in heads.items() if head}
        elif columns:
            _read_row(state, row, columns)
        else:
            for cell in row:
                _read_block(state, cell)


def _read_row(state: _State, row: Sequence[Block], columns: dict[int, str]) -> None:
    state.task_from, state.task_block = len(state.drafts), None
    attributed = any(columns.get(c.column) in ("lead", "support", "deadline") for c in row)
    for cell in row:
        if columns.get(cell.column) != "task":
            continue
        if not attributed and not re.search(action_verb(), state.lower[cell.start : cell.end]):
            return
        for clause in _clauses(state.page, cell.start, cell.end):
            roles = read_roles(
                state.lower, clause.start, clause.end, state.page.bodies(clause.start, clause.end)
            )
            draft = Draft(clause, "commitment", cell, roles)
            draft.projects = projects(state.page, clause.start, clause.end)
            draft.mandate = mandates(state.page, clause.start, clause.end)
            draft.deadline = _deadline(state.page, draft)
            state.drafts.append(draft)
    for cell in row:
        attribute = columns.get(cell.column)
        if attribute and attribute not in ("task", "other"):
            _give(state.page, state.drafts[state.task_from :], attribute, cell.start, cell.end)


def _share_completion(drafts: Sequence[Draft], page: Page) -> None:
    """Let «Hoàn thành việc … trước ngày …» in a paragraph of its own bound the one before it."""
    for before, after in zip(drafts, drafts[1:], strict=False):
        opens = after.clause.start == after.block.start and not after.block.mark
        if not (
            opens and page.lower.startswith("hoàn thành", after.clause.start) and after.deadline
        ):
            continue
        if (
            after.roles.lead
            or before.block is after.block
            or (not before.roles.lead
            and not before.inherited)
        ):
            continue
        for draft in drafts:
            if (
                draft.block is before.block
                and draft.deadline is None
                and draft.kind == "commitment"
            ):
                draft.deadline = Deadline(
                    after.deadline.interval, "inherited", after.deadline.start, after.deadline.end
                )
        after.inherited = Owner(
            before.roles.lead or (before.inherited.bodies if before.inherited else []),
            0,
            explicit=False,
        )


def _executing(state: _State) -> Owner | None:
    """Return the body that an executing article charges with the whole document.

    «Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết»; in a council's resolution an article
    that charges its people's committee will do, whatever its words.
    """
    document = state.page.document
    if document.type not in ("Nghị quyết", "Quyết định", "Chỉ thị"):
        return None
    council = (document.issuer or "").startswith("Hội đồng nhân dân")
    for draft in state.drafts:
        lower = state.lower[draft.clause.start : draft.clause.end]
        committee = all(b.norm.startswith("Ủy ban nhân dân") for b in draft.roles.lead)
        article = council and committee and re.match(r"(?:hội đồng nhân dân tỉnh )?giao ", lower)
        if draft.roles.ordered and len(lower) < 220 and (_EXECUTES.search(lower) or article):
            return Owner(draft.roles.lead, 0, explicit=False)
    return None
