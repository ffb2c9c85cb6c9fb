"""Draw the graph in DIR as one HTML page, or write the explorer as files into a folder.

Both open in any browser, no network or server needed. The page shows a readable overview;
--focus draws the neighbourhood of one thing. A folder holds all that `camket serve` shows,
but for SPARQL.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.console import check_writable, day, say
from kg.serve.current import Served
from kg.static_site import write_site
from kg.store import Store
from kg.unfinished import appearing
from kg.views import focus_on, overview_of
from viz.page import render

PAGES = (".html", ".htm")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="PAGE.html|FOLDER",
        help="the page to write; without .html, a folder for the whole explorer",
    )
    parser.add_argument(
        "--focus", metavar="NAME", help="a body, project, document, person or task; or its IRI"
    )
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="the day to judge statuses by (the build's)"
    )
    parser.add_argument(
        "--machine",
        action="store_true",
        help="show what the machine read, without what people said",
    )


def run(options: argparse.Namespace) -> int:
    """Write the page or the folder."""
    if options.output.suffix.lower() not in PAGES:
        return _run_site(options)
    check_writable(options.output)
    nodes, edges = write_page(
        options.folder,
        options.output,
        focus=options.focus,
        as_of=options.as_of,
        machine=options.machine,
    )
    say(f"{options.output}: {nodes} nút, {edges} cạnh")
    return 0


def _run_site(options: argparse.Namespace) -> int:
    """Write the explorer into a folder."""
    if options.focus:
        raise ValueError("--focus draws one page: give -o PAGE.html")
    served = Served.open(options.folder, machine=options.machine)
    try:
        written = write_site(served, options.output, as_of=str(options.as_of or ""), say=say)
    finally:
        served.close()
    say(f"{options.output}: {written} tệp; mở index.html")
    return 0


def write_page(
    folder: Path, output: Path, *, focus: str | None, as_of: object = None, machine: bool = False
) -> tuple[int, int]:
    """Write the page of a graph's folder; return how many nodes and edges it draws."""
    store = Store.open(folder, machine=machine)
    judged = str(as_of or store.manifest.as_of or "")
    if not judged:
        raise ValueError(f"{folder}: no document has a date; say the day with --as-of")
    view = focus_on(store, focus, as_of=judged) if focus else overview_of(store, as_of=judged)
    with appearing(output) as file:
        file.write(render(view).encode())
    return len(view.nodes), len(view.edges)
