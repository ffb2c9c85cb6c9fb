"""What a user typed as an FTS5 expression, and where its words stand in a text that was found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from extract.folding import fold
from kg.index.make import tokens

WIDTH = 200
"""How many characters of a text a snippet shows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a question: chunks between spaces, each some words in a row.

    «38/NQ-HĐND» is one chunk of three words; the last word of all is the beginning of one.
    """

    chunks: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> Wanted:
        """Read what a user typed; all its signs are data: «"sở OR*» is «sở», «OR»."""
        found = (tuple(w.lower() for w in tokens(chunk)) for chunk in text.split())
        return cls(tuple(chunk for chunk in found if chunk))

    @property
    def marked(self) -> bool:
        """Whether any word has marks: then texts that have the same come first."""
        return any(fold(word) != word for chunk in self.chunks for word in chunk)

    @property
    def whole(self) -> str:
        """All words without marks, as the index keeps a name."""
        return " ".join(fold(word) for chunk in self.chunks for word in chunk)

    def expression(self, *, exact: bool = False) -> str:
        """Return the FTS5 expression; with `exact`, words with marks must have the same."""
        parts: list[str] = []
        for chunk in self.chunks:
            plain = [fold(word) for word in chunk]
            column, words = (
                ("exact", list(chunk)) if exact and plain != [*chunk] else ("folded", plain)
            )
            parts.append(f'{column} : "{" ".join(words)}"')
        return " AND ".join(parts) + " *"


def snippet(text: str, wanted: Wanted) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the part of a text where the words stand, and the spans of the words in it."""
    text = unicodedata.normalize("NFC", text)
    spans = _spans(text, wanted)
    first = spans[0][0] if spans else 0
    begin = 0 if first < WIDTH // 2 else text.rfind(" ", 0, first - WIDTH // 4) + 1
    end = len(text) if len(text) <= begin + WIDTH else text.rfind(" ", begin, begin + WIDTH)
    end = end if end > begin else begin + WIDTH
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    shift = len(before) - begin
    inside = tuple((a + shift, b + shift) for a, b in spans if a >= begin and b <= end)
    return before + text[begin:end] + after, inside


def found_in(text: str, wanted: Wanted) -> int:
    """Return how many of the chunks stand in a text."""
    return len({number for _, _, number in _matches(text, wanted)})


def _spans(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    return [(a, b) for a, b, _ in sorted(_matches(text, wanted))]


def _matches(text: str, wanted: Wanted) -> list[tuple[int, int, int]]:
    """Return start, end and the chunk's number of each place where a chunk stands."""
    plain = fold(unicodedata.normalize("NFC", text))
    found: list[tuple[int, int, int]] = []
    for number, chunk in enumerate(wanted.chunks):
        inside = r"[\W_]+".join(re.escape(fold(word)) for word in chunk)
        last = "" if number == len(wanted.chunks) - 1 else r"(?![^\W_])"
        pattern = rf"(?<![^\W_]){inside}{last}"
        found += [(m.start(), m.end(), number) for m in re.finditer(pattern, plain)]
    return found
