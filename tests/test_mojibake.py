"""Mojibake: found by its syllables, line by line, and nothing else is touched."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from old_encodings import encode

from extract.readers.legacy import ENCODINGS, Encoding, view
from extract.readers.mojibake import mend, reading, weigh
from ontology.load import rows

TEXT = """Chủ tịch Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì, phối hợp với các thôn
rà soát các tuyến kênh mương trước mùa mưa lũ, báo cáo kết quả trước ngày 30/6/2025.
Các đơn vị nghiêm túc thực hiện."""

LETTERS = frozenset("".join(r["syllable"] + r["syllable"].upper() for r in rows("syllables")))

UNTOUCHED = [
    # text, why it might be taken for mojibake
    TEXT,
    "Diện tích 5.000 m² (±5%), nhiệt độ 30°C, theo § 2 của «Quy chế» © 2025",
    "Ông Y Blếk Êban, buôn Ƀuôr, xã Ea M'Đăm",  # Ede
    "Nhà thầu Müller & Söhne, phố Straße, dự án Côte d'Azur đã ký hợp đồng",  # one name a line
    "Müller & Söhne GmbH, Große Straße 5, Köln",  # German alone
    "El niño y el señor de la montaña, año nuevo",  # Spanish alone
    "Le comité a été créé à l'été; forêt, œuvre, Noël, façade",  # French alone
    "Hà Nam, Thanh Hóa và các xã",  # Vietnamese by letters that Latin-1 has too
    "plain ASCII only",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_unicode_stays(text: str) -> None:
    mended = mend(text.split("\n"))
    assert "\n".join(mended.lines) == text
    assert mended.remark == ""


MENDED = [
    # as found, meant, remark
    (["QuyÕt ®Þnh"], ["Quyết định"], "chuyển từ bảng mã TCVN3 (ABC)"),  # two words are enough
    (["b¸o c¸o tæng kÕt"], ["báo cáo tổng kết"], "chuyển từ bảng mã TCVN3 (ABC)"),
    (["Quyeát ñònh cuûa tænh"], ["Quyết định của tỉnh"], "chuyển từ bảng mã VNI"),
    (["Quyáº¿t Ä‘á»‹nh"], ["Quyết định"], "chuyển từ bảng mã UTF-8 bị mã hóa hai lần"),
    # the no-break space of «à» was lost on the way
    (["vÃ  cÃ¡c Ä‘Æ¡n vá»‹"], ["và  các đơn vị"], "chuyển từ bảng mã UTF-8 bị mã hóa hai lần"),
    # a line too short to tell follows the one before, Unicode lines stay
    (
        ["Céng hßa x· héi chñ nghÜa", "§· xong", "Đã họp với các thôn", "Hà Nam"],
        ["Cộng hòa xã hội chủ nghĩa", "Đã xong", "Đã họp với các thôn", "Hà Nam"],
        "chuyển từ bảng mã TCVN3 (ABC) ở 2 trên 3 dòng",
    ),
    # two fonts in one file
    (
        ["C¨n cø LuËt Tæ chøc chÝnh quyÒn", "cã", "Thöïc hieän keá hoaïch cuûa tænh", "coù"],
        ["Căn cứ Luật Tổ chức chính quyền", "có", "Thực hiện kế hoạch của tỉnh", "có"],
        "chuyển từ bảng mã TCVN3 (ABC), VNI",
    ),
]


@pytest.mark.parametrize(("lines", "meant", "remark"), MENDED)
def test_mend(lines: list[str], meant: list[str], remark: str) -> None:
    mended = mend(lines)
    assert list(mended.lines) == meant
    assert mended.remark == remark


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_is_told_from_the_others(encoding: Encoding) -> None:
    mended = mend(view(encode(TEXT, encoding)).split("\n"))
    assert set(mended.kinds) == {encoding}
    assert "\n".join(mended.lines) == TEXT


def test_bytes_that_are_no_utf8_are_not_utf8_read_twice() -> None:
    line = view("Sở Y tế tỉnh họp ".encode() + b"\xff")
    assert mend([line], frozenset({0})).kinds == (None,)
    assert mend([line]).kinds == ("utf8",)


def test_weights() -> None:
    assert weigh("QuyÕt ®Þnh", "tcvn3").score == 2
    assert weigh("QuyÕt ®Þnh", None).score == -3
    assert weigh("QuyÕt ®Þnh", "tcvn3").is_sound
    assert not weigh("®Þnh", "tcvn3").is_sound  # one word tells nothing
    assert reading("QuyÕt", None) == "QuyÕt"


def test_real_documents_come_back_from_every_encoding(shared: Path) -> None:
    """Noise of scanners and all, whole and in parts; letters the encoding lacks left out."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert paths
    for path in paths:
        read = unicodedata.normalize("NFC", path.read_text("utf-8"))
        text = "".join(c for c in read if c.isascii() or c in LETTERS)
        assert mend(text.split("\n")).kinds == (None,) * (text.count("\n") + 1)
        for encoding in ENCODINGS:
            lines = mend(view(encode(text, encoding)).split("\n")).lines
            assert "\n".join(lines).casefold() == text.casefold()
