"""The words between two quantities: the tail of one, the name and the verb of the next."""

from __future__ import annotations

import pytest

from extract.indicators.figure_names import DATE, noun_end, phrase_end, read_gap


@pytest.mark.parametrize(
    ("gap", "name", "verb"),
    [
        ("Sản lượng lúa ước đạt ", "Sản lượng lúa", " ước đạt "),
        ("Trong đó: thu nội địa đạt ", "thu nội địa", " đạt "),
        (f"Đến {DATE * 8}, đã cấp ", "cấp", " "),
        (f"{DATE * 7}, tổng đàn lợn là ", "tổng đàn lợn", " là "),
        ("tạo việc làm cho ", "tạo việc làm", " cho "),
        ("thành lập mới ", "thành lập mới", " "),
        ("công nhận thêm ", "công nhận thêm", " "),
        ("tổng chi mới đạt ", "tổng chi", " mới đạt "),
        ("thu nội địa (không kể đất, xổ số) đạt ", "thu nội địa (không kể đất, xổ số)", " đạt "),
        ("nâng tổng số xã đạt chuẩn lên ", "tổng số xã đạt chuẩn", " lên "),
        ("vốn dân góp, tỷ trọng dịch vụ chiếm ", "tỷ trọng dịch vụ", " chiếm "),
        ("Toàn xã hiện có ", "", ""),
        ("Hiện huyện có ", "", ""),
    ],
)
def test_the_first_name_of_a_passage(gap: str, name: str, verb: str) -> None:
    read = read_gap(gap, 0, len(gap), follows=False)
    assert gap[read.start : read.end] == name
    assert read.verb == verb or not name
    assert not read.carries


@pytest.mark.parametrize(
    ("gap", "name", "carries"),
    [
        (", tăng ", "", True),
        (" tăng ", "", True),
        (" kế hoạch, giảm ", "", True),
        (" dự toán và bằng ", "", True),
        (" so với cùng kỳ, chăn nuôi tăng ", "chăn nuôi", False),
        (" so với cùng kỳ; trong đó: chăn nuôi giảm ", "chăn nuôi", False),
        (" và chi thường xuyên ", "chi thường xuyên", False),
        (") với vốn đăng ký ", "vốn đăng ký", False),
        (" và ", "", False),
        (", ", "", False),
        (f" và {DATE * 8} từ ", "", True),
        (" cấp tỉnh: ", "", False),
    ],
)
def test_after_another_figure(gap: str, name: str, carries: bool) -> None:
    read = read_gap(gap, 0, len(gap), follows=True)
    assert (gap[read.start : read.end], read.carries) == (name, carries)


def test_a_comparison_that_opens_a_passage_carries() -> None:
    gap = "so với cùng kỳ giảm "
    assert read_gap(gap, 0, len(gap), follows=False).carries


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("30 xã đạt chuẩn, 5 xã khác", " đạt chuẩn"),
        ("25 lớp tập huấn cho 900 người", "p tập huấn"),
        ("12 dự án vướng mặt bằng.", "án vướng mặt bằng"),
        ("12 hộ nghèo giảm mạnh", "nghèo"),
    ],
)
def test_noun_end(text: str, noun: str) -> None:
    assert text[: noun_end(text, 5, len(text))].endswith(noun)


def test_a_noun_that_runs_into_the_next_quantity_is_left_alone() -> None:
    assert noun_end("750 tàu công suất 900 kW", 7, 18) == 7


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("85% vụ việc mới trên địa bàn", " vụ việc mới"),
        ("90% hộ dân", " hộ dân"),
        (f"70% mặt bằng {DATE * 4}", " mặt bằng "),
    ],
)
def test_phrase_end(text: str, noun: str) -> None:
    assert text[3 : phrase_end(text, 3, len(text))] == noun


def test_a_list_of_targets_is_no_tail() -> None:
    gap = "Chỉ tiêu: GRDP tăng "
    read = read_gap(gap, 0, len(gap), follows=False)
    assert gap[read.start : read.end] == "GRDP"
