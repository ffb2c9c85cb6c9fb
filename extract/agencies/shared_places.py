"""Lists of bodies that share a level: «Hội LHPN, Đoàn Thanh niên phường» are both of the phường."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.folding import fold
from extract.mentions.found import Found
from extract.mentions.place_names import name_end
from extract.mentions.places import LEVEL_NAMES

_JOINED = re.compile(r"(?:,| và) ")
_LEVEL = re.compile(rf" (?P<level>{'|'.join(LEVEL_NAMES.values())})$", re.IGNORECASE)
_LEVEL_OF = re.compile(r"(?P<level>huyện|quận|thị xã|xã|phường|đặc khu) ")
_NEXT = re.compile(r"(?:,| và) (?P<level>huyện|quận|thị xã|xã|phường|đặc khu) ", re.IGNORECASE)
_OF_PLACES = ("Ủy ban nhân dân ", "Hội đồng nhân dân ", "Công an ", "Đảng ủy ")
_MASS = ("hoi ", "doan ", "lien doan ", "uy ban mat tran", "mat tran ")
"""Heads of bodies that every level has: which level is meant, the last of a list may say."""


def share_places(text: str, bodies: Sequence[Found]) -> list[Found]:
    """Return the bodies of `text` in order, the last one's level given to those listed before it.

    Only mass organisations written without a place take it: «Sở Y tế, Công an huyện» share none.
    """
    found = list(bodies)
    told: tuple[str, str] | None = None
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        told = told or _told_by(text, other)
        joined = _JOINED.fullmatch(text, one.end, other.start)
        if told and joined and _takes_place(text, one):
            found[at] = _with_place(one, *told)
        else:
            told = None
    return found


def neighbours(text: str, body: Found) -> Iterator[Found]:
    """Yield the like bodies of the places listed behind a body's own place.

    «Chủ tịch UBND huyện Hòa Lộc, huyện Ba Dốc| chỉ đạo» are two committees.
    """
    place = body.attributes.get("place", "")
    level = _LEVEL_OF.match(place)
    own = text[body.end - len(place) : body.end]
    if not level or not body.norm.startswith(_OF_PLACES) or fold(own) != fold(place):
        return
    end = body.end
    while more := _NEXT.match(text, end):
        end = name_end(text, more.end())
        if more["level"].lower() != level["level"] or end == more.end():
            return
        name = f"{level['level']} {text[more.end() : end]}"
        norm = f"{body.norm.removesuffix(place)}{name}"
        yield Found(more.start("level"), end, "ORG", norm, {**body.attributes, "place": name})


def _takes_place(text: str, body: Found) -> bool:
    """Whether a body is a mass organisation that is written without its place."""
    if not fold(body.norm).startswith(_MASS) or body.attributes.get("collective"):
        return False
    written = text[body.start : body.end]
    name = re.sub(r"^(?:tỉnh|thành phố) ", "", body.attributes.get("place", ""), flags=re.I)
    return not _LEVEL.search(written) and not (name and fold(name) in fold(written))


def _told_by(text: str, body: Found) -> tuple[str, str] | None:
    """Return the words for the level or place of a mass organisation, and its place if known."""
    level = _LEVEL.search(text[body.start : body.end])
    place = body.attributes.get("place", "")
    if not fold(body.norm).startswith(_MASS) or not (level or place):
        return None
    return place or (level["level"].lower() if level else ""), place


def _with_place(body: Found, told: str, place: str) -> Found:
    own = body.attributes.get("place", "")
    if own == place and own:
        return body
    name = body.norm.removesuffix(f" {own}") if own else body.norm
    attributes = {name: told for name, told in body.attributes.items() if name != "place"}
    if place:
        attributes["place"] = place
    return replace(body, norm=f"{name} {told}", attributes=attributes)
