"""What people said goes into the bag beside what the machine made, and comes back whole."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from bags import PLAIN
from served_graph import copied

from extract.pipeline import extract_source
from kg.archive.bag import write_bag
from kg.archive.payload import databases
from kg.archive.restore import restore
from kg.archive.verify import verify
from kg.build import renew
from kg.review.desk import Desk
from kg.store import Store
from queries import library


@pytest.fixture(scope="module")
def reviewed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the graph of a few samples in which people rejected, accepted and said something."""
    folder = copied(built, tmp_path_factory.mktemp("payload") / "g")
    desk = Desk.open(folder)
    one, two, three, *_ = [view.iri for view in desk.claims()]
    for verb, iri in ((desk.reject, one), (desk.accept, two), (desk.comment, three)):
        verb(iri, who="Nguyễn Thị Rà", role="reviewer", comment="đã xem", when="2025-12-02T08:00Z")
    renew(folder, extractor=extract_source)
    return folder


@pytest.fixture(scope="module")
def bag(reviewed: Path) -> Path:
    """Return its bag."""
    return write_bag(reviewed, reviewed.parent / "goi", options=PLAIN).path


def test_reviews_and_the_machines_graphs_are_in_it(reviewed: Path, bag: Path) -> None:
    assert Store.open(reviewed).manifest.machine_store
    data = bag / "data"
    assert (data / "reviews.jsonl").read_bytes() == (reviewed / "reviews.jsonl").read_bytes()
    assert "Nguyễn Thị Rà" in (data / "graphs" / "reviews.ttl").read_text(encoding="utf-8")
    one, two = (data / part / "union.ttl" for part in ("graphs", "machine"))
    assert one.read_bytes() != two.read_bytes()
    assert "prov:used" in (data / "provenance.ttl").read_text(encoding="utf-8")
    assert verify(bag).faults == ()


def test_both_truths_and_all_verdicts_come_back(reviewed: Path, bag: Path, tmp_path: Path) -> None:
    restore(bag, tmp_path / "g")
    for machine in (False, True):
        one, two = (Store.open(f, machine=machine) for f in (reviewed, tmp_path / "g"))
        assert one.named_graphs() == two.named_graphs()
        for graph in (None, *one.named_graphs()):
            assert one.lines(graph) == two.lines(graph)
    desks = [Desk.open(folder) for folder in (reviewed, tmp_path / "g")]
    assert list(desks[0].claims()) == list(desks[1].claims())
    desks[1].accept(next(iter(desks[1].claims())).iri, who="Trần Văn Soát", role="reviewer")
    again = renew(tmp_path / "g", extractor=extract_source)
    assert len(again.unchanged) == 3


def test_each_graph_has_a_file_of_its_own(reviewed: Path) -> None:
    (store, own), (machine, apart) = databases(Store.open(reviewed))
    assert set(own) == {None, *store.named_graphs()}
    assert set(apart) < {None, *machine.named_graphs()}
    files = [*own.values(), *apart.values()]
    assert len(files) == len(set(files))
    assert "graphs/reviews.ttl" in files
    assert "machine/derived.ttl" in files


def test_answers_are_those_of_the_library(bag: Path) -> None:
    text = (bag / "data/queries/questions.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["name"] for row in rows] == [query.name for query in library.all()]
    asked = [row for row in rows if row["result"]]
    assert {"overdue", "agencies", "documents"} <= {row["name"] for row in asked}
    assert {row["asked with"] for row in asked if row["name"] == "overdue"} == {"as_of=2025-12-01"}
    assert "task-history" not in {row["name"] for row in asked}  # it needs a task
    results = {path.name for path in (bag / "data/queries/results").iterdir()}
    assert results == {row["result"] for row in asked}
