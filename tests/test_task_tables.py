"""Task tables: each row a commitment with its roles and deadline."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import Said, page_of, said, short
from saving import Beside, Grid, Merged, Text, Title, as_docx, as_html

from extract.forms.task_tables import read_table
from extract.page.structure import Block
from extract.pipeline import extract_file
from extract.statements.draft import Walk

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 9/KH-UBND
Sơn Hạ, ngày 05 tháng 01 năm 2027
KẾ HOẠCH
Giữ nước ngọt năm 2027
"""
YEAR = "~2027-01-01/2027-12-31"
SIX = "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |\n"
FOUR = "| STT | Nội dung | Chủ trì, phối hợp | Thời hạn |\n"

Line = tuple[str, list[str], list[str], str]


def row(statement: Said) -> Line:
    """Return a statement as text, leads, supports and deadline, without the province."""
    leads = [name.replace(" tỉnh Sơn Hạ/explicit", "") for name in statement.lead]
    supports = [name.replace(" tỉnh Sơn Hạ", "") for name in statement.support]
    return statement.text, leads, supports, statement.due


def rows(table: str) -> list[Line]:
    """Return what the rows of a table under the head of a plan say."""
    return [row(statement) for statement in said(HEAD + table)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (  # a head of two rows, and column numbers below it
            "| TT | Nội dung nhiệm vụ | Phân công thực hiện | | Thời gian thực hiện | | Ghi chú |\n"
            "| | | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành | |\n"
            "| (1) | (2) | (3) | (4) | (5) | (6) | (7) |\n"
            "| 1 | Nạo vét kênh Cây Dừa | Sở Xây dựng | Sở Y tế | Tháng 2 | Tháng 5 | |\n",
            [
                (
                    "Nạo vét kênh Cây Dừa",
                    ["Sở Xây dựng"],
                    ["Sở Y tế"],
                    "2027-05-01/2027-05-31",
                )
            ],
        ),
        (  # quarters marked with a cross
            "| TT | Nội dung công việc | Đơn vị thực hiện | Thời gian thực hiện | | | |\n"
            "| | | | Quý I | Quý II | Quý III | Quý IV |\n"
            "| 1 | Nạo vét kênh | Sở Xây dựng | | x | | |\n"
            "| 2 | Trồng tre | Sở Y tế | X | X | X | |\n",
            [
                ("Nạo vét kênh", ["Sở Xây dựng"], [], "2027-04-01/2027-06-30"),
                ("Trồng tre", ["Sở Y tế"], [], "2027-01-01/2027-09-30"),
            ],
        ),
        (  # as above; an owner left empty; days and months without their words
            f"{SIX}| 1 | Nạo vét kênh | Sở Xây dựng | Sở Tài chính | 15/8 | |\n"
            "| 2 | Trồng tre | Như trên | -nt- | nt | Bờ tre |\n"
            "| 3 | Đắp đập | '' | | T6/2027 | |\n"
            "| 4 | Khoan giếng | | Sở Y tế | 9/2027 | |\n",
            [
                ("Nạo vét kênh", ["Sở Xây dựng"], ["Sở Tài chính"], "2027-08-15/2027-08-15"),
                ("Trồng tre", ["Sở Xây dựng"], ["Sở Tài chính"], "2027-08-15/2027-08-15"),
                ("Đắp đập", ["Sở Xây dựng"], [], "2027-06-01/2027-06-30"),
                ("Khoan giếng", ["Sở Xây dựng"], ["Sở Y tế"], "2027-09-01/2027-09-30"),
            ],
        ),
        (  # a row over all columns names the owner, the next ends that
            f"{SIX}| I | Nhiệm vụ do Sở Y tế chủ trì: | | | | |\n"
            "| 1 | Thử độ mặn của nước | | Sở Tài chính | Thường xuyên | |\n"
            "| 2 | Kế hoạch triển khai cấp nước | | | 2027-2028 | |\n"
            "| II | Lĩnh vực thủy lợi | | | | |\n"
            "| 3 | Khoan giếng | Sở Xây dựng | | Sau khi có hướng dẫn | |\n",
            [
                ("Thử độ mặn của nước", ["Sở Y tế"], ["Sở Tài chính"], ""),
                ("Kế hoạch triển khai cấp nước", ["Sở Y tế"], [], "2027-01-01/2028-12-31"),
                ("Khoan giếng", ["Sở Xây dựng"], [], YEAR),
            ],
        ),
        (  # lead and support in one column
            f"{FOUR}| 1 | Đào kênh | Sở Xây dựng chủ trì; Sở Y tế phối hợp | Quý III/2027 |\n"
            "| 2 | Đắp bờ | Sở Y tế (phối hợp: Sở Tài chính, Sở Xây dựng) | Hằng năm |\n"
            "| 3 | Trồng rừng | Sở Y tế, Sở Tài chính | Trước ngày 30/6 |\n",
            [
                ("Đào kênh", ["Sở Xây dựng"], ["Sở Y tế"], "2027-07-01/2027-09-30"),
                ("Đắp bờ", ["Sở Y tế"], ["Sở Tài chính", "Sở Xây dựng"], ""),
                ("Trồng rừng", ["Sở Y tế"], ["Sở Tài chính"], "../2027-06-29"),
            ],
        ),
        (  # no serial numbers; several clauses; a post
            "| Nhiệm vụ | Đơn vị chủ trì | Hoàn thành |\n| **Lĩnh vực thủy lợi** | | |\n"
            "| Đề án phát triển kênh mương; nâng cấp trạm bơm | Sở Xây dựng | Quý II |\n"
            "| Nạo vét kênh. Lập hồ sơ công trình | Giám đốc Sở Y tế | |\n",
            [
                ("Đề án phát triển kênh mương", ["Sở Xây dựng"], [], "2027-04-01/2027-06-30"),
                ("nâng cấp trạm bơm", ["Sở Xây dựng"], [], "2027-04-01/2027-06-30"),
                ("Nạo vét kênh", ["Sở Y tế"], [], YEAR),
                ("Lập hồ sơ công trình", ["Sở Y tế"], [], YEAR),
            ],
        ),
        (  # the head comes again on the next page
            f"{SIX}| 1 | Nạo vét kênh | Sở Xây dựng | | Quý I | |\n{SIX}"
            "| 2 | Trồng tre | Sở Y tế | | Quý II | |\n",
            [
                ("Nạo vét kênh", ["Sở Xây dựng"], [], "2027-01-01/2027-03-31"),
                ("Trồng tre", ["Sở Y tế"], [], "2027-04-01/2027-06-30"),
            ],
        ),
        (  # a number above its parts is no task, a number without parts is one
            f"{SIX}| 1 | Công trình thủy lợi | | | | |\n"
            "| 1.1 | Nạo vét kênh | Sở Xây dựng | | Quý I | |\n"
            "| 1.2 | Trồng tre | | | Quý II | |\n| 2 | Giữ rừng | Sở Y tế | | Quý II | |\n",
            [
                ("Nạo vét kênh", ["Sở Xây dựng"], [], "2027-01-01/2027-03-31"),
                ("Trồng tre", ["Sở Xây dựng"], [], "2027-04-01/2027-06-30"),
                ("Giữ rừng", ["Sở Y tế"], [], "2027-04-01/2027-06-30"),
            ],
        ),
        (  # papers to be drafted: who submits and who issues them are no owners
            "| STT | Tên văn bản | Cơ quan soạn thảo | Cơ quan trình | Thời gian trình |\n| --- |\n"
            "| 1 | Quy định về giếng khoan | Sở Xây dựng | UBND tỉnh | Tháng 6/2027 |\n",
            [("Quy định về giếng khoan", ["Sở Xây dựng"], [], "2027-06-01/2027-06-30")],
        ),
        (  # a table without a column of owners has that of the lead-in above it
            "Giao Sở Y tế thực hiện các nhiệm vụ sau:\n\n| STT | Nhiệm vụ | Thời hạn |\n| --- |\n"
            "| 1 | Thử độ mặn của nước giếng | Tháng 3/2027 |\n",
            [("Thử độ mặn của nước giếng", ["Sở Y tế"], [], "2027-03-01/2027-03-31")],
        ),
    ],
)
def test_rows_are_commitments(table: str, expected: list[Line]) -> None:
    assert rows(table) == expected


