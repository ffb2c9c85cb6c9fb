"""A round trip as a program of its own: build, bag, verify, restore, export; prints hashes as JSON.

    python round_trip.py FOLDER PATH...

Run by several Pythons and under several hash seeds, it must print the same.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extract.pipeline import extract_source
from kg.archive.bag import BagOptions, write_bag
from kg.archive.restore import restore
from kg.archive.verify import verify
from kg.build import Options, build
from kg.export import FORMATS, export_graph

DAY = date(2025, 12, 1)


def exports(graph: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the hash of each export of a graph, by its ending."""
    folder.mkdir()
    for ending in sorted(FORMATS):
        path = folder / f"x{ending}"
        export_graph(graph, path, suggestions=True)
        yield ending, hashlib.sha256(path.read_bytes()).hexdigest()


def round_trip(folder: Path, paths: list[Path]) -> dict[str, object]:
    """Make the trip in a new folder; return the exports before and after, and what was verified."""
    folder.mkdir()
    build(paths, folder / "g", extractor=extract_source, options=Options(as_of=DAY))
    bag = write_bag(folder / "g", folder / "goi.zip", options=BagOptions(explorer=False))
    verified = verify(bag.path)
    restore(bag.path, folder / "moi")
    return {
        "before": dict(exports(folder / "g", folder / "truoc")),
        "after": dict(exports(folder / "moi", folder / "sau")),
        "faults": [str(fault) for fault in verified.faults],
        "facts": verified.facts,
        "bag": bag.sha256,
        "zip": hashlib.sha256(bag.path.read_bytes()).hexdigest(),
    }


if __name__ == "__main__":
    print(json.dumps(round_trip(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]])))
