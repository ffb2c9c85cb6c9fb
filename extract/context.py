"""Context: a clause that says neither «đã» nor «phải» is what its neighbours are.

«Trong quý, huyện đã cấp 300 giấy phép; tổ chức 5 hội nghị» tells two deeds: the second clause alone
would read as a task.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extract.cues import cue
from extract.draft import Draft, Page, deadline_of


def settle_kinds(drafts: Sequence[Draft], page: Page) -> None:
    """Make results of the clauses that follow a result in their paragraph and order nothing."""
    for _, group in groupby(drafts, key=lambda draft: draft.block.start):
        told = False
        for draft in group:
            if told and draft.kind == "commitment" and not _binds(draft, page):
                draft.kind = "result"
                draft.deadline = deadline_of(page, draft)
            told = draft.kind == "result"


def _binds(draft: Draft, page: Page) -> bool:
    """Whether a clause binds somebody by its own words."""
    if draft.roles.ordered or (draft.deadline and draft.deadline.source == "stated"):
        return True
    lower = page.lower[draft.clause.start : draft.clause.end]
    return bool(cue("order").search(lower) or cue("ahead").search(lower))
