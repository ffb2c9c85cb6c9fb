"""Heads of bodies named behind them: «Chủ tịch UBND huyện Lê Văn Tám» names no district."""

from __future__ import annotations

import re
from functools import cache

from extract.words import alternatives
from ontology.load import rows

_POST_BEFORE = re.compile(
    r"(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Tt]rưởng|[Tt]hường trực|[Cc]hánh)[^.;:,\n]{0,40}$"
)
_PLACE = re.compile(rf"(?:{alternatives('person_place')})")
_FARTHEST = 60


def names_a_chair(text: str, start: int, name: str) -> bool:
    """Whether `name`, behind a body or level at `start`, is its head's, by post and family name.

    Units named after great men stay places («phường Trần Hưng Đạo», list `person_place`).

    >>> text = "Chủ tịch UBND huyện Lê Văn Tám phát biểu"
    >>> names_a_chair(text, 13, "Lê Văn Tám"), names_a_chair(text, 13, "Hòa Lộc")
    (True, False)
    """
    if name.count(" ") < 2 or name.split(" ", 1)[0] not in _surnames() or _PLACE.fullmatch(name):
        return False
    return bool(_POST_BEFORE.search(text, max(0, start - _FARTHEST), start))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames") if row["frequency"] == "common")
