"""Which official name a text means: by its words and initials, its level and its time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby

from extract.agencies.body_heads import Head
from extract.agencies.name_trie import Named, Node, names_at, tree
from extract.document.jurisdiction import LEVELS, level_of
from extract.folding import fold
from extract.mentions.found import Context
from ontology.load import rows

_LOWER_HEADS = ("sở ", "phòng ")
_SHORTENED = ("sở", "Sở")
_LEAST_SHORT = 2
_JOINED = re.compile(r" và |[-–,&]")
_MORE_NUMBERS = re.compile(r"(?:, \d(?!\w|[.,/]\d))*(?:,| và) \d(?!\w|[.,/]\d)")
_LEVEL_KINDS = {**LEVELS, "thành phố": "province district"}


@dataclass(frozen=True, slots=True)
class Official:
    """An official name in a text: its `head` (the reading chosen) and where the words end."""

    head: Head
    end: int


def official_at(text: str, folded: str, start: int, context: Context) -> Official | None:
    """Return the longest official name written at `start`, or `None`.

    «Sở KH&ĐT» is the Sở Kế hoạch và Đầu tư, «BCH QS huyện» a Ban, «BCH QS tỉnh» a Bộ; «Sở Nông
    nghiệp» that of the document's time.
    """
    named = list(names_at(text, folded, start))
    whole = sorted((each for each in named if each.heads), key=_length)
    for (before_end, _), same in groupby(whole, _length):
        seen = text[start:-before_end]
        heads = [h for each in same for h in each.heads if _rightly_written(seen, each, h)]
        if heads:
            joined = folded[start:-before_end].replace("–", "-")
            best = _best(heads, folded, -before_end, context, seen=joined)
            return _with_more_numbers(text, Official(best, -before_end))
    return _shortened(text, start, named, context)


def _with_more_numbers(text: str, found: Official) -> Official:
    """Take in the numbers of more bodies of one name: «Quân khu 3|, 4 và 5»."""
    more = _MORE_NUMBERS.match(text, found.end) if found.head.norm[-1:].isdigit() else None
    if not more:
        return found
    return Official(replace(found.head, norm=f"{found.head.norm}{more[0]}"), more.end())


def field_at(text: str, folded: str, start: int, node: Node, context: Context) -> Official | None:
    """Return the name whose words after the shared head (at `node`) stand at `start`.

    «các Sở: Tài chính, KH&ĐT»: from the node of «Sở», «KH&ĐT» is Sở Kế hoạch và Đầu tư.
    """
    named = list(names_at(text, folded, start, node))
    for each in sorted(named, key=lambda n: (-n.end, n.letters)):
        seen = text[start : each.end]
        heads = [h for h in each.heads if not _joined_by_comma(seen, each, h)]
        if heads and seen[0].isupper():
            return Official(_best(heads, folded, each.end, context), each.end)
    return None


def _length(named: Named) -> tuple[int, int]:
    """Return the order of names at a place: the longest first, of these those with more words."""
    return -named.end, named.letters


@cache
def shared_head(word: str) -> Node | None:
    """Return the node of a one-word head («so», «bo», «phong»), or `None`."""
    return tree().steps.get(word)


@cache
def _listed() -> frozenset[str]:
    tables = ("agencies", "departments")
    return frozenset(
        fold(name)
        for table in tables
        for row in rows(table)
        for name in (row["name"], *row["abbreviations"].split("|"))
    )


def _joined_by_comma(seen: str, named: Named, head: Head) -> bool:
    """Whether words are joined by commas that the name has not: a list of two, not one name."""
    return "," in seen and not named.letters and "," not in head.written


def _rightly_written(seen: str, named: Named, head: Head) -> bool:
    """Whether the letters as written may be this name: capitals, and commas of its own."""
    if _joined_by_comma(seen, named, head):
        return False
    if " và " in seen and not _JOINED.search(f"{head.written}{head.norm}"):
        return False  # «Đảng ủy và UBND» are two
    if named.letters and seen.startswith(("Bộ trưởng", "Trưởng")):
        return False
    words = len(head.folded.split())
    if named.letters or words > 1:
        return seen[0].isupper() or (
            seen.startswith(_LOWER_HEADS)
            and (_capital_field(seen) or (seen.startswith("sở ") and seen.islower()))
        )
    return seen == head.written or (head.written.isupper() and len(seen) > 3 and seen.isupper())


def _capital_field(seen: str) -> bool:
    return seen.split(" ", 1)[-1][:1].isupper()


def _best(
    heads: Sequence[Head], folded: str, end: int, context: Context, *, seen: str = ""
) -> Head:
    """Return the likeliest of names written alike: of the level written, or told, and the time.

    Of two that differ in their joints («Phát thanh - Truyền hình») it is the one as `seen`.
    """
    levels = _levels_behind(folded, end) or level_of(context.place or "")
    day = _day(context)

    def rank(head: Head) -> tuple[bool, bool, bool, int]:
        fits = not head.level or bool(set(head.level.split("|")) & set(levels.split()))
        lives = day is None or head.first <= day <= head.last
        return (not fits, not lives, seen != head.folded, heads.index(head))

    return min(heads, key=rank)


def _levels_behind(folded: str, end: int) -> str:
    """Return the levels that the first level word behind a name may mean, else nothing."""
    words = folded[end : end + 20].lstrip(" ").removeprefix("cac ").removeprefix("cap ")
    for name, level in _LEVEL_KINDS.items():
        if words.startswith(fold(name)):
            return level
    return ""


def _day(context: Context) -> date | None:
    if context.date:
        return context.date
    return date(context.year, 6, 30) if context.year else None


def _shortened(text: str, start: int, named: Sequence[Named], context: Context) -> Official | None:
    """Read a department called by the first words of its field: «Sở Nông nghiệp»."""
    if not text.startswith(_SHORTENED, start) or not named:
        return None
    last = max(named, key=lambda n: n.end)
    if len(text[start : last.end].split()) <= _LEAST_SHORT or last.letters:
        return None
    day = _day(context)
    full = [h for h in last.node.below() if h.written == h.norm]
    if day:
        full = [h for h in full if h.first <= day <= h.last]
    return Official(full[0], last.end) if full and (day or len(full) == 1) else None
