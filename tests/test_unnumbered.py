"""Tables one cell a line without numbers."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.page.structure import parse

HEAD = "Các việc như sau.\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\n"
WIDE = "Các việc như sau.\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\nSản phẩm\nGhi chú\n"


def cells(text: str) -> list[tuple[str, int]]:
    """Return the words and columns of the cells below the head."""
    cleaned = clean(text)
    blocks = [b for b in parse(cleaned).blocks if b.kind == "cell"]
    first = min((b.row for b in blocks), default=0)
    return [(cleaned.text[b.start : b.end], b.column) for b in blocks if b.row > first]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an owner left out
            f"{HEAD}Đào kênh\nSở Y tế\nQuý I\nĐắp bờ\nTháng 9\n",
            [("Đào kênh", 1), ("Sở Y tế", 2), ("Quý I", 3), ("Đắp bờ", 1), ("Tháng 9", 3)],
        ),
        (  # a line that heads rows stands in a row of its own
            f"{HEAD}Lĩnh vực y tế\nThử nước giếng\nSở Y tế\nQuý I\n",
            [("Lĩnh vực y tế", 1), ("Thử nước giếng", 1), ("Sở Y tế", 2), ("Quý I", 3)],
        ),
        (  # products and remarks, some left out
            f"{WIDE}Đào kênh\nSở Y tế\nQuý I\nBiên bản\nVốn xã\nĐắp bờ\nSở Y tế\nQuý I\nBáo cáo\n",
            [
                ("Đào kênh", 1),
                ("Sở Y tế", 2),
                ("Quý I", 3),
                ("Biên bản", 4),
                ("Vốn xã", 5),
                ("Đắp bờ", 1),
                ("Sở Y tế", 2),
                ("Quý I", 3),
                ("Báo cáo", 4),
            ],
        ),
        # the head must be one, and rows must follow
        ("Các việc như sau.\nNhiệm vụ\nThời hạn\nSản phẩm\nĐào kênh\nQuý I\n", []),
        (f"{HEAD}Đào kênh ở xã Gò Sậy.\nĐắp bờ ở xã Gò Sậy.\n", []),
    ],
)
def test_cells(text: str, expected: list[tuple[str, int]]) -> None:
    assert cells(text) == expected
