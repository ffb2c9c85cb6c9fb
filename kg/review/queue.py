"""The queue: which claims to look at next, the doubtful and the important first, and why.

Disputed claims come first, then those put up again, then what nobody judged by how doubtful and
how important it is, what is agreed last. Nothing is read for a claim but what the graph holds in
common; the records only of those claims that a page shows.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import pyoxigraph as ox

from kg.lookup import NothingNamed, find
from kg.review.claims import parsed_id
from kg.review.desk import Desk
from kg.review.reasons import BY_KEY, REASONS, score
from kg.review.signals import Signals, signals_of
from kg.review.situation import Judged
from kg.review.verdicts import KINDS
from kg.review.views import ClaimView
from kg.store import Manifest, Store, read_manifest
from kg.terms import iri_of
from queries import library

Rank = Literal["disputed", "again", "open", "agreed"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims: with a reason, of a kind, of a body (name or IRI), of a document.

    A document is given by its IRI, its name or number, its file's name, or its file's hash.
    """

    reason: str = ""
    kind: str = ""
    agency: str = ""
    document: str = ""


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's place in the queue: its IRI in full, why it stands there, and what it weighs."""

    iri: str
    rank: Rank
    reasons: tuple[str, ...]
    score: int
    document: int
    start: int
    kind: str

    def order(self) -> tuple[int, int, int, int, str]:
        """Return by what places are sorted."""
        rank = get_args(Rank).index(self.rank)
        return (rank, -self.score, self.document, self.start, self.iri)


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the queue: the claim, the weightiest reason and all reasons, its score."""

    view: ClaimView
    reason: str
    reasons: tuple[str, ...]
    score: int
    rank: Rank


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the queue; `counts` tell for each reason how many claims have it.

    `total` counts the claims with the reason that was asked for, `counts` all others too.
    """

    total: int
    counts: Mapping[str, int]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MergeQuestion:
    """Two names of which nobody knows whether they are one thing: a question to people."""

    one: str
    other: str
    one_label: str
    other_label: str
    score: float
    reason: str


@dataclass(slots=True)
class _Built:
    """What is known of one build: its signals, and the places of claims nobody judged, sorted."""

    manifest: Manifest
    store: Store
    signals: Signals
    places: list[Place]
    documents: Mapping[str, int]
    files: dict[str, frozenset[str]] = field(default_factory=dict)


