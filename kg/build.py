"""Builds a graph from files: `build(paths, into)`; building again changes nothing.

The given paths are the complete set of sources of the folder: a file that stands under them is in
the graph, a file that no longer does leaves it. What cannot be read is refused with its reason;
where it was stored before, what was stored stays. So does everything under a given path that does
not exist (a misspelt folder must not empty a graph). Files with equal bytes are one document.

Each file is prepared once and kept by hash (`document.prepare`); identity, ledger and union are
made of all of them anew. A build writes a fresh database and then swaps, so that a killed build
leaves the graph as it was.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from extract.files import File, Refusal, find_files
from extract.records import Refused
from extract.source import Limits
from kg.agencies.suggestions import suggestions
from kg.derive import derive
from kg.document.clauses import Digest
from kg.document.prepare import Extractor, Prepared, Workshop
from kg.duties.ledger import count_statuses
from kg.identity.decisions import read_decisions
from kg.identity.resolve import resolve
from kg.index.place import remove_others
from kg.iris import Iris, short_hash
from kg.materialise import materialise
from kg.program import program
from kg.refusals import REFUSED, read_refused
from kg.store import (
    SUGGESTIONS,
    Manifest,
    NoStore,
    StoredDocument,
    load_new,
    read_manifest,
    remove_other_stores,
    write_manifest,
)
from kg.terms import iri_of
from kg.union import count_classes, union_of
from kg.world import world_of
from ontology.vocab import ID_BASE

Progress = Callable[[str, int, int], None]
"""Called with a stage («read», «identity», «write»), how much of it is done, and of how much."""

_GRAPHS = ("identity", "derived", "inferred", SUGGESTIONS)
"""What is decided between documents, derived from all, what follows, what is only suggested."""
_FOLDERS = ("readings", "records", "digests", "graphs", "sources")


class BuildBusy(RuntimeError):
    """Another build is writing into the folder."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    `counts` holds numbers by name: «documents», «mentions.ORG», «statements.commitment», «tasks»,
    «tasks.openOverdue», «projects», «agencies», «observations», «triples». Paths stand in the
    order of their names; `readings` tells of each document, by its path, how it was read.
    """

    as_of: str | None
    added: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...]
    refused: tuple[Refusal, ...]
    kept: tuple[str, ...]
    counts: dict[str, int]
    readings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: base of IRIs, day of the status (`None`: the latest document's), processes.

    `limits` bound the reading of each file; `refused` is a file of repairs not to be made, by
    default `refused.tsv` in the graph's folder, if it is there.
    """

    base: str = ID_BASE
    as_of: date | None = None
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    refused: Path | None = None


