"""Wordings of indicators: what two names have in common that measure one thing.

The national indicators, with their usual wordings, stand in `reference/indicator_wordings.csv`;
there too, whether more is better and whether amounts add up over a period. Other names are
one where they differ in words that say nothing («tổng», «trên địa bàn», «toàn tỉnh») only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from kg.document.cast import Thing
from kg.identity.grouping import Star
from kg.identity.judgements import Judgement
from kg.identity.misread_names import misread_names
from kg.identity.names import indicator_key, key, split_place
from kg.identity.scopes import is_of_file
from ontology.load import rows, split

Direction = Literal["up", "down", "neutral"]
Sort = Literal["flow", "rate"]

_BEFORE = re.compile(
    r"(?:lũy kế|luỹ kế|trong (?:năm|tháng|quý|kỳ)|cả năm|toàn (?:tỉnh|thành phố|huyện|xã)"
    r"|đã|ước|có thêm|phấn đấu|chỉ tiêu|duy trì|giữ vững|mục tiêu|tổng(?: số)?(?! sản phẩm)) "
)
_AFTER = re.compile(
    r" (?:trên địa bàn(?: (?:toàn )?(?:tỉnh|thành phố|huyện|xã|phường))?"
    r"|(?:trên )?toàn (?:tỉnh|thành phố|huyện)|của (?:tỉnh|thành phố)|cả năm|lũy kế|đạt|là|cho)$"
)
_GROWTH = re.compile(
    r"(?:tốc độ |mức )?(?:tăng trưởng|phát triển|tăng) (?:về )?|tỷ lệ (?=giải ngân)"
)
_COUNTED = re.compile(r" (?:lao động|người)$")
_DOWN = re.compile(
    r"hộ nghèo|cận nghèo|tai nạn|thất nghiệp|nợ (?:xấu|đọng|thuế|công)|tử vong|suy dinh dưỡng"
    r"|người chết|bị thương|vụ cháy|tội phạm|phạm pháp|quá hạn|trễ hạn|tồn đọng|bội chi|bỏ học"
    r"|tảo hôn|ca mắc|vi phạm|thất thoát|hao hụt|thất thu|lạm phát|giá tiêu dùng|phát thải"
)
_NEUTRAL = re.compile(
    r"tỷ trọng|cơ cấu|tỷ số|mật độ|quy mô dân số|lãi suất|(?:^| )chi |biên chế|đơn thư"
)
_RATE = re.compile(
    r"^(?:tỷ lệ|tỷ trọng|tốc độ|chỉ số|mức|độ|hệ số|tỷ số|xếp hạng|thứ hạng|điểm)\b|bình quân|/"
    r"|trên (?:một |10)"
)
_LEAST_WORDS = 3
_WORDING = "hai cách gọi của một chỉ tiêu trong danh mục ({indicator})"
_STEM = "chỉ khác những từ không đổi điều được đo (tổng, trên địa bàn …)"


@dataclass(frozen=True, slots=True)
class Traits:
    """How an indicator behaves: is more better (`up`), and do amounts add up over time (`flow`)."""

    direction: Direction
    sort: Sort


@cache
def _table() -> tuple[dict[str, str], dict[str, Traits]]:
    """Return indicators by wording (as `stem` leaves it), and traits by indicator."""
    known: dict[str, str] = {}
    traits: dict[str, Traits] = {}
    for row in rows("indicator_wordings"):
        name = row["indicator"]
        traits[name] = Traits(cast(Direction, row["direction"]), cast(Sort, row["sort"]))
        for form in (name, *split(row["forms"])):
            known.setdefault(key(form), name)
            known.setdefault(stem(key(form)), name)
    return known, traits


@cache
def stem(compared: str) -> str:
    """Return a compared name without the words around it that say nothing of what is measured.

    >>> stem("tổng thu ngân sách nhà nước trên địa bàn tỉnh")
    'thu ngân sách nhà nước'
    """
    text = compared.replace(",", "")
    while (cut := _AFTER.sub("", _without(_BEFORE, text))) != text:
        text = cut
    return text or compared


def _without(head: re.Pattern[str], text: str) -> str:
    found = head.match(text)
    return text[found.end() :] if found else text


@cache
def standard(compared: str) -> str | None:
    """Return which national indicator a compared name means, `None` for any other.

    >>> standard("tăng trưởng tổng sản phẩm trên địa bàn"), standard("thu ngân sách xã")
    ('tổng sản phẩm trên địa bàn', None)
    """
    known = _table()[0]
    bare = stem(compared)
    grown = _without(_GROWTH, bare)
    tried = (compared, bare, grown, stem(grown), stem(_COUNTED.sub("", bare)))
    return next((known[name] for name in tried if name in known), None)


@cache
def traits_of(name: str) -> Traits:
    """Return how an indicator behaves, by its name: as the table says, else by its words."""
    compared = indicator_key(name)
    if found := standard(compared):
        return _table()[1][found]
    neutral, down = _NEUTRAL.search(compared), _DOWN.search(compared)
    direction: Direction = "neutral" if neutral else "down" if down else "up"
    return Traits(direction, "rate" if _RATE.search(compared) else "flow")


def is_growth(name: str) -> bool:
    """Whether an indicator's name itself says that its percentage is a growth."""
    return re.match(r"tốc độ (?:tăng|phát triển)|tăng trưởng|mức tăng", key(name)) is not None


def place_in_name(name: str, home: str) -> str | None:
    """Return the place for which a name says that it is measured, where it is not `home`."""
    place = split_place(name).place
    return place if place and place not in home.split(", ") else None


def judge_misread(things: Sequence[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join indicators of one scope whose names a scan told apart."""
    shared = [t for t in things if not is_of_file(t.scope)]
    return misread_names(shared, {t.iri: t.core for t in shared}, alone)


def wording(thing: Thing) -> tuple[str, str] | None:
    """Return what an indicator's name says it measures: a national indicator, or a stem."""
    compared = _without_place(thing)
    if name := standard(compared):
        return "standard", name
    found = stem(compared)
    long = len(found.split()) >= _LEAST_WORDS
    return ("stem", found) if long and not is_of_file(thing.scope) else None


def judge_wordings(things: Sequence[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join indicators of one wording."""
    name = standard(_without_place(things[0]))
    score, reason = (0.9, _WORDING.format(indicator=name)) if name else (0.8, _STEM)
    return Star(score, reason, alone=alone).over((0, t) for t in things)


def _without_place(thing: Thing) -> str:
    """Return a compared name without the place that ends it («… trên địa bàn tỉnh Lam Giang»)."""
    placed = split_place(thing.label)
    return indicator_key(placed.core) if placed.place else thing.core
