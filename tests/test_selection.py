"""What is drawn: everything while it fits, else the telling part with clusters and counts."""

import pytest

from viz.model import Edge, Node
from viz.selection import CLUSTER, _homes, fold, neighbourhood, overview


def _task(number: int, status: str = "openInTime", due: str = "2024-06-30") -> Node:
    return Node(f"t{number:03}", "task", f"Việc {number}", status=status, due=due)


def _body(name: str) -> Node:
    return Node(name, "agency", f"Sở {name}")


SMALL = [
    _body("a"),
    _body("b"),
    Node("p", "project", "Cầu Vân Khê"),
    Node("d1", "document", "Nghị quyết 1"),
    Node("d2", "document", "Kết luận 2"),
    Node("lone", "agency", "Sở không việc"),
    _task(1),
    _task(2, "openOverdue", "2024-01-31"),
]
LINES = [
    Edge("a", "t001", "lead"),
    Edge("b", "t001", "support"),
    Edge("b", "t002", "lead"),
    Edge("t001", "p", "concerns"),
    Edge("t001", "d1", "mandate"),
    Edge("t001", "d2", "stated"),
    Edge("t002", "d2", "stated"),
    Edge("d1", "d2", "implements"),
]


def _many(tasks: int = 200, bodies: int = 20) -> tuple[list[Node], list[Edge]]:
    """Tasks of which each tenth is overdue, led by bodies in turn."""
    nodes = [_body(f"b{i:02}") for i in range(bodies)]
    nodes += [_task(i, "openOverdue" if i % 10 == 0 else "openInTime") for i in range(tasks)]
    edges = [Edge(f"b{i % bodies:02}", f"t{i:03}", "lead") for i in range(tasks)]
    return nodes, edges


def test_a_small_graph_is_drawn_whole_but_for_what_has_no_line() -> None:
    chosen = overview(SMALL, LINES)
    assert {n.id for n in chosen.nodes} == {"a", "b", "p", "d1", "d2", "t001", "t002"}
    assert (chosen.hidden, chosen.hidden_lines) == (1, 0)


def test_stated_in_is_drawn_only_where_nothing_else_ties_a_task() -> None:
    assert not any(e.role == "stated" for e in overview(SMALL, LINES).edges)
    orphan = _task(3)
    chosen = overview([*SMALL, orphan], [*LINES, Edge("t003", "d2", "stated")])
    assert [(e.source, e.target) for e in chosen.edges if e.role == "stated"] == [("t003", "d2")]


def test_order_of_input_does_not_matter() -> None:
    nodes, edges = _many()
    assert overview(nodes[::-1], edges[::-1], limit=60) == overview(nodes, edges, limit=60)


@pytest.mark.parametrize("limit", [30, 60, 150])
def test_the_overview_keeps_its_limit_and_loses_no_count(limit: int) -> None:
    nodes, edges = _many()
    chosen = overview(nodes, edges, limit=limit)
    assert len(chosen.nodes) <= limit
    assert len(chosen.edges) <= 2 * limit
    folded = sum(len(n.members) for n in chosen.nodes if n.kind == "cluster")
    drawn = sum(n.kind != "cluster" for n in chosen.nodes)
    assert drawn + folded + chosen.hidden == len(nodes)


def test_the_urgent_are_drawn_and_the_others_folded() -> None:
    nodes, edges = _many(bodies=5)
    chosen = overview(nodes, edges, limit=60)
    shown = [n for n in chosen.nodes if n.kind == "task"]
    assert {n.id for n in nodes if n.status == "openOverdue"} <= {n.id for n in shown}
    clusters = [n for n in chosen.nodes if n.kind == "cluster"]
    assert len(clusters) == 5
    for cluster in clusters:
        assert cluster.label == str(len(cluster.members))
        assert cluster.members[0].startswith("Việc ")
        assert cluster.members[0].endswith(" — 2024-06-30")
        line = next(e for e in chosen.edges if e.target == cluster.id)
        assert (line.role, line.count) == ("lead", len(cluster.members))


def test_every_drawn_line_joins_drawn_nodes() -> None:
    nodes, edges = _many()
    chosen = overview(nodes, edges, limit=40)
    ids = {n.id for n in chosen.nodes}
    assert {end for e in chosen.edges for end in (e.source, e.target)} <= ids


