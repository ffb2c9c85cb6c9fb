"""Citations: documents named by number, laws by name, resolutions by congress or session.

A citation's span holds the type, the number, the date and the issuer where they follow on
directly; an article («khoản 2 Điều 5») stays outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from extract.folding import UPPER, fold
from extract.found import Context, Found
from extract.naming import capital_first, expand
from ontology.load import rows

_DAY = (
    r"(?:,? (?:ban hanh )?ngay (?P<d>\d{1,2})(?:[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"| thang (?P<m2>\d{1,2}) nam (?P<y2>\d{4}))|,? nam (?P<y3>\d{4})| (?P<y4>20[0-3]\d|19\d\d)(?![\w/.]))"
)
_DATE = re.compile(_DAY)
_OF = re.compile(r",? cua (?:hoi nghi |chu tich |thu truong |pho thu tuong |(?=thu tuong)|)")
_HEAD_OF_GOVERNMENT = re.compile(r"thu tuong(?: chinh phu)?(?!\w)")
_NUMBER_AFTER_SO = re.compile(
    r"(?P<number>[\dIlOo§]{1,6}(?:/\d{4})?\s?[-/–]\s?[^\s,;:()«»“”\"]{1,30}(?<=[\w^]))"
)
_SYMBOL = rf"[{UPPER}][\w&.–-]*(?:/[{UPPER}][\w&-]*)*"
_NUMBER_ALONE = re.compile(rf"(?P<number>\d{{1,6}}(?:/\d{{4}})?[-/]{_SYMBOL}(?<=\w))")
_DIGITS = str.maketrans({"I": "1", "l": "1", "O": "0", "o": "0", "§": "8"})
_CONGRESS = re.compile(
    r"nghi quyet (?:cua )?dai hoi(?: dai bieu)?(?: toan quoc)?(?: dang(?: bo)?(?: (?:tinh|thanh pho|huyen|xa|cac cap|khoi))?"
    r"(?: \w+){0,3}?)?(?:,? (?:lan thu|nhiem ky) (?:[ivxlcdm]+|\d+(?: ?- ?\d+)?)| [ivx]+)(?: cua dang)?(?!\w)"
)
_SESSION = re.compile(
    r"nghi quyet (?:tai )?ky hop thu \w+,?(?: cua)? (?:hdnd|hoi dong nhan dan)(?: (?:tinh|thanh pho|huyen))?(?:,? khoa \w+)?"
)
_OF_BODY_ON = re.compile(r"(?:nghi quyet|chi thi|ket luan|quyet dinh) cua (?=\w)")
_TITLE_STOP = re.compile(
    r"\.\.\.|…|[.;:\n]|, (?=chuong trinh|ke hoach|de an|quy hoach|quy dinh)| va (?=quy dinh|ke hoach|quyet dinh|chuong trinh)"
    r"| (?:duoc|da|de trien khai|theo (?:dung|huong dan|tien do|chi dao)|bao dam|nham|nguon ngan sach|cho (?:cac|tung)|la)(?!\w)"
)
_ISSUED = re.compile(
    r"(?:ban hanh |sua doi, bo sung |xay dung, hoan thien |hoan thien )(?=(?:khung )?(?:ke hoach|quy dinh|quy che|the le|chi thi|chuong trinh hanh dong) \w)"
)
_PLAN = re.compile(
    r"(?<!\w)ke hoach (?:(?:von )?dau tu cong trung han|dau tu cong|phat trien kinh te|tai chinh|phat trien nha o|su dung dat(?= \w+ nam \())"
    r"[^.;:,\n()]{0,60}?(?:giai doan |nam |den nam )?\(?(?:\d{4} ?- ?\d{4}|20\d\d)(?!\w)\)?(?: va nam \d{4})?"
)
_CAPITAL_PLAN = re.compile(
    r"(?<=[\w,] )(?<!Sở )(?<!Bộ )(?<!Phòng )(?<!Ban )(?:(?:Kế|Kê) hoạch|Quy định|Quy chế|(?:Quyết định|Chỉ thị)(?= về ))"
    r" (?!này|số|trên|nêu|\d|của|kèm|phê duyệt|và)(?=\w)"
)
_AMENDING = re.compile(r"luat sua doi, bo sung (?:mot so dieu cua )?")
_LAW = re.compile(r"(?<!\w)(?<!phap )(?:bo )?luat(?: so)? (?=\w)|(?<!\w)phap lenh (?=\w)")
_LAW_STOP = re.compile(
    r"[.;:()\n\"“”]|, | (?:nam|so|ngay|va cac|cua|theo quy|trong|de|duoc|co|nay|quy dinh|hien hanh|lien quan|thuoc|do|can|ve viec|va luat|va cac van ban)(?!\w)"
)


@cache
def _types() -> re.Pattern[str]:
    """Return the pattern of document types, folded, longest first."""
    names = {fold(row["type"]) for row in rows("document_types") if row["authority"] != "press"}
    names |= {"van ban", "cong van", "thong bao ket luan", "nghi quyet lien tich", "to trinh"}
    names -= {"luat", "bo luat", "phap lenh", "thu", "du an", "phu luc", "de nghi"}
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(
        r"(?<!\w)(?P<type>" + "|".join(map(re.escape, ordered)) + r")(?!\w)(?P<so>,? so:?)? "
    )


@cache
def _laws() -> dict[str, str]:
    return {fold(row["name"]): row["name"] for row in rows("laws")}


def find_citations(text: str, bodies: Sequence[Found], context: Context) -> Iterator[Found]:
    """Yield the documents that `text` cites; `bodies` are the bodies found in it.

    >>> text = "theo Quyết định số 12/QĐ-UBND ngày 05/3/2024"
    >>> [(f.norm, f.attributes["date"]) for f in find_citations(text, [], Context())]
    [('12/QĐ-UBND', '2024-03-05')]
    """
    folded = fold(text)
    ends = {body.start: body for body in bodies}
    numbered = list(_numbered(text, folded, ends))
    yield from numbered
    yield from _laws_by_name(text, folded)
    yield from _congresses(text, folded, context)
    taken = [(f.start, f.end) for f in numbered]
    for found in _by_title(text, folded, ends):
        if not any(s < found.end and found.start < e for s, e in taken):
            yield found


def canonical_number(seen: str) -> str:
    """Return a document number as it was meant: «I74/KH-ƯBND» → «174/KH-UBND».

    Only misreadings that no real number can hold are mended; the rest is kept.
    """
    digits, mark, rest = re.split(r"(?<=[\dIlOo§])\s?([-/–])\s?", seen, maxsplit=1)
    rest = rest.replace("ƯB", "UB").replace("–", "-").replace("QHI", "QH1").rstrip(".-")
    return f"{digits.translate(_DIGITS)}{mark.replace('–', '-')}{rest}"


def _numbered(text: str, folded: str, ends: dict[int, Found]) -> Iterator[Found]:
    for match in _types().finditer(folded):
        pattern = _NUMBER_AFTER_SO if match["so"] else _NUMBER_ALONE
        number = pattern.match(text, match.end())
        if not number or not re.search(r"[^\W\d_]", number["number"].lstrip("IlOo§0123456789")):
            continue
        end = number.end()
        attributes = {"type": capital_first(_type_name(match["type"]))}
        attributes["number"] = canonical_number(number["number"])
        end = _date_and_issuer(text, folded, end, ends, attributes)
        attributes |= _subject(text, folded, end)
        yield Found(match.start(), end, "LEGAL", attributes["number"], attributes)


@cache
def _type_names() -> dict[str, str]:
    return {fold(row["type"]): row["type"] for row in rows("document_types")}


def _type_name(folded: str) -> str:
    return _type_names().get(folded, folded)


def _date_and_issuer(
    text: str, folded: str, end: int, ends: dict[int, Found], attributes: dict[str, str]
) -> int:
    """Read what follows a number, add it to `attributes`; return where it ends."""
    if when := _DATE.match(folded, end):
        end = when.end()
        parts = when.groupdict()
        day, month = parts["d"], parts["m"] or parts["m2"]
        year = parts["y"] or parts["y2"] or parts["y3"] or parts["y4"]
        attributes["date"] = _iso(int(year), int(month), int(day)) if day and month else year
    if of := _OF.match(folded, end):
        at = of.end()
        issuer = ends.get(at)
        if prime := _HEAD_OF_GOVERNMENT.match(folded, at):
            attributes["issuer"], end = "Thủ tướng Chính phủ", prime.end()
        elif issuer:
            attributes["issuer"], end = issuer.norm, issuer.end
            if term := re.compile(r",? khoa [ivxlcdm\d]+(?!\w)").match(folded, end):
                end = term.end()
    return end


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)


def _subject(text: str, folded: str, end: int) -> dict[str, str]:
    """Return `about` where the citation goes on «về …»."""
    match = re.compile(r",? (?:ve viec|ve) (?=\w)").match(folded, end)
    if not match:
        return {}
    stop = re.compile(r"[.;:\n]|, (?=[A-ZĐ])").search(text, match.end())
    about = text[match.end() : stop.start() if stop else min(len(text), match.end() + 200)]
    return {"about": about.strip()[:200]}


def _laws_by_name(text: str, folded: str) -> Iterator[Found]:
    for match in _LAW.finditer(folded):
        start, at = match.start(), match.end()
        amending = _AMENDING.match(folded, start)
        if amending:
            stop = re.compile(
                r"[.;:\n]|, (?!bo sung)| ve (?=so|bo|ubnd)| va cac | quy dinh| \("
            ).search(folded, at)
            end = _trim_date(folded, stop.start() if stop else len(folded))
            name = text[start:end]
        else:
            end = _law_end(text, folded, at)
            if end == at:
                continue
            name = text[start:end]
            known = _laws().get(folded[at:end])
            name = f"{text[start:at].strip().capitalize()} {known}" if known else name
        attributes = {"type": "Luật", "law": capital_first(name)}
        final = _date_and_issuer(text, folded, end, {}, attributes)
        yield Found(start, final, "LEGAL", capital_first(expand(name)), attributes)


def _trim_date(folded: str, end: int) -> int:
    when = re.compile(r" ngay \d{1,2} thang \d{1,2} nam \d{4}$").search(
        folded, max(0, end - 40), end
    )
    return when.start() if when else end


def _law_end(text: str, folded: str, at: int) -> int:
    """Return the end of a law's name: a known one, else capitals up to a stop word."""
    window = folded[at : at + 120]
    for end in sorted((m.start() for m in re.finditer(r"(?!\w)", window)), reverse=True):
        if window[:end] in _laws():
            return at + end
    stop = _LAW_STOP.search(folded, at)
    end = stop.start() if stop else len(folded)
    words = text[at:end].split(" ")
    if not words[0][:1].isupper() or len(words) > 14:
        return at
    return at + len(" ".join(words))


