"""Ask the graph in DIR: a question of the library by its name, or SPARQL from a file or «-».

Without a question, the library is listed. A question's parameters are options of their own
(«--agency "Sở Y tế"»); they are bound as values, never pasted into the query's text. With --store
a SPARQL server is asked, to which a graph was published, instead of DIR: camket query --store
http://127.0.0.1:7878 NAME. Who logs in there stands in CAMKET_STORE_USER and
CAMKET_STORE_PASSWORD, or CAMKET_STORE_TOKEN, or all of it in a file, --store FILE.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from kg.answers import write
from kg.ask import Table, ask
from kg.commands.console import add_store, print_answer, print_rows, say
from kg.remote.place import place_of
from kg.remote.store import RemoteStore
from kg.store import SUGGESTIONS, Store
from queries import library

TAKES_REST = True
FORMATS = ("table", "csv", "json", "ttl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the graph's folder")
    parser.add_argument(
        "question", nargs="?", metavar="NAME|FILE.rq|-", help="what to ask; the list if left out"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="table", help="how to print the answer (table)"
    )
    parser.add_argument(
        "--json",
        action="store_const",
        const="json",
        dest="format",
        help="the same as --format json",
    )
    parser.add_argument(
        "--suggestions",
        action="store_true",
        help="let the graph also show who might lead what has no single lead (inferred)",
    )
    parser.add_argument(
        "--machine", action="store_true", help="ask what the machine read, without reviews"
    )
    add_store(parser, "ask this server instead of DIR")


def run(options: argparse.Namespace) -> int:
    """Answer one question, or list the library."""
    folder, question = options.folder, options.question
    if options.store:
        if question is not None:
            raise ValueError(f"--store asks {options.store}: leave {folder} away")
        folder, question = None, folder
    elif folder is None:
        raise ValueError("say which graph: its folder, or --store ADDRESS")
    if question is None:
        _list(as_json=options.format == "json")
        return 0
    query = read_question(question)
    values = read_values(options.rest, query)
    with _opened(folder, options) as store:
        if query.parameter("as_of") and "as_of" not in values and store.manifest.as_of:
            values["as_of"] = store.manifest.as_of
        answer = ask(store, query, values)
    for note in answer.notes:
        say(note)
    if options.format == "table" and isinstance(answer, Table):
        print_answer(query.title_vi, answer)
        return 0
    form = "ttl" if options.format == "table" and not isinstance(answer, Table) else options.format
    sys.stdout.write(write(answer, form))
    return 0


@contextmanager
def _opened(folder: str | None, options: argparse.Namespace) -> Iterator[Store | RemoteStore]:
    """Open the graph of a folder, or that of the server."""
    if folder is not None:
        store = Store.open(Path(folder), machine=options.machine)
        yield store.with_graph(SUGGESTIONS) if options.suggestions else store
        return
    if options.machine:
        raise ValueError("--machine: a server holds only the reviewed graph; ask DIR")
    with RemoteStore.open(place_of(options.store)) as remote:
        yield remote.with_graph(SUGGESTIONS) if options.suggestions else remote


def read_question(question: str) -> library.Query:
    """Return the query that a name, a file or «-» (the standard input) stands for."""
    if question == "-":
        return library.parse("-", sys.stdin.read())
    if question.endswith(".rq"):
        path = Path(question)
        return library.parse(path.stem, path.read_text(encoding="utf-8"))
    return library.get(question)


def read_values(words: Sequence[str], query: library.Query) -> dict[str, str]:
    """Return parameters from options: «--agency X», «--agency=X»."""
    values: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--") or len(word) < 3:
            raise ValueError(f"{word!r} is no parameter; write --NAME VALUE")
        name, sign, value = word[2:].partition("=")
        if not sign:
            if not rest:
                raise ValueError(f"--{name} needs a value")
            value = rest.pop(0)
        values[name.replace("-", "_")] = value
    known = {p.name for p in query.parameters}
    for name in values:
        if known and name not in known:
            options = ", ".join(p.option for p in query.parameters)
            raise ValueError(
                f"{query.name} has no parameter --{name.replace('_', '-')}; it has {options}"
            )
    return values


def _list(*, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(q) for q in library.all()], ensure_ascii=False, indent=1))
        return
    rows = [
        (q.name, q.title_vi, q.title, " ".join(p.option for p in q.parameters))
        for q in library.all()
    ]
    print_rows("câu hỏi có sẵn (query library)", ("name", "tựa", "title", "parameters"), rows)
