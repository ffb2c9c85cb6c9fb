"""Addressees of letters: whom «Quý cơ quan» means, and who owes what nobody else is asked."""

from __future__ import annotations

import pytest
from pages import page_of, said

from extract.statements.addressees import addressees, called_you
from extract.statements.split import Clause

pytestmark = pytest.mark.usefixtures("rules_alone")

HEAD = """UBND TỈNH SƠN HẠ
SỞ XÂY DỰNG
Số: 412/SXD-QLN
Sơn Hạ, ngày 03 tháng 6 năm 2027
V/v rà soát nhà ở
"""
SENT = f"""{HEAD}Kính gửi:
- UBND các huyện;
- Công an tỉnh.
"""
ASKED = ["Ủy ban nhân dân các huyện", "Công an tỉnh Sơn Hạ"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{SENT}Đề nghị Quý cơ quan rà soát nhà ở.\n", ASKED),
        (f"{HEAD}Kính gửi: UBND các huyện\nĐề nghị rà soát nhà ở.\n", ASKED[:1]),
        # who gets a copy of it is no addressee
        (f"{HEAD}Đề nghị rà soát.\n1. Đo đất.\n2. Đào kênh.\nNơi nhận:\n- Công an tỉnh;\n", []),
        # a proposal is sent upwards
        ("SỞ Y TẾ\nSố: 5/TTr-SYT\nTỜ TRÌNH\nVề mua cáng\nKính gửi: UBND tỉnh\nĐào kênh.\n", []),
    ],
)
def test_addressees(text: str, named: list[str]) -> None:
    assert [body.norm for body in addressees(page_of(text))] == named


@pytest.mark.parametrize(
    ("sentence", "asked", "ordered"),
    [
        ("Sở Xây dựng đề nghị Quý cơ quan rà soát nhà ở.", True, True),
        ("Trân trọng đề nghị Quý Sở, Quý địa phương cho ý kiến.", True, True),
        # nobody is addressed, or a quarter is meant
        ("Sở Xây dựng rà soát nhà ở trong quý III.", False, False),
        ("Rất vui vì sự giúp đỡ của Quý cơ quan.", False, False),
    ],
)
def test_called_you(sentence: str, asked: bool, ordered: bool) -> None:
    page = page_of(f"{SENT}{sentence}\n")
    start = page.text.index(sentence)
    roles = called_you(page, Clause(start, start + len(sentence), 0), addressees(page))
    assert (roles is not None) is asked
    if roles:
        assert ([body.norm for body in roles.lead], roles.ordered) == (ASKED, ordered)


@pytest.mark.parametrize(
    "body",
    [
        "Sở Xây dựng đề nghị Quý cơ quan:\n1. Rà soát nhà ở xã hội.\n2. Gửi báo cáo số liệu.\n",
        "Sở Xây dựng có ý kiến như sau:\n1. Rà soát nhà ở xã hội.\n2. Gửi báo cáo số liệu.\n",
        "Đề nghị thực hiện các nội dung sau:\n1. Rà soát nhà ở xã hội.\n2. Gửi báo cáo số liệu.\n",
    ],
)
def test_who_owes_the_items_of_a_letter(body: str) -> None:
    leads = [[lead.split("/")[0] for lead in s.lead] for s in said(SENT + body)]
    assert leads == [ASKED, ASKED]
