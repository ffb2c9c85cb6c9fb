"""The bag: a graph with its sources, descriptions and answers as BagIt (RFC 8493), to be kept.

The bag of a graph has the same bytes wherever it is written: its only day is the day of the status,
or one that is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path

import bagit

from kg.archive import layout
from kg.archive.activity import write_activity
from kg.archive.description import Described, write_description
from kg.archive.fixity import ALGORITHMS, seal, write_tag_manifests
from kg.archive.paths import check_empty, files_in, pack
from kg.archive.payload import write_payload
from kg.archive.readme import write_readme
from kg.iris import slug
from kg.serve.current import Served
from kg.static_site import write_site
from kg.store import NoStore, Store
from kg.unfinished import unfinished

ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class BagOptions:
    """The day of the bag (`None`: the day of the status), an IRI of the licence, if any; and
    whether the explorer goes into it, which makes most of its files."""

    day: date | None = None
    licence: str = ""
    explorer: bool = True


@dataclass(frozen=True, slots=True)
class Bagged:
    """A bag that was written: where, how many files, and the hash that stands for all of it.

    `sha256` is that of `tagmanifest-sha512.txt`: who keeps it apart can prove that nobody wrote
    the whole bag anew.
    """

    path: Path
    files: int
    sha256: str


def write_bag(
    folder: Path,
    target: Path,
    *,
    options: BagOptions | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Bagged:
    """Write the graph built in a folder as a bag: a folder, or a ZIP where the name ends so.

    The bag appears whole or not at all. Raises `FileExistsError` where something stands there,
    `NoStore`, and `ValueError` where no document gives a day and none is given.
    """
    options = options or BagOptions()
    _check_free(target)
    with unfinished(target) as new:
        bag = new / _top(target)
        bag.mkdir(parents=True)
        _write(Store.open(folder), bag, options, say)
        bagged = Bagged(target, len(files_in(bag)), seal(bag))
        if target.suffix.lower() == ZIP:
            pack(bag, new / "packed", bag.name)
            bag = new / "packed"
        bag.replace(target)
    return bagged


def _check_free(target: Path) -> None:
    if target.suffix.lower() == ZIP:
        if target.exists():
            raise FileExistsError(f"{target} exists; give another name, nothing is overwritten")
        return
    check_empty(target)


def _top(target: Path) -> str:
    name = target.name.removesuffix(target.suffix) if target.suffix.lower() == ZIP else target.name
    return slug(name)


def _write(store: Store, bag: Path, options: BagOptions, say: Callable[[str], None]) -> None:
    """Write payload and descriptions into a folder, and make it a bag."""
    day = options.day.isoformat() if options.day else store.manifest.as_of
    if not day:
        raise ValueError("no document has a date; give the bag's day with --date")
    contents = write_payload(store, bag, store.manifest.as_of or day)
    described = Described(store, contents, day, options.licence)
    write_description(described, bag / layout.DESCRIPTION)
    write_activity(described, bag / layout.PROVENANCE)
    write_readme(described, bag)
    if options.explorer:
        _write_explorer(store.folder, bag / layout.EXPLORER, described.as_of, say)
    if Store.open(store.folder).manifest != store.manifest:
        raise NoStore(f"{store.folder} was built anew while it was written; try again")
    bagit.make_bag(str(bag), _info(described), checksums=list(ALGORITHMS))
    write_tag_manifests(bag)


def _write_explorer(folder: Path, to: Path, day: str, say: Callable[[str], None]) -> None:
    served = Served.open(folder)
    try:
        write_site(served, to, as_of=day, say=say)
    finally:
        served.close()


def _info(described: Described) -> dict[str, str]:
    """Return the lines of bag-info.txt that are ours."""
    contents = described.contents
    union = contents.graphs[f"{layout.GRAPHS}/{layout.UNION}.ttl"]
    return {
        "Bagging-Date": described.day,
        "Bag-Software-Agent": f"camket {metadata.version('camket')}",
        "External-Identifier": described.iri,
        layout.DATASET_HASH: contents.dataset.sha256,
        layout.UNION_HASH: union.sha256,
    }
