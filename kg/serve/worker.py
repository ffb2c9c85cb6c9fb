"""A worker: the process that holds a store open and answers one query or update after another.

    python -m kg.serve.worker STORE read|write SETTINGS

A request is a line of JSON (`Job`). The answer is pieces, each with its length in four bytes
before it, then a length of zero and a line of JSON (`Outcome`). Oxigraph cannot be interrupted,
so the parent ends a worker that takes too long; an alarm does where the parent is gone.
"""

from __future__ import annotations

import fcntl
import json
import resource
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import BinaryIO

import pyoxigraph as ox

from kg.serve.limits import MEBIBYTE, Limits
from kg.serve.sink import COUNTERS, Sink, TooLarge, TooManyRows

LENGTH = struct.Struct(">I")
_GRACE = 5
_ROOM = " " * 40
_LIMITS = {TooManyRows: "rows", TooLarge: "size", MemoryError: "memory"}
_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
MakeSink = Callable[[str], Sink]
"""Makes a sink for a format whose rows are to be counted, «» where there are no rows."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is asked: a query, an update, or the names of the graphs.

    `table` and `graph` name Oxigraph's formats for either kind of answer; `None` is none.
    `graphs` and `named` are the dataset, `None` the store's own.
    """

    kind: str
    text: str = ""
    base: str | None = None
    graphs: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    table: str | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: «table», «graph» or «done»; else what was wrong, with Oxigraph's words."""

    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What all jobs of a worker have in common."""

    limits: Limits
    prefixes: dict[str, str]


class _NotAcceptable(Exception):
    """The answer is of a kind for which the client takes no format that there is."""


def _nodes(graphs: Sequence[str] | None) -> list[ox.NamedNode] | None:
    return None if graphs is None else [ox.NamedNode(graph) for graph in graphs]


def _write(results: _Results, job: Job, sink: MakeSink, prefixes: dict[str, str]) -> str:
    """Write what a query gave; return which kind of answer it is."""
    if isinstance(results, ox.QueryTriples):
        if not job.graph:
            raise _NotAcceptable("graph")
        format = getattr(ox.RdfFormat, job.graph)
        out = sink("")
        if job.graph == "TURTLE":
            ox.serialize(results, out, format, prefixes=prefixes)  # type: ignore[arg-type]
        else:
            results.serialize(out, format)  # type: ignore[arg-type]
        out.close()
        return "graph"
    if not job.table:
        raise _NotAcceptable("table")
    counted = "" if isinstance(results, ox.QueryBoolean) else job.table
    out = sink(counted)
    results.serialize(out, getattr(ox.QueryResultsFormat, job.table))  # type: ignore[arg-type]
    out.close()
    return "table"


def _perform(store: ox.Store, job: Job, sink: MakeSink, prefixes: dict[str, str]) -> Outcome:
    """Do a job, whose answer goes to a sink."""
    if job.kind == "graphs":
        out = sink("")
        for graph in store.named_graphs():
            if not isinstance(graph, ox.NamedNode):
                continue
            out.write(f"{graph.value}\n".encode())
        out.close()
        return Outcome("done")
    if job.kind == "update":
        store.update(job.text, base_iri=job.base, prefixes=prefixes)
        return Outcome("done")
    results = store.query(
        job.text,
        base_iri=job.base,
        prefixes=prefixes,
        default_graph=_nodes(job.graphs),  # type: ignore[arg-type]
        named_graphs=_nodes(job.named),  # type: ignore[arg-type]
    )
    return Outcome(_write(results, job, sink, prefixes))


def answered(store: ox.Store, job: Job, sink: MakeSink, prefixes: dict[str, str]) -> Outcome:
    """Do a job, whose answer goes to a sink; whatever goes wrong becomes an outcome.

    `prefixes` need not be declared in queries and updates.
    """
    try:
        return _perform(store, job, sink, prefixes)
    except _NotAcceptable as error:
        return Outcome("not-acceptable", str(error))
    except SyntaxError:
        return Outcome("syntax", _error(store, job, sink, prefixes))
    except (TooManyRows, TooLarge, MemoryError) as error:
        return Outcome(_LIMITS[type(error)])
    except (OSError, RuntimeError, ValueError) as error:
        return Outcome("failed", str(error))


def _error(store: ox.Store, job: Job, sink: MakeSink, prefixes: dict[str, str]) -> str:
    """Return Oxigraph's words on a text that it cannot parse.

    With room behind the text: the parser compares keywords by taking as many characters as they
    have, and where the text ends too early for that, it tells of its end, not of the error.
    """
    try:
        _perform(store, replace(job, text=job.text + _ROOM), sink, prefixes)
    except SyntaxError as error:
        return str(error)
    return ""


def _work(store: ox.Store, settings: Settings, asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer the jobs that come until no more do: the worker's whole life."""
    limits = settings.limits

    def send(piece: bytes) -> None:
        answers.write(LENGTH.pack(len(piece)))
        answers.write(piece)

    def sink(format: str) -> Sink:
        counter = COUNTERS[format]() if format else None
        return Sink(send, size=limits.size, rows=limits.rows, counter=counter)

    _end(answers, Outcome("ready"))
    for line in asked:
        signal.alarm(int(limits.seconds) + _GRACE)
        _end(answers, answered(store, Job(**json.loads(line)), sink, settings.prefixes))
        signal.alarm(0)


def _end(answers: BinaryIO, outcome: Outcome) -> None:
    """Tell how a job ended."""
    answers.write(LENGTH.pack(0) + json.dumps(asdict(outcome)).encode() + b"\n")
    answers.flush()


def main(path: str, mode: str, text: str) -> None:
    """Open a store and answer what comes over the standard input."""
    given = json.loads(text)
    settings = Settings(Limits(**given["limits"]), given["prefixes"])
    answers = sys.stdout.buffer
    try:
        store = ox.Store(path) if mode == "write" else ox.Store.read_only(path)
    except OSError as error:
        _end(answers, Outcome("failed", str(error)))
        return
    memory = settings.limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    with suppress(AttributeError, OSError):  # Linux: a larger pipe means fewer turns to wait
        fcntl.fcntl(answers, fcntl.F_SETPIPE_SZ, MEBIBYTE)
    with suppress(BrokenPipeError):
        _work(store, settings, sys.stdin.buffer, answers)


if __name__ == "__main__":
    main(*sys.argv[1:4])
