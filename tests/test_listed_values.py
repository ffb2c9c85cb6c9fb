"""Fields whose values stand below them."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.page.structure import parse


@pytest.mark.parametrize(
    ("below", "value"),
    [
        ("- Sở Xây dựng;\n- Sở Y tế.\n", "Đơn vị chủ trì:\n- Sở Xây dựng;\n- Sở Y tế."),
        ("Sở Y tế\n", "Đơn vị chủ trì:\nSở Y tế"),
        ("- Sở Y tế rà soát các giếng khoan trong mùa khô.\n", "Đơn vị chủ trì:"),  # a task
        ("- Đào kênh ở xã Gò Sậy.\n", "Đơn vị chủ trì:"),
    ],
)
def test_bodies_below_a_label(below: str, value: str) -> None:
    cleaned = clean(f"1. Đào kênh ở xã Gò Sậy.\nĐơn vị chủ trì:\n{below}")
    (field,) = (b for b in parse(cleaned).blocks if b.kind == "field")
    assert cleaned.text[field.start : field.end] == value


def test_one_time_below_a_label() -> None:
    cleaned = clean("1. Đào kênh ở xã Gò Sậy.\nThời gian hoàn thành:\nQuý II/2027\nQuý III/2027\n")
    (field,) = (b for b in parse(cleaned).blocks if b.kind == "field")
    assert cleaned.text[field.start : field.end] == "Thời gian hoàn thành:\nQuý II/2027"
