"""Content negotiation: which of the formats that there are a client's Accept header wants most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Format:
    """A format of answers: Oxigraph's name of it, its media type, and others it is known by.

    The others hold where a client names them, not where it takes «text/*».
    `iri` names it in a service description.
    """

    name: str
    media: str
    also: tuple[str, ...] = ()
    iri: str = ""


_W3C = "http://www.w3.org/ns/formats/"
TABLES = (
    Format(
        "JSON",
        "application/sparql-results+json",
        ("application/json",),
        f"{_W3C}SPARQL_Results_JSON",
    ),
    Format(
        "XML",
        "application/sparql-results+xml",
        ("application/xml", "text/xml"),
        f"{_W3C}SPARQL_Results_XML",
    ),
    Format("CSV", "text/csv", (), f"{_W3C}SPARQL_Results_CSV"),
    Format("TSV", "text/tab-separated-values", (), f"{_W3C}SPARQL_Results_TSV"),
)
"""What SELECT and ASK are answered in; of equals the first is chosen."""
GRAPHS = (
    Format("TURTLE", "text/turtle", ("application/x-turtle",), f"{_W3C}Turtle"),
    Format("N_TRIPLES", "application/n-triples", ("text/plain",), f"{_W3C}N-Triples"),
    Format("JSON_LD", "application/ld+json", ("application/json",), f"{_W3C}JSON-LD"),
    Format("RDF_XML", "application/rdf+xml", (), f"{_W3C}RDF_XML"),
)
"""What CONSTRUCT, DESCRIBE and the service description are answered in."""
HTML = Format("HTML", "text/html", ("application/xhtml+xml",))
PLAIN = Format("PLAIN", "text/plain")
JSON = Format(
    "JSON", "application/json", ("application/sparql-results+json", "application/ld+json")
)


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range of an Accept header, with its weight."""

    kind: str
    subtype: str
    weight: float

    def covers(self, media: str) -> int:
        """Return how closely the range names a media type: 0 not at all, 3 exactly."""
        kind, _, subtype = media.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.subtype != "*":
            return 0
        return 2 if self.kind == kind else int(self.kind == "*")


def _weight(parameters: Sequence[str]) -> float:
    """Return the weight among the parameters of a range; one that is no number counts as 1."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def _ranges(accept: str) -> list[_Range]:
    """Return the media ranges of an Accept header; what cannot be read is passed over."""
    found = []
    for part in accept.lower().split(","):
        media, *parameters = part.split(";")
        kind, slash, subtype = media.strip().partition("/")
        if slash and kind and subtype:
            found.append(_Range(kind, subtype, _weight(parameters)))
    return found


def _wanted(media: str, ranges: Sequence[_Range], *, exactly: bool) -> float:
    """Return the weight of a media type: that of the range that names it most closely."""
    closest = max(ranges, key=lambda each: each.covers(media))
    return closest.weight if closest.covers(media) >= (3 if exactly else 1) else 0.0


@lru_cache(maxsize=256)
def choose(accept: str | None, formats: tuple[Format, ...]) -> tuple[Format, str] | None:
    """Return the format that a client wants most, with the media type by which it asked for it.

    Of formats wanted alike the first is taken; `None` where none is acceptable. A client that
    sends no Accept header, or an empty one, takes what comes.
    """
    ranges = _ranges(accept or "*/*")
    best, chosen = 0.0, None
    for format in formats if ranges else ():
        for media in (format.media, *format.also):
            weight = _wanted(media, ranges, exactly=media != format.media)
            if weight > best:
                best, chosen = weight, (format, media)
    return chosen


def offered(formats: Sequence[Format]) -> str:
    """Return the media types of formats, for a message."""
    return ", ".join(format.media for format in formats)
