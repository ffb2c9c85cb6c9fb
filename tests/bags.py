"""Bags for tests: a small graph with what people decided, its bag without explorer, and changes."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from factories import extract, monthly_report, resolution, write

from kg.archive.bag import Bagged, BagOptions, write_bag
from kg.archive.fixity import ALGORITHMS, write_tag_manifests
from kg.archive.paths import files_in
from kg.build import build

PLAIN = BagOptions(explorer=False)


def small_graph(folder: Path) -> Path:
    """Build two invented documents into a folder, one of whose originals then goes away."""
    papers = write(folder / "in", resolution(), monthly_report())
    build([papers], folder / "g", extractor=extract)
    (folder / "g" / "refused.tsv").write_text("# không có gì\n", encoding="utf-8")
    sorted(papers.iterdir())[0].unlink()
    return folder / "g"


def bag_of(graph: Path, target: Path) -> Bagged:
    """Write the bag of a graph without the explorer."""
    return write_bag(graph, target, options=PLAIN)


def copy_of(bag: Path, to: Path) -> Path:
    """Copy a bag to change it."""
    shutil.copytree(bag, to)
    return to


def zipped(path: Path, members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    """Write a ZIP of members as they come, whatever their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def reseal(bag: Path) -> None:
    """Make the hashes of a changed bag right again, as a forger would."""
    for algorithm in ALGORITHMS:
        lines = [
            f"{hashlib.new(algorithm, (bag / name).read_bytes()).hexdigest()}  {name}\n"
            for name in files_in(bag)
            if name.startswith("data/")
        ]
        (bag / f"manifest-{algorithm}.txt").write_text("".join(lines), encoding="utf-8")
    write_tag_manifests(bag)
