"""Names a user writes find the things of the graph, the best reading first."""

import re

import pyoxigraph as ox
import pytest
from small_graph import ID, small_store

from kg.lookup import CLASSES, MOST, NothingNamed, as_iri, find
from queries import library


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return small_store()


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        # the preferred name, in any case and spacing
        ("agency", "Sở Y tế tỉnh Tân Hà", ["agency/so-y-te-tinh-tan-ha"]),
        ("agency", "SỞ  Y TẾ tỉnh Tân Hà", ["agency/so-y-te-tinh-tan-ha"]),
        # decomposed letters are the same letters
        ("agency", "Sở Y tế", ["agency/so-y-te-tinh-tan-ha"]),
        # another name and an abbreviation
        ("agency", "SYT", ["agency/so-y-te-tinh-tan-ha"]),
        # without diacritics, đ included
        ("agency", "uy ban nhan dan huyen dong lam", ["agency/uy-ban-nhan-dan-huyen-dong-lam"]),
        # a part of a name, with diacritics and without
        ("agency", "Tài nguyên", ["agency/so-tai-nguyen-va-moi-truong-tinh-tan-ha"]),
        ("project", "cong nghiep phu", ["project/khu-cong-nghiep-phu-cuong"]),
        # a number or a file name of a document, a name of a person
        ("document", "27/NQ-HĐND", ["document/27-nq-hdnd"]),
        ("document", "bao-cao-88.txt", ["document/88-bc-ubnd"]),
        ("person", "le minh khoi", ["person/le-minh-khoi"]),
        # the words of a statement
        ("statement", "17 hộ dân", ["statement/p02"]),
        # an exact name wins over names that contain it
        ("agency", "HĐND tỉnh", ["agency/hoi-dong-nhan-dan-tinh-tan-ha"]),
    ],
)
def test_one_thing(store: ox.Store, kind: str, text: str, expected: list[str]) -> None:
    assert [f.value.removeprefix(ID) for f in find(store, kind, text)] == expected


def test_a_part_may_name_several_things_sorted(store: ox.Store) -> None:
    found = [f.value for f in find(store, "task", "bệnh viện")]
    assert len(found) == 3
    assert found == sorted(found)


def test_things_of_other_classes_are_not_found(store: ox.Store) -> None:
    with pytest.raises(NothingNamed):
        find(store, "project", "Công an tỉnh")


def test_a_miss_names_the_nearest(store: ox.Store) -> None:
    with pytest.raises(NothingNamed, match="the nearest names: Sở Y tế tỉnh Tân Hà"):
        find(store, "agency", "Sở Y té tỉnh Tân Hòa")


def test_a_hopeless_miss_names_nothing(store: ox.Store) -> None:
    with pytest.raises(NothingNamed, match=re.escape("no agency is called «qqq»") + "$"):
        find(store, "agency", "qqq")


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_name_finds_nothing(store: ox.Store, text: str) -> None:
    with pytest.raises(NothingNamed):
        find(store, "agency", text)


def test_a_part_of_too_many_names_is_refused() -> None:
    store = ox.Store()
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for number in range(MOST + 1):
        node = ox.NamedNode(f"{ID}agency/{number}")
        store.add(ox.Quad(node, a, ox.NamedNode("https://w3id.org/camket/ontology#Agency")))
        store.add(ox.Quad(node, label, ox.Literal(f"Phòng số {number}", language="vi")))
    with pytest.raises(NothingNamed, match="part of the name of 26 things"):
        find(store, "agency", "phòng")


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("https://w3id.org/camket/id/task/1", "https://w3id.org/camket/id/task/1"),
        ("<https://w3id.org/camket/id/task/1>", "https://w3id.org/camket/id/task/1"),
        (" urn:x:y ", "urn:x:y"),
        ("Sở Y tế", None),
        ("https://a b", None),
        ("https://a> } UNION { <https://b", None),
        ("javascript:alert(1)", None),
        ("<javascript:alert(1)>", "javascript:alert(1)"),  # whatever its scheme, marked as one
        ("<a b:c>", None),
    ],
)
def test_as_iri(text: str, iri: str | None) -> None:
    found = as_iri(text)
    assert (found and found.value) == iri


def test_an_iri_is_taken_as_it_is(store: ox.Store) -> None:
    assert find(store, "agency", "https://example.org/none") == [
        ox.NamedNode("https://example.org/none")
    ]


def test_every_type_of_thing_has_its_classes() -> None:
    assert set(CLASSES) == set(library.THINGS)
