"""Homes: where a document and the bodies that it names belong, by what the document says."""

from __future__ import annotations

from collections.abc import Iterable

from extract.records import Extraction
from kg.identity.names import key, split_place
from kg.identity.scopes import Home, is_province, split_units, units_in


def home_of(extraction: Extraction, file: str) -> Home:
    """Return where a document belongs: its place, and the one province that its bodies name."""
    document = extraction.document
    place = document.place or (document.issuer and split_place(document.issuer).place) or None
    if place and is_province(units_in(place)[-1]):
        return Home(place, units_in(place)[-1], file)
    named: set[str] = set()
    for name in names_of_bodies(extraction):
        named.update(unit for unit in split_units(name)[1] if is_province(unit))
    return Home(place, named.pop() if len(named) == 1 and place else None, file)


def home_of_body(place: str | None, home: Home) -> Home:
    """Return where a body belongs whose place the document tells: «phòng Kinh tế» of a commune."""
    if not place or key(place) == key(home.place or ""):
        return home
    units = units_in(home.within(units_in(place)).removeprefix(f"{home.file} "))
    province = units[-1] if is_province(units[-1]) else None
    return Home(", ".join(units), province, home.file)


def names_of_bodies(extraction: Extraction) -> Iterable[str]:
    """Yield every name that stands for a body, in a fixed order, possibly repeated."""
    for mention in extraction.mentions:
        if mention.type == "ORG":
            yield mention.norm
        elif mention.type == "LEGAL" and "issuer" in mention.attributes:
            yield mention.attributes["issuer"]
    for statement in extraction.statements:
        for party in statement.parties:
            yield party.name
    if extraction.document.issuer:
        yield extraction.document.issuer
