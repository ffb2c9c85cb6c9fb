from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.terms import (
    PREFIXES,
    Lines,
    day,
    decimal,
    exact,
    iri_of,
    name,
    node,
    uri_text,
    whole,
    words,
)
from ontology.vocab import CK

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (8.50, "8.5"),
        (9.0, "9"),
        (40, "40"),
        (0.1, "0.1"),
        (-1.5, "-1.5"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),  # never with an exponent, which xsd:decimal does not have
        (1e20, "100000000000000000000"),
        (54574.25, "54574.25"),
    ],
)
def test_decimals_are_as_the_store_gives_them_back(value: float, text: str) -> None:
    assert decimal(value) == f'"{text}"^^<{XSD}decimal>'
    assert _stored(decimal(value)) == decimal(value)


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_what_is_no_decimal_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        decimal(value)


@pytest.mark.parametrize(
    "term",
    [
        day(date(2025, 2, 28)),
        whole(0),
        words("Giao «Sở Y tế» \\ chủ trì"),
        exact('dòng một\r\n"dòng hai"\tcó tab \\ và \u2028 lạ'),
        exact("\ufeffỦ\x0c\x85"),
        uri_text("https://w3id.org/camket/id/agency/x"),
        node("https://w3id.org/camket/id/agency/x"),
    ],
)
def test_terms_come_back_unchanged_from_the_store(term: str) -> None:
    assert _stored(term) == term


def _stored(term: str) -> str:
    store = ox.Store()
    store.load(f"<http://a> <http://b> {term} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    (quad,) = store
    return str(quad.object)


def test_words_are_composed_and_spaced_but_exact_is_not() -> None:
    decomposed = "Uy\u0309 ban\n nhân dân"
    assert words(decomposed) == '"Uỷ ban nhân dân"@vi'
    assert decomposed.replace("\n", "\\n") in exact(decomposed)


def test_prefixed_names() -> None:
    assert iri_of("ck:leadBy") == str(CK.leadBy)
    assert name("xsd:date") == f"<{XSD}date>"
    with pytest.raises(KeyError):
        iri_of("nothing:here")


def test_all_names_of_ours_that_this_folder_writes_are_in_the_ontology(root: Path) -> None:
    modules = sorted((root / "kg").glob("*.py"))
    used = {
        found
        for path in modules
        for found in re.findall(r"[\"'](ck:[A-Za-z0-9]+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert "ck:leadBy" in used
    assert {u for u in used if not hasattr(CK, u.removeprefix("ck:"))} == set()


def test_lines_are_sorted_each_once_and_grouped_by_subject() -> None:
    lines = Lines()
    lines.link("http://x/a", "ck:leadBy", "http://x/z")
    lines.value("http://x/a/b", "ck:text", words("một"))
    lines.kind("http://x/a", "ck:Task")
    lines.links("http://x/a", "ck:leadBy", ["http://x/z", "http://x/y"])
    made = lines.sorted()
    assert len(made) == len(lines) == 4
    assert made == sorted(made)
    subjects = [line.split()[0] for line in made]
    assert (
        subjects == ["<http://x/a/b>"] + ["<http://x/a>"] * 3
        or subjects[:3] == ["<http://x/a>"] * 3
    )


def test_prefixes_are_distinct_namespaces() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(ns.endswith(("#", "/")) for ns in PREFIXES.values())
