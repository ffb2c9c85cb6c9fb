"""The payload of a bag: sources, texts, graphs, questions with answers, all that people said."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.answers import as_csv
from kg.archive import layout
from kg.archive.dataset_hash import Hashed, hash_of_lines, hash_of_store
from kg.archive.questions import standing_questions
from kg.archive.turtle import write_turtle
from kg.ask import Table, ask
from kg.iris import Iris
from kg.serve.messages import Refusal
from kg.serve.page_pictures import original
from kg.store import MANIFEST, Store, StoredDocument, source_path, write_whole
from ontology import load
from queries import library

_MODEL = ("camket", "concepts", "alignments")


@dataclass(frozen=True, slots=True)
class Contents:
    """What was put into a bag: hash and number of triples by graph (its file), of all quads; the
    documents, whose `paths` say where in the bag the original stands, if it could be had."""

    graphs: Mapping[str, Hashed]
    dataset: Hashed
    documents: tuple[StoredDocument, ...]


def write_payload(store: Store, folder: Path, as_of: str) -> Contents:
    """Write all of a store that an archive keeps, but for what describes it, into a new folder."""
    documents = tuple(_write_document(store, folder, one) for one in store.manifest.documents)
    graphs = _write_graphs(store, folder)
    _write_model(folder)
    _write_answers(store, folder, as_of)
    for name in layout.PEOPLE:
        if (store.folder / name).is_file():
            shutil.copyfile(store.folder / name, folder / name)
    kept = asdict(replace(store.manifest, documents=documents))
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(folder / MANIFEST, text + "\n")
    return Contents(graphs, hash_of_store(store), documents)


def _write_document(store: Store, folder: Path, document: StoredDocument) -> StoredDocument:
    """Write a document's file, its text as read and what was read; say where the file stands."""
    texts = folder / layout.TEXTS
    texts.mkdir(exist_ok=True)
    shutil.copyfile(
        source_path(store.folder, document.sha256), texts / f"{layout.stem(document)}.txt"
    )
    for part in (layout.READINGS, layout.RECORDS):
        _copy_newest(store.folder / part, folder / part, document.sha256)
    try:
        data = original(document)
    except Refusal:
        return replace(document, paths=())
    path = folder / layout.SOURCES / layout.source_name(document)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return replace(document, paths=(path.relative_to(folder).as_posix(),))


def _copy_newest(kept: Path, to: Path, sha256: str) -> None:
    """Copy what was made last of a file; what earlier versions made of it is left."""
    found = sorted(kept.glob(f"{sha256}-*.json"), key=lambda p: (p.stat().st_mtime_ns, p.name))
    if found:
        to.mkdir(exist_ok=True)
        shutil.copyfile(found[-1], to / found[-1].name)


def _write_graphs(store: Store, folder: Path) -> dict[str, Hashed]:
    """Write the union and each named graph as Turtle; return hash and size by file.

    Where people corrected something, what the program made without them stands beside.
    """
    return {
        file: _write_graph(folder / file, database.lines(graph))
        for database, names in databases(store)
        for graph, file in names.items()
    }


def _write_graph(path: Path, lines: list[bytes]) -> Hashed:
    write_turtle(path, lines)
    return hash_of_lines(lines)


def databases(store: Store) -> Iterator[tuple[Store, dict[str | None, str]]]:
    """Yield a store and the file in a bag of each of its graphs, of the union under `None`.

    The program's own, if it is another one, comes second, without the documents' graphs, which
    both have.
    """
    documents = {
        Iris(store.manifest.base).document_graph(one.sha256): layout.stem(one)
        for one in store.manifest.documents
    }
    own: dict[str | None, str] = {
        graph: f"{layout.DOCUMENTS}/{stem}.ttl" for graph, stem in documents.items()
    }
    yield store, own | _graph_files(store, layout.GRAPHS, documents)
    if store.manifest.machine_store:
        machine = Store.open(store.folder, machine=True)
        yield machine, _graph_files(machine, layout.MACHINE, documents)


def _graph_files(store: Store, part: str, documents: Container[str]) -> dict[str | None, str]:
    found: dict[str | None, str] = {None: f"{part}/{layout.UNION}.ttl"}
    for graph in store.named_graphs():
        if graph not in documents:
            name = graph.removeprefix(Iris(store.manifest.base).graph(""))
            found[graph] = f"{part}/{name}.ttl"
    return found


def _write_model(folder: Path) -> None:
    """Write the ontology with its reference tables, and the shapes."""
    for part, names in ((layout.ONTOLOGY, _MODEL), (layout.SHAPES, ("shapes",))):
        (folder / part).mkdir()
        for name in names:
            write_whole(folder / part / f"{name}.ttl", load.text(name))


def _write_answers(store: Store, folder: Path, as_of: str) -> None:
    """Write the library, and the answers to what can be asked of any graph."""
    to = folder / layout.RESULTS
    to.mkdir(parents=True)
    for query in library.all():
        write_whole(folder / layout.QUERIES / f"{query.name}.rq", query.text)
    asked = {query.name: values for query, values in standing_questions(as_of)}
    for name, table in answers(store, as_of):
        write_whole(to / f"{name}.csv", as_csv(table))
    rows = [
        (
            q.name,
            q.question_vi,
            q.question,
            " ".join(f"{k}={v}" for k, v in asked.get(q.name, {}).items()),
            f"{q.name}.csv" if q.name in asked else "",
        )
        for q in library.all()
    ]
    write_whole(folder / layout.QUERIES / "questions.csv", _csv(rows))


def answers(store: Store, as_of: str) -> Iterable[tuple[str, Table]]:
    """Yield the answers to the standing questions by their names, where they are tables."""
    for query, values in standing_questions(as_of):
        table = ask(store, query, values)
        if isinstance(table, Table):
            yield query.name, table


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("name", "câu hỏi", "question", "asked with", "result"))
    writer.writerows(rows)
    return out.getvalue()
