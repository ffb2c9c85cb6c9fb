"""Collective bodies: «các sở, ban, ngành», «các cơ quan, đơn vị, địa phương liên quan»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.agencies.descriptions import described_end
from extract.agencies.naming import expand, lower_first, toned
from extract.agencies.told_plurals import find_told
from extract.mentions.found import Found
from extract.words import alternatives
from ontology.load import rows

_UNIT = f"(?:{alternatives('collective_unit')})"
_COLLECTIVE = re.compile(
    r"(?<!\w)(?P<quantity>(?:các|một số|1 số|nhiều|tất cả các|toàn thể các|\d+) )?"
    rf"(?P<units>{_UNIT}(?!\w)"
    rf"(?:(?:, |/| và các | và | )(?:các )?{_UNIT}(?!\w)(?! nhân dân| trưởng))*)"
    rf"(?: (?:{alternatives('collective_tail')}))*(?!\w)(?! học| trưởng)"
)
_ALONE = re.compile(rf"(?:{alternatives('collective_alone')})(?!\w)")
_ACTOR_PAIR = re.compile(
    r"(?:sở, |sở ngành|bộ, |bộ ngành|cấp ủy, |đảng bộ, |cơ quan, đơn vị"
    r"|cơ quan ngang bộ, "
    r"|tập đoàn(?:, | kinh tế)|huyện, )"
)
_TASKED_ONLY = re.compile(
    r"(?:thôn|bản|ấp|khóm|buôn|làng|khu phố|nhà thầu|chủ đầu tư|trường|công ty lâm nghiệp)(?!\w)"
)
"""Units that are bodies only where they are given a task."""
_TASKED = re.compile(
    r"(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|hướng dẫn|cùng|phối hợp với|trưởng|và|,"
    r"|[-+.:;\n]|^) ?$"
)
_ORDERED = re.compile(
    r"(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|hướng dẫn|đốc, kiểm tra|phối hợp với|[-+.:;\n]|^) ?$"
)
_HEADED = re.compile(r"(?:hiệu trưởng|giao|yêu cầu|đề nghị|chỉ đạo) $")
_PLACES = ("các xã", "các tỉnh")
"""Places that are bodies only where they are ordered something, or must do it."""
_BOUND = re.compile(
    r" (?:cần|phải|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động|tập trung|tiếp tục|rà soát"
    r"|báo cáo)(?!\w)"
)
PART_OF_WORD = re.compile(r"(?:đồng|cán|toàn|nội|cục|sơ|cơ|trụ|hồ|nông|thành|tổng) $")
"""What makes «sở», «bộ», «cấp» the second half of another word: «cơ sở», «đồng bộ»."""
_ENTERPRISES = re.compile(r"(?:, | và )(?P<firms>(?:các )?(?:tập đoàn|tổng công ty)(?!\w))")
"""Where state enterprises follow bodies of the state: they are a group of their own."""
_FIRM = re.compile(r"tập đoàn|tổng công ty")
_SECTOR = re.compile(rf" (?:{alternatives('sector')})(?!\w)|, doanh nghiệp")


def find_collectives(text: str, lower: str) -> Iterator[Found]:
    """Yield the collective bodies of `text`; `lower` is its lower-case copy.

    A single plural («các sở») or a list («sở, ngành») will do, and so do the wordings of the
    table; branches of the economy («các ngành công nghiệp») and counts («25 xã») are no bodies.
    """
    lower = toned(lower)
    read = list(_by_grammar(text, lower))
    yield from read
    told = [f for f in find_told(text, lower, _listed()[1]) if not _inside(f, read)]
    read += told
    yield from told
    taken = {at for found in read for at in range(found.start, found.end)}
    yield from (f for f in _wordings(text, lower) if f.start not in taken or f.end - 1 not in taken)


def _inside(one: Found, others: Sequence[Found]) -> bool:
    """Whether a body lies inside one of `others`."""
    return any(o.start <= one.start and o.end >= one.end for o in others)


def _by_grammar(text: str, lower: str) -> Iterator[Found]:
    at = 0
    while match := _COLLECTIVE.search(lower, at):
        at = match.end()
        if not _names_bodies(match, lower):
            inside = lower.find(" các ", match.start() + 3, match.end())
            at = inside if inside > 0 else at
        else:
            at = end = _whole_end(lower, match)
            apart = _ENTERPRISES.search(lower, match.start(), end)
            if apart and not _FIRM.search(lower, match.start(), apart.start()):
                yield _collective(text, lower, match.start(), apart.start())
                yield _collective(text, lower, apart.start("firms"), end, "các ")
            else:
                yield _collective(text, lower, match.start(), end)


def _collective(text: str, lower: str, start: int, end: int, plural: str = "") -> Found:
    """Return the collective of a span, spelled in full; `plural` where «các» was shared."""
    norm = expand(text[start:end])
    norm = re.sub(r"(?i)\b(sở|bộ|số) (?=ngành)", r"\1, ", norm)
    norm = re.sub(r"\b(s)ố(?=,)", r"\1ở", norm, flags=re.IGNORECASE)
    norm = _listed()[1].get(lower[start:end], lower_first(norm))
    plural = "" if norm.startswith(plural) else plural
    return Found(start, end, "ORG", plural + norm, {"collective": "yes"})


def _whole_end(lower: str, match: re.Match[str]) -> int:
    """Return the end of a plural with what describes it: «các xã| có dự án đi qua»."""
    plural = match["quantity"] or " các " in match.group()
    return described_end(lower, match.end()) if plural else match.end()


def _names_bodies(match: re.Match[str], lower: str) -> bool:
    """Whether what the pattern matched is bodies, by its units and what stands around it."""
    units, quantity = match["units"], match["quantity"] or ""
    before = lower[max(0, match.start() - 14) : match.start()]
    if not (_ALONE.match(units) if quantity else _ACTOR_PAIR.match(units)):
        return False
    if PART_OF_WORD.search(before):
        return False
    if units.startswith("trường học") and not _HEADED.search(before):
        return False
    if _TASKED_ONLY.match(units) and not (quantity == "các " and _TASKED.search(before)):
        return False
    one = quantity and "," not in units
    return not (one and (quantity[0].isdigit() or _SECTOR.match(lower, match.end())))


@cache
def _listed() -> tuple[re.Pattern[str], dict[str, str], dict[str, list[str]]]:
    """Return the first words of the table's wordings, their norms, and those by two words.

    Only wordings that the grammar does not read stand by two words.
    """
    norms = {r["text"].lower(): r["norm"] or r["text"] for r in rows("collectives")}
    pairs: dict[str, list[str]] = {}
    for wording in sorted(norms, key=lambda w: (-len(w), w)):
        read = _COLLECTIVE.fullmatch(wording)
        if not (read and _names_bodies(read, wording)):
            pairs.setdefault(" ".join(wording.split(" ")[:2]), []).append(wording)
    firsts = sorted({pair.split(" ")[0] for pair in pairs})
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(firsts) + r") [^\W\d_]+,?(?!\w)")
    return pattern, norms, pairs


def _wordings(text: str, lower: str) -> Iterator[Found]:
    """Yield the wordings of the table of collectives, the longest at each place."""
    pattern, norms, pairs = _listed()
    for match in pattern.finditer(lower):
        for wording in pairs.get(match.group(), ()):
            end = match.start() + len(wording)
            if lower.startswith(wording, match.start()) and not lower[end : end + 1].isalnum():
                norm = norms[wording]
                before = lower[max(0, match.start() - 14) : match.start()]
                told = _ORDERED.search(before) or _BOUND.match(lower, end)
                if norm.startswith(_PLACES) and not told:
                    break
                whole = described_end(lower, end)
                norm += expand(text[end:whole]) and f" {expand(text[end:whole])}"
                yield Found(match.start(), whole, "ORG", norm, {"collective": "yes"})
                break
