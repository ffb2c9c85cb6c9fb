"""One document in every format: the same commitments, roles and deadlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from printing import FONTS, as_image_pdf, as_pdf
from river_plan import PLAN, TABLE
from saving import Grid, Part, as_docx, as_html, as_lines, as_tcvn3, as_text

from extract.pipeline import extract_file

_MOST_WRONG = 0.03
"""The share of commitments that a picture of the pages may lose or change."""

Owed = tuple[str, tuple[str, ...], tuple[str, ...], str]


def plain(text: str) -> str:
    """Return a text without case and punctuation, which TCVN3 and line ends change."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def owed(path: Path) -> list[Owed]:
    """Return the commitments of a file: text, leads, supports, deadline."""
    return [
        (
            plain(s.text),
            tuple(sorted(map(plain, s.names("lead")))),
            tuple(sorted(map(plain, s.names("support")))),
            str(s.deadline.interval) if s.deadline else "",
        )
        for s in extract_file(path).statements
        if s.kind == "commitment"
    ]


def repeated(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return a document whose tables have their head again in the middle, as on a second page."""

    def again(grid: Grid) -> Grid:
        rows = (*grid.rows[:10], *grid.rows[: grid.heads], *grid.rows[10:])
        return Grid(grid.widths, rows, grid.heads)

    return tuple(again(part) if isinstance(part, Grid) else part for part in parts)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[Owed]:
    """Return the commitments of the plain text."""
    path = tmp_path_factory.mktemp("plain") / "ke-hoach.txt"
    path.write_text(as_text(PLAN), encoding="utf-8")
    return owed(path)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Return the document as a PDF."""
    if not FONTS.is_dir():
        pytest.skip(f"{FONTS} is missing (Debian package fonts-dejavu-core)")
    return as_pdf(PLAN)


def test_the_plain_text_says_what_the_document_was_written_to_say(expected: list[Owed]) -> None:
    assert len(expected) == 33
    agriculture, building = (
        "sở nông nghiệp và môi trường tỉnh sơn hạ",
        "sở xây dựng tỉnh sơn hạ",
    )
    finance, home = "sở tài chính tỉnh sơn hạ", "sở nội vụ tỉnh sơn hạ"
    for owes in (
        (  # first of three rows of a merged owner, two bodies in a cell
            "xây dựng đề án trữ nước ngọt vùng hạ lưu sông lệ",
            (agriculture,),
            (finance, building),
            "../2027-06-29",
        ),
        (  # last of those rows, second clause of its cell
            "kết nối số liệu quan trắc với hệ thống thông tin của tỉnh",
            (agriculture,),
            ("sở khoa học và công nghệ tỉnh sơn hạ",),
            "2027-09-01/2027-09-30",
        ),
        # what recurs has no deadline
        ("kiểm tra an toàn các cống ngăn mặn", (building,), (), ""),
        (  # «-nt-»
            "tuyên truyền hướng dẫn nhân dân sử dụng nước tiết kiệm",
            ("sở giáo dục và đào tạo tỉnh sơn hạ",),
            ("báo và phát thanh truyền hình tỉnh sơn hạ",),
            "2027-01-01/2027-03-31",
        ),
        (  # the row that a page break tears
            "lập bản đồ vùng có nguy cơ thiếu nước sinh hoạt cập nhật lên cổng thông tin điện tử"
            " của tỉnh",
            (agriculture,),
            (),
            "2027-05-01/2027-05-31",
        ),
        (  # «Như trên» under a row that names the owner
            "đề xuất khen thưởng tập thể cá nhân có thành tích trong phòng chống hạn mặn",
            (home,),
            (finance,),
            "../2027-12-14",
        ),
        (  # lead and support in one cell
            "tổng kết thực hiện kế hoạch báo cáo ủy ban nhân dân tỉnh",
            (agriculture,),
            (home, finance),
            "",
        ),
        (  # an item of the text
            "giao sở xây dựng đẩy nhanh tiến độ thi công cống vàm trắng hoàn thành trong tháng 6"
            " 2027",
            (building,),
            (),
            "2027-06-01/2027-06-30",
        ),
    ):
        assert owes in expected


def _saved() -> dict[str, bytes]:
    text = as_text(PLAN)
    return {
        "utf-16.txt": text.encode("utf-16"),
        "bom.txt": text.encode("utf-8-sig"),
        "tcvn3.txt": as_tcvn3(text),
        "trang.html": as_html(PLAN, "Kế hoạch phòng, chống hạn hán").encode(),
        "van-ban.docx": as_docx(PLAN),
        "lap-lai.html": as_html(repeated(PLAN), "Kế hoạch phòng, chống hạn hán").encode(),
        "lap-lai.docx": as_docx(repeated(PLAN)),
    }


@pytest.mark.parametrize("name", sorted(_saved()))
def test_files_of_words(name: str, expected: list[Owed], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(_saved()[name])
    assert owed(path) == expected


def test_a_pdf(expected: list[Owed], pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "van-ban.pdf"
    path.write_bytes(pdf)
    assert owed(path) == expected


def test_a_pdf_whose_tables_repeat_their_head(expected: list[Owed], tmp_path: Path) -> None:
    if not FONTS.is_dir():
        pytest.skip(f"{FONTS} is missing (Debian package fonts-dejavu-core)")
    path = tmp_path / "lap-lai.pdf"
    path.write_bytes(as_pdf(PLAN, repeat_heads=True))
    assert owed(path) == expected


def test_pictures_of_the_pages(
    expected: list[Owed], pdf: bytes, tmp_path: Path, program: Callable[[str, str], str]
) -> None:
    program("tesseract", "tesseract-ocr-vie")
    path = tmp_path / "ban-quet.pdf"
    path.write_bytes(as_image_pdf(pdf))
    found, wanted = Counter(owed(path)), Counter(expected)
    wrong = max((wanted - found).total(), (found - wanted).total())
    assert wrong <= _MOST_WRONG * len(expected), [*(wanted - found), *(found - wanted)]


def test_one_cell_a_line_keeps_tasks_and_deadlines(expected: list[Owed], tmp_path: Path) -> None:
    """Without rules an owner merged over rows cannot be told, all else can."""
    path = tmp_path / "moi-o-mot-dong.txt"
    path.write_text(as_lines(PLAN), encoding="utf-8")
    found = owed(path)
    assert [owes[0] for owes in found] == [owes[0] for owes in expected]
    same = Counter((text, due) for text, _, _, due in found)
    assert (Counter((text, due) for text, _, _, due in expected) - same).total() <= 1
    assert (Counter(expected) - Counter(found)).total() <= 6


def test_the_table_has_what_is_hard() -> None:
    merged = [cell for row in TABLE.rows for cell in row if not isinstance(cell, str)]
    assert (
        {cell.down > 1 for cell in merged} == {cell.across > 1 for cell in merged} == {True, False}
    )
    assert len(TABLE.rows) - TABLE.heads >= 10
