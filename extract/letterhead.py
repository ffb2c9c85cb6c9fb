"""The document's description of itself: type, number, date, issuer, subject, place, signature.

From the letterhead and title first; else from the closing line, the signature, the line that
attaches an appendix, or, in articles that retell one document, from its citation. What the
document does not tell stays `None`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.bodies import find_bodies
from extract.citations import canonical_number, find_citations
from extract.clean import CleanText
from extract.dates import Anchor, period_of
from extract.folding import fold
from extract.found import Context
from extract.intervals import day
from extract.jurisdiction import (
    commune_in,
    former_places,
    frequent_province,
    proper,
    province_in,
    province_named,
)
from extract.naming import capital_first, expand
from extract.records import Document, Reference, Signature
from extract.retold import Retold, kind_of_article, retold
from extract.structure import Block, Layout
from extract.zones import stated_year

_NUMBER = re.compile(
    r"s[oốôỐÔ] ?[:.]? ?(\d+[\w]*(?:/\d{4})?[-/][\wĐđƯư&]+(?:[-/][\wĐđƯư&]+)*)", re.I
)
_DATED = re.compile(
    r"(?P<place>[^,;:\n]{2,45}?),? ng[aà]y (?P<d>\d{1,2}) th[aá]ng (?P<m>\d{1,2}) n[aă]m (?P<y>\d{4})",
    re.I,
)
_DAY = re.compile(r"ngày (\d{1,2})(?: tháng |/)(\d{1,2})(?: năm |/)(\d{4})")
_PASSED = re.compile(r"(?:thông qua|ban hành|ký) ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_ATTACHED = re.compile(
    r"kèm theo (?:[^\W\d_]+ ){1,4}?số ?:? ?(?P<number>[\d\w/.&-]+)(?P<rest>[^)]*)"
)
_SESSION = re.compile(
    r"kh[oó]a (?P<term>[IVXLC]+|\d+),? ?(?:-|–)? ?k[yỳ] h[oọ]p (?P<rank>thứ [^\W\d_]+(?: [^\W\d_]+)?|thứ \d+|chuyên đề)",
    re.I,
)
_SESSION_WORDS = re.compile(
    r"thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?"
    r"|hai mươi(?: \w+)?|\d+)|chuyên đề",
    re.I,
)
_ABOUT_HEAD = re.compile(r"(?:về việc|v/v:?|về)\s+", re.I)
_CLOSING = re.compile(
    r"((?:tinh|thanh pho|huyen|xa|phuong) [^,.;]{3,40}), ?(uy ban nhan dan|ubnd|hoi dong nhan dan)"
    r"[^.;]{0,40}bao cao"
)
_ON_BEHALF = re.compile(r"(?:TM|T/M)\.? ?(.+)")
_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\.? ?")
_DECREED = re.compile(r"Nghị quyết này (?:đã )?được (Hội đồng nhân dân [^,.;]*?) ?[Kk]hóa")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The pieces that several fields are read from."""

    text: str
    layout: Layout
    head: str
    tail: str
    retold: Retold | None


def describe(clean: CleanText, layout: Layout, name: str) -> Document:
    """Return what the document says of itself, with clean offsets inside.

    `name` is the file's name; nothing is read from it but a number («43_NQ-HDND.txt» is no
    evidence), so it serves messages only.
    """
    del name  # kept in the interface: later readers may know more by the name
    text = clean.text
    head = "\n".join(text[b.start : b.end] for b in layout.blocks if b.kind == "letterhead")
    parts = _Parts(text, layout, head, text[-3500:], None if head else retold(text, layout.title))
    place = _place(parts)
    number = _number(parts)
    title = layout.title or ""
    return Document(
        type=_type(parts),
        number=number,
        date=_date(parts),
        issuer=_issuer(parts, place),
        about=_about(parts),
        place=place,
        session=_session(parts),
        period=period_of(title, Anchor(None, stated_year(title), None)) if title else None,
        signature=_signature(parts),
        recipients=_recipients(parts),
        bases=_bases(parts, place),
    )


def _blocks(parts: _Parts, kind: str) -> list[Block]:
    return [b for b in parts.layout.blocks if b.kind == kind]


def _words(parts: _Parts, block: Block) -> str:
    return parts.text[block.start : block.end]


def _type(parts: _Parts) -> str | None:
    if parts.layout.type:
        return parts.layout.type
    if parts.retold:
        return parts.retold.type
    return kind_of_article(parts.text, parts.layout)


def _attached(parts: _Parts) -> re.Match[str] | None:
    titles = "\n".join(_words(parts, b) for b in _blocks(parts, "title"))
    return _ATTACHED.search(titles)


def _number(parts: _Parts) -> str | None:
    attached = _attached(parts)
    if attached:
        return canonical_number(attached["number"]) if "/" in attached["number"] else None
    match = _NUMBER.search(parts.head)
    if match:
        return canonical_number(match[1])
    return parts.retold.number if parts.retold else None


def _date(parts: _Parts) -> date | None:
    attached = _attached(parts)
    if attached:
        return _day_of(_DAY.search(attached["rest"]))
    if match := _DATED.search(parts.head):
        return day(int(match["y"]), int(match["m"]), int(match["d"]))
    if parts.layout.type and (passed := _PASSED.search(parts.tail)):
        return _day_of(passed)
    if parts.retold:
        return parts.retold.date
    return _news_day(parts)


def _day_of(match: re.Match[str] | None) -> date | None:
    return day(int(match[3]), int(match[2]), int(match[1])) if match else None


