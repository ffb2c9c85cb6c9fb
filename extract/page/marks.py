"""List marks: «Điều 2.», «II.», «1.1.», «(2)», «a)», «-», «+», and how they nest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.folding import UPPER

RANKS = {
    "appendix": 0,
    "part": 1,
    "chapter": 2,
    "division": 3,
    "article": 4,
    "capital": 5,
    "roman": 6,
    "number": 7,  # 1.1 is 8, 1.1.1 is 9, 1.1.1.1 is 10
    "bracket": 11,
    "letter": 12,
    "inner": 13,
    "dash": 14,
    "plus": 15,
    "dot": 16,
}
"""How marks nest in Vietnamese administrative texts, outermost first (Decree 30/2020/NĐ-CP)."""

SIGNS = "►▶➤➢➔➡‣✓✔✅☑◆■□❖★☆👉🔹🔸🔷🔶📌📍🔴🟢🟡⭐"
"""Pictures that posts on the web set before their items."""

_MARK = re.compile(
    rf"""(?:
    (?P<appendix>(?:Phụ[ ]lục|PHỤ[ ]LỤC)(?:[ ](?:số[ ])?(?:[IVX]+|\d+|[A-Z]))?[.:]?)(?=[ ]|$)
    |(?P<part>(?:Phần|PHẦN)[ ](?:thứ[ ]\w+|THỨ[ ]\w+|[IVX]+|\d+)[.:]?)(?=[ ]|$)
    |(?P<chapter>(?:Chương|CHƯƠNG)[ ](?:[IVX]+|\d+)[.:]?)(?=[ ]|$)
    |(?P<division>(?:Mục|MỤC)[ ](?:[IVX]+|\d+)[.:]?)(?=[ ]|$)
    |(?P<article>(?:Điều|ĐIỀU)[ ]\d{{1,3}}[a-zđ]?)(?:[.:](?=[ ]|$)|$)
    |(?P<roman>[IVX]{{1,5}})(?:[.)](?=[ ]|$)|/(?=[ ][{UPPER}])|[ ][-–](?=[ ]))
    |(?P<misread>[LIl1|]{{1,3}})[.,]?(?=[ ][{UPPER}]{{2,}}[ ][{UPPER}]{{2,}}[ ][{UPPER}–-])
    |(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})
        (?:[.)]|(?<=\.\d)(?=[ ])|[-–](?=[ ][{UPPER}]))(?=[ ]|[{UPPER}]|$)
    |(?P<comma>\d{{1,2}})[,/](?=[ ][{UPPER}])
    |\[(?P<square>\d{{1,2}})\](?=[ ]|$)
    |\((?P<bracket>\d{{1,2}})\)(?=[ ]|$)
    |\((?P<inner>[a-zđ]|[ivx]{{1,4}})\)(?=[ ]|$)
    |(?P<letter>[a-zđ])(?:\)|\.(?=[ ])|/(?=[ ][{UPPER}]))(?=[ ]|[{UPPER}]|$)
    |(?P<upper>[A-ZĐ])(?P<stop>[.)])(?=[ ]|$)
    |(?P<plus>\+)[ ]
    |(?P<dash>[-–—~¬])(?=[ ]|[{UPPER}])
    |(?P<dot>[•▪●◦·*§{SIGNS}]\ufe0f?)[ ]
    )[ ]*""",
    re.VERBOSE,
)


_NOISE = re.compile(r"\d{1,2} (?=[a-zđ]\) )|([a-zđ]\)) (?=\1 )")
"""A page number before a letter, or a letter read twice: «16 b) …», «a) a) …»."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: as printed, its bare label («2», «a»), its kind, rank, and its length."""

    printed: str
    label: str
    kind: str
    rank: int
    length: int


def read_mark(line: str) -> Mark | None:
    """Read the mark at the beginning of a line.

    >>> read_mark("1.2. Về du lịch").label
    '1.2'
    """
    noise = _NOISE.match(line)
    match = _MARK.match(line, noise.end() if noise else 0)
    if not match:
        return None
    kind = match.lastgroup or "dot"
    if kind == "stop":
        kind = "upper"
    label = match[kind].strip(" .:")
    printed = match[0].strip()
    if kind in ("comma", "square"):
        kind = "number"
    elif kind == "misread":
        kind, label = "roman", "I" * len(label)
    elif kind == "upper":
        kind = _upper_kind(label, match["stop"])
        label = label.lower() if kind == "letter" else label
    rank = RANKS[kind] + (min(label.count("."), 3) if kind == "number" else 0)
    return Mark(printed, label, kind, rank, match.end())


def _upper_kind(label: str, stop: str) -> str:
    """Return what a capital letter marks: «A.» a part, «B)» a misread «b)», «Z.» a number."""
    if stop == ")":
        return "letter"
    return "capital" if label in "ABCDĐEFGH" else "number"
