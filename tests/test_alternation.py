"""A tree of words finds what a list of them finds, the longest first."""

from __future__ import annotations

import re

import pytest

from extract.alternation import one_of

WORDS = ["chi", "chi trả", "chỉ đạo", "cho", "cấp", "cấp phép", "a.b", "(x)", "sở"]


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        (["chi", "chi trả", "cho"], r"ch(?:i(?:\ trả)?|o)"),
        (["một"], "một"),
        (["a", "b"], "(?:a|b)"),
        (["a", "a"], "a"),
        ([], ""),
    ],
)
def test_words_become_a_tree(words: list[str], expression: str) -> None:
    assert one_of(words) == expression


@pytest.mark.parametrize(
    "text",
    [
        "chi trả và chi, cho, chỉ đạo",
        "cấp phép cấp phé cấp",
        "a.b axb (x) x",
        "sởchi cho",  # no boundary is asked
        "",
    ],
)
@pytest.mark.parametrize("behind", ["", r"(?!\w)"])
def test_it_finds_what_a_list_finds(text: str, behind: str) -> None:
    listed = "|".join(map(re.escape, sorted(WORDS, key=len, reverse=True)))
    assert re.findall(one_of(WORDS) + behind, text) == re.findall(f"(?:{listed}){behind}", text)
