from __future__ import annotations

import re

import pytest

from extract.document.effects import find_effects, section_id
from extract.records import Mention

_NUMBER = re.compile(r"(?:Quyết định|Kế hoạch|Thông báo|Nghị quyết) số [\w/-]+")
_PROJECT = re.compile(r"dự án Chợ Mới")


def found(text: str) -> list[tuple[str, str, str]]:
    """Return kind, target and section of the effects of a text."""
    spans = [(m, "LEGAL") for m in _NUMBER.finditer(text)]
    spans += [(m, "PROJECT") for m in _PROJECT.finditer(text)]
    mentions = [
        Mention(m.start(), m.end(), kind, m[0], m[0])  # type: ignore[arg-type]
        for m, kind in sorted(spans, key=lambda s: s[0].start())
    ]
    effects = find_effects(text, mentions)
    assert all(text[e.start : e.end].strip() for e in effects)
    return [(e.kind, e.target.quote.split()[-1], e.section) for e in effects]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 7/QĐ-UBND.",
            [("replaces", "7/QĐ-UBND", "")],
        ),
        (
            "Quyết định này thay thế Quyết định số 7/QĐ-UBND và Quyết định số 8/QĐ-UBND.",
            [("replaces", "7/QĐ-UBND", ""), ("replaces", "8/QĐ-UBND", "")],
        ),
        ("Điều 1. Bãi bỏ toàn bộ Kế hoạch số 7/KH-UBND.", [("repeals", "7/KH-UBND", "")]),
        (
            "Điều 1. Bãi bỏ khoản 2 Điều 3\nQuyết định số 7/QĐ-UBND.",
            [("repeals", "7/QĐ-UBND", "dieu-3.2")],
        ),
        (
            "Bãi bỏ nhiệm vụ số 3 tại Quyết định số 7/QĐ-UBND.",
            [("repeals", "7/QĐ-UBND", "3")],
        ),
        (
            "Kế hoạch số 7/KH-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            [("repeals", "7/KH-UBND", "")],
        ),
        (
            "Sửa đổi, bổ sung một số điều của Quyết định số 7/QĐ-UBND như sau:",
            [("amends", "7/QĐ-UBND", "")],
        ),
        (
            "Điều chỉnh thời hạn tại điểm a khoản 2 Thông báo số 7/TB-UBND:",
            [("amends", "7/TB-UBND", "2.a")],
        ),
        ("1. Dừng thực hiện dự án Chợ Mới.", [("stops", "Mới", "")]),
        ("Thống nhất dừng thực hiện Kế hoạch số 7/KH-UBND.", [("stops", "7/KH-UBND", "")]),
        # what others did, what is only planned, a pause, a basis, a mere citation
        ("UBND tỉnh ban hành Quyết định số 9/QĐ-UBND thay thế Quyết định số 7/QĐ-UBND.", []),
        ("Kế hoạch số 7/KH-UBND sẽ hết hiệu lực.", []),
        ("Tạm dừng thực hiện dự án Chợ Mới.", []),
        ("Căn cứ Quyết định số 7/QĐ-UBND hết hiệu lực;", []),
        ("Bãi bỏ các thủ tục rườm rà theo Quyết định số 7/QĐ-UBND.", []),
        ("Điều chỉnh dự án Chợ Mới.", []),
        ("Thực hiện Quyết định số 7/QĐ-UBND.", []),
    ],
)
def test_effects(text: str, effects: list[tuple[str, str, str]]) -> None:
    assert found(text) == effects


def test_the_words_are_shown() -> None:
    text = "Điều 3. Quyết định này thay thế Quyết định số 7/QĐ-UBND."
    (mention,) = [Mention(32, 55, "LEGAL", "x", text[32:55])]
    (effect,) = find_effects(text, [mention])
    assert text[effect.start : effect.end] == "thay thế Quyết định số 7/QĐ-UBND"


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("điểm a khoản 2 Điều 3", "dieu-3.2.a"),
        ("Điều 5", "dieu-5"),
        ("khoản 1 Mục II", "ii.1"),
        ("nhiệm vụ số 4", "4"),
        ("", ""),
    ],
)
def test_sections_are_named_from_the_largest(words: str, section: str) -> None:
    assert section_id(words) == section
