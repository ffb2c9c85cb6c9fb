"""The source of a page: out of archives too, cut ones said."""

from __future__ import annotations

import base64
import quopri

import pytest

from extract.readers.web import read
from extract.readers.web_source import parse, source_of
from extract.source import Limits, ReadError

HEAD = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://xa.example/tin\r\n"
    b"Subject: =?utf-8?B?VGluIHjDow==?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n----b\r\n'
)
HTML = "<html><p>Chủ tịch xã giao các thôn dọn kênh mương</p></html>"


def archive(html: str = HTML, *, kind: str = "text/html", way: str = "base64") -> bytes:
    """Return an MHTML archive as Chrome saves it."""
    data = html.encode()
    body = base64.encodebytes(data) if way == "base64" else quopri.encodestring(data)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n\r\n".encode()
    return HEAD + head + body + b"\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n"


@pytest.mark.parametrize("way", ["base64", "quoted-printable"])
def test_an_archive_gives_its_page_address_and_title(way: str) -> None:
    page = source_of(archive(way=way), "trang.mht")
    assert "dọn kênh mương" in page.html
    assert (page.url, page.title, page.cut) == ("https://xa.example/tin", "Tin xã", False)
    content = read(archive(way=way), "trang.mht", Limits())
    assert content.text == "Chủ tịch xã giao các thôn dọn kênh mương\n"
    assert dict(content.metadata) == {"title": "Tin xã", "url": "https://xa.example/tin"}


def test_a_cut_archive_is_read_as_far_as_it_goes_and_said() -> None:
    content = read(archive(way="quoted-printable")[:-60], "trang.mht", Limits())
    assert content.text.startswith("Chủ tịch xã giao các thôn")
    assert content.remarks == ("tệp lưu trang bị cắt cụt, phần cuối đã mất",)


@pytest.mark.parametrize("data", [archive(kind="text/css"), archive(""), HEAD])
def test_an_archive_without_a_page(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^trang\.mht: is a web archive without a page"):
        source_of(data, "trang.mht")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<meta charset=utf-8>\xe1\xbb\xa6y" * 100 + b"\xff", "Ủy"),  # one odd byte
        (b"<meta charset=no-such>\xd5", "Õ"),
        (b"<meta charset=tis-620>\xa1", "ก"),
        ("<p>Họp".encode("utf-16"), "Họp"),
    ],
)
def test_charsets(data: bytes, text: str) -> None:
    assert text in source_of(data, "a.html").html


def test_parse_is_bounded() -> None:
    assert parse("<b>" * 5000 + "a", "a.html").text_content() == "a"
    with pytest.raises(ReadError, match="nested more than 2000 deep"):
        parse("<ul><li>" * 5000 + "a", "a.html")
    with pytest.raises(ReadError, match="has no text in it"):
        parse("", "a.html")
