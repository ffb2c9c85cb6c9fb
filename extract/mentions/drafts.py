"""Drafts: documents named by what they change or detail, one mention with the ones named inside.

«dự thảo Nghị định sửa đổi, bổ sung một số điều của Nghị định số 80/2021/NĐ-CP» is one document;
the number is that of the one it will change. Also documents called by a short number alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.agencies.naming import capital_first, expand
from extract.folding import fold
from extract.mentions.found import Found
from extract.needed_words import Rare

_TYPES = r"(?:nghi dinh|thong tu(?: lien tich)?|nghi quyet|quyet dinh|phap lenh)"
_DRAFT = Rare(
    rf"(?<!\w){_TYPES} (?:quy dinh chi tiet(?: va huong dan)?(?: thi hanh)?"
    r"|huong dan thi hanh|sua doi,? bo sung|sua doi|thay the|bai bo)(?= (?:mot so|cac|noi dung|dieu"
    r"|nghi|thong|quyet|luat|khoan|phu luc))"
)
_DRAFT_STOP = re.compile(
    r"[.;:\n](?!\d)|\n(?=\d{1,2}(?:\.\d{1,2}){0,3}[.)] )|, (?!bo sung|huong dan|\d)"
    r"| (?:truoc|xong|trong (?:thang|quy|nam)|bao dam|de (?:trinh|bao))(?!\w)"
    r"| \(|$"
)
_SHORT = re.compile(
    r"(?<!\w)(?P<type>nghi quyet|chi thi|ket luan|nghi dinh|quyet dinh|thong bao|cong dien"
    r"|cong van|thong tu|to trinh|huong dan|quy dinh|van ban) (?P<so>so )?"
    r"(?P<number>\d{1,4}(?:/20\d\d)?)(?![\w/-]|[.,]\d)"
)
_COUNTED = re.compile(
    r" (?:lan|thang|nam|tuan|gio|ty|ti|trieu|nghin|dong|van ban|noi dung|nhiem vu|du an|dieu|don vi"
    r"|muc|buoc|cap|nguoi|ho|xa|ban)(?!\w)"
)
_BY_DAY = re.compile(r",? ngay \d{1,2}/\d{1,2}(?:/\d{4})?(?![\w/])")
_KEPT = re.compile(r"(\s?\d{1,6}(?:/\d{4})?[/-][A-ZĐ][\w/&-]*\s?|\s\([A-ZĐ]{2,8}\)\s?)")
_LONGEST = 400

_ONLY_NUMBERED = ("thong tu", "to trinh", "huong dan", "quy dinh", "van ban")
"""Types that are no name before a figure alone: «Hướng dẫn 03 hợp tác xã»."""

Issued = Callable[[int, dict[str, str]], int]


def written_out(name: str) -> str:
    """Return a title with its abbreviations written out, but for numbers and «(PCI)» of a name.

    >>> written_out("Nghị định sửa đổi Nghị định số 80/2021/NĐ-CP của UBND")
    'Nghị định sửa đổi Nghị định số 80/2021/NĐ-CP của Ủy ban nhân dân'
    """
    parts = _KEPT.split(name)
    return "".join(p if i % 2 or not p else expand(p) for i, p in enumerate(parts)).strip()


def find_drafts(text: str) -> Iterator[Found]:
    """Yield the documents told by what they detail or change.

    >>> [f.norm for f in find_drafts("trình Nghị định sửa đổi một số điều của Luật Nhà ở.")]
    ['Nghị định sửa đổi một số điều của Luật Nhà ở']
    """
    folded = fold(text)
    at = 0
    for match in _DRAFT.finditer(folded):
        if match.start() < at:
            continue
        stop = _DRAFT_STOP.search(folded, match.end(), match.start() + _LONGEST)
        end = stop.start() if stop else min(len(text), match.start() + _LONGEST)
        end = match.start() + len(text[match.start() : end].rstrip(" ,"))
        if end == match.end():
            continue
        at = end
        name = text[match.start() : end]
        kind = capital_first(" ".join(name.split(" ")[:2]))
        yield Found(match.start(), end, "LEGAL", capital_first(written_out(name)), {"type": kind})


def find_short(text: str, issued: Issued) -> Iterator[Found]:
    """Yield documents called by a short number: «Nghị quyết 09», «Thông báo số 412 ngày 20/11».

    The number begins with a zero, or follows «số» and goes on with its day, its year or its
    issuer; `issued` reads an issuer at an offset into attributes and returns where it ends.

    >>> [f.norm for f in find_short("theo Nghị định số 12/2031, Nghị quyết 09", lambda at, _: at)]
    ['12/2031', 'Nghị quyết 09']
    """
    folded = fold(text)
    for match in _SHORT.finditer(folded):
        if not text[match.start()].isupper() or _COUNTED.match(folded, match.end()):
            continue
        day = _BY_DAY.match(folded, match.end())
        kind = capital_first(text[match.start("type") : match.end("type")])
        attributes = {"type": kind, "number": match["number"]}
        dated = day.end() if day else match.end()
        end = issued(dated, attributes) if match["so"] else dated
        told = match["so"] and (end > match.end() or "/" in match["number"])
        called = match["number"].startswith("0") and match["type"] not in _ONLY_NUMBERED
        if not (told or called):
            continue
        norm = match["number"] if told else text[match.start() : match.end()]
        yield Found(match.start(), end, "LEGAL", norm, attributes)
