"""A snapshot has of each task its statements in time, its leads, its state, and the proofs."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.archive.diff_snapshot import Snapshot, snapshot
from kg.store import Manifest, Store

GRAPH = """
@prefix ck: <https://w3id.org/camket/ontology#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/camket/id/> .
@prefix statement: <https://w3id.org/camket/id/statement/bbbbbbbbbbbbbbbb/> .
@prefix earlier: <https://w3id.org/camket/id/statement/ffffffffffffffff/> .

<https://w3id.org/camket/id/graph/derived> ck:asOf "2026-07-01"^^xsd:date .
:plan ck:sha256 "bb" ; ck:fileName "kh.txt" ; eli:id_local "08/KH-UBND" ;
    eli:date_document "2026-02-05"^^xsd:date ; skos:prefLabel "Kế hoạch số 08"@vi .
:news ck:sha256 "ff" ; ck:fileName "tin.txt" ; eli:date_document "2026-01-05"^^xsd:date .
:office skos:prefLabel "Sở Y tế tỉnh A"@vi .
:judgement ck:canonical :office ; ck:joins "https://w3id.org/camket/id/soyte"^^xsd:anyURI .
:task a ck:Task ; skos:prefLabel "Xây trạm"@vi ; ck:status ck:openInTime ; ck:leadBy :office ;
    ck:dueDate "2026-09-30"^^xsd:date ; ck:silentReports 3 ;
    ck:lastMentioned "2026-02-05"^^xsd:date ; ck:deadlineEvent :moved ; ck:statusEvent :given .
statement:10-90-commitment ck:states :task ; ck:statedIn :plan ; ck:text "Xây trạm y tế"@vi ;
    ck:evidence :words .
earlier:5-50-commitment ck:states :task ; ck:statedIn :news ; ck:text "Sẽ xây trạm"@vi .
:words oa:hasSource :plan ; oa:exact "Xây trạm y tế" .
:moved ck:dueDate "2026-09-30"^^xsd:date ; ck:evidence :words ; ck:knownOn "2026-02-05"^^xsd:date .
:given ck:status ck:openInTime ; ck:evidence :words .
"""


def of(graph: str) -> Snapshot:
    database = ox.Store()
    database.load(graph.encode(), format=ox.RdfFormat.TURTLE)
    return snapshot(Store(database, Path("x"), Manifest("x", "", None, ())))


def test_all_that_is_compared() -> None:
    found = of(GRAPH)
    (task,) = found.tasks
    assert (task.label, task.due, task.status, task.silent, task.mentioned) == (
        "Xây trạm", "2026-09-30", "openInTime", 3, "2026-02-05",
    )  # fmt: skip
    # The earliest document first, one without a quotation too.
    assert [said.span for said in task.said] == [("f" * 16, 5, 50), ("b" * 16, 10, 90)]
    assert [said.quote.document for said in task.said] == ["tin.txt", "Kế hoạch số 08"]
    assert task.said[1].papers == {"file kh.txt", "08/kh - ubnd 2026"}
    (lead,) = task.leads
    assert lead.known_by == {
        "https://w3id.org/camket/id/office", "https://w3id.org/camket/id/soyte", "sở y tế tỉnh a",
    }  # fmt: skip
    assert {key: quote.text for key, quote in task.proofs.items()} == {
        ("due", "2026-09-30"): "Xây trạm y tế",
        ("status", "openInTime"): "Xây trạm y tế",
        ("mentioned", "2026-02-05"): "Xây trạm y tế",
    }
    assert found.as_of == "2026-07-01"
    assert {(paper.sha256, paper.label) for paper in found.papers} == {
        ("bb", "Kế hoạch số 08"), ("ff", "tin.txt"),
    }  # fmt: skip


def test_names_that_were_told_apart_are_not_joined() -> None:
    found = of(GRAPH.replace("ck:canonical :office", "ck:canonical :office, :other"))
    assert "https://w3id.org/camket/id/soyte" not in found.tasks[0].leads[0].known_by


def test_an_empty_graph() -> None:
    assert of("") == Snapshot()
