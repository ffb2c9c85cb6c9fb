"""Mandates: the documents that a clause rests on, told from those that it only names.

«theo chỉ đạo của Thủ tướng Chính phủ tại Công điện số 5/CĐ-TTg» founds a duty; «dự án được phê
duyệt tại Quyết định số 7/QĐ-UBND» describes a project, and founds nothing.
"""

from __future__ import annotations

import re

from extract.draft import Page
from extract.records import Reference
from extract.words import alternatives

_GOVERNED = re.compile(
    rf"(?<!\w)(?:{alternatives('mandate_cue')})(?:[ ,]+(?:{alternatives('mandate_link')}))*[ ,]*$"
)
_LISTED_TOO = re.compile(r"(?:,| và|;)? ?(?:và )?(?:điều \w+ |khoản \w+ |các )*$")
_WINDOW = 240
_NAMES = ("ORG", "PERSON", "LOC")


def mandates(page: Page, start: int, end: int) -> list[Reference]:
    """Return the documents that a span rests on, in order, those of one list together.

    The document that the page itself is, or retells, founds nothing in it.
    """
    found: list[Reference] = []
    previous = -1
    for mention in page.within(start, end, "LEGAL"):
        listed = previous >= 0 and _LISTED_TOO.match(page.lower[previous : mention.start])
        if not (listed or _GOVERNED.search(_before(page, start, mention.start))):
            continue
        previous = mention.end
        if mention.norm != page.document.number:
            found.append(Reference(mention.norm, mention.start, mention.end))
    return found


def _before(page: Page, start: int, at: int) -> str:
    """Return the words before a citation, back to `start`, without names of bodies and people."""
    first = max(start, at - _WINDOW)
    kept, end = [], at
    named = [m for kind in _NAMES for m in page.within(first, at, kind)]
    for name in sorted(named, key=lambda m: m.start, reverse=True):
        kept.append(page.lower[name.end : end])
        end = name.start
    kept.append(page.lower[first:end])
    return " ".join(reversed(kept)).rstrip()