@pytest.mark.parametrize(
    "table",
    [
        # projects with their capital
        "| STT | Danh mục dự án | Chủ đầu tư | Tổng mức đầu tư | Thời gian thực hiện |\n"
        "| 1 | Xây dựng cầu Bàu Sen | Ban Quản lý dự án tỉnh | 12.000 | 2026-2028 |\n",
        # indicators with units
        "| STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2027 | Cơ quan theo dõi |\n"
        "| 1 | Tăng diện tích rừng trồng mới | ha | 4.500 | Sở Xây dựng |\n",
        # a list of persons
        "| STT | Họ và tên | Chức vụ | Nhiệm vụ |\n"
        "| 1 | Trần Văn Khởi | Phó Giám đốc Sở Y tế | Chủ trì kiểm tra việc cấp nước |\n",
        # a budget
        "| TT | Nội dung chi | Dự toán năm 2027 | Ghi chú |\n"
        "| 1 | Mua sắm thiết bị đo mặn | 1.200 | nguồn tỉnh |\n",
    ],
)
def test_tables_that_are_no_lists_of_tasks(table: str) -> None:
    assert rows(table) == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (  # a task a clause; an empty cell
            "| STT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
            "| --- | --- | --- | --- | --- |\n"
            "| 1 | Thử độ mặn của nước | Sở Y tế | UBND xã Gò Sậy | Trước ngày 31/3/2027 |\n"
            "| 2 | Đắp đê bao; trồng tre | Sở Xây dựng | | Quý III/2027 |\n",
            [
                (
                    "Thử độ mặn của nước",
                    ["Sở Y tế"],
                    ["Ủy ban nhân dân xã Gò Sậy"],
                    "../2027-03-30",
                ),
                ("Đắp đê bao", ["Sở Xây dựng"], [], "2027-07-01/2027-09-30"),
                ("trồng tre", ["Sở Xây dựng"], [], "2027-07-01/2027-09-30"),
            ],
        ),
        (  # columns in another order
            "| Đơn vị thực hiện | Thời hạn | Nhiệm vụ |\n| --- | --- | --- |\n"
            "| Sở Y tế | 15/3/2027 | Thử độ mặn của nước |\n",
            [("Thử độ mặn của nước", ["Sở Y tế"], [], "2027-03-15/2027-03-15")],
        ),
        (  # names of things, with nobody to do anything
            "| STT | Tên trạm | Ghi chú |\n| --- | --- | --- |\n| 1 | Trạm đo số 4 | bến đò cũ |\n",
            [],
        ),
    ],
)
def test_markdown(table: str, expected: list[Line]) -> None:
    assert rows(table) == expected


