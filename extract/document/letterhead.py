"""The document's description of itself: type, number, date, issuer, subject, place, signature.

From the letterhead and title first; else from the closing line, the signature, the line that
attaches an appendix, or, in articles that retell one document, from its citation. What the
document does not tell stays `None`.
"""

from __future__ import annotations

import re
from datetime import date

from extract.agencies.bodies import find_bodies
from extract.cleaning.clean import CleanText
from extract.document.issuers import DATED, ON_BEHALF, issuer_of, place_of
from extract.document.jurisdiction import proper
from extract.document.parts import Parts
from extract.document.retold import genre, is_plan
from extract.mentions.citations import canonical_number, find_citations
from extract.mentions.found import Context
from extract.page.structure import Layout
from extract.page.zones import stated_year
from extract.records import Document, Interval, Reference, Signature
from extract.times.dates import Anchor, period_of
from extract.times.intervals import day

_NUMBER = re.compile(r"s[oốôỐÔ] ?[:.]? ?(\d\w*(?:/\d{4})?[-/][\wĐđƯư&]+(?:[-/][\wĐđƯư&]+)*)", re.I)
_DAY = re.compile(r"ngày (\d{1,2})(?: tháng |/)(\d{1,2})(?: năm |/)(\d{4})")
_PASSED = re.compile(
    r"(?:thông qua|ban hành|ký) (ngày \d{1,2}(?: tháng |/)\d{1,2}(?: năm |/)\d{4})"
)
_NEWS_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SESSION = re.compile(
    r"kh[oó]a (?P<term>[IVXLC]+|\d+),? ?(?:-|–)? ?k[yỳ] h[oọ]p "
    r"(?P<rank>thứ (?:\d+|(?:mười|hai mươi|ba mươi)(?: (?:mốt|một|hai|ba|bốn|tư|lăm|sáu|bảy|tám"
    r"|chín))?|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)|chuyên đề)",
    re.I,
)
_ABOUT_HEAD = re.compile(r"^(?:về việc|v/v:?|về)\s+", re.I)
_SIGN_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\.? ?")
_RECIPIENT_HEAD = re.compile(r"(?:N[ơo][il] nh[aậ]n|Kính gửi) ?:?|.{3,90} điện ?:", re.I)
_FILED = re.compile(r"(?:Lưu|Như (?:trên|Điều))\b")
_MET = re.compile(
    r"(?:Hôm nay|Thời gian|Vào hồi|Vào lúc|Hồi)\b[^\n.;]{0,60}?ngày [^\n;]{6,24}", re.I
)
_NEWS_LINES, _OPENING = 8, 1500


def describe(clean: CleanText, layout: Layout, name: str = "") -> Document:
    """Return what the document says of itself; spans inside are of the clean text.

    `name`, the file's name, is not read: what someone called a file is no evidence.

    «HỘI ĐỒNG NHÂN DÂN / TỈNH LÂM ĐỒNG … Số: 12/NQ-HĐND» gives the issuer «Hội đồng nhân dân
    tỉnh Lâm Đồng», the place «tỉnh Lâm Đồng» and the number «12/NQ-HĐND».
    """
    del name
    parts = Parts(clean.text, layout)
    place = place_of(parts)
    type_ = _type(parts)
    return Document(
        type=type_,
        number=_number(parts),
        date=_date(parts),
        issuer=issuer_of(parts, type_, place),
        about=_about(parts),
        place=place,
        session=_session(parts),
        period=_period(layout.title),
        signature=_signature(parts),
        recipients=_recipients(parts),
        bases=_bases(parts, place),
    )


def _type(parts: Parts) -> str | None:
    furniture = [parts.words(b) for b in parts.blocks("furniture")]
    if named := genre(parts.text, furniture):
        return named
    if parts.retold and not parts.layout.title:
        return parts.retold.type
    labels = [b.label for b in parts.blocks("field")]
    return parts.layout.type or ("Kế hoạch" if is_plan(labels) else None)


def _number(parts: Parts) -> str | None:
    if parts.attached:
        number = parts.attached["number"]
        return canonical_number(number) if "/" in number else None
    if match := _NUMBER.search(parts.head):
        return canonical_number(match[1])
    return parts.retold.number if parts.retold else None


