from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, VOID, BNode, Literal, URIRef

from kg.archive.description import stated_hashes
from kg.archive.paths import files_in
from kg.store import Store

pytest_plugins = ("bag_fixtures",)

SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def told(bag: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(bag / "data" / "description.ttl")


def the(graph: rdflib.Graph, kind: URIRef) -> URIRef:
    (found,) = graph.subjects(RDF.type, kind)
    assert isinstance(found, URIRef)
    return found


def test_it_has_no_blank_nodes(told: rdflib.Graph) -> None:
    assert not any(isinstance(term, BNode) for triple in told for term in triple)


def test_a_catalogue_finds_it_in_both_languages(told: rdflib.Graph) -> None:
    archive = the(told, DCAT.Dataset)
    for said in (DCTERMS.title, DCTERMS.description):
        languages = {w.language for w in told.objects(archive, said) if isinstance(w, Literal)}
        assert languages == {"vi", "en"}
    (licence,) = told.objects(archive, DCTERMS.license)
    terms = {w.language for w in told.objects(licence, DCTERMS.description)}  # type: ignore[attr-defined]
    assert terms == {"vi", "en"}


def test_days_and_places_are_those_of_the_documents(told: rdflib.Graph) -> None:
    archive = the(told, DCAT.Dataset)
    period = told.value(archive, DCTERMS.temporal)
    days = [str(told.value(period, p)) for p in (DCAT.startDate, DCAT.endDate)]
    assert days == ["2024-12-10", "2025-07-31"]
    (place,) = told.objects(archive, DCTERMS.spatial)
    labels = {str(label) for label in told.objects(place, rdflib.SKOS.prefLabel)}
    assert labels == {"tỉnh Hà Nam"}


def test_counts_are_true(told: rdflib.Graph, store: Store, bag: Path) -> None:
    union = URIRef(f"{the(told, DCAT.Dataset)}/graphs/union")
    assert told.value(union, VOID.triples) == Literal(len(store.lines()))
    parts = list(told.objects(union, VOID.propertyPartition))
    assert sum(int(str(told.value(p, VOID.triples))) for p in parts) == len(store.lines())
    assert len(parts) == int(str(told.value(union, VOID.properties)))
    stated = stated_hashes(bag / "data" / "description.ttl")
    turtle = {
        n.removeprefix("data/") for n in files_in(bag) if re.search(r"/(gra|doc)\w+/\S+l$", n)
    }
    assert set(stated) == turtle


def test_a_description_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("không phải", encoding="utf-8")
    with pytest.raises(ValueError, match="cannot be read"):
        stated_hashes(tmp_path / "x.ttl")
