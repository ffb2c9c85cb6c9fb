"""What a reviewer sees: every claim as the machine reads it, as it holds, and its history.

All is computed from the log and the machine's records, at once: the boards follow when the next
build or `kg.build.renew` puts the verdicts into force.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from extract.records import Extraction, Refused
from extract.source import Source
from kg.document.prepare import Workshop
from kg.refusals import refused_of
from kg.review.claims import KnownDocument, statement_of_task
from kg.review.documents import KeptDocuments
from kg.review.log import Log
from kg.review.matching import Again, Places
from kg.review.situation import Judged, Situation, Weighing
from kg.review.standing import Word
from kg.review.verdicts import Claim, Facet, State, Verdict
from kg.store import MANIFEST, Manifest, NoStore, OlderStore, read_manifest


class UnknownClaim(LookupError):
    """No statement of the graph, and none that was judged, bears this name."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as a reviewer sees it.

    `iri` is the machine's statement (or that of one added), `reviewed` the one that stands for it
    in the reviewed truth, both in full; `undone` are the numbers of those verdicts of its history
    that were taken back.
    """

    iri: str
    reviewed: str
    claim: Claim
    shown: State
    standing: Word = "none"
    again: Again = ""
    disputes: Mapping[Facet, tuple[tuple[str, object], ...]] = field(default_factory=dict)
    history: tuple[Verdict, ...] = ()
    undone: frozenset[int] = frozenset()

    @property
    def last(self) -> int:
        """The number of the last verdict on the claim, 0 where there is none."""
        return self.history[-1].number if self.history else 0


class Views:
    """The claims of a graph's folder; any thread may ask."""

    def __init__(self, folder: Path) -> None:
        """Open the claims of a graph that was built.

        Raises `kg.store.NoStore` where there is none, `kg.chain.ChainBroken` for a log that was
        tampered with.
        """
        self.folder = folder
        self.log = Log(folder)
        self.lock = threading.RLock()
        self._stamp: object = None
        self._built: tuple[Manifest, Places, Weighing] | None = None
        self._found: tuple[object, Situation] | None = None
        self.now()

    @property
    def base(self) -> str:
        """What the IRIs of the graph begin with."""
        return self._built[0].base if self._built else ""

    def local(self, iri: str) -> str:
        """Return an IRI without the base."""
        return iri.removeprefix(self.base)

    def last(self) -> int:
        """Return the number of the last verdict in the log, 0 where there is none."""
        verdicts = self.log.verdicts()
        return verdicts[-1].number if verdicts else 0

    def now(self) -> tuple[Places, Situation]:
        """Return the documents of the last build, and what holds by the log as it is now."""
        with self.lock:
            built = self._last_build()
            verdicts = self.log.verdicts()
            if self._found is None or self._found[0] is not verdicts:
                self._found = verdicts, built[2].after(verdicts)
            return built[1], self._found[1]

    def _last_build(self) -> tuple[Manifest, Places, Weighing]:
        """Return what was built last; made anew only where another build came."""
        path = self.folder / MANIFEST
        stamp = (found.st_ino, found.st_mtime_ns) if (found := _stat(path)) else None
        if self._built is None or stamp != self._stamp:
            manifest = read_manifest(self.folder)
            if manifest is None:
                raise NoStore(f"{self.folder} holds no graph; run: camket build PATH... --into …")
            if self._built is None or manifest != self._built[0]:
                places = _places(self.folder, manifest)
                self._built, self._found = (manifest, places, Weighing(places)), None
            self._stamp = stamp
        return self._built

    def claim(self, iri: str) -> ClaimView:
        """Return a claim by its statement's IRI, the machine's or the reviewed one.

        A task stands for the statement that stated it first. Raises `UnknownClaim`.
        """
        places, found = self.now()
        name = self.local(iri)
        name = statement_of_task(name) or name
        name = name if name in found.claims else found.now.get(name, name)
        if name in found.claims:
            return self._judged(found.claims[name], found)
        short = name.partition("/")[2].partition("/")[0]
        for sha256 in places.known():
            if short and sha256.startswith(short):
                for view in self.of_document(sha256):
                    if name in (view.claim.id, self.local(view.reviewed)):
                        return view
        raise UnknownClaim(f"không có nội dung nào là «{iri}»; xem mã bằng camket review … list")

    def claims(self) -> Iterator[ClaimView]:
        """Yield all claims, document by document in order of the text; dormant ones last."""
        places, found = self.now()
        for sha256 in places.known():
            yield from self.of_document(sha256)
        for judged in found.claims.values():
            if not judged.claim.sha256 and judged.standing.held:
                yield self._judged(judged, found)

    def of_document(self, sha256: str) -> list[ClaimView]:
        """Return the claims of one document in order of the text, with what people added."""
        places, found = self.now()
        known = places.claims(sha256)
        added = (j for j in found.of_document(sha256).values() if j.claim.id not in known)
        views = [self._judged(judged, found) for judged in added]
        for claim in known.values():
            judged = found.claims.get(claim.id)
            views.append(self._judged(judged, found) if judged else self._unjudged(claim))
        return sorted(views, key=lambda v: (v.shown.start, v.shown.end, v.iri))

    def progress(self) -> dict[str, int]:
        """Return how much is reviewed: verdicts, claims, and claims by standing."""
        return progress_of(self.claims(), self.last())

    def _unjudged(self, claim: Claim) -> ClaimView:
        assert claim.state is not None  # noqa: S101 - the machine's claims have one
        iri = self.base + claim.id
        return ClaimView(iri, iri, claim, claim.state)

    def _judged(self, judged: Judged, found: Situation) -> ClaimView:
        return ClaimView(
            self.base + judged.claim.id,
            self.base + judged.reviewed,
            judged.claim,
            judged.standing.state,
            judged.standing.word,
            judged.again,
            judged.standing.disputes,
            judged.history,
            found.gone & {v.number for v in judged.history},
        )


def progress_of(claims: Iterable[ClaimView], verdicts: int) -> dict[str, int]:
    """Count claims by what holds of them."""
    views = list(claims)
    words = Counter(view.standing for view in views)
    return {
        "verdicts": verdicts,
        "claims": len(views),
        "reviewed": len(views) - words["none"],
        "again": sum(bool(view.again) for view in views),
        **{word: words[word] for word in get_args(Word) if word != "none"},
    }


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _places(folder: Path, manifest: Manifest) -> Places:
    workshop = Workshop(folder, manifest.base, _not_kept, refused=refused_of(folder))
    known = [KnownDocument(d.sha256, d.name, d.label) for d in manifest.documents]
    return Places(KeptDocuments(workshop, known))


def _not_kept(source: Source, refused: Refused) -> Extraction:
    """Refuse to read anew: what is judged is what the last build read, and nothing else."""
    del refused
    raise OlderStore(
        f"{source.name} was read by another version of the program; run: camket upgrade DIR"
    )
