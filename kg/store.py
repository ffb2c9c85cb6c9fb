"""The store: an embedded Oxigraph in a folder beside the records and sources it was made of.

    DIR/manifest.json     what is stored, of which files, and in which store folder
    DIR/store-…/          the Oxigraph database; a build writes a new one and then swaps
    DIR/records/ digests/ graphs/    what each file gave, by hash: never made twice
    DIR/readings/         what the reader of each file made of it: text, pages, boxes, tables
    DIR/sources/          the text as read of each file, to check every quotation against
    DIR/index-….sqlite    what boards and search read (`kg.index`): made of the store at will
    DIR/pages/            pictures of pages that the reader showed: made of the files at will
    DIR/workspace/        the copy of the store that `camket serve --writable` writes
    DIR/decisions.tsv     what people decided of names: one thing, two things
    DIR/reviews.jsonl     what people said of what was read (`kg.review`), a chained log
    DIR/refused.tsv       repairs that people refused, if they wrote it

The default graph of the database is the union of all its named graphs under canonical IRIs, but
for the graph of suggestions; the named graphs are as their documents gave them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar, cast

import pyoxigraph as ox

from kg.iris import Iris
from kg.terms import PREFIXES
from kg.unfinished import beside, named, remove, remove_left

T = TypeVar("T")
NamedLines = tuple[str, Iterable[str]]
"""A graph's name and the lines of its triples."""
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
MANIFEST = "manifest.json"
SUGGESTIONS = "suggestions"
"""The graph of what is only suggested, which the union leaves out."""
_FOLDERS = ("readings", "records", "digests", "graphs", "sources", "pages", "workspace")
_PART = 300_000
"""How many lines are loaded at once: fewer take less memory and more merging afterwards."""
FORM = 3
"""The number of this folder's form; a folder of an earlier one is to be upgraded."""


class NoStore(FileNotFoundError):
    """The folder holds no graph that this program built."""


class OlderStore(NoStore):
    """The folder was built by an earlier version of the program, and can be upgraded."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One source file in the store: the hash of its bytes, its name, where it was found.

    `reading` is the report on how it was read (`Extraction.report_json`), `label` what the
    document is called, with its number and issuer.
    """

    sha256: str
    name: str
    paths: tuple[str, ...]
    reading: Mapping[str, object] = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder holds; written last, so that it never speaks of what is not there.

    `as_of` is the day of the status, `as_of_given` the same where the builder gave it.
    `machine_store` is the database without what people said, where that is another one, and
    `verdicts` the number of the last verdict in the other. `made_by` is the program's version.
    """

    store: str
    base: str
    as_of: str | None
    documents: tuple[StoredDocument, ...]
    counts: dict[str, int] = field(default_factory=dict)
    form: int = FORM
    as_of_given: str | None = None
    machine_store: str | None = None
    verdicts: int = 0
    made_by: str = ""


def read_manifest(folder: Path, *, older: bool = False) -> Manifest | None:
    """Return what a folder holds, `None` if nothing was built there.

    One of an earlier form comes back, with its `form`, where `older` asks for it. Raises
    `OlderStore` or `NoStore` for a manifest of another form.
    """
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        form = int(found.get("form", 0))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise NoStore(f"{path} is damaged ({error}); delete it and build") from error
    if form > FORM:
        raise NoStore(f"{folder} was built by a newer version; use that one")
    if form < FORM and not older:
        raise OlderStore(f"{folder} was built by an earlier version; run: camket upgrade {folder}")
    try:
        documents = tuple(
            _known(StoredDocument, {**document, "paths": tuple(document["paths"])})
            for document in found.pop("documents")
        )
        return _known(Manifest, {**found, "form": form, "documents": documents})
    except (LookupError, TypeError, AttributeError) as error:
        raise NoStore(f"{path} is damaged ({error!r}); delete it and build") from error


def _manifest_of(folder: Path, *, machine: bool) -> Manifest:
    """Return what a folder holds, of the machine's database where that is asked for."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise NoStore(_no_graph(folder))
    if machine:
        return replace(manifest, store=manifest.machine_store or manifest.store)
    return manifest


def _no_graph(folder: Path) -> str:
    return f"{folder} holds no graph; run: camket build PATH... --into {folder}"


def _known(kind: type[T], found: Mapping[str, object]) -> T:
    """Return a record of the fields that it knows, of those found."""
    known: Any = kind
    kept = {f.name: found[f.name] for f in fields(known) if f.name in found}
    return cast("T", known(**kept))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace a folder's manifest in one step."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(folder / MANIFEST, text + "\n", lasting=True)


def write_whole(path: Path, text: str, *, lasting: bool = False) -> None:
    """Write a file in one step: a reader sees the old text or the new one, never a part.

    `lasting` waits until the disk has it, which is slow: for what cannot be made again.
    """
    new = beside(path)
    try:
        with named(path), new.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        new.replace(path)
    except BaseException:  # a disk that is full is not to be filled with what failed
        remove(new)
        raise


