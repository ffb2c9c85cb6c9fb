"""Publishing: the databases of a build, the machine's and the reviewed one, and its manifest.

Both stand beside each other where people reviewed, and are called by what they are made of: what
is there already is not written again. The manifest comes last, so that it never speaks of what is
not there; what it no longer names is removed then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import metadata
from pathlib import Path

from kg.assemble import Assembly, Documents, Said, assemble
from kg.database import UNION, Content, noted_documents, write_database
from kg.document.clauses import Digest
from kg.document.prepare import Prepared, Workshop
from kg.index.place import remove_others
from kg.iris import Iris, short_hash
from kg.program import graph_program, program
from kg.review.claims import label_of, own_name
from kg.review.force import put_in_force, said_of_names
from kg.review.log import read_verdicts
from kg.review.verdicts import Verdict
from kg.store import (
    FORM,
    Manifest,
    StoredDocument,
    remove_other_stores,
    write_manifest,
)
from kg.unfinished import unfinished

Progress = Callable[[str, int, int], None]
"""Called with a stage («read», «identity», «write»), how much of it is done, and of how much."""
Found = Sequence[tuple[Prepared, tuple[str, ...]]]
"""The prepared files of a build, each with the paths at which it was found."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a database is made of: prepared files with their digests, and what people say.

    `machine` are the same files as the machine reads them.
    """

    workshop: Workshop
    machine: tuple[Prepared, ...]
    prepared: tuple[Prepared, ...]
    digests: Mapping[str, Digest]
    said: Said

    def assembly(self, as_of: date | None, scratch: Path) -> Assembly:
        """Put all of it together as of a day; the union is kept in the folder `scratch`."""
        digests = [self.digests[one.key] for one in self.prepared]
        lines = (self.workshop.lines(one) for one in self.prepared)
        iris = Iris(self.workshop.base)
        documents = Documents(digests, lines)
        return assemble(documents, iris, scratch=scratch, as_of=as_of, said=self.said)


def machine_material(workshop: Workshop, prepared: Sequence[Prepared]) -> Material:
    """Return what the machine makes of prepared files."""
    digests = {one.key: workshop.digest(one) for one in prepared}
    whole = tuple(prepared)
    return Material(workshop, whole, whole, digests, said_of_names(workshop))


def reviewed_material(machine: Material, verdicts: Sequence[Verdict]) -> Material:
    """Return what people make of the same files."""
    by_hash = {one.sha256: machine.digests[one.key] for one in machine.prepared}
    left = put_in_force(machine.workshop, machine.prepared, by_hash, verdicts)
    digests = {
        one.key: machine.digests.get(one.key) or machine.workshop.digest(one)
        for one in left.prepared
    }
    return replace(machine, prepared=left.prepared, digests=digests, said=left.said)


def publish(
    workshop: Workshop,
    documents: Found,
    before: Manifest | None,
    *,
    as_of: date | None,
    tell: Progress,
) -> Manifest:
    """Write the databases that are not there yet and then the manifest, and tidy up."""
    folder, prepared = workshop.folder, [one for one, _ in documents]
    verdicts = read_verdicts(folder)
    machine_name = _machine_name(workshop, prepared, as_of)
    name = _reviewed_name(machine_name, verdicts)
    if before and before.form == FORM and before.store == name and (folder / name).is_dir():
        paths = {one.sha256: found for one, found in documents}
        stored = tuple(replace(d, paths=paths[d.sha256]) for d in before.documents)
        manifest = replace(before, documents=stored)
    else:
        # Whole databases of builds that were killed, over other inputs, would fill the disk.
        in_force = (before.store, before.machine_store or "") if before else ()
        remove_other_stores(folder, name, machine_name, *in_force)
        machine = machine_material(workshop, prepared)
        reviewed = reviewed_material(machine, verdicts) if verdicts else machine
        last = before.store if before and before.form == FORM else None
        if verdicts and not (folder / machine_name).is_dir():
            _write_database(machine, machine_name, as_of, last, tell)
        assembly = _write_database(reviewed, name, as_of, last, tell)
        manifest = _manifest(documents, machine, assembly, as_of)
        manifest = replace(manifest, store=name, verdicts=verdicts[-1].number if verdicts else 0)
        if verdicts:
            manifest = replace(manifest, machine_store=machine_name)
    write_manifest(folder, manifest)
    kept = noted_documents(folder / name)
    if kept is not None:
        workshop.forget_others(kept)
    remove_other_stores(folder, name, machine_name)
    remove_others(folder, name, machine_name)
    return manifest


def _machine_name(workshop: Workshop, prepared: Sequence[Prepared], as_of: date | None) -> str:
    """Return what the database is called that holds what the machine makes of prepared files."""
    decided = (f"{d.verb} {d.one} {d.other}" for d in said_of_names(workshop).decisions)
    keys = (one.key for one in prepared)
    made_of = (graph_program(), workshop.base, as_of, *keys, *decided)
    return f"store-{short_hash(*made_of, length=16)}"


def _reviewed_name(machine: str, verdicts: Sequence[Verdict]) -> str:
    """Return what the database with people's verdicts is called; without any, the machine's."""
    if not verdicts:
        return machine
    made_by = program("kg/review", "kg/publish.py")
    return f"store-{short_hash(machine, made_by, verdicts[-1].hash, length=16)}"


def _write_database(
    material: Material, name: str, as_of: date | None, before: str | None, tell: Progress
) -> Assembly:
    """Put all documents together and load everything into a new database.

    Its documents' graphs are the machine's. `before` is the database to begin with.
    """
    workshop = material.workshop
    to = workshop.folder / name
    with unfinished(to) as scratch:
        scratch.mkdir()
        tell("identity", 0, 1)
        made = material.assembly(as_of, scratch)
        tell("identity", 1, 1)
        tell("write", 0, 1)
        machine = {one.sha256: one for one in material.machine}
        content = Content(
            Iris(workshop.base),
            {UNION: made.union, **made.graphs},
            {
                one.sha256: " ".join(sorted({one.key, machine[one.sha256].key}))
                for one in material.prepared
            },
            lambda one: workshop.lines(machine[one]),
        )
        earlier = workshop.folder / before if before else None
        write_database(scratch / "database", content, before=earlier)
        if to.exists():  # put away whole, since what bears its name always is
            to.replace(scratch / "before")
        (scratch / "database").replace(to)
    tell("write", 1, 1)
    return made


def _manifest(
    documents: Found, machine: Material, assembly: Assembly, as_of: date | None
) -> Manifest:
    stored = []
    for one, paths in documents:
        digest = machine.digests[one.key]
        label = label_of(own_name(digest.documents))
        stored.append(StoredDocument(one.sha256, one.name, paths, digest.reading, label))
    return Manifest(
        store="",
        base=machine.workshop.base,
        as_of=assembly.as_of.isoformat() if assembly.as_of else None,
        documents=tuple(stored),
        counts=assembly.counts,
        as_of_given=as_of.isoformat() if as_of else None,
        made_by=made_by(),
    )


def made_by() -> str:
    """Return by which version of the program a graph is made."""
    return f"camket {metadata.version('camket')} {graph_program()[:16]}"
