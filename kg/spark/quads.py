"""N-Quads files: sorted lines in parts of fixed names, packed or not, with their hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyspark import RDD
from pyspark.sql import functions as F

from kg.spark.places import Place

_GZIP = "org.apache.hadoop.io.compress.GzipCodec"


@dataclass(frozen=True)
class Quads:
    """The folder of a build's N-Quads files: `packed` by gzip or plain."""

    place: Place
    packed: bool = True

    def write(self, name: str, lines: RDD[str]) -> RDD[str]:
        """Write lines as a folder of parts, one a partition; return what was written."""
        folder = self.place / name
        bare = lines.map(lambda line: line.removesuffix("\n"))
        bare.saveAsTextFile(folder.address, _GZIP if self.packed else None)
        for part in folder.names():
            if part.startswith("part-"):
                (folder / part).rename(f"{part.removesuffix('.gz')}{self._ending}")
            else:
                (folder / part).remove()
        return self.read(name)

    def write_lines(self, name: str, lines: Iterable[str]) -> None:
        """Write the lines of a small graph as one part."""
        self.write(name, self.place.spark.sparkContext.parallelize(list(lines), 1))

    def read(self, name: str) -> RDD[str]:
        """Return the lines that were written under a name, without the newline."""
        table = self.place.spark.read.option("lineSep", "\n").text((self.place / name).address)
        return table.rdd.map(lambda row: str(row.value))

    def files(self) -> list[dict[str, object]]:
        """Return path, size and hash of each file, sorted by path."""
        reader = self.place.spark.read.format("binaryFile").option("recursiveFileLookup", True)
        found = reader.load(self.place.address).select(
            F.element_at(F.split("path", "/"), -2).alias("folder"),
            F.element_at(F.split("path", "/"), -1).alias("file"),
            F.col("length").alias("bytes"),
            F.sha2("content", 256).alias("sha256"),
        )
        rows = sorted(found.collect(), key=lambda row: (row.folder, row.file))
        return [
            {"path": f"{row.folder}/{row.file}", "bytes": row.bytes, "sha256": row.sha256}
            for row in rows
        ]

    @property
    def _ending(self) -> str:
        return ".nq.gz" if self.packed else ".nq"
