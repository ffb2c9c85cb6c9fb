"""Publishing: which databases a build writes, what they are called, and what is tidied up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from review_graph import LAND, RECORDS, found, make, papers, put_in_force, read

from kg.build import assembled
from kg.iris import Iris
from kg.program import graph_program
from kg.review.desk import Desk
from kg.store import Manifest, Store, read_manifest


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Return a graph of one's own."""
    make(papers(tmp_path / "in"), tmp_path / "g")
    return tmp_path / "g"


def manifest(into: Path) -> Manifest:
    found = read_manifest(into)
    assert found
    return found


def databases(into: Path) -> set[str]:
    return {path.name for path in into.glob("store-*")}


def test_a_first_verdict_keeps_the_machines_database_and_adds_one(into: Path) -> None:
    machine = manifest(into).store
    stamp = (into / machine).stat().st_mtime_ns
    desk = Desk.open(into)
    desk.reject(found(desk, LAND), who="lan")
    put_in_force(into)
    after = manifest(into)
    assert (after.machine_store, after.verdicts) == (machine, 1)
    assert databases(into) == {machine, after.store}
    assert (into / machine).stat().st_mtime_ns == stamp
    desk.accept(found(desk, RECORDS), who="lan")
    put_in_force(into)
    assert databases(into) == {machine, manifest(into).store}
    assert manifest(into).store != after.store


def test_a_document_that_changes_renews_both(into: Path) -> None:
    desk = Desk.open(into)
    desk.accept(found(desk, RECORDS), who="lan")
    put_in_force(into)
    before = databases(into)
    make(papers(into.parent / "in", plan_text="KẾ HOẠCH\nkhác hẳn"), into)
    assert len(databases(into)) == 2
    assert not databases(into) & before


def test_nothing_new_writes_nothing(into: Path) -> None:
    desk = Desk.open(into)
    desk.reject(found(desk, LAND), who="lan")
    put_in_force(into)
    kept = sorted((into / "graphs").iterdir())
    before = {p: p.stat().st_mtime_ns for p in (into / manifest(into).store).iterdir()}
    put_in_force(into)
    make(into.parent / "in", into)
    assert {p: p.stat().st_mtime_ns for p in (into / manifest(into).store).iterdir()} == before
    assert sorted((into / "graphs").iterdir()) == kept


def test_the_manifest_tells_what_documents_are_called_and_who_built(into: Path) -> None:
    labels = {d.name: d.label for d in manifest(into).documents}
    assert labels["ke-hoach.txt"] == "Kế hoạch số 18/KH-UBND (Ủy ban nhân dân tỉnh Hà Nam)"
    assert manifest(into).made_by.endswith(graph_program()[:16])


def test_another_day_or_the_machines_truth_is_put_together_without_a_database(
    into: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scratch = tmp_path_factory.mktemp("scratch")
    desk = Desk.open(into)
    desk.correct(found(desk, RECORDS), {"deadline": [None, "2025-07-31"]}, who="lan")
    put_in_force(into)
    before = databases(into)
    now = assembled(into, scratch, extractor=read)
    assert "".join(now.union).encode() == b"".join(Store.open(into).lines())
    graph = Iris().graph
    stored = Store.open(into)
    for name, lines in now.graphs.items():
        assert "".join(lines).encode() == b"".join(stored.lines(graph(name))), name
    machine = assembled(into, scratch, extractor=read, machine=True)
    assert "".join(machine.union).encode() == b"".join(Store.open(into, machine=True).lines())
    early = assembled(into, scratch, extractor=read, as_of=date(2025, 5, 1))
    assert early.as_of == date(2025, 5, 1)
    assert early.counts.get("tasks.openOverdue", 0) < now.counts["tasks.openOverdue"]
    assert databases(into) == before
