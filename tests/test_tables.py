"""Tables without rules, one cell a line."""

from __future__ import annotations

from pathlib import Path

from extract.clean import clean
from extract.structure import parse


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


def test_pipes(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "table_pipes.txt"
    found = places(path.read_text(encoding="utf-8"))
    assert found["Sở Nông nghiệp và Môi trường"] == (1, 2)
    assert found["Chăm sóc rừng ven biển"] == (2, 1)
    assert "Trên đây là kế hoạch năm 2025." not in found
