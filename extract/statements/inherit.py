"""What clauses inherit: owners, projects and mandates of headings and list lead-ins above them.

Owners stand on a stack, ranked by nesting; a block shuts those that do not hold for it. After
the walk, the executing article and a completion in a paragraph of its own fill what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.mentions.found import Found
from extract.page.marks import read_mark
from extract.page.structure import Block
from extract.records import Reference
from extract.statements.cues import action_verb
from extract.statements.draft import Draft, Owner, Page, Walk, projects
from extract.statements.mandates import mandates
from extract.statements.roles import read_roles
from extract.statements.split import split_clauses
from extract.statements.topics import works

_EXECUTES = re.compile(
    r"(?:tổ chức (?:triển khai|thực hiện)|triển khai,? thực hiện|thi hành|thực hiện)"
    r"[^.;]{0,40}(?:nghị quyết|quyết định|kế hoạch|chỉ thị)"
)
_ASKED = re.compile(r"(?<!\w)(?:đề nghị|kiến nghị)(?!\w)")
_GIVES = re.compile(
    r"(?:yêu cầu|đề nghị|kết luận|kiến nghị)(?:,? chỉ đạo)?(?: như sau| sau)?:?\s*$"
)
_CHARGED = re.compile(r"(?:hội đồng nhân dân tỉnh )?giao ")
_ORDERING = frozenset(
    {
        None,
        "Tin tức",
        "Công văn",
        "Công điện",
        "Chỉ thị",
        "Thông báo",
        "Thông báo kết luận",
        "Kết luận",
    }
)
_SIGNED = re.compile(r"(?:ký(?: ban hành)?|ban hành|có) $")
_THEREBY = re.compile(
    r"(?:theo đó|trong đó|theo nội dung|tại (?:chỉ thị|công điện|công văn))(?!\w)"
)
_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|theo)(?!\w)")
_DECIDING = frozenset({"Nghị quyết", "Quyết định", "Chỉ thị"})
_PART = re.compile(r"(?:Điều|Chương|Phần|Mục) |[IVX]+\b")
_WHICH = re.compile(
    r",? (?:có|nơi|thuộc|trên địa bàn|liên quan|được giao|theo|ven|vùng)(?!\w)[^.;]{0,80}:?$"
)
_CONCERNS = re.compile(
    r"\W{0,3}(?:\w{1,4}[.)] ?)?(?:riêng )?(?:đối với|về phía|trách nhiệm của|nhiệm vụ của) "
)
_PROPOSALS = re.compile(r"(?<!\w)(?:kiến nghị|đề xuất)(?!\w)")
_NEWS = frozenset({None, "Tin tức"})
_GOES_ON = re.compile(
    r"(?:(?:đồng thời|trong đó|bên cạnh đó|ngoài ra|cùng với đó|đặc biệt|theo đó|mặt khác"
    r"|(?:ông|bà) (?:cũng )?yêu cầu|thường xuyên|khẩn trương|tăng cường|tích cực|chủ động|kịp thời"
    r"|tiếp tục|tập trung),? )*"
)
_TOPIC = re.compile(r"(?:về|đối với|việc|liên quan)(?!\w)")
_ISSUES_PLAN = re.compile(
    r"(?:ban hành|xây dựng)(?: [^.;:,]{0,60})? (?:kế hoạch|chương trình|đề án)"
    r"|báo cáo(?: (?:kết quả|tình hình)[^.;:]{0,120})?(?: như sau| cụ thể)?:?$"
)
_RETELLING = _NEWS | {"Kế hoạch", "Chương trình"}
_PLANS = re.compile(
    r" (?:vừa |đã |mới ){0,2}(?:có|ban hành|xây dựng|phê duyệt)(?: và [^.;:,]{4,20})?"
    r" (?:kế hoạch|phương án|đề án)(?!\w)"
)
_PLANNED_BY = re.compile(r"(?:kế hoạch|phương án|đề án|chương trình)[^.;:,]{0,30} (?:được|do) $")
_DRAWN_UP = re.compile(r" (?:xây dựng|ban hành|phê duyệt|triển khai)(?!\w)")
_OPENING, _NEAR = 1200, 60
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
    for at, owner in enumerate(walk.owners):
        if _siblings(owner, block):
            del walk.owners[at:]
            return


def _siblings(owner: Owner, block: Block) -> bool:
    """Whether a block is the next of the list that left the owner: «1. Sở X» (heading), «2. …»."""
    if not owner.mark or not block.mark or (owner.rank + 1) // 2 < block.level:
        return False
    own, next_one = read_mark(f"{owner.mark} x"), read_mark(f"{block.mark} x")
    return bool(own and next_one and own.rank == next_one.rank)


def take_heading(walk: Walk, block: Block) -> None:
    """Take a heading's owner («2. Sở Tài chính») or its topic («Về dự án X»)."""
    page = walk.page
    named = _names_owner(page, block)
    bodies = page.bodies(block.start, block.end) if named else _ordered_by(page, block)
    owner = Owner(bodies, rank(block), explicit=True)
    owner.charged = True
    _push(walk, block, owner, block.start)
    walk.proposals = bool(_PROPOSALS.search(page.lower, block.start, block.end))


def _names_owner(page: Page, block: Block) -> bool:
    """Whether a heading is the name of its owner: «2. Sở X», «4. UBND các xã có dự án đi qua»."""
    concerns = _CONCERNS.match(page.lower, block.start, block.end)
    start = concerns.end() if concerns else block.start
    if page.only_bodies(start, block.end, 0.6):
        return True
    bodies = page.bodies(start, block.end)
    first = bool(bodies) and bodies[0].start - start <= len(block.mark) + 8
    return first and bool(_WHICH.match(page.lower, bodies[-1].end, block.end))


