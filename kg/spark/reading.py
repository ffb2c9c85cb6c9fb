"""Reading by Spark: files in any place that Hadoop reads, prepared by workers as the build does it.

A task that fails (a worker machine that is lost, a disk that is full) is done again by Spark; a
document that cannot be read is refused by name, as is one that is gone when its turn comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from extract.files import File, Refusal
from extract.read import read_bytes
from extract.source import Limits, ReadError
from kg.build import FOLDERS, Engine
from kg.document.prepare import Prepared, Workshop
from kg.publish import Progress
from kg.spark.addresses import address_of
from kg.spark.listing import Listing, list_files
from kg.spark.places import Place
from kg.spark.preparing import PREPARED, documents, rows
from kg.store import write_whole


def prepare_table(listing: Listing, workshop: Workshop) -> DataFrame:
    """Return what becomes of the listed files, as a table of `PREPARED`."""
    how = partial(rows, replace(workshop, folder=Path()))
    return listing.files.sparkSession.createDataFrame(
        listing.files.rdd.mapPartitions(how), PREPARED
    )


def refusals(listing: Listing, prepared: DataFrame) -> list[Refusal]:
    """Return which of the listed files were refused by the workers, or could not come to them."""
    spark = prepared.sparkSession
    bad = prepared.where("refusal is not null").select("path", "refusal").collect()
    listed = spark.createDataFrame(list(listing.paths.items()), "path string, named boolean")
    came = prepared.select(F.col("file").alias("path"))
    left = listed.join(came, "path", "left_anti").collect()
    return [Refusal(*row) for row in bad] + [_left_out(spark, *row) for row in left]


def _left_out(spark: SparkSession, path: str, named: bool) -> Refusal:
    """Return why Spark did not hand on a file: it is empty, or it is gone by now."""
    if Place(spark, address_of(path)).size == 0:
        (one,) = documents(path, b"", Limits(), named=named)
        if isinstance(one, Refusal):
            return one
        try:
            read_bytes(b"", path)
        except ReadError as error:
            return Refusal(path, str(error))
    return Refusal(path, f"{path}: is gone or may not be read")


@dataclass
class SparkFiles:
    """Files under some paths for `kg.build`: Spark's workers prepare them, this process keeps."""

    spark: SparkSession
    paths: Sequence[str]
    limits: Limits

    @property
    def engine(self) -> Engine:
        """What `kg.build.build` is to read by."""
        return Engine(lambda paths, limits: self._find(), self._prepare)

    @cached_property
    def _listing(self) -> Listing:
        return list_files(self.spark, self.paths, self.limits)

    def _find(self) -> tuple[list[File], list[Refusal]]:
        return [File(Path(path)) for path in self._listing.paths], list(self._listing.refused)

    def _prepare(
        self, workshop: Workshop, files: Sequence[File], jobs: int | None, tell: Progress
    ) -> dict[str, Prepared | Refusal]:
        """Keep in the workshop's folder what the workers made; they tell how many they are."""
        table = prepare_table(self._listing, workshop).persist(StorageLevel.DISK_ONLY)
        table.count()  # all at once; what is fetched below comes part by part
        made: dict[str, Prepared | Refusal] = {}
        good = table.where("refusal is null").orderBy("path")
        for row in good.toLocalIterator(prefetchPartitions=True):
            made[row.path] = Prepared(row.sha256, row.name, row.key)
            for folder in FOLDERS:
                _keep(workshop.folder / folder / row[folder].name, row[folder].text)
            tell("read", len(made), max(len(made), len(files)))
        made |= {one.path: one for one in refusals(self._listing, table)}
        table.unpersist()
        return dict(sorted(made.items()))


def _keep(path: Path, text: str) -> None:
    """Keep a file unless it is kept: what two equal files share is as the first of them gave it."""
    if not path.exists() or path.stat().st_size == 0:
        write_whole(path, text, lasting=path.parent.name == "sources")
