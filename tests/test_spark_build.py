"""Building by Spark, in local mode: the same records, bytes and answers as this machine alone."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
import spark_papers
from commands import run
from invented_names import citations, things
from pyspark.sql import SparkSession
from spark_papers import DEADLY, write_papers

from extract.codec import dumps
from kg.build import FOLDERS, Report, build
from kg.cli import BAD_INPUT
from kg.commands.console import report_json
from kg.document.clauses import Digest
from kg.identity.decisions import Decision
from kg.identity.resolve import Identity, resolve
from kg.spark.components import components
from kg.spark.identity import join
from kg.spark.job import build_quads
from kg.spark.names import names_of
from kg.spark.places import Place
from kg.spark.session import SparkFailed, session
from kg.store import NoStore, Store

_SMALL = {
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="module")
def spark(program: Callable[[str, str], str]) -> Iterator[SparkSession]:
    program("java", "openjdk-17-jre-headless")
    with session("local[2]", _SMALL) as found:
        yield found


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark") / "văn bản"
    write_papers(folder)
    return folder


@pytest.fixture(scope="module")
def local(papers: Path) -> tuple[Path, Report]:
    into = papers.parent / "local"
    return into, build([papers], into, extractor=spark_papers.extract_source)


def reasons(report: Report) -> dict[str, str]:
    return {one.path: one.reason for one in report.refused}


def kept(folder: Path) -> dict[str, bytes]:
    paths = [path for name in FOLDERS for path in (folder / name).iterdir()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_a_folder_holds_the_same_bytes(
    spark: SparkSession,
    papers: Path,
    local: tuple[Path, Report],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    into = tmp_path / "graph"
    ran = run(capsys, "build", papers, "--engine", "spark", "--into", into, "--json")
    assert ran.status == BAD_INPUT
    told, expected = json.loads(ran.out), json.loads(report_json(local[1]))
    assert {r["path"]: r["reason"] for r in told["refused"]} == reasons(local[1])
    assert told == expected
    assert kept(into) == kept(local[0])
    assert (into / "manifest.json").read_bytes() == (local[0] / "manifest.json").read_bytes()
    made, alone = Store.open(into), Store.open(local[0])
    assert made.lines() == alone.lines()
    assert made.named_graphs() == alone.named_graphs()


def quads(folder: Path, *names: str) -> list[bytes]:
    files = [file for name in names for file in sorted((folder / name).iterdir())]
    assert {file.name for file in files} == {"part-00000.nq.gz"}
    parts = (gzip.decompress(file.read_bytes()) for file in files)
    return sorted(line for part in parts for line in part.splitlines(keepends=True))


def named(store: Store) -> Iterator[bytes]:
    for graph in store.named_graphs():
        yield from (line[:-3] + f" <{graph}> .\n".encode() for line in store.lines(graph))


def test_an_address_gets_the_same_graph_and_one_document_harms_no_other(
    spark: SparkSession, papers: Path, local: tuple[Path, Report], tmp_path: Path
) -> None:
    deadly = tmp_path / "chết.txt"
    deadly.write_text(DEADLY, encoding="utf-8")
    home = Place(spark, f"file://{tmp_path}/kho")
    paths = [str(papers), f"file://{papers}", f"file://{deadly}", str(tmp_path / "không có")]
    made = build_quads(paths, home, extractor=spark_papers.extract_source)

    store = Store.open(local[0])
    folder = next((tmp_path / "kho").glob("graph-*"))
    assert quads(folder / "quads", "union", "union-inferred") == store.lines()
    graphs = ("documents", "identity", "derived", "inferred", "suggestions")
    assert quads(folder / "quads", *graphs) == sorted(named(store))
    lost = {path: why for path, why in reasons(made).items() if path not in reasons(local[1])}
    assert reasons(made) == reasons(local[1]) | lost
    assert lost.keys() == {str(deadly), str(tmp_path / "không có")}
    assert "(signal 9)" in lost[str(deadly)]
    assert replace(made, refused=local[1].refused) == local[1]

    manifest = (tmp_path / "kho" / "manifest.json").read_bytes()
    files = {one["path"]: one["bytes"] for one in json.loads(manifest)["files"]}
    found = {p.relative_to(folder / "quads"): p for p in (folder / "quads").glob("*/*")}
    assert files == {str(name): path.stat().st_size for name, path in found.items()}
    again = build_quads(paths, home, extractor=spark_papers.extract_source)
    assert (again.added, again.removed, again.counts) == ((), (), made.counts)
    assert (tmp_path / "kho" / "manifest.json").read_bytes() == manifest
    assert sorted(p.name for p in (tmp_path / "kho").iterdir()) == [folder.name, "manifest.json"]


def test_what_stands_at_an_address_is_not_overwritten(
    spark: SparkSession, papers: Path, local: tuple[Path, Report]
) -> None:
    home = Place(spark, f"file://{local[0]}")
    with pytest.raises(NoStore, match="choose another address"):
        build_quads([str(papers)], home, extractor=spark_papers.extract_source)


def test_what_spark_reports_is_one_line(spark: SparkSession) -> None:
    with pytest.raises(SparkFailed, match=r"^Spark: .*PATH_NOT_FOUND.*$"), session("") as it:
        it.read.text("file:///không/có").collect()


# --- identity -------------------------------------------------------------------------------


def digests(seed: int, number: int) -> Iterator[Digest]:
    chance = random.Random(seed)  # noqa: S311 - a choice of words, no secret
    for _ in range(number):
        yield Digest(tuple(things(chance)), tuple(citations(chance)), (), None, ())


def decisions(identity: Identity, seed: int) -> Iterator[Decision]:
    chance = random.Random(seed)  # noqa: S311 - a choice of words, no secret
    for one in identity.judgements:
        verb = chance.choice(("same", "different", "split", None))
        if verb == "split":
            yield Decision(verb, one.left)
        elif verb:
            yield Decision(verb, one.left, chance.choice(identity.judgements).right)


def by_spark(spark: SparkSession, known: Iterable[Digest], said: Iterable[Decision]) -> Identity:
    rows = [(f"{place:064}", dumps(digest)) for place, digest in enumerate(known)]
    table = spark.createDataFrame(rows, "sha256 string, digest string")
    return join(names_of(table), said).identity()


def test_identity_is_the_same_by_joins(spark: SparkSession) -> None:
    known = list(digests(8, 40))
    things_, names = [t for d in known for t in d.things], [n for d in known for n in d.documents]
    alone = resolve(things_, names)
    assert len({one.reason.partition(":")[0] for one in alone.judgements}) > 8
    said = [d for d in decisions(alone, 5) if d.one != d.other]
    for told in ((), said):
        assert by_spark(spark, known, told) == resolve(things_, names, decisions=told)


def test_components_are_those_of_networkx(spark: SparkSession) -> None:
    chance = random.Random(3)  # noqa: S311 - a choice of lines, no secret
    edges = [(f"{chance.randrange(60):02}", f"{chance.randrange(60):02}") for _ in range(45)]
    edges += [(f"n{at:02}", f"n{at + 1:02}") for at in range(9)]  # a long way
    found = components(spark.createDataFrame(edges, "left string, right string")).collect()
    expected = {n: min(group) for group in nx.connected_components(nx.Graph(edges)) for n in group}
    assert {row.node: row.group for row in found} == expected
