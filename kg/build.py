"""Builds a graph from files: `build(paths, into)`; building again changes nothing.

The given paths are the complete set of sources of the folder: a file that stands under them is in
the graph, a file that no longer does leaves it. What cannot be read is refused with its reason;
where it was stored before, what was stored stays. So does everything under a given path that does
not exist (a misspelt folder must not empty a graph). Files with equal bytes are one document.

Each file is prepared once and kept by hash (`document.prepare`); identity, ledger and union are
made of all of them anew (`kg.assemble`, `kg.publish`). Where people reviewed, the documents that
they judged are made again as they left them, and a second database holds what the machine reads.
A build writes fresh databases and then swaps, so that a killed build leaves the graph as it was.
"""

from __future__ import annotations

import fcntl
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extract.files import File, Refusal, find_files
from extract.source import Limits
from kg.assemble import Assembly
from kg.crew import Crew, Death, cores
from kg.document.prepare import Extractor, Prepared, Workshop
from kg.identity.decisions import read_decisions
from kg.iris import Iris
from kg.publish import Progress, machine_material, publish, reviewed_material
from kg.refusals import read_refused, refused_of
from kg.review.log import read_verdicts
from kg.store import Manifest, NoStore, read_manifest, remove_unfinished
from ontology.vocab import ID_BASE

_MUCH = 300_000
"""Bytes of files from which on several processes are done sooner than one, with their start."""

