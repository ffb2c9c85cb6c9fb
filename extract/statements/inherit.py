"""What clauses inherit: owners, projects and mandates of headings and list lead-ins above them.

Owners stand on a stack, ranked by nesting; a block shuts those that do not hold for it. After
the walk, a completion in a paragraph of its own bounds what is left open.
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
from extract.statements.defaults import PARTY
from extract.statements.draft import Draft, Owner, Page, Walk, projects
from extract.statements.groups import Roles
from extract.statements.mandates import mandates
from extract.statements.roles import read_roles
from extract.statements.split import Clause, split_clauses
from extract.statements.topics import works

_ASKED = re.compile(r"(?<!\w)(?:đề nghị|kiến nghị)(?!\w)")
_GIVES = re.compile(
    r"(?:(?:yêu cầu|đề nghị|kết luận|kiến nghị|có ý kiến)(?:,? chỉ đạo)?(?: như sau| sau)?"
    r"|(?:có ý kiến|thông báo|hướng dẫn|lưu ý|quán triệt|trả lời)(?: một số nội dung)? như sau)"
    r":?\s*$"
)
_ORDERING = frozenset(
    {
        None,
        "Tin tức",
        "Công văn",
        "Công điện",
        "Thông báo",
        "Thông báo kết luận",
        "Kết luận",
    }
)
_ON_ITS_OWN = frozenset({"Chỉ thị"})
"""What orders by itself: what its preface cites («Thực hiện Luật …») tells of the time before."""
_SIGNED = re.compile(r"(?:ký(?: ban hành)?|ban hành|có) $")
_THEREBY = re.compile(
    r"(?:theo đó|trong đó|theo nội dung|tại (?:chỉ thị|công điện|công văn))(?!\w)"
)
_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|theo)(?!\w)")
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
_PROMISES = re.compile(r"(?<!\w)(?:sẽ|đã|đang|cam kết|giải trình|báo cáo)(?!\w)")
_LEADS = re.compile(r"(?:tập trung )?lãnh đạo(?:,? chỉ đạo)? ")
_SHORT_LEAD_IN, _BARE_ORDER = 160, 24
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
    own = bool(walk.sent_to and bodies) and {b.norm for b in bodies} == {page.document.issuer}
    if own and not _PROMISES.search(page.lower, block.start, block.end):
        bodies = []
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
    bare = is_bare_order(page, block.start, block.end) or _ends_on(page, block, bodies)
    opened.charged = bare and not asked
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
        numbered = any(r.norm[:1].isdigit() for r in owner.mandate)
        owner.mandate = owner.mandate if numbered else []
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
    if page.document.type not in _ORDERING | _ON_ITS_OWN:
        return []
    own = page.document.type in _ON_ITS_OWN
    found = [] if own else mandates(page, block.start, block.end)
    if found or before is None or before.kind != "paragraph" or before.mark:
        return found
    retold = [
        m
        for m in page.within(before.start, before.end, "LEGAL")
        if _SIGNED.search(page.lower[before.start : m.start])
    ]
    if retold and _THEREBY.match(page.lower, block.start):
        return [Reference(retold[0].norm, retold[0].start, retold[0].end)]
    carries_out = not own and _CARRIES_OUT.match(page.lower, before.start)
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


def party_directs(walk: Walk, clause: Clause, roles: Roles) -> bool:
    """Whether «Lãnh đạo UBND xã lập …» is what a party body above is to do: it is to lead."""
    owner = next((o for o in reversed(walk.owners) if o.bodies), None)
    if not (owner and roles.lead and _LEADS.match(walk.page.lower, clause.start)):
        return False
    near = roles.lead[0].start - clause.start <= len("lãnh đạo, chỉ đạo ")
    return near and all(PARTY.match(body.norm) for body in owner.bodies)


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
