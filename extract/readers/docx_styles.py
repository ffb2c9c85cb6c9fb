"""Styles and lists of a DOCX: what a run looks like, and how a paragraph is numbered.

Properties are looked up as Word does: the run or paragraph itself, its style, the styles that
one is based on, the defaults of the document.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.readers.office_fonts import bullet
from extract.readers.office_lists import Counter, Level

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"(?:heading|tiêu đề) \d$|title$|subtitle$", re.I)
_CONTENTS = re.compile(r"toc \d|table of figures", re.I)
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed: its font («» for a theme's), hidden or not, in capitals or not."""

    font: str = ""
    hidden: bool = False
    capitals: bool = False


def is_on(element: ET.Element | None) -> bool:
    """Return whether a switch («<w:vanish/>») is there and not turned off."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def integer(element: ET.Element | None, attribute: str = VAL) -> int | None:
    """Return an attribute's whole number, `None` where there is none."""
    text = element.get(attribute, "") if element is not None else ""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None


class Styles:
    """The styles part; `None` for a document without one."""

    def __init__(self, root: ET.Element | None) -> None:
        styles = root.findall(W + "style") if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in styles}
        self._default = {
            style.get(W + "type", ""): style.get(W + "styleId", "")
            for style in styles
            if style.get(W + "default", "0").lower() not in _OFF
        }
        self._basic = (
            root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        )
        self._looks: dict[tuple[str, str], Look] = {}

    def chain(self, name: str, kind: str = "") -> Iterator[ET.Element]:
        """Yield a style and those it is based on; without a name the default of its `kind`."""
        name = name or self._default.get(kind, "")
        for _ in range(_DEPTH):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            based = style.find(W + "basedOn")
            name = based.get(VAL, "") if based is not None else ""

    def look(self, properties: ET.Element | None, paragraph_style: str) -> Look:
        """Return how a run with these properties (`w:rPr`) is printed."""
        named = properties.find(W + "rStyle") if properties is not None else None
        key = (named.get(VAL, "") if named is not None else "", paragraph_style)
        if key not in self._looks:
            self._looks[key] = self._styled(*key)
        look = self._looks[key]
        return look if properties is None else _looked([properties], look)

    def _styled(self, run_style: str, paragraph_style: str) -> Look:
        chain = [*self.chain(run_style, "character"), *self.chain(paragraph_style, "paragraph")]
        found = [style.find(W + "rPr") for style in chain]
        return _looked([rpr for rpr in (*found, self._basic) if rpr is not None], Look())

    def is_heading(self, properties: ET.Element | None, style: str) -> bool:
        """Return whether a paragraph is a heading, by its outline level or its style's name."""
        own = [properties] if properties is not None else []
        chain = list(self.chain(style, "paragraph"))
        for ppr in (*own, *(s.find(W + "pPr") for s in chain)):
            level = integer(ppr.find(W + "outlineLvl")) if ppr is not None else None
            if level is not None:
                return 0 <= level < 9
        return any(_HEADING.match(_name(s)) for s in chain)

    def is_contents(self, style: str) -> bool:
        """Return whether a paragraph is a line of the table of contents."""
        return any(_CONTENTS.match(_name(s)) for s in self.chain(style))

    def starts_page(self, properties: ET.Element | None, style: str) -> bool:
        """Return whether a paragraph asks for a page break before it."""
        own = [properties] if properties is not None else []
        for ppr in (*own, *(s.find(W + "pPr") for s in self.chain(style, "paragraph"))):
            switch = ppr.find(W + "pageBreakBefore") if ppr is not None else None
            if switch is not None:
                return is_on(switch)
        return False


def _name(style: ET.Element) -> str:
    name = style.find(W + "name")
    return name.get(VAL, "") if name is not None else ""


def _looked(sources: list[ET.Element], below: Look) -> Look:
    """Return a look by the first source that says something of each of its sides."""
    font, hidden, capitals = None, None, None
    for rpr in sources:
        fonts, vanish, caps = rpr.find(W + "rFonts"), rpr.find(W + "vanish"), rpr.find(W + "caps")
        if font is None and fonts is not None:
            font = fonts.get(W + "hAnsi") or fonts.get(W + "ascii")
            if font is None and (fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme")):
                font = ""
        hidden = is_on(vanish) if hidden is None and vanish is not None else hidden
        capitals = is_on(caps) if capitals is None and caps is not None else capitals
    return Look(
        below.font if font is None else font,
        below.hidden if hidden is None else hidden,
        below.capitals if capitals is None else capitals,
    )


@dataclass(slots=True)
class _List:
    key: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)


