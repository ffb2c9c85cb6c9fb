"""Bodies that are no more, in the graph: events with day and law, successors, and the questions."""

from __future__ import annotations

from itertools import permutations

import pyoxigraph as ox
import pytest
from factories import asked
from old_province import (
    COMMUNE,
    DISTRICT,
    IRIS,
    LABOUR,
    MINISTRY,
    NAM_DINH,
    ROADS,
    graph_of,
    later,
    notice,
    store_of,
    world_with,
)
from rdflib import Graph

from kg.agencies.body_changes import Body
from kg.agencies.succession import bodies_in, body_iri
from kg.ask import Table, ask
from kg.derive import derive
from kg.validate import validate
from queries import library

NINH_BINH = "tỉnh Ninh Bình"
OPEN = (
    "cấp huyện kết thúc hoạt động; nhiệm vụ chuyển về cấp xã hoặc cấp tỉnh, cần xác định;"
    " có thể là: "
)


@pytest.fixture(scope="module")
def union() -> list[str]:
    return graph_of(notice(), later())[0]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(notice(), later())


def rows(store: ox.Store, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """Ask, and return the named columns, «» for an unbound cell, an IRI by its last part."""
    answer = ask(store, library.get(name), values)
    assert isinstance(answer, Table)
    places = [answer.columns.index(c) for c in columns.split()]
    return [
        tuple("" if row[i] is None else row[i].value.rpartition("#")[2] for i in places)  # type: ignore[union-attr]
        for row in answer.rows
    ]


# --- the graph ---------------------------------------------------------------------------------


def test_a_successor_has_the_iri_that_documents_give_it(union: list[str]) -> None:
    """The merged province's own letter names «Sở Xây dựng»: one node, one label."""
    body = Body("sở xây dựng", "tỉnh ninh bình")
    world, _ = world_with(later())
    assert bodies_in(world)[body_iri(IRIS, body)] == (body,)
    labels = asked(union, f"SELECT ?l WHERE {{ <{body_iri(IRIS, body)}> skos:prefLabel ?l }}")
    assert labels == {(f"Sở Xây dựng {NINH_BINH}",)}


def test_events_have_day_kind_law_and_both_ends(union: list[str]) -> None:
    found = asked(
        union,
        "SELECT ?old ?new ?day ?law WHERE { ?e a org:ChangeEvent ; ck:changeKind ck:merger ;"
        " org:originalOrganization/skos:prefLabel ?old ;"
        " org:resultingOrganization/skos:prefLabel ?new ;"
        " time:hasTime/time:inXSDDate ?day ; ck:legalBasis/eli:id_local ?law }",
    )
    assert (MINISTRY, "Bộ Xây dựng", "2025-03-01", "176/2025/QH15") in found
    assert (ROADS, f"Sở Xây dựng {NAM_DINH}", "2025-03-01", "45/2025/NĐ-CP") in found


def test_only_what_is_sure_is_a_successor(union: list[str]) -> None:
    sure = asked(union, "SELECT ?a ?b WHERE { ?x ck:succeededBy ?y . ?x skos:prefLabel ?a ."
                        " ?y skos:prefLabel ?b }")  # fmt: skip
    assert (COMMUNE, f"Ủy ban nhân dân xã Hải Anh, {NINH_BINH}") in sure
    assert DISTRICT not in {old for old, _ in sure}
    maybe = asked(union, "SELECT ?b WHERE { ?x ck:possibleSuccessor ?y ; skos:prefLabel ?a ."
                         " ?y skos:prefLabel ?b }")  # fmt: skip
    assert (f"Ủy ban nhân dân {NINH_BINH}",) in maybe


def test_a_successor_that_no_document_names_has_name_kind_and_place(union: list[str]) -> None:
    found = asked(
        union,
        "SELECT ?kind ?place WHERE { ?a skos:prefLabel 'Sở Nội vụ tỉnh Ninh Bình'@vi ;"
        " org:classification ?kind ; ck:jurisdiction/skos:prefLabel ?place }",
    )
    assert [(k.rpartition("#")[2], p) for k, p in found] == [("department", NINH_BINH)]


def test_the_graph_fits_the_shapes_with_and_without_suggestions() -> None:
    union, apart = graph_of(notice(), later())
    for lines in (union, union + apart):
        graph = Graph()
        graph.parse(data="".join(lines), format="nt")
        assert validate(graph) == []


def test_the_order_of_documents_makes_no_difference() -> None:
    drafts = (notice(), later())
    graphs = {tuple(derive(world_with(*order)[0])) for order in permutations(drafts)}
    assert len(graphs) == 1


def test_documents_of_today_change_nothing() -> None:
    world, _ = world_with(later())
    assert not any("ChangeEvent" in line for line in derive(world))


# --- the questions -----------------------------------------------------------------------------

RESPONSIBLE = [
    # today: through two changes
    (ROADS, "2025-12-01", [
        (f"Sở Xây dựng {NINH_BINH}", "", "2025-03-01"),
        (f"Sở Xây dựng {NINH_BINH}", "", "2025-07-01"),
    ]),
    # between them, and before both
    (ROADS, "2025-06-30", [(f"Sở Xây dựng {NAM_DINH}", "", "2025-03-01")]),
    (ROADS, "2025-02-28", [(ROADS, "", "")]),
    # on the day itself
    (ROADS, "2025-03-01", [(f"Sở Xây dựng {NAM_DINH}", "", "2025-03-01")]),
    # fields that went elsewhere
    (LABOUR, "2025-04-01", [
        (f"Sở Nội vụ {NAM_DINH}", "", "2025-03-01"),
        (
            f"Sở Y tế {NAM_DINH}",
            "bảo trợ xã hội, trẻ em, phòng, chống tệ nạn xã hội",
            "2025-03-01",
        ),
        (f"Sở Giáo dục và Đào tạo {NAM_DINH}", "giáo dục nghề nghiệp", "2025-03-01"),
        (f"Sở Nông nghiệp và Môi trường {NAM_DINH}", "giảm nghèo", "2025-03-01"),
    ]),
    (COMMUNE, "2025-12-01", [(f"Ủy ban nhân dân xã Hải Anh, {NINH_BINH}", "", "2025-07-01")]),
    (MINISTRY, "2025-12-01", [("Bộ Xây dựng", "", "2025-03-01")]),
    # what never changed
    (f"Sở Xây dựng {NINH_BINH}", "2025-12-01", [(f"Sở Xây dựng {NINH_BINH}", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("agency", "as_of", "expected"), RESPONSIBLE)
def test_who_answers_on_a_day(
    store: ox.Store, agency: str, as_of: str, expected: list[tuple[str, ...]]
) -> None:
    found = rows(
        store, "responsible-today", "responsible_label part on", agency=agency, as_of=as_of
    )
    assert found == expected


def test_a_districts_heirs_remain_to_be_determined(store: ox.Store) -> None:
    found = rows(
        store,
        "responsible-today",
        "responsible_label reason basis",
        agency=DISTRICT,
        as_of="2025-07-01",
    )
    assert len(found) == 9
    assert {reason for _, reason, _ in found} == {OPEN.removesuffix("; có thể là: ")}
    assert {basis for _, _, basis in found} == {"Nghị quyết số 203/2025/QH15; Luật số 72/2025/QH15"}
    assert f"Ủy ban nhân dân xã Hải Hậu, {NINH_BINH}" in {heir for heir, _, _ in found}
    before = rows(
        store, "responsible-today", "responsible_label reason", agency=DISTRICT, as_of="2025-06-30"
    )
    assert before == [(DISTRICT, "")]


def test_changed_bodies(store: ox.Store) -> None:
    found = rows(store, "changed-bodies", "on agency_label kind responsible_label")
    assert found[0] == ("2025-03-01", MINISTRY, "merger", "Bộ Xây dựng")
    assert ("2025-07-01", f"Ủy ban nhân dân {NAM_DINH}", "unitMerger",
            f"Ủy ban nhân dân {NINH_BINH}") in found  # fmt: skip
    assert not any(agency.endswith(NINH_BINH) for _, agency, _, _ in found)
    only = rows(store, "changed-bodies", "kind responsible_label", agency=COMMUNE)
    assert only == [("unitMerger", f"Ủy ban nhân dân xã Hải Anh, {NINH_BINH}")]


def test_who_inherits_open_tasks(store: ox.Store) -> None:
    columns = "agency_label task_label due responsible_label"
    found = rows(store, "inherited-tasks", columns, as_of="2025-12-01")
    assert [(agency, due, heir) for agency, _, due, heir in found] == [
        (MINISTRY, "", "Bộ Xây dựng"),
        (ROADS, "2025-10-30", f"Sở Xây dựng {NINH_BINH}"),
        (LABOUR, "2025-12-31", f"Sở Nội vụ {NINH_BINH}"),
        (DISTRICT, "2025-09-30", ""),
        (COMMUNE, "2025-09-29", f"Ủy ban nhân dân xã Hải Anh, {NINH_BINH}"),
    ]
    (reason,) = rows(store, "inherited-tasks", "reason", as_of="2025-12-01", agency=DISTRICT)
    assert "cần xác định" in reason[0]
    assert rows(store, "inherited-tasks", columns, as_of="2025-02-28") == []


def test_ends_stay_open_to_every_build(union: list[str]) -> None:
    """No day of a build, no clock: the same lines whatever the day of the status."""
    other = [line for line in graph_of(notice(), later(), as_of=None)[0] if "change/" in line]
    assert other == [line for line in union if "change/" in line]
