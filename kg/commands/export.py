"""Write the graph in DIR to a file: .ttl, .nt, .nq, .trig or .jsonld by its name.

The same documents give the same bytes. Turtle, N-Triples and JSON-LD hold the union of all
graphs under canonical IRIs; N-Quads and TriG hold each document's own graph.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.console import check_writable, say
from kg.export import export_graph


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="FILE", help="the file to write"
    )
    parser.add_argument(
        "--suggestions",
        action="store_true",
        help="write also who might lead what has no single lead (inferred)",
    )


def run(options: argparse.Namespace) -> int:
    """Export."""
    check_writable(options.output)
    count = export_graph(options.folder, options.output, suggestions=options.suggestions)
    say(f"{options.output}: {count} bộ ba")
    return 0
