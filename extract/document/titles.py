"""Documents named without a number: laws, resolutions of congresses and sessions, titled plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from extract.agencies.naming import capital_first, expand
from extract.folding import fold
from extract.mentions.drafts import written_out
from extract.mentions.found import Context, Found
from extract.mentions.plans import find_plans
from extract.needed_words import Rare
from extract.statements.cues import action_verb
from extract.words import alternatives
from ontology.load import rows

_CONGRESS = Rare(
    r"nghi quyet (?:cua )?dai hoi(?: dai bieu)?(?: toan quoc)?"
    r"(?: dang(?: bo)?(?: (?:tinh|thanh pho|huyen|xa|cac cap|khoi))?(?: \w+){0,3}?)?"
    r"(?:,? (?:lan thu|nhiem ky) (?:[ivxlcdm]+|\d+(?: ?[-–] ?\d+)?)| [ivx]+)(?: cua dang)?(?!\w)"
)
_CONGRESS_ALONE = Rare(
    r"nghi quyet (?P<congress>dai hoi)(?: dai bieu)?"
    r"(?: dang bo (?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong))?"
    r"(?! (?:dang bo|dai bieu|lan|nhiem ky|toan quoc|[ivx]+(?!\w)))(?!\w)"
)
_SESSION = Rare(
    r"nghi quyet (?:tai )?ky hop thu \w+,?(?: cua)? (?:hdnd|hoi dong nhan dan)"
    r"(?: (?:tinh|thanh pho|huyen))?(?:,? khoa \w+)?"
    r"|nghi quyet (?:hoi nghi )?(?:trung uong|tw) (?:lan thu )?\w{1,4},? "
    r"(?:khoa [ivx]+(?!\w)|\(khoa [ivx]+\))"
)
_UNPLACED = re.compile(r"(Đảng bộ|Hội đồng nhân dân|địa bàn) (tỉnh|thành phố)(?! [A-ZĐÂ])")
_OF_BODY = Rare(
    r"(?<!\w)(?:nghi quyet|chi thi|ket luan|cong van|cong dien|thong bao) cua "
    r"(?:(?:chu tich|bi thu|bo truong|giam doc) )?(?=\w)"
)
_ON = re.compile(r"(?: tai ky hop thu \w+)? ve (?=\w)")
_TITLE_STOP = re.compile(
    r"\.\.\.|…|[.;:\n]|, (?=chuong trinh|ke hoach|de an|quy hoach|quy dinh"
    r"|(?:chi thi|cong van|cong dien|thong bao|ket luan|nghi quyet) cua )"
    r"| va (?=quy dinh|ke hoach|quyet dinh|chuong trinh)"
    rf"| (?:{alternatives('document_stop')})(?!\w)"
)
_ISSUED = Rare(
    r"(?:(?<=[a-z0-9]\. )|(?<=[a-z]\.\n)|(?<=[a-z]\. \n)|(?<=; )"
    r"|(?<!\w)(?:da|vua|moi|duoc|chinh thuc) )"
    r"(?:ban hanh |sua doi, bo sung |xay dung, hoan thien |hoan thien )"
    r"(?=(?:khung )?(?:ke hoach|quy dinh|quy che|the le|chi thi|chuong trinh hanh dong) "
    r"(?!voi cac|de |nham |duoc )\w)"
)
"""A plan reported as issued: in orders «ban hành kế hoạch» tells of one that has yet to be."""
_CAPITAL_PLAN = Rare(
    r"(?<=[\w,] )(?<!Sở )(?<!Bộ )(?<!Phòng )(?<!Ban )"
    r"(?:(?:Kế|Kê) hoạch|Quy định|Quy chế|(?:Quyết định|Chỉ thị)(?= về ))"
    r" (?!này|số|trên|nêu|\d|của|kèm|phê duyệt|và|trước|chậm|xong|đúng|bảo đảm|hoàn thành"
    r"|được|với|nếu|nhằm|gồm|sẽ|đã|thì|để)(?=\w)"
)
_AMENDING = re.compile(r"luat sua doi, bo sung (?:mot so dieu cua )?")
_AMENDED_STOP = re.compile(
    r"[.;:\n]|, (?!bo sung)| ve (?=so|bo|ubnd)| va cac | quy dinh| \("
    r"| ngay \d{1,2} thang \d{1,2} nam \d{4}| ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
)
_LAW = Rare(r"(?<!\w)(?<!phap )(?:bo )?luat(?: so)? (?=\w)|(?<!\w)phap lenh (?=\w)")
_LAW_STOP = re.compile(
    rf"[.;:()\n\"“”]|, | (?:{alternatives('law_stop')})(?!\w)| (?=(?:20[0-4]|19\d)\d(?![\w/.]))"
)
_YEAR = re.compile(
    r"(?: ngay \d{1,2} thang \d{1,2})? nam (\d{4})(?!\w)| (20[0-3]\d|19\d\d)(?![\w/.])"
    r"|,? ngay \d{1,2}[/.-]\d{1,2}[/.-](\d{4})(?!\w)"
)
_LAW_NUMBER = re.compile(r",? số (\d{1,3}/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d{1,2})(?!\w)")
_LAW_KIND = re.compile("bo luat|phap lenh")
_LAW_KINDS = {"luat": "Luật", "bo luat": "Bộ luật", "phap lenh": "Pháp lệnh"}
_COMMA = re.compile(r", ")
_MUST = re.compile(
    r" (?:có trách nhiệm|chịu trách nhiệm|phải|cần|yêu cầu|đề nghị|giao|đã|sẽ)(?!\w)|:"
)
_LONGEST_VERB = 40
_LONGEST_LAW, _LONGEST_TITLE = 14, 420


def find_titles(text: str, bodies: Mapping[int, Found], context: Context) -> Iterator[Found]:
    """Yield the documents that `text` names by title; `bodies` are its bodies by their start.

    >>> [f.norm for f in find_titles("theo quy định của Luật đất đai năm 2024", {}, Context())]
    ['Luật Đất đai']
    """
    folded = fold(text)
    yield from _laws(text, folded)
    yield from _congresses(text, folded, context)
    yield from _resolutions(text, folded, bodies, context)
    for plan in _plans(text, folded, bodies):
        yield replace(plan, norm=_placed(plan.norm, context))


@cache
def _law_names() -> dict[str, str]:
    return {fold(row["name"]): row["name"] for row in rows("laws")}


def _laws(text: str, folded: str) -> Iterator[Found]:
    for match in _LAW.finditer(folded):
        start, at = match.start(), match.end()
        if _AMENDING.match(folded, start):
            stop = _AMENDED_STOP.search(folded, at)
            end = stop.start() if stop else len(folded)
            name = text[start:end]
        else:
            end = _law_end(text, folded, at)
            known = _law_names().get(folded[at:end]) or _law_names().get(fold(expand(text[at:end])))
            name = f"{text[start:at].strip().capitalize()} {known}" if known else text[start:end]
        if end == at:
            continue
        kind = _LAW_KIND.match(folded, start)
        attributes = {"type": _LAW_KINDS[kind.group() if kind else "luat"]}
        attributes["law"] = capital_first(name)
        norm = capital_first(written_out(name))
        if number := _LAW_NUMBER.match(text, end):
            attributes["number"], end = number[1], number.end()
            norm = number[1]
        if year := _YEAR.match(folded, end):
            attributes["date"], end = year[1] or year[2] or year[3], year.end()
        yield Found(start, end, "LEGAL", norm, attributes)


def _law_end(text: str, folded: str, at: int) -> int:
    """Return the end of a law's name: a known one, else capitals up to a stop word."""
    window = folded[at : at + 120]
    for end in sorted((m.start() for m in re.finditer(r"(?!\w)", window)), reverse=True):
        if window[:end] in _law_names():
            return at + end
    stop = _LAW_STOP.search(folded, at)
    words = text[at : stop.start() if stop else len(folded)].split(" ")
    named = words[0][:1].isupper() and len(words) <= _LONGEST_LAW
    return at + len(" ".join(words)) if named else at


