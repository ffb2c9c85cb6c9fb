"""Addressees: whom a letter or telegram asks, where it calls them «Quý cơ quan» or not at all.

«Kính gửi: UBND các huyện. … Đề nghị Quý cơ quan rà soát …» is a task of «UBND các huyện»; so is
what a letter asks of nobody by name. A report or proposal is sent upwards and asks nothing.
"""

from __future__ import annotations

import re

from extract.mentions.found import Found
from extract.statements.draft import Page
from extract.statements.groups import Roles
from extract.statements.split import Clause

_LETTERS = frozenset({"Công văn", "Công điện", "Thông báo", "Hướng dẫn", "Giấy mời", None})
_SENT_TO = re.compile(r"\W*+(?:k[ií]nh gửi|[^\n:]{3,90} điện ?:)", re.I)
_YOU = re.compile(
    r"(?<!\w)quý (?:cơ quan|đơn vị|sở|ban|ngành|địa phương|[uủ]y ban|ubnd|bộ|công ty|nhà trường"
    r"|trường|huyện|thành phố|tỉnh|xã|phường|doanh nghiệp|cấp|viện|hội)(?!\w)"
)
_ASKED = re.compile(r"(?:đề nghị|yêu cầu|mong|kính mời|đề xuất)[^.;:]{0,40}$")
_DOES = re.compile(r"(?:^|, |: )$")


def addressees(page: Page) -> list[Found]:
    """Return the bodies that a letter is sent to, by its head; none where it is no letter."""
    if page.document.type not in _LETTERS:
        return []
    found: list[Found] = []
    sent = False
    for block in page.layout.blocks:
        words = page.text[block.start : block.end]
        if block.kind == "recipient" and (sent or _SENT_TO.match(words)):
            sent = True
            found += page.bodies(block.start, block.end)
        elif sent:
            break
    return [body for body in found if body.norm != page.document.issuer]


def called_you(page: Page, clause: Clause, sent_to: list[Found]) -> Roles | None:
    """Return the roles of a clause that asks its addressees: «đề nghị Quý cơ quan rà soát …»."""
    you = _YOU.search(page.lower, clause.start, clause.end) if sent_to else None
    if not you:
        return None
    before = page.lower[clause.start : you.start()]
    asked = _ASKED.search(before)
    if not (asked or _DOES.search(before)):
        return None
    return Roles(list(sent_to), ordered=bool(asked))
