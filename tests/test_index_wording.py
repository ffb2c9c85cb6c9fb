"""What a user typed becomes words; a snippet shows where they stand."""

from __future__ import annotations

import pytest

from kg.index.wording import WIDTH, Wanted, snippet


@pytest.mark.parametrize(
    ("text", "chunks", "expression"),
    [
        (
            "so y te",
            (("so",), ("y",), ("te",)),
            'folded : "so" AND folded : "y" AND folded : "te" *',
        ),
        ("38/NQ-HĐND", (("38", "nq", "hđnd"),), 'folded : "38 nq hdnd" *'),
        ("«Sở», “Y”", (("sở",), ("y",)), 'folded : "so" AND folded : "y" *'),
        ('a"b', (("a", "b"),), 'folded : "a b" *'),
        ("so\u031b\u0309", (("sở",),), 'folded : "so" *'),  # letters and marks apart
    ],
)
def test_words_and_expression(
    text: str, chunks: tuple[tuple[str, ...], ...], expression: str
) -> None:
    wanted = Wanted.of(text)
    assert wanted.chunks == chunks
    assert wanted.expression() == expression


def test_words_with_marks_are_asked_as_they_are() -> None:
    wanted = Wanted.of("cầu Hòa lac")
    assert wanted.marked
    assert wanted.expression(exact=True) == ('exact : "cầu" AND exact : "hòa" AND folded : "lac" *')
    assert not Wanted.of("cau hoa").marked


@pytest.mark.parametrize("signs", ["", "  ", "… / –", "***"])
def test_signs_alone_ask_nothing(signs: str) -> None:
    assert Wanted.of(signs).chunks == ()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("so y", ["Sở", "Y", "sở", "Y"]),  # «y» is a beginning, yet «Yên» stands elsewhere
        ("y te", ["Y", "tế", "Y", "tế"]),
        ("25/kh", ["25/KH"]),
        ("ien", []),  # no beginning of a word
    ],
)
def test_spans(asked: str, shown: list[str]) -> None:
    text = "Sở Y tế và sở Y tế theo 25/KH-UBND"
    found, spans = snippet(text, Wanted.of(asked))
    assert found == text
    assert [found[a:b] for a, b in spans] == shown


def test_a_long_text_is_cut_at_words_around_the_first_find() -> None:
    text = "rà soát " * 60 + "cầu Bến Sỏi " + "báo cáo " * 60
    found, spans = snippet(text, Wanted.of("ben soi"))
    assert found.startswith("… rà") or found.startswith("… soát")
    assert found.endswith(" …")
    assert len(found) <= WIDTH + 4
    assert [found[a:b] for a, b in spans] == ["Bến", "Sỏi"]


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    found, _ = snippet("x" * 1000, Wanted.of("y"))
    assert len(found) <= WIDTH + 2
