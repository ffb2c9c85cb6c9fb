"""The union as tables: each document's lines under canonical IRIs, settled subject by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from pyspark import RDD
from pyspark.sql import DataFrame, Row
from pyspark.sql import functions as F

from kg.identity.resolve import Identity
from kg.union import canonical, settled

_LINES = "subject string, line string"


def canonical_pairs(said: DataFrame, joined: DataFrame) -> DataFrame:
    """Return for each document (`sha256`) the IRIs in it that go by another one, as `pairs`.

    `said` are the names in each document, `joined` is as `kg.spark.identity.Joined.canonical`.
    """
    named = said.select("sha256", F.col("iri").alias("old")).distinct().join(joined, "old")
    return named.groupBy("sha256").agg(F.collect_list(F.struct("old", "new")).alias("pairs"))


def union_lines(documents: DataFrame, others: Iterable[str], parts: int) -> RDD[str]:
    """Return the lines of the union, each subject's in one of so many parts, each part sorted.

    `documents` has the `lines` of each document's graph and the `pairs` of its IRIs; `others` are
    the lines of graphs that are canonical already.
    """
    spark = documents.sparkSession
    own = spark.createDataFrame(documents.select("lines", "pairs").rdd.flatMap(_lines), _LINES)
    given = [(_subject(line), line) for line in others]
    if given:
        own = own.union(spark.createDataFrame(spark.sparkContext.parallelize(given), _LINES))
    together = own.repartition(parts, "subject").sortWithinPartitions("line")
    return together.select("line").rdd.mapPartitions(_settled)


def _lines(document: Row) -> Iterator[tuple[str, str]]:
    identity = Identity(dict(map(tuple, document.pairs or ())), ())
    for lines in canonical([lines_of(document.lines)], identity):
        yield from ((_subject(line), line) for line in lines)


def lines_of(text: str) -> list[str]:
    """Return the lines of a graph's text; other signs than the newline may stand in literals."""
    return StringIO(text, newline="\n").readlines()


def _settled(rows: Iterable[Row]) -> Iterator[str]:
    return settled(line for (line,) in rows)


def _subject(line: str) -> str:
    return line.partition(" ")[0]
