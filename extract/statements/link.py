"""Who owes what by when: clauses become statements with owners, deadlines, projects, mandates.

What a clause does not say itself it may inherit: the owner from its sentence, paragraph, list
lead-in or heading, from the executing article («giao Ủy ban nhân dân tỉnh tổ chức thực hiện»),
else from the body that issued the plan or report; the deadline from its heading's period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.forms.attributes import read_label
from extract.forms.fields import acts, apply_field
from extract.forms.task_tables import read_table
from extract.mentions.found import Found
from extract.page.structure import Block
from extract.records import Deadline, Statement, StatementKind
from extract.statements.addressees import addressees, called_you
from extract.statements.context import settle_kinds
from extract.statements.cues import action_verb, cue
from extract.statements.defaults import default_owner, of_document
from extract.statements.draft import Draft, Owner, Page, Walk, clauses, deadline_of, unplaced
from extract.statements.finish import finish
from extract.statements.groups import Roles, blot_out
from extract.statements.inherit import (
    asks,
    enter,
    goes_on_from,
    is_bare_order,
    open_list,
    party_directs,
    rank,
    share_completion,
    take_heading,
)
from extract.statements.kind_model import weigh
from extract.statements.kinds import is_adopted, is_formula, is_lead_in, kind_of
from extract.statements.mandates import mandates
from extract.statements.roles import read_roles
from extract.statements.split import Clause
from extract.statements.topics import Thread, inherit, take_subject

_TEXT_KINDS = frozenset({"paragraph", "item", "lead_in", "footnote", "field"})
_COMPLETES = re.compile(r"(?:thời gian )?(?:hoàn thành|xong|báo cáo|thực hiện)(?!\w)")
_ORDERS = re.compile(
    r"(?:yêu cầu|đề nghị|chỉ đạo|giao nhiệm vụ|kết luận|quyết định|chỉ thị|báo cáo|thông báo"
    r"|quyết nghị|phân công|hướng dẫn|kiến nghị|đề xuất|thống nhất)(?: các)?$"
)
_ADOPTING = frozenset({"Nghị quyết", "Quyết định"})
_NOTHING_ELSE = re.compile(
    r"(?:,? ?(?:khẩn trương|nghiêm túc|tập trung|triển khai|thực hiện|các|một số|nhiệm vụ|nội dung"
    r"|công việc|giải pháp|sau|sau đây|như sau|cụ thể|ngay|tốt|trước mắt|theo chức năng"
    r"|có liên quan|liên quan)(?!\w))* ?:?"
)
_DIRECTS_ON = re.compile(r"(?:(?:đồng thời|và|khẩn trương|quyết liệt|cũng),? )*chỉ đạo(?!\w)")
_SMALL_MARK = re.compile(r"\(?[a-zđ]\)|[-–+*•]")
_SHORT_LINE, _MOST_BESIDE_A_DEADLINE, _LEAST_WORDS, _JOINED, _OPENING, _SEASON = 60, 24, 5, 8, 6, 80


def link(page: Page) -> list[Statement]:
    """Return the statements of a document, in order, with spans of clean text."""
    people = page.within(0, len(page.text), "PERSON")
    unnamed = blot_out(page.lower, people)
    walk = Walk(page, unnamed=unnamed, unplaced=unplaced(page, unnamed))
    walk.sent_to = addressees(page)
    take_subject(walk)
    cells: list[Block] = []
    for block in page.layout.blocks:
        if block.kind == "cell":
            cells.append(block)
            continue
        if block.kind == "furniture" and cells:
            continue
        _leave_table(walk, cells)
        cells = []
        if block.kind == "heading":
            _read_heading(walk, block)
        elif block.kind in _TEXT_KINDS:
            _read_block(walk, block)
        walk.before = block
    _leave_table(walk, cells)
    settle_kinds(walk.drafts, page)
    share_completion(walk.drafts, page)
    whole = of_document(walk)
    drafts = sorted(walk.drafts, key=lambda d: (d.clause.start, d.clause.end))
    read = [draft for draft in drafts if not page.is_skipped(draft.clause)]
    return [finish(page, draft, default_owner(draft, whole)) for draft in read]


def _leave_table(walk: Walk, cells: list[Block]) -> None:
    for cell in read_table(walk, cells):
        _read_block(walk, cell)


def _read_heading(walk: Walk, block: Block) -> None:
    enter(walk, block)
    if labelled := read_label(walk.page.lower, block.start, block.end):
        apply_field(walk, labelled[0], labelled[1], block.end)
        return
    take_heading(walk, block)
    walk.task_from, walk.task_block, walk.after_field = len(walk.drafts), block, False


def _read_block(walk: Walk, block: Block) -> None:
    """Read a block's clauses; each may carry its owner on to those behind it."""
    page = walk.page
    enter(walk, block)
    is_field = read_label(page.lower, block.start, block.end) is not None
    if not is_field:
        walk.task_from, walk.task_block = len(walk.drafts), block
    walk.after_field = is_field
    carried = before = goes_on_from(walk, block)
    said_in, tasked, acts = -1, before is not None, False
    bound: Draft | None = None
    thread, support = Thread(), list[Found]()
    for clause in _statable(walk, block):
        actors = page.actors(clause.start, clause.end)
        asked = called_you(page, clause, walk.sent_to)
        roles = asked or read_roles(walk.unnamed, clause.start, clause.end, actors)
        goes_on = (tasked or acts) and bool(_DIRECTS_ON.match(page.lower, clause.start))
        own = roles.directed and (goes_on or _is_charged(walk, block, clause))
        if own or party_directs(walk, clause, roles):
            roles = replace(roles, lead=[], ordered=False)
        same = carried is not None and clause.sentence == said_in
        owner = replace(carried, explicit=same) if carried else None
        support = list(roles.support)
        draft = _draft(walk, block, clause, roles, owner) or _milestone(walk, block, clause, roles)
        spoken_of = thread.follow(page, block, clause)
        if roles.lead:
            owns = roles.giver or roles.lead
            carried, said_in = Owner(owns, rank(block), explicit=True), clause.sentence
            tasked = roles.ordered and not asks(page, clause.start, roles.lead[0].start)
            acts = draft is not None and draft.kind == "commitment" and not roles.ordered
        if draft:
            draft.projects = spoken_of
            _go_on(walk, draft)
            inherit(walk, draft, thread)
            walk.drafts.append(draft)
            bound = _bind(page, draft, bound)
    walk.told = carried if block.kind == "paragraph" and (tasked or carried is before) else None
    if block.kind == "lead_in":
        open_list(walk, block, carried, support)


