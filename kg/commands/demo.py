"""Build the sample documents, a half-year of an invented province, and show what they owe.

Prints who owns what and what is overdue as of a day, and writes the graph's page and its Turtle
beside it, into the folder «camket-demo» of the current folder or into --into.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from kg.ask import Table, ask
from kg.build import Options, build
from kg.commands.console import day, print_answer, progress, report_lines, say
from kg.commands.view import write_page
from kg.document.extractor import extract_source
from kg.export import export_graph
from kg.store import Store
from queries import library

AS_OF = date(2025, 12, 1)
_ASKED = (
    ("tasks-of-body", {"agency": "Sở Xây dựng"}),
    ("overdue", {"as_of": ""}),
    ("mandate-chain", {"task": "cầu Bến Sỏi"}),
    ("load", {"as_of": ""}),
)
_ROWS = 12
_NO_SAMPLE = "README.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--into",
        type=Path,
        default=Path("camket-demo"),
        metavar="DIR",
        help="where to build (camket-demo)",
    )
    parser.add_argument(
        "--as-of", type=day, default=AS_OF, metavar="DATE", help=f"the day to judge by ({AS_OF})"
    )


def run(options: argparse.Namespace) -> int:
    """Build, ask, draw, export."""
    folder: Path = options.into
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("kg") / "samples") as samples, progress() as tell:
        settings = Options(as_of=options.as_of)
        paths = sorted(path for path in samples.iterdir() if path.name != _NO_SAMPLE)
        report = build(
            paths, folder / "graph", extractor=extract_source, options=settings, progress=tell
        )
    print("\n".join(report_lines(report)))
    store = Store.open(folder / "graph")
    for name, values in _ASKED:
        _answer(store, name, {k: v or str(options.as_of) for k, v in values.items()}, folder)
    page, turtle = folder / "camket.html", folder / "camket.ttl"
    nodes, edges = write_page(folder / "graph", page, focus=None, as_of=options.as_of)
    triples = export_graph(folder / "graph", turtle)
    say("")
    say(f"{page}: {nodes} nút, {edges} cạnh; mở bằng trình duyệt, không cần mạng")
    say(f"{turtle}: {triples} bộ ba")
    say(f"xem và hỏi trên trình duyệt: camket serve {folder / 'graph'}")
    say(f"hỏi tiếp ở đây: camket query {folder / 'graph'}")
    return 0


def _answer(store: Store, name: str, values: dict[str, str], folder: Path) -> None:
    query = library.get(name)
    answer = ask(store, query, values)
    if not isinstance(answer, Table):
        raise TypeError(f"{name} answers with triples; the demo shows tables")
    asked = ", ".join(f"{key.replace('_', '-')} {value}" for key, value in values.items())
    print()
    print_answer(f"{query.title_vi} ({asked})", replace(answer, rows=answer.rows[:_ROWS]))
    if len(answer.rows) > _ROWS:
        more = len(answer.rows) - _ROWS
        print(f"… và {more} dòng nữa: camket query {folder / 'graph'} {name}")
