"""Documents named without a number: laws, resolutions of congresses and sessions, titled plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from extract.folding import fold
from extract.found import Context, Found
from extract.naming import capital_first, expand
from extract.words import alternatives
from ontology.load import rows

_CONGRESS = re.compile(
    r"nghi quyet (?:cua )?dai hoi(?: dai bieu)?(?: toan quoc)?"
    r"(?: dang(?: bo)?(?: (?:tinh|thanh pho|huyen|xa|cac cap|khoi))?(?: \w+){0,3}?)?"
    r"(?:,? (?:lan thu|nhiem ky) (?:[ivxlcdm]+|\d+(?: ?- ?\d+)?)| [ivx]+)(?: cua dang)?(?!\w)"
)
_SESSION = re.compile(
    r"nghi quyet (?:tai )?ky hop thu \w+,?(?: cua)? (?:hdnd|hoi dong nhan dan)"
    r"(?: (?:tinh|thanh pho|huyen))?(?:,? khoa \w+)?"
)
_UNPLACED = re.compile(r"(Đảng bộ|Hội đồng nhân dân|địa bàn) (tỉnh|thành phố)(?! [A-ZĐÂ])")
_OF_BODY = re.compile(r"(?:nghi quyet|chi thi|ket luan) cua (?=\w)")
_ON = re.compile(r"(?: tai ky hop thu \w+)? ve (?=\w)")
_TITLE_STOP = re.compile(
    r"\.\.\.|…|[.;:\n]|, (?=chuong trinh|ke hoach|de an|quy hoach|quy dinh)"
    r"| va (?=quy dinh|ke hoach|quyet dinh|chuong trinh)"
    rf"| (?:{alternatives('document_stop')})(?!\w)"
)
_ISSUED = re.compile(
    r"(?:ban hanh |sua doi, bo sung |xay dung, hoan thien |hoan thien )"
    r"(?=(?:khung )?(?:ke hoach|quy dinh|quy che|the le|chi thi|chuong trinh hanh dong) \w)"
)
_PLAN = re.compile(
    r"(?<!\w)ke hoach (?:(?:von )?dau tu cong trung han|dau tu cong"
    r"|phat trien (?:kinh te|kt-?xh)|tai chinh|phat trien nha o"
    r"|su dung dat(?= \w+ nam \())[^.;:,\n()]{0,60}?(?:giai doan |nam |den nam )?"
    r"\(?(?:\d{4} ?- ?\d{4}|20\d\d)(?!\w)\)?(?: va nam \d{4})?"
)
_PERIOD_PLAN = re.compile(
    r"(?<!\w)Kế hoạch (?!này|số|trên|nêu|đề ra|được|đã|vốn|trong|năm|công tác)"
    r"\w[^.;:,\n()]{8,120}? giai đoạn \d{4} ?[-–] ?\d{4}(?!\w)"
)
_CAPITAL_PLAN = re.compile(
    r"(?<=[\w,] )(?<!Sở )(?<!Bộ )(?<!Phòng )(?<!Ban )"
    r"(?:(?:Kế|Kê) hoạch|Quy định|Quy chế|(?:Quyết định|Chỉ thị)(?= về ))"
    r" (?!này|số|trên|nêu|\d|của|kèm|phê duyệt|và|trước|chậm|xong|đúng|bảo đảm|hoàn thành)(?=\w)"
)
_AMENDING = re.compile(r"luat sua doi, bo sung (?:mot so dieu cua )?")
_AMENDED_STOP = re.compile(
    r"[.;:\n]|, (?!bo sung)| ve (?=so|bo|ubnd)| va cac | quy dinh| \("
    r"| ngay \d{1,2} thang \d{1,2} nam \d{4}"
)
_LAW = re.compile(r"(?<!\w)(?<!phap )(?:bo )?luat(?: so)? (?=\w)|(?<!\w)phap lenh (?=\w)")
_LAW_STOP = re.compile(rf"[.;:()\n\"“”]|, | (?:{alternatives('law_stop')})(?!\w)")
_YEAR = re.compile(
    r"(?: ngay \d{1,2} thang \d{1,2})? nam (\d{4})(?!\w)| (20[0-3]\d|19\d\d)(?![\w/.])"
    r"|,? ngay \d{1,2}[/.-]\d{1,2}[/.-](\d{4})(?!\w)"
)
_LAW_NUMBER = re.compile(r",? số (\d{1,3}/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d{1,2})(?!\w)")
_LAW_KIND = re.compile("bo luat|phap lenh")
_LAW_KINDS = {"luat": "Luật", "bo luat": "Bộ luật", "phap lenh": "Pháp lệnh"}
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
    for plan in _plans(text, folded):
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
            known = _law_names().get(folded[at:end])
            name = f"{text[start:at].strip().capitalize()} {known}" if known else text[start:end]
        if end == at:
            continue
        kind = _LAW_KIND.match(folded, start)
        attributes = {"type": _LAW_KINDS[kind.group() if kind else "luat"]}
        attributes["law"] = capital_first(name)
        norm = capital_first(expand(name))
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
    for pattern in (_CONGRESS, _SESSION):
        for match in pattern.finditer(folded):
            norm = _placed(expand(text[match.start() : match.end()]), context)
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
            found = _titled(text, folded, match.start(), about.end())
            attributes = {**found.attributes, "issuer": issuer.norm}
            attributes["about"] = text[about.end() : found.end]
            rest = _placed(expand(text[issuer.end : found.end]), context)
            norm = f"{capital_first(text[match.start() : match.end()])}{issuer.norm} {rest}"
            yield Found(found.start, found.end, "LEGAL", norm, attributes)


def _plans(text: str, folded: str) -> Iterator[Found]:
    """Yield plans, rules and decisions told by their title: issued, in capitals, or by period."""
    periodic = [(m.start(), m.end()) for m in _PLAN.finditer(folded)]
    taken = {start for start, _ in periodic}
    more = ((m.start(), m.end()) for m in _PERIOD_PLAN.finditer(text))
    periodic += [(start, end) for start, end in more if start not in taken]
    for start, end in periodic:
        name = capital_first(expand(text[start:end]))
        yield Found(start, end, "LEGAL", name, {"type": "Kế hoạch"})
    issued = ((m.end(), m.end(), 6) for m in _ISSUED.finditer(folded))
    capital = ((m.start(), m.end(), 5) for m in _CAPITAL_PLAN.finditer(text))
    for start, at, least in (*issued, *capital):
        if any(s == start for s, _ in periodic):
            continue
        found = _titled(text, folded, start, at)
        budget = "von dau tu" in folded[start : start + 40]
        if len(text[found.start : found.end].split()) >= least and not budget:
            yield found


def _titled(text: str, folded: str, start: int, at: int) -> Found:
    """Return the document whose title begins at `start` and is read on from `at`."""
    stop = _TITLE_STOP.search(folded, at)
    end = min(stop.start() if stop else len(folded), start + _LONGEST_TITLE)
    end = start + len(text[start:end].rstrip(" ,"))
    kind = capital_first(" ".join(text[start:end].split(" ")[:2]))
    return Found(start, end, "LEGAL", capital_first(expand(text[start:end])), {"type": kind})