def _go_on(walk: Walk, draft: Draft) -> None:
    """Give a part of a coordinated clause who helps and on what it rests, where it says neither.

    «Sở A phối hợp với Sở B đo đạc 70% số thửa trước 15/6, | 100% trước 30/9».
    """
    last = walk.drafts[-1] if walk.drafts else None
    if not last or draft.roles.lead or draft.clause.sentence != last.clause.sentence:
        return
    gap = walk.page.text[last.clause.end : draft.clause.start]
    apart = last.block is not draft.block or ";" in gap or len(gap) > _JOINED
    if apart or {last.kind, draft.kind} != {"commitment"}:
        return
    draft.roles.support = draft.roles.support or list(last.roles.support)
    draft.mandate = draft.mandate or list(last.mandate)


def _is_charged(walk: Walk, block: Block, clause: Clause) -> bool:
    """Whether «Chỉ đạo X …», as an item «Yêu cầu X …», is what a body above is to do."""
    orders = walk.page.lower.startswith("yêu cầu", clause.start) and not block.mark
    return not orders and any(o.charged and o.bodies for o in walk.owners)


def _bind(page: Page, draft: Draft, opener: Draft | None) -> Draft | None:
    """Let «Phấn đấu đến cuối năm 2025: a; b; c» bound each of its parts; return the opener."""
    stated = draft.deadline if draft.deadline and draft.deadline.source == "stated" else None
    if stated and stated.end and page.lower[stated.end : stated.end + 1] == ":":
        return draft
    if stated and _opens_season(stated, draft) and page.text.startswith(";", draft.clause.end):
        return draft
    if opener is None or draft.clause.sentence != opener.clause.sentence:
        return None
    if not stated and draft.kind == "commitment":
        draft.deadline = opener.deadline
    return opener


def _opens_season(stated: Deadline, draft: Draft) -> bool:
    """Whether a time of months opens a clause: «Trong 6 tháng cuối năm, xã trồng rừng; …»."""
    first, last = stated.interval.first, stated.interval.last
    opens = stated.start is not None and stated.start - draft.clause.start <= _OPENING
    return bool(opens and first and last and (last - first).days > _SEASON)


def _statable(walk: Walk, block: Block) -> Iterator[Clause]:
    """Yield the clauses of a block that may be statements; fields are applied on the way."""
    for clause in clauses(walk.page, block.start, block.end):
        kept = clause
        if labelled := read_label(walk.page.lower, clause.start, clause.end):
            attribute, value = labelled
            if attribute != "task":
                apply_field(walk, attribute, value, clause.end)
                if attribute != "lead" or not acts(walk.page, value, clause.end):
                    continue
            kept = Clause(value, clause.end, clause.sentence)
        if not _completes_last(walk, kept, block):
            yield kept


