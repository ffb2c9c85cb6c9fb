"""Who issued a document, and for which place: by letterhead, attachment, signature, closing.

Each source is tried in its order of trust; the first that tells wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.agencies.bodies import find_bodies
from extract.agencies.naming import capital_first, expand
from extract.document.jurisdiction import (
    commune_in,
    former_places,
    frequent_place,
    place_in,
    proper,
    province_in,
    province_named,
)
from extract.document.parts import Parts
from extract.folding import fold
from extract.mentions.found import Context

DATED = re.compile(
    r"(?P<place>[^,;:\n]{2,45}?),? (?:\d{1,2} giờ(?: \d{1,2})?,? )?"
    r"ng[aà]y (?P<d>\d{1,2}) th[aá]ng (?P<m>\d{1,2})"
    r" n[aă]m (?P<y>\d{4})",
    re.I,
)
ON_BEHALF = re.compile(r"(?:TM|T/M)\.? ?(.+)")
_LEVEL_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|ĐẶC KHU)\b(?! [ỦU][YỶ])")
_LEVEL_WORD = re.compile(r" (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|ĐẶC KHU) ")
_OFFICE = re.compile(r"Văn phòng|Thanh tra|Văn phòng điều phối")
_PARTY_OFFICE = re.compile(
    r"(?:Ban (?:tổ chức|tuyên giáo(?: và dân vận)?|dân vận|nội chính|xây dựng đảng|thường vụ"
    r"|thường trực|chấp hành)|(?:Cơ quan )?(?:[UỦ]y|Uỷ) ban kiểm tra|Thường trực)",
    re.I,
)
_PARTY_ABOVE = re.compile(
    r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy |.*(?:MTTQ|Mặt trận Tổ quốc)", re.I
)
_CENTRAL = re.compile(
    r"CHÍNH PHỦ$|THỦ TƯỚNG|VĂN PHÒNG (?:CHÍNH PHỦ|QUỐC HỘI|TRUNG ƯƠNG)|QUỐC HỘI"
    r"|HỘI ĐỒNG BẦU CỬ QUỐC"
    r"|[UỦ][YỶ] BAN THƯỜNG VỤ|BỘ (?!CHỈ HUY|PHẬN|ĐỘI|TƯ LỆNH)|BAN BÍ THƯ|THANH TRA CHÍNH PHỦ"
    r"|NGÂN HÀNG NHÀ NƯỚC VIỆT|KIỂM TOÁN NHÀ|TỔNG CỤC|.*(?:TRUNG ƯƠNG|QUỐC GIA|TỐI CAO)"
)
"""Bodies of the state as a whole: that they sit in Hà Nội gives their documents no place."""
_PROJECT_BOARD = re.compile(r"Ban [Qq]uản lý|Trung tâm")
_UNIT = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) [A-ZĐÀ-Ỹ].*")
_NO_ISSUER = re.compile(
    r"SỐ ?:|CỘNG H|ĐỘC LẬP|KH[OÓ]A |KỲ HỌP|ĐẢNG CỘNG SẢN|_{3}|-{3}"
    r"|(?<!QUẬN )(?<!PHƯỜNG )(?<!CHỈ ĐẠO )(?<!DỰ ÁN )(?<!KHU VỰC )(?<!\d)\d"
)
_POST = re.compile(r"(?:(?:KẾT LUẬN )?CỦA |CHỦ TỊCH |BỘ TRƯỞNG |GIÁM ĐỐC |CỤC TRƯỞNG )(?=\w)")
_CLOSING = re.compile(
    r"(?P<place>(?:tinh|thanh pho|huyen|xa|phuong) [^.;]{3,70}), ?"
    r"(?P<body>uy ban nhan dan|ubnd|hoi dong nhan dan)(?: (?P<low>huyen|xa|phuong|quan|thi xa)\b)?"
    r"[^.;]{0,40}bao cao"
)
_PASSED_BY = re.compile(
    r"(?:Nghị quyết này[^.\n]{0,90}?|Nghị quyết )(?:và )?(?:đã )?được"
    r" ((?:Hội đồng nhân dân|HĐND) [^,.;]*?),? ?[Kk]h[oó][aá]"
)
_LEVEL_END = re.compile(r" (?:t[iỉ]nh|th[aà]nh ph[oố]|huy[eệ]n|x[aã]|ph[uư][oờ]ng)$")
_LEVEL_BODY = re.compile(
    r"(?:uy ban nhan dan|hoi dong nhan dan|ban chap hanh dang bo)(?: tinh| thanh pho| huyen| xa)?$"
)
_LEVEL_HEAD = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã) ")
_PARTY_BODY = re.compile(r"(?:tinh|thanh|huyen|quan) uy$")
_COUNCIL_WATCHES = re.compile(r"Thường trực (?:HĐND|Hội đồng nhân dân)[^.;]{0,150}giám sát", re.I)
_REPORT_TO = re.compile(
    r"báo cáo (?:Chủ tịch )?((?:UBND|[ỦU]y ban nhân dân) (?:tỉnh|thành phố|huyện|xã|phường))"
)
_SPEAKER = re.compile(r"phát biểu", re.I)
_CONCLUDES = re.compile(r"\b(?:kết luận|có ý kiến)")
_FROM_ORDERS = ("Quyết định", "Kế hoạch", "Chỉ thị", "Chương trình")


def issuer_lines(parts: Parts) -> list[str]:
    """Return the bodies that the letterhead names, split lines joined, the parent body first.

    «ỦY BAN NHÂN DÂN» over «TỈNH LÂM ĐỒNG» is one line; a place above that of the body is left out.
    """
    lines: list[str] = []
    for line in parts.head.split("\n"):
        if not line.isupper() or _NO_ISSUER.search(line):
            continue
        if not lines or not _LEVEL_LINE.match(line):
            lines.append(line)
        elif not _LEVEL_WORD.search(lines[-1]):
            lines[-1] += " " + line
    return lines


def place_of(parts: Parts) -> str | None:
    """Return the province or commune that a document belongs to, `None` where it is not plain."""
    return next((place for place in _places(parts) if place), None)


def _places(parts: Parts) -> Iterator[str | None]:
    lines = issuer_lines(parts)
    for line in lines[::-1]:
        yield place_in(proper(line)) or province_in(line)
    if not (lines and _CENTRAL.match(lines[0])) and (dated := DATED.search(parts.head)):
        yield province_named(dated["place"])
    if parts.attached:
        rest = parts.attached["rest"].strip(" .")
        yield place_in(rest) or province_in(rest)
    if passed := _PASSED_BY.search(parts.tail):
        yield province_in(passed[1])
    if closing := _CLOSING.search(fold(parts.tail)):
        words = parts.tail[closing.start("place") : closing.end("place")]
        yield commune_in(words) if closing["low"] else province_in(words)
    if parts.retold and parts.retold.issuer:
        yield place_in(parts.retold.issuer)
    yield former_places(parts.text)
    yield frequent_place(parts.text)


def issuer_of(parts: Parts, type_: str | None, place: str | None) -> str | None:
    """Return the issuing body's full official name, `None` where nothing tells it."""
    words = next((name for name in _issuers(parts, type_) if name), None)
    return _named(words, place) if words else None


