"""Authority: whose word counts more, and whether a body speaks for its whole place."""

from __future__ import annotations

import re

from kg.duties.genres import announces, gives_orders
from kg.identity.document_names import DocumentName
from kg.identity.names import key
from kg.identity.scopes import place_in

_PARTY = re.compile(
    r"tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|ban chấp hành|đảng bộ|quốc hội"
)
_COUNCIL = re.compile(r"hội đồng nhân dân|hđnd")
_COMMITTEE = re.compile(r"^(?:chủ tịch |văn phòng )?ủy ban nhân dân|^chính phủ|^thủ tướng")
_WHOLE = re.compile(r"thống kê|^cổng thông tin|^báo |đài phát thanh")
_LEVELS = (("xã|phường|thị trấn|đặc khu", 10), ("huyện|quận|thị xã", 20), ("tỉnh|thành phố", 30))
_NATIONAL = 40


def authority(document: DocumentName | None) -> int:
    """Return how much a document's word counts, by its issuer's place and kind; 0 for unknown.

    A place's party committee and council stand above its people's committee, that above its
    departments, and a province above its communes.
    """
    if document is None or not document.issuer:
        return 0
    issuer = key(document.issuer)
    organ = 1
    if _PARTY.search(issuer) or _COUNCIL.search(issuer):
        organ = 3
    elif _COMMITTEE.match(issuer):
        organ = 2
    return _level(document.scope) + organ


def speaks_for_place(document: DocumentName | None) -> bool:
    """Whether figures of a document without more words are those of its whole place.

    A department's «giải ngân vốn đầu tư công» may be its own part alone.
    """
    if document is None or not document.issuer:
        return True
    issuer = key(document.issuer)
    return authority(document) % 10 > 1 or bool(_WHOLE.search(issuer))


def is_order(document: DocumentName | None) -> bool:
    """Whether a document can set and change targets: no report, no news."""
    return document is not None and gives_orders(document.type) and not announces(document.type)


def same_issuer(one: DocumentName | None, other: DocumentName | None) -> bool:
    """Whether two documents are known to come from one body."""
    if one is None or other is None or not one.issuer or not other.issuer:
        return False
    return key(one.issuer) == key(other.issuer) and one.scope == other.scope


def _level(scope: str) -> int:
    place = place_in(scope)
    if not place:
        return _NATIONAL
    return next((rank for heads, rank in _LEVELS if re.match(rf"(?:{heads}) ", place)), 0)
