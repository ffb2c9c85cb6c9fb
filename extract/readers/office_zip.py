"""The zip container of office files (DOCX, ODT): its XML parts, parsed within bounds.

An office file is hostile data: nothing is unpacked before the sizes that the container declares
are within the limits, and a part with a document type (entities, «billion laughs») is refused.
Python's own parser fetches nothing from the network.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib

from extract.source import Limits, ReadError

_MEGABYTE = 1 << 20
_RATIO = 200
"""A container beyond `_SMALL` that grows more than this is a bomb: real ones grow 5 to 60 times."""
_SMALL = 64 * _MEGABYTE
_TREE = 16
"""A parsed tree takes up to this many times the memory of its XML."""
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
"""The namespaces of «Strict Open XML», and the common ones that the readers know."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """An open container; `xml` parses a part. Names are compared without case, as Word does."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._megabytes = limits.megabytes
        if not data:
            raise ReadError(f"{name}: the file is empty (0 bytes)")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise ReadError(
                f"{name}: the zip container is broken or cut off at byte {len(data)} ({error}); "
                "get the file again or save it anew"
            ) from error
        self._parts = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in self._zip.infolist()
        }
        self._check(len(data))

    def _check(self, packed: int) -> None:
        """Refuse a container that would unpack to more than the limits, or is encrypted."""
        size = sum(info.file_size for info in self._zip.infolist())
        if size > self._megabytes * _MEGABYTE:
            raise ReadError(
                f"{self.name}: unpacks from {packed} to {size} bytes, more than the bound of "
                f"{self._megabytes} MB; raise the bound only if you trust the file"
            )
        if size > max(_SMALL, _RATIO * packed):
            raise ReadError(
                f"{self.name}: unpacks to {size // packed} times its size, which no honest "
                "document does (a zip bomb); it was not opened"
            )
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise ReadError(f"{self.name}: is encrypted; save it without a password")

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._parts

    def xml(self, path: str) -> ET.Element | None:
        """Return the root of a part's XML, `None` without such a part; raises `ReadError`."""
        info = self._parts.get(path.lower())
        if info is None:
            return None
        if info.file_size > self._megabytes * _MEGABYTE // _TREE:
            raise ReadError(
                f"{self.name}: its part {path} has {info.file_size} bytes of XML, more than "
                f"a sixteenth of the bound of {self._megabytes} MB; split the document"
            )
        try:
            blob = self._zip.read(info)
        except _BROKEN as error:
            raise ReadError(
                f"{self.name}: its part {path} (byte {info.header_offset}) is damaged ({error}); "
                "get the file again or let Word repair it"
            ) from error
        return self._parse(blob, path)

    def _parse(self, blob: bytes, path: str) -> ET.Element:
        if b"<!DOCTYPE" in blob.replace(b"\0", b""):
            raise ReadError(
                f"{self.name}: its part {path} declares a document type, which office files "
                "never do (entities can blow it up); it was not read"
            )
        if b"purl.oclc.org/ooxml" in blob[:8192]:
            for strict, common in _STRICT.items():
                blob = blob.replace(strict, common)
        try:
            return ET.fromstring(blob)  # noqa: S314 - no document type: no entities to expand
        except (ET.ParseError, ValueError, LookupError) as error:
            raise ReadError(
                f"{self.name}: its part {path} is no well-formed XML ({error}); "
                "let Word or LibreOffice repair it"
            ) from error

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Return what a part («word/document.xml»; «» the package) is related to, by its id.

        Values are the last word of the relation's type («footnotes») and the target's path.
        """
        folder, file = posixpath.split(path)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found[relation.get("Id", "")] = (kind, target.lstrip("/"))
        return found
