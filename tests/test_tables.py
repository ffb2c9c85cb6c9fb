"""Tables without rules, one cell a line."""

from __future__ import annotations

from pathlib import Path

from extract.cleaning.clean import clean
from extract.page.structure import parse


def places(text: str) -> dict[str, tuple[int, int]]:
    cleaned = clean(text)
    return {
        cleaned.text[b.start : b.end]: (b.row, b.column)
        for b in parse(cleaned).blocks
        if b.kind == "cell"
    }


def test_a_table_of_four_columns(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "table_bare.txt"
    found = places(path.read_text(encoding="utf-8"))
    assert found["Cơ quan chủ trì"] == (0, 2)
    assert found["Sở Công Thương"] == (1, 2)
    assert found["Lập hồ sơ dự án cầu Bàu Sen"] == (2, 1)
    assert found["Quý III/2025"] == (2, 3)


def test_the_table_ends_with_the_last_full_row() -> None:
    found = places("TT\nViệc\n1\nĐào kênh\n2\nĐắp bờ\nTrên đây là việc của ấp.")
    assert found == {
        "TT": (0, 0),
        "Việc": (0, 1),
        "1": (1, 0),
        "Đào kênh": (1, 1),
        "2": (2, 0),
        "Đắp bờ": (2, 1),
    }


def test_the_table_ends_where_a_section_goes_on_as_forms() -> None:
    found = places(
        "TT\nViệc\nAi làm\n1\nĐào kênh\nẤp trên\n\nII\nĐê bao\nĐắp đê\nCơ quan chủ trì: Ấp dưới"
    )
    assert found["Ấp trên"] == (1, 2)
    assert found["Đê bao"] == (2, 1)
    assert "Đắp đê" not in found


def test_a_table_may_follow_the_title() -> None:
    found = places("KẾ HOẠCH\nGiữ nước ngọt\nTT\nViệc\n1\nĐào kênh\n2\nĐắp bờ")
    assert found["TT"] == (0, 0)
    assert found["Đắp bờ"] == (2, 1)


def test_no_table_without_serial_numbers() -> None:
    assert not places("TT\nViệc\nĐào kênh\nĐắp bờ")


SIX = "TT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời hạn\nSản phẩm\n"


def test_empty_cells_do_not_shift_the_columns() -> None:
    found = places(
        f"{SIX}1\nNạo vét kênh Cây Dừa\nSở Xây dựng\nQuý II/2027\n"  # no support, no product
        "2\nĐắp bờ bao\nSở Y tế\nSở Tài chính\n15/8\nBờ bao\n"
        "3\nThử nước giếng\n-nt-\nThường xuyên\nSổ ghi"
    )
    assert found["Sở Xây dựng"] == (1, 2)
    assert found["Quý II/2027"] == (1, 4)
    assert found["Sở Tài chính"] == (2, 3)
    assert found["Bờ bao"] == (2, 5)
    assert found["-nt-"] == (3, 2)
    assert found["Thường xuyên"] == (3, 4)
    assert found["Sổ ghi"] == (3, 5)


def test_sections_without_a_blank_line_stand_in_rows_of_their_own() -> None:
    found = places(
        f"{SIX}I\nThủy lợi\n1\nNạo vét kênh\nSở Xây dựng\nQuý II/2027\nII\nRừng\n"
        "2\nTrồng tre giữ bờ\nSở Y tế\nQuý III/2027"
    )
    assert found["Thủy lợi"] == (1, 1)
    assert found["II"] == (3, 0)
    assert found["Rừng"] == (3, 1)
    assert found["Trồng tre giữ bờ"] == (4, 1)


def test_serial_numbers_on_the_line_of_the_task() -> None:
    found = places(
        f"{SIX}I. Lĩnh vực thủy lợi\n1. Nạo vét kênh\nSở Xây dựng\nQuý II/2027\n"
        "2. Đắp bờ bao\nSở Y tế\n15/8\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n- Cấp kinh phí."
    )
    assert found["Lĩnh vực thủy lợi"] == (1, 1)
    assert found["Nạo vét kênh"] == (2, 1)
    assert found["Đắp bờ bao"] == (3, 1)
    assert found["15/8"] == (3, 4)
    assert "Sở Tài chính" not in found  # the part after the table


def test_a_head_of_two_rows_with_numbered_columns() -> None:
    found = places(
        "TT\nNhiệm vụ\nPhân công thực hiện\nThời hạn\nChủ trì\nPhối hợp\n(1)\n(2)\n(3)\n(4)\n(5)\n"
        "1\nĐào kênh\nSở Y tế\nSở Tài chính\n15/8"
    )
    assert (found["Chủ trì"], found["Phối hợp"], found["Thời hạn"]) == ((0, 2), (0, 3), (0, 4))
    assert "Phân công thực hiện" not in found
    assert found["15/8"] == (1, 4)


def test_a_number_in_a_row_begins_no_row() -> None:
    found = places("TT\nChỉ tiêu\nSố lượng\n1\nCống\n2\n2\nTrạm bơm\n3\n3\nĐập\n12")
    assert found["Trạm bơm"] == (2, 1)
    assert found["Đập"] == (3, 1)
    assert found["12"] == (3, 2)


def test_a_second_table_goes_on_counting_rows() -> None:
    found = places("TT\nViệc\n1\nĐào kênh\nTT\nViệc khác\n1\nĐắp bờ")
    assert (found["Việc khác"], found["Đắp bờ"]) == ((2, 1), (3, 1))


def test_pipes(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "table_pipes.txt"
    found = places(path.read_text(encoding="utf-8"))
    assert found["Sở Nông nghiệp và Môi trường"] == (1, 2)
    assert found["Chăm sóc rừng ven biển"] == (2, 1)
    assert "Trên đây là kế hoạch năm 2025." not in found
