"""Opens what can be compared: a store, a bag (folder or ZIP) or an exported file, as one union.

N-Quads and TriG hold no union: it is made of their graphs by the code that a build makes it with,
from what their identity graph says of joined names.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.archive import layout
from kg.export.formats import FORMATS, WITH_GRAPHS
from kg.identity.resolve import Identity
from kg.store import MANIFEST, SUGGESTIONS, Manifest, NoStore, Store
from kg.terms import name
from kg.union import union_of
from ontology.vocab import ID_BASE

UNION_IN_BAG = f"{layout.DATA}/{layout.GRAPHS}/{layout.UNION}.ttl"
MOST_BYTES = 2**32
"""A union in a ZIP that says it is larger is not unpacked."""

_OF_DOCUMENT = re.compile(r".*/graph/document/[0-9a-f]+")
_APART = re.compile(rf".*/graph/{SUGGESTIONS}")
_JOINS, _CANONICAL = name("ck:joins"), name("ck:canonical")


def open_union(path: Path) -> Store:
    """Return the graph at a path, its union as the default graph.

    Raises `kg.store.NoStore` where a folder holds neither store nor bag, `ValueError` for a file
    of another kind or one that is damaged.
    """
    if path.is_dir():
        if (path / UNION_IN_BAG).is_file():
            return _of_file((path / UNION_IN_BAG).read_bytes(), ".ttl", path)
        if not (path / MANIFEST).is_file():
            raise NoStore(
                f"{path} holds neither a graph nor a bag; name one that build or export made"
            )
        return Store.open(path)
    if path.suffix == ".zip":
        return _of_file(_from_zip(path), ".ttl", path)
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise ValueError(f"{path}: is no graph; give a store, a bag, or an exported .nq or .ttl")
    return _of_file(path.read_bytes(), ending, path)


def _from_zip(path: Path) -> bytes:
    """Return the union of a bag in a ZIP, without unpacking anything else."""
    try:
        with zipfile.ZipFile(path) as packed:
            found = [i for i in packed.infolist() if f"/{i.filename}".endswith(f"/{UNION_IN_BAG}")]
            if len(found) != 1 or found[0].file_size > MOST_BYTES:
                raise ValueError(f"{path}: is no bag: it has no {UNION_IN_BAG} to compare")
            return packed.read(found[0])
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path}: is no whole ZIP ({error})") from error


def _of_file(data: bytes, ending: str, path: Path) -> Store:
    database = ox.Store()
    try:
        if ending in WITH_GRAPHS:
            lines = _union_of_graphs(ox.parse(io.BytesIO(data), format=FORMATS[ending]))
            data, ending = "".join(lines).encode(), ".nt"
        database.bulk_load(io.BytesIO(data), format=FORMATS[ending])
    except SyntaxError as error:
        raise ValueError(f"{path}: is damaged ({error.msg}); export it again") from None
    return Store(database, path, Manifest(path.name, ID_BASE, None, ()))


def _union_of_graphs(quads: Iterable[ox.Quad]) -> list[str]:
    """Return the lines of the union of named graphs that stand as their documents gave them."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        graphs[graph].append(f"{quad.triple} .\n")
    documents = [lines for graph, lines in graphs.items() if _OF_DOCUMENT.fullmatch(graph)]
    others = [
        lines
        for graph, lines in graphs.items()
        if not _OF_DOCUMENT.fullmatch(graph) and not _APART.fullmatch(graph)
    ]
    return union_of(documents, others, Identity(_canonical(others), ()))


def _canonical(graphs: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the canonical IRI of each joined one, as the judgements of an identity graph say."""
    joined: dict[str, set[str]] = defaultdict(set)
    canonical: dict[str, set[str]] = defaultdict(set)
    for lines in graphs:
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            if predicate == _JOINS:
                joined[subject].add(rest.split('"')[1])
            elif predicate == _CANONICAL:
                canonical[subject].add(rest[1:-4])
    return {
        one: next(iter(canonical[judgement]))
        for judgement, iris in joined.items()
        if len(canonical[judgement]) == 1
        for one in iris
    }
