"""Tables of a plain text: where they begin and end, and what is none."""

from __future__ import annotations

import pytest

from extract.forms.plain_tables import find_tables, with_plain_tables
from extract.source import Cell, Content, Table

HEAD = "TT\tNhiệm vụ\tChủ trì\tThời hạn\n"
ROW = "1\tĐào kênh\tSở Y tế\tQuý I\n"


def test_a_table_stands_between_prose() -> None:
    text = f"Các việc như sau.\n{HEAD}{ROW}Giao Sở Y tế báo cáo\tkết quả.\n"
    (table,) = find_tables(text)
    assert text[table.start : table.end] == (HEAD + ROW).rstrip("\n")
    assert [text[c.start : c.end] for c in table.cells if c.row == 1] == [
        "1",
        "Đào kênh",
        "Sở Y tế",
        "Quý I",
    ]


def test_two_tables_are_two() -> None:
    text = f"{HEAD}{ROW}\nPhần sau gồm có.\n{HEAD}{ROW}"
    assert [table.start for table in find_tables(text)] == [0, text.rindex(HEAD)]


@pytest.mark.parametrize(
    "text",
    [
        "1.\tĐào kênh\n2.\tĐắp bờ\n",  # list marks
        "UBND TỈNH SƠN HẠ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 9/KH-UBND\tĐộc lập\n",
        "Cơ quan chủ trì\t: Sở Y tế\nThời gian\t: Quý I\n",  # fields
        "Trang chủ | Văn bản | Liên hệ\nTin tức | Thời sự | Xã hội\n",  # a menu
        "Đào kênh  và  đắp bờ ở xã  Gò Sậy.\nSở Y tế  chủ trì.\n",  # loose spaces
        f"{HEAD}Sở Y tế báo cáo kết quả.\n",  # a head without rows
        "nhiệm vụ\tchủ trì\tthời hạn\n1\tĐào kênh\tSở Y tế\n",  # no label begins so
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert find_tables(text) == []


def test_what_a_reader_knows_stays() -> None:
    known = Content(HEAD + ROW, tables=(Table(0, 2, (Cell(0, 2, 0, 0),)),))
    office = Content(HEAD + ROW, format="docx")
    piped = Content(HEAD + ROW + "| a | b |\n" * 3, markup=True)
    assert with_plain_tables(known) is known
    assert with_plain_tables(office) is office
    assert with_plain_tables(piped) is piped
    assert len(with_plain_tables(Content(HEAD + ROW)).tables) == 1
