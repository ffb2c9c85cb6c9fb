"""Authority: whose word counts more, and who speaks for the whole place."""

from __future__ import annotations

import pytest

from kg.comparison.authority import authority, is_order, same_issuer, speaks_for_place
from kg.identity.document_names import DocumentName

PROVINCE, COMMUNE = "tỉnh vân khê", "xã bản hon, tỉnh vân khê"


def of(issuer: str | None, scope: str = PROVINCE, kind: str = "Quyết định") -> DocumentName:
    return DocumentName(iri=f"{issuer} {scope}", label="x", type=kind, scope=scope, issuer=issuer)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (of("Hội đồng nhân dân tỉnh Vân Khê"), of("Ủy ban nhân dân tỉnh Vân Khê")),
        (of("Tỉnh ủy Vân Khê"), of("Ủy ban nhân dân tỉnh Vân Khê")),
        (of("Ủy ban nhân dân tỉnh Vân Khê"), of("Sở Tài chính tỉnh Vân Khê")),
        (of("Sở Tài chính tỉnh Vân Khê"), of("Hội đồng nhân dân xã Bản Hon", COMMUNE)),
        (of("Chính phủ", ""), of("Hội đồng nhân dân tỉnh Vân Khê")),
        (of("Sở Tài chính tỉnh Vân Khê"), of(None)),
    ],
)
def test_order(higher: DocumentName, lower: DocumentName) -> None:
    assert authority(higher) > authority(lower)


def test_party_and_council_stand_alike() -> None:
    assert authority(of("Tỉnh ủy Vân Khê")) == authority(of("Hội đồng nhân dân tỉnh Vân Khê"))


@pytest.mark.parametrize(
    ("issuer", "whole"),
    [
        ("Ủy ban nhân dân tỉnh Vân Khê", True),
        ("Cục Thống kê tỉnh Vân Khê", True),
        ("Sở Xây dựng tỉnh Vân Khê", False),  # its own part of public investment, perhaps
        (None, True),
    ],
)
def test_who_speaks_for_the_place(issuer: str | None, whole: bool) -> None:
    assert speaks_for_place(of(issuer)) is whole


def test_orders_and_issuers() -> None:
    assert is_order(of("x")) and not is_order(of("x", kind="Báo cáo")) and not is_order(None)
    assert not is_order(of("x", kind="Tin tức"))
    assert same_issuer(of("Sở Y tế"), of("Sở  Y Tế"))
    assert not same_issuer(of("Sở Y tế"), of("Sở Y tế", COMMUNE))
    assert not same_issuer(of(None), of(None))
