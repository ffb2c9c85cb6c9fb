"""Make a graph's folder again of a bag, a zipped bag, or the ZIP that `camket backup` wrote.

The graphs of a bag are loaded as they are, so that the new folder exports the same bytes. A
damaged bag is refused. Nothing is ever written into a folder that holds anything.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.archive.restore import is_zipped_bag, restore
from kg.backup import restore_backup
from kg.commands.console import say
from kg.document.extractor import extract_source
from kg.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "path", type=Path, metavar="BAG|BAG.zip|BACKUP.zip", help="what is to be restored"
    )
    parser.add_argument(
        "--into", required=True, type=Path, metavar="DIR", help="a folder that is new or empty"
    )


def run(options: argparse.Namespace) -> int:
    """Restore."""
    if not options.path.exists():
        raise FileNotFoundError(f"{options.path}: no such bag or backup")
    if options.path.is_file() and not is_zipped_bag(options.path):
        restore_backup(options.path, options.into, extractor=extract_source)
    else:
        restore(options.path, options.into)
    documents = Store.open(options.into).manifest.documents
    say(f"{options.into}: đã khôi phục {len(documents)} văn bản")
    return 0