def _draft(
    walk: Walk, block: Block, clause: Clause, roles: Roles, carried: Owner | None
) -> Draft | None:
    """Return the statement that a clause makes, or `None` where it makes none."""
    page = walk.page
    kind = weigh(walk, block, clause, roles, _kind(walk, block, clause, roles))
    if kind is None or is_formula(page.lower[clause.start : clause.end]):
        return None
    draft = Draft(clause, kind, block, roles)
    draft.inherited = carried or next((o for o in reversed(walk.owners) if o.bodies), None)
    draft.mandate = mandates(page, clause.start, clause.end)
    if draft.inherited and not roles.lead and not roles.support:
        roles.support = list(draft.inherited.support)
    draft.deadline = deadline_of(page, draft, bounded=not walk.proposals)
    return draft


def _milestone(walk: Walk, block: Block, clause: Clause, roles: Roles) -> Draft | None:
    """Return the statement of «…, | đến 31/12 đạt 95%», which only its first part makes a task."""
    last = walk.drafts[-1] if walk.drafts else None
    stated = walk.page.deadline_in(clause)
    if not (last and stated and last.block is block and last.kind == "commitment"):
        return None
    if last.clause.sentence != clause.sentence or not last.deadline:
        return None
    if last.deadline.source != "stated" or clause.start - last.clause.end > _JOINED:
        return None
    draft = Draft(clause, "commitment", block, roles, last.inherited)
    if last.roles.lead and not roles.lead:
        draft.inherited = Owner(last.roles.lead, rank(block), explicit=True)
    draft.deadline, draft.mandate = stated.stated(), list(last.mandate)
    return draft


def _kind(walk: Walk, block: Block, clause: Clause, roles: Roles) -> StatementKind | None:
    page, lower = walk.page, walk.unplaced[clause.start : clause.end]
    if _only_opens(page, block, clause, roles) or _is_line(page, block, clause):
        return None
    if page.document.type in _ADOPTING and is_adopted(lower) and not roles.lead:
        return "result"
    figures = [(s - clause.start, e - clause.start) for s, e in page.figures_in(clause)]
    subject = bool(roles.lead) and not roles.ordered
    zone = "none" if _sets_scene(page, block, clause) else block.zone
    return kind_of(lower, zone, figures, listed=bool(block.mark), subject=subject)


def _sets_scene(page: Page, block: Block, clause: Clause) -> bool:
    """Whether a clause stands before the sentence that opens a list: «Mưa còn lớn. Yêu cầu: …»."""
    opens = block.kind == "lead_in" and not block.mark
    return opens and ". " in page.text[clause.end : block.end]


def _only_opens(page: Page, block: Block, clause: Clause, roles: Roles) -> bool:
    """Whether a clause only opens a list («Giao Sở X:», «các nhiệm vụ sau:»)."""
    lower = page.lower[clause.start : clause.end]
    if is_lead_in(lower) and not roles.ordered:
        return True
    last = block.kind == "lead_in" and clause.end >= block.end - 2
    if last and roles.lead and _NOTHING_ELSE.fullmatch(lower, roles.lead[-1].end - clause.start):
        return True
    bare = bool(roles.lead) and is_bare_order(page, clause.start, clause.end)
    return last and (bare or bool(_ORDERS.search(lower)) or len(lower.split()) < _LEAST_WORDS)


def _is_line(page: Page, block: Block, clause: Clause) -> bool:
    """Whether a clause is names of bodies, or a short line without a verb: a heading in fact.

    A line of a list that closes like a sentence («1. Dọn đường băng cản lửa.», «- dọn bãi;») is
    none; behind a number it may be a topic («1. Về kinh tế.») unless it is longer.
    """
    if page.only_bodies(clause.start, clause.end, 0.8):
        return True
    alone = clause.start - block.start <= 4 and block.end - clause.end <= 2
    short = alone and clause.end - clause.start < _SHORT_LINE
    if not short or action_verb().search(page.lower, clause.start, clause.end):
        return False
    words = page.text[clause.start : clause.end].split()
    closes = page.text[clause.end : block.end].strip() in (".", ";")
    if closes and cue("order").search(page.lower, clause.start, clause.end):
        return False
    small = bool(_SMALL_MARK.match(block.mark))
    return not (block.mark and closes and (small or len(words) >= _LEAST_WORDS))


def _completes_last(walk: Walk, clause: Clause, block: Block) -> bool:
    """Take «Hoàn thành trước ngày …» right behind a task as the end of that task."""
    page = walk.page
    last = walk.drafts[-1] if walk.drafts else None
    stated = page.deadline_in(clause)
    if not last or not stated or last.block is not block or last.kind != "commitment":
        return False
    if last.deadline and last.deadline.source == "stated":
        return False
    rest = (clause.end - clause.start) - (stated.end - stated.start)
    if rest > _MOST_BESIDE_A_DEADLINE or not _COMPLETES.match(page.lower, clause.start):
        return False
    last.clause = Clause(last.clause.start, clause.end, last.clause.sentence)
    last.deadline = stated.stated()
    return True
