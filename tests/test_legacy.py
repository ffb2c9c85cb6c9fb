"""Old encodings: their tables lose no letter, and what they cannot say is known."""

from __future__ import annotations

import pytest
from old_encodings import encode

from extract.readers.legacy import ENCODINGS, Encoding, convert, view
from ontology.load import rows

SYLLABLES = [row["syllable"] for row in rows("syllables")]
CAPITALS = [syllable.upper() for syllable in SYLLABLES]
LETTERS = sorted({letter for text in (*SYLLABLES, *CAPITALS) for letter in text})
TONED = set("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".upper())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_syllable_comes_back(encoding: Encoding) -> None:
    texts = SYLLABLES if encoding == "tcvn3" else SYLLABLES + CAPITALS
    wrong = {text for text in texts if convert(view(encode(text, encoding)), encoding) != text}
    assert wrong == set()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_both_views_of_the_bytes_are_read(encoding: Encoding) -> None:
    data = encode("Ủy ban nhân dân tỉnh họp về kế hoạch đê điều", encoding)
    assert convert(data.decode("latin-1"), encoding) == convert(view(data), encoding)


def test_capitals_of_tcvn3_come_back_unless_they_may_be_small() -> None:
    """In doubt are words with fewer than two letters that show their case."""
    for text in CAPITALS:
        back = convert(view(encode(text, "tcvn3")), "tcvn3")
        sure = sum(letter not in TONED for letter in text) > 1
        assert back.upper() == text
        assert not sure or back == text, (text, back)


def test_the_tables_have_every_letter() -> None:
    for encoding in ENCODINGS:
        lost = [c for c in LETTERS if convert(view(encode(c, encoding)), encoding) != c]
        assert [c for c in lost if encoding != "tcvn3" or c not in TONED] == []


CASES: list[tuple[Encoding, str, str]] = [
    # encoding, text as its font has it, text in Unicode
    ("tcvn3", "QuyÕt ®Þnh", "Quyết định"),
    ("tcvn3", "QUYÕT §ÞNH", "QUYẾT ĐỊNH"),  # the font of capitals shows small letters as such
    ("tcvn3", "ñY BAN NH¢N D¢N", "ỦY BAN NHÂN DÂN"),
    ("tcvn3", "TRô Së ë Hµ NéI", "TRỤ SỞ Ở HÀ NỘI"),  # «ë» takes its neighbours' case
    ("tcvn3", "Së TN&MT", "Sở TN&MT"),  # an abbreviation is no word in capitals
    ("tcvn3", "ë UBND", "ở UBND"),
    ("tcvn3", "theo ñy ban", "theo Ủy ban"),  # a body
    ("tcvn3", "c¸c ñy viªn", "các ủy viên"),  # small, though the font may show a capital
    ("tcvn3", "1. æn ®Þnh. ë x·", "1. Ổn định. Ở xã"),  # where a sentence begins
    ("tcvn3", "- ý kiÕn; b) ë x·", "- Ý kiến; b) ở xã"),
    ("tcvn3", "ë c¸c x·", "ở các xã"),  # a line may go on with the sentence before
    ("tcvn3", "n−íc, ®−îc", "nước, được"),  # what PDF programs make of the soft hyphen
    ("tcvn3", "tõ 5−10", "từ 5−10"),  # between digits it is a minus
    ("tcvn3", "®∙ xong", "đã xong"),
    ("tcvn3", "5.000 m² ®Êt", "5.000 m² đất"),  # signs that are no letters stay
    ("tcvn3", "\uf0a7\uf0b8p", "Đáp"),  # as Word keeps symbol fonts
    ("vni", "Quyeát ñònh", "Quyết định"),
    ("vni", "QUYEÁT ÑÒNH", "QUYẾT ĐỊNH"),
    ("vni", "haúng naêm", "hẳng năm"),  # viparse lacks ẳ
    ("vni", "kî luaät", "kỵ luật"),  # and ỵ as one byte
    ("vni", "Uùt, phí, ñi vì", "Út, phí, đi vì"),  # í and ì are themselves
    ("vni", "AÙo, Aùo", "Áo, Áo"),  # a mark typed without the shift key
    ("viscii", "Quyªt ð¸nh", "Quyết định"),
    ("viscii", "\x02N", "ẲN"),  # capitals among the control characters
    ("vps", "Quy‰t Ç\u00cenh", "Quyết định"),
    ("cp1258", "Quyêìt ðiònh", "Quyết định"),  # composed, though the marks stand apart
]


@pytest.mark.parametrize(("encoding", "text", "meant"), CASES)
def test_convert(encoding: Encoding, text: str, meant: str) -> None:
    assert convert(text, encoding) == meant
