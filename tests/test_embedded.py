"""An «đã» that only describes what an order speaks of is blanked."""

from __future__ import annotations

import pytest

from extract.statements.embedded import without_embedded


@pytest.mark.parametrize(
    "marked",
    [
        # inside what is ordered
        "giao xã chi trả cho các hộ [đã] dời chợ",
        "khẩn trương dọn những đoạn kênh [đang] đào dở",
        # behind a pause too, where the order goes on or its object is told
        "theo dõi mực nước, làm theo các nội dung huyện [đã] dặn",
        "chỉ đạo các ấp, tập trung dọn nơi [đã] ngập",
        "giao xã xem xét, các nhiệm vụ [đã] nêu làm trước",
        # the clause's own deed behind a pause
        "tăng cường tuần tra, xã đã phạt 5 vụ",
        # no order stands first
        "các hộ đã dời chợ",
        "hội nghị đã bầu 5 người",
        "tổ chức 5 lớp, đã cấp 90 chứng chỉ",
        # half of another word
        "giao xã mua đãi gạo",
        "",
    ],
)
def test_blanked(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    blanked = marked.replace("[đã]", "  ").replace("[đang]", "    ")
    assert without_embedded(text) == blanked