class Numbering:
    """The numbering part, and the count of the lists so far."""

    def __init__(self, root: ET.Element | None, styles: Styles) -> None:
        self._styles = styles
        self._counter = Counter()
        self._lists: dict[str, _List] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        abstracts = {a.get(W + "abstractNumId", ""): a for a in root.findall(W + "abstractNum")}
        linked = {
            link.get(VAL, ""): a
            for a in abstracts.values()
            if (link := a.find(W + "styleLink")) is not None
        }
        for num in root.findall(W + "num"):
            pointer = num.find(W + "abstractNumId")
            abstract = abstracts.get(pointer.get(VAL, "") if pointer is not None else "")
            if abstract is not None:
                link = abstract.find(W + "numStyleLink")
                if link is not None:
                    abstract = linked.get(link.get(VAL, ""), abstract)
                self._lists[num.get(W + "numId", "")] = _list(num, abstract)

    def mark(self, properties: ET.Element | None, style: str) -> str:
        """Return the mark of the next paragraph with these properties (`w:pPr`), «» for none."""
        found = self._place(properties, style)
        if found is None:
            return ""
        number, level = found
        numbered = self._lists[number]
        start = None
        if level in numbered.starts and (number, level) not in self._begun:
            start = numbered.starts[level]
        self._begun.add((number, level))
        return self._counter.mark(numbered.key, level, numbered.levels, start=start)

    def _place(self, properties: ET.Element | None, style: str) -> tuple[str, int] | None:
        """Return the list and the level (from 0) of a paragraph, its own or its style's."""
        level = None
        if properties is not None and (own := properties.find(W + "numPr")) is not None:
            level = integer(own.find(W + "ilvl"))
            number = own.find(W + "numId")
            if number is not None:
                return self._known(number.get(VAL, ""), level or 0)
        for styled in self._styles.chain(style, "paragraph"):
            numbering = styled.find(f"{W}pPr/{W}numPr")
            number = numbering.find(W + "numId") if numbering is not None else None
            if numbering is None or number is None:
                continue
            known = self._lists.get(number.get(VAL, ""))
            if level is None and known:
                level = known.styles.get(styled.get(W + "styleId", ""))
            if level is None:
                level = integer(numbering.find(W + "ilvl"))
            return self._known(number.get(VAL, ""), level or 0)
        return None

    def _known(self, number: str, level: int) -> tuple[str, int] | None:
        known = self._lists.get(number)
        return (number, level) if known and level in known.levels else None


def _list(num: ET.Element, abstract: ET.Element) -> _List:
    found = _List(abstract.get(W + "abstractNumId", ""), {})
    overrides = num.findall(W + "lvlOverride")
    levels = [
        *abstract.findall(W + "lvl"),
        *(lvl for o in overrides for lvl in o.findall(W + "lvl")),
    ]
    for lvl in levels:
        at = integer(lvl, W + "ilvl") or 0
        found.levels[at] = _level(lvl)
        named = lvl.find(W + "pStyle")
        if named is not None:
            found.styles[named.get(VAL, "")] = at
    for override in overrides:
        start = integer(override.find(W + "startOverride"))
        if start is not None:
            found.starts[integer(override, W + "ilvl") or 0] = start
    return found


def _level(lvl: ET.Element) -> Level:
    form, pattern = lvl.find(W + "numFmt"), lvl.find(W + "lvlText")
    kind = form.get(VAL, "decimal") if form is not None else "decimal"
    text = pattern.get(VAL, "") if pattern is not None else ""
    if kind == "bullet":
        text = bullet(
            text, _looked([rpr] if (rpr := lvl.find(W + "rPr")) is not None else [], Look()).font
        )
    start = integer(lvl.find(W + "start"))
    plain = is_on(lvl.find(W + "isLgl"))
    restart = integer(lvl.find(W + "lvlRestart"))
    return Level(kind, text, 1 if start is None else start, restart, plain)
