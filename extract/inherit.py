"""What clauses inherit: owners, projects and mandates of headings and list lead-ins above them.

Owners stand on a stack, ranked by nesting; a block shuts those that do not hold for it. After
the walk, the executing article and a completion in a paragraph of its own fill what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.draft import Draft, Owner, Page, Walk, projects
from extract.mandates import mandates
from extract.records import Deadline
from extract.split import split_clauses
from extract.structure import Block

_EXECUTES = re.compile(
    r"(?:tổ chức (?:triển khai|thực hiện)|triển khai,? thực hiện|thi hành|thực hiện)"
    r"[^.;]{0,40}(?:nghị quyết|quyết định|kế hoạch|chỉ thị)"
)
_CHARGED = re.compile(r"(?:hội đồng nhân dân tỉnh )?giao ")
_DECIDING = frozenset({"Nghị quyết", "Quyết định", "Chỉ thị"})
_PART = re.compile(r"(?:Điều|Chương|Phần|Mục) |[IVX]+\b")
_PROPOSALS = re.compile(r"(?<!\w)(?:kiến nghị|đề xuất)(?!\w)")
_TOPIC = re.compile(r"(?:về|đối với|việc|liên quan)(?!\w)")
_SHORT_LEAD_IN, _LONGEST_ARTICLE, _BARE_ORDER = 160, 220, 24
_ORDER_WORDS = re.compile(
    r"(?:giao|yêu cầu|đề nghị|chủ trì|phối hợp|với|cùng|các|có trách nhiệm|thủ trưởng|chủ tịch"
    r"|giám đốc|trách nhiệm của|nhiệm vụ của|theo chức năng,? nhiệm vụ|liên quan|và|:|,|;) ?"
)


def rank(block: Block) -> int:
    """Rank a block among owners: it shuts those that rank as high or higher."""
    opener = block.kind in ("heading", "lead_in")
    if opener and (not block.mark or _PART.match(block.mark)):
        return 2 * block.level - 1
    return 2 * block.level + (0 if block.kind == "heading" else 1)


def enter(walk: Walk, block: Block) -> None:
    """Shut the owners that do not hold for a block."""
    while walk.owners and walk.owners[-1].rank >= rank(block):
        walk.owners.pop()


def take_heading(walk: Walk, block: Block) -> None:
    """Take a heading's owner («2. Sở Tài chính») or its topic («Về dự án X»)."""
    page = walk.page
    named = page.only_bodies(block.start, block.end, 0.6)
    owner = Owner(page.bodies(block.start, block.end) if named else [], rank(block), explicit=True)
    owner.charged = True
    _push(walk, owner, block.start, block.end)
    walk.proposals = bool(_PROPOSALS.search(page.lower, block.start, block.end))


def open_list(walk: Walk, block: Block, owner: Owner | None) -> None:
    """Let the items behind a lead-in inherit the owner it names, its project and mandates."""
    page = walk.page
    bodies = owner.bodies if owner else []
    if _TOPIC.match(page.lower, block.start):
        bodies = []
    elif not owner and is_bare_order(page, block.start, block.end):
        bodies = page.bodies(block.start, block.end)
    opened = Owner(bodies, rank(block), explicit=block.end - block.start < _SHORT_LEAD_IN)
    opened.charged = is_bare_order(page, block.start, block.end)
    _push(walk, opened, _last_sentence(page, block), block.end)


def _push(walk: Walk, owner: Owner, start: int, end: int) -> None:
    """Put an owner on the stack, with what the span names, if there is anything to inherit."""
    owner.projects = projects(walk.page, start, end)
    owner.mandate = mandates(walk.page, start, end)
    if owner.bodies or owner.projects or owner.mandate:
        walk.owners.append(owner)


def _last_sentence(page: Page, block: Block) -> int:
    """Return where the last sentence of a block begins: the one that opens the list."""
    clauses = split_clauses(page.text, block.start, block.end, page.bodies(block.start, block.end))
    return next((c.start for c in clauses if c.sentence == clauses[-1].sentence), block.start)


def is_bare_order(page: Page, start: int, end: int) -> bool:
    """Whether a span is no more than an order's opening: «Giao Sở X:», «Sở Y:»."""
    bodies = page.actors(start, end)
    rest, at = "", start
    for body in bodies:
        rest, at = rest + page.lower[at : body.start], body.end
    rest = _ORDER_WORDS.sub("", rest + page.lower[at:end])
    return bool(bodies) and len(rest) <= _BARE_ORDER


def share_completion(drafts: Sequence[Draft], page: Page) -> None:
    """Let «Hoàn thành việc … trước ngày …» in a paragraph of its own bound the one before it."""
    for before, after in pairwise(drafts):
        owner = before.roles.lead or (before.inherited.bodies if before.inherited else [])
        if not (owner and after.deadline and _completes(before, after, page)):
            continue
        shown = after.deadline
        for draft in drafts:
            open_task = draft.deadline is None and draft.kind == "commitment"
            if draft.block is before.block and open_task:
                draft.deadline = Deadline(shown.interval, "inherited", shown.start, shown.end)
        after.inherited = Owner(owner, 0, explicit=False)


def _completes(before: Draft, after: Draft, page: Page) -> bool:
    """Whether `after` opens an unmarked paragraph with «Hoàn thành …» and names no owner."""
    opens = after.clause.start == after.block.start and not after.block.mark
    apart = before.block is not after.block and not after.roles.lead
    return opens and apart and page.lower.startswith("hoàn thành", after.clause.start)


def executing(walk: Walk) -> Owner | None:
    """Return the body that an executing article charges with the whole document.

    «Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết»; in a council's resolution an article
    that charges its people's committee will do, whatever its words.
    """
    document = walk.page.document
    if document.type not in _DECIDING:
        return None
    council = (document.issuer or "").startswith("Hội đồng nhân dân")
    for draft in walk.drafts:
        lower = walk.page.lower[draft.clause.start : draft.clause.end]
        committee = all(b.norm.startswith("Ủy ban nhân dân") for b in draft.roles.lead)
        article = council and committee and _CHARGED.match(lower)
        brief = draft.roles.ordered and len(lower) < _LONGEST_ARTICLE
        if brief and (_EXECUTES.search(lower) or article):
            return Owner(draft.roles.lead, 0, explicit=False)
    return None
