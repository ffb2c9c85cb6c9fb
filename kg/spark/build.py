"""Building by Spark: into a graph's folder on this machine, or at any address as N-Quads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pyspark.sql import SparkSession

from kg.build import Options, Report, build
from kg.document.extractor import extract_source
from kg.publish import Progress
from kg.spark.addresses import is_address
from kg.spark.job import build_quads
from kg.spark.places import Place
from kg.spark.reading import SparkFiles


def build_by_spark(
    spark: SparkSession,
    paths: Sequence[str],
    into: str,
    *,
    options: Options,
    progress: Progress | None = None,
) -> Report:
    """Make the graph of all files under `paths`, and report.

    Where `into` is a path, this process makes of what the workers read the same folder as
    `kg.build.build`; where it is an address, the workers do that, too (`kg.spark.job`).
    """
    if is_address(into):
        home = Place(spark, into)
        return build_quads(
            paths, home, extractor=extract_source, options=options, progress=progress
        )
    read = SparkFiles(spark, paths, options.limits)
    by_spark = replace(options, engine=read.engine)
    return build([], Path(into), extractor=extract_source, options=by_spark, progress=progress)
