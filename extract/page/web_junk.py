"""What a portal writes around a text: menus, buttons to share and print, counters, its imprint.

Such lines come along when a page is copied as plain text; a saved page is cut by its reader
(`extract.readers.web_choice`).
"""

from __future__ import annotations

import re

_LONGEST, _LONGEST_IMPRINT = 90, 260
_BUTTON = re.compile(
    r"(?:"
    r"(?:đọc|nghe|nghe đọc|in|gửi|chia sẻ|lưu|đánh giá|xem|báo lỗi|phản hồi|bình luận|tóm tắt)"
    r" (?:bài(?: viết| báo| này)?|tin(?: này)?|trang(?: này)?|nội dung|email|thư điện tử|phản hồi)"
    r"(?: này| qua email)?"
    r"|in ấn|in|chia sẻ|share|tweet|like|thích|theo dõi|email|print|copy link|zalo|facebook|twitter"
    r"|youtube|messenger|telegram|google news|sao chép (?:liên kết|đường dẫn)|đã sao chép"
    r"|(?:tăng |giảm |xem với |kích )?(?:cỡ|thước|khổ|phông|font)(?: cỡ)? ?(?:chữ|size)?"
    r"|tương phản|độ tương phản|mặc định|quay lại|trở lại|trở về|về trang trước|về đầu trang"
    r"|lên đầu trang|trang (?:chủ|trước|sau)|tải (?:về|xuống|file|tệp|tài liệu)|xem chi tiết"
    r"|đăng (?:nhập|ký|xuất)|tìm kiếm|liên hệ|sơ đồ (?:trang|cổng|website)|rss|menu|thư viện ảnh"
    r"|video|multimedia|hỏi đáp|english|tiếng việt|ý kiến bạn đọc|gửi ý kiến|gửi bình luận"
    r"|tin (?:nổi bật|mới|mới nhất|đọc nhiều|nóng)|tin tức(?: - sự kiện)?|đọc nhiều|mới nhất"
    r"|bình chọn|bình luận|0 bình luận|a[-+]?"
    r")",
    re.I,
)
_BETWEEN = re.compile(r"[\s|/>»·•,;:()\[\]+–\d-]+")
_COUNTER = re.compile(
    r"\W*(?:số )?(?:lượt (?:xem|đọc|truy cập|tải|thích)|lần (?:xem|đọc)|đã xem|views?)"
    r"\W*+[\d.,]+\W*"
    r"|\W*+[\d.,]++ (?:lượt (?:xem|đọc|truy cập|thích)|lần (?:xem|đọc)|bình luận|views?)\W*",
    re.I,
)
_PATH = re.compile(
    r"\W*(?:trang chủ|home)\b ?[>»/|›-].{0,120}|[^.;:]{2,40}(?: [>»›] [^.;:]{2,60}){1,4}"
)
_RATED = re.compile(r"\W*(?:tổng số điểm của bài viết|click để đánh giá|xếp hạng)\b.{0,80}", re.I)
_IMPRINT = re.compile(
    r"\W*(?:©|bản quyền|copyright|ghi rõ nguồn|giấy phép (?:thiết lập|số|hoạt động|xuất bản)"
    r"|chịu trách nhiệm (?:chính|nội dung|xuất bản|quản lý)|tổng biên tập|đường dây nóng|hotline"
    r"|thiết kế(?: và phát triển)? bởi|đơn vị thiết kế|cơ quan chủ quản ?:|trụ sở ?:|tòa soạn ?:"
    r"|(?:điện thoại|đt|tel|fax|email|e-mail|website) ?:)",
    re.I,
)


def is_web_junk(words: str, *, late: bool) -> bool:
    """Whether a line is a portal's own: «Trang chủ > Tin tức», «In bài viết | Lượt xem: 145».

    `late` is whether it stands in the second half of the text, where the imprint of a site is.
    """
    if late and len(words) <= _LONGEST_IMPRINT and _IMPRINT.match(words):
        return True
    if len(words) > _LONGEST:
        return bool(_PATH.fullmatch(words)) and ">" in words
    if _COUNTER.fullmatch(words) or _RATED.fullmatch(words) or _PATH.fullmatch(words):
        return True
    parts = [part for part in _BETWEEN.split(words) if part]
    return bool(parts) and _only_buttons(words)


def _only_buttons(words: str) -> bool:
    """Whether a line has nothing but labels of buttons, with signs and numbers between."""
    at = 0
    while at < len(words):
        gap = _BETWEEN.match(words, at)
        at = gap.end() if gap else at
        if at == len(words):
            return True
        counter = _COUNTER.match(words, at)
        button = counter or _BUTTON.match(words, at)
        if not button or (button.end() < len(words) and not _BETWEEN.match(words, button.end())):
            return False
        at = button.end()
    return True
