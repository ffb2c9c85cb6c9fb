"""Connected components as joins: which nodes hang together, each group called by its least node."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F


def components(edges: DataFrame) -> DataFrame:
    """Return `node` and `group` of all nodes of some edges (`left`, `right`).

    In each round a node takes the least group of its neighbours, then the group of that group; so
    the rounds are few, as many as the logarithm of the longest way at best.
    """
    back = edges.select(F.col("right").alias("left"), F.col("left").alias("right"))
    both = _kept(edges.select("left", "right").union(back).distinct())
    groups = both.select(F.col("left").alias("node")).distinct()
    groups = groups.withColumn("group", F.col("node"))
    while True:
        closer = _kept(_round(both, groups))
        changed = closer.join(groups, ["node", "group"], "left_anti").limit(1).count()
        groups = closer
        if not changed:
            return groups


def _kept(table: DataFrame) -> DataFrame:
    """Return a table worked out now, whose plan does not grow from round to round."""
    if table.sparkSession.sparkContext.getCheckpointDir():
        return table.checkpoint()
    return table.localCheckpoint()


def _round(both: DataFrame, groups: DataFrame) -> DataFrame:
    beside = both.join(groups, F.col("right") == F.col("node"))
    least = beside.groupBy("left").agg(F.min("group").alias("least"))
    taken = groups.join(least, F.col("node") == F.col("left")).select(
        "node", F.least("group", "least").alias("group")
    )
    of_group = taken.select(F.col("node").alias("group"), F.col("group").alias("further"))
    return taken.join(of_group, "group").select("node", F.col("further").alias("group"))
