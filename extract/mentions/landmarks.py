"""Places that are no units: rivers, islands, economic zones, hamlets, regions, countries.

Their heads («sông», «đèo», «thôn») must have their own marks: «đảo», not «lãnh *đạo* Đảng».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.agencies.naming import capital_first, expand, lower_first
from extract.alternation import one_of
from extract.folding import UPPER, fold, lower_case
from extract.mentions.found import Context, Found
from extract.mentions.known_places import BARE_BEFORE
from extract.mentions.place_names import goes_on, name_end, provinces
from extract.needed_words import Rare
from extract.words import alternatives
from ontology.load import rows

_FEATURE = re.compile(rf"(?<!\w)(?P<kind>{alternatives('place_feature')})(?!\w)")
_HAMLET = re.compile(
    rf"(?<!\w)(?i:{alternatives('hamlet')})(?= (?:(?:số )?\d{{1,3}}(?![\w%]|[.,/-]\d)|[{UPPER}]))",
)
_HAMLET_NUMBER = re.compile(r" (?:số )?\d{1,3}")
_NO_HAMLET = re.compile(
    rf" (?:{alternatives('not_in_a_list')}|{alternatives('post')}"
    r"|Văn|Đại|Nghề|Báo|Cam|Quy|Ghi|Tuyên|Hiến|Hợp|Dự|Đồ|Tin|Danh|Việt|Mô|Thỏa)(?!\w)"
)
_IN_A_NAME = re.compile(
    rf"(?<!\w)(?!(?:tại|ở|cho|từ|đến|của|về|với|và|tới|qua|sang|bàn|ven|dọc|trên|trong|bờ|vào"
    r"|chốt|trạm|điểm|vực|vùng|tuyến|các|lên|xuống|khỏi|cạnh|gần) )"
    rf"[^\W\d_]+ [{UPPER}]$"
)
_BASIN = re.compile(rf" [-–] [{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)?(?![\w-]| [-–])")
"""The second river of a basin: «sông Vu Gia| - Thu Bồn»."""
_CITY = Rare(r"(?<!\w)(?:T[Pp]\.? ?|[Tt]hành phố )HCM(?!\w)")
_REGION = Rare(rf"(?<![\w-])(?:{alternatives('region')})(?!\w)")
_OWNED = re.compile(rf"(?<!\w)(?:{alternatives('body_before_place')}) $")
_CITIES = Rare(rf"(?<![\w-])(?:{alternatives('city')})(?![\w-]| [{UPPER}])")
_CAPITAL_CITY = Rare(
    r"(?<!Vùng )(?<!vùng )(?<!Luật )(?<!về )(?<!\w)Thủ đô(?: Hà Nội)?(?! [A-ZĐ])(?!\w)"
)
_NEAR = 24
_OTHER_SPELLINGS = {
    "thua thien - hue": "thua thien hue",
    "thua thien-hue": "thua thien hue",
    "ba ria-vung tau": "ba ria - vung tau",
}


def find_landmarks(text: str, context: Context) -> Iterator[Found]:
    """Yield rivers, islands, economic zones, hamlets, regions and well-known towns.

    >>> text = "đèo Hòn Giao, thôn Đá và vùng Tây Nguyên"
    >>> [f.norm for f in find_landmarks(text, Context())]
    ['đèo Hòn Giao', 'thôn Đá', 'Tây Nguyên']
    """
    yield from _features(text, context)
    yield from _hamlets(text)
    for match in _REGION.finditer(text):
        yield Found(match.start(), match.end(), "LOC", capital_first(match.group()))
    for match in _CITIES.finditer(text):
        if BARE_BEFORE.search(text, max(0, match.start() - _NEAR), match.start()):
            yield Found(match.start(), match.end(), "LOC", f"thành phố {match.group()}")
    for pattern, norm in ((_CITY, "thành phố Hồ Chí Minh"), (_CAPITAL_CITY, "thành phố Hà Nội")):
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), "LOC", norm)


def _features(text: str, context: Context) -> Iterator[Found]:
    for match in _FEATURE.finditer(lower_case(text)):
        in_a_name = _IN_A_NAME.search(text, max(0, match.start() - 12), match.start() + 1)
        if _OWNED.search(text, max(0, match.start() - _NEAR), match.start()):
            continue  # «Ủy hội| sông Mê Công»
        if match["kind"] == "hồ" and text[match.start()] == "H":
            continue  # «Hồ| Văn Nam»
        if in_a_name and not match["kind"].startswith(("khu", "kkt", "cửa", "vườn")):
            continue  # «Công viên| Suối Mây»
        end = name_end(text, match.end() + 1)
        if match["kind"] == "sông" and (further := _BASIN.match(text, end)):
            end = further.end()
        if end > match.end() + 1 and text[match.end()] == " ":
            span = text[match.start() : end]
            zone = match["kind"].startswith(("khu kinh tế", "kkt"))
            norm = capital_first(expand(span)) if zone else lower_first(span)
            yield Found(match.start(), end, "LOC", norm)
        elif match["kind"] == "khu kinh tế" and text[match.start()] == "K":
            short = re.sub("^(tỉnh|thành phố) ", "", context.place or "")
            yield Found(match.start(), match.end(), "LOC", f"Khu kinh tế {short}".strip())


def _hamlets(text: str) -> Iterator[Found]:
    for match in _HAMLET.finditer(text):
        if not _NO_HAMLET.match(text, match.end()):
            number = _HAMLET_NUMBER.match(text, match.end())
            end = number.end() if number else name_end(text, match.end() + 1)
            yield Found(match.start(), end, "LOC", lower_first(text[match.start() : end]))


def bare_names(text: str, folded: str) -> Iterator[Found]:
    """Yield provinces and countries without a level; `folded` is the folded text.

    Not in headings in capitals, nor behind a body («Điện lực| Lâm Đồng»).
    """
    for match in _bare_names().finditer(folded):
        seen = text[match.start() : match.end()]
        exact = " " in seen or seen in _one_syllable()
        headline = text.startswith(":", match.end()) and not text[: match.start()].strip(" \n*#")
        shouted = seen.isupper() and not headline
        owned = _OWNED.search(text, max(0, match.start() - _NEAR), match.start())
        other = owned or goes_on(text, match.end())
        if exact and seen[0].isupper() and not shouted and not other:
            known = _OTHER_SPELLINGS.get(match.group(), match.group())
            norm = provinces().get(known) or _countries()[known]
            yield Found(match.start(), match.end(), "LOC", norm)


@cache
def _bare_names() -> re.Pattern[str]:
    countries = [row["name"] for row in rows("countries")]
    known = {*provinces(), *_OTHER_SPELLINGS, *map(fold, countries)}
    return re.compile(rf"(?<![\w-]){one_of(known)}(?![\w-])")


@cache
def _one_syllable() -> frozenset[str]:
    """Return the names of one syllable, which must have their own marks: «Lào», not «Lao»."""
    return frozenset(row["name"] for row in rows("countries") if " " not in row["name"])


@cache
def _countries() -> dict[str, str]:
    return {fold(row["name"]): row["norm"] for row in rows("countries")}
