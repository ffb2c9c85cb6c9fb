"""Effects: what a document says that it does to another: replaces, repeals, amends or stops it.

«Quyết định này thay thế Quyết định số 12/QĐ-UBND», «Bãi bỏ khoản 2 Điều 3 Nghị quyết số …», «Kế
hoạch số … hết hiệu lực», «Dừng thực hiện dự án …». The words must be the document's own: a
sentence that tells what another document did, or a legal basis, has no effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.records import Mention

EffectKind = Literal["replaces", "repeals", "amends", "stops"]


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect: the span of the words, and the mention of the document or project it is on.

    `section` is the `id` of the part that is meant, as in `Section` («dieu-2.3.a»); empty where
    all of it is.
    """

    kind: EffectKind
    start: int
    end: int
    target: Mention
    section: str = ""


_KIND = (
    r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông báo|công văn|công điện|chương trình|quy chế"
    r"|quy định|kết luận|hướng dẫn|đề án|văn bản)"
)
_MARKS = (
    r"(?:(?:điều|khoản|điểm|mục)\s+[\w.]+[:)]?\s+|[-+*•]\s+|\(?\w{1,3}[.)]\s+"
    r"|(?:nay|thống nhất|đồng ý|yêu cầu|quyết định)\s+)*"
)
_OPENING = rf"{_MARKS}(?:{_KIND}\s+này\s+(?:[^.;\n]{{0,120}}?(?:,|\bvà)\s+)?{_MARKS})?"
_VERBS: tuple[tuple[EffectKind, str], ...] = (
    ("replaces", r"thay\s+thế(?:\s+cho)?"),
    ("repeals", r"(?:bãi|hủy|huỷ)\s+bỏ|chấm\s+dứt\s+hiệu\s+lực(?:\s+của)?"),
    ("amends", r"(?:sửa\s+đổi|điều\s+chỉnh|bổ\s+sung)(?:,\s+(?:bổ\s+sung|điều\s+chỉnh))?"),
    ("stops", r"(?:dừng|chấm\s+dứt|thôi)\s+(?:việc\s+)?thực\s+hiện"),
)
_SECTION = r"(?:điểm|khoản|điều|mục|nhiệm\s+vụ(?:\s+số)?|phần)\s+(?:[a-zđ]|\d+|[ivx]+)(?![\wđ])"
_BETWEEN = re.compile(
    rf"\s*(?:toàn\s+bộ\s+|một\s+số\s+(?:điều|nội\s+dung|nhiệm\s+vụ)\s+|nội\s+dung\s+|thời\s+hạn\s+"
    rf"|(?P<which>{_SECTION}(?:[\s,]+(?:của\s+)?{_SECTION})*)[\s,]*(?:tại\s+|của\s+|ban\s+hành\s+)?"
    r"|(?:tại|của|cho)\s+|các\s+)*",
    re.I,
)
_BEFORE = {
    kind: re.compile(rf"(?:^|(?<=[.;:\n]))\s*{_OPENING}(?P<verb>{verb})(?P<rest>[^.;\n]*)$", re.I)
    for kind, verb in _VERBS
}
_EXPIRES = re.compile(r"[^.;:]{0,160}?\s(?:hết\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực)", re.I)
_NOT_YET = re.compile(r"\s(?:sẽ|dự\s+kiến|nếu|chưa|khi)\s", re.I)
_NUMBERED = re.compile(r"(điểm|khoản|điều|mục|nhiệm\s+vụ(?:\s+số)?|phần)\s+(\w+)", re.I)
_ORDER = ("phần", "mục", "điều", "nhiệm vụ", "khoản", "điểm")
_REACH = 320


def find_effects(text: str, mentions: Sequence[Mention]) -> list[Effect]:
    """Return the effects that a text has on documents and projects, in order."""
    found = []
    for mention in mentions:
        if mention.type in ("LEGAL", "PROJECT"):
            before = text[max(0, mention.start - _REACH) : mention.start]
            found += list(_by_verb(text, before, mention, mentions))[:1]
            if mention.type == "LEGAL" and (effect := _expires(text, before, mention)):
                found.append(effect)
    return found


def _by_verb(
    text: str, before: str, mention: Mention, mentions: Sequence[Mention]
) -> Iterator[Effect]:
    """Yield the effect whose verb stands before a mention, directly or at the head of its list."""
    offset = mention.start - len(before)
    for kind, pattern in _BEFORE.items():
        if (mention.type == "PROJECT") != (kind == "stops") and mention.type == "PROJECT":
            continue
        said = pattern.search(before)
        if not said:
            continue
        rest = said["rest"]
        between = _BETWEEN.match(rest)
        start = offset + said.start("verb")
        listed = any(
            m.type == mention.type and start < m.start < mention.start for m in mentions
        ) and re.search(r"(?:,|\svà|;)\s*$", before)
        whole = between is not None and between.end() == len(rest)
        if whole or listed:
            which = between["which"] if whole and between else None
            yield Effect(kind, start, mention.end, mention, section_id(which or ""))


def _expires(text: str, before: str, mention: Mention) -> Effect | None:
    """Return the effect of «… số … hết hiệu lực kể từ …»."""
    said = _EXPIRES.match(text, mention.end)
    clause = re.split(r"[.;:\n]", before)[-1]
    if not said or _NOT_YET.search(said[0]) or re.search(r"căn\s+cứ|theo\s", clause, re.I):
        return None
    return Effect("repeals", mention.start, said.end(), mention)


def section_id(words: str) -> str:
    """Return the `id` of a section that is named in words, the largest part first.

    >>> section_id("điểm a khoản 2 Điều 3")
    'dieu-3.2.a'
    """
    named = {" ".join(k.lower().split()[:2]): n.lower() for k, n in _NUMBERED.findall(words)}
    named = {k.removesuffix(" số"): n for k, n in named.items()}
    path = []
    for kind in _ORDER:
        if number := named.get(kind):
            path.append(f"dieu-{number}" if kind == "điều" else number)
    return ".".join(path)
