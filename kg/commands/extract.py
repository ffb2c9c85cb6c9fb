"""Read documents and print what each says, one JSON object a line.

The format is that of the annotation guidelines: mentions, statements and indicators with
character offsets (code points, end exclusive) into the text as read: as it stands in a text file,
as `camket text` prints it of any other; «reading» tells how it was read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extract.bounded import at_most
from extract.files import File, find_files, read_source
from extract.pipeline import extract_source
from extract.source import Limits, ReadError
from kg.cli import BAD_INPUT
from kg.commands.console import add_limits, check_writable, limits_of, progress, say
from kg.unfinished import appearing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, folders or archives of files"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.jsonl", help="write there, not to the screen"
    )
    add_limits(parser)


def run(options: argparse.Namespace) -> int:
    """Extract; return 2 if some file could not be read (the others are)."""
    if options.output:
        check_writable(options.output)
    limits = limits_of(options)
    files, refused = find_files(options.paths, limits)
    problems = [r.reason for r in refused]
    lines = _lines(files, limits, problems)
    if options.output:
        with appearing(options.output) as file:
            file.writelines(f"{line}\n".encode() for line in lines)
    else:
        for line in lines:
            sys.stdout.write(f"{line}\n")
    for problem in problems:
        say(f"bỏ qua: {problem}")
    return BAD_INPUT if problems else 0


def _lines(files: list[File], limits: Limits, problems: list[str]) -> Iterator[str]:
    with progress() as tell:
        for number, file in enumerate(files, 1):
            try:
                source = read_source(file, limits)
                with at_most(limits.seconds, str(file)):
                    extraction = extract_source(source)
                yield json.dumps(extraction.as_json(), ensure_ascii=False)
            except ReadError as error:
                problems.append(str(error))
            tell("read", number, len(files))
