"""Publishing: what is sent, and that readers see the old graph or the new one, whatever happens."""

from __future__ import annotations

import itertools
from pathlib import Path

import pyoxigraph as ox
import pytest

from bench.sparql_servers import oxigraph_running
from kg.iris import Iris
from kg.remote import publish as publishing
from kg.remote.catalogue import read_catalogue, read_unfinished
from kg.remote.client import Client, StoreRefused, StoreUnreachable
from kg.remote.place import Place
from kg.remote.publish import PublishedElsewhere, publish, publish_folder
from kg.remote.store import RemoteStore
from kg.store import Manifest, Store, load_new, write_manifest

pytest_plugins = ("remote_fixtures",)
BASE = "https://example.org/id/"
GRAPHS = Iris(BASE)
Graphs = dict[str, list[str]]
Stores = list[tuple[Store, Graphs]]


def line(subject: str, value: str) -> str:
    return f'<{BASE}{subject}> <{BASE}says> "{value}" .\n'


OLD: Graphs = {
    "": [line("a", "một"), line("b", "hai")],
    "derived": [line("d", "cũ")],
    "identity": [line("i", "cũ")],
    "document/1": [line("a", "một")],
    "document/2": [line("b", "hai")],
}
NEW: Graphs = {
    "": [line("a", "một"), line("c", "ba")],
    "derived": [line("d", "mới")],
    "identity": [line("i", "mới")],
    "document/1": [line("a", "một")],
    "document/3": [line("c", "ba")],
}


def folder_of(folder: Path, graphs: Graphs, base: str = BASE) -> Path:
    """Write a graph's folder, as if `build` had."""
    folder.mkdir()
    named = [(GRAPHS.graph(name), lines) for name, lines in graphs.items() if name]
    load_new(folder / "store-one", graphs[""], named)
    write_manifest(folder, Manifest("store-one", base, "2025-12-01", ()))
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Store:
    return Store.open(folder_of(tmp_path / "old", OLD))


@pytest.fixture
def new(tmp_path: Path) -> Store:
    return Store.open(folder_of(tmp_path / "new", NEW))


@pytest.fixture
def stores(old: Store, new: Store) -> Stores:
    return [(old, OLD), (new, NEW)]


def told(stage: str, done: int, total: int) -> None:
    assert (stage, done <= total) == ("publish", True)


def seen(client: Client) -> Graphs:
    """Return what a reader sees, graph by graph."""
    store = RemoteStore.shown_by(client)
    names = ["", *(name.removeprefix(GRAPHS.graph("")) for name in store.named_graphs())]
    found = {}
    for name in names:
        where = f"GRAPH <{GRAPHS.graph(name)}> {{ ?s ?p ?o }}" if name else "?s ?p ?o"
        triples = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}")
        assert isinstance(triples, ox.QueryTriples)
        found[name] = sorted(f"{t} .\n" for t in triples)
    return found


def all_graphs(client: Client) -> set[str]:
    """Return the names of all graphs of the server, shown or not."""
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    content = client._http.post(
        client.place.query, data={"query": named}, headers={"Accept": "text/csv"}
    )
    return set(content.text.split()[1:])


def test_what_is_published_is_seen(client: Client, old: Store) -> None:
    done = publish(old, client, told)
    assert (done.written, done.removed, done.graphs) == (5, 0, 5)
    assert done.triples == 6
    assert seen(client) == OLD
    assert "5 đồ thị" in done.told("máy chủ")


def test_nothing_is_sent_twice(client: Client, old: Store) -> None:
    publish(old, client, told)
    again = publish(old, client, told)
    assert (again.written, again.triples) == (0, 0)
    assert "không gửi gì" in again.told("máy chủ")


def test_only_what_changed_is_sent(client: Client, old: Store, new: Store) -> None:
    publish(old, client, told)
    done = publish(new, client, told)
    # the union, the derived graph and document 3; document 2 goes
    assert (done.written, done.removed, done.triples) == (4, 1, 5)
    assert seen(client) == NEW


def test_the_edition_before_stays_for_who_reads_it(client: Client, old: Store, new: Store) -> None:
    publish(old, client, told)
    reader = RemoteStore.shown_by(client)
    publish(new, client, told)
    assert reader.lines() == old.lines()
    publish(old, client, told)
    publish(new, client, told)
    # no more than two editions are kept
    unions = {name for name in all_graphs(client) if name.endswith("/union")}
    assert len(unions) == 2


