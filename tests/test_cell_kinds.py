"""What a line of a bare table is by its own words."""

from __future__ import annotations

import pytest

from extract.forms.cell_kinds import CellKind, cell_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Sở Y tế, Sở Xây dựng", "body"),
        ("Các sở, ban, ngành", "body"),
        ("Sở Y tế chủ trì; UBND các xã phối hợp", "body"),
        ("Giám đốc Sở Y tế", "body"),
        ("Quý III/2027", "time"),
        ("Trước ngày 30/6/2027", "time"),
        ("15/8", "time"),
        ("9/2027", "time"),
        ("2026-2028", "time"),
        ("Thường xuyên", "time"),
        ("Hằng năm", "time"),
        ("-nt-", "above"),
        ("//", "above"),
        ("''", "above"),
        ("Như trên", "above"),
        ("Nạo vét kênh Cây Dừa", "text"),
        ("Thử nước giếng cùng Sở Y tế", "text"),  # names a body, but does not begin with it
        ("Sơ kết quý II/2027", "text"),  # a time in a text
        ("12.000", "text"),
    ],
)
def test_kinds(words: str, kind: CellKind) -> None:
    assert cell_kind(words) == kind
