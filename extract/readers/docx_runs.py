"""The words of a DOCX paragraph: its runs in order, without what is not printed.

Deleted and hidden text, the codes of fields and the second copy of a text box (Word keeps one for
old programs) are left out; inserted text, links, content controls and formulas are read.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.readers.docx_styles import VAL, Look, Styles, W, is_on
from extract.readers.office_fonts import Encoding, Piece, in_unicode, symbol

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PLAIN = ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple")
_THROUGH = frozenset(W + tag for tag in (*_PLAIN, "dir", "bdo", "ruby", "rubyBase"))
_DRAWN = (W + "drawing", W + "pict", W + "object")
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: words with their fonts, notes referred to, text boxes.

    A note is its kind («footnote»), its id, and whether it is numbered by the program.
    """

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)

    def text(self, seen: set[Encoding]) -> str:
        """Return the words in Unicode; `seen` gathers the old encodings that were converted."""
        return in_unicode(self.pieces, seen)


def chosen(alternatives: ET.Element) -> ET.Element | None:
    """Return the branch of `mc:AlternateContent` to read: the first, else the fallback."""
    choice = alternatives.find(_MC + "Choice")
    return choice if choice is not None else alternatives.find(_MC + "Fallback")


def unwrapped(container: ET.Element) -> Iterator[ET.Element]:
    """Yield what is in a container, in content controls, insertions and links in it too."""
    for child in container:
        if child.tag == W + "sdt" and _is_placeholder(child):
            continue
        if child.tag in _THROUGH:
            yield from unwrapped(child)
        elif child.tag == _MC + "AlternateContent":
            branch = chosen(child)
            yield from unwrapped(branch) if branch is not None else ()
        else:
            yield child


def _is_placeholder(control: ET.Element) -> bool:
    """Return whether a content control only says «click here to enter text»."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


class RunReader:
    """Reads the runs of one paragraph into an `Inline`."""

    def __init__(self, styles: Styles, style: str, into: Inline) -> None:
        self._styles = styles
        self._style = style
        self._into = into
        self._fields: list[bool] = []  # of each open field, whether its code goes on

    def read(self, paragraph: ET.Element) -> None:
        """Read a paragraph's runs."""
        for child in unwrapped(paragraph):
            if child.tag == W + "r":
                self._run(child)
            elif child.tag.startswith(_MATH):
                self._add("".join(t.text or "" for t in child.iter(_MATH + "t")), Look())

    def _add(self, words: str, look: Look) -> None:
        if words and not any(self._fields):
            self._into.pieces.append((words, look.font, look.capitals))

    def _run(self, run: ET.Element) -> None:
        look = self._styles.look(run.find(W + "rPr"), self._style)
        if look.hidden:
            for child in run.iter(W + "fldChar"):
                self._field(child)
            return
        for child in unwrapped(run):
            tag = child.tag
            if tag == W + "t":
                self._add(child.text or "", look)
            elif tag == W + "br":
                self._add("\f" if child.get(W + "type") == "page" else "\n", look)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look)
            elif tag == W + "sym":
                self._symbol(child)
            elif tag == W + "fldChar":
                self._field(child)
            elif tag in _NOTES:
                numbered = not is_on_attribute(child, "customMarkFollows")
                self._into.notes.append((_NOTES[tag], child.get(W + "id", ""), numbered))
            elif tag in _DRAWN:
                self._into.boxes += _boxes(child)
            elif tag == W + "r":
                self._run(child)

    def _symbol(self, sign: ET.Element) -> None:
        code = sign.get(W + "char", "")
        if _CODE.fullmatch(code):
            self._add(symbol(int(code, 16), sign.get(W + "font", "")), Look())

    def _field(self, sign: ET.Element) -> None:
        """Follow a field («PAGE», «TOC»): its code is hidden, its result is text."""
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def is_on_attribute(element: ET.Element, name: str) -> bool:
    """Return whether a switch of the form `w:name="1"` is on."""
    return element.get(W + name, "0").lower() not in ("0", "false", "off")


def _boxes(drawn: ET.Element) -> Iterator[ET.Element]:
    """Yield the text boxes of a drawing, each once, not those inside a text box."""
    for child in drawn:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == _MC + "AlternateContent":
            branch = chosen(child)
            yield from _boxes(branch) if branch is not None else ()
        else:
            yield from _boxes(child)


def style_of(properties: ET.Element | None, tag: str = "pStyle") -> str:
    """Return the id of the style that properties name, «» for none."""
    named = properties.find(W + tag) if properties is not None else None
    return named.get(VAL, "") if named is not None else ""