FOLDERS = ("readings", "records", "digests", "graphs", "sources")


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
class Engine:
    """What finds and prepares files: this machine by itself, or others.

    `find` returns files and refusals; `prepare` is given the files, how many processes there may
    be and what to tell, and returns what becomes of each by its path, in the order of the files.
    """

    find: Callable[[Iterable[Path], Limits], tuple[list[File], list[Refusal]]]
    prepare: Callable[
        [Workshop, Sequence[File], int | None, Progress], dict[str, Prepared | Refusal]
    ]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: base of IRIs, day of the status (`None`: the latest document's), processes.

    `jobs` is the number of processes; `None`: one a core, where there is enough to read.
    `limits` bound the reading of each file; `refused` is a file of repairs not to be made, by
    default `refused.tsv` in the graph's folder, if it is there. Without an `engine` this machine
    reads them by itself.
    """

    base: str = ID_BASE
    as_of: date | None = None
    jobs: int | None = 1
    limits: Limits = field(default_factory=Limits)
    refused: Path | None = None
    engine: Engine | None = None


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
    engine = options.engine or Engine(find_files, prepare_all)
    files, refused = engine.find(paths, options.limits)
    read_verdicts(into)
    unwanted = read_refused(options.refused) if options.refused else refused_of(into)
    before = read_manifest(into, older=True)
    if not files and before is None:
        return Report(None, (), (), (), (), tuple(refused), (), {"documents": 0})
    with alone(into):
        make_folders(into)
        workshop = Workshop(into, options.base, extractor, options.limits, unwanted)
        tell = progress or (lambda stage, done, total: None)
        made = engine.prepare(workshop, files, options.jobs, tell)
        refused += [r for r in made.values() if isinstance(r, Refusal)]
        rescued = rescue(workshop, before, refused)
        ready = [(p, m) for p, m in made.items() if isinstance(m, Prepared)] + rescued
        documents, duplicates = distinct(ready)
        manifest = publish(workshop, documents, before, as_of=options.as_of, tell=tell)
    return report_of(manifest, before, duplicates, refused, [path for path, _ in rescued])


def renew(into: Path, *, extractor: Extractor, progress: Progress | None = None) -> Report:
    """Make identity and all that is derived anew from what is kept, as people decided since.

    No file is read again; a folder of an earlier form becomes one of this. Raises as `build`, and
    `kg.store.NoStore` where nothing was built.
    """
    tell = progress or (lambda stage, done, total: None)
    before = _known(into)
    with alone(into):
        make_folders(into)
        workshop, documents = _kept_documents(into, before, extractor)
        manifest = publish(workshop, documents, before, as_of=_day_given(before), tell=tell)
    return report_of(manifest, before, [], [], [])


def assembled(
    folder: Path,
    scratch: Path,
    *,
    extractor: Extractor,
    as_of: date | None = None,
    machine: bool = False,
) -> Assembly:
    """Return what a graph's folder comes to as of another day, or without what people said.

    Nothing is written but what a document's record gives, should that not be kept, and the union
    into the folder `scratch`. Raises `kg.store.NoStore` where nothing was built.
    """
    known = _known(folder)
    workshop, documents = _kept_documents(folder, known, extractor)
    material = machine_material(workshop, [one for one, _ in documents])
    verdicts = () if machine else read_verdicts(folder)
    if verdicts:
        material = reviewed_material(material, verdicts)
    return material.assembly(as_of or _day_given(known), scratch)


def _known(folder: Path) -> Manifest:
    found = read_manifest(folder, older=True)
    if found is None:
        raise NoStore(f"{folder} holds no graph; run: camket build PATH... --into {folder}")
    return found


def _day_given(manifest: Manifest) -> date | None:
    return date.fromisoformat(manifest.as_of_given) if manifest.as_of_given else None


def make_folders(into: Path) -> None:
    """Make the folders in which what files give is kept."""
    for name in FOLDERS:
        (into / name).mkdir(parents=True, exist_ok=True)


def _kept_documents(
    folder: Path, manifest: Manifest, extractor: Extractor
) -> tuple[Workshop, list[tuple[Prepared, tuple[str, ...]]]]:
    """Return the workshop of a folder, and its documents with their paths, from what is kept."""
    workshop = Workshop(folder, manifest.base, extractor, refused=refused_of(folder))
    found = []
    for stored in manifest.documents:
        known = (stored.sha256, stored.name)
        made = workshop.made_before(*known) or workshop.prepare_again(*known)
        if made is None:
            raise NoStore(f"{folder} lacks the text of {stored.name}; run: camket build PATH...")
        found.append((made, stored.paths))
    return workshop, found


@contextmanager
def alone(into: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process, however it ends.

    Raises `BuildBusy` where another process holds it.
    """
    into.mkdir(parents=True, exist_ok=True)
    with (into / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildBusy(f"another build is writing into {into}; wait for it to end") from None
        remove_unfinished(into)
        yield


def prepare_all(
    workshop: Workshop, files: Sequence[File], jobs: int | None, tell: Progress
) -> dict[str, Prepared | Refusal]:
    """Prepare all files, in several processes if asked; the answer is in the order of the files."""
    made: dict[str, Prepared | Refusal] = {}
    for name, one in _prepared(workshop, files, jobs):
        made[name] = one
        tell("read", len(made), len(files))
    return {str(file): made[str(file)] for file in files}


def _prepared(
    workshop: Workshop, files: Sequence[File], jobs: int | None
) -> Iterator[tuple[str, Prepared | Refusal]]:
    """Yield by path what becomes of each file: those that are kept, then the others as done."""
    new = []
    for file in files:
        kept = workshop.prepared_before(file)
        if kept:
            yield str(file), kept
        else:
            new.append(file)
    jobs = min(len(new), jobs or (cores() if _is_much(new) else 1))
    if jobs > 1:
        yield from _by_crew(workshop, new, jobs)
    else:
        yield from ((str(file), workshop.prepare(file)) for file in new)


def _is_much(files: Iterable[File]) -> bool:
    """Whether files are worth starting processes for; a file that is gone is soon refused."""
    size = 0
    for file in files:
        with suppress(OSError):
            size += file.path.stat().st_size
    return size >= _MUCH


def _by_crew(
    workshop: Workshop, files: Sequence[File], jobs: int
) -> Iterator[tuple[str, Prepared | Refusal]]:
    """Yield what becomes of files as they are done; one that kills its process is refused."""
    with Crew(workshop.prepare, jobs, imports=("extract.pipeline",)) as crew:
        for place, one in crew.each(files):
            name = str(files[place])
            yield name, Refusal(name, lost(name, one)) if isinstance(one, Death) else one


def lost(name: str, death: Death) -> str:
    """Return why a file is refused that kills the process which reads it."""
    return (
        f"{name}: ends every process that reads it ({death.how}); it is broken, or needs more"
        " memory than there is; the other files are built without it"
    )


def rescue(
    workshop: Workshop, before: Manifest | None, refused: Iterable[Refusal]
) -> list[tuple[str, Prepared]]:
    """Return what was stored of files that cannot be read now, prepared from the kept texts."""
    gone = {Path(refusal.path) for refusal in refused}
    rescued: list[tuple[str, Prepared]] = []
    for document in before.documents if before else ():
        for path in document.paths:
            if not gone.isdisjoint((Path(path), *Path(path).parents)):
                again = workshop.prepare_again(document.sha256, document.name)
                if again:
                    rescued.append((path, again))
    return rescued


def distinct(
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


def report_of(
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