def _ordered_by(page: Page, block: Block) -> list[Found]:
    """Return whom a heading orders that ends on them: «Về dịch bệnh, UBND tỉnh yêu cầu Sở X:»."""
    actors = page.actors(block.start, block.end)
    roles = read_roles(page.lower, block.start, block.end, actors)
    ends = roles.ordered and page.lower[block.start : block.end].rstrip().endswith(":")
    return roles.lead if ends and _ends_on(page, block, roles.lead) else []


def open_list(walk: Walk, block: Block, owner: Owner | None, support: list[Found]) -> None:
    """Let the items behind a lead-in inherit its owner, its project and mandates.

    `support` are those who take part in what its last clause orders.
    """
    page = walk.page
    bodies = owner.bodies if owner else []
    gives = not owner and _GIVES.search(page.lower[block.start : block.end])
    topic = _TOPIC.match(page.lower, block.start) and not _ends_on(page, block, bodies)
    if topic and _CONCERNS.match(page.lower, block.start) and _names_owner(page, block):
        bodies = page.bodies(block.start, block.end)
    elif gives or topic:
        bodies = []
    elif not owner and is_bare_order(page, block.start, block.end):
        bodies = page.bodies(block.start, block.end)
    opened = Owner(bodies, rank(block), explicit=block.end - block.start < _SHORT_LEAD_IN)
    asked = asks(page, block.start, block.end)
    opened.charged = is_bare_order(page, block.start, block.end) and not asked
    opened.support = support
    _push(walk, block, opened, _last_sentence(page, block))


def goes_on_from(walk: Walk, block: Block) -> Owner | None:
    """Return whom the paragraph before gave a task, where a news item's next one goes on.

    «Sở Y tế yêu cầu các trạm trực 24/24.» and then «Đồng thời, rà soát kho thuốc.»
    """
    page = walk.page
    news = page.document.type in _NEWS and block.kind == "paragraph" and not block.mark
    if not (news and walk.told):
        return None
    opening = _GOES_ON.match(page.lower, block.start, block.end)
    at = opening.end() if opening else block.start
    acts = action_verb().match(page.lower, at, block.end)
    return replace(walk.told, rank=rank(block), explicit=False) if acts else None


def _ends_on(page: Page, block: Block, bodies: Sequence[Found]) -> bool:
    """Whether a block ends on bodies: «Về tình hình dịch, UBND tỉnh yêu cầu Sở Y tế:»."""
    return bool(bodies) and not page.text[bodies[-1].end : block.end].strip(" :")


def asks(page: Page, start: int, end: int) -> bool:
    """Whether a span asks («đề nghị», «kiến nghị») what it cannot order."""
    return bool(_ASKED.search(page.lower, start, end))


def _push(walk: Walk, block: Block, owner: Owner, start: int) -> None:
    """Put an owner on the stack, with what its block names from `start` on, if anything."""
    page = walk.page
    owner.mark = block.mark
    owner.projects = projects(page, start, block.end)
    owner.mandate = mandates(page, start, block.end)
    if block.kind == "lead_in" and not block.mark:
        owner.mandate = owner.mandate or _opening_mandates(walk, block)
        owner.mandate = [r for r in owner.mandate if r.norm[:1].isdigit()]
        if _ISSUES_PLAN.search(page.lower, start, block.end):
            owner.mandate = []
        if not works(page, start, block.end):
            owner.projects = []
    if owner.bodies or owner.projects or owner.mandate:
        walk.owners.append(owner)


def _opening_mandates(walk: Walk, block: Block) -> list[Reference]:
    """Return what a lead-in rests on before its last sentence, or the paragraph before it.

    «Thực hiện Công điện số 5/CĐ-TTg … Mưa còn lớn. UBND tỉnh yêu cầu:»; of an article that retells
    an order («Thủ tướng vừa ký Chỉ thị số 9/CT-TTg. Theo đó, Thủ tướng yêu cầu:») that order.
    """
    page, before = walk.page, walk.before
    if page.document.type not in _ORDERING:
        return []
    found = mandates(page, block.start, block.end)
    if found or before is None or before.kind != "paragraph" or before.mark:
        return found
    retold = [
        m
        for m in page.within(before.start, before.end, "LEGAL")
        if _SIGNED.search(page.lower[before.start : m.start])
    ]
    if retold and _THEREBY.match(page.lower, block.start):
        return [Reference(retold[0].norm, retold[0].start, retold[0].end)]
    carries_out = _CARRIES_OUT.match(page.lower, before.start)
    return mandates(page, before.start, before.end) if carries_out else []


def _last_sentence(page: Page, block: Block) -> int:
    """Return where the last sentence of a block begins: the one that opens the list."""
    clauses = split_clauses(page.text, block.start, block.end, page.names(block.start, block.end))
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
                draft.deadline = replace(shown, source="inherited")
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


def planner(walk: Walk) -> Owner | None:
    """Return the one body whose plan a text without a letterhead retells at its beginning.

    «UBND xã Hòa Lạc vừa ban hành Kế hoạch …», «Kế hoạch được UBND xã xây dựng»: what nobody
    else is given is its own to do.
    """
    page = walk.page
    if page.document.issuer or page.document.type not in _RETELLING:
        return None
    bodies = [b for b in page.bodies(0, _OPENING) if _plans(page.lower, b)]
    if len({b.norm for b in bodies}) != 1:
        return None
    return Owner(bodies[:1], 0, explicit=False)


def _plans(lower: str, body: Found) -> bool:
    """Whether a body is told to issue or draw up a plan."""
    by = _PLANNED_BY.search(lower, max(0, body.start - _NEAR), body.start)
    does = _PLANS.match(lower, body.end)
    return bool(does or (by and _DRAWN_UP.match(lower, body.end)))
