"""Which tasks a field speaks of."""

from __future__ import annotations

import pytest
from pages import page_of, said

from extract.forms.field_scope import block_at, opens_tasks

HEAD = "Số: 9/KH-UBND\nSơn Hạ, ngày 05 tháng 01 năm 2027\nKẾ HOẠCH\nGiữ nước ngọt\n\n"
BANKS, TREES = "- Đắp đê bao ven sông lớn;\n", "- Trồng tre giữ bờ sông.\n"
HEALTH = ["Sở Y tế/explicit"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (f"1. Thủy lợi\n{BANKS}{TREES}* Chủ trì: Sở Y tế", [HEALTH, HEALTH]),
        (f"1. Thủy lợi\n{BANKS}{TREES}- Chủ trì: Sở Y tế", [HEALTH, HEALTH]),
        (f"1. Thủy lợi\n{BANKS}{TREES}+ Chủ trì: Sở Y tế", [[], HEALTH]),  # deeper
        (  # each has its own
            f"1. Thủy lợi\n{BANKS}* Chủ trì: Công an tỉnh\n{TREES}* Chủ trì: Sở Y tế",
            [["Công an tỉnh/explicit"], HEALTH],
        ),
        (f"1. Thủy lợi\n{BANKS}2. Cây xanh\n{TREES}* Chủ trì: Sở Y tế", [[], HEALTH]),
        (  # above the tasks
            f"1. Thủy lợi\n- Chủ trì: Sở Y tế\n- Nội dung:\n{BANKS.replace('-', '+')}"
            f"{TREES.replace('-', '+')}",
            [HEALTH, HEALTH],
        ),
    ],
)
def test_the_tasks_of_a_field(text: str, leads: list[list[str]]) -> None:
    assert [statement.lead for statement in said(f"{HEAD}{text}\n")] == leads


@pytest.mark.parametrize(
    ("below", "opens"),
    [
        ("- Nội dung:\n+ Đắp đê bao ven sông lớn.\n", True),
        ("- Thời gian: Quý I\n- Nội dung:\n+ Đắp đê bao ven sông lớn.\n", True),
        ("- Nội dung: đắp đê bao ven sông lớn.\n", False),
        ("2. Cây xanh\n- Nội dung:\n+ Trồng tre giữ bờ sông.\n", False),
    ],
)
def test_opens_tasks(below: str, opens: bool) -> None:
    page = page_of(f"{HEAD}1. Thủy lợi\n- Chủ trì: Sở Y tế\n{below}")
    at = page.text.index("Chủ trì")
    assert page.layout.blocks[block_at(page, at)].start == at
    assert opens_tasks(page, at) is opens
