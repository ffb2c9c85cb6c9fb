"""Changes: what a document does to other documents and projects, as the ledger needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.document.effects import Effect, EffectKind, find_effects
from extract.records import Extraction
from kg.document.cast import Cast, effective_date
from kg.duties.genres import gives_orders
from kg.iris import Iris


@dataclass(frozen=True, slots=True)
class Change:
    """What a document does to another one (`target`), or to a project: see `Effect.kind`.

    `section` names the part of it that is meant («dieu-2.3»), empty for all of it; `seen` is the
    date of the document that says so, `evidence` the IRI of its words. `to_project` tells that
    `target` is a project, which is no longer carried out.
    """

    kind: EffectKind
    document: str
    target: str
    section: str
    seen: date | None
    evidence: str
    to_project: bool = False


def effects_of(extraction: Extraction, text: str, cast: Cast) -> Iterator[tuple[Effect, str]]:
    """Yield the effects of a document that gives orders, each with the IRI of what it is on."""
    if not gives_orders(extraction.document.type):
        return
    for effect in find_effects(text, extraction.mentions):
        if effect.target.type == "PROJECT":
            target = cast.projects[effect.target.norm].iri
        else:
            target = cast.cited_at[effect.target.start, effect.target.end].iri
        if target != cast.document.iri:
            yield effect, target


def changes_of(extraction: Extraction, text: str, cast: Cast, iris: Iris) -> tuple[Change, ...]:
    """Return what a document says that it does to other documents or to projects."""
    made = (
        Change(
            kind=effect.kind,
            document=cast.document.iri,
            target=target,
            section=effect.section,
            seen=effective_date(extraction.document),
            evidence=iris.span("evidence", extraction.sha256, effect.start, effect.end),
            to_project=effect.target.type == "PROJECT",
        )
        for effect, target in effects_of(extraction, text, cast)
    )
    return tuple(dict.fromkeys(made))
