"""Plans told by their period, and whose they are."""

from __future__ import annotations

import pytest

from extract.folding import fold
from extract.mentions.found import Found
from extract.mentions.plans import find_plans


def spans(text: str, bodies: dict[int, Found]) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.norm) for f in find_plans(text, fold(text), bodies)]


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("lập kế hoạch đầu tư công năm 2025,", "kế hoạch đầu tư công năm 2025"),
        ("ban hành kế hoạch phòng dịch năm 2024;", "kế hoạch phòng dịch năm 2024"),
        ("phê duyệt kế hoạch chống hạn mùa khô 2023 - 2024",
         "kế hoạch chống hạn mùa khô 2023 - 2024"),
        ("; Kế hoạch Cải cách hành chính năm 2024 của phường Mỹ An,",
         "Kế hoạch Cải cách hành chính năm 2024 của phường Mỹ An"),
    ],
)  # fmt: skip
def test_plans(text: str, plan: str) -> None:
    assert spans(text, {}) == [(plan, plan[0].upper() + plan[1:])]


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện kế hoạch sử dụng đất năm 2023 của 08 huyện",  # plans of many
        "xây dựng kế hoạch kiểm tra, hoàn thành trong năm 2024",  # a time within
        "đạt 62% kế hoạch năm 2024",
        "thực hiện kế hoạch vốn năm 2024",
        "Kế hoạch này",
    ],
)
def test_no_plan(text: str) -> None:
    assert spans(text, {}) == []


def test_whose_plan_it_is_belongs_to_it() -> None:
    text = "ban hành kế hoạch phòng dịch năm 2024 của Sở Y tế"
    body = Found(42, 49, "ORG", "Sở Y tế", {})
    assert spans(text, {42: body}) == [
        ("kế hoạch phòng dịch năm 2024 của Sở Y tế", "Kế hoạch phòng dịch năm 2024 của Sở Y tế")
    ]
