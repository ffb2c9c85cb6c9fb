"""Styles of Word files: looks along the chain of styles, list marks from the numbering part."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from docx import Document
from offices import abstract, element, num, numbered, p, saved, with_body, with_lists

from extract.readers.docx import read
from extract.readers.docx_styles import Look, Numbering, Styles
from extract.source import Limits

STYLES = Styles(
    element(
        "styles",
        """
<w:docDefaults><w:rPrDefault><w:rPr>
 <w:rFonts w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cu"/><w:basedOn w:val="N"/>
 <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:pageBreakBefore/></w:pPr>
 <w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Hoa"><w:name w:val="Hoa"/><w:basedOn w:val="Cu"/>
 <w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>""",
    )
)


def rpr(inside: str) -> ET.Element:
    return element("rPr", f"{inside}")


LOOKS = [
    # the document's defaults; a style that is based on another; a loop of styles
    ("", "", Look("Arial")),
    ("", "Hoa", Look(".VnTime", capitals=True)),
    ("", "Vong", Look("Arial")),
    # the run's own properties win, its style comes before the paragraph's
    ('<w:caps w:val="false"/><w:rFonts w:hAnsi="VNI-Times"/>', "Hoa", Look("VNI-Times")),
    ('<w:rStyle w:val="An"/>', "Hoa", Look(".VnTime", hidden=True, capitals=True)),
    # a font of the theme is none of the old ones
    ('<w:rFonts w:asciiTheme="minorHAnsi"/>', "Cu", Look("")),
]


@pytest.mark.parametrize(("own", "style", "look"), LOOKS)
def test_looks(own: str, style: str, look: Look) -> None:
    assert STYLES.look(rpr(own), style) == look


def test_headings_and_page_breaks() -> None:
    level = element("pPr", '<w:outlineLvl w:val="9"/>')
    assert STYLES.is_heading(None, "H2")
    assert not STYLES.is_heading(level, "H2")
    assert not STYLES.is_heading(None, "Cu")
    off = element("pPr", '<w:pageBreakBefore w:val="0"/>')
    assert STYLES.starts_page(None, "Hoa")
    assert not STYLES.starts_page(off, "Hoa")


def marks(lists: str, *items: tuple[int, int]) -> str:
    """Return the text of items «x» in lists, by the list's number and level."""
    body = "".join(p("x", properties=numbered(number, level)) for number, level in items)
    document = with_body(with_lists(Document(), lists), body)
    return read(saved(document), "a.docx", Limits()).text.replace("\n", " ")


DECISION = abstract(1, "decimal|Điều %1.", "decimal|%2.", "lowerLetter|%3)", "bullet|-")
LISTS = [
    (DECISION + num(1, 1), ((1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 0)),
     "Điều 1. x 1. x a) x b) x - x Điều 2. x"),
    # two lists of one pattern count on, unless one starts anew
    (DECISION + num(1, 1) + num(2, 1), ((1, 0), (2, 0)), "Điều 1. x Điều 2. x"),
    (DECISION + num(1, 1) + num(2, 1, 1), ((1, 0), (2, 0), (2, 0)),
     "Điều 1. x Điều 1. x Điều 2. x"),
    # Roman and legal numbering, a start of its own
    (abstract(1, "upperRoman|%1.|3", "decimal|%1.%2.|1|<w:isLgl/>") + num(1, 1),
     ((1, 0), (1, 1)), "III. x 3.1. x"),
    # list 0 is none; an unknown list or level neither
    (DECISION + num(1, 1), ((0, 0), (7, 0), (1, 8), (1, 0)), "x x x Điều 1. x"),
    # a level that the list itself changes
    (DECISION + num(1, 1).replace("</w:num>",
     '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
     '<w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride></w:num>'), ((1, 0),), "(1) x"),
]  # fmt: skip


@pytest.mark.parametrize(("lists", "items", "text"), LISTS)
def test_lists(lists: str, items: tuple[tuple[int, int], ...], text: str) -> None:
    assert marks(lists, *items) == text


def test_lists_by_style_and_by_link() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
    pattern = abstract(1, "decimal|%1.", "lowerLetter|%2)").replace(
        '<w:lvl w:ilvl="0">', '<w:styleLink w:val="S"/><w:lvl w:ilvl="0">'
    )
    pattern = pattern.replace(
        '<w:numFmt w:val="lowerLetter"/>',
        '<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Cu"/>',
    )
    root = element("numbering", f"{linked}{pattern}{num(4, 2)}")
    numbering = Numbering(root, STYLES)
    own = element("pPr", f"{numbered(4)}")
    off = element("pPr", f"{numbered(0)}")
    told = [numbering.mark(None, "Cu"), numbering.mark(own, "Cu"), numbering.mark(None, "Hoa")]
    assert told == ["a)", "1.", "a)"]
    assert numbering.mark(off, "Cu") == ""
    assert numbering.mark(None, "N") == ""
