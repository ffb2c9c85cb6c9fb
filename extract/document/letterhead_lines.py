"""Lines of a letterhead that stand side by side on paper, set one below the other.

A letterhead has two columns: the issuer and the number on the left, the national motto, place and
date on the right. Text copied from a page runs them together («ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ
NGHĨA VIỆT NAM»), and Markdown makes a table of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cleaning.markup import HARD
from extract.cleaning.offsets import Edit
from extract.folding import UPPER

_HEAD = 1500
"""How far from its beginning a text may still be letterhead, in characters."""

_MOTTO = re.compile(
    r"C[OỘ]NG H[OÒ][AÀ] X[AÃ] H[OỘ]I|Đ[oộ]c l[aậ]p ?[-–—] ?T[uự] do"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM"
)
_NUMBERED = re.compile(
    rf"(?<=[\w/&-])[ ]+(?=[{UPPER}][^\n,:;|]{{1,30}}, ngày [\d….]{{1,4}} ?tháng)"
)
_NUMBER_LINE = re.compile(r"^[ |*]*S[oố] ?[:.]? ?[\d….]", re.MULTILINE)
_TABLE = re.compile(r"(?:^[ ]*\|[^\n]*\|[ ]*(?:\n|$))+", re.MULTILINE)
_SEPARATOR = re.compile(
    r"[ ]*\|[ :|-]*\|(?=[ ]*$)|[ ]*\|[ ]*|\*\*[ ]+\*\*|[ ]+(?=V/v )", re.MULTILINE
)


def letterhead_lines(text: str) -> Iterator[Edit]:
    """Yield the edits that part the columns of a letterhead by block boundaries.

    «| UBND TỈNH X | CỘNG HÒA … |» becomes two lines; a text without the motto has no edits.
    """
    head = text[:_HEAD]
    if not _MOTTO.search(head):
        return
    tables = [m for m in _TABLE.finditer(head) if _MOTTO.search(m[0])]
    for table in tables:
        for match in _SEPARATOR.finditer(head, table.start(), table.end()):
            yield (match.start(), match.end(), HARD)
    behind = tables[-1].end() if tables else 0
    yield from sorted(_side_by_side(head, behind))


def _side_by_side(head: str, start: int) -> Iterator[Edit]:
    """Yield the breaks before a motto, and before place and date, that follow on one line."""
    for motto in _MOTTO.finditer(head, start):
        before = head[head.rfind("\n", 0, motto.start()) + 1 : motto.start()]
        if before.strip(" *"):
            spaces = len(before) - len(before.rstrip(" "))
            yield (motto.start() - spaces, motto.start(), HARD)
    for number in _NUMBER_LINE.finditer(head, start):
        end = head.find("\n", number.end())
        dated = _NUMBERED.search(head, number.end(), end if end >= 0 else len(head))
        if dated:
            yield (dated.start(), dated.end(), HARD)