def _congresses(text: str, folded: str, context: Context) -> Iterator[Found]:
    for pattern in (_CONGRESS, _SESSION):
        for match in pattern.finditer(folded):
            norm = expand(text[match.start() : match.end()])
            if context.place:
                short = re.sub(r"^(tỉnh|thành phố) ", "", context.place)
                norm = re.sub(
                    r"(Đảng bộ|Hội đồng nhân dân) (tỉnh|thành phố)(?! [A-ZĐÂ])",
                    rf"\1 \2 {short}",
                    norm,
                )
            yield Found(match.start(), match.end(), "LEGAL", norm, {"type": "Nghị quyết"})


def _by_title(text: str, folded: str, ends: dict[int, Found]) -> Iterator[Found]:
    """Yield documents without a number that a title tells apart."""
    for match in _OF_BODY_ON.finditer(folded):
        issuer = ends.get(match.end())
        about = issuer and re.compile(r"(?: tai ky hop thu \w+)? ve (?=\w)").match(
            folded, issuer.end
        )
        if issuer and about and not folded.startswith("quyet dinh", match.start()):
            yield _titled(text, folded, match.start(), about.end(), issuer.norm)
    for match in _ISSUED.finditer(folded):
        found = _titled(text, folded, match.end(), match.end(), None)
        if (
            len(text[found.start : found.end].split()) >= 6
            and "von dau tu" not in folded[found.start : found.end][:40]
        ):
            yield found
    plans = [(m.start(), m.end()) for m in _PLAN.finditer(folded)]
    for match in _CAPITAL_PLAN.finditer(text):
        if any(start == match.start() for start, _ in plans):
            continue
        found = _titled(text, folded, match.start(), match.end(), None)
        if len(text[found.start : found.end].split()) >= 5:
            yield found
    for start, end in plans:
        yield Found(
            start, end, "LEGAL", capital_first(expand(text[start:end])), {"type": "Kế hoạch"}
        )


def _titled(text: str, folded: str, start: int, at: int, issuer: str | None) -> Found:
    stop = _TITLE_STOP.search(folded, at)
    end = min(stop.start() if stop else len(folded), start + 420)
    end = start + len(text[start:end].rstrip(" ,"))
    kind = capital_first(" ".join(text[start:end].split(" ")[:2]))
    attributes = {"type": kind} | ({"issuer": issuer} if issuer else {})
    return Found(start, end, "LEGAL", capital_first(expand(text[start:end])), attributes)
