from __future__ import annotations

import pytest

from kg.duties.genres import announces, gives_orders
from ontology.load import rows


@pytest.mark.parametrize(
    ("genre", "orders", "announced"),
    [
        ("Quyết định", True, False),
        ("Nghị quyết", True, False),
        ("Công điện", True, False),
        ("Báo cáo", False, False),
        ("Tờ trình", False, False),
        ("Bài phát biểu", False, False),
        ("Tin tức", False, True),
        ("Thông cáo báo chí", False, True),
        (None, True, False),  # not known
    ],
)
def test_kinds_of_documents(genre: str | None, orders: bool, announced: bool) -> None:
    assert gives_orders(genre) is orders
    assert announces(genre) is announced


def test_every_kind_that_is_no_order_is_a_type_of_the_reference_table() -> None:
    types = {row["type"] for row in rows("document_types")}
    assert sum(not gives_orders(kind) for kind in types) == 13
