"""The ground on which duties are compared: names, and which document rests on or changes which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kg.document.cast import Thing
from kg.document.clauses import Digest
from kg.duties.document_changes import Change
from kg.duties.same_duty import Ground
from kg.identity.resolve import Identity


def changes_in(digests: Iterable[Digest], identity: Identity) -> tuple[Change, ...]:
    """Return what documents do to others under canonical IRIs, in order of time."""
    made = {
        replace(change, document=identity.of(change.document), target=identity.of(change.target))
        for digest in digests
        for change in digest.changes
    }
    return tuple(sorted(made, key=lambda change: (change.seen or date.max, repr(change))))


def ground_of(
    digests: Iterable[Digest],
    identity: Identity,
    things: Mapping[str, tuple[Thing, ...]],
    changes: Iterable[Change],
) -> Ground:
    """Return what tasks are compared on; of several labels of a thing the shortest counts."""
    direct: dict[str, set[str]] = defaultdict(set)
    for digest in digests:
        for name in digest.documents:
            if name.source:
                direct[identity.of(name.iri)] |= {identity.of(iri) for iri in digest.rests_on}
    labels = {
        iri: min((thing.label for thing in named), key=lambda label: (len(label), label))
        for iri, named in things.items()
    }
    return Ground(
        names=labels,
        rests_on={iri: _reached(direct, iri) for iri in sorted(direct)},
        amended=frozenset((c.document, c.target) for c in changes if c.kind != "stops"),
    )


def _reached(direct: Mapping[str, set[str]], start: str) -> frozenset[str]:
    """Return the documents that one rests on, directly or through others, itself left out."""
    found: set[str] = set()
    ahead = set(direct.get(start, ()))
    while ahead:
        found |= ahead
        ahead = {rest for one in ahead for rest in direct.get(one, ())} - found
    return frozenset(found - {start})
