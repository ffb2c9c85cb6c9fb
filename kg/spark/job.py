"""A graph built wholly by Spark: N-Quads and records at any address that Hadoop writes.

    INTO/manifest.json             what was built, in which folder, with size and hash of each file
    INTO/graph-…/quads/union/      the union under canonical IRIs: the default graph
    INTO/graph-…/quads/union-inferred/    what follows from the ontology, part of the union too
    INTO/graph-…/quads/documents/  the graph of each document as it gave it
    INTO/graph-…/quads/identity/ derived/ inferred/ suggestions/    the graphs between documents
    INTO/graph-…/documents/        of each document a line of JSON: hash, name, paths, reading
    INTO/graph-…/prepared/         records, readings, digests, texts as read, refusals (Parquet)

The folder is called by what it is made of. A build makes a new one, then the manifest, and removes
the old one last, so that who reads sees one build or the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from pyspark.sql import DataFrame, Row
from pyspark.sql import functions as F

from extract.codec import loads
from extract.files import Refusal
from kg.build import Options, Report, report_of
from kg.document.clauses import Digest
from kg.document.prepare import Extractor, Workshop
from kg.iris import Iris, short_hash
from kg.program import graph_program
from kg.publish import Progress, made_by
from kg.refusals import read_refused
from kg.review.claims import label_of, own_name
from kg.spark.documents import distinct_documents
from kg.spark.listing import list_files
from kg.spark.places import Place
from kg.spark.quads import Quads
from kg.spark.reading import prepare_table, refusals
from kg.spark.whole import write_graph
from kg.store import MANIFEST, Manifest, NoStore, StoredDocument

_UNFINISHED = "unfinished"
_KIND = "camket-quads-1"
"""What a manifest says that it is of."""


def build_quads(
    paths: Sequence[str],
    home: Place,
    *,
    extractor: Extractor,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Make the graph of all files under `paths` at a place, and report as `kg.build.build`.

    Raises `ValueError` for a bad base, `kg.store.NoStore` where another kind of folder stands.
    """
    options = options or Options()
    tell = progress or (lambda stage, done, total: None)
    iris = Iris(options.base)
    before = read_build(home)
    work = home / _UNFINISHED
    work.remove()
    checkpoints = work / "checkpoints"
    checkpoints.spark.sparkContext.setCheckpointDir(checkpoints.address)
    tell("read", 0, 1)
    table, refused = _prepared(paths, work / "prepared", extractor, options)
    tell("read", 1, 1)
    documents = distinct_documents(table).persist()
    stored = _stored(documents, work / "documents")
    quads = Quads(work / "quads")
    tell("write", 0, 1)
    written = write_graph(documents, quads, iris, as_of=options.as_of)
    checkpoints.remove()
    tell("write", 1, 1)
    manifest = Manifest(
        store=_name(documents, iris, options),
        base=iris.base,
        as_of=str(written.as_of) if written.as_of else None,
        documents=stored,
        counts=written.counts,
        as_of_given=str(options.as_of) if options.as_of else None,
        made_by=made_by(),
    )
    documents.unpersist()
    _publish(home, manifest, quads)
    return report_of(manifest, before, _duplicates(stored), refused, [])


def read_build(home: Place) -> Manifest | None:
    """Return what was built at an address, `None` where nothing was.

    Raises `kg.store.NoStore` where another kind of folder stands there.
    """
    if (home / MANIFEST).kind == "missing":
        return None
    found = json.loads((home / MANIFEST).read())
    if found.pop("kind", None) != _KIND:
        raise NoStore(f"{home.address} holds no graph that Spark built; choose another address")
    del found["files"]
    lines = home.spark.read.text((home / found["store"] / "documents").address).collect()
    documents = (StoredDocument(**json.loads(line.value)) for line in lines)
    stored = tuple(replace(d, paths=tuple(d.paths)) for d in documents)
    return Manifest(**found, documents=tuple(sorted(stored, key=lambda d: d.sha256)))


def _prepared(
    paths: Sequence[str], place: Place, extractor: Extractor, options: Options
) -> tuple[DataFrame, list[Refusal]]:
    """Prepare all files into a table on the disk; return it with all refusals."""
    unwanted = read_refused(options.refused) if options.refused else {}
    workshop = Workshop(Path(), options.base, extractor, options.limits, unwanted)
    listing = list_files(place.spark, paths, options.limits)
    prepare_table(listing, workshop).write.parquet(place.address)
    table = place.spark.read.parquet(place.address)
    return table, [*listing.refused, *refusals(listing, table)]


def _stored(documents: DataFrame, place: Place) -> tuple[StoredDocument, ...]:
    """Write down what documents there are, and return them in the order of their hashes."""
    rows = documents.select("sha256", "name", "paths", "digest").orderBy("sha256").rdd
    lines = rows.map(_line_of)
    lines.saveAsTextFile(place.address)
    found = (StoredDocument(**json.loads(line)) for line in lines.toLocalIterator())
    return tuple(replace(document, paths=tuple(document.paths)) for document in found)


def _line_of(row: Row) -> str:
    """Return what a manifest says of a document, as one line of JSON."""
    digest = loads(Digest, row.digest)
    label = label_of(own_name(digest.documents))
    one = StoredDocument(row.sha256, row.name, tuple(row.paths), digest.reading, label)
    return json.dumps(asdict(one), ensure_ascii=False, sort_keys=True)


def _name(documents: DataFrame, iris: Iris, options: Options) -> str:
    """Return what the folder is called: by the program and all that it was given."""
    each = F.sha2(F.concat_ws(" ", "sha256", "key", "paths"), 256)
    number = F.conv(F.substring(each, 1, 15), 16, 10).cast("decimal(38,0)")
    keys = documents.agg(F.count("*"), F.sum(number)).collect()[0]
    made_of = (graph_program(), iris.base, options.as_of, *keys)
    return f"graph-{short_hash(*made_of, length=16)}"


def _publish(home: Place, manifest: Manifest, quads: Quads) -> None:
    """Put a finished build into its place, then its manifest; remove earlier builds."""
    said = asdict(manifest) | {"kind": _KIND, "files": quads.files()}
    del said["documents"]
    if (home / manifest.store).kind == "missing":
        (home / _UNFINISHED).rename(manifest.store)
    else:  # the same was built before
        (home / _UNFINISHED).remove()
    (home / MANIFEST).write(json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    for name in home.names():
        if name.startswith("graph-") and name != manifest.store:
            (home / name).remove()


def _duplicates(documents: Iterable[StoredDocument]) -> list[tuple[str, str]]:
    """Return pairs of equal files: another path, and the one by which the document is known."""
    return sorted((path, d.paths[0]) for d in documents for path in d.paths[1:])
