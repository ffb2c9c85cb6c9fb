from __future__ import annotations

import pytest
from factories import COMMITTEE, COUNCIL, PLACE, Draft, asked, resolution

from kg.document.labels import body_kind, place_level, place_name, project_kind
from kg.document.triples import document_graph
from kg.iris import Iris

LABELS = "SELECT ?k ?l WHERE { ?x a ck:Agency ; ?p ?l . BIND(STRAFTER(STR(?p), '#') AS ?k) " \
    "FILTER(?p IN (skos:prefLabel, skos:altLabel, skos:hiddenLabel)) }"  # fmt: skip


def graph(draft: Draft) -> list[str]:
    return document_graph(draft.done(), draft.text, Iris())


def test_labels_tell_wordings_from_misreadings() -> None:
    draft = Draft("UBND tỉnh, ƯBND tỉnh, Ủy ban nhân dân tỉnh Hà Nam")
    for words in draft.text.split(", "):
        draft.mention(words, "ORG", COMMITTEE)
    assert asked(graph(draft), LABELS) == {
        ("prefLabel", COMMITTEE),
        ("altLabel", "UBND tỉnh"),
        ("hiddenLabel", "ƯBND tỉnh"),
    }


def test_bodies_have_place_level_kind_and_class() -> None:
    draft = Draft("Sở Y tế; các sở, ngành")
    draft.mention("Sở Y tế", "ORG", f"Sở Y tế {PLACE}").mention("các sở, ngành", "ORG")
    found = asked(
        graph(draft),
        "SELECT ?l ?place ?level ?kind WHERE { ?x a ck:Agency ; skos:prefLabel ?l ;"
        " ck:jurisdiction ?j . ?j skos:prefLabel ?place ; ck:administrativeLevel ?level ."
        " OPTIONAL { ?x org:classification ?kind } }",
    )
    ck = "https://w3id.org/camket/ontology#"
    assert (f"Sở Y tế {PLACE}", PLACE, f"{ck}provinceLevel", f"{ck}department") in found
    assert ("các sở, ngành", PLACE, f"{ck}provinceLevel", "") in found
    collective = asked(graph(draft), "SELECT ?l { ?x a ck:CollectiveBody ; skos:prefLabel ?l }")
    assert collective == {("các sở, ngành",)}


def test_projects_have_a_kind_and_sectors() -> None:
    draft = Draft("Cầu Bến Gỗ")
    draft.mention("Cầu Bến Gỗ", "PROJECT")
    found = asked(graph(draft), "SELECT ?k ?s { ?x ck:projectKind ?k ; ck:sector ?s }")
    ck = "https://w3id.org/camket/ontology#"
    assert found == {(f"{ck}investmentProject", f"{ck}transportSector")}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Khu công nghiệp Bình Minh", "ck:investmentProject"),
        ("Đề án sữa học đường", "ck:scheme"),
        ("Chương trình nước sạch", "ck:programme"),
        ("Quy hoạch tỉnh Hà Nam", "ck:plan"),
        ("Phong trào Xanh phố", "ck:campaign"),
        ("Cầu Sông Xanh", "ck:investmentProject"),
        ("Đề ánh sáng", "ck:investmentProject"),  # only whole words count
    ],
)
def test_kinds_of_projects(name: str, kind: str) -> None:
    assert project_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Y tế", "ck:department"),
        ("Bộ Tài chính", "ck:ministry"),
        (COUNCIL, "ck:electedBody"),
        ("Tổ công tác đặc biệt", None),
    ],
)
def test_kinds_of_bodies(name: str, kind: str | None) -> None:
    assert body_kind(name) == kind


@pytest.mark.parametrize(
    ("place", "name", "level"),
    [
        ("tỉnh hà nam", "tỉnh Hà Nam", "ck:provinceLevel"),
        ("thành phố hà nội", "thành phố Hà Nội", "ck:provinceLevel"),
        ("thành phố bình minh", "thành phố Bình Minh", "ck:districtLevel"),
        ("huyện bình minh", "huyện Bình Minh", "ck:districtLevel"),
        ("phường 12", "phường 12", "ck:communeLevel"),
        ("khu vực đông", "Khu Vực Đông", None),
    ],
)
def test_places(place: str, name: str, level: str | None) -> None:
    assert place_name(place) == name
    assert place_level(place) == level


def test_a_signer_holds_a_post_in_the_issuing_body() -> None:
    found = asked(
        graph(resolution()),
        "SELECT ?name ?post ?body ?day ?quote { ?d ck:signedBy ?p . ?m org:member ?p ;"
        " org:organization/skos:prefLabel ?body ; org:role/skos:prefLabel ?post ; ck:asOf ?day ;"
        " ck:evidence/oa:exact ?quote . ?p foaf:name ?name }",
    )
    assert found == {("Trần Văn Đông", "Chủ tịch", COUNCIL, "2024-12-10", "Trần Văn Đông")}


def test_a_person_named_after_a_body_holds_the_post_there() -> None:
    draft = Draft("Giám đốc Sở Y tế Lê Thị Na; Nguyễn Bình Phó Giám đốc")
    draft.mention("Sở Y tế", "ORG", f"Sở Y tế {PLACE}")
    draft.mention("Lê Thị Na", "PERSON", post="Giám đốc")
    draft.mention("Nguyễn Bình", "PERSON", post="Phó Giám đốc")
    found = asked(
        graph(draft),
        "SELECT ?n ?b { ?m org:member/foaf:name ?n ; org:organization/skos:prefLabel ?b }",
    )
    assert found == {("Lê Thị Na", f"Sở Y tế {PLACE}")}