def _congresses(text: str, folded: str, context: Context) -> Iterator[Found]:
    full: str | None = None
    for pattern in (_CONGRESS, _SESSION):
        for match in pattern.finditer(folded):
            norm = _placed(written_out(text[match.start() : match.end()]), context)
            full = norm if pattern is _CONGRESS and " Đảng bộ" in norm else full
            yield Found(match.start(), match.end(), "LEGAL", norm, {"type": "Nghị quyết"})
    for match in _CONGRESS_ALONE.finditer(folded):
        if text[match.start("congress")].isupper():
            norm = full or _placed(written_out(text[match.start() : match.end()]), context)
            yield Found(match.start(), match.end(), "LEGAL", norm, {"type": "Nghị quyết"})


def _placed(name: str, context: Context) -> str:
    """Add the document's place where a name leaves it out: «trên địa bàn tỉnh| Lâm Đồng»."""
    place = context.place or ""

    def add(match: re.Match[str]) -> str:
        return f"{match[1]} {place}" if place.startswith(f"{match[2]} ") else match[0]

    return _UNPLACED.sub(add, name)


def _resolutions(
    text: str, folded: str, bodies: Mapping[int, Found], context: Context
) -> Iterator[Found]:
    """Yield «Nghị quyết của X về …»."""
    for match in _OF_BODY.finditer(folded):
        issuer = bodies.get(match.end())
        about = issuer and _ON.match(folded, issuer.end)
        if issuer and about:
            found = _titled(text, folded, match.start(), about.end(), bodies)
            attributes = {**found.attributes, "issuer": issuer.norm}
            attributes["about"] = text[about.end() : found.end]
            rest = _placed(written_out(text[issuer.end : found.end]), context)
            norm = f"{capital_first(text[match.start() : match.end()])}{issuer.norm} {rest}"
            yield Found(found.start, found.end, "LEGAL", norm, attributes)


