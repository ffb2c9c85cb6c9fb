"""Phrases in a loop, and pages read a second time: found, and not confused with lists."""

from __future__ import annotations

import pytest

from extract.cleaning.loops import doubles, loops, merged

LOOPS = [
    # a phrase said again and again: all but the first time is marked
    ("Xã đào kênh và đắp bờ và đắp bờ và đắp bờ trong quý I.", ["và đắp bờ và đắp bờ"]),
    ("Sửa của của của của của xã.", ["của của của của"]),
    # twice is emphasis or a slip, not a loop
    ("Xã rà soát, xã rà soát kỹ.", []),
    ("luôn luôn luôn đúng hạn", []),
    # marks in a table's row, dots, numbers
    ("1 x x x x 2", []),
    ("Ký tên . . . . . . . .", []),
    ("12 12 12 12 12", []),
    # a list whose items differ
    ("các xã Mỹ An, các xã Mỹ Lộc, các xã Mỹ Hòa", []),
]


@pytest.mark.parametrize(("text", "said_again"), LOOPS)
def test_loops(text: str, said_again: list[str]) -> None:
    assert [text[start:end] for start, end in loops(text)] == said_again


PAGE = [
    "Ủy ban nhân dân xã Mỹ Lộc hoàn thành nạo vét tuyến kênh nội đồng số 7 trước ngày 30 tháng 6, "
    "bảo đảm nước tưới cho toàn bộ diện tích lúa hè thu của các ấp phía tây.",
    "Trạm Y tế xã chủ trì, phối hợp với các đoàn thể tổ chức tiêm vắc xin cho trẻ em dưới 5 tuổi, "
    "lập danh sách những gia đình còn vắng mặt để vận động lần sau.",
    "Công an xã tăng cường tuần tra ban đêm tại khu chợ và bến đò, xử lý nghiêm các trường hợp "
    "lấn chiếm lòng đường, báo cáo kết quả về Ủy ban nhân dân xã hằng tuần.",
]


def spans(blocks: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return blocks as one text and where each stands."""
    text, found = "", []
    for block in blocks:
        found.append((len(text), len(text) + len(block)))
        text += block + "\n"
    return text, found


def noisy(block: str) -> str:
    """Return a block as another reading of the same page has it."""
    return block.replace("nạo", "nao").replace("tế", "te").replace("nghiêm", "nghỉêm")


def test_a_page_read_twice_with_other_errors() -> None:
    text, blocks = spans([*PAGE, "Hết trang.", *map(noisy, PAGE), "Nơi nhận: như trên."])
    assert doubles(text, blocks) == [(blocks[4][0], blocks[6][1])]


DIFFERENT = [
    # the same duties for other numbers: a table of years, of communes
    [
        block.replace("7", "8").replace("5 tuổi", "6 tuổi").replace("tuần.", "tuần 2.")
        for block in PAGE
    ],
    # one paragraph alone comes back: formulas do that
    [PAGE[0], "Sở Y tế kiểm tra.", "Sở Xây dựng lập đồ án."],
    # in another order
    [PAGE[2], "Sở Y tế kiểm tra.", PAGE[0]],
]


@pytest.mark.parametrize("later", DIFFERENT)
def test_what_only_resembles_an_earlier_page(later: list[str]) -> None:
    text, blocks = spans([*PAGE, *later])
    assert doubles(text, blocks) == []


def test_merged() -> None:
    assert merged([(5, 9), (0, 3), (8, 12), (12, 14)]) == [(0, 3), (5, 12), (12, 14)]
