"""The spaCy pipeline: components, span groups, settled mentions."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extract.mentions.components import COMPONENTS, find_mentions, language
from extract.mentions.found import Context, settle

HOME = Context(place="tỉnh Lâm Đồng", year=2027)
TEXT = (
    "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2027 của UBND tỉnh, đồng chí Lê Hoài Ân giao"
    " Sở Y tế khởi công dự án cầu Suối Trắng trước ngày 30/6 tại xã Tân Hòa."
)
GROUPS = ("dates", "bodies", "citations", "projects", "persons", "places", "mentions")


def test_the_components_run_in_order() -> None:
    assert tuple(language().pipe_names) == COMPONENTS


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_declares_that_it_writes_spans(name: str) -> None:
    assert Language.get_factory_meta(name).assigns == ["doc.spans"]


def test_citations_need_bodies_and_mentions_need_all() -> None:
    order = list(COMPONENTS)
    assert order.index("camket_bodies") < order.index("camket_citations")
    assert order[-1] == "camket_mentions"
    report = language().analyze_pipes()
    assert report
    assert report["problems"] == {name: [] for name in COMPONENTS}


def test_every_group_is_returned() -> None:
    assert tuple(find_mentions(TEXT, HOME)) == GROUPS


MENTIONS = [
    ("LEGAL", "Quyết định số 12/QĐ-UBND ngày 05/3/2027 của UBND tỉnh", "12/QĐ-UBND"),
    ("PERSON", "Lê Hoài Ân", "Lê Hoài Ân"),
    ("ORG", "Sở Y tế", "Sở Y tế tỉnh Lâm Đồng"),
    ("PROJECT", "dự án cầu Suối Trắng", "Cầu Suối Trắng"),
    ("DATE", "ngày 30/6", "2027-06-30/2027-06-30"),
    ("LOC", "xã Tân Hòa", "xã Tân Hòa"),
]


def test_mentions() -> None:
    found = find_mentions(TEXT, HOME)["mentions"]
    assert [(f.type, TEXT[f.start : f.end], f.norm) for f in found] == MENTIONS


def test_mentions_are_the_settled_groups() -> None:
    groups = find_mentions(TEXT, HOME)
    mentions = groups.pop("mentions")
    assert mentions == settle(f for items in groups.values() for f in items)


def test_span_groups_stand_in_the_doc() -> None:
    doc = language()(TEXT)
    assert tuple(doc.spans) == GROUPS
    bodies = [(span.text, span.label_) for span in doc.spans["bodies"]]
    assert bodies == [("UBND tỉnh", "ORG"), ("Sở Y tế", "ORG")]
    for group in GROUPS:
        for span, found in zip(doc.spans[group], doc._.found[group], strict=True):
            assert span.start_char <= found.start < found.end <= span.end_char


def test_without_a_context_nothing_is_fixed() -> None:
    doc = language()(TEXT)
    norms = [f.norm for f in doc._.found["bodies"]]
    assert norms == ["Ủy ban nhân dân tỉnh", "Sở Y tế"]


# Pairs of which the longer, or the one that says more, must win.
RIVALS = [
    ("UBND xã Tân Hòa họp", [("ORG", "UBND xã Tân Hòa")]),
    ("yêu cầu Sở Y tế họp", [("ORG", "Sở Y tế")]),
    ("khởi công Bệnh viện Đa khoa Tân Hòa", [("PROJECT", "Bệnh viện Đa khoa Tân Hòa")]),
    ("Bệnh viện Đa khoa Tân Hòa", [("ORG", "Bệnh viện Đa khoa Tân Hòa")]),
    ("Chủ tịch UBND tỉnh Võ Hoài Nam", [("ORG", "UBND tỉnh"), ("PERSON", "Võ Hoài Nam")]),
    ("UBND các huyện, thành phố", [("ORG", "UBND các huyện, thành phố")]),
    ("dự án Luật Đất đai", [("LEGAL", "Luật Đất đai")]),
    ("phường Cầu Ông", [("LOC", "phường Cầu Ông")]),
    ("Ban Quản lý dự án Tân Hòa", [("ORG", "Ban Quản lý dự án Tân Hòa")]),
    ("Tập đoàn Gò Mây", [("ORG", "Tập đoàn Gò Mây")]),
    ("Nghị quyết của Đại hội Đảng bộ tỉnh lần thứ XVI",
     [("LEGAL", "Nghị quyết của Đại hội Đảng bộ tỉnh lần thứ XVI")]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RIVALS)
def test_rivals(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_mentions(text, HOME)["mentions"]
    assert [(f.type, text[f.start : f.end]) for f in found] == expected


def test_two_runs_say_the_same() -> None:
    assert find_mentions(TEXT, HOME) == find_mentions(TEXT, HOME)
