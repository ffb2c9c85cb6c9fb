"""What lies around one thing, read line by line: bounded, and what was not read is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from viz.model import Edge, Node
from viz.neighbours import BESIDE, MOST, around, ordered, other
from viz.selection import CLUSTER, Selection

DAY = "2025-12-01"


class Graph:
    """A graph in memory that tells which things were asked for their lines."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self._nodes = {n.id: n for n in nodes}
        self._edges = edges
        self.asked: list[tuple[str, int]] = []

    def overview(self, as_of: str, limit: int) -> Selection:
        raise AssertionError("the whole graph was read")

    def things(self, iris: Iterable[str], as_of: str) -> Sequence[Node]:
        assert as_of == DAY
        return [self._nodes[iri] for iri in iris if iri in self._nodes]

    def around(self, iri: str, *, limit: int, offset: int = 0) -> tuple[Sequence[Edge], int]:
        self.asked.append((iri, limit))
        found = [e for e in self._edges if iri in (e.source, e.target)]
        return found[offset : offset + limit], len(found)


def _task(number: int, status: str = "openInTime") -> Node:
    return Node(f"t{number:04}", "task", f"Xây kè đoạn {number}", status, "2026-01-31")


BODY = Node("so-y-te", "agency", "Sở Y tế")
OTHER = Node("so-xay-dung", "agency", "Sở Xây dựng")
FAR = Node("so-noi-vu", "agency", "Sở Nội vụ")
CHAIN = [Node(f"d{n}", "document", f"Văn bản số {n}/KH-UBND") for n in range(5)]


def _chain(*, of: str = "t0000") -> list[Edge]:
    """A task under a plan, which carries out another, which rests on another, and so on."""
    roles = ("implements", "basis", "implements", "amends")
    above = [Edge(f"d{n}", f"d{n + 1}", role) for n, role in enumerate(roles)]
    return [Edge(of, "d0", "mandate"), *above]


def _ids(nodes: Iterable[Node]) -> set[str]:
    return {n.id for n in nodes}


def test_two_lines_away_but_not_through_bodies_and_documents() -> None:
    nodes = [BODY, OTHER, FAR, _task(0), _task(1), _task(2), CHAIN[0]]
    edges = [
        Edge("so-y-te", "t0000", "lead"),
        Edge("so-xay-dung", "t0000", "support"),  # two lines away, by the task
        Edge("so-xay-dung", "t0001", "lead"),  # three lines away
        Edge("so-noi-vu", "t0001", "support"),
        Edge("so-y-te", "d0", "issued"),
        Edge("t0002", "d0", "stated"),  # two lines away, but by a document
    ]
    found = around(Graph(nodes, edges), "so-y-te", as_of=DAY, limit=100)
    assert _ids(found.nodes) == {"so-y-te", "t0000", "so-xay-dung", "d0"}
    assert {(e.source, e.target) for e in found.edges} == {
        ("so-y-te", "t0000"),
        ("so-xay-dung", "t0000"),
        ("so-y-te", "d0"),
    }


def test_the_mandates_above_are_climbed_to_the_end() -> None:
    nodes = [BODY, _task(0), *CHAIN]
    graph = Graph(nodes, [Edge("so-y-te", "t0000", "lead"), *_chain()])
    found = around(graph, "t0000", as_of=DAY, limit=100)
    assert _ids(found.nodes) == {"so-y-te", "t0000", *(f"d{n}" for n in range(5))}


def test_mandates_in_a_ring_end() -> None:
    ring = [*_chain(), Edge("d4", "d0", "implements")]
    graph = Graph([_task(0), *CHAIN], ring)
    found = around(graph, "t0000", as_of=DAY, limit=100)
    assert _ids(found.nodes) == {"t0000", *(f"d{n}" for n in range(5))}
    assert len(graph.asked) < 20


