"""Networks: networkx reads back every node and line; hostile words stay words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from exported import BASE, HOSTILE, one_duty, store_of

from kg.export.network import NETWORKS, network_of, write_network
from kg.export.xml_text import held
from kg.store import Store

READERS: dict[str, Callable[[io.BytesIO], nx.Graph]] = {
    ".graphml": nx.read_graphml,
    ".gexf": nx.read_gexf,
}


def read(store: Store, ending: str) -> tuple[tuple[int, int], nx.Graph]:
    out, again = io.BytesIO(), io.BytesIO()
    counts = write_network(store, ending, out)
    write_network(store, ending, again)
    assert out.getvalue() == again.getvalue()
    return counts, READERS[ending](io.BytesIO(out.getvalue()))


@pytest.mark.parametrize("ending", NETWORKS)
def test_every_node_and_line_comes_back(built: Path, ending: str) -> None:
    store = Store.open(built)
    counts, graph = read(store, ending)
    assert counts == (graph.number_of_nodes(), graph.number_of_edges())
    assert counts == (len(network_of(store).nodes), len(network_of(store).lines))
    kinds = {values["kind"] for _, values in graph.nodes(data=True)}
    assert kinds >= {"agency", "task", "project", "document"}
    roles = {values["role"] for _, _, values in graph.edges(data=True)}
    assert roles >= {"lead", "support", "concerns"}


@pytest.mark.parametrize("ending", NETWORKS)
def test_what_is_said_of_a_task_and_of_a_line(ending: str) -> None:
    duty = [
        ("statement/a", "ck:hasResponsibility", "responsibility/a"),
        ("responsibility/a", "ck:agent", "agency/a"),
        ("responsibility/a", "ck:role", "ck:lead"),
        ("responsibility/a", "ck:grade", "ck:inherited"),
    ]
    _, graph = read(store_of([*one_duty(), *duty]), ending)
    task = graph.nodes[f"{BASE}task/a"]
    assert task["label"] == "Sửa cầu Mây"
    assert task["status"] == "openOverdue"
    assert task["status_vi"] == "chưa hoàn thành, quá hạn"
    assert task["due"] == "2025-11-01"
    lines = graph.get_edge_data(f"{BASE}agency/a", f"{BASE}task/a")
    [line] = [lines] if "role" in lines else lines.values()
    assert (line["role"], line["grade"]) == ("lead", "inherited")
    assert line["grade_vi"]


@pytest.mark.parametrize("ending", NETWORKS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_names(text: str, ending: str) -> None:
    _, graph = read(store_of(one_duty(text)), ending)
    label = str(graph.nodes[f"{BASE}task/a"]["label"])
    assert " ".join(label.split()) == " ".join(held(text).split())
