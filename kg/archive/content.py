"""Contents: do the parts of a graph's folder, or of a bag, say the same of each other?

Hashes prove that nothing changed; these checks find what was wrong, or was made to look right:
quotations, counts, stated hashes, answers, chains.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import bagit

from extract.codec import StaleRecord, loads
from extract.source import Content
from kg.answers import as_csv
from kg.archive import layout
from kg.archive.dataset_hash import hash_of_lines, hash_of_store
from kg.archive.description import stated_hashes
from kg.archive.fixity import Fault
from kg.archive.payload import databases
from kg.archive.quotes import file_hashes
from kg.archive.restore import Listed
from kg.ask import Table, ask
from kg.iris import Iris
from kg.store import SUGGESTIONS, Store, source_path
from queries import library


def store_faults(store: Store) -> Iterator[Fault]:
    """Yield what is wrong in a graph's folder: texts, graphs, counts."""
    yield from _texts(store)
    yield from _graphs(store)
    yield from _union(store)


def _texts(store: Store) -> Iterator[Fault]:
    """Hold the text of each document against what its reader made of the file."""
    for document in store.manifest.documents:
        path = source_path(store.folder, document.sha256)
        try:
            text = store.source(document.sha256)
        except (OSError, UnicodeDecodeError):
            yield Fault(path.name, f"thiếu nội dung của {document.name}, hoặc không đọc được")
            continue
        for kept in sorted((store.folder / "readings").glob(f"{document.sha256}-*.json")):
            try:
                content = loads(Content, kept.read_text(encoding="utf-8"))
            except StaleRecord:  # another version wrote it
                continue
            if content.text != text:
                at = _first_difference(content.text, text)
                yield Fault(kept.name, f"khác nội dung {path.name} từ ký tự {at}")


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _graphs(store: Store) -> Iterator[Fault]:
    """Hold the named graphs against the list of documents."""
    iris = Iris(store.manifest.base)
    expected = {iris.document_graph(d.sha256): d for d in store.manifest.documents}
    there = set(store.named_graphs())
    for name in sorted(there - set(expected)):
        if name.startswith(iris.document_graph("")):
            yield Fault(name, "đồ thị của văn bản không có trong danh sách")
    for name, document in sorted(expected.items()):
        if set(file_hashes(store, name).values()) != {document.sha256}:
            yield Fault(name, f"không phải đồ thị của {document.name} ({document.sha256[:16]}…)")


def _union(store: Store) -> Iterator[Fault]:
    """Hold the union against the count of the build and the graphs that stand in it whole."""
    union = store.lines()
    counted = store.manifest.counts.get("triples")
    if counted != len(union):
        yield Fault("đồ thị hợp nhất", f"có {len(union)} bộ ba, bản kê ghi {counted}")
    lines = set(union)
    iris = Iris(store.manifest.base)
    for name in store.named_graphs():
        whole = not name.startswith(iris.document_graph("")) and name != iris.graph(SUGGESTIONS)
        missing = [line for line in store.lines(name) if line not in lines] if whole else []
        if missing:
            words = missing[0].decode("utf-8").strip()
            yield Fault(name, f"{len(missing)} bộ ba không có trong đồ thị hợp nhất: {words}")


def bag_faults(bag: Path, listed: Listed, store: Store) -> Iterator[Fault]:
    """Yield what a bag says that is not so: sources, stated hashes and counts, answers."""
    data = bag / layout.DATA
    for document in listed.documents:
        for path in document.paths:
            if hashlib.sha256((data / path).read_bytes()).hexdigest() != document.sha256:
                yield Fault(f"{layout.DATA}/{path}", f"không phải tệp gốc của {document.name}")
    yield from _stated(bag, store)
    yield from _answers(data, store)


def _stated(bag: Path, store: Store) -> Iterator[Fault]:
    """Hold the hashes and counts that bag-info.txt and the description state against the graphs."""
    info = bagit.Bag(str(bag)).info
    pairs = (
        (layout.DATASET_HASH, hash_of_store(store).sha256),
        (layout.UNION_HASH, hash_of_lines(store.lines()).sha256),
    )
    for name, found in pairs:
        if info.get(name) != found:
            yield Fault(f"bag-info.txt, {name}", f"tính lại là {found}")
    data = bag / layout.DATA
    sizes = [path.stat().st_size for path in data.rglob("*") if path.is_file()]
    if info.get("Payload-Oxum") != (oxum := f"{sum(sizes)}.{len(sizes)}"):
        yield Fault("bag-info.txt, Payload-Oxum", f"tính lại là {oxum}")
    stated = stated_hashes(data / layout.DESCRIPTION)
    for database, names in databases(store):
        for graph, file in names.items():
            here = hash_of_lines(database.lines(graph))
            if stated.get(file) != here:
                words = f"tính lại là {here.count} bộ ba, {here.sha256}"
                yield Fault(f"{layout.DESCRIPTION}, {file}", words)


def _answers(data: Path, store: Store) -> Iterator[Fault]:
    """Ask the bag's own questions again and compare the answers, row by row in any order."""
    questions = (data / layout.QUERIES / "questions.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(questions, newline="")):
        if not row["result"]:
            continue
        name = row["name"]
        text = (data / layout.QUERIES / f"{name}.rq").read_text(encoding="utf-8")
        values = dict(word.split("=", 1) for word in row["asked with"].split())
        table = ask(store, library.parse(name, text), values)
        kept = (data / layout.RESULTS / f"{name}.csv").read_bytes().decode("utf-8")
        if isinstance(table, Table) and _rows(as_csv(table)) != _rows(kept):
            yield Fault(f"{layout.DATA}/{layout.RESULTS}/{name}.csv", "không như khi hỏi lại")


def _rows(text: str) -> list[list[str]]:
    head, *rows = list(csv.reader(io.StringIO(text, newline="")))
    return [head, *sorted(rows)]