def test_a_server_holds_one_graph(client: Client, old: Store, tmp_path: Path) -> None:
    publish(old, client, told)
    other = folder_of(tmp_path / "other", NEW, base="https://example.net/id/")
    with pytest.raises(PublishedElsewhere, match=BASE):
        publish(Store.open(other), client, told)
    assert seen(client) == OLD


class Failing(Client):
    """A client whose server goes away at one of its requests: before it arrives, or after."""

    def __init__(self, place: Place, at: int, *, after: bool) -> None:
        self._left, self._after = at, after
        super().__init__(place, tries=1)

    def _reply(self, *args: object, **given: object) -> object:  # type: ignore[override]
        self._left -= 1
        if self._left < 0:
            if self._after:
                super()._reply(*args, **given)  # type: ignore[arg-type]
            self._left = 0
            raise self._gone[1]("gone")
        return super()._reply(*args, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(("copies", "forward"), [(50, True), (1, False)])
def test_wherever_the_server_goes_away_readers_see_the_old_or_the_new(
    copies: int, forward: bool, client: Client, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run ends what was begun, or brings back what was there before."""
    monkeypatch.setattr(publishing, "_COPIES", copies)
    publish(stores[0][0], client, told)
    ends = set()
    for at in itertools.count(2):
        after = at % 2 == forward  # before a request arrives, or after, each in one of two runs
        (before, was), (wanted, will_be) = stores
        with Failing(client.place, at, after=after) as failing:
            try:
                publish(wanted, failing, told)
                break
            except StoreUnreachable:
                found = seen(client)
        # in one request all changes at once; else the union does, and the graphs just before it
        assert (found in (was, will_be)) if copies > 1 else (found[""] in (was[""], will_be[""]))
        ends.add(found[""] == will_be[""])
        publish(wanted if forward else before, client, told)
        assert seen(client) == (will_be if forward else was)
        assert_nothing_is_left(client)
        if forward:
            stores.reverse()
    assert ends == {False, True}
    assert at > 10


def assert_nothing_is_left(client: Client) -> None:
    """Fail where a graph of an unfinished publishing is still on the server."""
    assert read_unfinished(client) == set()
    kept = read_catalogue(client)
    editions = {each.iri for each in (kept.shown, kept.before) if each}
    published = {name for name in all_graphs(client) if "/published/" in name}
    assert {name.rpartition("/")[0] for name in published} == editions


def test_a_killed_server_is_said_and_repaired(tmp_path: Path, old: Store, new: Store) -> None:
    place = tmp_path / "server"
    place.mkdir()
    with oxigraph_running(place, lasting=True) as (address, process), Client(Place(address)) as c:
        publish(old, c, told)
        process.kill()
        process.wait()
        with pytest.raises(StoreUnreachable, match="run the same command again"):
            publish(new, c, told)
    port = int(address.rpartition(":")[2])
    with (
        oxigraph_running(place, port=port, lasting=True) as (_, _process),
        Client(Place(address)) as c,
    ):
        assert seen(c) == OLD
        publish(new, c, told)
        assert seen(c) == NEW


def test_what_did_not_arrive_whole_is_not_shown(
    client: Client, old: Store, new: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(old, client, told)
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "send", lambda client, graph, lines: len(list(lines)))
        with pytest.raises(StoreRefused, match="0 of 2 triples"):
            publish(new, client, told)
    assert seen(client) == OLD


def test_who_publishes_at_the_same_time_is_told(client: Client, old: Store, new: Store) -> None:
    publish(old, client, told)
    others = iter([new])

    class Late(Client):
        """Another publishes after this one's first look at the catalogue."""

        def query(self, *args: object, **given: object) -> bytes:  # type: ignore[override]
            found = super().query(*args, **given)  # type: ignore[arg-type]
            for other in others:
                publish(other, client, told)
            return found

    third = Store.open(folder_of(old.folder.parent / "third", {**OLD, "derived": OLD[""]}))
    with Late(client.place) as late, pytest.raises(PublishedElsewhere, match="somebody else"):
        publish(third, late, told)
    assert seen(client) == NEW


def test_a_folder_is_published_by_its_place(oxigraph: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "g", OLD)
    assert publish_folder(folder, Place(oxigraph), told).written == 5


def test_many_graphs_are_copied_in_several_steps(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_COPIES", 2)
    many = {f"document/{i}": [line("x", f"văn bản {i}")] for i in range(5)}
    publish(Store.open(folder_of(tmp_path / "one", {"": [], **many})), client, told)
    other = {name: [line("y", name)] for name in many}
    publish(Store.open(folder_of(tmp_path / "two", {"": [], **other})), client, told)
    assert seen(client) == {"": [], **other}
