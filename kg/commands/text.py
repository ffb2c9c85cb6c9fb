"""Print the text of documents as read, page by page, or what was repaired in it.

The text is what all offsets count in. With --repaired it is printed as understood, after repair of
what a scanner misread; with --repairs each repair is a line (file hash, start, end, seen, meant,
rule, score, applied, separated by tabs): lines copied into a file and given to `camket build
--refused` are not repaired again. With --report the report on how each file was read is printed as
JSON. In a terminal, signs that would steer it («\\x1b») are written out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from extract.bounded import at_most
from extract.cleaning.clean import clean_content
from extract.files import File, find_files, read_source
from extract.pipeline import extract_source
from extract.source import Page, ReadError, Source
from kg.cli import BAD_INPUT
from kg.commands.console import add_limits, limits_of, say, visible
from kg.refusals import refusal_lines

_HOW = {
    "text": "lớp chữ",
    "ocr": "nhận dạng",
    "blank": "trang trắng",
    "unread": "chưa đọc được",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, folders or archives of files"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--repaired", action="store_true", help="print the text as understood")
    what.add_argument("--repairs", action="store_true", help="print the repairs, one a line")
    what.add_argument("--report", action="store_true", help="print how files were read, as JSON")
    add_limits(parser)


def run(options: argparse.Namespace) -> int:
    """Print; return 2 if some file could not be read (the others are)."""
    limits = limits_of(options)
    files, refused = find_files(options.paths, limits)
    problems = [r.reason for r in refused]
    for file in files:
        try:
            source = read_source(file, limits)
            with at_most(limits.seconds, str(file)):
                lines = [*_lines(file, source, options)]
        except ReadError as error:
            problems.append(str(error))
            continue
        for line in lines:
            print(visible(line, "\n\t") if sys.stdout.isatty() else line)
    for problem in problems:
        say(f"bỏ qua: {problem}")
    return BAD_INPUT if problems else 0


def _lines(file: File, source: Source, options: argparse.Namespace) -> Iterator[str]:
    """Yield what is asked of one file, line by line."""
    if options.report:
        told: dict[str, object] = {"file": str(file), "sha256": source.sha256}
        yield json.dumps(told | extract_source(source).report_json(), ensure_ascii=False)
        return
    yield f"# {visible(str(file))}"
    if options.repairs:
        yield from refusal_lines(source.sha256, clean_content(source.content).repairs)
    elif options.repaired:
        yield clean_content(source.content).text
    else:
        yield from chain.from_iterable(_page(source, page) for page in source.content.pages)
        if not source.content.pages:
            yield source.text.replace("\f", "\n") if sys.stdout.isatty() else source.text


def _page(source: Source, page: Page) -> Iterator[str]:
    total = len(source.content.pages)
    share = f"{page.doubtful:.1%}".replace(".", ",")
    about = [_HOW[page.how], page.engine, page.why, f"{share} âm tiết đáng ngờ"]
    yield f"--- trang {page.number}/{total} ({'; '.join(part for part in about if part)})"
    yield source.text[page.start : page.end].strip("\f\n")