def _issuers(parts: Parts, type_: str | None) -> Iterator[str | None]:
    yield from _letterhead_bodies(issuer_lines(parts))
    if parts.attached and (of := re.search(r"của (.+)", parts.attached["rest"])):
        yield of[1].strip(" ().")
    yield parts.retold.issuer if parts.retold else None
    if type_ == "Tin tức":
        return
    if passed := _PASSED_BY.search(parts.tail):
        yield passed[1]
    for block in parts.blocks("signature"):
        if match := ON_BEHALF.match(parts.words(block)):
            yield proper(match[1].strip())
    if match := _CLOSING.search(fold(parts.tail)):
        yield "Hội đồng nhân dân" if match["body"].startswith("h") else "Ủy ban nhân dân"
    if type_ == "Bài phát biểu":
        yield _speaker_body(parts)
    if type_ in ("Thông báo", "Kết luận"):
        yield _concluding_body(parts)
    if type_ == "Nghị quyết" and _COUNCIL_WATCHES.search(parts.tail):
        yield "Hội đồng nhân dân"
    if type_ in _FROM_ORDERS and not parts.retold and (orders := _REPORT_TO.search(parts.text)):
        yield orders[1]


def _letterhead_bodies(lines: list[str]) -> Iterator[str]:
    """Yield the bodies of a letterhead, the issuing one first.

    «VĂN PHÒNG» is that of the body above; «BAN QLDA ĐẦU TƯ XÂY DỰNG» below «UBND TỈNH LÂM ĐỒNG»
    is that of the province.
    """
    for at in range(len(lines) - 1, -1, -1):
        name = proper(_POST.sub("", lines[at], count=1))
        above = proper(lines[at - 1]) if at else ""
        of_party = _PARTY_OFFICE.fullmatch(name) and _PARTY_ABOVE.match(above)
        if above and (of_party or _OFFICE.fullmatch(name)):
            name = f"{name} {above}"
        elif above and _PROJECT_BOARD.match(name) and (unit := _UNIT.search(above)):
            name = name if unit[0] in name else f"{name} {unit[0]}"
        yield name


def _speaker_body(parts: Parts) -> str | None:
    """Return the body that the speaker of a caption («… Chủ tịch UBND tỉnh phát biểu …») heads."""
    for block in parts.blocks("furniture"):
        words = parts.words(block)
        speaks = _SPEAKER.search(words)
        if speaks:
            bodies = list(find_bodies(words[: speaks.start()], Context()))
            return words[bodies[-1].start : bodies[-1].end] if bodies else None
    return None


def _concluding_body(parts: Parts) -> str | None:
    """Return the body of the lead-in «…, Chủ tịch UBND tỉnh X kết luận như sau:»."""
    lead = parts.text.split("\n", 1)[0]
    concludes = _CONCLUDES.search(lead)
    if not concludes:
        return None
    bodies = list(find_bodies(lead[: concludes.start()], Context()))
    return lead[bodies[-1].start : bodies[-1].end] if bodies else None


def _named(words: str, place: str | None) -> str:
    """Return a body's official full name with its jurisdiction."""
    plain = expand(words)
    found = next(iter(find_bodies(plain, Context(place=place))), None)
    if found and found.start == 0 and _LEVEL_END.sub("", fold(plain)) in fold(found.norm):
        plain = found.norm
    unit = place.split(" ")[-1] if place else ""
    if place and unit not in plain and _LEVEL_BODY.match(fold(plain)):
        plain = f"{_LEVEL_END.sub('', plain)} {place}"
    if place and unit not in plain and _PARTY_BODY.search(fold(plain)):
        plain = f"{plain} {_LEVEL_HEAD.sub('', place)}"
    return capital_first(plain)
