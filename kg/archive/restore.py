"""Restores a graph's folder from a bag: its graphs are loaded as they are, nothing is read again.

DIR/originals/<hash>/<name>    the files themselves, under the names that they had

What stands in a bag is data: every name is checked before a file is made of it, and nothing is
written into a folder that holds anything.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.archive import layout
from kg.archive.fixity import check_fixity
from kg.archive.paths import UnsafeArchive, checked, files_in, make_empty, names_in, unpack
from kg.archive.turtle import read_turtle
from kg.iris import Iris
from kg.store import MANIFEST, Store, StoredDocument, load_new, source_path, write_whole
from kg.unfinished import unfinished

BAGIT = "bagit.txt"
ORIGINALS = "originals"
_STORE = re.compile(r"store-[0-9a-f]{1,64}(?:-[a-z0-9]{1,16})?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class NoBag(ValueError):
    """What is given is no bag, or one whose list of documents cannot be used."""


class DamagedBag(ValueError):
    """Files of a bag are not what they were; the message names the first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a bag's `manifest.json` says, checked: fit to name files and graphs by."""

    raw: Mapping[str, Any]
    base: str
    stores: Mapping[str, str]
    documents: tuple[StoredDocument, ...]


def is_bag(path: Path) -> bool:
    """Whether a folder says that it is a bag."""
    return (path / BAGIT).is_file()


def is_zipped_bag(path: Path) -> bool:
    """Whether a ZIP lists what makes a bag; raises `UnsafeArchive` for what is no ZIP."""
    return any(name.count("/") == 1 and name.endswith(f"/{BAGIT}") for name in names_in(path))


@contextmanager
def bag_in(path: Path) -> Iterator[Path]:
    """Give the folder of a bag, of a ZIP unpacked for the while; raises `NoBag`."""
    if not path.is_file():
        if not is_bag(path):
            raise NoBag(f"{path} is no bag: it has no {BAGIT}")
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="camket-bag-") as place:
        unpack(path, Path(place))
        tops = sorted(Path(place).iterdir())
        if len(tops) != 1 or not is_bag(tops[0]):
            raise NoBag(f"{path} holds no bag: one folder with {BAGIT} must stand in it")
        yield tops[0]


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Give the graph of a folder, a bag or a zipped bag; what is restored for it goes again."""
    if path.is_dir() and not is_bag(path):
        yield Store.open(path)
        return
    with bag_in(path) as bag, tempfile.TemporaryDirectory(prefix="camket-graph-") as place:
        folder = Path(place) / "graph"
        restore_bag(bag, folder)
        yield Store.open(folder)


def restore_bag(bag: Path, into: Path) -> Listed:
    """Make a graph's folder of a bag's folder; it appears whole or not at all.

    Whether the bag is undamaged is not asked here (`kg.archive.fixity`). Raises `NoBag`,
    `UnsafeArchive`, `FileExistsError` for a folder that is not empty.
    """
    for name in files_in(bag):
        checked(name.removesuffix("/"))
    listed = read_listed(bag / layout.DATA)
    make_empty(into)
    whole = into.resolve()
    with unfinished(whole) as new:
        new.mkdir()
        _fill(bag / layout.DATA, new, whole, listed)
        new.replace(whole)
    return listed


def read_listed(data: Path) -> Listed:
    """Return what the payload of a bag lists; raises `NoBag` where it cannot be used."""
    try:
        raw = json.loads((data / MANIFEST).read_text(encoding="utf-8"))
        stores = {layout.GRAPHS: raw["store"]}
        if raw.get("machine_store"):
            stores[layout.MACHINE] = raw["machine_store"]
        documents = tuple(
            StoredDocument(d["sha256"], d["name"], tuple(d["paths"]), d["reading"])
            for d in raw["documents"]
        )
        listed = Listed(raw, Iris(raw["base"]).base, stores, documents)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NoBag(f"{MANIFEST} of the bag cannot be used ({error!r})") from error
    _check(listed)
    return listed


def _check(listed: Listed) -> None:
    """Refuse names that would lead out of the folder."""
    names = [*listed.stores.values(), *(d.sha256 for d in listed.documents)]
    forms = [_STORE] * len(listed.stores) + [_SHA256] * len(listed.documents)
    for name, form in zip(names, forms, strict=True):
        if not isinstance(name, str) or not form.fullmatch(name):
            raise NoBag(f"{MANIFEST} of the bag names {name!a}, which it may not")
    for document in listed.documents:
        if not isinstance(document.name, str) or not all(
            isinstance(path, str) and checked(path) for path in document.paths
        ):
            raise NoBag(f"{MANIFEST} of the bag names {document!a}, which it may not")


def _fill(data: Path, new: Path, whole: Path, listed: Listed) -> None:
    """Write all parts of a graph's folder, its manifest last; `whole` is where it will stand."""
    documents = [
        {**raw, "paths": [_restore_document(data, new, whole, one)]}
        for raw, one in zip(listed.raw["documents"], listed.documents, strict=True)
    ]
    for part in (layout.READINGS, layout.RECORDS):
        if (data / part).is_dir():
            shutil.copytree(data / part, new / part)
    for name in layout.PEOPLE:
        if (data / name).is_file():
            shutil.copyfile(data / name, new / name)
    for part, name in listed.stores.items():
        _load(data, part, new / name, listed)
    text = json.dumps(
        {**listed.raw, "documents": documents}, ensure_ascii=False, indent=1, sort_keys=True
    )
    write_whole(new / MANIFEST, text + "\n", lasting=True)


def _restore_document(data: Path, new: Path, whole: Path, document: StoredDocument) -> str:
    """Write a document's file and text; return where the file stands, or would."""
    text = source_path(new, document.sha256)
    text.parent.mkdir(exist_ok=True)
    shutil.copyfile(data / layout.TEXTS / f"{layout.stem(document)}.txt", text)
    place = Path(ORIGINALS) / document.sha256[:16] / _file_name(document)
    for path in document.paths:
        (new / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(data / checked(path), new / place)
    return str(whole / place)


def _file_name(document: StoredDocument) -> str:
    """Return the name that the file had, or its plain one where that could lead elsewhere."""
    try:
        path = checked(document.name)
    except UnsafeArchive:
        return layout.source_name(document)
    return path.name


def _load(data: Path, part: str, to: Path, listed: Listed) -> None:
    """Load the graphs of one database: those of the documents, and those of a part of the bag."""
    iris = Iris(listed.base)
    named = {
        iris.document_graph(one.sha256): data / layout.DOCUMENTS / f"{layout.stem(one)}.ttl"
        for one in listed.documents
    }
    for path in sorted((data / part).glob("*.ttl")):
        if path.stem != layout.UNION:
            named[iris.graph(path.stem)] = path
    union = data / part / f"{layout.UNION}.ttl"
    if not union.is_file():
        raise NoBag(f"the bag has no {part}/{layout.UNION}.ttl")
    graphs = ((name, _lines(path)) for name, path in sorted(named.items()))
    load_new(to, _lines(union), graphs)


def _lines(path: Path) -> list[str]:
    return [line.decode("utf-8") for line in read_turtle(path)]


def restore(path: Path, into: Path) -> None:
    """Make a graph's folder of a bag, in a folder or a ZIP, whose files are all undamaged.

    Raises `DamagedBag`, and as `restore_bag`.
    """
    with bag_in(path) as bag:
        if faults := check_fixity(bag):
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            raise DamagedBag(f"{path} is damaged: {faults[0]}{more}; see: camket verify {path}")
        restore_bag(bag, into)
