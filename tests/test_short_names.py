"""Short names: what a document names in full once, and in short after that."""

from __future__ import annotations

import pytest
from pages import page_of


def bodies(text: str) -> list[tuple[str, str]]:
    """Return the bodies of a text as written, with their full names."""
    page = page_of(f"THÔNG BÁO\nKết luận họp về bến đò Gò Sậy\n{text}\n")
    return [(page.text[m.start : m.end], m.norm) for m in page.mentions if m.type == "ORG"]


BOARD = "Ban Quản lý dự án đầu tư xây dựng huyện Ba Dốc"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        # a bare kind means the one body of that kind
        (f"1. {BOARD} lắp phao tiêu.\n2. Ban QLDA dọn luồng lạch.", "Ban QLDA", BOARD),
        # what the text defines holds from there on
        (
            "1. UBND các xã, phường (sau đây gọi là UBND cấp xã) rà soát bến bãi.\n"
            "2. UBND cấp xã dọn luồng lạch.",
            "UBND cấp xã",
            "Ủy ban nhân dân các xã, phường",
        ),
        (
            "1. Tập đoàn Điện lực Việt Nam (EVN) dời cột điện.\n2. Yêu cầu EVN cấp điện cho bến.",
            "EVN",
            "Tập đoàn Điện lực Việt Nam",
        ),
        # a part in a project: the investor
        (
            "1. Sở Xây dựng làm chủ đầu tư bến đò.\n2. Yêu cầu chủ đầu tư lắp phao tiêu.",
            "chủ đầu tư",
            "Sở Xây dựng",
        ),
        # roles told in brackets or in the list of those present
        (
            "1. Công ty Gò Mây (nhà thầu) báo cáo.\n2. Đôn đốc nhà thầu lắp phao tiêu.",
            "nhà thầu",
            "Công ty Gò Mây",
        ),
        # an abbreviation is found where it stands alone, and behind the kind of body
        (
            "1. Công ty Cầu phà Gò Mây (GoMaCo) họp.\n2. Công ty GOMACO dọn luồng lạch.",
            "Công ty GOMACO",
            "Công ty Cầu phà Gò Mây",
        ),
        # the one body of its kind by its head alone
        (
            "1. Công ty Gò Mây họp.\n2. Giám đốc Công ty chịu trách nhiệm lắp phao tiêu.",
            "Công ty",
            "Công ty Gò Mây",
        ),
        (
            "1. Sở Xây dựng họp.\n2. Yêu cầu các phòng, đơn vị thuộc Sở lắp phao tiêu.",
            "các phòng, đơn vị thuộc Sở",
            "các phòng, đơn vị thuộc Sở Xây dựng",
        ),
        # a unit of the one body; its head, whatever follows
        (
            "1. Sở Xây dựng họp.\n2. Thanh tra Sở, Phòng Nội vụ lắp phao tiêu.",
            "Thanh tra Sở",
            "Thanh tra Sở Xây dựng",
        ),
        (
            "1. Bộ Xây dựng họp.\n2. Gửi báo cáo về Bộ (qua Cục Đường sắt) trước ngày 05/6.",
            "Bộ",
            "Bộ Xây dựng",
        ),
        # the joint builder, the one bureau
        (
            "1. Liên danh Gò Mây - Suối Trắng họp.\n2. Đại diện liên danh nhà thầu cam kết.",
            "liên danh nhà thầu",
            "Liên danh Gò Mây - Suối Trắng",
        ),
        (
            "1. Ban Thường vụ Đảng ủy xã Tân Hòa họp.\n2. Lập danh sách, trình Ban Thường vụ.",
            "Ban Thường vụ",
            "Ban Thường vụ Đảng ủy xã Tân Hòa",
        ),
        (
            "1. Chủ đầu tư: Sở Xây dựng.\n2. Yêu cầu chủ đầu tư lắp phao tiêu.",
            "chủ đầu tư",
            "Sở Xây dựng",
        ),
    ],
)
def test_short_names_are_spelled_out(text: str, short: str, full: str) -> None:
    assert (short, full) in bodies(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        # two of a kind: which one is meant, nobody knows
        (
            f"1. {BOARD} và Ban Quản lý dự án giao thông tỉnh họp.\n2. Ban QLDA dọn luồng lạch.",
            "Ban QLDA",
        ),
        ("1. Ban QLDA dọn luồng lạch.", "Ban QLDA"),
        ("1. Yêu cầu chủ đầu tư lắp phao tiêu.", "chủ đầu tư"),
    ],
)
def test_short_names_of_nobody_stay(text: str, short: str) -> None:
    found = [name for written, name in bodies(text) if written == short]
    assert found
    assert all(len(name.split()) <= 5 for name in found)


def test_a_head_alone_is_no_body_where_two_could_be_meant() -> None:
    text = "1. Sở Xây dựng, Sở Tài chính họp.\n2. Giám đốc Sở trình. Sở hữu đất rừng."
    assert [written for written, _ in bodies(text)] == ["Sở Xây dựng", "Sở Tài chính"]


def test_the_issuer_is_meant_by_its_head() -> None:
    text = "SỞ XÂY DỰNG\n1. Sở Tài chính họp.\n2. Sở đã phối hợp lắp phao tiêu."
    assert ("Sở", "Sở Xây dựng") in bodies(text)


def test_a_definition_holds_from_where_it_stands() -> None:
    text = (
        "1. UBND cấp xã họp dân.\n"
        "2. UBND các xã, phường (sau đây gọi là UBND cấp xã) rà soát bến bãi."
    )
    assert bodies(text)[0] == ("UBND cấp xã", "Ủy ban nhân dân cấp xã")
