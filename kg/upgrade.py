"""Upgrades: a graph of an earlier form or version of the program, made anew of what it keeps.

Nothing that people decided is touched: decisions, refused repairs, reviews and users stand in files
of their own, which every version reads. Of each document the text as read is kept; its file is read
again only where this version cannot use what was kept of it beside the text, and the file is still
there. The old database goes when the new one is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extract.files import File
from extract.source import Content
from kg.build import Report, alone, make_folders, renew
from kg.document.prepare import Extractor, Workshop
from kg.identity.deciding import Names
from kg.identity.decisions import Decision, read_decisions
from kg.publish import Progress
from kg.refusals import refused_of
from kg.review.log import read_verdicts
from kg.store import FORM, Manifest, Store, StoredDocument, read_manifest


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: from which form to which, and what people had said that still holds.

    `bare` are names of documents of which only the bare text was kept, without pages and places;
    `idle` are decisions on names that no document bears now.
    """

    form: int
    report: Report
    decisions: int
    refused: int
    verdicts: int
    bare: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


def upgrade(folder: Path, *, extractor: Extractor, progress: Progress | None = None) -> Upgraded:
    """Make the graph of a folder anew by this version of the program, and report.

    A graph that this version made stays as it is. Raises as `kg.build.renew`.
    """
    before = read_manifest(folder, older=True)
    if before:
        _read_again(folder, before, extractor)
    report = renew(folder, extractor=extractor, progress=progress)
    after = Store.open(folder).manifest
    decisions = read_decisions(folder, after.base)
    return Upgraded(
        before.form if before else FORM,
        report,
        decisions=len(decisions),
        refused=sum(map(len, refused_of(folder).values())),
        verdicts=len(read_verdicts(folder)),
        bare=_bare(before or after, after),
        idle=_idle(decisions, folder, after.base),
    )


def _read_again(folder: Path, before: Manifest, extractor: Extractor) -> None:
    """Read the files again of which no more than the bare text can be used, if that."""
    workshop = Workshop(folder, before.base, extractor)
    for document in before.documents:
        try:
            content = workshop.source(document.sha256, document.name).content
        except LookupError:
            content = Content("")
        if content == Content(content.text):
            _read_one(workshop, document)


def _read_one(workshop: Workshop, document: StoredDocument) -> None:
    """Read a document's file, if one of its paths still leads to the same bytes."""
    for path in map(Path, document.paths):
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == document.sha256:
            with alone(workshop.folder):
                make_folders(workshop.folder)
                workshop.prepare(File(path))
            return


def _bare(before: Manifest, after: Manifest) -> tuple[str, ...]:
    """Return the names of documents that had pages and have none now."""
    paged = {d.sha256 for d in before.documents if d.reading.get("pages")}
    return tuple(
        d.name for d in after.documents if d.sha256 in paged and not d.reading.get("pages")
    )


def _idle(decisions: Iterable[Decision], folder: Path, base: str) -> tuple[str, ...]:
    """Return the decisions on names that no document bears, as `decisions.tsv` has them."""
    names = Names.of(Store.open(folder))
    return tuple(
        " ".join(filter(None, (d.verb, d.one.removeprefix(base), d.other.removeprefix(base))))
        for d in decisions
        if not all(names.labels(iri) for iri in (d.one, d.other) if iri)
    )
