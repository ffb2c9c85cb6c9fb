"""Which body is a unit of which: by name and place, never by containment or across places."""

from __future__ import annotations

import pytest
from factories import asked
from old_province import DISTRICT, NAM_DINH, graph_of, notice

from kg.agencies.body_changes import Body
from kg.agencies.subordination import parents_of
from ontology.load import rows, split


@pytest.mark.parametrize(
    ("core", "scope", "parent"),
    [
        ("sở y tế", "tỉnh lam giang", "ủy ban nhân dân"),
        ("văn phòng ủy ban nhân dân", "tỉnh lam giang", "ủy ban nhân dân"),
        ("thanh tra", "tỉnh lam giang", "ủy ban nhân dân"),
        ("thường trực hội đồng nhân dân", "tỉnh lam giang", "hội đồng nhân dân"),
        ("ban pháp chế hội đồng nhân dân", "tỉnh lam giang", "hội đồng nhân dân"),
        ("ban tổ chức tỉnh ủy", "tỉnh lam giang", "tỉnh ủy"),
        ("phòng nội vụ", "huyện thạch lũng, tỉnh lam giang", "ủy ban nhân dân"),
        ("ban thường vụ huyện ủy", "huyện thạch lũng, tỉnh lam giang", "huyện ủy"),
        ("phòng kinh tế", "xã vân sậy, tỉnh lam giang", "ủy ban nhân dân"),
        ("bộ y tế", "", "chính phủ"),
        # said in the name
        ("chi cục kiểm lâm thuộc sở nông nghiệp và môi trường", "tỉnh lam giang",
         "sở nông nghiệp và môi trường"),
        ("văn phòng sở tài chính", "tỉnh lam giang", None),
        # bodies that belong to the centre or to themselves
        ("kho bạc nhà nước", "tỉnh lam giang", None),
        ("công an", "tỉnh lam giang", None),
        ("ủy ban nhân dân", "tỉnh lam giang", None),
        ("hội đồng nhân dân", "tỉnh lam giang", None),
        # which department a branch is of, its name does not say
        ("chi cục kiểm lâm", "tỉnh lam giang", None),
        ("ban quản lý dự án đầu tư xây dựng", "tỉnh lam giang", None),
        # a department's name in a district is an error of reading, not a unit
        ("sở y tế", "huyện thạch lũng, tỉnh lam giang", None),
        ("bộ chính trị", "", None),
        ("sở y tế", "@ab12", None),
    ],
)  # fmt: skip
def test_parents(core: str, scope: str, parent: str | None) -> None:
    found = list(parents_of(Body(core, scope)))
    assert found == ([Body(parent, scope)] if parent else [])


def test_only_bodies_that_documents_name_are_tied() -> None:
    union, _ = graph_of(notice())
    found = asked(
        union,
        "SELECT ?a ?b WHERE { ?x org:subOrganizationOf ?y . ?x skos:prefLabel ?a ."
        " ?y skos:prefLabel ?b }",
    )
    committee = f"Ủy ban nhân dân {NAM_DINH}"
    assert found == {
        (f"Sở Giao thông vận tải {NAM_DINH}", committee),
        (f"Sở Lao động - Thương binh và Xã hội {NAM_DINH}", committee),
    }
    assert DISTRICT not in {unit for unit, _ in found}


def test_parents_are_known_bodies() -> None:
    known = {row["name"] for table in ("agencies", "departments") for row in rows(table)}
    levels = {level for row in rows("departments") for level in split(row["level"])} | {"central"}
    for row in rows("parent_bodies"):
        assert row["parent"] in known
        assert row["level"] in levels
