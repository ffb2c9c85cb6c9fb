"""Party committees called by their level alone, where the document names one place of that level.

«Huyện ủy chỉ đạo …» in an article on «huyện Tân Hòa» is the «Huyện ủy Tân Hòa».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.mentions.found import Found

_SEATS = {"Huyện ủy": "huyện", "Quận ủy": "quận", "Thị ủy": "thị xã"}
_BARE = re.compile(rf"(?:^|.* )(?P<seat>{'|'.join(_SEATS)})$")
_FULL = re.compile(rf"(?:^|.* )(?P<seat>{'|'.join(_SEATS)}) (?P<name>[^\W\d_].*)$")
_PLACE = re.compile(
    rf"(?:^|.* )(?P<level>{'|'.join(_SEATS.values())}) (?P<name>[A-ZĐ]\S*(?: \S+)*)$"
)


def with_seats(mentions: Sequence[Found]) -> list[Found]:
    """Return the mentions with the place's name behind bare party committees, if there is one.

    Full names of committees tell it («Huyện ủy Tân Hòa»), else the places of their level and the
    other bodies of such places; of two places none is taken.
    """
    names = {seat: _only(mentions, seat) for seat in _SEATS}
    return [_with_seat(m, names) for m in mentions]


def _with_seat(mention: Found, names: dict[str, str]) -> Found:
    if mention.type == "ORG" and (full := _FULL.match(mention.norm)):
        name = names[full["seat"]]
        if name and full["name"].startswith(f"{name} "):  # the words behind it are of a title
            return replace(mention, norm=mention.norm[: full.start("name")] + name)
    bare = _BARE.match(mention.norm) if mention.type == "ORG" else None
    name = names[bare["seat"]] if bare else ""
    return replace(mention, norm=f"{mention.norm} {name}") if name else mention


def _only(mentions: Sequence[Found], seat: str) -> str:
    """Return the one name that follows `seat` or its level in a document, else an empty text."""
    full = (_FULL.match(m.norm) for m in mentions if m.type == "ORG")
    told = {match["name"] for match in full if match and match["seat"] == seat}
    places = (_PLACE.match(m.norm) for m in mentions if m.type in ("ORG", "LOC"))
    named = sorted({m["name"] for m in places if m and m["level"] == _SEATS[seat]})
    told = {next((n for n in named if t.startswith(f"{n} ")), t) for t in told} or set(named)
    return told.pop() if len(told) == 1 else ""
