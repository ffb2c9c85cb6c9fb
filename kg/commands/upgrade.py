"""Bring the graph in DIR, made by an earlier version of Camket, forward to this one.

It is made anew of what it keeps: the texts as read, and what people decided, reviewed and refused.
No file is read again, and nothing that a person said is lost. camket build PATH... --into DIR does
the same and reads new files as well.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.console import progress, report_lines, visible
from kg.document.extractor import extract_source
from kg.upgrade import Upgraded, upgrade


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")


def run(options: argparse.Namespace) -> int:
    """Upgrade."""
    with progress() as tell:
        done = upgrade(options.folder, extractor=extract_source, progress=tell)
    print("\n".join((*report_lines(done.report), *map(visible, _lines(done)))))
    return 0


def _lines(done: Upgraded) -> list[str]:
    """Return what was kept of what people said, and what a person should look at."""
    return [
        f"giữ nguyên: {done.decisions} quyết định về tên, {done.refused} chỗ sửa bị từ chối,"
        f" {done.verdicts} ý kiến rà soát",
        *(f"chỉ còn chữ, không còn trang (dựng lại từ tệp để có): {name}" for name in done.bare),
        *(f"tên trong quyết định không còn, hãy quyết định lại: {said}" for said in done.idle),
    ]
