"""Office containers: bombs, broken zips and XML that would blow up end in one line, fast."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from extract.readers.office_zip import Package
from extract.source import Limits, ReadError


def container(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for path, data in members:
            made.writestr(path, data)
    return stream.getvalue()


LAUGHS = b'<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;">]><a>&m;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY l SYSTEM "file:///etc/hostname">]><a>&l;</a>'
WHOLE = container(("a.xml", b"<a>" + bytes(range(48, 123)) * 40 + b"</a>"))
PLAIN = container(("a.xml", b"<a>van ban</a>"))

REFUSED = [
    # nothing there
    (b"", "is empty"),
    # no zip at all
    (b"%PDF-1.7 khong phai", "broken or cut off"),
    # cut off behind the middle
    (PLAIN[: len(PLAIN) // 2], "broken or cut off at byte"),
    # entities, of our own making and from outside
    (container(("a.xml", LAUGHS)), "declares a document type"),
    (container(("a.xml", OUTSIDE)), "declares a document type"),
    (container(("a.xml", LAUGHS.decode().encode("utf-16"))), "declares a document type"),
    # no XML
    (container(("a.xml", b"<a><b></a>")), "no well-formed XML"),
    (container(("a.xml", b'<?xml version="1.0" encoding="la-lung"?><a/>')), "no well-formed"),
    # damaged inside
    (WHOLE[:60] + b"\xff" * 20 + WHOLE[80:], "is damaged"),
    # a locked member: the flag in both headers
    (PLAIN.replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00"), "is encrypted"),
    # more than the bound on memory, inside it but for XML, and beyond any honest ratio
    (container(("a.xml", b"0123456789" * 450_000)), "more than the bound of 4 MB"),
    (container(("a.xml", b"<a>" + b"0123456789" * 30_000 + b"</a>")), "a sixteenth"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED)
def test_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        Package(data, "tệp.docx", Limits(megabytes=4)).xml("a.xml")
    assert str(caught.value).startswith("tệp.docx: ")
    assert "\n" not in str(caught.value)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    # 300 MB of zeros, and 4 GB by the container's own account
    big = container(("a.xml", bytes(300 << 20)))
    lying = container(("a.xml", b"<a/>")).replace(b"\x04\x00\x00\x00", b"\xff\xff\xff\xfe")
    begun = time.monotonic()
    for data in (big, lying):
        with pytest.raises(ReadError, match="zip bomb"):
            Package(data, "bom.docx", Limits()).xml("a.xml")
    assert time.monotonic() - begun < 2


def test_parts_are_found_without_case_and_strict_names_are_common_ones() -> None:
    strict = b'<w:a xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    package = Package(container(("Word\\Document.XML", strict)), "a.docx", Limits())
    root = package.xml("word/document.xml")
    assert root is not None
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}a"
    assert package.xml("word/khong.xml") is None
    assert "word/khong.xml" not in package


def test_relations() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rels = (
        f'<R><x Id="a" Type="{kind}footnotes" Target="footnotes.xml"/>'
        f'<x Id="b" Type="{kind}styles" Target="/word/styles.xml"/>'
        f'<x Id="c" Type="{kind}image" Target="../media/a.png"/>'
        f'<x Id="d" Type="{kind}hyperlink" Target="http://x.vn" TargetMode="External"/></R>'
    )
    package = Package(container(("word/_rels/d.xml.rels", rels.encode())), "a.docx", Limits())
    assert package.relations("word/d.xml") == {
        "a": ("footnotes", "word/footnotes.xml"),
        "b": ("styles", "word/styles.xml"),
        "c": ("image", "media/a.png"),
    }
    assert package.relations("word/khac.xml") == {}
