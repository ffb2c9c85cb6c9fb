"""Clauses: where one statement ends and the next begins."""

from __future__ import annotations

from datetime import date

import pytest

from extract.mentions.components import find_mentions
from extract.mentions.found import Context, Found
from extract.statements.split import split_clauses

DAY = date(2027, 3, 10)
PLACE = "tỉnh Sơn Hạ"


def names_in(text: str) -> list[Found]:
    found = find_mentions(text, Context(DAY, DAY.year, DAY.month, PLACE))["mentions"]
    return [m for m in found if m.type in ("ORG", "LEGAL")]


def split(text: str) -> list[str]:
    return [text[c.start : c.end] for c in split_clauses(text, 0, len(text), names_in(text))]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        # full stops and semicolons end clauses and stay outside them
        (
            "Rà soát quy hoạch. Sửa kênh; nạo vét hồ.",
            ["Rà soát quy hoạch", "Sửa kênh", "nạo vét hồ"],
        ),
        ("Phải đào ngay! Ai đào? Sở Y tế.", ["Phải đào ngay", "Ai đào", "Sở Y tế"]),
        ("Đào kênh", ["Đào kênh"]),
        (" ; . ", []),
        # a colon in the line does not: the topic belongs to the statement
        ("Sở Y tế: khám bệnh; cấp thuốc.", ["Sở Y tế: khám bệnh", "cấp thuốc"]),
        # brackets and quotation marks hold together what they hold
        (
            "Sở Y tế (gồm bệnh viện; trạm xá) tiêm chủng; Sở Nội vụ tuyển người.",
            ["Sở Y tế (gồm bệnh viện; trạm xá) tiêm chủng", "Sở Nội vụ tuyển người"],
        ),
        (
            "Mở hội thi «Sạch nhà; đẹp ngõ». Chấm điểm.",
            ["Mở hội thi «Sạch nhà; đẹp ngõ»", "Chấm điểm"],
        ),
        (
            "Mở hội thi “Sạch nhà; đẹp ngõ”; trao giải",
            ["Mở hội thi “Sạch nhà; đẹp ngõ”", "trao giải"],
        ),
        (
            'Mở hội thi "Sạch nhà; đẹp ngõ"; trao giải',
            ['Mở hội thi "Sạch nhà; đẹp ngõ"', "trao giải"],
        ),
        # speech that opens the clause goes sentence by sentence
        (
            "“Sở Y tế tiêm chủng; khám bệnh. Sở Nội vụ tuyển người”, ông Tú nói.",
            ["“Sở Y tế tiêm chủng", "khám bệnh", "Sở Nội vụ tuyển người”, ông Tú nói"],
        ),
        # dots that only leave something out end nothing; a dash may open the next sentence
        ("Lo y tế, giáo dục… và việc làm.", ["Lo y tế, giáo dục… và việc làm"]),
        ("Rà soát quy hoạch. - Sửa kênh.", ["Rà soát quy hoạch", "Sửa kênh"]),
        ("Xây cầu (dài 120 m; rộng 7 m", ["Xây cầu (dài 120 m", "rộng 7 m"]),  # never closed
        ("Kè bờ (đoạn 2). Bàn giao đất.", ["Kè bờ (đoạn 2)", "Bàn giao đất"]),
        # so does a list of those whom somebody orders
        (
            "Chủ tịch UBND huyện yêu cầu UBND các xã; Phòng Y tế rà soát biên chế; báo cáo.",
            [
                "Chủ tịch UBND huyện yêu cầu UBND các xã; Phòng Y tế rà soát biên chế",
                "báo cáo",
            ],
        ),
        # a list of subjects goes on over its semicolons, a list of predicates does not
        (
            "Sở Y tế; Sở Nội vụ; UBND các xã rà soát biên chế; báo cáo kết quả.",
            ["Sở Y tế; Sở Nội vụ; UBND các xã rà soát biên chế", "báo cáo kết quả"],
        ),
        (
            "Sở Y tế, Sở Nội vụ; UBND các xã rà soát biên chế",
            ["Sở Y tế, Sở Nội vụ; UBND các xã rà soát biên chế"],
        ),
        ("Sở Y tế họp; Sở Nội vụ ghi", ["Sở Y tế họp", "Sở Nội vụ ghi"]),
        (
            "Phối hợp với Sở Y tế; Sở Nội vụ rà soát biên chế; báo cáo kết quả.",
            ["Phối hợp với Sở Y tế; Sở Nội vụ rà soát biên chế", "báo cáo kết quả"],
        ),
        # neither does a list of citations end at one
        (
            "Đào kênh theo Công văn số 5/UBND-KT; Chỉ thị số 6/CT-UBND; sửa đê.",
            ["Đào kênh theo Công văn số 5/UBND-KT; Chỉ thị số 6/CT-UBND", "sửa đê"],
        ),
    ],
)
def test_ends_of_clauses(text: str, clauses: list[str]) -> None:
    assert split(text) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Giao UBND TP. Hòa Lạc sửa cống Q. Bình Minh", 1),
        ("Đ/c. Nguyễn Văn An phụ trách. Sở Y tế báo cáo", 2),
        ("Mời TS. Lê Văn Bình, PGS. Trần Thị Cúc giảng bài", 1),
        ("II. Đào kênh dẫn nước", 1),  # a list mark that was not taken off
        ("b). Đắp đê quai", 1),
        ("Cấp 1.250 giống cây; 3.5 ha đất", 2),  # numbers keep their points
        # what only looks like an abbreviation or mark
        ("Sửa đường số 3. Làm cống số 4", 2),
        ("Xong trong quý II. Sở Y tế báo cáo", 2),
        ("Họp trước ngày 5/4. Sở Nội vụ ghi biên bản", 2),
        ("Học nghị quyết khóa XII. Sở Y tế viết bài", 2),
        ("Làm theo điểm a. Sở Y tế báo cáo", 2),
        ("Đạt 9,5. Xã xếp thứ nhì", 2),
        ("Mua 40 m3. Sơn lại cổng", 2),
    ],
)
def test_full_stops_that_end_nothing(text: str, clauses: int) -> None:
    assert len(split(text)) == clauses


