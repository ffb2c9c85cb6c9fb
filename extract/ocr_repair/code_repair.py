"""Repair of codes: document numbers, abbreviations and figures, each by a rule of its own.

The language model knows nothing of «174/KH-UBND», «15/3/2024» or «GPMB». Here letters stand for
the figures they look like, and an abbreviation for the known one that it is but for a mark. What
is likely and not sure is a candidate: «05/ra-UB^» is perhaps «05/TB-UBND».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.folding import fold
from extract.ocr_repair.language_model import language_model
from extract.ocr_repair.prior import SURE
from extract.records import Repair
from ontology.load import rows, split

_IN_CODE = str.maketrans("Iil|OoQSBZ§", "11110005828")
_NUMBER = r"[\dIil|OoQSBZ§]{1,6}"
_CODE = re.compile(
    rf"(?<![\w/.,-])(?P<number>{_NUMBER})(?P<year>/[12][\dOo][\dIlOo]{{2}})?"
    r"/(?P<type>[^\W\d_]{1,6})(?P<dash>[-–])(?P<body>[^\W\d_][\w&^]{0,9})(?![\w&^])"
)
_DATE = re.compile(
    r"(?<![\w/.])([\dIilOoQSB|]{1,2})([/.-])([\dIilOo|]{1,2})\2([\dIilOoQSZB|]{4})(?!\w)"
)
_FIGURE = re.compile(r"(?<![\w/-])(?=[OIl.,]{0,15}\d)[lI\d][\dOoIl]*(?:[.,][\dOoIl]+)*(?![\w/-])")
_STROKES = "ÌÍÎÏĨỈìíîïĩỉl1|"
"""What the stroke of a Roman numeral is taken for, where only a numeral can stand."""
_QUARTER = re.compile(rf"(?<=[Qq]uý )[IH{_STROKES}]{{1,3}}V?(?=/[12]\d{{3}}(?!\d)| năm )")
_YEAR = re.compile(r"(?<=năm )[12][\dOo][\dIlOo]{2}(?!\w)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_UPPER_WORD = re.compile(r"(?<![\w&/-])[^\W\d_a-z]{3,8}(?![\w&/])")
_DIGITS_IN_WORD = re.compile(r"(?<![\w/.-])[^\W\d_a-z]*[0158][^\W_a-z]*(?![\w/.-])")
_LETTERS = str.maketrans("0158", "OISB")
_DATE_SCORE, _FIGURE_SCORE, _NUMBER_SCORE, _MARK_SCORE = 0.98, 0.93, 0.96, 0.97
_LISTED_SCORE, _BODY_SCORE = 0.6, 0.9
_LEAST_LETTERS = 4


def code_repairs(text: str) -> Iterator[Repair]:
    """Yield repairs of codes and figures; they may overlap, the earlier of two counts.

    «số I74/KH-ƯBND ngày l5/3/2O24» gives «174/KH-UBND» (rule «code») and «15/3/2024» («number»).
    """
    yield from _codes(text)
    yield from _dates(text)
    yield from _quarters(text)
    yield from _figures(text)
    yield from _listed(text)
    yield from _abbreviations(text)


def _made(match: re.Match[str], meant: str, rule: str, score: float) -> Repair:
    return Repair(*match.span(), match[0], meant, rule, round(score, 3), score >= SURE)


def _codes(text: str) -> Iterator[Repair]:
    for match in _CODE.finditer(text):
        number = match["number"].translate(_IN_CODE)
        score = 1.0 if number == match["number"] else _NUMBER_SCORE
        if "§" in match["number"]:
            score = _LISTED_SCORE
        if score < 1 and not re.search(r"\d", match["number"]):
            continue
        year = (match["year"] or "").translate(_IN_CODE)
        kind, sure_kind = _symbol(match["type"], "type")
        body, sure_body = _symbol(match["body"], "body")
        meant = f"{number}{year}/{kind}{match['dash']}{body}"
        if meant != match[0]:
            yield _made(match, meant, "code", score * sure_kind * sure_body)


@lru_cache(maxsize=4096)
def _symbol(seen: str, place: str) -> tuple[str, float]:
    """Return what a symbol of a document number stands for, and how sure that is.

    It is known, known but for marks («ƯBND»), or listed among the misread ones («ra» for «TB»).
    """
    known = _known_symbols(place)
    if seen in known.values():
        return seen, 1.0
    if (meant := known.get(fold(seen).upper())) and seen.isupper():
        return meant, _MARK_SCORE
    for row in rows("ocr_confusions"):
        if row["place"] == place and row["seen"] == seen:
            return row["meant"], _LISTED_SCORE if place == "type" else _BODY_SCORE
    return seen, 1.0


@cache
def _known_symbols(place: str) -> dict[str, str]:
    """Return the symbols of document types, or of bodies, by their letters without marks."""
    if place == "type":
        cells = [row["symbols"] for row in rows("document_types")]
    else:
        cells = [row["symbols"] for t in ("agencies", "departments") for row in rows(t)]
        cells.append("|".join(_known_abbreviations().values()))
    found: dict[str, str] = {}
    for cell in cells:
        for symbol in split(cell):
            found.setdefault(fold(symbol).upper(), symbol)
    return found


def _dates(text: str) -> Iterator[Repair]:
    for match in _DATE.finditer(text):
        day, month, year = (match[i].translate(_IN_CODE) for i in (1, 3, 4))
        meant = match[2].join((day, month, year))
        figures = sum(c.isdigit() for c in match[0])
        if meant == match[0] or figures < 4 or not meant.replace(match[2], "").isdigit():
            continue
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and 1945 <= int(year) <= 2060:
            yield _made(match, meant, "number", _DATE_SCORE)


def _quarters(text: str) -> Iterator[Repair]:
    """Yield quarters whose strokes were taken for figures or letters: «quý 11/2031».

    «HI» is seen for «II» as well as for «III».
    """
    for match in _QUARTER.finditer(text):
        meant = re.sub(f"[{_STROKES}]", "I", match[0]).replace("H", "II")
        if meant in ("I", "II", "III", "IV") and match[0] not in (meant, "1"):
            doubtful = "H" in match[0] and meant == "III"
            yield _made(match, meant, "number", _LISTED_SCORE if doubtful else _FIGURE_SCORE)


def _figures(text: str) -> Iterator[Repair]:
    for pattern in (_YEAR, _FIGURE):
        for match in pattern.finditer(text):
            meant = match[0].translate(_IN_CODE)
            if meant == match[0] or not _is_figure(match[0], meant):
                continue
            yield _made(match, meant, "number", _FIGURE_SCORE)


def _is_figure(seen: str, meant: str) -> bool:
    """Most of it is figures, as it is read, and the thousands are in threes: «1O.5OO», «2O24»."""
    figures = sum(c.isdigit() for c in seen)
    letters = sum(c.isalpha() for c in seen)
    if not meant.replace(".", "").replace(",", "").isdigit() or figures < 2 or seen[-1] in "lI":
        return False
    return letters <= figures or (letters == figures + 1 and bool(_THOUSANDS.fullmatch(meant)))


def _listed(text: str) -> Iterator[Repair]:
    """Yield what the table lists as misread codes: «ƯSD» for «USD»."""
    codes = {row["seen"]: row["meant"] for row in rows("ocr_confusions") if row["place"] == "code"}
    any_code = "|".join(map(re.escape, sorted(codes, reverse=True)))
    for match in re.finditer(rf"(?<!\w)(?:{any_code})(?!\w)", text):
        yield _made(match, codes[match[0]], "code", _MARK_SCORE)


@cache
def _known_abbreviations() -> dict[str, str]:
    """Return abbreviations in capitals by their letters without marks; doubtful ones are out."""
    found: dict[str, str] = {}
    for row in rows("abbreviations"):
        short = row["abbreviation"]
        if short.isalpha() and short.isupper() and len(short) >= 3:
            key = fold(short).upper()
            found[key] = "" if key in found else short
    return {key: short for key, short in found.items() if short}


def _abbreviations(text: str) -> Iterator[Repair]:
    """Yield abbreviations with a wrong mark («HĐNĐ») or a figure in them («U8ND»)."""
    known = _known_abbreviations()
    for match in _UPPER_WORD.finditer(text):
        seen = match[0]
        meant = known.get(fold(seen).upper())
        if meant and meant != seen and _is_no_word(seen):
            score = _BODY_SCORE if len(seen) >= _LEAST_LETTERS else _LISTED_SCORE
            yield _made(match, meant, "code", score)
    for match in _DIGITS_IN_WORD.finditer(text):
        meant = known.get(fold(match[0].translate(_LETTERS)).upper())
        if meant and len(meant) >= _LEAST_LETTERS:
            yield _made(match, meant, "code", _BODY_SCORE)


def _is_no_word(seen: str) -> bool:
    """«CHỦ» is a word in capitals, whatever its letters without marks stand for."""
    return language_model().number(seen.lower()) < 0
