"""The source of a web page: its characters out of the bytes, also out of a saved archive (MHTML)"""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from dataclasses import dataclass
from email.errors import CloseBoundaryNotFoundDefect

from lxml import etree, html

from extract.readers.legacy import view
from extract.source import ReadError

_ARCHIVE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version:", re.I)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I
)
_DECLARED_WITHIN = 4096
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "x-user-defined"})
_INLINE = re.compile(r"</?(?:a|b|big|center|div|em|font|i|o:p|small|span|strong|u)\b[^<>]*>", re.I)
_SUBSET = re.compile(r"(<!DOCTYPE[^<>\[]*)\[.*?\]\s*>", re.I | re.S)
_TOO_DEEP = "Excessive depth"


@dataclass(frozen=True, slots=True)
class PageSource:
    """The characters of a page, and what an archive around it says: its address and title.

    `cut` tells whether the archive has no end.
    """

    html: str
    url: str = ""
    title: str = ""
    cut: bool = False


def source_of(data: bytes, name: str) -> PageSource:
    """Return the characters of a page; of an MHTML archive, of its first page.

    The byte order mark decides, then whether the bytes are UTF-8, then what the page declares.
    Bytes in none of them stay in the Windows-1252 view, for old encodings to be found by their
    words. Raises `ReadError` for an archive without a page and for binary data.
    """
    if _ARCHIVE.match(data):
        return _unpacked(data, name)
    return PageSource(_characters(data, name, ""))


def parse(source: str, name: str) -> html.HtmlElement:
    """Return the tree of a page, however broken; nothing outside the page is loaded.

    Raises `ReadError` for a page without an element or nested too deep to be one.
    """
    source = _SUBSET.sub(r"\1>", source, count=1)
    tree, deep = _parsed(source)
    if deep:  # tags that were never closed, mostly
        tree, deep = _parsed(_INLINE.sub("<br>", source))
    if deep:
        raise ReadError(f"{name}: has tags nested more than 2000 deep; save it as text")
    if tree is None:
        raise ReadError(f"{name}: has no text in it")
    return tree


def _parsed(source: str) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    data = source.encode("utf-8", errors="replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    return tree, any(_TOO_DEEP in entry.message for entry in parser.error_log)


def _characters(data: bytes, name: str, charset: str) -> str:
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return data[2:].decode(encoding, errors="replace")
    for encoding in ("utf-16-le", "utf-16-be"):
        if b"\0" in data[:200] and "<html" in data[:2000].decode(encoding, "ignore").lower():
            return data.decode(encoding, errors="replace")
    if (zero := data.find(b"\0")) >= 0:
        raise ReadError(f"{name}: is binary, not a web page (a NUL byte at byte {zero})")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _declared(data, charset)


def _declared(data: bytes, charset: str) -> str:
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    declared = (charset or (found[1].decode("ascii") if found else "")).lower()
    if declared in ("utf-8", "utf8"):  # a few odd bytes do not make it another encoding
        text = data.decode("utf-8", errors="replace")
        if text.count("\ufffd") <= len(text) // 200:
            return text
    elif declared and declared not in _LATIN:
        try:
            return unicodedata.normalize("NFC", data.decode(declared))
        except (UnicodeDecodeError, LookupError):
            pass
    return view(data)


def _unpacked(data: bytes, name: str) -> PageSource:
    """Return the first page of an archive as browsers and Word save them."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            address = message["Snapshot-Content-Location"] or part["Content-Location"] or ""
            characters = _characters(payload, name, part.get_content_charset() or "")
            cut = any(isinstance(d, CloseBoundaryNotFoundDefect) for d in message.defects)
            return PageSource(characters, str(address), str(message["Subject"] or ""), cut)
    raise ReadError(f"{name}: is a web archive without a page in it; save the page as HTML")
