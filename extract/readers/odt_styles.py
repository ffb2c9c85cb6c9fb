"""Styles and lists of an ODT: looked up along their parents, from both parts that define them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.readers.docx_styles import Look
from extract.readers.office_fonts import bullet
from extract.readers.office_lists import Level

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
STYLE = _OASIS + "style:1.0}"
TEXT = _OASIS + "text:1.0}"
TABLE = _OASIS + "table:1.0}"
OFFICE = _OASIS + "office:1.0}"
DRAW = _OASIS + "drawing:1.0}"
_FO = _OASIS + "xsl-fo-compatible:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
OUTLINE = "\0outline"
"""The key of the numbering of headings among the list styles."""
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_DEPTH = 20
_MANY = 9


@dataclass(frozen=True, slots=True)
class Breaks:
    """Whether a page begins before or after a paragraph or table."""

    before: bool = False
    after: bool = False


def number_of(element: ET.Element, attribute: str, *, default: int, most: int) -> int:
    """Return an attribute's whole number, at most `most`."""
    text = element.get(attribute, "")
    return min(int(text[:9]), most) if text.isascii() and text.isdigit() else default


class Styles:
    """The styles of `content.xml` and `styles.xml`; those of the content come first."""

    def __init__(self, *roots: ET.Element | None) -> None:
        self._styles: dict[tuple[str, str], ET.Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._looks: dict[tuple[str, str], tuple[str | None, ...]] = {}
        fonts: dict[str, str] = {}
        for root in roots:
            for child in root.iter() if root is not None else ():
                name = child.get(STYLE + "name", "")
                if child.tag == STYLE + "style":
                    self._styles.setdefault((child.get(STYLE + "family", ""), name), child)
                elif child.tag == STYLE + "font-face":
                    family = child.get(_OASIS + "svg-compatible:1.0}font-family", "")
                    fonts.setdefault(name, family.strip("'\""))
                elif child.tag == TEXT + "list-style":
                    self._lists.setdefault(name, dict(map(_level, child)))
                elif child.tag == TEXT + "outline-style":
                    self._lists.setdefault(OUTLINE, dict(map(_level, child)))
        self._fonts = fonts

    def chain(self, family: str, name: str) -> Iterator[ET.Element]:
        """Yield a style of a family («paragraph», «text») and its parents."""
        for _ in range(_DEPTH):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(STYLE + "parent-style-name", "")

    def _first(self, chain: Iterable[ET.Element], kind: str, *names: str) -> str | None:
        """Return the first of some properties that a chain of styles sets."""
        for style in chain:
            for properties in style.findall(f"{STYLE}{kind}-properties"):
                for name in names:
                    if (value := properties.get(name)) is not None:
                        return value
        return None

    def look(self, family: str, name: str, around: Look) -> Look:
        """Return how text in a style is printed, `around` where the style says nothing."""
        if (family, name) not in self._looks:
            chain = list(self.chain(family, name))
            self._looks[family, name] = (
                self._first(chain, "text", STYLE + "font-name", _FO + "font-family"),
                self._first(chain, "text", TEXT + "display"),
                self._first(chain, "text", _FO + "text-transform"),
            )
        font, shown, case = self._looks[family, name]
        return Look(
            around.font if font is None else self._fonts.get(font, font).strip("'\""),
            around.hidden if shown is None else shown in ("none", "true"),
            around.capitals if case is None else case == "uppercase",
        )

    def breaks(self, family: str, name: str) -> Breaks:
        """Return the page breaks that a paragraph's or table's style asks for."""
        kind = family
        before = self._first(self.chain(family, name), kind, _FO + "break-before")
        after = self._first(self.chain(family, name), kind, _FO + "break-after")
        style = self._styles.get((family, name))
        paged = style is not None and bool(style.get(STYLE + "master-page-name"))
        return Breaks(before == "page" or paged, after == "page")

    def list_of(self, paragraph_style: str) -> str:
        """Return the list style that a paragraph's style brings, «» for none."""
        for style in self.chain("paragraph", paragraph_style):
            if (name := style.get(STYLE + "list-style-name")) is not None:
                return name
        return ""

    def levels(self, name: str) -> dict[int, Level]:
        """Return the levels of a list style, from 0."""
        return self._lists.get(name, {})

    def is_ruled(self, cell_style: str) -> bool:
        """Return whether two or more sides of a cell have lines."""
        chain = list(self.chain("table-cell", cell_style))
        drawn = 0
        for side in ("top", "left", "bottom", "right"):
            names = (f"{_FO}border-{side}", f"{_FO}border")
            border = self._first(chain, "table-cell", *names)
            drawn += border is not None and border.split()[:1] != ["none"] and bool(border)
        return drawn >= 2


def _level(element: ET.Element) -> tuple[int, Level]:
    at = number_of(element, TEXT + "level", default=1, most=_MANY + 1) - 1
    if element.tag == TEXT + "list-level-style-bullet":
        properties = element.find(STYLE + "text-properties")
        font = properties.get(STYLE + "font-name", "") if properties is not None else ""
        return at, Level("bullet", bullet(element.get(TEXT + "bullet-char", ""), font))
    if element.tag not in (TEXT + "list-level-style-number", TEXT + "outline-level-style"):
        return at, Level("none")
    form = element.get(STYLE + "num-format", "")
    kind = _FORMS.get(form, "upperRoman" if form == "I" else "none")
    shown = number_of(element, TEXT + "display-levels", default=1, most=_MANY)
    places = ".".join(f"%{i + 1}" for i in range(max(0, at + 1 - shown), at + 1))
    whole = element.get(_LOEXT + "num-list-format") or element.get(STYLE + "num-list-format")
    if whole:
        pattern = "".join(
            f"%{part}" if index % 2 and part.isdigit() else part
            for index, part in enumerate(whole.split("%"))
        )
    else:
        ends = (element.get(STYLE + "num-prefix", ""), element.get(STYLE + "num-suffix", ""))
        pattern = places.join(ends) if kind != "none" else "".join(ends)
    start = number_of(element, TEXT + "start-value", default=1, most=10**6)
    return at, Level(kind, pattern, start)
