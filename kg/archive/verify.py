"""Verifies what Camket wrote: a bag, a zipped bag, a graph's folder, an RDF file; names each fault.

A bag is read twice: its files against their hashes, then its contents against each other, for
which its graphs are loaded as `restore` would. What is damaged is searched as far as it can be.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bagit
from rdflib import Graph

from kg.access import audit
from kg.archive.content import bag_faults, store_faults
from kg.archive.dataset_hash import hash_of_file, hash_of_lines, hash_of_store
from kg.archive.fixity import Fault, check_fixity, seal
from kg.archive.paths import files_in, pack
from kg.archive.quotes import misquoted
from kg.archive.restore import bag_in, is_bag, restore_bag
from kg.chain import Chain
from kg.store import MANIFEST, Store
from kg.validate import validate

_BLOCK = 1 << 20
_BROKEN = (ValueError, LookupError, OSError, RuntimeError, TypeError, bagit.BagError)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: faults (none, if all is well), and what it is, by name: counts and hashes."""

    faults: tuple[Fault, ...]
    facts: dict[str, str]


def verify(path: Path, *, shapes: bool = False) -> Verified:
    """Verify a folder, a ZIP or an RDF file; against the shapes too, if asked, which is slow.

    Raises `FileNotFoundError`, `UnsafeArchive`, `NoBag`, `NoStore` and `ValueError` where it is
    nothing that can be verified.
    """
    if path.is_dir():
        return (_verify_bag if is_bag(path) else _verify_graph)(path, shapes=shapes)
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file or folder")
    if path.suffix.lower() == ".zip":
        return _verify_zip(path, shapes=shapes)
    found = hash_of_file(path)
    return Verified((), {"số bộ": str(found.count), "RDFC-1.0 SHA-256": found.sha256})


def _verify_zip(path: Path, *, shapes: bool) -> Verified:
    """Verify a zipped bag, and the ZIP around it: its bytes are those that the bag gives."""
    with bag_in(path) as bag:
        found = _verify_bag(bag, shapes=shapes)
        again = bag.parent / "packed.zip"
        pack(bag, again, bag.name)
        at = _first_difference(path, again)
    if at is None:
        return found
    fault = Fault(path.name, f"vỏ ZIP khác từ byte {at} so với khi gói lại cùng nội dung")
    return Verified((*found.faults, fault), found.facts)


def _first_difference(one: Path, other: Path) -> int | None:
    """Return the place of the first byte that differs, `None` where two files are the same."""
    at = 0
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            a, b = first.read(_BLOCK), second.read(_BLOCK)
            if a != b:
                pairs = enumerate(zip(a, b, strict=False))
                return at + next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))
            if not a:
                return None
            at += len(a)


def _verify_bag(bag: Path, *, shapes: bool) -> Verified:
    faults = check_fixity(bag)
    facts = {"số tệp": str(len(files_in(bag)))}
    if (bag / "tagmanifest-sha512.txt").is_file():
        facts["mã của cả gói (SHA-256 của tagmanifest-sha512.txt)"] = seal(bag)
    with tempfile.TemporaryDirectory(prefix="camket-verify-") as place:
        folder = Path(place) / "graph"
        try:
            listed = restore_bag(bag, folder)
            found = _verify_graph(folder, shapes=shapes)
            faults += [*found.faults, *bag_faults(bag, listed, Store.open(folder))]
            facts |= found.facts
        except _BROKEN as error:
            faults.append(Fault(MANIFEST, f"không đọc tiếp được nội dung: {error}"))
    return Verified(tuple(dict.fromkeys(faults)), facts)


def _verify_graph(folder: Path, *, shapes: bool) -> Verified:
    """Verify a graph's folder: what stands in it, its quotations, its logs."""
    store = Store.open(folder)
    wrong, count = misquoted(store)
    if shapes:
        union = Graph().parse(io.BytesIO(b"".join(store.lines())), format="nt")
        wrong += [v for v in validate(union) if v.severity == "violation"]
    faults = [*store_faults(store), *(Fault(v.focus, v.message) for v in wrong)]
    faults += _chain_faults(folder)
    dataset, union_hash = hash_of_store(store), hash_of_lines(store.lines())
    facts = {
        "số văn bản": str(len(store.manifest.documents)),
        "bộ ba của đồ thị hợp nhất": str(union_hash.count),
        "trích dẫn đã đối chiếu": str(count),
        "mã các đồ thị, cả gợi ý (RDFC-1.0 SHA-256)": dataset.sha256,
        "mã đồ thị hợp nhất (RDFC-1.0 SHA-256)": union_hash.sha256,
    }
    return Verified(tuple(dict.fromkeys(faults)), facts)


def _chain_faults(folder: Path) -> Iterator[Fault]:
    """Yield what is wrong in the logs whose lines are chained by hashes: reviews, audit."""
    log = folder / "reviews.jsonl"
    if log.is_file():
        for words in Chain(log).check():
            yield Fault(log.name, words)
    for words in audit.check(folder):
        yield Fault("audit.jsonl, users.json", words)
