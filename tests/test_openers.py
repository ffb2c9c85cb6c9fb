"""Only words with which a body's name can begin are looked at."""

from __future__ import annotations

import re

import pytest

from extract.agencies.openers import may_begin
from extract.folding import fold, lower_case
from extract.mentions.texts import Text


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("Sở", True),  # a head of the tables
        ("sở", True),
        ("So", True),  # a scan that lost its marks
        ("UBND", True),
        ("XYZ", True),  # any abbreviation may stand for a name
        ("chi", True),  # «các chi cục: A, B» share a head
        ("Trường", True),
        ("rà", False),
        ("Rà", False),
        ("được", False),
    ],
)
def test_what_may_begin_a_body(word: str, *, may: bool) -> None:
    match = re.match(r"\w+", word)
    assert match
    assert may_begin(Text(word, lower_case(word), fold(word)), match) is may