@pytest.mark.parametrize("dots", ["...", "…", ",...", "…;", "... "])
def test_an_ellipsis_ends_a_clause(dots: str) -> None:
    assert split(f"Trồng cây, làm cỏ{dots} Thu hoạch ngô") == ["Trồng cây, làm cỏ", "Thu hoạch ngô"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("- Đào kênh; (2) đắp đê; a) xây cống.", ["Đào kênh", "đắp đê", "xây cống"]),
        ("+ Đào kênh;", ["Đào kênh"]),
        ("“ Đào kênh", ["Đào kênh"]),
        ("Đào kênh (đoạn 1);", ["Đào kênh (đoạn 1)"]),
        ("(Đào kênh", ["Đào kênh"]),
        ("Đào kênh)", ["Đào kênh"]),
        ("Tăng 5%.", ["Tăng 5%"]),
    ],
)
def test_list_marks_and_loose_brackets_are_left_out(text: str, clauses: list[str]) -> None:
    assert split(text) == clauses


def test_clauses_of_one_sentence_are_counted_together() -> None:
    text = "Sở Y tế họp; ghi biên bản. Sở Nội vụ đọc; ký."
    found = split_clauses(text, 0, len(text), [])
    assert [c.sentence for c in found] == [0, 0, 1, 1]


def test_only_the_span_asked_for_is_split() -> None:
    text = "Đào kênh.\nĐắp đê; xây cống.\nTrồng tre."
    found = split_clauses(text, 10, 27, [])
    assert [text[c.start : c.end] for c in found] == ["Đắp đê", "xây cống"]
