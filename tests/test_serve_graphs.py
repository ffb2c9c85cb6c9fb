"""Views as JSON: the overview, a neighbourhood, pages of neighbours, members of clusters."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from kg.serve.graphs import FOCUSED, PAGE, Graphs
from viz.model import Edge, Node
from viz.neighbours import other
from viz.selection import CLUSTER, Selection, overview, urgency

DAY = "2025-12-01"


class Counting:
    """A graph in memory that counts how much of it was read."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self._nodes = {n.id: n for n in nodes}
        self._edges = edges
        self.whole = 0
        self.read = 0

    def overview(self, as_of: str, limit: int) -> Selection:
        assert as_of == DAY
        self.whole += 1
        return overview(list(self._nodes.values()), self._edges, limit=limit)

    def things(self, iris: Iterable[str], as_of: str) -> Sequence[Node]:
        assert as_of == DAY
        return [self._nodes[iri] for iri in iris if iri in self._nodes]

    def around(self, iri: str, *, limit: int, offset: int = 0) -> tuple[Sequence[Edge], int]:
        found = [e for e in self._edges if iri in (e.source, e.target)]
        ranked = sorted(found, key=lambda e: self._rank(other(e, iri)))
        page = ranked[offset : offset + limit]
        self.read += len(page)
        return page, len(found)

    def _rank(self, iri: str) -> tuple[bool, tuple[int, str, str]]:
        return self._nodes[iri].kind == "task", urgency(self._nodes[iri])


def _task(number: int, *, late: bool = False) -> Node:
    status = "openOverdue" if late else "openInTime"
    due = f"2025-11-{number % 28 + 1:02}" if late else f"2026-01-{number % 28 + 1:02}"
    return Node(f"t{number:04}", "task", f"Xây kè đoạn {number}", status, due)


def _province(tasks: int) -> Counting:
    """Sở Xây dựng leads all tasks, Sở Y tế supports each tenth, one resolution mandates them."""
    nodes = [
        Node("so-xay-dung", "agency", "Sở Xây dựng"),
        Node("so-y-te", "agency", "Sở Y tế"),
        Node("nq-12", "document", "Nghị quyết số 12/NQ-HĐND"),
        Node("kl-3", "document", "Kết luận số 3-KL/TU"),
        *(_task(i, late=i % 5 == 0) for i in range(tasks)),
    ]
    edges = [Edge("nq-12", "kl-3", "implements"), Edge("so-y-te", "kl-3", "issued")]
    for i in range(tasks):
        edges += [Edge("so-xay-dung", f"t{i:04}", "lead"), Edge(f"t{i:04}", "nq-12", "mandate")]
        if i % 10 == 0:
            edges.append(Edge("so-y-te", f"t{i:04}", "support"))
    return Counting(nodes, edges)


def test_ids_are_iris_and_every_node_has_a_place_and_a_box() -> None:
    found = Graphs(_province(5)).graph(as_of=DAY)
    assert {n["id"] for n in found["nodes"]} >= {"so-xay-dung", "nq-12", "t0000"}
    assert all(isinstance(n["x"], int) and len(n["box"]) == 2 for n in found["nodes"])
    ids = {n["id"] for n in found["nodes"]}
    assert all(e["from"] in ids and e["to"] in ids for e in found["edges"])
    assert "so-xay-dung lead t0000" in {e["id"] for e in found["edges"]}


def test_the_same_view_gives_the_same_places_and_is_kept() -> None:
    index = _province(40)
    graphs = Graphs(index)
    first = graphs.graph(as_of=DAY)
    assert graphs.graph(as_of=DAY) is first
    assert index.whole == 1
    assert Graphs(_province(40)).graph(as_of=DAY) == first


def test_thousands_become_clusters_with_counts() -> None:
    found = Graphs(_province(2000)).graph(as_of=DAY)
    assert len(found["nodes"]) <= 150
    cluster = next(n for n in found["nodes"] if n["kind"] == "cluster")
    assert (cluster["id"], cluster["home"]) == (f"so-xay-dung{CLUSTER}", "so-xay-dung")
    tasks = sum(n["kind"] == "task" for n in found["nodes"])
    assert cluster["members"] == 2000 - tasks


def test_the_cluster_of_a_very_busy_body_counts_what_was_not_read() -> None:
    found = Graphs(_province(2500)).graph("so-xay-dung", as_of=DAY)
    tasks = sum(n["kind"] == "task" for n in found["nodes"])
    cluster = next(n for n in found["nodes"] if n.get("home") == "so-xay-dung")
    assert cluster["members"] == 2500 - tasks


def test_the_neighbourhood_reads_only_what_lies_around() -> None:
    index = _province(3000)
    found = Graphs(index).graph("so-y-te", as_of=DAY)
    assert found["focus"] == "so-y-te"
    assert found["title"] == "Sở Y tế"
    assert len(found["nodes"]) <= FOCUSED
    assert (index.whole, index.read < 3000) == (0, True)


def test_the_neighbourhood_of_a_task_climbs_to_the_conclusion() -> None:
    found = Graphs(_province(30)).graph("t0007", as_of=DAY)
    assert {"nq-12", "kl-3", "so-xay-dung"} <= {n["id"] for n in found["nodes"]}


def test_neighbours_come_in_pages_that_miss_and_repeat_nothing() -> None:
    graphs = Graphs(_province(60))
    pages = [
        graphs.neighbours("so-xay-dung", as_of=DAY, offset=i)["nodes"] for i in range(0, 72, PAGE)
    ]
    ids = [n["id"] for page in pages for n in page]
    assert sorted(ids) == [f"t{i:04}" for i in range(60)]
    assert [n["status"] for n in pages[0][:12]] == ["openOverdue"] * 12


def test_neighbours_bring_their_lines_to_what_is_shown_elsewhere() -> None:
    found = Graphs(_province(20)).neighbours("so-xay-dung", as_of=DAY)
    assert "so-y-te support t0010" in {e["id"] for e in found["edges"]}
    assert (found["total"], found["shown"]) == (20, 20)
    assert all("x" not in n for n in found["nodes"])


@pytest.mark.parametrize("focus", ["", "so-xay-dung"])
def test_a_cluster_opens_into_the_tasks_it_stands_for(focus: str) -> None:
    graphs = Graphs(_province(400))
    drawn = graphs.graph(focus, as_of=DAY)
    cluster = next(n for n in drawn["nodes"] if n["kind"] == "cluster")
    shown = {n["id"] for n in drawn["nodes"]}
    members = graphs.neighbours(cluster["id"], as_of=DAY, view=(focus, 0), limit=1000)
    assert members["total"] == cluster["members"] == len(members["nodes"])
    assert not shown & {n["id"] for n in members["nodes"]}


@pytest.mark.parametrize("iri", ["nowhere", f"so-y-te{CLUSTER}"])
def test_what_is_not_there_is_a_key_error(iri: str) -> None:
    graphs = Graphs(_province(3))
    with pytest.raises(KeyError):
        graphs.neighbours(iri, as_of=DAY)
    with pytest.raises(KeyError):
        graphs.graph("nowhere", as_of=DAY)


def test_the_vendored_files_are_those_that_were_looked_at() -> None:
    folder = Path(__file__).parents[1] / "viz" / "explorer" / "vendor"
    said = (folder / "VENDORED.md").read_text(encoding="utf-8")
    for name in ("yasqe/yasqe.min.js", "yasqe/yasqe.min.css"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() in said
