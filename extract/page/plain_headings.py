"""Headings that nothing marks but their form: «Sở Tài chính» or «Nhiệm vụ trọng tâm» on a line.

A line without a list mark, without bold print and without a stop, over the text it heads.
"""

from __future__ import annotations

import re

from extract.agencies.bodies import find_bodies
from extract.folding import fold
from extract.mentions.found import Context
from extract.page.entries import Entry
from extract.page.zones import heading_zone

_PART = re.compile(
    r"(?:mot so |nhung |cac |ve )?(?:nhiem vu|giai phap|phuong huong|to chuc thuc hien|ket qua"
    r"|tinh hinh|danh gia|ton tai|han che|kho khan|vuong mac|muc tieu|chi tieu|nguyen nhan"
    r"|kien nghi|de xuat|phan cong|cong tac chi dao)\b"
)
_TELLS = re.compile(r"\b(?:đã|đang|sẽ|là|chưa|theo đó)\b|\d+(?:[.,]\d+)? ?%", re.I)
_BETWEEN = re.compile(r"(?:[\s,;/()–-]|và|cùng|đối với|các)*", re.I)
_STOPS = '.;:!?…/”"'
_LONGEST, _LONGEST_PART, _LEAST_TEXT = 120, 90, 40


def is_plain_heading(
    text: str, before: Entry | None, entry: Entry, following: Entry | None
) -> bool:
    """Whether an unmarked paragraph heads the line `following` it, by its words alone.

    «Sở Tài chính» over «- Bố trí kinh phí …» does, and «Nhiệm vụ thời gian tới» over a sentence;
    a body's name among others of a list, and the last line of a page, do not.
    """
    words = text[entry.start : entry.end]
    if entry.kind != "paragraph" or entry.mark or len(words) > _LONGEST:
        return False
    if not words[0].isupper() or words[-1] in ".;:,!?…" or following is None:
        return False
    if not _ends(text, before) or not _is_text(text, following):
        return False
    return _names_part(words) or names_bodies(words)


def _ends(text: str, before: Entry | None) -> bool:
    """Whether the line before is at its end, so that this one does not go on with it."""
    if before is None or before.kind not in ("item", "paragraph"):
        return True
    return text[before.end - 1] in _STOPS or before.end - before.begin < _LEAST_TEXT


def _is_text(text: str, following: Entry) -> bool:
    """Whether a line is text that a heading may stand over: an item, or a sentence."""
    if following.kind in ("item", "lead_in"):
        return following.mark is not None
    long = following.end - following.start > _LEAST_TEXT
    return following.kind == "paragraph" and long and text[following.end - 1] in _STOPS


def _names_part(words: str) -> bool:
    if len(words) > _LONGEST_PART or _TELLS.search(words):
        return False
    return bool(_PART.match(fold(words))) and heading_zone(words) is not None


def names_bodies(words: str) -> bool:
    """Whether words are nothing but bodies: «Sở Tài chính, Sở Xây dựng và UBND các xã»."""
    at = 0
    for body in sorted(find_bodies(words, Context()), key=lambda found: found.start):
        if body.end <= at:
            continue
        if not _BETWEEN.fullmatch(words, at, body.start):
            return False
        at = body.end
    return at > 0 and bool(_BETWEEN.fullmatch(words, at))
