"""Bodies below the province with a bare name or number: «Hạt Kiểm lâm Tân Hòa», «Đội QLTT số 4»."""

from __future__ import annotations

from extract.agencies.body_heads import Head
from extract.agencies.chairs import names_a_chair
from extract.agencies.tails import local_name_end
from extract.folding import fold
from extract.mentions.place_names import provinces

_LOCAL = (
    "chi nhanh van phong dang ky",
    "hat ",
    "tram ",
    "doi ",
    "trung tam ",
    "phong giao dich",
    "chi cuc thue",
    "chi cuc thong ke",
    "chi cuc thi hanh an",
    "bao hiem xa hoi",
    "kho bac",
    "thong ke",
    "ngan hang",
    "ban quan ly khu",
)
"""Heads of bodies below the province that a bare name may follow: «Hạt Kiểm lâm| Tân Hòa»."""


def local_name(text: str, end: int, head: Head) -> int | None:
    """Return the end of the name behind a body below the province that ends at `end`, or `None`.

    A province is no such name, nor is the person who heads the body.
    """
    if head.tail == "none" or not fold(head.norm).startswith(_LOCAL):
        return None
    name = local_name_end(text, end)
    place = text[end + 1 : name]
    if name == end or fold(place) in provinces() or names_a_chair(text, end, place):
        return None
    return name
