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
_HEADS = {"sở": "so", "bộ": "bo", "phòng": "phong", "ban": "ban", "hội": "hoi", "cục": "cuc"}


def shared_names(forms: Text, word: re.Match[str], context: Context) -> list[Found]:
    """Return the bodies of a list whose head is `word`; empty when no such list stands there.

    «các» or a colon must show that the head is shared. The first body's span begins at the head.
    """
    opened = _SHARED.match(forms.lower, word.start())
    if not opened or not (
        opened["colon"] or _PLURAL.search(forms.lower, max(0, word.start() - 4), word.start())
    ):
        return []
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


def _found(head: Head, start: int, end: int, context: Context) -> Found:
    name, place = placed(head, head.norm, None, context)
    return Found(start, end, "ORG", name, {"place": place} if place else {})
