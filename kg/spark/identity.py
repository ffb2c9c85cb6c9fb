"""Identity as joins: the rules of `kg.identity` over blocks that Spark brings together.

Each name goes to the blocks in which rules compare it; a block is judged by the rule's own code, so
that features, weights and reasons are those of one machine. Judgements form components, and each
component is settled for itself, as nothing outside it has a say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from pyspark.sql import DataFrame, Row
from pyspark.sql import functions as F

from extract.codec import loads
from kg.document.cast import Thing
from kg.identity.body_identity import units_told_one
from kg.identity.components import settle
from kg.identity.decisions import Decision, Verdicts, verdicts
from kg.identity.judgements import Judgement
from kg.identity.project_identity import Surroundings
from kg.identity.resolve import Identity
from kg.identity.rules import DOCUMENT, RULES, Known
from kg.spark.components import components
from kg.spark.names import Names, name_of

_BLOCKS = (
    "block string, rule int, needed boolean, kind string, record string,"
    " around array<struct<iri: string, label: string>>"
)
_JUDGED = "left string, right string, score double, reason string, verdict string, origin string"
_JUDGEMENT = ("left", "right", "score", "reason", "verdict", "origin")


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is who, as tables: `old` and `new` IRI of what was joined, and all judgements."""

    canonical: DataFrame
    judgements: DataFrame

    def identity(self) -> Identity:
        """Return all of it in this process."""
        pairs = dict(map(tuple, self.canonical.toLocalIterator()))
        found = [Judgement(*row) for row in self.judgements.toLocalIterator()]
        ordered = sorted(found, key=lambda j: (*j.pair, j.verdict, j.reason))
        return Identity(dict(sorted(pairs.items())), tuple(ordered))


def join(names: Names, decisions: Iterable[Decision] = ()) -> Joined:
    """Decide identity over all names, as `kg.identity.resolve` does, given people's decisions."""
    decided = verdicts(decisions)
    labels, known = _told(names, decided)
    best = _best(_judged(names.names, known)).persist()
    settled = _settled(best, names.nodes, decided, labels).persist()
    joined = settled.where(F.col("verdict") == "joined")
    return Joined(
        joined.select(F.col("left").alias("old"), F.col("right").alias("new")),
        settled.where(F.col("verdict") != "joined").select(*_JUDGEMENT),
    )


def _told(names: Names, decided: Verdicts) -> tuple[dict[str, str], Known]:
    """Return the labels of the names that people speak of, and what rules know of them."""
    spoken = {iri for pair in (*decided.same, *decided.different) for iri in pair} | decided.alone
    if not spoken:
        return {}, Known()
    asked = F.col("iri").isin(sorted(spoken))
    labels = {row.iri: row.label for row in names.nodes.where(asked).collect()}
    found = names.names.where(asked & (F.col("kind") != DOCUMENT)).collect()
    things = [loads(Thing, row.record) for row in found]
    return labels, Known(decided.alone, decided.same, units_told_one(things, decided.same))


# --- judging --------------------------------------------------------------------------------


def _judged(names: DataFrame, known: Known) -> DataFrame:
    """Return what all rules judge, each pair possibly more than once."""
    spark = names.sparkSession
    keyed = names.select("kind", "record", "around").rdd.mapPartitions(partial(_keyed, known))
    member = F.struct("kind", "record", "around")
    blocks = (
        spark.createDataFrame(keyed, _BLOCKS)
        .groupBy("rule", "block")
        .agg(F.max("needed").alias("needed"), F.collect_list(member).alias("members"))
    )
    worth = blocks.where("needed and size(members) > 1").select("rule", "members")
    return spark.createDataFrame(worth.rdd.mapPartitions(partial(_judge, known)), _JUDGED)


def _keyed(known: Known, names: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Yield each name once for each rule that compares it, with its block."""
    for kind, record, around in names:
        name = name_of(kind, record)
        for place, rule in enumerate(RULES):
            block = rule.block(name, known) if kind in rule.kinds else None
            if block is not None:
                yield repr(block), place, rule.needs(name), kind, record, around


def _judge(known: Known, blocks: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Yield what a rule judges of each block, whose members may come in any order."""
    for rule, found in blocks:
        members = sorted(found, key=lambda member: member.record)
        names = [name_of(member.kind, member.record) for member in members]
        beside = {name.iri: m.around or () for name, m in zip(names, members, strict=True)}
        around = Surroundings(
            {iri: frozenset(b.iri for b in found) for iri, found in beside.items()},
            {b.iri: b.label for bodies in beside.values() for b in bodies},
        )
        for one in RULES[rule].judge(names, replace(known, around=around)):
            yield tuple(getattr(one, part) for part in _JUDGEMENT)


def _best(judged: DataFrame) -> DataFrame:
    """Return one judgement a pair, as `kg.identity.judgements.best_of` chooses it."""
    order = F.struct(
        (F.col("verdict") != "same").alias("unsure"),
        (-F.col("score")).alias("doubt"),
        *_JUDGEMENT[3:],
        "score",
    )
    best = judged.groupBy("left", "right").agg(F.min(order).alias("best"))
    return best.select("left", "right", "best.score", "best.reason", "best.verdict", "best.origin")


# --- settling -------------------------------------------------------------------------------


def _settled(
    best: DataFrame, nodes: DataFrame, decided: Verdicts, labels: Mapping[str, str]
) -> DataFrame:
    """Return all judgements that hold, and as «joined» by which IRI (right) another (left) goes."""
    spoken = [p for p in (*decided.same, *sorted(decided.different)) if labels.keys() >= set(p)]
    rows = [(*pair, 1.0, "", "said", "person") for pair in spoken]
    said = best.sparkSession.createDataFrame(rows, _JUDGED)
    groups = components(best.where(F.col("verdict") == "same").union(said)).persist()
    ranks = nodes.select("iri", "rank")
    found = best.union(said)
    for end in ("left", "right"):
        rank = ranks.select(F.col("iri").alias(end), F.col("rank").alias(f"{end}_rank"))
        found = found.join(rank, end, "left")
    of_left = groups.select(F.col("node").alias("left"), "group")
    found = found.join(of_left, "left", "left").withColumn("group", F.coalesce("group", "left"))
    member = F.struct(*_JUDGEMENT, "left_rank", "right_rank")
    whole = found.groupBy("group").agg(F.collect_list(member).alias("members"))
    settle_all = partial(_settle, decided, labels)
    settled = whole.select("members").rdd.mapPartitions(settle_all)
    return best.sparkSession.createDataFrame(settled, _JUDGED)


def _settle(
    decided: Verdicts, labels: Mapping[str, str], groups: Iterable[Row]
) -> Iterator[tuple[object, ...]]:
    """Settle one component after the other; what people say goes to the one that it is about."""
    for (members,) in groups:
        rank = {m.left: m.left_rank for m in members} | {m.right: m.right_rank for m in members}
        spoken = {(m.left, m.right) for m in members if m.verdict == "said"}
        said = Verdicts(
            tuple(pair for pair in decided.same if pair in spoken),
            decided.different & spoken,
            decided.alone,
        )
        judged = [Judgement(*m[: len(_JUDGEMENT)]) for m in members if m.verdict != "said"]
        known = {iri: rank_ for iri, rank_ in rank.items() if rank_ is not None}
        settled = settle(judged, rank=known, labels=labels, decided=said)
        for old, new in settled.canonical.items():
            yield old, new, 1.0, "", "joined", "rule"
        for one in settled.judgements:
            yield tuple(getattr(one, part) for part in _JUDGEMENT)
