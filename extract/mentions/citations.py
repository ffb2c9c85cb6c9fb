"""Citations by number: «Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh».

A citation's span holds the type, the number, the date and the issuer where they follow on
directly; an article («khoản 2 Điều 5») stays outside it. Documents that are named without a
number are found by `extract.document.titles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract.agencies.naming import capital_first
from extract.alternation import one_of
from extract.document.titles import find_titles
from extract.folding import UPPER, fold
from extract.mentions.drafts import find_drafts, find_short
from extract.mentions.found import Context, Found
from extract.needed_words import Rare
from extract.words import alternatives
from ontology.load import rows

_DATE = re.compile(
    r"(?:,? (?:ban hanh )?(?P<open>\()?ngay (?P<d>\d{1,2})(?:[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"| thang (?P<m2>\d{1,2}) nam (?P<y2>\d{4}))(?(open)\))"
    r"|,? nam (?P<y3>\d{4})| (?P<y4>20[0-3]\d|19\d\d)(?![\w/.]))"
)
_SUBJECT = re.compile(rf" [{UPPER}]")
_OF = re.compile(
    r",? cua (?:(?:hoi nghi(?: trung uong)? lan thu \w+,?(?: cua)?"
    rf"|{alternatives('issuer_post')}) )?"
)
_ANOTHER = re.compile(r"(?:[,;] |,? va |,? hoac )(?=(?:so:? )?\d)(?P<so>(?:so:? )?)")
_HEAD_OF_GOVERNMENT = re.compile(r"thu tuong(?: chinh phu)?(?!\w)")
_TERM = re.compile(r",? khoa [ivxlcdm\d]+(?!\w)")
_NUMBER_AFTER_SO = re.compile(
    r"(?P<number>[\dIlOo§]{1,6}(?:/\d{4})?\s?[-/–]\s?[^\s,;:()«»“”\"]{1,30}(?<=[\w^])"
    rf"(?:[-–]\s(?=[{UPPER}]{{2}})[{UPPER}&]{{2,12}}(?!\w))?)"
)
_SYMBOL = rf"[{UPPER}][\w&.–-]*(?:/[{UPPER}][\w&-]*)*"
_NUMBER_ALONE = re.compile(rf"(?P<number>\d{{1,6}}(?:[/-]\d{{4}})?[-/]{_SYMBOL}(?<=\w))")
_IN_BRACKETS = re.compile(rf"(?<=\()(?P<number>\d{{1,6}}/(?:\d{{4}}/)?{_SYMBOL}(?<=\w))(?=[,) ])")
_DIGITS = str.maketrans({"I": "1", "l": "1", "O": "0", "o": "0", "§": "8"})
_ABOUT = re.compile(r",? (?:ve viec|ve) (?=\w)")
_ABOUT_STOP = re.compile(r"[.;:\n]|, (?=[A-ZĐ])")
_LONGEST_ABOUT = 200
_INITIALS_OF = {
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "TB": "Thông báo",
    "KH": "Kế hoạch",
    "CV": "Công văn",
    "CĐ": "Công điện",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
}
_INITIALS = Rare(rf"(?<![\w/-])(?P<type>{'|'.join(_INITIALS_OF)})(?: số:?)? (?=\d)")
_CONSTITUTION = Rare(r"(?<!\w)Hiến pháp năm (?P<year>\d{4})(?!\w)")
_NOT_NUMBERED = {"thu", "du an", "phu luc", "de nghi"}


@cache
def _type_names() -> dict[str, str]:
    """Map a document type, folded, to its name."""
    return {
        fold(row["type"]): row["type"]
        for row in rows("document_types")
        if row["authority"] != "press"
    }


@cache
def _types() -> re.Pattern[str]:
    """Return the pattern of the types that bear a number, the longest first."""
    names = set(_type_names()) - _NOT_NUMBERED
    return re.compile(
        rf"(?<!\w)(?P<type>{one_of(names)})(?!\w)"
        r"(?: (?:tham tra|tham dinh|giam sat|thanh tra|khan|hoa toc|lien nganh))?"
        r"(?P<so>[,:]? so:?)? "
    )


def find_citations(text: str, bodies: Sequence[Found], context: Context) -> Iterator[Found]:
    """Yield the documents that `text` cites; `bodies` are the bodies found in it.

    >>> text = "theo Quyết định số 12/QĐ-UBND ngày 05/3/2024"
    >>> [(f.norm, f.attributes["date"]) for f in find_citations(text, [], Context())]
    [('12/QĐ-UBND', '2024-03-05')]
    """
    folded = fold(text)
    starts = {body.start: body for body in bodies}
    drafts = list(find_drafts(text))
    yield from drafts
    taken = [(f.start, f.end) for f in drafts]
    numbered = (
        *_numbered(text, folded, starts),
        *_abbreviated(text, folded, starts),
        *_bracketed(text, folded, starts),
    )
    free = [f for f in numbered if not any(s < f.end and f.start < e for s, e in taken)]
    yield from free
    for match in _CONSTITUTION.finditer(text):
        attributes = {"type": "Hiến pháp", "date": match["year"]}
        yield Found(match.start(), match.end(), "LEGAL", "Hiến pháp", attributes)
    taken += [(f.start, f.end) for f in free]

    def issued(at: int, attributes: dict[str, str]) -> int:
        return _issued(folded, at, starts, attributes)

    for found in find_short(text, issued):
        if not any(s < found.end and found.start < e for s, e in taken):
            taken.append((found.start, found.end))
            yield _in_full(found, free)
    for found in find_titles(text, starts, context):
        if not any(s < found.end and found.start < e for s, e in taken):
            yield found


def canonical_number(seen: str) -> str:
    """Return a document number as it was meant: «I74/KH-ƯBND» → «174/KH-UBND».

    Only misreadings that no real number can hold are mended; the rest is kept.
    """
    parts = re.split(r"(?<=[\dIlOo§])\s?([-/–])\s?", seen, maxsplit=1)
    if len(parts) < 3:
        return seen
    digits, mark, rest = parts
    rest = re.sub(r"([-–])\s", r"\1", rest)
    rest = rest.replace("ƯB", "UB").replace("–", "-").replace("QHI", "QH1").rstrip(".-")
    return f"{digits.translate(_DIGITS)}{mark.replace('–', '-')}{rest}"


def _numbered(text: str, folded: str, bodies: Mapping[int, Found]) -> Iterator[Found]:
    for match in _types().finditer(folded):
        pattern = _NUMBER_AFTER_SO if match["so"] else _NUMBER_ALONE
        number = pattern.match(text, match.end())
        if not number or not re.search(r"[^\W\d_]", number["number"].lstrip("IlOo§0123456789")):
            continue
        kind = capital_first(_type_names()[match["type"]])
        cited = _cited(text, folded, (match.start(), number), kind, bodies)
        yield cited
        while another := _another(text, folded, cited.end):
            cited = _cited(text, folded, another, kind, bodies)
            yield cited


def _abbreviated(text: str, folded: str, bodies: Mapping[int, Found]) -> Iterator[Found]:
    """Yield documents whose type stands in initials: «QĐ số 12/QĐ-UBND», «KH 05/KH-UBND»."""
    for match in _INITIALS.finditer(text):
        if number := _NUMBER_ALONE.match(text, match.end()):
            kind = _INITIALS_OF[match["type"]]
            yield _cited(text, folded, (match.start(), number), kind, bodies)


def _in_full(short: Found, numbered: Sequence[Found]) -> Found:
    """Return «Nghị quyết 09» by its full number where the text has it: «09-NQ/TU»."""
    digits = short.attributes["number"].lstrip("0")
    for found in numbered:
        number = found.attributes["number"]
        head = re.match(r"0*([1-9]\d*|0)[-/]", number)
        if found.attributes["type"] == short.attributes["type"] and head and head[1] == digits:
            return replace(short, norm=number, attributes={**short.attributes, "number": number})
    return short


def _bracketed(text: str, folded: str, bodies: Mapping[int, Found]) -> Iterator[Found]:
    """Yield numbers alone in brackets: «(2741/VP-NN, ngày 09/5/2018)»."""
    for number in _IN_BRACKETS.finditer(text):
        cited = _cited(text, folded, (number.start(), number), "Văn bản", bodies)
        if text[cited.end : cited.end + 1] == ")":
            yield cited


def _another(text: str, folded: str, end: int) -> tuple[int, re.Match[str]] | None:
    """Match one more number of the same type: «Quyết định số 5/QĐ-UBND và| số 6/QĐ-UBND»."""
    joint = _ANOTHER.match(folded, end)
    number = _NUMBER_ALONE.match(text, joint.end()) if joint else None
    return (joint.start("so"), number) if joint and number else None


def _cited(
    text: str,
    folded: str,
    numbered: tuple[int, re.Match[str]],
    kind: str,
    bodies: Mapping[int, Found],
) -> Found:
    """Return the citation that begins at a start and holds a number, read on from there."""
    start, number = numbered
    attributes = {"type": kind, "number": canonical_number(number["number"])}
    end = _dated(text, folded, number.end(), attributes)
    end = _issued(folded, end, bodies, attributes)
    if about := _ABOUT.match(folded, end):
        attributes["about"] = _until_stop(text, about.end())
    return Found(start, end, "LEGAL", attributes["number"], attributes)


def _dated(text: str, folded: str, end: int, attributes: dict[str, str]) -> int:
    """Read the date that follows at `end` into `attributes`; return where it ends.

    Behind a comma it is the document's only if no subject follows: in «theo Thông báo số
    12/TB-UBND, ngày 05/9 Sở X đã trình …» it is the day of the deed.
    """
    when = _DATE.match(folded, end)
    if not when or (when.group()[0] == "," and _SUBJECT.match(text, when.end())):
        return end
    day, month = when["d"], when["m"] or when["m2"]
    year = when["y"] or when["y2"] or when["y3"] or when["y4"]
    attributes["date"] = _iso(int(year), int(month), int(day)) if day and month else year
    return when.end()


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)


def _issued(folded: str, end: int, bodies: Mapping[int, Found], attributes: dict[str, str]) -> int:
    """Read the issuer that follows at `end` into `attributes`; return where it ends."""
    of = _OF.match(folded, end)
    if not of:
        return end
    if prime := _HEAD_OF_GOVERNMENT.match(folded, of.end()):
        attributes["issuer"] = "Thủ tướng Chính phủ"
        return prime.end()
    issuer = bodies.get(of.end())
    if not issuer:
        return end
    attributes["issuer"] = issuer.norm
    term = _TERM.match(folded, issuer.end)
    return term.end() if term else issuer.end


def _until_stop(text: str, start: int) -> str:
    stop = _ABOUT_STOP.search(text, start)
    end = min(stop.start() if stop else len(text), start + _LONGEST_ABOUT)
    return text[start:end].strip()