class Store:
    """A built graph, opened read-only; any number of processes may have it open."""

    def __init__(
        self, database: ox.Store, folder: Path, manifest: Manifest, *, also: str | None = None
    ) -> None:
        self._database = database
        self.folder = folder
        self.manifest = manifest
        self._also = also

    @classmethod
    def open(cls, folder: Path, *, machine: bool = False) -> Store:
        """Open the graph that was built into a folder; `machine`: without what people said.

        Raises `NoStore`, which says what to do, where there is none.
        """
        manifest = _manifest_of(folder, machine=machine)
        while True:
            try:
                database = ox.Store.read_only(str(folder / manifest.store))
            except OSError:
                before, manifest = manifest, _manifest_of(folder, machine=machine)
                if manifest.store != before.store:  # a build has put another in its place
                    continue
                if not (folder / manifest.store).is_dir():
                    raise NoStore(_no_graph(folder)) from None
                raise
            except RuntimeError as error:
                raise NoStore(
                    f"{folder / manifest.store} is damaged ({error}); delete it, and run:"
                    f" camket build PATH... --into {folder}"
                ) from error
            return cls(database, folder, manifest)

    def with_graph(self, name: str) -> Store:
        """Return the same store, whose default graph also shows a graph that the union leaves out.

        `name` is the last part of the graph's name: «suggestions».
        """
        also = Iris(self.manifest.base).graph(name)
        return Store(self._database, self.folder, self.manifest, also=also)

    def query(
        self,
        query: str,
        *,
        use_default_graph_as_union: bool = False,
        substitutions: dict[ox.Variable, Term] | None = None,
        graphs: list[ox.NamedNode] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL query over the union, with variables bound by the store.

        The prefixes of `kg.terms` need not be declared. The default graph already is the union
        under canonical IRIs, so `use_default_graph_as_union`, which would add the documents' own
        IRIs again, changes nothing; `graphs` asks those named graphs instead. A bound variable
        must stand in SELECT (else `RuntimeError`).
        Raises `SyntaxError` for a query that cannot be read.
        """
        del use_default_graph_as_union
        where: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        if graphs is not None:
            where = [*graphs]
        elif self._also:
            where = [ox.DefaultGraph(), ox.NamedNode(self._also)]
        return self._database.query(
            query, prefixes=PREFIXES, substitutions=substitutions, default_graph=where
        )

    def rows(
        self, query: str, substitutions: dict[str, Term] | None = None
    ) -> list[dict[str, Term]]:
        """Return the rows of a SELECT by variable name, unbound ones left out.

        Raises `TypeError` for a query of another form.
        """
        bound = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        found = self.query(query, substitutions=bound)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("rows are the answer to SELECT; use query() for ASK and CONSTRUCT")
        names = [variable.value for variable in found.variables]
        return [{name: term for name in names if (term := row[name]) is not None} for row in found]

    def named_graphs(self) -> list[str]:
        """Return the names of the named graphs, sorted."""
        return sorted(graph.value for graph in self._database.named_graphs())

    def triples(self, graph: str | None = None) -> Iterator[ox.Triple]:
        """Yield the triples of a named graph, or of the union."""
        where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        for quad in self._database.quads_for_pattern(None, None, None, where):
            yield quad.triple

    def about(self, iri: str) -> Iterator[ox.Quad]:
        """Yield what the union and each named graph say of a node."""
        return self._database.quads_for_pattern(ox.NamedNode(iri), None, None, None)

    def naming(self, iri: str, predicate: str) -> Iterator[ox.Triple]:
        """Yield the triples of the union in which a property leads to a node."""
        link, node, union = ox.NamedNode(predicate), ox.NamedNode(iri), ox.DefaultGraph()
        for quad in self._database.quads_for_pattern(None, link, node, union):
            yield quad.triple

    def lines(self, graph: str | None = None) -> list[bytes]:
        """Return the sorted N-Triples lines of a named graph, or of the union."""
        where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        dumped = self._database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=where)
        return sorted(dumped.splitlines(keepends=True)) if dumped else []

    def source(self, sha256: str) -> str:
        """Return the text of a stored source file, exactly as read."""
        return source_path(self.folder, sha256).read_bytes().decode("utf-8")

    def __len__(self) -> int:
        return len(self._database)


def source_path(folder: Path, sha256: str) -> Path:
    """Return where the text of a source file stands."""
    return folder / "sources" / f"{sha256}.txt"


def remove_other_stores(folder: Path, *names: str) -> None:
    """Remove the databases of earlier builds; who reads one keeps its open files.

    Each is renamed first: what bears a database's name is whole, whenever the process is killed.
    """
    for old in sorted(folder.glob("store-*")):
        if old.name not in names:
            gone = beside(old)
            remove(gone)
            old.replace(gone)
            remove(gone)


def remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left in a graph's folder; to be called by who holds its lock."""
    for place in (folder, *(folder / name for name in _FOLDERS)):
        remove_left(place)


def load_new(path: Path, union: Iterable[str], graphs: Iterable[NamedLines]) -> None:
    """Write a database into a fresh folder: the union, and the named graphs by name."""
    path.mkdir(parents=True)
    database = ox.Store(str(path))
    load_quads(database, chain(union, quads_of(graphs)))
    database.optimize()
    database.flush()


def load_quads(database: ox.Store, lines: Iterable[str]) -> None:
    """Load N-Quads lines part by part: all at once would take memory without bound."""
    ahead = iter(lines)
    while part := "".join(islice(ahead, _PART)):
        database.bulk_load(part.encode(), format=ox.RdfFormat.N_QUADS)


def quads_of(graphs: Iterable[NamedLines]) -> Iterator[str]:
    """Yield the N-Triples lines of graphs as N-Quads; the default graph has no name."""
    for name, lines in graphs:
        tail = f" <{name}> .\n" if name else " .\n"
        yield from (line[:-3] + tail for line in lines)