GRID = Grid(
    (1, 4, 3, 3, 2),
    (
        ("STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"),
        (
            Merged("1", down=2),
            Merged("Nạo vét kênh", down=2),
            "Sở Xây dựng",
            "Sở Tài chính",
            "Quý I",
        ),
        ("Sở Công Thương", "Sở Nội vụ", "Quý II"),
        (
            "2",
            "Nâng cấp trạm bơm:\n- Lập hồ sơ thiết kế\n- Chọn nhà thầu",
            "- Sở Y tế\n- Sở Xây dựng",
            Merged("Sở Tài chính", down=2),
            Merged("Tháng 6", down=2),
        ),
        ("3", "Đề án phát triển rừng", "Sở Nội vụ"),
        (Merged("Nhiệm vụ thường xuyên", across=5),),
        ("4", "Đo mực nước", "Sở Y tế", "", ""),
        (Merged("Các nhiệm vụ hoàn thành trong quý III/2027", across=5),),
        ("5", "Sửa chữa cống", "Sở Xây dựng", "", ""),
        ("STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"),
        ("6", "Trồng tre", "''", "Sở Y tế", ""),
        ("7", "Rà soát tiến độ", "Thanh tra tỉnh", "Sở Y tế", "Trong tháng 10"),
    ),
)
MAY_TO_JUNE = "2027-06-01/2027-06-30"
THIRD = "2027-07-01/2027-09-30"
MERGED: list[Line] = [
    (
        "Nạo vét kênh",  # a task over two rows: the bodies of both, the later time
        ["Sở Xây dựng", "Sở Công Thương"],
        ["Sở Tài chính", "Sở Nội vụ"],
        "2027-04-01/2027-06-30",
    ),
    ("Nâng cấp trạm bơm", ["Sở Y tế", "Sở Xây dựng"], ["Sở Tài chính"], MAY_TO_JUNE),
    ("Lập hồ sơ thiết kế", ["Sở Y tế", "Sở Xây dựng"], ["Sở Tài chính"], MAY_TO_JUNE),
    ("Chọn nhà thầu", ["Sở Y tế", "Sở Xây dựng"], ["Sở Tài chính"], MAY_TO_JUNE),
    ("Đề án phát triển rừng", ["Sở Nội vụ"], ["Sở Tài chính"], MAY_TO_JUNE),
    ("Đo mực nước", ["Sở Y tế"], [], ""),
    ("Sửa chữa cống", ["Sở Xây dựng"], [], THIRD),
    ("Trồng tre", ["Sở Xây dựng"], ["Sở Y tế"], THIRD),
    ("Rà soát tiến độ", ["Thanh tra"], ["Sở Y tế"], "2027-10-01/2027-10-31"),
]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_merged_cells_groups_and_a_second_head(kind: str, tmp_path: Path) -> None:
    parts = (
        Beside(
            ("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẠ", "Số: 9/KH-UBND"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sơn Hạ, ngày 05 tháng 01 năm 2027"),
        ),
        Title(("KẾ HOẠCH", "Giữ nước ngọt năm 2027")),
        Text("Danh mục nhiệm vụ:"),
        GRID,
    )
    path = tmp_path / f"ke-hoach.{kind}"
    saved = as_docx(parts) if kind == "docx" else as_html(parts, "Kế hoạch").encode()
    path.write_bytes(saved)
    assert [row(short(s)) for s in extract_file(path).statements] == MERGED


def cells_of(*lines: tuple[str, ...]) -> tuple[str, list[Block]]:
    """Return a text with the cells of a table a line, and their blocks."""
    text, cells = "", []
    for index, words in enumerate(lines):
        for column, word in enumerate(words):
            cells.append(Block(len(text), len(text) + len(word), "cell", row=index, column=column))
            text += f"{word}\n"
    return text, cells


@pytest.mark.parametrize(
    ("cell", "tasks"),
    [
        ("Công tác thủy lợi:<br>- Đào kênh;<br>- Đắp bờ.", ["Đào kênh", "Đắp bờ"]),
        ("Công tác thủy lợi ở xã<br>Xã đào kênh cấp một.", ["Xã đào kênh cấp một"]),
        # a task over its parts, tasks that all lack a stop, a number before a task
        ("Nâng cấp trạm bơm:<br>- Đào kênh", ["Nâng cấp trạm bơm", "Đào kênh"]),
        ("- Đào kênh<br>- Đắp bờ", ["Đào kênh", "Đắp bờ"]),
        ("1. Đào kênh", ["Đào kênh"]),
    ],
)
def test_the_title_of_a_cell_is_no_task(cell: str, tasks: list[str]) -> None:
    table = f"| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | {cell} | Sở Y tế |\n"
    assert [words for words, *_ in rows(table)] == tasks


def test_rows_above_any_head_are_left_to_be_read_as_text() -> None:
    text, cells = cells_of(("Giao Sở Y tế thử nước", "x"), ("Nhiệm vụ", "Chủ trì"))
    page = page_of(text)
    walk = Walk(page)
    assert [page.text[c.start : c.end] for c in read_table(walk, cells)] == [
        "Giao Sở Y tế thử nước",
        "x",
    ]
    assert walk.drafts == []


def test_a_section_row_of_a_table_is_no_task() -> None:
    table = (
        "Các việc năm 2027 như sau.\n\nTT\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\n"
        "I\nCải tạo đồng ruộng\n"  # reads like a task, but it heads the rows under it
        "1\nĐắp đê bao ven sông lớn\nSở Xây dựng\n15/3/2027\n"
        "2\nThử độ mặn của nước\nSở Y tế\n20/3/2027\n"
    )
    assert [s.text for s in said(HEAD + table)] == [
        "Đắp đê bao ven sông lớn",
        "Thử độ mặn của nước",
    ]
