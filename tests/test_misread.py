from __future__ import annotations

import pytest

from kg.identity.misread import has_surname, meant, mend_surname, oddness


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Khu công nghiệp VSIX 2", 0),
        ("kim ngạch xuất khẩu", 0),
        ("kim ngạch xuất Miau", 1),
        ("Trần Văn Đông", 0),
        ("Í§ĩr Văn Đông", 2),  # a sign that no name has, and no syllable
        ("35/NQ-HĐND", 0),
        ("", 0),
    ],
)
def test_words_that_look_misread(text: str, odd: int) -> None:
    assert oddness(text) == odd


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("Nguyên Văn An", "Nguyễn Văn An"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Trân Thị Bình", "Trần Thị Bình"),
        ("Í§ĩ Văn An", "Í§ĩ Văn An"),
        ("Nguyên", "Nguyên"),  # a given name alone
    ],
)
def test_surnames_get_their_marks_back(seen: str, mended: str) -> None:
    assert mend_surname(seen) == mended


def test_surnames_are_known() -> None:
    assert has_surname("Trân Thị Bình")
    assert not has_surname("Í§ĩ Văn An")


NAMES = ["kim ngạch xuất khẩu", "kim ngạch nhập khẩu", "chi đầu tư phát triển"]


@pytest.mark.parametrize(
    ("damaged", "sound", "expected"),
    [
        ("kim ngạch xuất miau", NAMES, "kim ngạch xuất khẩu"),
        ("kim ngạch xuất miau", [*NAMES, "kim ngạch xuất mậu"], None),  # two would do
        ("kim ngạch xuất zzzz", NAMES, None),  # unlike
        ("kim ngạch xuất khẩu", NAMES, None),  # nothing is misread
        ("kim ngzch xuất miau", NAMES, None),  # two words are
        ("xuất miau", ["xuất khẩu"], None),  # too short to tell
        ("doanh thu dịch vụ logistics", ["doanh thu dịch vụ khác"], None),  # foreign, not misread
    ],
)
def test_what_a_misread_name_can_only_mean(
    damaged: str, sound: list[str], expected: str | None
) -> None:
    assert meant([damaged], sound) == ({damaged: expected} if expected else {})
