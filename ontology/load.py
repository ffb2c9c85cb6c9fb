"""Reads the model's files: reference tables as rows, Turtle as text or as an rdflib graph.

Everything is found through `importlib.resources`, so it works from a checkout and from
an installed wheel alike.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from rdflib import Graph

GRAPHS = ("camket", "concepts", "alignments", "shapes")
"""The Turtle files beside this module, without their extension."""


class UnknownResource(LookupError):
    """A table or graph of the model that does not exist was asked for."""


class BrokenTable(ValueError):
    """A row of a reference table does not have one cell for each column."""


def _folder() -> Traversable:
    return files(__package__)


def _find(folder: Traversable, name: str, extension: str) -> Traversable:
    """Return the file of that stem in a folder, or say which ones there are."""
    known = sorted(
        entry.name.removesuffix(extension)
        for entry in folder.iterdir()
        if entry.name.endswith(extension)
    )
    if name not in known:
        raise UnknownResource(f"no {name!r} in the model: choose one of {', '.join(known)}")
    return folder / f"{name}{extension}"


def tables() -> tuple[str, ...]:
    """Return the names of all reference tables, sorted."""
    names = [entry.name for entry in (_folder() / "reference").iterdir()]
    return tuple(sorted(n.removesuffix(".csv") for n in names if n.endswith(".csv")))


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `reference/NAME.csv`, read-only, in the file's order.

    Empty cells are empty strings; cells that hold several values separate them by «|»
    (`split`). `rows("provinces")[0]["name"]` is «thành phố Hà Nội».

    Raises `UnknownResource` for a table that is not there and `BrokenTable` for a row
    with too few or too many cells.
    """
    text = _find(_folder() / "reference", name, ".csv").read_text(encoding="utf-8")
    lines = csv.reader(io.StringIO(text, newline=""))
    columns = next(lines)
    found: list[Mapping[str, str]] = []
    for cells in lines:
        if len(cells) != len(columns):
            raise BrokenTable(
                f"reference/{name}.csv, line {lines.line_num}: {len(cells)} cells for "
                f"{len(columns)} columns; quote a cell that holds a comma"
            )
        found.append(MappingProxyType(dict(zip(columns, cells, strict=True))))
    return tuple(found)


def split(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several: «Bộ KH&ĐT|Bộ KHĐT» holds two."""
    return tuple(part for part in cell.split("|") if part)


@cache
def text(name: str) -> str:
    """Return the Turtle of one of `GRAPHS`, as it stands in the file.

    Raises `UnknownResource` for any other name.
    """
    return _find(_folder(), name, ".ttl").read_text(encoding="utf-8")


def graph(*names: str) -> Graph:
    """Return a new rdflib graph with the triples of the named files, of all without names.

    Shapes are only read when asked for by name, since they are no part of the model's
    statements. Raises `UnknownResource` for an unknown name.
    """
    merged = Graph()
    for name in names or ("camket", "concepts", "alignments"):
        merged.parse(data=text(name), format="turtle")
    return merged
