"""Publishes a folder's graph to a server: what changed is written aside, then shown in one step.

A graph that the server has not is written under its own name, since nobody is told of it yet; one
that changed is written aside and copied over in the step that shows the new edition. Before any of
it, the names of all that is written stand in the graph of what is unfinished. So wherever a run
ends, readers of the union see the old edition or the new one, and the next run takes the rest away.
Where a server's updates are no transactions (Virtuoso), or where more graphs are copied over than
go into one request, the named graphs change one after the other just before the union does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.remote.catalogue import (
    UNFINISHED,
    Catalogue,
    Edition,
    contents_lines,
    copying,
    read_catalogue,
    read_contents,
    read_unfinished,
    showing,
    unfinished_lines,
)
from kg.remote.client import Client, StoreRefused
from kg.remote.graphs import count, digest, line_of, send
from kg.remote.place import Place
from kg.store import Store

Progress = Callable[[str, int, int], None]
_COPIES = 50
"""How many graphs are copied over in one request."""


class PublishedElsewhere(RuntimeError):
    """The server holds, or meanwhile showed, what this folder did not publish."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing did: graphs written and removed, triples sent, and all that is shown."""

    written: int
    removed: int
    triples: int
    graphs: int

    def told(self, where: str) -> str:
        """Return what was done in one line."""
        if not self.written and not self.removed:
            return f"{where}: đã có đủ {self.graphs} đồ thị, không gửi gì"
        return (
            f"{where}: gửi {self.written} đồ thị ({self.triples} bộ ba), bỏ {self.removed}; "
            f"đang có {self.graphs} đồ thị"
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: the edition, its digests and sizes, and where each graph is written."""

    edition: Edition
    digests: dict[str, str]
    sizes: dict[str, int]
    changed: dict[str, str]
    removed: tuple[str, ...]

    @property
    def copied(self) -> list[tuple[str, str]]:
        """The graphs that are written aside, each with the one that it is copied to."""
        return [(to, name) for name, to in sorted(self.changed.items()) if name and to != name]


def publish_folder(folder: Path, place: Place, tell: Progress) -> Published:
    """Make the server at a place show the graph that was built into a folder; as `publish`."""
    with Client(place) as client:
        return publish(Store.open(folder), client, tell)


def publish(store: Store, client: Client, tell: Progress) -> Published:
    """Make a server show a folder's graph, and take away what is no longer shown.

    Raises `kg.remote.client.StoreUnreachable` and `StoreRefused`, after which readers see what
    they saw before, and `PublishedElsewhere`.
    """
    base = store.manifest.base
    catalogue = read_catalogue(client)
    if catalogue.base not in ("", base):
        raise PublishedElsewhere(
            f"{client.place.url} holds a graph of {catalogue.base}, this one is of {base}; "
            "publish it to another server or dataset"
        )
    left = read_unfinished(client)
    there = read_contents(client, catalogue.shown)
    # What a run that did not end may have begun to copy over is not what the contents say.
    there |= dict.fromkeys(left & there.keys(), "")
    plan = _planned(store, there, catalogue.shown)
    if not plan.changed:
        _tidy(client, left, plan, catalogue)
        return Published(0, 0, 0, len(plan.digests))
    own = {plan.edition.contents, plan.edition.union}
    old = {catalogue.before.union, catalogue.before.contents} if catalogue.before else set()
    begun = {*left, *own, *old, *plan.changed, *plan.changed.values(), *plan.removed} - {""}
    send(client, UNFINISHED, unfinished_lines(begun))
    sent = _write(store, client, plan, tell)
    _show(client, plan, catalogue, base)
    _tidy(client, begun, plan, Catalogue(plan.edition, catalogue.shown, base))
    return Published(len(plan.changed), len(plan.removed), sent, len(plan.digests))


def _planned(store: Store, there: dict[str, str], shown: Edition | None) -> _Plan:
    """Compare what a folder holds with the contents of what is shown."""
    names: list[str] = ["", *store.named_graphs()]
    found: dict[str, tuple[str, int]] = {name: digest(_lines(store, name)) for name in names}
    digests: dict[str, str] = {name: held for name, (held, _) in found.items()}
    edition = Edition.of(store.manifest.base, digests)
    changed: dict[str, str] = {}
    for name, held in digests.items():
        if name and there.get(name) != held:
            changed[name] = f"{edition.iri}/staged/{held}" if name in there else name
    if changed or edition != shown:
        changed[""] = edition.union
    return _Plan(
        edition,
        digests,
        {name: size for name, (_, size) in found.items()},
        changed,
        tuple(sorted(there.keys() - digests.keys())),
    )


def _lines(store: Store, name: str) -> Iterator[str]:
    return map(line_of, store.triples(name or None))


def _write(store: Store, client: Client, plan: _Plan, tell: Progress) -> int:
    """Write all that changed where nobody looks, and make sure that it arrived."""
    sent = 0
    for done, (name, to) in enumerate(sorted(plan.changed.items())):
        tell("publish", done, len(plan.changed))
        if to == name:
            sent += send(client, to, _lines(store, name))
            continue
        # What is named by what it holds is complete once it has as many triples.
        wanted = plan.sizes[name]
        if count(client, to) == wanted:
            continue
        sent += send(client, to, _lines(store, name))
        arrived = count(client, to)
        if arrived != wanted:
            raise StoreRefused(
                f"{client.place.url} took {arrived} of {wanted} triples of "
                f"{name or 'the union'}; run the same command again"
            )
    send(client, plan.edition.contents, contents_lines(plan.digests, plan.edition))
    tell("publish", len(plan.changed), len(plan.changed))
    return sent


def _show(client: Client, plan: _Plan, catalogue: Catalogue, base: str) -> None:
    """Copy the graphs over that were written aside, and name the new edition: the last step."""
    copies = [copying(to, name, catalogue.shown) for to, name in plan.copied]
    while len(copies) > _COPIES:
        client.update(" ;\n".join(copies[:_COPIES]))
        copies = copies[_COPIES:]
    client.update(" ;\n".join([*copies, showing(plan.edition, base, catalogue.shown)]))
    if read_catalogue(client).shown != plan.edition:
        raise PublishedElsewhere(
            f"somebody else published to {client.place.url} meanwhile; run the same command again"
        )


def _tidy(client: Client, begun: set[str], plan: _Plan, catalogue: Catalogue) -> None:
    """Remove what was begun and is not shown, but for the edition that readers may still read."""
    editions = [each for each in (catalogue.shown, catalogue.before) if each]
    kept = {*plan.digests, *(e.union for e in editions), *(e.contents for e in editions)}
    gone: Sequence[str] = sorted(begun - kept)
    for name in gone:
        client.update(f"DROP SILENT GRAPH <{name}>")
    if begun:
        client.update(f"DROP SILENT GRAPH <{UNFINISHED}>")
