"""What reviewers see: every claim once, in order, with what holds of it; renewed with a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_graph import HEALTH, LAND, LATER, PLAN, RECORDS, found, make, papers

from kg.review.desk import Desk
from kg.review.views import UnknownClaim, Views, progress_of
from kg.store import OlderStore


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk of one's own."""
    make(papers(tmp_path / "in"), tmp_path / "g")
    return Desk.open(tmp_path / "g")


def test_claims_stand_by_document_in_the_order_of_the_text(desk: Desk) -> None:
    places = [(v.claim.sha256, v.shown.start) for v in desk.claims()]
    assert places == sorted(places)
    assert len(places) == len(set(places)) == 5


def test_what_was_added_stands_among_the_others(desk: Desk) -> None:
    sha256 = desk.claim(found(desk, RECORDS)).claim.sha256
    desk.add(sha256, {"kind": "result", "start": 0, "end": 8}, who="lan")
    views = desk.of_document(sha256)
    assert [v.standing for v in views] == ["added", "none", "none", "none"]
    assert views[0].claim.quote == "KẾ HOẠCH"


def test_a_view_is_found_by_either_name(desk: Desk) -> None:
    iri = found(desk, LAND)
    desk.correct(iri, {"kind": "problem"}, who="lan")
    view = desk.claim(iri)
    assert view.reviewed.endswith("-problem")
    assert desk.claim(view.reviewed) == desk.claim(desk.local(iri)) == view
    with pytest.raises(UnknownClaim):
        desk.claim(view.reviewed.replace("-problem", "-result"))


def test_what_another_version_read_is_not_judged(desk: Desk) -> None:
    for path in (desk.folder / "records").iterdir():
        path.unlink()
    with pytest.raises(OlderStore, match="camket upgrade"):
        list(Desk.open(desk.folder).claims())


def test_views_follow_a_build_and_keep_what_is_gone_at_the_end(desk: Desk) -> None:
    other = Views(desk.folder)
    desk.correct(found(desk, LAND), {"lead": [HEALTH]}, who="lan")
    make(papers(desk.folder.parent / "in", plan_text=PLAN.replace(LAND, "") + LATER), desk.folder)
    views = list(other.claims())
    assert (len(views), views[-1].again, views[-1].claim.quote) == (5, "gone", LAND)
    counted = progress_of(views, other.last())
    assert (counted["claims"], counted["again"], counted["reviewed"]) == (5, 1, 1)
    desk.undo(1, who="lan")
    assert len(list(other.claims())) == 4
