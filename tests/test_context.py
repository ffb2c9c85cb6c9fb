"""A clause that says neither «đã» nor «phải» is what its neighbours are."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.statements.link import link

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # after a deed, a bare verb tells the next one, over semicolons and full stops
        (
            "Trong quý, xã đã cấp 30 giấy phép; tổ chức 5 hội nghị tại các ấp.",
            ["result", "result"],
        ),
        (
            "Trong quý, xã đã cấp 30 giấy phép. Tổ chức 5 hội nghị tại các ấp.",
            ["result", "result"],
        ),
        # but what binds by its own words does so anywhere
        (
            "Trong quý, xã đã cấp 30 giấy phép; yêu cầu các ấp tổ chức 5 hội nghị.",
            ["result", "commitment"],
        ),
        (
            "Trong quý, xã đã cấp 30 giấy phép; tổ chức hội nghị tổng kết trước ngày 5/6.",
            ["result", "commitment"],
        ),
        # another paragraph begins anew
        (
            "Trong quý, xã đã cấp 30 giấy phép.\nTổ chức 5 hội nghị tại các ấp.",
            ["result", "commitment"],
        ),
    ],
)
def test_neighbours(text: str, kinds: list[str]) -> None:
    assert [statement.kind for statement in link(page_of(text))] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # the line over an article is its headline
        (
            "Khẩn trương dời chợ Đông\n\nSở Y tế phải phun thuốc tại các xã.",
            ["commitment"],
        ),
        # a line that closes with a stop is none
        (
            "Khẩn trương dời chợ Đông.\n\nSở Y tế phải phun thuốc tại các xã.",
            ["commitment", "commitment"],
        ),
        # nor a line of a text that never closes one
        ("Khẩn trương dời chợ Đông", ["commitment"]),
    ],
)
def test_headlines(text: str, kinds: list[str]) -> None:
    assert [statement.kind for statement in link(page_of(text))] == kinds
