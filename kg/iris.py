"""IRIs: every node's name is made from its identity, so that two builds give the same bytes.

A name is a readable part without diacritics and a short hash of the exact identity, since
words that differ in tone only («Hòa», «Hóa») lose the difference in the readable part:
«agency/uy-ban-nhan-dan-tinh-ha-nam-8d21f0c4». What belongs to one file (statements, evidence)
is named by the hash of the file and the characters it spans.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from extract.folding import fold
from ontology.vocab import ID_BASE

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")
_SECTION = re.compile(r"[^a-z0-9._-]+")
_LONGEST = 60


def slug(text: str) -> str:
    """Return a readable, percent-safe form: «Ủy ban nhân dân tỉnh Hà Nam» → «uy-ban-…-ha-nam»."""
    plain = _NOT_PLAIN.sub("-", fold(unicodedata.normalize("NFC", text))).strip("-")
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST + 1].rsplit("-", 1)[0][:_LONGEST]
    return plain or "x"


def short_hash(*parts: object, length: int = 8) -> str:
    """Return the first hexadecimal digits of the SHA-256 of some parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Iris:
    """Names nodes under one base, by default `https://w3id.org/camket/id/`.

    Raises `ValueError` for a base that is no absolute web address ending in «/» or «#».
    """

    base: str = ID_BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise ValueError(
                f"{self.base!r} cannot be the base of IRIs: give a web address that ends in '/',"
                f" such as {ID_BASE}"
            )

    def graph(self, name: str) -> str:
        """Return the name of a graph: «identity», «derived»."""
        return f"{self.base}graph/{name}"

    def document_graph(self, sha256: str) -> str:
        """Return the name of the graph of one source file."""
        return f"{self.base}graph/document/{sha256[:16]}"

    def named(self, kind: str, label: str, *identity: object) -> str:
        """Return the IRI of a named thing: a kind, a readable label, what makes it this one."""
        return f"{self.base}{kind}/{slug(label)}-{self._hash(*identity)}"

    def file_document(self, sha256: str, label: str) -> str:
        """Return the IRI of a source document known by its bytes alone."""
        return f"{self.base}document/{slug(label)}-{sha256[:16]}"

    def section(self, sha256: str, section: str) -> str:
        """Return the IRI of a part of a file: «dieu-1.ii.2.a»."""
        plain = _SECTION.sub("-", fold(unicodedata.normalize("NFC", section)))
        if plain != section:
            plain = f"{plain}-{short_hash(section)}"
        return f"{self.base}section/{sha256[:16]}/{plain}"

    def page(self, sha256: str, number: int) -> str:
        """Return the IRI of a page of a file, from 1."""
        return f"{self.base}page/{sha256[:16]}/{number}"

    def span(self, kind: str, sha256: str, start: int, end: int, *more: object) -> str:
        """Return the IRI of what stands at a span of a file (statement, evidence, figure)."""
        tail = "".join(f"-{slug(str(part))}" for part in more)
        return f"{self.base}{kind}/{sha256[:16]}/{start}-{end}{tail}"

    def part(self, whole: str, kind: str, *identity: object) -> str:
        """Return the IRI of something that exists only through another node (its task)."""
        local = whole.removeprefix(self.base).partition("/")[2].replace("/", "-")
        tail = f"-{self._hash(*identity)}" if identity else ""
        return f"{self.base}{kind}/{local}{tail}"

    def _hash(self, *identity: object) -> str:
        """Hash an identity; IRIs in it count without the base, so that it makes no difference."""
        return short_hash(*(str(part).removeprefix(self.base) for part in identity))

    def interval(self, first: object, last: object) -> str:
        """Return the IRI of an interval of days, `None` for an open end."""
        return f"{self.base}interval/{first or 'open'}_{last or 'open'}"

    def instant(self, day: object) -> str:
        """Return the IRI of a day."""
        return f"{self.base}instant/{day}"
