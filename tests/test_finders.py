"""All finders together, as the components of the spaCy pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from extract.mentions.components import COMPONENTS, find_mentions, language
from extract.mentions.finders import FINDERS, find_group
from extract.mentions.found import Context

CONTEXT = Context(date(2025, 3, 4), 2025, 3, "tỉnh Sơn Hạ")
TEXT = """\
Giao Sở Xây dựng chủ trì, phối hợp UBND huyện Bình Mỹ hoàn thành dự án cầu Bến Tàu
trước ngày 30/6/2025 theo Nghị quyết số 12/NQ-HĐND của Hội đồng nhân dân tỉnh.
Ông Nguyễn Văn Thử, Phó Chủ tịch UBND tỉnh, kiểm tra tại xã Hòa Tân, huyện Bình Mỹ.
"""


def test_the_longest_of_overlapping_spans_stay() -> None:
    found = [(m.type, TEXT[m.start : m.end]) for m in find_mentions(TEXT, CONTEXT)["mentions"]]
    assert found[:5] == [
        ("ORG", "Sở Xây dựng"),
        ("ORG", "UBND huyện Bình Mỹ"),
        ("PROJECT", "dự án cầu Bến Tàu"),
        ("DATE", "ngày 30/6/2025"),
        ("LEGAL", "Nghị quyết số 12/NQ-HĐND của Hội đồng nhân dân tỉnh"),
    ]


def test_spans_are_of_the_whole_tokens_that_hold_what_was_found() -> None:
    nlp = language()
    doc = nlp.make_doc(TEXT)
    doc._.context = CONTEXT
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert doc._.found == find_mentions(TEXT, CONTEXT)
    for group, found in doc._.found.items():
        expanded = [doc.char_span(f.start, f.end, f.type, alignment_mode="expand") for f in found]
        assert list(doc.spans[group]) == expanded


def test_a_finder_answers_without_spacy_too() -> None:
    found = find_group("bodies", TEXT, CONTEXT, {})
    assert found == find_mentions(TEXT, CONTEXT)["bodies"]
    assert found == sorted(found, key=lambda f: (f.start, f.end))


def test_components_are_the_finders_in_their_order() -> None:
    assert language().pipe_names == list(COMPONENTS)
    assert [f"camket_{name}" for name in FINDERS] == list(COMPONENTS)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "không có gì"])
def test_a_text_without_names(text: str) -> None:
    assert not any(find_mentions(text, CONTEXT).values())