def _date(parts: Parts) -> date | None:
    if parts.attached:
        return _first_day(parts.attached["rest"])
    if match := DATED.search(parts.head):
        return day(int(match["y"]), int(match["m"]), int(match["d"]))
    if parts.layout.type and (passed := _PASSED.search(parts.tail)):
        return _first_day(passed[1])
    return parts.retold.date if parts.retold else _news_day(parts) or _meeting_day(parts)


def _first_day(text: str) -> date | None:
    match = _DAY.search(text)
    return day(int(match[3]), int(match[2]), int(match[1])) if match else None


def _news_day(parts: Parts) -> date | None:
    """Return the day of a news item's date line («Thứ 5, 14/11/2024»)."""
    for block in parts.layout.blocks[:_NEWS_LINES]:
        if block.kind == "furniture" and (match := _NEWS_DAY.search(parts.words(block))):
            return day(int(match[3]), int(match[2]), int(match[1]))
    return None


def _meeting_day(parts: Parts) -> date | None:
    """Return the day on which minutes say that people met: «Hôm nay, ngày 05 tháng 3 năm 2021»."""
    if parts.layout.type != "Biên bản":
        return None
    return next((_first_day(m[0]) for m in _MET.finditer(parts.text[:_OPENING])), None)


def _about(parts: Parts) -> str | None:
    """Return the subject: the title's words after «Về việc», capitals lowered."""
    title = parts.layout.title
    if not title:
        return parts.retold.about if parts.retold else None
    return _ABOUT_HEAD.sub("", proper(title), count=1).strip(" .:;")


def _period(title: str) -> Interval | None:
    return period_of(title, Anchor(None, stated_year(title), None)) if title else None


def _session(parts: Parts) -> str | None:
    """Return «Khóa XVII, kỳ họp thứ Bảy», from the letterhead or a resolution's last article."""
    texts = [parts.head.replace("\n", " ")]
    if parts.layout.type == "Nghị quyết":
        texts.append(parts.tail)
    for text in texts:
        if match := _SESSION.search(text):
            first, _, rank = match["rank"].lower().partition(" ")
            if first == "thứ":
                rank = " ".join(word.capitalize() for word in rank.split())
            return f"Khóa {match['term'].upper()}, kỳ họp {first} {rank}"
    return None


def _signature(parts: Parts) -> Signature | None:
    blocks = parts.blocks("signature")
    named = [b for b in blocks if not parts.words(b).isupper()]
    if not named:
        return None
    behalf = post = None
    for block in blocks:
        words = parts.words(block)
        if match := ON_BEHALF.match(words):
            behalf = proper(match[1].strip())
        elif words.isupper():
            post = proper_post(_SIGN_PREFIX.sub("", words, count=1))
    name = named[-1]
    return Signature(parts.words(name).strip(" .,"), post, behalf, name.start, name.end)


def proper_post(caps: str) -> str:
    """Return a post printed in capitals as written: «PHÓ CHỦ TỊCH» is «Phó Chủ tịch»."""
    lower = caps.lower().strip()
    if lower.startswith("phó "):
        return "Phó " + lower[4:5].upper() + lower[5:]
    return lower[:1].upper() + lower[1:]


def _recipients(parts: Parts) -> tuple[str, ...]:
    """Return the addressees, without references («Như Điều 3») and filing notes («Lưu: VT»)."""
    found = []
    for block in parts.blocks("recipient"):
        words = _RECIPIENT_HEAD.sub("", parts.words(block), count=1).strip(" ;.,-")
        if words and not _FILED.match(words):
            found.append(words)
    return tuple(found)


def _bases(parts: Parts, place: str | None) -> tuple[Reference, ...]:
    """Return the documents that the legal bases cite, with their spans."""
    context = Context(place=place)
    found = []
    for block in parts.blocks("basis"):
        words = parts.words(block)
        for cited in find_citations(words, list(find_bodies(words, context)), context):
            start, end = block.start + cited.start, block.start + cited.end
            found.append(Reference(cited.norm, start, end))
    return tuple(sorted(found, key=lambda r: (r.start, -r.end)))
