"""Drafts told by what they change, and documents called by a short number."""

from __future__ import annotations

import pytest

from extract.mentions.drafts import find_drafts, find_short, written_out


@pytest.mark.parametrize(
    "marked",
    [
        "|Nghị định sửa đổi, bổ sung một số điều của Nghị định số 80/2021/NĐ-CP| trước 2/6",
        "|Thông tư thay thế Thông tư số 05/2020/TT-BTC|; các",
        "|Nghị định quy định chi tiết một số điều của Luật Nhà ở và Luật Đất đai|.",
        "|Nghị quyết bãi bỏ Nghị quyết số 3/2018/NQ-HĐND|, báo cáo",
    ],
)
def test_drafts(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[f.start : f.end] for f in find_drafts(text)] == marked.split("|")[1::2]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 15/2021/NĐ-CP quy định chi tiết một số nội dung",  # it has its own number
        "sửa đổi một số điều của Quyết định này",
        "Quyết định thay thế",
    ],
)
def test_no_draft(text: str) -> None:
    assert list(find_drafts(text)) == []


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("thực hiện Nghị quyết 09, Chỉ thị 05", ["Nghị quyết 09", "Chỉ thị 05"]),
        ("tại Thông báo số 412 ngày 20/11", ["412"]),
        ("Nghị quyết 2 lần", []),  # counted
        ("Báo cáo 6 tháng", []),
        ("Quyết định 05 nội dung", []),
        ("Quyết định số 15", []),  # too short to be told from a count
        ("theo Nghị định số 12/2031 về", ["12/2031"]),  # with its year
        ("theo Nghị định số 12 của Chính phủ", ["12"]),  # with its issuer
        ("Hướng dẫn 03 hợp tác xã hoàn thiện hồ sơ", []),  # a verb
        ("Nghị quyết 09-NQ/TU", []),  # a full number is read elsewhere
    ],
)
def test_short(text: str, norms: list[str]) -> None:
    def issued(at: int, attributes: dict[str, str]) -> int:
        return at + len(" của Chính phủ") if text.startswith(" của Chính phủ", at) else at

    assert [f.norm for f in find_short(text, issued)] == norms


@pytest.mark.parametrize(
    ("title", "full"),
    [
        ("Kế hoạch của UBND tỉnh", "Kế hoạch của Ủy ban nhân dân tỉnh"),
        ("Thông tư số 05/2020/TT-BTC", "Thông tư số 05/2020/TT-BTC"),  # numbers stay
        ("chỉ số năng lực cạnh tranh (PCI) năm 2024", "chỉ số năng lực cạnh tranh (PCI) năm 2024"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025"),
    ],
)
def test_written_out(title: str, full: str) -> None:
    assert written_out(title) == full