def _news_day(parts: _Parts) -> date | None:
    for block in parts.layout.blocks[:8]:
        if block.kind == "furniture":
            match = re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})", _words(parts, block))
            if match:
                return _day_of(match)
    return None


def _issuer_lines(parts: _Parts) -> list[str]:
    """Return the names of bodies in the letterhead, split lines joined, parent body first."""
    lines: list[str] = []
    for line in parts.head.split("\n"):
        if not line.isupper() or _NUMBER.match(line) or "CỘNG H" in line or "KHÓA" in line[:5]:
            continue
        if lines and re.match(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|ĐẶC KHU)\b", line):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines


def _issuer(parts: _Parts, place: str | None) -> str | None:
    lines = _issuer_lines(parts)
    if lines:
        return _named(proper(lines[-1]), place)
    attached = _attached(parts)
    if attached and (of := re.search(r"của (.+)", attached["rest"])):
        return _named(of[1].strip(" ()."), place)
    if parts.retold and parts.retold.issuer:
        return _named(parts.retold.issuer, place)
    if passed := _DECREED.search(parts.tail):
        return _named(passed[1], place)
    for block in _blocks(parts, "signature"):
        if match := _ON_BEHALF.match(_words(parts, block)):
            return _named(proper(match[1].strip()), place)
    if match := _CLOSING.search(fold(parts.tail)):
        return _named("Hội đồng nhân dân" if match[2].startswith("h") else "Ủy ban nhân dân", place)
    return None


def _named(words: str, place: str | None) -> str:
    """Return a body's official full name with its jurisdiction."""
    plain = expand(words)
    found = next(iter(find_bodies(plain, Context(place=place))), None)
    if found and found.start == 0:
        plain = found.norm
    if place and fold(plain) in ("uy ban nhan dan", "hoi dong nhan dan"):
        plain = f"{plain} {place}"
    return capital_first(plain)


def _about(parts: _Parts) -> str | None:
    title = parts.layout.title
    if not title:
        return parts.retold.about if parts.retold else None
    if title.isupper():
        title = title.lower()
        for short, full in ((p, province_named(p)) for p in re.findall(r"tỉnh ([^,;]+)", title)):
            title = title.replace(f"tỉnh {short}", full) if full else title
    return capital_or_not(
        _ABOUT_HEAD.sub("", title, count=1) if _ABOUT_HEAD.match(title) else title
    )


def capital_or_not(words: str) -> str:
    """Return a subject without a final stop and outer spaces."""
    return words.strip(" .:;")


def _place(parts: _Parts) -> str | None:
    for line in _issuer_lines(parts)[::-1]:
        found = province_in(line) or commune_in(proper(line))
        if found:
            return found
    if (dated := _DATED.search(parts.head)) and (found := province_named(dated["place"])):
        return found
    attached = _attached(parts)
    if attached and (found := province_in(attached["rest"])):
        return found
    if passed := _DECREED.search(parts.tail):
        if found := province_in(passed[1]):
            return found
    if closing := _CLOSING.search(fold(parts.tail)):
        if found := province_in(parts.tail[closing.start(1) : closing.end(1)]):
            return found
    if parts.retold and parts.retold.issuer and (found := province_in(parts.retold.issuer)):
        return found
    return former_places(parts.text) or frequent_province(parts.text)


def _session(parts: _Parts) -> str | None:
    for text in (
        parts.head.replace("\n", " "),
        parts.tail if parts.layout.type == "Nghị quyết" else "",
    ):
        match = _SESSION.search(text)
        rank = _SESSION_WORDS.match(match["rank"]) if match else None
        if match and rank:
            words = rank[0].lower()
            if words.startswith("thứ "):
                words = "thứ " + " ".join(w.capitalize() for w in words[4:].split())
            return f"Khóa {match['term'].upper()}, kỳ họp {words}"
    return None


def _signature(parts: _Parts) -> Signature | None:
    blocks = _blocks(parts, "signature")
    named = [b for b in blocks if not _words(parts, b).isupper()]
    if not named:
        return None
    behalf = post = None
    for block in blocks:
        words = _words(parts, block)
        if match := _ON_BEHALF.match(words):
            behalf = proper(match[1].strip())
        elif words.isupper():
            post = proper_post(_PREFIX.sub("", words, count=1))
    name = named[-1]
    return Signature(_words(parts, name).strip(" .,"), post, behalf, name.start, name.end)


def proper_post(caps: str) -> str:
    """Return a post printed in capitals as written: «PHÓ CHỦ TỊCH» is «Phó Chủ tịch»."""
    lower = caps.lower().strip()
    if lower.startswith("phó ") and len(lower) > 4:
        return "Phó " + lower[4:5].upper() + lower[5:]
    return lower[:1].upper() + lower[1:]


def _recipients(parts: _Parts) -> tuple[str, ...]:
    found = []
    for block in _blocks(parts, "recipient"):
        words = re.sub(r"^(?:N[ơo]i nhận|Kính gửi) ?:?", "", _words(parts, block)).strip(" ;.,-")
        if words and not re.match(r"Lưu\b", words):
            found.append(words)
    return tuple(found)


def _bases(parts: _Parts, place: str | None) -> tuple[Reference, ...]:
    """Return the documents that the legal bases cite, each once per place."""
    context = Context(place=place)
    found = []
    for block in _blocks(parts, "basis"):
        words = _words(parts, block)
        for citation in find_citations(words, list(find_bodies(words, context)), context):
            found.append(
                Reference(citation.norm, block.start + citation.start, block.start + citation.end)
            )
    return tuple(sorted(found, key=lambda r: (r.start, -r.end)))
