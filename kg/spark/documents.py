"""The documents of a build as a table: each once, with all paths at which its bytes were found."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F


def distinct_documents(prepared: DataFrame) -> DataFrame:
    """Return `sha256`, `name`, `key`, `paths`, `digest` and `lines` of each document.

    Of equal files the first by name counts, then by path, as `kg.build.distinct` has it.
    """
    good = prepared.where("refusal is null")
    file_name = F.element_at(F.split("path", "/"), -1).alias("file_name")
    found = good.groupBy("sha256").agg(
        F.array_sort(F.collect_set(F.struct(file_name, "path"))).alias("found")
    )
    paths = found.select("sha256", F.col("found.path").alias("paths"))
    kept = good.select(
        *("sha256", "path", "name", "key"),
        F.col("digests.text").alias("digest"),
        F.col("graphs.text").alias("lines"),
    )
    first = paths.withColumn("path", F.element_at("paths", 1))
    return first.join(kept, ["sha256", "path"]).drop("path")
