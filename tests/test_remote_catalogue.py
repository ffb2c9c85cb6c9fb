"""The catalogue: which edition a server shows."""

from __future__ import annotations

from kg.remote.catalogue import (
    Catalogue,
    Edition,
    contents_lines,
    copying,
    read_catalogue,
    read_contents,
    showing,
)
from kg.remote.client import Client
from kg.remote.graphs import count, send

pytest_plugins = ("remote_fixtures",)
BASE = "https://example.org/id/"
ONE = Edition.of(BASE, {"": "1", "urn:a": "2"})
TWO = Edition.of(BASE, {"": "1", "urn:a": "3"})


def test_an_edition_is_named_by_what_it_holds() -> None:
    assert Edition.of(BASE, {"urn:a": "2", "": "1"}) == ONE
    assert TWO != ONE
    assert ONE.union.startswith(f"{BASE}published/")


def test_an_edition_is_shown_in_the_place_of_the_one_before(client: Client) -> None:
    assert read_catalogue(client) == Catalogue()
    client.update(showing(ONE, BASE, None))
    assert read_catalogue(client) == Catalogue(ONE, None, BASE)
    client.update(showing(TWO, BASE, ONE))
    assert read_catalogue(client) == Catalogue(TWO, ONE, BASE)
    # a second time, or of who did not know of it, it changes nothing
    client.update(showing(TWO, BASE, ONE))
    client.update(showing(ONE, BASE, ONE))
    assert read_catalogue(client) == Catalogue(TWO, ONE, BASE)


def test_the_contents_come_back(client: Client) -> None:
    digests = {"": "1", "urn:a": "2"}
    send(client, ONE.contents, contents_lines(digests, ONE))
    assert read_contents(client, ONE) == digests
    assert read_contents(client, None) == {}


def test_a_graph_is_copied_only_while_the_edition_is_shown(client: Client) -> None:
    send(client, "urn:new", ["<urn:s> <urn:p> <urn:o> .\n"])
    send(client, "urn:g", ["<urn:s> <urn:p> <urn:x> .\n", "<urn:s> <urn:p> <urn:y> .\n"])
    client.update(showing(TWO, BASE, None))
    client.update(copying("urn:new", "urn:g", ONE))
    assert count(client, "urn:g") == 2
    client.update(copying("urn:new", "urn:g", TWO))
    assert count(client, "urn:g") == 1
