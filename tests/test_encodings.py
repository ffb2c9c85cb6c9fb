"""Encodings: every file an office has, said in one line where it is none."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from old_encodings import encode

from extract.readers.encodings import decode, is_vietnamese
from extract.readers.legacy import ENCODINGS, Encoding
from extract.source import ReadError

TEXT = """Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì, phối hợp với các thôn
rà soát các tuyến kênh mương trước mùa mưa lũ, báo cáo trước ngày 30/6/2025."""

GOOD = [
    # bytes, text, encoding
    (TEXT.encode(), TEXT, "utf-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), "\ufeff" + TEXT, "utf-8"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "\ufeff" + TEXT, "utf-16-le"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "\ufeff" + TEXT, "utf-16-be"),
    (TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),  # Windows' «Unicode», the mark cut off
    (TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
    (TEXT.encode("utf-32"), "\ufeff" + TEXT, "utf-32-le"),
    (TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r\n"), "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), GOOD)
def test_unicode_is_decoded_and_nothing_else(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data, "tệp.txt")
    assert (decoded.text, decoded.encoding, decoded.remark) == (text, encoding, "")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_old_encodings_are_found_and_said(encoding: Encoding) -> None:
    decoded = decode(encode(TEXT, encoding), "tệp.txt")
    assert decoded.text.casefold() == TEXT.casefold()
    assert decoded.encoding == {"cp1258": "windows-1258"}.get(encoding, encoding)
    assert decoded.remark.startswith("chuyển từ bảng mã ")


def test_a_file_of_two_encodings_is_read_line_by_line() -> None:
    first, second = TEXT.split("\n")
    decoded = decode(encode(first, "vni") + b"\n" + second.encode(), "tệp.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == "utf-8, vni"
    assert decoded.remark == "chuyển từ bảng mã VNI ở 1 trên 2 dòng"


def test_old_letters_copied_into_unicode_are_found_in_utf16_too() -> None:
    decoded = decode("QuyÕt ®Þnh cña chñ tÞch".encode("utf-16"), "tệp.txt")
    assert decoded.text == "\ufeffQuyết định của chủ tịch"
    assert (decoded.encoding, decoded.remark) == ("utf-16-le", "chuyển từ bảng mã TCVN3 (ABC)")


BAD = [
    # bytes, words of the message
    (b"", "is empty"),
    (b" \n\t\r\n", "is empty"),
    ("\ufeff\n".encode(), "is empty"),
    ("\ufeff \n".encode("utf-16-le"), "is empty"),
    ("Ủy ban".encode() + b"\0\0", "is binary, not text (a NUL byte at byte 8)"),
    (b"PK\x03\x04\x00\x00", "is binary"),
    (TEXT.encode("utf-16")[:-1], f"is not whole UTF-16-LE (byte {2 * len(TEXT)})"),
    (b"\xd0y ban nh\xe2n d\xe2n", "is not UTF-8 (byte 0 is 0xd0)"),  # one letter tells nothing
    ("Sở Y tế ".encode() + b"\xff", "is not UTF-8 (byte 12 is 0xff); save it as UTF-8"),
    ("Sở Y tế\nhọp ".encode() + b"\x96 a", "(byte 18 is 0x96)"),  # the place in the file
    ("Sở Y tế".encode()[:-1], "is not UTF-8 (byte 8 is 0xe1)"),  # cut off inside a letter
    ("détaillé à la fin de l'été".encode("cp1252"), "is not UTF-8 (byte 1 is 0xe9)"),
    (b"The committee shall report before 30 June.", "has no Vietnamese in it"),
    ("Українська мова".encode(), "has no Vietnamese in it"),
    ("Українська мова".encode("utf-16"), "has no Vietnamese in it"),
]


@pytest.mark.parametrize(("data", "words"), BAD)
def test_bad_bytes_get_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "tệp.txt")
    message = str(caught.value)
    assert message.startswith("tệp.txt: ")
    assert words in message
    assert "\n" not in message


def test_is_vietnamese() -> None:
    assert is_vietnamese("Họp giao ban.")
    assert not is_vietnamese("Meeting of the board.")


def test_real_documents_are_decoded_as_they_are(shared: Path) -> None:
    paths = sorted([*(shared / "seeds").glob("*.txt"), *(shared / "texts").glob("*.txt")])
    assert paths
    for path in paths:
        decoded = decode(path.read_bytes(), path.name)
        assert decoded.text == path.read_bytes().decode("utf-8")
        assert decoded.remark == ""
