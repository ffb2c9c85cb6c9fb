"""RDF as a file: by its ending, hostile words as data, whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from exported import HOSTILE, node, property_

from kg.export.formats import FORMATS, WITH_GRAPHS, UnknownFormat, ending_of, write_rdf
from kg.export.xml_text import held


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_hostile_words_stay_words(ending: str) -> None:
    graph = node("graph/x") if ending in WITH_GRAPHS else ox.DefaultGraph()
    texts = [held(text) for text in HOSTILE] if ending == ".rdf" else HOSTILE
    quads = [
        ox.Quad(node(f"task/{n}"), property_("ck:text"), ox.Literal(text, language="vi"), graph)
        for n, text in enumerate(HOSTILE)
    ]
    lines = sorted(f"{quad} .\n".encode() for quad in quads)
    out = io.BytesIO()
    write_rdf(lines, ending, out)
    read = list(ox.parse(io.BytesIO(out.getvalue()), format=FORMATS[ending]))
    assert sorted(q.object.value for q in read if isinstance(q.object, ox.Literal)) == sorted(texts)
    assert {q.graph_name for q in read} == {graph}


@pytest.mark.parametrize("name", ["x.csv", "x", "x.ttl.gz"])
def test_an_unknown_ending_names_the_known(name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"\.ttl or"):
        ending_of(Path(name))
    assert ending_of(Path("X.TTL")) == ".ttl"
