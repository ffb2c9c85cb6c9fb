"""Mandates: the documents that a clause rests on, told from those that it only names.

«theo chỉ đạo của Thủ tướng Chính phủ tại Công điện số 5/CĐ-TTg» founds a duty; «dự án được phê
duyệt tại Quyết định số 7/QĐ-UBND» describes a project, and founds nothing.
"""

from __future__ import annotations

import re

from extract.records import Reference
from extract.statements.draft import Page
from extract.words import alternatives

_GOVERNED = re.compile(
    rf"(?<!\w)(?:{alternatives('mandate_cue')})(?:[ ,]++(?:{alternatives('mandate_link')}))*+[ ,]*$"
)
_ORDERED = re.compile(
    r"[^.;:]{0,200}?(?<!\w)(?:chỉ đạo|yêu cầu|giao|đề nghị|đôn đốc|thông báo ý kiến)(?!\w)"
)
_SENT = re.compile(r"(?:có|ban hành|ký|ra|gửi)(?: các| ngay)? ?$")
_AFORESAID = re.compile(
    r"(?<!\w)(kế hoạch|chỉ thị|công điện|công văn|nghị quyết|quyết định|thông báo|kết luận)"
    r"(?: nêu trên| nói trên| trên đây)"
)
_FULFILS = re.compile(r"(?<!\w)hoàn thành(?: (?:các|chỉ tiêu|mục tiêu|nhiệm vụ|theo|của))*$")
_LISTED_TOO = re.compile(
    r"(?: (?:\([^()]{3,80}\) )?(?:về|v/v) [^.;:]{3,240}(?=[,;] ?$|,? và $))?"
    r"(?:,| và|;)? ?(?:và )?(?:điều \w+ |khoản \w+ |các )*$"
)
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
        before = _before(page, start, mention.start)
        sent = _SENT.search(before) and _ORDERED.match(page.lower, mention.end, end)
        opens = before == "tại" and _ORDERED.match(page.lower, mention.end, end)
        if not (listed or sent or opens or _GOVERNED.search(before)):
            continue
        previous = mention.end
        if mention.norm != page.document.number:
            found.append(Reference(mention.norm, mention.start, mention.end))
    return found or _aforesaid(page, start, end)


def _aforesaid(page: Page, start: int, end: int) -> list[Reference]:
    """Return the document that «Kế hoạch nêu trên» means: the last one of that type before."""
    match = _AFORESAID.search(page.lower, start, end)
    before = _before(page, start, match.start()) if match else ""
    if not match or not (_GOVERNED.search(before) or _FULFILS.search(before)):
        return []
    told = [
        m
        for m in page.within(0, start, "LEGAL")
        if page.lower.startswith(match[1], m.start) and m.norm != page.document.number
    ]
    return [Reference(told[-1].norm, told[-1].start, told[-1].end)] if told else []


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
