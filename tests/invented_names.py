"""Invented names of every kind, many of them alike, as scans and offices make them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from kg.document.cast import Thing
from kg.identity.document_names import DocumentName
from kg.identity.names import key
from kg.identity.rules import Name

BASE = "http://invented.example/"
PLACES = ("tỉnh lam giang", "xã tân lập, tỉnh lam giang", "@1 xã tân lập", "@2 xã tân lập", "")
_HEADS = {
    "agency": ("Sở Y tế", "Sờ Y tế", "So Y te", "Ủy ban nhân dân", "Công ty Hoàng Long", "SYT"),
    "project": ("Cầu Bến Sỏi", "dự án Cầu Bến Sỏi", "Cầu Bến Sỏi giai đoạn 2021 - 2025"),
    "person": ("Lê Văn An", "Lé Văn An", "Í§ĩ Văn An", "Trần Thị Bình"),
    "indicator": ("Tổng thu ngân sách nhà nước", "Thu ngân sách nhà nước", "Kim ngạch xuất miau"),
}
_SUBJECT = "mục tiêu phát triển kinh tế - xã hội của tỉnh năm 2025"


def names(chance: random.Random) -> Iterator[Name]:
    """Yield what one document may name."""
    yield from things(chance)
    yield from citations(chance)


def things(chance: random.Random) -> Iterator[Thing]:
    """Yield two things of each kind."""
    for kind, heads in _HEADS.items():
        for head in chance.sample(heads, 2):
            scope = chance.choice(PLACES)
            iri = f"{BASE}{kind}/{head} {scope}".replace(" ", "-")
            spellings = ("SYT",) if head == "Sở Y tế" else ()
            held = ("Chủ tịch",) if kind == "person" else ()
            yield Thing(iri, kind, head, key(head), scope, False, spellings, held)


def citations(chance: random.Random) -> Iterator[DocumentName]:
    """Yield documents by number, by day and subject, and a file without a number."""
    scope = chance.choice(PLACES[:2])
    number, year = chance.choice(("12/NQ-HĐND", "15/NQ-HĐND")), chance.choice((None, 2024, 2025))
    told = {"type": "Nghị quyết", "scope": scope, "seen": date(2025, 3, 31)}
    iri = f"{BASE}document/{key(number)} {scope} {year or chance.random()}".replace(" ", "-")
    yield DocumentName(iri, number, number=number, key=key(number), year=year, **told)  # type: ignore[arg-type]
    day, source = date(2025, 1, chance.randint(1, 2)), chance.random() < 0.2
    iri = f"{BASE}document/{day} {source} {scope}".replace(" ", "-")
    more = {"about": _SUBJECT, "dated": day, "year": 2025, "source": source, "issuer": "HĐND tỉnh"}
    yield DocumentName(iri, "nghị quyết", **told, **more)  # type: ignore[arg-type]
