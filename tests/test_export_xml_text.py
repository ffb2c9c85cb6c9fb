"""Text in XML: what it cannot hold is replaced, all else comes back as it was."""

from __future__ import annotations

import pytest
from exported import HOSTILE
from lxml import etree

from kg.export.xml_text import escaped, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế\t\n\r", "Sở Y tế\t\n\r"),
        ("a\x00b\x0cc\x1b", "a\ufffdb\ufffdc\ufffd"),
        ("\ufffe\uffff\ufffd", "\ufffd\ufffd\ufffd"),
        ("𠀋\U0010ffff", "𠀋\U0010ffff"),
        ("\u202e\u200f\u2028", "\u202e\u200f\u2028"),
    ],
)
def test_what_xml_cannot_hold(text: str, expected: str) -> None:
    assert held(text) == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_it_comes_back_from_between_tags_and_from_quotes(text: str) -> None:
    read = etree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')
    assert read.text == held(text)
    assert " ".join(str(read.get("b")).split()) == " ".join(held(text).split())
