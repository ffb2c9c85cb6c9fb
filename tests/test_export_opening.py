"""Opening a graph for export: the day of the build, another day, and nothing written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from served_graph import copied

from extract.pipeline import extract_source
from kg.build import renew
from kg.export import opening
from kg.export.opening import open_scope
from kg.export.selection import cut
from kg.export.whole_graph import Scope
from kg.iris import Iris
from kg.review.desk import Desk
from kg.store import NoStore, Store

STATUS = "SELECT ?t ?s { ?t a ck:Task ; ck:status ?s }"
OVERDUE = "SELECT ?t { ?t a ck:Task ; ck:status ck:openOverdue }"


def test_the_day_of_the_build_is_the_store_itself(built: Path) -> None:
    found = open_scope(built, Scope(as_of=date(2025, 12, 1)))
    assert found.lines() == Store.open(built).lines()


def test_derived_anew_for_the_same_day_it_is_the_same(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "g")
    store = Store.open(folder)
    again = opening._derived_anew(store, date(2025, 12, 1), machine=False)
    assert again.lines() == store.lines()
    assert again.named_graphs() == store.named_graphs()
    for graph in store.named_graphs():
        assert again.lines(graph) == store.lines(graph)


def test_another_day_has_its_own_statuses_and_writes_nothing(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "g")
    before = sorted(path.name for path in folder.rglob("*"))
    early = open_scope(folder, Scope(as_of=date(2025, 8, 1)))
    assert early.manifest.as_of == "2025-08-01"
    late = Store.open(folder)
    assert len(early.rows(OVERDUE)) < len(late.rows(OVERDUE))
    assert len(early.rows(STATUS)) == len(late.rows(STATUS))
    assert sorted(path.name for path in folder.rglob("*")) == before


@pytest.fixture(scope="module")
def reviewed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a graph in which somebody rejected one commitment and accepted another, and that."""
    folder = copied(built, tmp_path_factory.mktemp("reviewed") / "g")
    desk = Desk.open(folder)
    duties = [v for v in desk.claims() if v.claim.state and v.claim.state.kind == "commitment"]
    desk.reject(duties[0].claim.id, who="An", role="reviewer")
    desk.accept(duties[1].claim.id, who="An", role="reviewer", comment="=1+1 đúng")
    renew(folder, extractor=extract_source)
    return folder, duties[1].claim.id


@pytest.mark.parametrize("as_of", [None, date(2025, 9, 1)])
def test_without_reviews_it_is_what_the_machine_read(
    built: Path, reviewed: tuple[Path, str], as_of: date | None
) -> None:
    folder, _ = reviewed
    machine, people = (open_scope(folder, Scope(reviews=r, as_of=as_of)) for r in (False, True))
    assert machine.lines() == open_scope(built, Scope(as_of=as_of)).lines()
    graph = Iris().graph("reviews")
    assert graph in people.named_graphs()
    assert graph not in machine.named_graphs()
    assert not any(b"/review/" in line for line in machine.lines())
    count = "SELECT ?s { ?s a ck:Commitment }"
    assert len(machine.rows(count)) == len(people.rows(count)) + 1


def test_a_selection_brings_the_verdicts_on_what_it_holds(reviewed: tuple[Path, str]) -> None:
    folder, claim = reviewed
    part = cut(Store.open(folder), [Iris().base + claim])
    [row] = part.rows("SELECT ?who ?comment { ?r a ck:Review ; dcterms:creator/skos:prefLabel ?who"
                      " ; oa:bodyValue ?comment }")  # fmt: skip
    assert (row["who"].value, row["comment"].value) == ("An", "=1+1 đúng")  # type: ignore[union-attr]
    assert Iris().graph("reviews") in part.named_graphs()


def test_there_must_be_a_graph(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        open_scope(tmp_path, Scope())
