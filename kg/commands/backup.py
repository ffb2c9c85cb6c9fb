"""Pack all of the graph in DIR that cannot be made again into one ZIP: -o FILE.zip.

That is what was read and what people decided: texts as read, decisions, refused repairs, reviews,
users with their hashed passwords, the audit log, the workspace. The documents themselves stay where
they are. camket restore FILE.zip --into NEW makes the graph of it again. Nobody but the owner may
read the file; to hand a graph on, make a bag: camket export DIR -o NAME --bag.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.backup import write_backup
from kg.commands.console import check_writable, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="FILE", help="the ZIP to write"
    )


def run(options: argparse.Namespace) -> int:
    """Back up."""
    check_writable(options.output)
    names = write_backup(options.folder, options.output)
    size = options.output.stat().st_size / 1_000_000
    say(f"{options.output}: {len(names)} tệp, {size:.1f} MB; khôi phục: camket restore")
    return 0
