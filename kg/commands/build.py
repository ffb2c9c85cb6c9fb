"""Make or renew the graph of a set of documents in a folder.

The paths name the whole set: what was built from files that are no longer under them leaves the
graph. Files that have not changed are not read again. A file that cannot be read is reported in
one line and left out; if an older version of it was built, that one stays.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from extract.pipeline import extract_source
from kg.build import Options, build
from kg.cli import BAD_INPUT
from kg.commands.console import add_limits, limits_of, progress, report_json, report_lines
from ontology.vocab import ID_BASE


def day(text: str) -> date:
    """Read a day, «2025-12-01»."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2025-12-01") from error


def jobs(text: str) -> int:
    """Read a number of processes, 1 or more."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, folders or archives of files"
    )
    parser.add_argument(
        "--into", required=True, type=Path, metavar="DIR", help="the graph's folder"
    )
    parser.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes that read (1)")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the day to judge statuses by (the latest document's)",
    )
    parser.add_argument(
        "--base", default=ID_BASE, metavar="IRI", help=f"what IRIs begin with ({ID_BASE})"
    )
    parser.add_argument(
        "--refused",
        type=Path,
        metavar="FILE",
        help="repairs not to be made: lines of camket text --repairs (DIR/refused.tsv)",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_limits(parser)


def run(options: argparse.Namespace) -> int:
    """Build; return 2 if some file could not be read (the others are built)."""
    settings = Options(
        base=options.base,
        as_of=options.as_of,
        jobs=options.jobs,
        limits=limits_of(options),
        refused=options.refused,
    )
    with progress() as tell:
        report = build(
            options.paths, options.into, extractor=extract_source, options=settings, progress=tell
        )
    print(
        report_json(report) if options.json else "\n".join(report_lines(report)),
        end="" if options.json else "\n",
    )
    return BAD_INPUT if report.refused else 0