def build(
    paths: Iterable[Path],
    into: Path,
    *,
    extractor: Extractor,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Make the graph of all files under `paths` in the folder `into`, and report.

    `extractor` must be a function of a module where several processes are used. Raises
    `BuildBusy`, `kg.store.NoStore` for a folder of another version, `ValueError` for a bad base.
    """
    options = options or Options()
    read_decisions(into, Iris(options.base).base)  # before the work, should a line be wrong
    files, refused = find_files(paths, options.limits)
    unwanted = _refused_repairs(into, options)
    before = read_manifest(into)
    if not files and before is None:
        return Report(None, (), (), (), (), tuple(refused), (), {"documents": 0})
    for name in _FOLDERS:
        (into / name).mkdir(parents=True, exist_ok=True)
    with _alone(into):
        workshop = Workshop(into, options.base, extractor, options.limits, unwanted)
        tell = progress or (lambda stage, done, total: None)
        made = _prepare_all(workshop, files, options.jobs, tell)
        refused += [r for r in made.values() if isinstance(r, Refusal)]
        rescued = _rescue(workshop, before, refused)
        ready = [(p, m) for p, m in made.items() if isinstance(m, Prepared)] + rescued
        documents, duplicates = _distinct(ready)
        manifest = _write(workshop, documents, before, options, tell)
    return _report(manifest, before, duplicates, refused, [path for path, _ in rescued])


def renew(into: Path, *, extractor: Extractor, progress: Progress | None = None) -> Report:
    """Make identity and all that is derived anew from what is kept, as people decided since.

    No file is read again. Raises as `build`, and `kg.store.NoStore` where nothing was built.
    """
    before = read_manifest(into)
    if before is None:
        raise NoStore(f"{into} holds no graph; run: camket build PATH... --into {into}")
    given = date.fromisoformat(before.as_of_given) if before.as_of_given else None
    options = Options(base=before.base, as_of=given)
    with _alone(into):
        unwanted = _refused_repairs(into, options)
        workshop = Workshop(into, options.base, extractor, options.limits, unwanted)
        documents = [
            (again, stored.paths)
            for stored in before.documents
            if (again := workshop.prepare_again(stored.sha256, stored.name))
        ]
        manifest = _write(
            workshop, documents, before, options, progress or (lambda stage, done, total: None)
        )
    return _report(manifest, before, [], [], [])


@contextmanager
def _alone(into: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process, however it ends."""
    with (into / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildBusy(f"another build is writing into {into}; wait for it to end") from None
        yield


def _refused_repairs(into: Path, options: Options) -> Mapping[str, Refused]:
    kept = into / REFUSED
    if options.refused:
        return read_refused(options.refused)
    return read_refused(kept) if kept.is_file() else {}


def _prepare_all(
    workshop: Workshop, files: Sequence[File], jobs: int, tell: Progress
) -> dict[str, Prepared | Refusal]:
    """Prepare all files, in several processes if asked; the answer is in the order of the files."""
    made: dict[str, Prepared | Refusal] = {}
    if jobs > 1 and len(files) > 1:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            results = pool.map(workshop.prepare, files, chunksize=2)
            for file, one in zip(files, results, strict=True):
                made[str(file)] = one
                tell("read", len(made), len(files))
        return made
    for file in files:
        made[str(file)] = workshop.prepare(file)
        tell("read", len(made), len(files))
    return made


def _rescue(
    workshop: Workshop, before: Manifest | None, refused: Iterable[Refusal]
) -> list[tuple[str, Prepared]]:
    """Return what was stored of files that cannot be read now, prepared from the kept texts."""
    gone = [Path(refusal.path) for refusal in refused]
    rescued: list[tuple[str, Prepared]] = []
    for document in before.documents if before else ():
        for path in document.paths:
            if any(Path(path).is_relative_to(lost) for lost in gone):
                again = workshop.prepare_again(document.sha256, document.name)
                if again:
                    rescued.append((path, again))
    return rescued


def _distinct(
    ready: Iterable[tuple[str, Prepared]],
) -> tuple[list[tuple[Prepared, tuple[str, ...]]], list[tuple[str, str]]]:
    """Return each document once with its paths, named by the first; and pairs of equal files."""
    by_hash: dict[str, dict[str, Prepared]] = defaultdict(dict)
    for path, prepared in ready:
        by_hash[prepared.sha256][path] = prepared
    documents: list[tuple[Prepared, tuple[str, ...]]] = []
    duplicates: list[tuple[str, str]] = []
    for _, found in sorted(by_hash.items()):
        # By name first, so that the order of folders does not show in the graph.
        first, *others = sorted(found, key=lambda path: (Path(path).name, path))
        documents.append((found[first], (first, *others)))
        duplicates += [(other, first) for other in others]
    return documents, sorted(duplicates)


def _write(
    workshop: Workshop,
    documents: list[tuple[Prepared, tuple[str, ...]]],
    before: Manifest | None,
    options: Options,
    tell: Progress,
) -> Manifest:
    """Write the database of all documents and then the manifest; nothing if it would be equal."""
    prepared = [one for one, _ in documents]
    state = [one.key for one in prepared]
    made_by = program("extract", "ontology", "kg")
    decisions = read_decisions(workshop.folder, options.base)
    state += [f"{d.verb} {d.one} {d.other}" for d in decisions]
    name = f"store-{short_hash(made_by, options.base, options.as_of, *state, length=16)}"
    folder = workshop.folder
    if before and before.store == name and (folder / name).is_dir():
        as_of, counts = before.as_of, before.counts
        readings = {d.sha256: d.reading for d in before.documents}
    else:
        digests = {one.sha256: workshop.digest(one) for one in prepared}
        readings = {sha256: digest.reading for sha256, digest in digests.items()}
        ready = [(one, digests[one.sha256]) for one in prepared]
        as_of, counts = _write_database(workshop, ready, folder / name, options, tell)
    stored = tuple(
        StoredDocument(one.sha256, one.name, paths, readings[one.sha256])
        for one, paths in documents
    )
    given = options.as_of.isoformat() if options.as_of else None
    manifest = Manifest(name, options.base, as_of, stored, counts, as_of_given=given)
    write_manifest(folder, manifest)
    workshop.forget_others(prepared)
    remove_other_stores(folder, name)
    remove_others(folder, name)
    return manifest


def _write_database(
    workshop: Workshop,
    ready: list[tuple[Prepared, Digest]],
    to: Path,
    options: Options,
    tell: Progress,
) -> tuple[str | None, dict[str, int]]:
    """Derive identity, ledger and union, load everything into a new database, and count."""
    iris = Iris(options.base)
    prepared, digests = [one for one, _ in ready], [digest for _, digest in ready]
    tell("identity", 0, 1)
    identity = resolve(
        (thing for d in digests for thing in d.things),
        (n for d in digests for n in d.documents),
        clauses=(c for d in digests for c in d.clauses),
        decisions=read_decisions(workshop.folder, options.base),
    )
    as_of = options.as_of or max((d.seen for d in digests if d.seen), default=None)
    world = world_of(digests, identity, iris, as_of=as_of)
    derived = derive(world)
    decided = identity.lines(iris)
    tell("identity", 1, 1)
    tell("write", 0, 1)
    union = union_of((workshop.lines(one) for one in prepared), (decided, derived), identity)
    follows = materialise(union)
    union += follows
    parts = (decided, derived, follows, suggestions(world))
    named = [(iris.graph(name), lines) for name, lines in zip(_GRAPHS, parts, strict=True)]
    graphs = ((iris.document_graph(one.sha256), workshop.lines(one)) for one in prepared)
    new = to.with_name(f"{to.name}.new-{os.getpid()}")
    load_new(new, union, (*named, *graphs))
    shutil.rmtree(to, ignore_errors=True)
    new.replace(to)
    tell("write", 1, 1)
    counts = _counts(digests, union) | {
        f"tasks.{s[3:]}": n for s, n in count_statuses(world).items()
    }
    return as_of.isoformat() if as_of else None, counts


def _counts(digests: list[Digest], union: list[str]) -> dict[str, int]:
    """Count what the graph holds, for the report."""
    classes = count_classes(union)
    named = {
        "statements": "ck:Statement",
        "statements.commitment": "ck:Commitment",
        "statements.result": "ck:Result",
        "statements.problem": "ck:Problem",
        "tasks": "ck:Task",
        "projects": "ck:Project",
        "agencies": "ck:Agency",
        "people": "foaf:Person",
        "indicators": "ck:Indicator",
        "observations": "ck:Observation",
    }
    counts = {"documents": len(digests), "triples": len(union)}
    counts |= {label: classes.get(iri_of(kind), 0) for label, kind in named.items()}
    mentions: Counter[str] = Counter()
    for digest in digests:
        mentions.update(dict(digest.mentions))
    counts["mentions"] = mentions.total()
    return counts | {f"mentions.{kind}": n for kind, n in sorted(mentions.items())}


def _report(
    manifest: Manifest,
    before: Manifest | None,
    duplicates: list[tuple[str, str]],
    refused: list[Refusal],
    kept: list[str],
) -> Report:
    """Compare what is stored now with what was stored before."""
    old = {d.sha256: d for d in before.documents} if before else {}
    new = {d.sha256: d for d in manifest.documents}
    return Report(
        as_of=manifest.as_of,
        added=tuple(sorted(d.paths[0] for s, d in new.items() if s not in old)),
        removed=tuple(sorted(d.paths[0] for s, d in old.items() if s not in new)),
        unchanged=tuple(sorted(d.paths[0] for s, d in new.items() if s in old)),
        duplicates=tuple(duplicates),
        refused=tuple(sorted(refused, key=lambda r: r.path)),
        kept=tuple(sorted(kept)),
        counts=manifest.counts,
        readings={d.paths[0]: d.reading for d in manifest.documents},
    )