def _plans(text: str, folded: str, bodies: Mapping[int, Found]) -> Iterator[Found]:
    """Yield plans, rules and decisions told by their title: issued, in capitals, or by period."""
    periodic = list(find_plans(text, folded, bodies))
    yield from periodic
    taken = {plan.start for plan in periodic}
    issued = ((m.end(), m.end(), 6) for m in _ISSUED.finditer(folded))
    capital = ((m.start(), m.end(), 5) for m in _CAPITAL_PLAN.finditer(text))
    for start, at, least in (*issued, *capital):
        if start in taken:
            continue
        found = _titled(text, folded, start, at, bodies)
        budget = "von dau tu" in folded[start : start + 40]
        if len(text[found.start : found.end].split()) >= least and not budget:
            yield found


def _acts(text: str, bodies: Mapping[int, Found], start: int) -> bool:
    """Whether a body stands at `start` and is told to do something, or does it."""
    body = bodies.get(start)
    if body is None:
        return False
    does = text[body.end : body.end + _LONGEST_VERB].lower()
    return bool(_MUST.match(does) or action_verb().match(does[1:]))


def _titled(text: str, folded: str, start: int, at: int, bodies: Mapping[int, Found]) -> Found:
    """Return the document whose title begins at `start` and is read on from `at`.

    It ends before a body that acts: «Kế hoạch tiêm chủng năm 2031|, Sở Y tế cấp vắc xin».
    """
    last = min(len(folded), start + _LONGEST_TITLE)
    stop = _TITLE_STOP.search(folded, at, last)
    end = stop.start() if stop else last
    actors = (c.start() for c in _COMMA.finditer(text, at, end) if _acts(text, bodies, c.end()))
    end = next(actors, end)
    end = start + len(text[start:end].rstrip(" ,"))
    kind = capital_first(" ".join(text[start:end].split(" ")[:2]))
    return Found(start, end, "LEGAL", capital_first(written_out(text[start:end])), {"type": kind})
