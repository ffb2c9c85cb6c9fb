"""Reading: one clear line for each bad file, and nothing translated in a good one."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from extract.read import ReadError, decode, is_vietnamese, read_file


def test_keeps_the_text_as_decoded(tmp_path: Path) -> None:
    data = "\ufeffỦy ban nhân dân xã\r\nhọp giao ban.".encode()
    path = tmp_path / "họp.txt"
    path.write_bytes(data)
    source = read_file(path)
    assert source.text == "\ufeffỦy ban nhân dân xã\r\nhọp giao ban."
    assert source.name == "họp.txt"
    assert source.sha256 == hashlib.sha256(data).hexdigest()


BAD = [
    # bytes, words of the message
    (b"", "is empty"),
    (b" \n\t\r\n", "is empty"),
    ("\ufeff\n".encode(), "is empty"),
    ("Ủy ban".encode() + b"\0\0", "is binary, not text (a NUL byte at byte 8)"),
    (b"PK\x03\x04\x00\x00", "is binary"),
    ("Ủy ban nhân dân".encode("utf-16"), "is binary"),
    (b"\xd0y ban nh\xe2n d\xe2n", "is not UTF-8 (byte 0 is 0xd0)"),
    ("Sở Y tế ".encode() + b"\xff", "is not UTF-8 (byte 12 is 0xff); save it as UTF-8"),
    (b"The committee shall report before 30 June.", "has no Vietnamese in it"),
    ("Le comité présentera un rapport détaillé à la fin de l'été.".encode(), "no Vietnamese"),
    ("Українська мова".encode(), "has no Vietnamese in it"),
    (b"12 345 678,90", "has no Vietnamese in it"),
]


@pytest.mark.parametrize(("data", "words"), BAD)
def test_bad_bytes_get_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "tệp.txt")
    message = str(caught.value)
    assert message.startswith("tệp.txt: ")
    assert words in message
    assert "\n" not in message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"khong-co\.txt: no such file"):
        read_file(tmp_path / "khong-co.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)


VIETNAMESE = [
    "Họp giao ban.",
    "Sở Y tế",
    "UBND tỉnh họp",
    "Kính gửi: VNPT, FPT, Viettel và các đơn vị liên quan",
    unicodedata.normalize("NFD", "Sở Xây dựng trả lời cử tri"),
    "Tên dự án: Green Park City Phase 2, chủ đầu tư: ACV",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_short_and_mixed_texts_pass(text: str) -> None:
    assert is_vietnamese(text)


def test_a_foreign_preface_does_not_hide_the_vietnamese() -> None:
    assert is_vietnamese("page of words " * 2000 + "Chủ tịch Ủy ban nhân dân xã kết luận. " * 200)


def test_a_single_place_name_in_english_is_not_enough() -> None:
    assert not is_vietnamese("The ferry to Cần Giờ was late again, so nobody came to the meeting.")


def test_real_documents_are_read(shared: Path) -> None:
    paths = sorted([*(shared / "seeds").glob("*.txt"), *(shared / "texts").glob("*.txt")])
    assert len(paths) >= 26
    for path in paths:
        assert read_file(path).text == path.read_bytes().decode("utf-8")