class Queue:
    """The queue of a desk; any thread may ask. What a build tells is read once for it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.RLock()
        self._built: _Built | None = None
        self._sorted: tuple[object, list[Place]] | None = None

    def page(self, wanted: Wanted = EVERYTHING, *, limit: int = 50, offset: int = 0) -> Page:
        """Return a part of the queue, in its order.

        Raises `ValueError` for a reason or kind that there is not, `kg.lookup.NothingNamed` for
        a body or document that there is not.
        """
        _check(wanted)
        places = self.places(replace(wanted, reason=""))
        counts = Counter(key for place in places for key in place.reasons)
        if wanted.reason:
            places = [place for place in places if wanted.reason in place.reasons]
        first = max(0, offset)
        shown = places[first : first + max(0, limit)]
        ordered = {reason.key: counts[reason.key] for reason in REASONS if counts[reason.key]}
        return Page(len(places), ordered, tuple(self._entry(place) for place in shown))

    def places(self, wanted: Wanted = EVERYTHING) -> list[Place]:
        """Return the places of all claims that are wanted, in their order. Raises as `page`."""
        _check(wanted)
        with self._lock:
            built = self._now()
            places = self._all(built)
            if wanted.kind:
                places = [place for place in places if place.kind == wanted.kind]
            if wanted.document:
                known = {built.documents[s] for s in self.files(wanted.document)}
                places = [place for place in places if place.document in known]
            if wanted.agency:
                bodies = {node.value for node in find(built.store, "agency", wanted.agency)}
                agencies = built.signals.agencies
                places = [p for p in places if bodies & agencies.get(p.iri, frozenset())]
            if wanted.reason:
                places = [place for place in places if wanted.reason in place.reasons]
            return places

    def pairs(self, limit: int = 50) -> tuple[MergeQuestion, ...]:
        """Return the pairs of names that are to be decided, the likeliest first."""
        store = self._now().store
        decided = {(pair.one, pair.other) for pair in self._desk.now()[1].pairs}
        found = []
        for row in store.rows(library.get("unsure-pairs").text):
            told = {name: str(getattr(term, "value", "")) for name, term in row.items()}
            pair = sorted(self._desk.local(told[name]) for name in ("one", "other"))
            if (pair[0], pair[1]) not in decided:
                score_of = float(told.pop("score"))
                found.append(MergeQuestion(**told, score=score_of))
        return tuple(found[:limit])

    def files(self, document: str) -> frozenset[str]:
        """Return the hashes of the files of a document, by its IRI, name, file name or hash.

        Raises `kg.lookup.NothingNamed` where there is none.
        """
        built = self._now()
        if document not in built.files:
            built.files[document] = frozenset(_files_of(built, document))
        return built.files[document]

    def _entry(self, place: Place) -> Entry:
        view = self._desk.claim(place.iri)
        return Entry(view, place.reasons[0], place.reasons, place.score, place.rank)

    def _now(self) -> _Built:
        """Return what the build that stands now tells; the desk raises where there is none."""
        self._desk.now()
        with self._lock:
            manifest = read_manifest(self._desk.folder)
            if self._built is None or manifest != self._built.manifest:
                store = Store.open(self._desk.folder, machine=True)
                self._built, self._sorted = _built(store), None
            return self._built

    def _all(self, built: _Built) -> list[Place]:
        """Return all claims in order: those judged in their places among the others."""
        situation = self._desk.now()[1]
        if self._sorted is None or self._sorted[0] is not situation:
            judged = {f"{self._desk.base}{name}": one for name, one in situation.claims.items()}
            open_ = [place for place in built.places if place.iri not in judged]
            moved = [p for iri, one in judged.items() if (p := _judged(iri, one, built))]
            self._sorted = situation, sorted([*open_, *moved], key=Place.order)
        return self._sorted[1]


def _check(wanted: Wanted) -> None:
    if wanted.reason and wanted.reason not in BY_KEY:
        raise ValueError(f"{wanted.reason!r} is no reason; choose one of {', '.join(BY_KEY)}")
    if wanted.kind and wanted.kind not in KINDS:
        raise ValueError(f"{wanted.kind!r} is no kind; choose one of {', '.join(KINDS)}")


def _built(store: Store) -> _Built:
    manifest, signals = store.manifest, signals_of(store)
    documents = {stored.sha256: place for place, stored in enumerate(manifest.documents)}
    short = {sha256[:16]: place for sha256, place in documents.items()}
    places = []
    for iri, keys in signals.reasons.items():
        parsed = parsed_id(iri.removeprefix(manifest.base))
        if parsed and parsed[0] in short:
            reasons = keys or ("plain",)
            places.append(Place(iri, "open", reasons, score(reasons), short[parsed[0]], parsed[1],
                                parsed[3]))  # fmt: skip
    built = read_manifest(store.folder) or manifest
    return _Built(built, store, signals, sorted(places, key=Place.order), documents)


def _judged(iri: str, judged: Judged, built: _Built) -> Place | None:
    """Return the place of a claim that people spoke of; `None` for one that all took back."""
    word, state, sha256 = judged.standing.word, judged.standing.state, judged.claim.sha256
    own = built.signals.reasons.get(iri, ())
    rank: Rank = "open"
    first: tuple[str, ...] = ()
    if word == "disputed":
        rank, first = "disputed", ("disputed",)
    if judged.again:
        rank, first = (rank if first else "again"), (*first, f"again-{judged.again}")
    if rank == "open" and judged.standing.held:
        rank, first = "agreed", ("agreed",)
    if rank == "open" and judged.claim.state is None:
        return None
    reasons = (*first, *own) or ("plain",)
    place = built.documents.get(sha256, len(built.documents))
    return Place(iri, rank, reasons, score(reasons), place, state.start, state.kind)


def _files_of(built: _Built, document: str) -> Iterable[str]:
    stored = built.manifest.documents
    by_name = [d.sha256 for d in stored if document in (d.sha256, d.name, d.label)]
    if by_name:
        return by_name
    hashes = f"SELECT ?document ?hash {{ ?document <{iri_of('ck:sha256')}> ?hash }}"
    named = {node.value for node in find(built.store, "document", document)}
    found = [
        row["hash"].value
        for row in built.store.rows(hashes)
        if isinstance(row["document"], ox.NamedNode)
        and row["document"].value in named
        and isinstance(row["hash"], ox.Literal)
    ]
    known = [sha256 for sha256 in found if sha256 in built.documents]
    if not known:
        raise NothingNamed(f"no document of this graph is {document!r}")
    return known
