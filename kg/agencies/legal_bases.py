"""Legal bases: the laws, decrees and resolutions on which the reference tables rest, as nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from kg.document.triples import document_type
from kg.identity.document_names import number_key
from kg.identity.names import NATIONAL
from kg.iris import Iris
from kg.terms import Lines, day, exact, iri_of, words
from kg.world import World
from ontology.load import rows


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {row["number"]: row for row in rows("legal_bases")}


def basis_iri(iris: Iris, number: str) -> str:
    """Return the IRI of a document of the table `legal_bases`, as documents that cite it name it.

    Raises `KeyError` for a number that the table does not have.
    """
    year = date.fromisoformat(_known()[number]["date"]).year
    return iris.named("document", f"{number} {year}", "number", number_key(number), NATIONAL, year)


def label_of(number: str) -> str:
    """Return how a legal basis is called: «Nghị quyết số 202/2025/QH15»."""
    return f"{_known()[number]['type']} số {number}"


def write_bases(lines: Lines, world: World, numbers: Iterable[str]) -> list[str]:
    """Write legal bases that no document of the world names itself; return the IRIs of all."""
    found = []
    for number in numbers:
        iri = world.identity.of(basis_iri(world.iris, number))
        found.append(iri)
        if iri not in world.documents:
            _write(lines, iri, _known()[number])
    return found


def _write(lines: Lines, iri: str, row: Mapping[str, str]) -> None:
    lines.kind(iri, "ck:Document")
    lines.value(iri, "skos:prefLabel", words(label_of(row["number"])))
    lines.value(iri, "eli:id_local", exact(row["number"]))
    lines.value(iri, "eli:date_document", day(date.fromisoformat(row["date"])))
    lines.value(iri, "dcterms:title", words(row["title"]))
    if concept := document_type(row["type"]):
        lines.link(iri, "eli:type_document", iri_of(concept))
