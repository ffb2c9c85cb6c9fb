"""Defaults: who owes what a document gives to nobody.

The body that an executing article charges («giao Ủy ban nhân dân tỉnh tổ chức thực hiện»), the
committee that resolves on its own programme, the body whose plan is retold, or who reports.
"""

from __future__ import annotations

import re

from extract.mentions.found import Found
from extract.statements.draft import Draft, Owner, Walk

PARTY = re.compile(
    r"(?i:(?:các |cấp |ban thường vụ |thường trực |ban chấp hành )*(?:đảng ủy|tỉnh ủy|thành ủy"
    r"|huyện ủy|quận ủy|thị ủy|đảng bộ|chi bộ|chi ủy|cấp ủy|ủy đảng|ban cán sự đảng|đảng đoàn))"
)
"""How a party body's name begins."""

_EXECUTES = re.compile(
    r"(?:tổ chức (?:triển khai|thực hiện)|triển khai,? thực hiện|thi hành|thực hiện)"
    r"[^.;]{0,40}(?:nghị quyết|quyết định|kế hoạch|chỉ thị)"
)
_CHARGED = re.compile(r"(?:hội đồng nhân dân tỉnh )?giao ")
_DECIDING = frozenset({"Nghị quyết", "Quyết định", "Chỉ thị"})
_RETELLING = frozenset({None, "Tin tức", "Kế hoạch", "Chương trình"})
_PLANS = re.compile(
    r" (?:vừa |đã |mới ){0,2}(?:có|ban hành|xây dựng|phê duyệt)(?: và [^.;:,]{4,20})?"
    r" (?:kế hoạch|phương án|đề án)(?!\w)"
)
_PLANNED_BY = re.compile(r"(?:kế hoạch|phương án|đề án|chương trình)[^.;:,]{0,30} (?:được|do) $")
_DRAWN_UP = re.compile(r" (?:xây dựng|ban hành|phê duyệt|triển khai)(?!\w)")
_RESOLVES = re.compile(r" (?:thống nhất |quyết định )?(?:quyết nghị|ban hành nghị quyết)(?!\w)")
_AHEAD = frozenset({"tasks", "targets"})
_OPENING, _NEAR, _LONGEST_ARTICLE = 1200, 60, 220


def default_owner(draft: Draft, whole: Owner | None) -> Owner | None:
    """Return who owes a draft that nobody is given; `whole` is what `of_document` found."""
    if whole is None or (whole.rank and draft.block.zone not in _AHEAD):
        return None
    return whole


def of_document(walk: Walk) -> Owner | None:
    """Return who owes what the document gives to nobody.

    With rank 0 for all of it, else only for its sections of tasks and goals.
    """
    return (
        _executing(walk)
        or _resolving(walk)
        or _planner(walk)
        or _reporter(walk)
        or _addressed(walk)
    )


def _addressed(walk: Walk) -> Owner | None:
    """Return the addressees of a letter, who are asked what it asks of nobody by name."""
    return Owner(walk.sent_to, 0, explicit=False) if walk.sent_to else None


def _executing(walk: Walk) -> Owner | None:
    """Return the body that an executing article charges with the whole document.

    «Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết»; in a council's resolution an article
    that charges its people's committee will do, whatever its words, and one that only names it.
    """
    document = walk.page.document
    if document.type not in _DECIDING:
        return None
    council = (document.issuer or "").startswith("Hội đồng nhân dân")
    for draft in walk.drafts:
        lower = walk.page.lower[draft.clause.start : draft.clause.end]
        committee = all(b.norm.startswith("Ủy ban nhân dân") for b in draft.roles.lead)
        article = council and committee and _CHARGED.match(lower)
        charged = draft.roles.ordered or (council and committee and draft.roles.lead)
        brief = charged and len(lower) < _LONGEST_ARTICLE
        if brief and (_EXECUTES.search(lower) or article):
            return Owner(draft.roles.lead, 0, explicit=False)
    return None


def _planner(walk: Walk) -> Owner | None:
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


def _resolving(walk: Walk) -> Owner | None:
    """Return the party committee that resolves: «Ban Chấp hành Đảng bộ phường quyết nghị:»."""
    page = walk.page
    if page.document.type != "Nghị quyết":
        return None
    bodies = [b for b in page.bodies(0, _OPENING) if PARTY.match(b.norm)]
    resolving = [b for b in bodies if _RESOLVES.match(page.lower, b.end)]
    return Owner(resolving[:1], 0, explicit=False) if resolving else None


def _reporter(walk: Walk) -> Owner | None:
    """Return who reports in a piece of a report that has lost its letterhead.

    «UBND huyện đã mở 3 lớp. II. Nhiệm vụ năm 2026: …»: the first that tells what it has done.
    """
    document = walk.page.document
    if document.issuer or document.type:
        return None
    told = (d for d in walk.drafts if d.kind == "result" and d.roles.lead and not d.roles.ordered)
    first = next(told, None)
    return Owner(list(first.roles.lead), 1, explicit=False) if first else None
