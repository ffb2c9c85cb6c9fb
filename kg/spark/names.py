"""Names: what the digests of documents name, as a table of Spark, each thing once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyspark.sql import DataFrame, Row
from pyspark.sql import functions as F

from extract.codec import dumps, loads
from kg.document.cast import Thing
from kg.document.clauses import Digest
from kg.identity.document_names import DocumentName
from kg.identity.resolve import rank_of
from kg.identity.rules import DOCUMENT, Name

_NAMED = (
    "sha256 string, place int, kind string, iri string, label string, rank int, record string,"
    " around array<string>"
)


@dataclass(frozen=True, slots=True)
class Names:
    """All names, and the nodes that they stand for.

    `said` has a row for each name in each document; `names` those that identity compares (`kind`,
    `iri`, `record`, `around`: what a project is mentioned with, `iri` and `label`); `nodes` has
    `iri`, `label` and `rank` of each.
    """

    said: DataFrame
    names: DataFrame
    nodes: DataFrame


def names_of(digests: DataFrame) -> Names:
    """Return what digests name: a table of `sha256` and `digest`, as `dumps` writes one."""
    spark = digests.sparkSession
    rows = digests.select("sha256", "digest").rdd.mapPartitions(_rows)
    said = spark.createDataFrame(rows, _NAMED).persist()
    documents = said.where(F.col("kind") == DOCUMENT)
    # Of a thing that several documents name, the first by label counts, as in `resolve`.
    first = F.min(F.struct("label", "sha256", "place", "record")).alias("first")
    things = said.where(F.col("kind") != DOCUMENT).groupBy("kind", "iri").agg(first)
    things = things.select("kind", "iri", "first.label", "first.record")
    nodes = things.select("iri", "label", F.lit(0).alias("rank")).union(
        documents.groupBy("iri").agg(F.max("label").alias("label"), F.min("rank").alias("rank"))
    )
    around = _around(said, nodes)
    compared = things.select("kind", "iri", "record").union(
        documents.select("kind", "iri", "record").distinct()
    )
    return Names(said, compared.join(around, "iri", "left"), nodes)


def name_of(kind: str, record: str) -> Name:
    """Return a name from its record."""
    return loads(DocumentName, record) if kind == DOCUMENT else loads(Thing, record)


def _around(said: DataFrame, nodes: DataFrame) -> DataFrame:
    """Return for each project the bodies and documents that clauses name with it."""
    pairs = said.select(F.col("iri").alias("project"), F.explode("around").alias("iri")).distinct()
    beside = pairs.join(nodes, "iri").select("project", F.struct("iri", "label").alias("beside"))
    return beside.groupBy(F.col("project").alias("iri")).agg(
        F.collect_list("beside").alias("around")
    )


def _rows(digests: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Yield what the documents name, as rows of `_NAMED`."""
    for sha256, text in digests:
        digest = loads(Digest, text)
        around: dict[str, set[str]] = defaultdict(set)
        for clause in digest.clauses:
            for project in clause.projects:
                around[project].update(clause.leads, clause.mandates)
        for place, thing in enumerate(digest.things):
            beside = sorted(around.get(thing.iri, ()))
            yield sha256, place, thing.kind, thing.iri, thing.label, 0, dumps(thing), beside
        for place, name in enumerate(digest.documents):
            rank = rank_of(name)
            yield sha256, place, DOCUMENT, name.iri, name.label, rank, dumps(name), []
