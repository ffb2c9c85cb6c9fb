"""A worker: what becomes of each kind of job, how pieces are framed, and when the process ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from endpoint import BODY, DATA, ENDLESS, GRAPH, LABEL, LEADS, OTHER, TASK, make_store

from kg.serve.limits import Limits
from kg.serve.sink import Sink
from kg.serve.worker import LENGTH, Job, Outcome, Settings, answered

VI = {"vi-du": "https://example.org/"}
SELECT = Job("query", f"SELECT ?o {{ ?s <{LEADS}> ?o }}", table="TSV")


@pytest.fixture
def store() -> ox.Store:
    found = ox.Store()
    found.load(DATA.encode(), format=ox.RdfFormat.N_QUADS)
    return found


def _answer(store: ox.Store, job: Job, *, size: int = 10_000) -> tuple[Outcome, str, list[str]]:
    """Do a job; return how it ended, what was written, and for which formats rows were counted."""
    pieces: list[bytes] = []
    counted: list[str] = []

    def sink(format: str) -> Sink:
        counted.append(format)
        return Sink(pieces.append, size=size, rows=100, counter=None)

    return answered(store, job, sink, VI), b"".join(pieces).decode(), counted


@pytest.mark.parametrize(
    ("job", "kind", "text", "counted"),
    [
        (SELECT, "table", f"?o\n<{TASK}>\n", ["TSV"]),
        (replace(SELECT, text="SELECT ?s { ?s vi-du:leads ?o }"), "table", f"?s\n<{BODY}>\n",
         ["TSV"]),  # prefixes of the program need no declaration
        (Job("query", "ASK {}", table="TSV"), "table", "true", [""]),  # no rows to count
        (Job("query", "CONSTRUCT { <urn:a> vi-du:leads 1 } {}", graph="TURTLE"), "graph",
         "@prefix vi-du: <https://example.org/> .\n<urn:a> vi-du:leads 1 .\n", [""]),
        (Job("query", "CONSTRUCT { <urn:a> <urn:p> 1 } {}", graph="N_TRIPLES"), "graph",
         '<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n', [""]),
        (Job("query", "SELECT ?l { ?t <" + LABEL + "> ?l }", table="CSV", graphs=(OTHER,)),
         "table", "l\r\nĐào kênh\r\n", ["CSV"]),
        (Job("query", "SELECT ?g { GRAPH ?g { ?s ?p ?o } }", table="CSV", named=(GRAPH,)),
         "table", f"g\r\n{GRAPH}\r\n", ["CSV"]),
        (Job("query", "SELECT (<a> AS ?a) {}", table="CSV", base="https://example.org/"),
         "table", "a\r\nhttps://example.org/a\r\n", ["CSV"]),
    ],
)  # fmt: skip
def test_queries(store: ox.Store, job: Job, kind: str, text: str, counted: list[str]) -> None:
    assert _answer(store, job) == (Outcome(kind), text, counted)


def test_the_names_of_the_graphs(store: ox.Store) -> None:
    outcome, text, _ = _answer(store, Job("graphs"))
    assert (outcome.kind, sorted(text.split())) == ("done", sorted([GRAPH, OTHER]))


def test_an_update_changes_the_store(store: ox.Store) -> None:
    job = Job("update", "INSERT DATA { <x> vi-du:leads 1 }", base="https://example.org/")
    assert _answer(store, job) == (Outcome("done"), "", [])
    assert bool(store.query("ASK { <https://example.org/x> <https://example.org/leads> 1 }"))


@pytest.mark.parametrize(
    ("job", "kind", "detail"),
    [
        (replace(SELECT, table=None), "not-acceptable", "table"),
        (Job("query", "CONSTRUCT WHERE {}", table="TSV"), "not-acceptable", "graph"),
        (Job("query", "SELECT ?x { ?x }", table="TSV"), "syntax", "expected"),
        (Job("query", "ASK {", table="TSV"), "syntax", "expected"),
        (Job("update", "INSERT { <urn:a>"), "syntax", "expected"),
        (replace(SELECT, graphs=("no iri",)), "failed", "IRI"),
    ],
)
def test_what_goes_wrong_is_an_outcome(store: ox.Store, job: Job, kind: str, detail: str) -> None:
    outcome, text, _ = _answer(store, job)
    assert (outcome.kind, text) == (kind, "")
    assert detail in outcome.detail


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?x WHER", "WHERE"),
        ("SELECT ?x { ?x a ?y } ORDER B", "expected BY"),
        ("SELECT ?x { ?x a ?y } x", "VALUES"),
    ],
)
def test_an_error_near_the_end_tells_what_should_stand_there(
    store: ox.Store, text: str, told: str
) -> None:
    """Else the parser says «[_]»: it compares keywords with more letters than there are."""
    outcome, _, _ = _answer(store, Job("query", text, table="TSV"))
    assert told in outcome.detail
    assert "[_]" not in outcome.detail


def test_an_answer_that_is_too_large(store: ox.Store) -> None:
    assert _answer(store, SELECT, size=5)[0] == Outcome("size")


class Process:
    """A worker's process, asked by lines, answering in frames."""

    def __init__(self, path: Path, limits: Limits, *, mode: str = "read") -> None:
        settings = json.dumps(asdict(Settings(limits, VI)))
        self.process = subprocess.Popen(
            (sys.executable, "-P", "-m", "kg.serve.worker", str(path), mode, settings),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def send(self, job: Job) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
        self.process.stdin.flush()

    def receive(self) -> tuple[list[bytes], Outcome]:
        out = self.process.stdout
        assert out
        pieces: list[bytes] = []
        while size := LENGTH.unpack(out.read(LENGTH.size))[0]:
            pieces.append(out.read(size))
        return pieces, Outcome(**json.loads(out.readline()))

    def end(self) -> int:
        """Close the standard input; return how the process ended."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(30)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("worker") / "store")


@pytest.fixture
def worker(path: Path) -> Iterator[Process]:
    found = Process(path, Limits(rows=100_000, seconds=30))
    assert found.receive() == ([], Outcome("ready"))
    yield found
    found.process.kill()
    found.end()


def test_a_process_answers_one_job_after_another_and_ends_with_its_input(worker: Process) -> None:
    numbers = " ".join(map(str, range(100)))
    many = f"SELECT ?a ?b {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} }}"
    for text, rows in ((SELECT.text, 1), (many, 10_000), (SELECT.text, 1)):
        worker.send(Job("query", text, table="TSV"))
        pieces, outcome = worker.receive()
        assert outcome == Outcome("table")
        assert b"".join(pieces).count(b"\n") == rows + 1
    worker.send(Job("update", "CLEAR ALL"))
    assert worker.receive()[1].kind == "failed"  # it reads only
    worker.process.send_signal(signal.SIGINT)  # Ctrl-C is for the server
    worker.send(SELECT)
    assert worker.receive()[1] == Outcome("table")
    assert worker.end() == 0


def test_a_process_alone_ends_itself_when_a_query_takes_too_long(path: Path) -> None:
    alone = Process(path, Limits(seconds=-4))  # and five seconds of grace
    assert alone.receive() == ([], Outcome("ready"))
    alone.send(Job("query", ENDLESS, table="TSV"))
    assert alone.process.wait(30) == -signal.SIGALRM
    alone.end()


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path, mode: str) -> None:
    (tmp_path / "store").write_text("no store")
    broken = Process(tmp_path / "store", Limits(), mode=mode)
    pieces, outcome = broken.receive()
    assert (pieces, outcome.kind) == ([], "failed")
    assert outcome.detail
    assert broken.end() == 0
