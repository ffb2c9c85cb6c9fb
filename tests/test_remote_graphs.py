"""Graphs on a server: digests, batches, counts."""

from __future__ import annotations

import pytest

from kg.remote import graphs
from kg.remote.client import Client
from kg.remote.graphs import count, digest, line_of, send, triples_of

pytest_plugins = ("remote_fixtures",)
LINES = [f'<urn:s> <urn:p> "giá trị {number}" .\n' for number in range(50)]


def test_a_digest_is_of_what_a_graph_holds_in_any_order() -> None:
    held, size = digest(LINES)
    assert size == 50
    assert digest(reversed(LINES)) == (held, 50)
    assert digest(LINES[1:])[0] != held
    assert digest([*LINES[1:], LINES[0].replace("giá", "gia")])[0] != held
    assert len(held) == 64
    assert digest([]) == ("0" * 64, 0)


def test_a_graph_arrives_in_batches(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "BATCH", 200)
    batches: list[bool] = []
    put = client.put

    def noted(graph: str, lines: bytes, *, first: bool) -> None:
        batches.append(first)
        put(graph, lines, first=first)

    monkeypatch.setattr(client, "put", noted)
    assert send(client, "urn:g", LINES) == 50
    assert (batches[0], any(batches[1:]), len(batches) > 5) == (True, False, True)
    assert sorted(map(line_of, triples_of(client, "urn:g"))) == sorted(LINES)
    # what was there is replaced, also by nothing
    assert send(client, "urn:g", LINES[:3]) == 3
    assert count(client, "urn:g") == 3
    assert send(client, "urn:g", []) == 0
    assert count(client, "urn:g") == 0


def test_a_graph_that_is_not_there_is_empty(client: Client) -> None:
    assert count(client, "urn:none") == 0
    assert list(triples_of(client, "urn:none")) == []
