"""The whole graph of a table of documents: identity, what is derived, the union; as N-Quads.

Identity and union are joins of the workers. Status and the other derived graphs look at all
documents at once: the process that drives the workers makes them of the digests, in its memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from pyspark import RDD
from pyspark.sql import DataFrame, Row

from extract.codec import loads
from kg.agencies.suggestions import suggestions
from kg.assemble import Tally, counts_of
from kg.derive import derive
from kg.document.clauses import Digest
from kg.duties.ledger import count_statuses
from kg.iris import Iris
from kg.materialise import materialise, premises
from kg.spark.identity import join
from kg.spark.names import names_of
from kg.spark.quads import Quads
from kg.spark.union import canonical_pairs, lines_of, union_lines
from kg.store import SUGGESTIONS
from kg.terms import name
from kg.world import world_of

_TYPE = name("rdf:type")
_DOCUMENTS_A_PART = 1000
"""By which files are parted: by what is in them alone, so that another cluster writes the same."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a graph came to: the day of its status, and numbers as in `kg.build.Report`."""

    as_of: date | None
    counts: dict[str, int]


def write_graph(
    documents: DataFrame, quads: Quads, iris: Iris, *, as_of: date | None = None
) -> Written:
    """Write the graph of some documents (`sha256`, `digest`, `lines`) as N-Quads."""
    parts = -(-documents.count() // _DOCUMENTS_A_PART) or 1
    names = names_of(documents)
    joined = join(names)
    digests = _digests(documents)
    as_of = as_of or max((d.seen for d in digests if d.seen), default=None)
    identity = joined.identity()
    world = world_of(digests, identity, iris, as_of=as_of)
    graphs = {"identity": identity.lines(iris), "derived": derive(world)}
    graphs[SUGGESTIONS] = suggestions(world)
    pairs = canonical_pairs(names.said, joined.canonical)
    others = (*graphs["identity"], *graphs["derived"])
    lines = union_lines(documents.join(pairs, "sha256", "left"), others, parts)
    union = quads.write("union", lines)
    tally = _tally(union)
    graphs["inferred"] = materialise(tally.links)
    list(tally.over(graphs["inferred"]))
    quads.write_lines("union-inferred", graphs["inferred"])
    for short, made in graphs.items():
        quads.write_lines(short, _named(made, iris.graph(short)))
    quads.write("documents", _own(documents, iris, parts))
    statuses = {f"tasks.{s[3:]}": n for s, n in count_statuses(world).items()}
    return Written(as_of, counts_of(digests, tally) | statuses)


def _digests(documents: DataFrame) -> list[Digest]:
    """Return all digests, in the order in which one machine would have them."""
    rows = documents.select("sha256", "digest").orderBy("sha256").toLocalIterator()
    return [loads(Digest, row.digest) for row in rows]


def _own(documents: DataFrame, iris: Iris, parts: int) -> RDD[str]:
    """Return the lines of the documents' own graphs, each document's in one part."""
    rows = documents.select("sha256", "lines").repartition(parts, "sha256")
    in_order = rows.sortWithinPartitions("sha256").rdd
    return in_order.flatMap(partial(_quads_of, iris))


def _quads_of(iris: Iris, document: Row) -> Iterator[str]:
    return _named(lines_of(document.lines), iris.document_graph(document.sha256))


def _named(lines: Iterable[str], graph: str) -> Iterator[str]:
    """Yield the lines of a graph as N-Quads."""
    return (f"{line[:-3]} <{graph}> .\n" for line in lines)


def _tally(union: RDD[str]) -> Tally:
    """Count the union, and fetch the lines from which others follow."""
    wanted = premises()
    split = union.map(lambda line: (line, line.split(" ", 2)))
    kinds = split.filter(lambda pair: pair[1][1] == _TYPE).map(lambda pair: pair[1][2][:-2])
    links = split.filter(lambda pair: pair[1][1] in wanted).map(lambda pair: f"{pair[0]}\n")
    return Tally(union.count(), Counter(kinds.countByValue()), links.collect())