def test_upward_means_up_alone() -> None:
    """What carries out the same plan is not drawn around a task."""
    plan = Node("d9", "document", "Kế hoạch số 9/KH-UBND")
    nodes = [_task(0), *CHAIN, plan]
    graph = Graph(nodes, [*_chain(), Edge("d9", "d3", "implements")])
    assert "d9" not in _ids(around(graph, "t0000", as_of=DAY, limit=100).nodes)
    assert "d9" not in {iri for iri, _ in graph.asked}


def test_few_lines_of_each_thing_are_read() -> None:
    nodes = [BODY, OTHER, *map(_task, range(300))]
    edges = [Edge("so-y-te", n.id, "lead") for n in nodes[2:]]
    edges += [Edge("so-xay-dung", n.id, "support") for n in nodes[2:]]
    graph = Graph(nodes, edges)
    found = around(graph, "so-y-te", as_of=DAY, limit=40)
    assert len(found.nodes) <= 40
    assert graph.asked[0] == ("so-y-te", MOST)
    assert {limit for _, limit in graph.asked[1:]} == {BESIDE}
    assert len(graph.asked) <= 42


def test_what_is_folded_and_what_was_not_read_is_counted_once() -> None:
    many = MOST + 300
    nodes = [BODY, *map(_task, range(many))]
    edges = [Edge("so-y-te", n.id, "lead") for n in nodes[1:]]
    found = around(Graph(nodes, edges), "so-y-te", as_of=DAY, limit=50)
    shown = sum(n.kind == "task" for n in found.nodes)
    cluster = next(n for n in found.nodes if n.id == f"so-y-te{CLUSTER}")
    assert int(cluster.label) == many - shown
    line = next(e for e in found.edges if e.target == cluster.id)
    assert (line.role, line.count) == ("lead", many - shown)
    assert found.hidden_lines == 0
    drawn = [n.id for n in found.nodes if n.kind == "task"]
    folded = [n.id for n in found.folded[cluster.id][: many * 2]]
    assert sorted(drawn + folded) == [n.id for n in nodes[1:]]
    assert found.folded[cluster.id][-1].id == folded[-1]
    whole = around(Graph(nodes[:901], edges[:900]), "so-y-te", as_of=DAY, limit=50)
    assert whole.hidden_lines == 0


def test_a_task_with_two_lines_to_a_very_busy_document_is_counted_once() -> None:
    tasks = [_task(number) for number in range(MOST + 50)]
    edges = [Edge(n.id, "d0", role) for role in ("mandate", "stated") for n in tasks]
    found = around(Graph([CHAIN[0], *tasks], edges), "d0", as_of=DAY, limit=50)
    counted = sum(int(n.label) for n in found.nodes if n.kind == "cluster")
    assert counted + sum(n.kind == "task" for n in found.nodes) == len(tasks)


@pytest.mark.parametrize("centre", ["khong-co", ""])
def test_what_cannot_be_drawn_is_a_key_error(centre: str) -> None:
    with pytest.raises(KeyError):
        around(Graph([BODY], []), centre, as_of=DAY, limit=10)


def test_a_line_to_what_cannot_be_drawn_is_left_out() -> None:
    found = around(Graph([BODY], [Edge("so-y-te", "gone", "lead")]), "so-y-te", as_of=DAY, limit=9)
    assert (_ids(found.nodes), found.edges) == ({"so-y-te"}, ())


def test_a_thing_alone_is_drawn_alone() -> None:
    found = around(Graph([BODY], []), "so-y-te", as_of=DAY, limit=9)
    assert (found.nodes, found.edges, found.hidden) == ((BODY,), (), 0)


def test_the_other_end() -> None:
    line = Edge("a", "b", "lead")
    assert (other(line, "a"), other(line, "b")) == ("b", "a")


def test_neighbours_are_ordered_others_first_then_the_urgent() -> None:
    late, done, soon = _task(3, "openOverdue"), _task(1, "doneLate"), _task(2)
    assert ordered([done, soon, BODY, late]) == [BODY, late, soon, done]
