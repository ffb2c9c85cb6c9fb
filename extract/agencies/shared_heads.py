"""Lists that share a head: «các Sở: Tài chính, Xây dựng và KH&ĐT» names three departments."""

from __future__ import annotations

import re

from extract.agencies.body_heads import Head
from extract.agencies.body_names import placed
from extract.agencies.official_names import field_at, shared_head
from extract.mentions.found import Context, Found
from extract.mentions.texts import Text

_SHARED = re.compile(
    r"(?P<head>sở|bộ|phòng|ban|hội|cục|chi cục)(?:, (?:ban, )?(?:ngành|ban|cơ quan|phòng))?"
    r"(?P<colon> ?:)? (?=\S)"
)
_NEXT = re.compile(r"(?:, | và |; | & )(?:sở |bộ |phòng )?")
_PLURAL = re.compile(r"các $")
_ALONE = re.compile(r"(?:, | và )(?=[A-ZĐ])")
_LEVELS = re.compile(
    r" (?:nhân dân|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|cấp|các|địa phương"
    r"|viên)(?!\w)"
)
_HEADS = {"sở": "so", "bộ": "bo", "phòng": "phong", "ban": "ban", "hội": "hoi", "cục": "cuc"}
SHARED_HEADS = (*_HEADS.values(), "chi")
"""The folded first words of heads that a list may share; «chi» is of «chi cục»."""


def shared_names(forms: Text, word: re.Match[str], context: Context) -> list[Found]:
    """Return the bodies of a list whose head is `word`; empty when no such list stands there.

    «các» or a colon must show that the head is shared. The first body's span begins at the head.
    """
    opened = _SHARED.match(forms.lower, word.start())
    if not opened:
        return []
    if not (opened["colon"] or _PLURAL.search(forms.lower, max(0, word.start() - 4), word.start())):
        return _after_one(forms, word, context)
    node = shared_head(_HEADS.get(opened["head"], ""))
    if node is None:
        return []
    found: list[Found] = []
    start, at = word.start(), opened.end()
    while official := field_at(forms.text, forms.folded, at, node, context):
        found.append(_found(official.head, start, official.end, context))
        more = _NEXT.match(forms.lower, official.end)
        if not more:
            break
        start = at = more.end()
        if forms.lower[more.start() : more.end()].endswith(("sở ", "bộ ", "phòng ")):
            break
    return found if len(found) > 1 or opened["colon"] else []


def _after_one(forms: Text, word: re.Match[str], context: Context) -> list[Found]:
    """Return the bodies of a list whose head is written once, without «các».

    «Bộ Quốc phòng, Công an được giao …» names two ministries; «Bộ Quốc phòng, Công an tỉnh» one.
    """
    node = shared_head(_HEADS[word.group().lower()]) if word.group() in ("Bộ", "Sở") else None
    if node is None:
        return []
    first = field_at(forms.text, forms.folded, word.end() + 1, node, context)
    if first is None:
        return []
    found = [_found(first.head, word.start(), first.end, context)]
    end = first.end
    while joint := _ALONE.match(forms.text, end):
        more = field_at(forms.text, forms.folded, joint.end(), node, context)
        listed = len(found) > 1 or joint.group() == ", "
        if more is None or not listed or _LEVELS.match(forms.lower, more.end):
            break
        if forms.text[more.end : more.end + 1].isalnum() or more.head.level != first.head.level:
            break
        found.append(_found(more.head, joint.end(), more.end, context))
        end = more.end
    return found if len(found) > 1 else []


def _found(head: Head, start: int, end: int, context: Context) -> Found:
    name, place = placed(head, head.norm, None, context)
    return Found(start, end, "ORG", name, {"place": place} if place else {})
