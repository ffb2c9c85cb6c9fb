"""Terms for completion: prefixed names that the endpoint knows, with labels in both languages."""

import pytest

from kg.serve.terms import curie, terms
from kg.terms import PREFIXES


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/camket/ontology#leadBy", "ck:leadBy"),
        ("http://www.w3.org/2004/02/skos/core#prefLabel", "skos:prefLabel"),
        # no local name that can be written without escapes, no prefix, nothing after the prefix
        ("https://w3id.org/camket/ontology#a/b", ""),
        ("https://example.org/leadBy", ""),
        ("https://w3id.org/camket/ontology#", ""),
    ],
)
def test_iris_as_prefixed_names(iri: str, name: str) -> None:
    assert curie(iri) == name


@pytest.mark.parametrize(
    ("name", "kind", "vi"),
    [
        ("ck:Task", "class", "nhiệm vụ"),
        ("ck:leadBy", "property", "chủ trì"),
        ("ck:openOverdue", "concept", "quá hạn"),
        ("skos:prefLabel", "property", "tên chính"),
    ],
)
def test_terms_have_kind_and_vietnamese_label(name: str, kind: str, vi: str) -> None:
    found = {term["curie"]: term for term in terms()["terms"]}
    assert found[name]["kind"] == kind
    assert vi in found[name]["vi"].lower()
    assert found[name]["en"]


def test_every_term_can_be_written_with_a_given_prefix() -> None:
    assert terms()["prefixes"] == PREFIXES
    for term in terms()["terms"]:
        prefix, _, local = term["curie"].partition(":")
        assert PREFIXES[prefix] + local == term["iri"]
