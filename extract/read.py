"""Reading: a file in, its text exactly as decoded out; one clear line for a bad file.

Offsets everywhere in the program count code points of this text, so nothing is translated
here: line ends stay as they are and a byte order mark stays the first character.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I)
_COMBINING = re.compile(r"[\u0300-\u0303\u0306\u0309\u031b\u0323]")
_ONLY_VIETNAMESE = re.compile(r"[đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)
_STRETCH = 5_000
_LEAST_SHARE = 0.2


class ReadError(ValueError):
    """A file that cannot be read as Vietnamese text; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: `name` without folder, SHA-256 of its bytes, and its decoded text."""

    name: str
    sha256: str
    text: str


def read_file(path: Path) -> Source:
    """Read one UTF-8 file.

    Raises `ReadError` with one line for a file that is missing, a folder, empty, binary, not
    UTF-8, or has no Vietnamese in it.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: is a folder, give the files in it") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None
    return Source(path.name, hashlib.sha256(data).hexdigest(), decode(data, str(path)))


def decode(data: bytes, name: str) -> str:
    """Return the text of UTF-8 bytes; `name` stands in the messages of `ReadError`."""
    if not data.strip():
        raise ReadError(f"{name}: is empty")
    if (zero := data.find(b"\0")) >= 0:
        raise ReadError(f"{name}: is binary, not text (a NUL byte at byte {zero})")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x});"
            " save it as UTF-8 and try again"
        ) from None
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise ReadError(f"{name}: is empty")
    if not is_vietnamese(text):
        raise ReadError(f"{name}: has no Vietnamese in it")
    return text


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
