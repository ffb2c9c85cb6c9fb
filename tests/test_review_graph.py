"""The graph of reviews: its RDF, its shapes, and the queries of the library over it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from commands import run
from rdflib import Graph
from review_graph import (
    BRIDGE,
    HEALTH,
    LAND,
    LATER,
    PLAN,
    RECORDS,
    TRANSPORT,
    found,
    make,
    papers,
    put_in_force,
)

from kg.archive.quotes import misquoted
from kg.ask import Table, ask
from kg.review.desk import Desk
from kg.store import Store
from kg.validate import validate
from queries import library

WHEN = "2025-11-0{}T08:00:00+07:00"
QUESTIONS = {"reviews", "disputed", "put-up-again", "reviewed-share"}


@pytest.fixture(scope="module")
def into(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph with every kind of verdict, one document of which was replaced later."""
    folder = tmp_path_factory.mktemp("graph")
    into = folder / "g"
    make(papers(folder / "in"), into)
    desk = Desk.open(into)
    news = next(v.claim.sha256 for v in desk.claims() if v.claim.name == "bao-cao.txt")
    desk.accept(found(desk, RECORDS), who="lan", when=WHEN.format(1), comment='đúng "như" <b>')
    desk.correct(
        found(desk, RECORDS),
        {"deadline": ["2025-06-01", "2025-07-31"], "lead": [TRANSPORT], "projects": ["Đề án"]},
        who="an",
        when=WHEN.format(2),
    )
    desk.correct(
        found(desk, BRIDGE), {"start": PLAN.index("hoàn thành")}, who="lan", when="2025-11-02"
    )
    desk.reject(found(desk, LAND), who="lan", when="2025-11-03")
    desk.add(news, {"kind": "result", "start": 0, "end": 7}, who="lan", when=WHEN.format(4))
    desk.same(HEALTH, TRANSPORT, who="lan", when=WHEN.format(5))
    desk.undo(6, who="lan", when=WHEN.format(6))
    desk.different(found(desk, RECORDS), found(desk, BRIDGE), who="lan", when=WHEN.format(7))
    desk.comment(found(desk, LAND), who="an", comment="xem trang 2", when=WHEN.format(8))
    make(papers(folder / "in", plan_text=PLAN.replace(LAND, "") + LATER), into)
    return into


def rows(into: Path, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    answer = ask(Store.open(into), library.get(name), values)
    assert isinstance(answer, Table)
    places = [answer.columns.index(column) for column in columns.split()]
    return [
        tuple(getattr(row[at], "value", "").rpartition("#")[2] for at in places)
        for row in answer.rows
    ]


def test_all_verdicts_are_listed(into: Path) -> None:
    told = rows(into, "reviews", "review_number reviewer_label verdict in_force takes_back comment")
    assert list(dict.fromkeys(told)) == [
        ("1", "lan", "acceptVerdict", "true", "", 'đúng "như" <b>'),
        ("2", "an", "correctVerdict", "true", "", ""),
        ("3", "lan", "correctVerdict", "true", "", ""),
        ("4", "lan", "rejectVerdict", "false", "", ""),
        ("5", "lan", "addVerdict", "true", "", ""),
        ("6", "lan", "sameVerdict", "false", "", ""),
        ("7", "lan", "undoVerdict", "true", "6", ""),
        ("8", "lan", "differentVerdict", "true", "", ""),
        ("9", "an", "commentVerdict", "false", "", "xem trang 2"),
    ]


def test_the_verdicts_on_one_statement(into: Path) -> None:
    (claim,) = [v for v in Desk.open(into).claims() if v.claim.quote == RECORDS]
    told = rows(into, "reviews", "review_number source_label", statement=claim.reviewed)
    assert told == [(str(n), "Kế hoạch số 18/KH-UBND") for n in (1, 2, 8)]


def test_who_differs_in_what(into: Path) -> None:
    told = rows(into, "disputed", "facet reviewer_label verdict given")
    assert told == [
        ("deadlineFacet", "lan", "acceptVerdict", ""),
        ("deadlineFacet", "an", "correctVerdict", "2025-07-31"),
        ("leadFacet", "lan", "acceptVerdict", ""),
        ("leadFacet", "an", "correctVerdict", TRANSPORT),
        ("projectsFacet", "lan", "acceptVerdict", ""),
        ("projectsFacet", "an", "correctVerdict", "Đề án"),
    ]


def test_what_is_put_up_again_and_why(into: Path) -> None:
    told = rows(into, "put-up-again", "put_up_reason standing quote judged_document")
    label = "Kế hoạch số 18/KH-UBND (Ủy ban nhân dân tỉnh Hà Nam)"
    assert set(told) == {
        ("documentChanged", "disputedStanding", RECORDS, label),
        ("documentChanged", "correctedStanding", BRIDGE, label),
        ("wordsGone", "rejectedStanding", LAND, label),
    }


def test_how_much_is_reviewed(into: Path) -> None:
    told = rows(
        into, "reviewed-share", "document_label statements reviewed corrected added disputed"
    )
    assert told == [
        ("Kế hoạch số 18/KH-UBND", "2", "2", "1", "0", "1"),
        ("Báo cáo số 77/BC-UBND", "3", "1", "0", "1", "0"),
    ]


def test_a_reviewed_graph_fits_the_shapes_and_quotes_what_stands_there(into: Path) -> None:
    store = Store.open(into)
    union = Graph().parse(io.BytesIO(b"".join(store.lines())), format="nt")
    assert validate(union) == []
    assert misquoted(store)[0] == []


def test_a_time_is_written_with_its_zone(into: Path) -> None:
    store = Store.open(into)
    times = {row["t"].value for row in store.rows("SELECT ?t { ?r dcterms:created ?t }")}  # type: ignore[union-attr]
    assert {"2025-11-01T08:00:00+07:00", "2025-11-03T00:00:00Z"} <= times


def test_without_reviews_there_is_no_graph_of_them(into: Path, tmp_path: Path) -> None:
    make(papers(tmp_path / "in"), tmp_path / "g")
    for store in (Store.open(tmp_path / "g"), Store.open(into, machine=True)):
        assert not [g for g in store.named_graphs() if g.endswith("/reviews")]
    put_in_force(into)
    assert [g for g in Store.open(into).named_graphs() if g.endswith("/reviews")]


def test_the_machines_truth_is_asked_for_by_an_option(
    into: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert RECORDS in run(capsys, "query", into, "reviews", "--format", "csv").out
    assert RECORDS not in run(capsys, "query", into, "reviews", "--format", "csv", "--machine").out
