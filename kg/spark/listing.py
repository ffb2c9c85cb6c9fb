"""Listing: the files under paths in any place that Hadoop reads, as a table of Spark.

Hidden files are passed over, as by `extract.files.find_files`. Paths on this machine are shown as
such, others as their address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F

from extract.files import Refusal
from extract.source import Limits
from kg.spark.addresses import ON_THIS_MACHINE, address_of, shown
from kg.spark.places import Place

_PATTERN = re.compile(r"[\\*?\[\]{}]")
_HIDDEN = r"^\."
_MEGABYTE = 1 << 20
_MOST = (1 << 31) - 1
"""The most bytes that Spark hands on in one piece."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files found, and what is refused at once: too large, or not there.

    `paths` are all paths as shown, and whether the file itself was named. The table has the same
    as `path` and `named`, with the `content`, which is read when it is used; Spark leaves out of
    it files that are empty, and those that are gone by then.
    """

    files: DataFrame
    paths: Mapping[str, bool]
    refused: tuple[Refusal, ...] = ()


def list_files(spark: SparkSession, paths: Sequence[str], limits: Limits) -> Listing:
    """Return the files under some paths, each once."""
    found: dict[str, list[str]] = {"file": [], "folder": [], "missing": []}
    for path in {address_of(path): path for path in paths}.values():
        found[Place(spark, address_of(path)).kind].append(path)
    refused = [
        Refusal(shown(address_of(path)), f"{path}: no such file or folder")
        for path in found["missing"]
    ]
    named = [shown(address_of(path)) for path in found["file"]]
    folders = [path for path in found["folder"] if not _is_inside(path, found["folder"])]
    files = _table(spark, found["file"], F.lit(True))
    inside = _table(spark, folders, F.lit(False)).where(~F.col("path").isin(named))
    listed = {shown(unquote(at)): False for at in inside.inputFiles()} | dict.fromkeys(named, True)
    files = files.union(inside)
    most = min(limits.megabytes * _MEGABYTE, _MOST)
    for path, length in files.where(F.col("length") > most).select("path", "length").collect():
        refused.append(Refusal(path, _too_large(path, length, most)))
        del listed[path]
    return Listing(files.where(F.col("length") <= most).drop("length"), listed, tuple(refused))


def _is_inside(path: str, folders: Sequence[str]) -> bool:
    at = address_of(path).rstrip("/")
    return any(at.startswith(address_of(other).rstrip("/") + "/") for other in folders)


def _table(spark: SparkSession, paths: Sequence[str], named: Column) -> DataFrame:
    if not paths:
        return spark.createDataFrame([], "path string, length long, content binary, named boolean")
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", True)
    reader = reader.option("ignoredPathSegmentRegex", _HIDDEN)
    files = reader.load([_PATTERN.sub(r"\\\g<0>", address_of(path)) for path in paths])
    place = F.regexp_replace("path", ON_THIS_MACHINE, "")
    return files.select(place.alias("path"), "length", "content", named.alias("named"))


def _too_large(path: str, length: int, most: int) -> str:
    return (
        f"{path}: has {length // _MEGABYTE} megabytes, more than {most // _MEGABYTE}"
        " (--max-memory; Spark hands on no file of more than 2047)"
    )
