"""The Word file and the PDF of the samples: as the script makes them, and what they say."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache

import make_samples
import pytest
from commands import SAMPLES
from make_samples import PLAN_FILE, TELEGRAM_FILE
from printing import FONTS

from extract.pipeline import extract_file
from extract.read import read_bytes, read_file
from extract.records import Extraction, Statement

BODIES = {
    "an": "Công an tỉnh Lam Giang",
    "bến sỏi": "Ủy ban nhân dân phường Bến Sỏi",
    "công thương": "Sở Công Thương tỉnh Lam Giang",
    "dự án": "Ban Quản lý dự án đầu tư xây dựng tỉnh Lam Giang",
    "giáo dục": "Sở Giáo dục và Đào tạo tỉnh Lam Giang",
    "hòn tranh": "Ủy ban nhân dân đặc khu Hòn Tranh",
    "khoa học": "Sở Khoa học và Công nghệ tỉnh Lam Giang",
    "liên danh": "Liên danh Thành Đạt Phong - Cầu 26",
    "môi trường": "Sở Nông nghiệp và Môi trường tỉnh Lam Giang",
    "nội vụ": "Sở Nội vụ tỉnh Lam Giang",
    "phú khê": "Ủy ban nhân dân xã Phú Khê",
    "phường": "Ủy ban nhân dân các phường Hòa Lam, Bến Sỏi",
    "quân sự": "Bộ Chỉ huy Quân sự tỉnh Lam Giang",
    "thạch lũng": "Ủy ban nhân dân xã Thạch Lũng",
    "thống kê": "Thống kê tỉnh Lam Giang",
    "tài chính": "Sở Tài chính tỉnh Lam Giang",
    "tân mộc": "Ủy ban nhân dân xã Tân Mộc",
    "văn phòng": "Văn phòng Ủy ban nhân dân tỉnh Lam Giang",
    "vùng lũ": "Ủy ban nhân dân các xã Tân Mộc, Vân Sậy",
    "xã": "Ủy ban nhân dân các xã, phường, đặc khu",
    "xây dựng": "Sở Xây dựng tỉnh Lam Giang",
    "y tế": "Sở Y tế tỉnh Lam Giang",
}
"""The bodies of the rows below, by a short name."""

ROWS = [
    # how the task begins, leads, supports, last day
    ("Lập quy hoạch chi tiết", "thạch-lũng", "xây-dựng", "2025-12-24"),  # «Trước ngày»
    ("Lắp đặt phao tiêu", "dự-án", "an bến-sỏi", "2025-12-05"),  # two bodies, a line each
    ("Lập bản đồ các đoạn bờ sông", "môi-trường", "khoa-học", "2025-12-14"),  # a merged cell
    ("Kiểm định an toàn 12 hồ", "môi-trường", "xây-dựng", "2025-12-20"),  # covered by it
    ("Xây dựng phương án thu gom rác", "môi-trường", "phường", "2025-12-31"),  # its last row
    ("Lựa chọn chủ đầu tư hạ tầng", "công-thương", "tài-chính phú-khê", "2025-12-31"),  # a quarter
    ("Tuyển dụng bổ sung 86", "giáo-dục", "nội-vụ", "2025-12-30"),
    ("Tổ chức khám bệnh lưu động", "y-tế", "hòn-tranh", "2025-12-10"),
    ("Cung cấp trực tuyến", "khoa-học", "môi-trường xã", "2025-12-27"),
    ("Đánh giá việc thực hiện", "tài-chính", "thống-kê", "2025-12-31"),  # a month
]

ORDERS = [
    # how the order begins, leads, supports, last day
    ("UBND các xã Tân Mộc, Vân Sậy sơ tán", "vùng-lũ", "", "2025-10-31"),  # with an hour
    ("Ban Quản lý dự án ĐTXD tỉnh chủ trì", "dự-án", "tân-mộc", "2025-11-04"),
    ("cùng Liên danh Thành Đạt Phong", "dự-án", "liên-danh", ""),  # leads of the clause before
    ("Sở Xây dựng chủ trì", "xây-dựng", "an thạch-lũng", "2025-11-10"),
    ("Sở Nông nghiệp và Môi trường chủ trì", "môi-trường", "tài-chính", "2025-12-04"),
    ("Sở Giáo dục và Đào tạo quyết định", "giáo-dục", "", "2025-12-20"),
    ("Sở Y tế phối hợp với", "y-tế", "vùng-lũ", ""),  # on the second page
    ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", "an quân-sự", "", ""),
    ("tổng hợp tình hình, báo cáo", "văn-phòng", "", ""),  # «hằng ngày» has no last day
]


@cache
def said(name: str) -> Extraction:
    """Return what a committed file says."""
    return extract_file(SAMPLES / name)


def commitment(name: str, opening: str) -> Statement:
    """Return the one commitment that begins so."""
    (found,) = [
        s for s in said(name).statements if s.kind == "commitment" and s.text.startswith(opening)
    ]
    return found


def owed(statement: Statement) -> tuple[set[str], set[str], str]:
    """Return leads, supports and last day."""
    leads, supports = (
        {p.name for p in statement.parties if p.role == role} for role in ("lead", "support")
    )
    last = statement.deadline.interval.last if statement.deadline else None
    return leads, supports, str(last or "")


def bodies(names: str) -> set[str]:
    return {BODIES[name.replace("-", " ")] for name in names.split()}


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "make"),
        [(PLAN_FILE, make_samples.plan), (TELEGRAM_FILE, make_samples.telegram)],
    )
    def test_they_are_what_the_script_makes(self, name: str, make: Callable[[], bytes]) -> None:
        if not FONTS.is_dir():
            pytest.skip("the fonts DejaVu are missing (Debian package fonts-dejavu-core)")
        made = make()
        assert make() == made
        again = read_bytes(made, name).content
        assert again == read_file(SAMPLES / name).content, "run: python tests/make_samples.py"

    def test_the_word_file_bears_one_time(self) -> None:
        with zipfile.ZipFile(SAMPLES / PLAN_FILE) as packed:
            assert {info.date_time for info in packed.infolist()} == {(2025, 10, 6, 9, 0, 0)}
            core = packed.read("docProps/core.xml").decode()
        assert core.count("2025-10-06T09:00:00Z") == 2

    def test_the_pdf_bears_one_time_and_a_part_of_each_font(self) -> None:
        data = (SAMPLES / TELEGRAM_FILE).read_bytes()
        assert b"/CreationDate (D:20251030110000Z" in data
        assert b"/ModDate" not in data
        assert data.count(b"+DejaVu") >= 2

    @pytest.mark.parametrize("name", [PLAN_FILE, TELEGRAM_FILE])
    def test_they_are_small_and_their_letters_composed(self, name: str) -> None:
        assert 10_000 < (SAMPLES / name).stat().st_size < 100_000
        assert unicodedata.is_normalized("NFC", read_file(SAMPLES / name).text)

    def test_unpacking_changes_nothing_but_times(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as packed:
            packed.writestr("a.xml", "Kế hoạch")
        with zipfile.ZipFile(io.BytesIO(make_samples.undated(stream.getvalue()))) as packed:
            assert packed.read("a.xml").decode() == "Kế hoạch"
            assert packed.infolist()[0].date_time == (2025, 10, 6, 9, 0, 0)


class TestPlan:
    def test_its_head_and_end(self) -> None:
        document = said(PLAN_FILE).document
        assert (document.type, document.number) == ("Kế hoạch", "186/KH-UBND")
        assert document.issuer == "Ủy ban nhân dân tỉnh Lam Giang"
        assert document.date == date(2025, 10, 6)
        assert document.about is not None
        assert document.about.startswith("Thực hiện nhiệm vụ trọng tâm quý IV năm 2025")
        assert [basis.norm for basis in document.bases] == ["38/NQ-HĐND", "388/TTr-STC"]
        assert document.signature is not None
        assert document.signature.name == "Tống Văn Duệ"
        assert document.signature.post == "Phó Chủ tịch"

    def test_marks_that_word_counts_stand_in_the_text(self) -> None:
        lines = read_file(SAMPLES / PLAN_FILE).text.splitlines()
        opened = [line.split(" ")[0] for line in lines if line[:2] in ("I.", "II", "1.", "a)")]
        assert opened == ["I.", "1.", "II.", "III.", "1.", "a)"]

    @pytest.mark.parametrize(("opening", "leads", "supports", "last"), ROWS)
    def test_each_row_of_its_table(
        self, opening: str, leads: str, supports: str, last: str
    ) -> None:
        want = bodies(leads), bodies(supports)
        assert owed(commitment(PLAN_FILE, opening)) == (*want, last)

    def test_groups_and_products_are_no_tasks(self) -> None:
        content = read_file(SAMPLES / PLAN_FILE).content
        (table,) = content.tables
        found = [
            s for s in said(PLAN_FILE).statements if table.start <= s.start and s.end <= table.end
        ]
        assert len(found) == len(ROWS)


class TestTelegram:
    def test_its_head_and_end(self) -> None:
        document = said(TELEGRAM_FILE).document
        assert (document.type, document.number) == ("Công điện", "11/CĐ-UBND")
        assert document.issuer == "Ủy ban nhân dân tỉnh Lam Giang"
        assert document.date == date(2025, 10, 30)
        assert document.signature is not None
        assert (document.signature.name, document.signature.post) == ("Mạc Thế Phong", "Chủ tịch")
        assert "Giám đốc Ban Quản lý dự án ĐTXD tỉnh" in document.recipients
        assert not [each for each in document.recipients if "điện" in each]

    def test_its_pages_numbers_and_foot(self) -> None:
        content = read_file(SAMPLES / TELEGRAM_FILE).content
        assert [page.how for page in content.pages] == ["text", "text"]
        foot = "UBND tỉnh Lam Giang - Công điện số 11/CĐ-UBND"
        assert [content.text[a:b] for a, b in content.furniture] == [foot, "2", foot]

    @pytest.mark.parametrize(("opening", "leads", "supports", "last"), ORDERS)
    def test_each_order(self, opening: str, leads: str, supports: str, last: str) -> None:
        want = bodies(leads), bodies(supports)
        assert owed(commitment(TELEGRAM_FILE, opening)) == (*want, last)

    def test_the_weather_is_no_task(self) -> None:
        first = commitment(TELEGRAM_FILE, "UBND các xã Tân Mộc")
        before = [s.kind for s in said(TELEGRAM_FILE).statements if s.start < first.start]
        assert "commitment" not in before
