"""What a portal writes around a text that was copied from it."""

from __future__ import annotations

import pytest

from extract.page.web_junk import is_web_junk


@pytest.mark.parametrize(
    "words",
    [
        "Trang chủ > Tin tức > Chỉ đạo điều hành",
        "Trang chủ",
        "In bài viết | Lượt xem: 145",
        "Số lượt đọc: 1.234",
        "12 lượt xem",
        "Đọc bài viết",
        "Nghe đọc bài",
        "A- A A+",
        "Cỡ chữ",
        "Chia sẻ",
        "Share Tweet Zalo",
        "Tải về",
        "Đánh giá bài viết 5/5",
        "Tin nổi bật",
    ],
)
def test_menus_buttons_and_counters(words: str) -> None:
    assert is_web_junk(words, late=False)


@pytest.mark.parametrize(
    "words",
    [
        "Chia sẻ khó khăn với người dân vùng lũ",
        "Theo dõi tiến độ đào kênh",
        "Đánh giá kết quả đào kênh",
        "Thích ứng với hạn mặn",
        "Tìm kiếm cứu nạn",
        "In 500 tờ rơi",
        "Sở Y tế",
        "(1)",
        "12",
    ],
)
def test_what_a_document_says(words: str) -> None:
    assert not is_web_junk(words, late=True)


@pytest.mark.parametrize(
    "words",
    ["Giấy phép thiết lập trang số 5/GP-STTTT", "© Cổng thông tin xã", "Điện thoại: 0290 381 2345"],
)
def test_an_imprint_stands_at_the_end(words: str) -> None:
    assert is_web_junk(words, late=True)
    assert not is_web_junk(words, late=False)
