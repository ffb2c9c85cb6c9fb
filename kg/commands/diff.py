"""Tell what changed between two graphs: new duties, moved deadlines, other leads, what was done.

A and B are graph folders, bags (folders or .bag.zip) or exported files (.nq, .trig, .ttl, .nt, …).
Tasks are matched by the words of the documents that they come from, not by their IRIs.
The exit status is 0 where nothing changed, 1 where something did.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.archive.diff import diff
from kg.archive.diff_report import HEADS, csv_text, json_text, rows, summary
from kg.archive.diff_snapshot import snapshot
from kg.archive.diff_union import open_union
from kg.commands.console import print_rows, say

DIFFERS = 1
"""The exit status where something changed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("before", type=Path, metavar="A", help="what was: graph, bag or export")
    parser.add_argument("after", type=Path, metavar="B", help="what is: graph, bag or export")
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="how to print the changes (table)",
    )
    parser.add_argument(
        "--json",
        action="store_const",
        const="json",
        dest="format",
        help="the same as --format json",
    )


def run(options: argparse.Namespace) -> int:
    """Compare and print."""
    before, after = (snapshot(open_union(path)) for path in (options.before, options.after))
    changes = diff(before, after)
    if options.format == "json":
        sys.stdout.write(json_text(changes, before, after))
    elif options.format == "csv":
        sys.stdout.write(csv_text(changes))
    elif changes:
        days = f"{before.as_of or 'không rõ ngày'} → {after.as_of or 'không rõ ngày'}"
        print_rows(f"Thay đổi ({days}): {summary(changes)}", HEADS, rows(changes))
    else:
        say("không có gì thay đổi")
    return DIFFERS if changes else 0
