"""Short names: bodies that a document names in full once, and by a part of the name after that.

«Ban Quản lý dự án đầu tư xây dựng huyện Ba Dốc … Giao Ban QLDA …», «Tổng công ty Gò Mây (GMC) …
GMC cam kết», «do Công ty Gò Mây làm chủ đầu tư … yêu cầu chủ đầu tư …», «Giám đốc Sở trình».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.agencies.seats import with_seats
from extract.folding import UPPER, fold, lower_case
from extract.mentions.found import Found
from extract.statements.cues import action_verb
from extract.words import alternatives

_KINDS = (
    "ban quan ly du an",
    "ban quan ly",
    "ban chi dao",
    "ban to chuc",
    "ban dieu hanh du an",
    "to cong tac",
    "doan kiem tra",
    "doan cong tac",
    "doan giam sat",
    "hoi dong tham dinh",
    "to giup viec",
    "lien danh",
)
"""Names that are a kind of body only; of a document's one body of that kind they are short."""
_DEFINED = re.compile(
    r" ?\((?:sau đây |dưới đây |trong \w+ này )?(?:được )?(?:viết tắt|gọi tắt|gọi chung|gọi) là:? "
    r"[“\"«']?(?P<short>[^()“”\"«»]{2,60}?)[”\"»']?\)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    rf" ?\((?P<short>[{UPPER}][^\W\d_]{{0,9}}[{UPPER}][^\W\d_]{{0,8}}"
    rf"(?:[&-][{UPPER}]{{1,5}})?(?: \d{{1,2}})?)\)"
)
_LONGEST = 120
_INVESTS = re.compile(
    r"(?: ?\([^()]{2,40}\))? (?:được giao )?(?:làm|là) (?P<role>chủ đầu tư)(?!\w)"
)
_IN_BRACKETS = re.compile(
    r" ?\((?:là |đơn vị )?(?P<role>chủ đầu tư|nhà thầu thi công|nhà thầu|tvgs|tư vấn giám sát"
    r"|đơn vị thi công)\)"
)
_TOLD = re.compile(
    r"(?<!\w)(?P<role>chủ đầu tư|nhà thầu thi công|nhà thầu|tư vấn giám sát|đơn vị thi công)"
    r"(?: (?:dự án|công trình|thi công))?(?: (?:là|gồm)|:) (?:các )?$"
)
_FARTHEST = 40
_JOINT_BUILDER = "lien danh nha thau"
_SHORT_ROLES = {
    "tvgs": "tư vấn giám sát",
    "đơn vị tư vấn giám sát": "tư vấn giám sát",
    "nhà thầu thi công": "nhà thầu",
}
_HEADS = (
    r"Công ty|Bộ|Tập đoàn|Tổng công ty|Sở|Ban Thường vụ|Ban Chấp hành|Ban|Chi cục|Trung tâm"
    r"|Hội đồng|Cục|Văn phòng|Quỹ|Bệnh viện|Hợp tác xã|Tổ công tác"
)
_BARE = re.compile(rf"(?<![\w.-])(?P<head>{_HEADS})(?=[ ,.;:)])")
_ACTS = re.compile(rf" (?:{alternatives('name_stop')}|chưa|không|cử|giữ)(?!\w)")
_NO_BODY = re.compile(
    r" (?:trưởng|luật|chỉ|máy|đội|tiêu|môn|của|các|những|ở|này|liên quan|chủ quản|hành|đầu"
    r"|hữu)(?!\w)"
)
_HEAD_OF = re.compile(r"(?<!\w)(?:[Gg]iám đốc|[Ll]ãnh đạo|[Tt]hủ trưởng) $")
_UNIT_OF = re.compile(r"(?<!\w)(?:Thanh tra|Văn phòng|Ban Giám đốc) $")
"""A unit of the body that a bare head means: «Thanh tra| Sở»."""
_BEHIND = re.compile(
    r"(?:[Gg]iám đốc|[Tt]rưởng|[Cc]hánh|[Cc]hủ tịch|[Pp]hó|[Ll]ãnh đạo|[Tt]hành viên|của|thuộc|về"
    r"|cho|với|và|giao|do|trình|báo cáo|gửi|yêu cầu|đề nghị|tại|đất) $"
)
_PART = re.compile(r" (?:thuộc|của|trực thuộc) (?P<head>Sở|Ban|Cục|Chi cục|Công ty)$")
_LETTERHEAD = 400


def spelled_out(text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return the mentions of `text` with short names of bodies replaced by their full ones.

    A name that the text defines holds from there on, and is found there and further on; a bare
    kind («Ban QLDA», «chủ đầu tư», «Sở») means the one body of that kind, or the issuer, and stays
    as it is where there are two.
    """
    bodies = [m for m in mentions if m.type == "ORG"]
    names = _Names(text, bodies)
    named = [names.named(m) if m.type == "ORG" else m for m in mentions]
    return with_seats(sorted((*named, *names.more(mentions)), key=lambda m: (m.start, m.end)))


@dataclass(frozen=True, slots=True)
class _Defined:
    """A short name as the text defines it: from where on, as written, and the full name."""

    start: int
    short: str
    name: str


class _Names:
    """What a document's short names stand for."""

    def __init__(self, text: str, bodies: Sequence[Found]) -> None:
        self._text = text
        self._lower = lower_case(text)
        self._kinds = _one_of_each(bodies, _KINDS)
        self._roles = _roles(self._lower, bodies)
        self._defined: dict[str, _Defined] = {}
        for body in bodies:
            if (short := _definition(text, body)) and fold(short.short) not in self._defined:
                self._defined[fold(short.short)] = short
        heads = tuple(fold(head) for head in _HEADS.split("|"))
        self._heads = {**_one_of_each(bodies, heads), **_issuers(text, bodies, heads)}

    def named(self, body: Found) -> Found:
        """Return a body with its full name, if it is called by a short one."""
        written = fold(" ".join(self._text[body.start : body.end].split()))
        own = written.removeprefix("cong ty ").removeprefix("tap doan ")
        for short in (written, fold(body.norm), own):
            defined = self._defined.get(short)
            if defined and body.start >= defined.start:
                return replace(body, norm=defined.name)
        if written == _JOINT_BUILDER and "lien danh" in self._kinds:
            return replace(body, norm=self._kinds["lien danh"])
        role = fold(_SHORT_ROLES.get(body.norm.lower(), body.norm))
        name = self._kinds.get(fold(body.norm)) or self._roles.get(role)
        if name:
            return replace(body, norm=name)
        part = _PART.search(body.norm)
        whole = self._heads.get(fold(part["head"])) if part else None
        if part and whole:
            return replace(body, norm=f"{body.norm[: part.start('head')]}{whole}")
        return body

    def more(self, mentions: Sequence[Found]) -> Iterator[Found]:
        """Yield the short names that are no mentions yet."""
        taken = [(m.start, m.end) for m in mentions]
        for start, end, name in sorted((*self._abbreviations(), *self._bare())):
            at = bisect_left(taken, (end, end)) - 1
            if at < 0 or taken[at][1] <= start:
                yield Found(start, end, "ORG", name)

    def _abbreviations(self) -> Iterator[tuple[int, int, str]]:
        """Yield where an abbreviation stands that the text defines: «(GMC)», «GMC cam kết»."""
        known = {d.short: d for d in self._defined.values() if _is_code(d.short)}
        if known:
            shorts = "|".join(re.escape(s) for s in sorted(known, key=lambda s: (-len(s), s)))
            for match in re.finditer(rf"(?<![\w/-])(?:{shorts})(?![\w/-])", self._text):
                if match.start() >= known[match.group()].start:
                    yield match.start(), match.end(), known[match.group()].name

    def _bare(self) -> Iterator[tuple[int, int, str]]:
        """Yield where a head alone means the one body of its kind: «Giám đốc Sở trình»."""
        for match in _BARE.finditer(self._text):
            name = self._heads.get(fold(match["head"]))
            if not name:
                continue
            unit = _UNIT_OF.search(self._text, max(0, match.start() - 14), match.start())
            if unit and not _NO_BODY.match(self._lower, match.end()):
                yield unit.start(), match.end(), f"{unit.group()}{name}"
            elif self._is_meant(match.start(), match.end()):
                yield match.start(), match.end(), name

    def _is_meant(self, start: int, end: int) -> bool:
        if _NO_BODY.match(self._lower, end):
            return False
        behind = _BEHIND.search(self._text, max(0, start - 14), start)
        if self._text[end] != " " or self._text.startswith(" (", end):
            return bool(behind)
        if _HEAD_OF.search(self._text, max(0, start - 14), start):
            return not self._text[end + 1].isupper()
        acts = _ACTS.match(self._lower, end) or action_verb().match(self._lower, end + 1)
        return bool(acts) and (bool(behind) or not self._text[end + 1].isupper())


def _one_of_each(bodies: Sequence[Found], kinds: Sequence[str]) -> dict[str, str]:
    """Map each kind to the one full name of that kind, if there is just one."""
    names: dict[str, dict[str, str]] = {}
    every = {fold(body.norm): body.norm for body in reversed(bodies)}
    for folded, name in sorted(every.items()):
        for kind in kinds:
            if folded.startswith(f"{kind} ") and not _is_other(folded, kind, kinds):
                names.setdefault(kind, {})[folded] = name
    if "ban quan ly du an" in every and "ban quan ly" in names:
        names["ban quan ly"].setdefault("ban quan ly du an", "")
    return {kind: next(iter(full.values())) for kind, full in names.items() if len(full) == 1}


def _is_other(folded: str, kind: str, kinds: Sequence[str]) -> bool:
    """Whether a name is of a longer kind: «Ban Quản lý dự án …» is no «Ban Quản lý»."""
    return any(
        len(other) > len(kind) and other.startswith(f"{kind} ") and folded.startswith(other)
        for other in kinds
    )


def _issuers(text: str, bodies: Sequence[Found], heads: Sequence[str]) -> dict[str, str]:
    """Map a head to the body of the letterhead: «SỞ Y TẾ» at the head of its own document."""
    found: dict[str, str] = {}
    for body in bodies:
        if body.start < _LETTERHEAD and text[body.start : body.end].isupper():
            for head in heads:
                if fold(body.norm).startswith(f"{head} "):
                    found.setdefault(head, body.norm)
    return found


def _definition(text: str, body: Found) -> _Defined | None:
    """Return the short name that stands in brackets behind a body."""
    told = _DEFINED.match(text, body.end, body.end + _LONGEST)
    match = told or _ABBREVIATED.match(text, body.end, body.end + _FARTHEST)
    return _Defined(match.start("short"), match["short"], body.norm) if match else None


def _is_code(short: str) -> bool:
    """Whether a short name is one that no other words are: «GMC», «ViGo», «Ban 5» is none."""
    return " " not in short and sum(letter.isupper() for letter in short) > 1


def _roles(lower: str, bodies: Sequence[Found]) -> Mapping[str, str]:
    """Map a role to the body that the text gives it, if it gives it to one alone."""
    found: dict[str, set[str]] = {}
    for body in bodies:
        before = _TOLD.search(lower, max(0, body.start - _FARTHEST), body.start)
        behind = _INVESTS.match(lower, body.end) or _IN_BRACKETS.match(lower, body.end)
        for match in (before, behind):
            if match and fold(body.norm) != fold(match["role"]):
                role = fold(_SHORT_ROLES.get(match["role"], match["role"]))
                found.setdefault(role, set()).add(body.norm)
    return {role: min(names) for role, names in sorted(found.items()) if len(names) == 1}
