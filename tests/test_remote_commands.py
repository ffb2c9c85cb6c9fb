"""The commands with --store, against a server of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from commands import FEW, copy_samples, refused, run

from kg.reason import ReasonerMissing
from kg.remote.catalogue import CATALOGUE
from kg.remote.client import Client
from kg.remote.place import Place
from ontology.vocab import ID_BASE

pytest_plugins = ("remote_fixtures",)
DAY = ("--as-of", "2025-12-01")


def test_a_graph_is_built_published_asked_exported_and_checked(
    oxigraph: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers, into = copy_samples(tmp_path / "in", FEW[:1]), tmp_path / "g"
    there = ("--store", oxigraph)
    done = run(capsys, "build", papers, "--into", into, *DAY, *there)
    assert (done.status, f"{oxigraph}: gửi" in done.err) == (0, True)
    again = run(capsys, "build", papers, "--into", into, *DAY, *there)
    assert "không gửi gì" in again.err

    question = ("overdue", "--as-of", "2025-12-01")
    assert run(capsys, "query", *there, *question) == run(capsys, "query", into, *question)
    # the day of the build is known there too
    assert run(capsys, "query", *there, "overdue") == run(capsys, "query", into, "overdue")

    for name in ("all.nq", "all.ttl"):
        for place in (there, (into,)):
            folder = "there" if place == there else "here"
            (tmp_path / folder).mkdir(exist_ok=True)
            assert run(capsys, "export", *place, "-o", tmp_path / folder / name).status == 0
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()

    monkeypatch.setattr("kg.commands.check.validate", lambda graph: [])
    monkeypatch.setattr("kg.commands.check.consistency", no_reasoner)
    assert run(capsys, "check", into, *there).status == 0
    with Client(Place(oxigraph)) as client:
        client.update("INSERT DATA { GRAPH <urn:a> { <urn:a> <urn:b> <urn:c> } }")
        graph = f"{ID_BASE}graph/derived"
        client.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> <urn:c> }} }}")
        wrong = run(capsys, "check", into, *there)
        assert (wrong.status, graph in wrong.out) == (1, True)
        client.update(f"DELETE WHERE {{ GRAPH <{CATALOGUE}> {{ ?s ?p ?o }} }}")
    assert refused(run(capsys, "query", *there, "overdue"), "holds no graph", "--store")


def no_reasoner(model: object) -> NoReturn:
    """Say that there is none: what a graph means is not what is tested here."""
    raise ReasonerMissing("không có Java")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "g", "overdue", "--store", "http://127.0.0.1:1"), "leave g away"),
        (("query",), "--store ADDRESS"),
        (("query", "--store", "http://lan:x@127.0.0.1/", "overdue"), "CAMKET_STORE_USER"),
        (("query", "--store", "http://127.0.0.1:1", "overdue", "--machine"), "ask DIR"),
        (("export", "-o", "x.nq"), "--store ADDRESS"),
        (("export", "--store", "http://127.0.0.1:1", "-o", "x.nq", "--bag"), "--bag"),
        (("build", "in", "--into", "g", "--store", "kho.toml"), "kho.toml"),
    ],
)
def test_what_cannot_be_meant_is_said_at_once(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(run(capsys, *words), said)
