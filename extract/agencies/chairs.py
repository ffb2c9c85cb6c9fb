"""Heads of bodies named behind them: «Chủ tịch UBND huyện Lê Văn Tám» names no district."""

from __future__ import annotations

import re

from extract.mentions.place_names import common_surnames
from extract.words import alternatives

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
    person = name.count(" ") >= 2 and name.split(" ", 1)[0] in common_surnames()
    if not person or _PLACE.fullmatch(name):
        return False
    return bool(_POST_BEFORE.search(text, max(0, start - _FARTHEST), start))
