from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, PROV, RDF, RDFS, BNode, Literal

from kg.store import Store

pytest_plugins = ("bag_fixtures",)

SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def record(bag: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(bag / "data" / "provenance.ttl")


def test_it_has_no_blank_nodes(record: rdflib.Graph) -> None:
    assert not any(isinstance(term, BNode) for triple in record for term in triple)


def test_the_record_tells_program_options_and_inputs(
    record: rdflib.Graph, store: Store, bag: Path
) -> None:
    versions = {str(v) for v in record.objects(None, SCHEMA.softwareVersion)}
    assert store.manifest.made_by in versions
    assert {f"camket {metadata.version('camket')}", metadata.version("pyoxigraph")} <= versions
    options = {str(v) for v in record.objects(None, PROV.value)}
    assert options == {store.manifest.base, "–"}
    build = next(s for s in record.subjects(RDF.type, PROV.Activity) if str(s).endswith("/build"))
    used = [str(record.value(i, DCTERMS.identifier)) for i in record.objects(build, PROV.used)]
    assert {f"sha256:{d.sha256}" for d in store.manifest.documents} <= set(used)


def test_the_record_says_where_files_are_and_which_is_gone(record: rdflib.Graph, bag: Path) -> None:
    places = {str(place) for place in record.objects(None, PROV.atLocation)}
    assert all((bag / place).is_file() for place in places)
    assert "data/refused.tsv" in places
    gone = {w.language for w in record.objects(None, RDFS.comment) if isinstance(w, Literal)}
    assert gone == {"vi", "en"}


def test_the_record_has_no_time_but_the_days_of_the_graph(bag: Path) -> None:
    for name in ("provenance.ttl", "description.ttl", "README.md", "README.vi.md"):
        text = (bag / "data" / name).read_text(encoding="utf-8")
        days = set(re.findall(r"\d{4}-\d{2}-\d{2}", text))
        assert days <= {"2025-07-31", "2024-12-10"}, name