def test_too_many_lines_are_thinned_and_counted() -> None:
    nodes = [_body(f"b{i:02}") for i in range(12)] + [_task(i) for i in range(12)]
    edges = [Edge(b.id, t.id, "support") for b in nodes[:12] for t in nodes[12:]]
    edges += [Edge(f"b{i:02}", f"t{i:03}", "lead") for i in range(12)]
    chosen = overview(nodes, edges, limit=30)
    assert len(chosen.edges) == 60
    assert chosen.hidden_lines == len(edges) - 60
    assert sum(e.role == "lead" for e in chosen.edges) == 12


def test_a_cluster_keeps_its_heaviest_lines() -> None:
    nodes, edges = _many(tasks=300, bodies=2)
    nodes += [Node(f"p{i}", "project", f"Dự án {i}") for i in range(6)]
    edges += [Edge(f"t{i:03}", f"p{i % 6}", "concerns") for i in range(300)]
    edges += [Edge("p0", "p1", "problem"), Edge("p2", "p3", "problem"), Edge("p4", "p5", "problem")]
    chosen = overview(nodes, edges, limit=50)
    for cluster in (n for n in chosen.nodes if n.kind == "cluster"):
        lines = [e for e in chosen.edges if e.source == cluster.id and e.role == "concerns"]
        assert len(lines) <= 4


def test_homes_prefer_the_lead() -> None:
    tasks = [_task(1), _task(2)]
    assert _homes(tasks, LINES, {"a", "b", "p", "d1"}) == {"t001": "a", "t002": "b"}
    assert _homes(tasks, LINES, {"p", "d1"}) == {"t001": "p"}
    assert _homes(tasks, LINES, set()) == {}


def test_fold_counts_lines_between_clusters_and_kept_nodes() -> None:
    tasks = [_task(1), _task(2, "openOverdue", "2024-01-31")]
    clusters, lines = fold(tasks, {"t001": "b", "t002": "b"}, LINES, {"a", "b", "d1"})
    assert [c.id for c in clusters] == ["b" + CLUSTER]
    assert clusters[0].members == ("Việc 2 — 2024-01-31", "Việc 1 — 2024-06-30")
    assert clusters[0].status == "openOverdue"
    assert {(e.source, e.target, e.role, e.count) for e in lines} == {
        ("a", "b" + CLUSTER, "lead", 1),
        ("b", "b" + CLUSTER, "lead", 1),
        ("b", "b" + CLUSTER, "support", 1),
        ("b" + CLUSTER, "d1", "mandate", 1),
    }


@pytest.mark.parametrize(
    ("centre", "hops", "expected"),
    [
        # a body: its tasks, then what these hang on; not on through other bodies
        ("a", 1, {"a", "t001"}),
        ("a", 2, {"a", "t001", "b", "p", "d1", "d2"}),
        # a project: its tasks, then their bodies and documents
        ("p", 1, {"p", "t001"}),
        # a document: its tasks, and up the chain of mandates at any distance
        ("d1", 1, {"d1", "t001", "d2"}),
        ("lone", 2, {"lone"}),
    ],
)
def test_neighbourhood(centre: str, hops: int, expected: set[str]) -> None:
    chosen = neighbourhood(SMALL, LINES, centre, hops=hops)
    assert {n.id for n in chosen.nodes} == expected
    assert chosen.hidden == len(SMALL) - len(expected)


def test_a_document_brings_the_documents_it_rests_on_but_not_their_other_tasks() -> None:
    chosen = neighbourhood(SMALL, LINES, "t001", hops=1)
    assert "d2" in {n.id for n in chosen.nodes}
    assert "t002" not in {n.id for n in chosen.nodes}


def test_a_large_neighbourhood_is_folded_around_its_centre() -> None:
    nodes, edges = _many(tasks=200, bodies=1)
    chosen = neighbourhood(nodes, edges, "b00", limit=50)
    assert len(chosen.nodes) <= 50
    cluster = next(n for n in chosen.nodes if n.kind == "cluster")
    assert cluster.id == "b00" + CLUSTER
    assert len(cluster.members) + 49 - 1 == 200
    assert chosen.hidden == 0


def test_an_unknown_centre_is_an_error() -> None:
    with pytest.raises(KeyError):
        neighbourhood(SMALL, LINES, "nowhere")


def test_a_task_left_alone_is_drawn_not_clustered() -> None:
    nodes, edges = _many(tasks=61, bodies=60)
    chosen = overview(nodes, edges, limit=100)
    assert not any(n.kind == "cluster" and n.label == "1" for n in chosen.nodes)
