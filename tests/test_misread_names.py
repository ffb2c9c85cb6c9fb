from __future__ import annotations

import pytest

from kg.document.cast import Thing
from kg.identity.misread_names import misread_names


def judge(*names: str, scopes: tuple[str, ...] = (), kind: str = "project") -> set[tuple[str, str]]:
    """Return (verdict, how it is told) for some names of one kind, by the labels as compared."""
    places = scopes or ("tỉnh hà nam",) * len(names)
    things = [
        Thing(str(n), kind, name, name.casefold(), place)
        for n, (name, place) in enumerate(zip(names, places, strict=True))
    ]
    found = misread_names(things, {t.iri: t.core for t in things}, frozenset())
    return {(j.verdict, j.reason.partition(":")[0].rpartition("; ")[2]) for j in found}


DAMAGED = ("same", "tên chỉ khác dấu, một bên bị quét sai chữ")
BARE = ("same", "tên chỉ khác dấu, một bên mất hết dấu")
OFFICIAL = ("same", "một bên là tên chính thức")
MARKS = ("unsure", "tên chỉ khác dấu, chưa rõ do quét sai hay là hai tên")
ONE_WORD = ("same", "một tên bị quét sai một từ")
PROPER = ("unsure", "một tên bị quét sai một từ")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # a word that is no syllable shows the damage; a name without any mark does
        (("Cầu Bắc Sơn", "Cầu Băc Sơn"), {DAMAGED}),
        (("Cầu Bắc Sơn Hạ", "Cau Bac Son Ha"), {BARE}),
        (("Sở Công Thương", "Sơ Công Thương"), {OFFICIAL}),
        # two right words: people decide
        (("Cầu Hòa Lộc", "Cầu Hóa Lộc"), {MARKS}),
        # two right names: a damaged third could be either
        (("Cầu Bắc Lộc", "Cầu Bắc Lốc", "Cầu Băc Lộc"), {MARKS}),
        # one word in small letters is no syllable, in a proper name people decide
        (("Nhà máy xử lý rác", "Nhà máy xử ly1 rác"), set()),
        (("Nhà máy xứ lý nước thải", "Nhà máy xứ lỳj nước thải"), {ONE_WORD}),
        (("Khu công nghiệp Bình Minh", "Khu công nghiệp Bịnhh Minh"), {PROPER}),
        (("Cầu Hòa Lộc", "Cầu Hòa Bình"), set()),
    ],
)
def test_names_of_one_place(names: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    assert judge(*names) == expected


def test_names_of_two_places_are_never_judged() -> None:
    scopes = ("tỉnh hà nam", "tỉnh nam định")
    assert judge("Cầu Bắc Sơn", "Cầu Băc Sơn", scopes=scopes) == set()
    assert judge("Nhà máy xứ lý rác", "Nhà máy xứ lỳj rác", scopes=scopes) == set()
