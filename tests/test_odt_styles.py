"""Styles of OpenDocument texts: looks, breaks, lines around cells, patterns of lists."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from offices import ODF

from extract.readers.docx_styles import Look
from extract.readers.odt_styles import OUTLINE, Breaks, Styles, number_of
from extract.readers.office_lists import Level


def styles(xml: str) -> Styles:
    return Styles(ET.fromstring(f"<a {ODF} {LOEXT}>{xml}</a>"), None)  # noqa: S314 - our own


LOEXT = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
MADE = styles(
    """
<style:style style:family="text" style:name="A" style:parent-style-name="B">
<style:text-properties fo:text-transform="uppercase"/></style:style>
<style:style style:family="text" style:name="B" style:parent-style-name="A">
<style:text-properties style:font-name="VNI-Times" text:display="none"/></style:style>
<style:style style:family="paragraph" style:name="P" style:master-page-name="Ngang"/>
<style:style style:family="table" style:name="T">
<style:table-properties fo:break-before="page"/></style:style>
<style:style style:family="table-cell" style:name="all">
<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
<style:style style:family="table-cell" style:name="two">
<style:table-cell-properties fo:border-left="0.5pt solid" fo:border-top="0.5pt solid"
 fo:border-right="none" fo:border-bottom="none"/></style:style>
<style:style style:family="table-cell" style:name="one">
<style:table-cell-properties fo:border="none" fo:border-top="0.5pt solid"/></style:style>
"""
)


def test_looks() -> None:
    around = Look("Arial")
    # along a loop of parents; nothing of its own
    assert MADE.look("text", "A", around) == Look("VNI-Times", hidden=True, capitals=True)
    assert MADE.look("text", "khác", around) == around


def test_breaks() -> None:
    assert MADE.breaks("paragraph", "P") == Breaks(before=True)
    assert MADE.breaks("table", "T") == Breaks(before=True)
    assert MADE.breaks("paragraph", "khác") == Breaks()


@pytest.mark.parametrize(("style", "ruled"), [("all", 1), ("two", 1), ("one", 0), ("x", 0)])
def test_lines_around_cells(style: str, ruled: int) -> None:
    assert MADE.is_ruled(style) is bool(ruled)


LEVELS = [
    # number with prefix and suffix; several levels shown; Roman; none
    ('<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Điều "'
     ' style:num-suffix="."/>', (0, Level("decimal", "Điều %1."))),
    ('<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."'
     ' text:display-levels="2" text:start-value="3"/>', (1, Level("decimal", "%1.%2.", 3))),
    ('<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>',
     (0, Level("upperRoman", "%1."))),
    ('<text:list-level-style-number text:level="1" style:num-format=""/>', (0, Level("none", ""))),
    # the pattern as LibreOffice writes it
    ('<text:list-level-style-number text:level="2" style:num-format="a"'
     ' loext:num-list-format="%1%.%2%)"/>', (1, Level("lowerLetter", "%1.%2)"))),
    # bullets, in a symbol font too; a picture for a bullet
    ('<text:list-level-style-bullet text:level="1" text:bullet-char="+"/>',
     (0, Level("bullet", "+"))),
    ('<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0a7">'
     '<style:text-properties style:font-name="Wingdings"/></text:list-level-style-bullet>',
     (0, Level("bullet", "▪"))),
    ('<text:list-level-style-image text:level="1"/>', (0, Level("none", ""))),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "level"), LEVELS)
def test_levels(xml: str, level: tuple[int, Level]) -> None:
    made = styles(f'<text:list-style style:name="L">{xml}</text:list-style>')
    assert made.levels("L") == dict([level])


def test_numbered_headings_and_lists_of_paragraph_styles() -> None:
    made = styles(
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I"'
        ' style:num-suffix="."/></text:outline-style><style:style style:family="paragraph"'
        ' style:name="P" style:list-style-name="L"/>'
    )
    assert made.levels(OUTLINE) == {0: Level("upperRoman", "%1.")}
    assert (made.list_of("P"), made.list_of("Q")) == ("L", "")


NUMBERS = [("12", 12), ("999999999999", 300), ("-5", 1), ("x", 1), ("", 1), ("٣", 1)]


@pytest.mark.parametrize(("value", "number"), NUMBERS)
def test_numbers(value: str, number: int) -> None:
    assert number_of(ET.Element("a", {"n": value}), "n", default=1, most=300) == number
