"""Assembling: all documents together, the same whatever order they come in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from review_graph import news, plan

from kg.assemble import Documents, Said, assemble
from kg.document.clauses import Digest, digest_of
from kg.document.triples import document_graph
from kg.duties.ties import Ties
from kg.identity.resolve import Identity
from kg.iris import Iris

IRIS = Iris()
DONE = [(draft.done(), draft.text) for draft in (plan(), news())]
DIGESTS = [digest_of(extraction, text, IRIS) for extraction, text in DONE]
LINES = [document_graph(extraction, text, IRIS) for extraction, text in DONE]

BOTH = Documents(DIGESTS, LINES)


def test_the_order_of_documents_does_not_show(tmp_path: Path) -> None:
    one = assemble(Documents(DIGESTS, iter(LINES)), IRIS, scratch=tmp_path)
    union, graphs = list(one.union), {name: list(lines) for name, lines in one.graphs.items()}
    other = assemble(Documents(DIGESTS[::-1], iter(LINES[::-1])), IRIS, scratch=tmp_path)
    assert union == list(other.union)
    assert graphs == {name: list(lines) for name, lines in other.graphs.items()}
    assert union == sorted(set(union))
    assert one.counts["triples"] == len(union)
    assert set(graphs) == {"identity", "derived", "inferred", "suggestions"}


def test_the_day_is_the_latest_documents_unless_one_is_given(tmp_path: Path) -> None:
    assert assemble(BOTH, IRIS, scratch=tmp_path).as_of == date(2025, 10, 1)
    early = assemble(BOTH, IRIS, scratch=tmp_path, as_of=date(2025, 4, 2))
    assert early.counts["tasks.openInTime"] == 2
    assert early.counts["documents"] == 2


def test_what_people_say_is_a_graph_of_its_own_and_in_the_union(tmp_path: Path) -> None:
    line = "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"
    told: list[Identity] = []

    def reviews(identity: Identity) -> list[str]:
        told.append(identity)
        return [line]

    made = assemble(BOTH, IRIS, scratch=tmp_path, said=Said(reviews=reviews))
    assert made.graphs["reviews"] == [line]
    assert line in made.union
    assert len(told) == 1


@pytest.mark.parametrize("digests", [DIGESTS[:1], DIGESTS])
def test_ties_join_tasks(digests: list[Digest], tmp_path: Path) -> None:
    duties = sorted(c.iri for d in digests for c in d.clauses if c.kind == "commitment")
    pair = (duties[0], duties[-1])
    documents = Documents(digests, LINES)
    free = assemble(documents, IRIS, scratch=tmp_path).counts["tasks"]
    tied = assemble(documents, IRIS, scratch=tmp_path, said=Said(ties=Ties((pair,)))).counts[
        "tasks"
    ]
    assert tied == free - 1
