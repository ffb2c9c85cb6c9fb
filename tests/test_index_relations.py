"""The relations of a thing: the groups hold what its lines say, cut and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from bench.big_graph import make
from kg.index.index import Index
from viz.selection import urgency

DAY = "2025-09-30"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("relations") / "graph"
    make(300, folder, seed=4)
    found = Index.open(folder)
    yield found
    found.close()


def _heaviest(index: Index, kind: str) -> str:
    kinds = {node.id: node.kind for node in index.nodes(DAY)}
    ends = Counter(end for line in index.lines() for end in (line.source, line.target))
    return max((iri for iri in ends if kinds[iri] == kind), key=lambda iri: (ends[iri], iri))


@pytest.mark.parametrize("kind", ["agency", "task", "document", "project"])
def test_groups_are_the_lines_of_a_thing(index: Index, kind: str) -> None:
    iri = _heaviest(index, kind)
    groups = index.groups(iri, as_of=DAY, limit=10_000)
    told = {
        (iri, node.id, group.role) if group.out else (node.id, iri, group.role)
        for group in groups
        for node in group.things
    }
    lines = {(e.source, e.target, e.role) for e in index.lines() if iri in (e.source, e.target)}
    assert told == lines
    assert all(group.total == len(group.things) for group in groups)


def test_a_group_is_cut_after_the_urgent(index: Index) -> None:
    iri = _heaviest(index, "agency")
    (whole,) = (g for g in index.groups(iri, as_of=DAY, limit=10_000) if g.role == "lead")
    (some,) = (g for g in index.groups(iri, as_of=DAY, limit=3) if g.role == "lead")
    assert some.total == whole.total > 3
    assert some.things == whole.things[:3]
    assert [node.id for node in whole.things] == [
        node.id for node in sorted(whole.things, key=urgency)
    ]


def test_what_has_no_lines_has_no_groups(index: Index) -> None:
    assert index.groups("https://example.org/nothing") == []
