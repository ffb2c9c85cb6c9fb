"""RDF/XML: two parsers read back the triples that were written."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
import rdflib
from exported import HOSTILE, node, property_

from kg.export.rdf_xml import write_rdf_xml
from kg.export.xml_text import held

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself


def written(triples: list[ox.Triple]) -> bytes:
    out = io.BytesIO()
    write_rdf_xml(triples, out)
    return out.getvalue()


def test_hostile_words_come_back_in_two_parsers() -> None:
    triples = [
        ox.Triple(node(f"task/{n}"), property_("ck:text"), ox.Literal(text, language="vi"))
        for n, text in enumerate(HOSTILE)
    ]
    data = written(triples)
    expected = sorted(held(text) for text in HOSTILE)
    found = ox.parse(io.BytesIO(data), format=ox.RdfFormat.RDF_XML)
    values = [q.object.value for q in found if isinstance(q.object, ox.Literal)]
    assert sorted(values) == expected
    assert sorted(map(str, rdflib.Graph().parse(data=data, format="xml").objects())) == expected


def test_kinds_of_values_and_a_vocabulary_without_prefix() -> None:
    day = ox.Literal("2025-01-02", datatype=property_("xsd:date"))
    other = ox.NamedNode("http://vi-du.example/v?a=1&b/la")
    triples = [
        ox.Triple(node("task/a"), property_("ck:dueDate"), day),
        ox.Triple(node("task/a"), property_("ck:leadBy"), node("agency/a")),
        ox.Triple(node("task/a"), other, ox.Literal("plain")),
    ]
    data = written(triples)
    found = {q.triple for q in ox.parse(io.BytesIO(data), format=ox.RdfFormat.RDF_XML)}
    assert found == set(triples)
    assert data.count(b"<rdf:Description ") == 1
    assert b"<ck:dueDate rdf:datatype=" in data


@pytest.mark.parametrize(
    ("triple", "said"),
    [
        (
            ox.Triple(node("a"), ox.NamedNode("http://vi-du.example/1"), node("b")),
            "ends in no name",
        ),
        (ox.Triple(ox.BlankNode("x"), property_("ck:text"), node("b")), "IRIs and literals only"),
    ],
)
def test_what_rdf_xml_cannot_say(triple: ox.Triple, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        written([triple])
