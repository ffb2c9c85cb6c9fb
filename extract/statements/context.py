"""Context: a clause that says neither «đã» nor «phải» is what its neighbours are.

«Trong quý, huyện đã cấp 300 giấy phép; tổ chức 5 hội nghị» tells two deeds: the second clause alone
would read as a task. And the headline over an article is no statement, whatever it says.
"""

from __future__ import annotations

import re
from itertools import groupby

from extract.statements.cues import cue
from extract.statements.draft import Draft, Page, deadline_of

_ARTICLES = frozenset({None, "Tin tức"})
_CLOSED = re.compile(r"[.;:…!?][\"”»')\]]*$")
_LONGEST_HEADLINE = 220


def settle_kinds(drafts: list[Draft], page: Page) -> None:
    """Make results of the clauses that follow a result in their paragraph and order nothing.

    Headlines are taken out of `drafts`.
    """
    headlines = _headlines(page)
    drafts[:] = [draft for draft in drafts if draft.block.start not in headlines]
    for _, group in groupby(drafts, key=lambda draft: draft.block.start):
        told = False
        for draft in group:
            if told and draft.kind == "commitment" and not _binds(draft, page):
                draft.kind = "result"
                draft.deadline = deadline_of(page, draft)
            told = draft.kind == "result"


def _headlines(page: Page) -> set[int]:
    """Return where the lines over an article's first full sentence start: they close with no stop.

    Only where such a sentence follows; a text that never closes one is a table or a fragment.
    """
    starts: set[int] = set()
    if page.document.type not in _ARTICLES:
        return starts
    for block in page.layout.blocks:
        words = page.text[block.start : block.end].strip()
        if block.kind == "paragraph" and _CLOSED.search(words):
            return starts
        if block.kind != "paragraph" or len(words) > _LONGEST_HEADLINE:
            continue
        starts.add(block.start)
    return set()


def _binds(draft: Draft, page: Page) -> bool:
    """Whether a clause binds somebody by its own words."""
    if draft.roles.ordered or (draft.deadline and draft.deadline.source == "stated"):
        return True
    lower = page.lower[draft.clause.start : draft.clause.end]
    return bool(cue("order").search(lower) or cue("ahead").search(lower))
