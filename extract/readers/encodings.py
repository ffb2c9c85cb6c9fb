"""Encodings: bytes to text, from UTF-8 and UTF-16 to the old Vietnamese encodings, surely or not

A text in an old encoding is converted and the reader is told; what already is Vietnamese in
Unicode is never touched, so that offsets count the characters of the file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.legacy import view
from extract.readers.mojibake import Kind, Mended, mend
from extract.source import ReadError

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I)
_COMBINING = re.compile(r"[\u0300-\u0303\u0306\u0309\u031b\u0323]")
_ONLY_VIETNAMESE = re.compile(r"[đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)
_STRETCH = 5_000
_LEAST_SHARE = 0.2
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILE_NAMES: dict[Kind, str] = {"cp1258": "windows-1258"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, its encoding («utf-8», «tcvn3»), and in Vietnamese what was converted."""

    text: str
    encoding: str
    remark: str = ""


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of a file's bytes; a byte order mark stays its first character.

    The bytes of «QuyÕt ®Þnh» (TCVN3) give «Quyết định» with the remark «chuyển từ bảng mã TCVN3
    (ABC)». Raises `ReadError` for what is empty, binary, cut off, in no encoding known here (with
    the place of the byte) or has no Vietnamese in it; `name` stands in the messages.
    """
    if not data.strip():
        raise ReadError(f"{name}: is empty")
    decoded = _wide(data, name) or _narrow(data, name)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise ReadError(f"{name}: is empty")
    if not is_vietnamese(decoded.text):
        raise ReadError(f"{name}: has no Vietnamese in it")
    return decoded


def is_vietnamese(text: str) -> bool:
    """Return whether a text is Vietnamese, by the share of syllables with Vietnamese marks.

    About two thirds of the syllables of running Vietnamese carry a mark, against a few in a
    hundred in French or English; at least one mark must be one that only Vietnamese uses
    («ơ», «ạ», «đ»). A text of any length counts, down to «Ủy ban nhân dân xã»; composed and
    combining marks count alike. One Vietnamese stretch of a longer text is enough.
    """
    for start in range(0, len(text), _STRETCH):
        part = text[start : start + _STRETCH]
        words = _WORD.findall(part)
        if not words:
            continue
        marked = sum(1 for word in words if _MARKED.search(word)) + len(_COMBINING.findall(part))
        own = _ONLY_VIETNAMESE.search(part) or _COMBINING.search(part)
        if own and marked >= _LEAST_SHARE * len(words):
            return True
    return False


def _wide(data: bytes, name: str) -> Decoded | None:
    """Return text of two or four bytes a character: by its byte order mark, or by trying."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(
                    f"{name}: is not whole {encoding.upper()} (byte {error.start});"
                    " save it as UTF-8 and try again"
                ) from None
            if (zero := text.find("\0")) >= 0:
                raise ReadError(f"{name}: is binary, not text (a NUL as character {zero})")
            return _mended(text, encoding)
    if b"\0" not in data or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and is_vietnamese(text):
            return Decoded(text, encoding)
    return None


def _narrow(data: bytes, name: str) -> Decoded:
    """Return text of UTF-8, or line by line of UTF-8 and old encodings."""
    if (zero := data.find(b"\0")) >= 0:
        raise ReadError(f"{name}: is binary, not text (a NUL byte at byte {zero})")
    try:
        return _mended(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _by_lines(data.split(b"\n"), name)


def _mended(text: str, encoding: str) -> Decoded:
    """Return a text in Unicode, with what somebody copied into it from old fonts converted."""
    mended = mend(text.split("\n"))
    return Decoded("\n".join(mended.lines), encoding, mended.remark)


def _by_lines(parts: Sequence[bytes], name: str) -> Decoded:
    faults: dict[int, int] = {}
    lines: list[str] = []
    place = 0
    for index, part in enumerate(parts):
        try:
            lines.append(part.decode("utf-8"))
        except UnicodeDecodeError as error:
            faults[index] = place + error.start
            lines.append(view(part))
        place += len(part) + 1
    mended = mend(lines, frozenset(faults))
    for index, fault in faults.items():
        if mended.kinds[index] is None:
            byte = parts[index][fault - sum(len(p) + 1 for p in parts[:index])]
            raise ReadError(
                f"{name}: is not UTF-8 (byte {fault} is 0x{byte:02x});"
                " save it as UTF-8 and try again"
            )
    return Decoded("\n".join(mended.lines), _encodings(lines, faults, mended), mended.remark)


def _encodings(lines: Sequence[str], faults: dict[int, int], mended: Mended) -> str:
    """Return the names of all encodings in a file: «tcvn3», «utf-8, vni»."""
    old = {_FILE_NAMES.get(kind, kind) for index in faults if (kind := mended.kinds[index])}
    utf8 = any(not line.isascii() for index, line in enumerate(lines) if index not in faults)
    return ", ".join([*(["utf-8"] if utf8 else []), *sorted(old)])
