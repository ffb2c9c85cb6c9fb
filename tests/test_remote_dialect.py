"""What is known of each server."""

import pyoxigraph as ox
import pytest

from kg.remote.dialect import OXIGRAPH, STANDARD, VIRTUOSO, Dialect, dialect_of
from kg.terms import iri_of

DATE = ox.Literal("2025-12-01", datatype=ox.NamedNode(iri_of("xsd:date")))


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ("Oxigraph/0.5.13", OXIGRAPH),
        ("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", VIRTUOSO),
        ("Jetty(12.0.9)", STANDARD),
        ("", STANDARD),
    ],
)
def test_a_server_is_known_by_its_header(server: str, expected: Dialect) -> None:
    assert dialect_of(server) is expected


@pytest.mark.parametrize(
    ("term", "plain", "virtuoso"),
    [
        (DATE, str(DATE), f'<{iri_of("xsd:date")}>("2025-12-01")'),
        (ox.Literal("2025-12-01"), '"2025-12-01"', '"2025-12-01"'),
        (ox.NamedNode("urn:a"), "<urn:a>", "<urn:a>"),
    ],
)
def test_a_date_is_constructed_where_it_must_be(
    term: ox.NamedNode, plain: str, virtuoso: str
) -> None:
    assert (OXIGRAPH.written(term), VIRTUOSO.written(term)) == (plain, virtuoso)
