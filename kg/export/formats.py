"""RDF as a file, by the ending of its name: sorted lines in, the same bytes out.

Oxigraph's serializers depend on the order of the triples only. RDF/XML is written by
`kg.export.rdf_xml`, since XML cannot hold every character that a document can.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.rdf_xml import write_rdf_xml
from kg.terms import PREFIXES

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
"""What a file's ending asks for."""
WITH_GRAPHS = (".nq", ".trig")
"""The endings of files that hold each named graph apart."""
_AS_LINES = (".nt", ".nq")


class UnknownFormat(ValueError):
    """The ending of a file's name tells no format that can be written."""


def ending_of(path: Path) -> str:
    """Return the ending of an RDF file's name; raise `UnknownFormat` for any other."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnknownFormat(f"{path}: no format {ending!r}; name it {' or '.join(FORMATS)}")
    return ending


def write_rdf(
    lines: Iterable[bytes],
    ending: str,
    file: BinaryIO,
    *,
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Write sorted N-Triples (for `WITH_GRAPHS` N-Quads) lines in the format of an ending."""
    if ending in _AS_LINES:
        file.writelines(lines)
        return
    quads = ox.parse(io.BytesIO(b"".join(lines)), format=ox.RdfFormat.N_QUADS)
    if ending == ".rdf":
        write_rdf_xml((quad.triple for quad in quads), file)
        return
    said = quads if ending in WITH_GRAPHS else (quad.triple for quad in quads)
    ox.serialize(said, file, format=FORMATS[ending], prefixes=dict(prefixes))
