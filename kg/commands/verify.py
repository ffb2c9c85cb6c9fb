"""Check a bag, a zipped bag, a graph's folder or an RDF file, and name all that differs.

In a bag: every file against its hashes, the tag files too; then every quotation against its text,
counts, stated hashes, answers to the questions, the chain of reviews. For an RDF file the hash of
its data set (RDFC-1.0) is printed. --expect holds it against a hash that was kept apart. Exit
status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from kg.archive.fixity import Fault
from kg.archive.verify import Verified, verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "path",
        type=Path,
        metavar="BAG|BAG.zip|DIR|FILE.nq|FILE.ttl",
        help="what is to be checked: a bag, a graph's folder, RDF in any format",
    )
    parser.add_argument(
        "--expect", metavar="HASH", help="one of the hashes that are printed, as kept elsewhere"
    )
    parser.add_argument(
        "--shapes", action="store_true", help="hold the graph against its shapes too (SHACL; slow)"
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(options: argparse.Namespace) -> int:
    """Verify; return 1 if something is wrong."""
    found = verify(options.path, shapes=options.shapes)
    faults = list(found.faults)
    expected = (options.expect or "").strip().lower()
    if expected and expected not in found.facts.values():
        faults.append(Fault(str(options.path), f"không có mã nào là {expected}"))
    if options.json:
        told = {"faults": [asdict(fault) for fault in faults], "facts": found.facts}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(found, faults)
    return 1 if faults else 0


def _print(found: Verified, faults: list[Fault]) -> None:
    for fault in faults:
        print(f"sai: {fault}")
    for name, value in found.facts.items():
        print(f"{name}: {value}")
    print(f"{len(faults)} chỗ sai" if faults else "nguyên vẹn")
