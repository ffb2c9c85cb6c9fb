"""Clauses: where one statement ends and the next begins inside a block.

A clause ends at a full stop or a semicolon, but not inside brackets or quotation marks, nor in a
list of subjects («Sở A; Sở B rà soát …»). Its coordinated parts are told by `coordination`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.folding import UPPER
from extract.mentions.found import Found


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause `start`:`end` of clean text; `sentence` counts the sentences of its block."""

    start: int
    end: int
    sentence: int


_STOP = re.compile(rf"(?:\.\.\.|…|[.?!])[\"”»')\]*/\\^]*(?= ?[\"“(*_\-–+•~\[]* ?[{UPPER}\d]| *$)|;")
_ABBREVIATION = re.compile(
    r"\b(?:TP|TX|TT|Tp|Đ/c|đ/c|TS|ThS|GS|PGS|BS|KS|CN|St|No|Q|P|H|X|CT|QL|ĐT)$"
)
_LIST_MARK = re.compile(r"\(?(?:[IVX]+|\d+|[a-zđ])\)?")
_OPEN, _CLOSE = "([{“«", ")]}”»"
_PAIRED = re.compile(f'[{re.escape(_OPEN)}"]')
_EDGE_LEFT = re.compile(
    r"_*\([^()\d]{2,30}\)_* ?[-–] |[^\w(\"“«{\[]+|[\"“](?= )|\(?(?:\d+|[ivx]+|[a-zđ])\) "
)
_MAY_CLOSE = '_)"”»%}]'
_NEXT = re.compile(r";? *(?:và )?(?:các )?")
_OPENING = re.compile(
    r"(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Gg]ửi"
    r"|(?:chủ trì,? )?[Pp]hối hợp(?: chặt chẽ)?(?: với| cùng)?) "
)
_ADDRESSED = re.compile(
    r".{4,200}(?:^|[ ,])(?:giao|yêu cầu|đề nghị)(?: nhiệm vụ)?(?: cho)?"
    r"(?: các thành viên| lãnh đạo| thủ trưởng)? "
)
"""«Chủ tịch huyện yêu cầu …; …»: up to where the list of those who are ordered begins."""
_SHARED = re.compile(r"[Cc]ác (?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an): ")
_LONGEST_BRACKET = 700
_SPEECH = ("“", '"')


def split_clauses(text: str, start: int, end: int, names: Sequence[Found]) -> list[Clause]:
    """Return the clauses of the block `start`:`end`; `names` are its bodies and citations."""
    cuts: list[tuple[int, int, bool]] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        semicolon = match.group() == ";"
        if match.start() < begin or _inside(text, begin, match.start()):
            continue
        if not semicolon and match.group()[0] == "." and _ends_abbreviation(text, begin, match):
            continue
        if semicolon and _lists(text, begin, match.start(), names):
            continue
        cuts.append((begin, match.start(), not semicolon))
        begin = match.end()
    cuts.append((begin, end, True))
    clauses, sentence = [], 0
    for cut_from, cut_to, ends_sentence in cuts:
        left, right = trimmed(text, cut_from, cut_to)
        if right > left:
            clauses.append(Clause(left, right, sentence))
        sentence += ends_sentence
    return clauses


def _inside(text: str, start: int, at: int) -> bool:
    """Whether `at` lies in an open bracket or quotation that closes soon after.

    A quotation that the clause opens with is speech, sentence by sentence: «“Sở A lập hồ sơ. Sở B
    thẩm định”, ông Tú nói».
    """
    if not _PAIRED.search(text, start, at):
        return False
    depth = 0
    quotes = 0
    while text.startswith((" ", *_SPEECH), start, at):
        start += 1
    for char in text[start:at]:
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char == '"':
            quotes += 1
    if depth:
        rest = text[at : at + _LONGEST_BRACKET]
        return any(char in _CLOSE for char in rest.split("\n")[0])
    return quotes % 2 == 1 and '"' in text[at : at + 120].split("\n", maxsplit=1)[0]


def _ends_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop belongs to a number, an abbreviation («TP.») or a list mark («II.»)."""
    words = text[start : match.start()].strip()
    before = words.rsplit(" ", 1)[-1]
    follows = text[match.end() : match.end() + 1]
    if before[-1:].isdigit() and follows.isdigit():
        return True
    if before.isdigit():
        return False
    opens = before == words and bool(_LIST_MARK.fullmatch(before))
    return follows != "" and (opens or (len(before) <= 3 and bool(_ABBREVIATION.search(before))))


def _lists(text: str, start: int, end: int, names: Sequence[Found]) -> bool:
    """Whether what stands before a semicolon at `end` is a list that goes on behind it.

    Of subjects or partners («Giao Sở A; Sở B rà soát»), or of citations («theo Công văn số 1; Công
    văn số 2»).
    """
    bodies = [n for n in names if n.type == "ORG"]
    if _only_bodies(text, start, end, bodies):
        return True
    cited = {n.end for n in names if n.type == "LEGAL"}
    follows = _NEXT.match(text, end)
    return end in cited and any(
        n.type == "LEGAL" and "number" in n.attributes and follows and n.start == follows.end()
        for n in names
    )


def _only_bodies(text: str, start: int, end: int, bodies: Sequence[Found]) -> bool:
    """Whether `start`:`end` holds nothing but an order's opening and names of bodies."""
    left, right = trimmed(text, start, end)
    if opening := _OPENING.match(text, left, right) or _ADDRESSED.match(text, left, right):
        left = opening.end()
    if shared := _SHARED.match(text, left, right):
        left = shared.end()
    rest = right - left
    for body in bodies:
        if body.start >= left and body.end <= right:
            rest -= body.end - body.start
            if post := body.attributes.get("post"):
                rest -= len(f"{post} các ")
    return right > left and rest <= 3 + text[left:right].count(",") * 2


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span from the first to the last word, list marks and punctuation left out."""
    while start < end and (match := _EDGE_LEFT.match(text, start, end)):
        start = match.end()
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in _MAY_CLOSE):
        end -= 1
    if start >= end or not (text[end - 1] in ")}]" or text[start] in "({["):
        return start, end
    for opened, closed in (("(", ")"), ("{", "}"), ("[", "]")):
        span = text[start:end]
        if span.endswith(closed) and span.count(closed) > span.count(opened):
            end -= 1
        if span.startswith(opened) and span.count(opened) > span.count(closed):
            start += 1
    return start, end
