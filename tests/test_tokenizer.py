"""The tokenizer: nothing is lost, numbers and codes stay whole."""

from __future__ import annotations

from itertools import product

import pytest
import spacy
from spacy.language import Language
from spacy.util import registry

from extract.tokenizer import NUMBER_OR_CODE, TOKENIZER, create_syllable_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def words(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp.make_doc(text) if not token.is_space]


TOKENS = [
    ("Sở Y tế chủ trì.", ["Sở", "Y", "tế", "chủ", "trì", "."]),
    ("số 43/NQ-HĐND,", ["số", "43/NQ-HĐND", ","]),
    ("(150/2025/NĐ-CP)", ["(", "150/2025/NĐ-CP", ")"]),
    ("07-NQ/TU;", ["07-NQ/TU", ";"]),
    ("ngày 11/03/2021.", ["ngày", "11/03/2021", "."]),
    ("UBND TP. Huế", ["UBND", "TP.", "Huế"]),
    ("hết năm 2027.", ["hết", "năm", "2027", "."]),
    ("ngày 5/3:", ["ngày", "5/3", ":"]),
    ("đạt 1.316,158 tỷ", ["đạt", "1.316,158", "tỷ"]),
    ("tăng 8,5%;", ["tăng", "8,5%", ";"]),
    ("tăng 8%", ["tăng", "8", "%"]),
    ("Sở KH&ĐT", ["Sở", "KH&ĐT"]),
    ("«Hoa Sim»", ["«", "Hoa", "Sim", "»"]),
    ("“Hoa”…", ["“", "Hoa", "”", "…"]),
    ("- Giao UBND", ["-", "Giao", "UBND"]),
    ("Tân Hòa – An Bình", ["Tân", "Hòa", "–", "An", "Bình"]),
    ("xã/phường", ["xã/phường"]),  # inside a word nothing is split
    ("+ đào kênh", ["+", "đào", "kênh"]),
    ("| 1 |", ["|", "1", "|"]),
    ("**đậm**", ["*", "*", "đậm", "*", "*"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(nlp: Language, text: str, expected: list[str]) -> None:
    assert words(nlp, text) == expected


HOSTILE = [
    "",
    " ",
    "\n",
    "\t\tSở\u00a0Y\u202ftế\u200b\ufeff",
    "a\r\nb\r\n\r\n",
    "Sơ\u0309 Y tê\u0301",  # decomposed
    "12/QĐ-UBND12/QĐ-UBND",
    "1.2.3.4,5,6%%%",
    "(((((«««“““",
    "...…...–—-",
    "|||---|||",
    "😀🇻🇳 Sở Y tế 🏗️",
    "日本語と tiếng Việt",
    "\x00\x01\x7f",
    "l" * 5000,
    "/" * 200,
    "a'b’c`d\"e",
    "http://an-phu.example/?a=1&b=2#c",
    "x@y.vn; K'Brểu; H'Linh",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text


def test_all_short_strings_of_difficult_characters_are_kept(nlp: Language) -> None:
    alphabet = [
        "a",
        "Đ",
        "1",
        " ",
        "\n",
        "/",
        "-",
        ".",
        ",",
        "%",
        "«",
        "”",
        "|",
        "\u00a0",
        "\u0301",
    ]
    for length in (1, 2, 3):
        for letters in product(alphabet, repeat=length):
            text = "".join(letters)
            doc = nlp.make_doc(text)
            assert doc.text == text
            assert "".join(token.text_with_ws for token in doc) == text
            assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize("joint", ["", " ", "  ", "\n", ", ", "; ", "/", " - "])
def test_joined_texts_are_kept(nlp: Language, joint: str) -> None:
    for one, other in product(HOSTILE[:14], repeat=2):
        text = one + joint + other
        assert nlp.make_doc(text).text == text


@pytest.mark.parametrize(
    "whole", ["1.316,158", "8,5%", "11/03/2021", "5/3", "43/NQ-HĐND", "07-NQ/TU"]
)
def test_what_stays_whole(whole: str) -> None:
    match = NUMBER_OR_CODE.match(whole)
    assert match
    assert match.group() == whole


@pytest.mark.parametrize("loose", ["8", "Sở", "43", "12/", "-5", "1.316,158 tỷ", "1.2.x"])
def test_what_need_not(loose: str) -> None:
    assert not NUMBER_OR_CODE.match(loose)


def test_spacy_knows_the_tokenizer_by_name() -> None:
    assert registry.tokenizers.get(TOKENIZER) is create_syllable_tokenizer
