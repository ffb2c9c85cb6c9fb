"""Views read from the small graph: what is drawn, with which proof."""

import pyoxigraph as ox
import pytest
from small_graph import AS_OF, ID, TASK, small_store

from kg.ask import BadParameter
from kg.views import edges, focus_on, nodes, overview_of
from viz.model import Node, View


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return small_store()


@pytest.fixture(scope="module")
def whole(store: ox.Store) -> View:
    return overview_of(store, as_of=AS_OF)


def _node(view: View, part: str) -> Node:
    return next(n for n in view.nodes if n.id == ID + part)


def test_everything_that_can_be_drawn_once(store: ox.Store) -> None:
    found = nodes(store, AS_OF)
    assert len(found) == len({n.id for n in found}) == 41
    kinds = [n.kind for n in found]
    assert {k: kinds.count(k) for k in sorted(set(kinds))} == {
        "agency": 12,
        "document": 6,
        "indicator": 2,
        "person": 2,
        "project": 4,
        "task": 15,
    }


@pytest.mark.parametrize(
    ("as_of", "status"), [("2024-03-31", "openInTime"), ("2024-04-01", "openOverdue")]
)
def test_status_is_of_the_day(store: ox.Store, as_of: str, status: str) -> None:
    task = next(n for n in nodes(store, as_of) if n.id == ID + TASK)
    assert (task.status, task.due) == (status, "2024-03-31")


def test_lines_join_drawable_things_once(store: ox.Store) -> None:
    things = nodes(store, AS_OF)
    found = edges(store, things)
    ids = {n.id for n in things}
    assert len(found) == len({(e.source, e.target, e.role) for e in found})
    assert all(e.source in ids and e.target in ids for e in found)
    roles = {(e.source.removeprefix(ID), e.role) for e in found if e.target == ID + TASK}
    assert roles == {
        ("agency/uy-ban-nhan-dan-huyen-dong-lam", "lead"),
        ("agency/so-tai-nguyen-va-moi-truong-tinh-tan-ha", "support"),
    }


def test_a_mandate_by_a_section_is_drawn_to_its_document(store: ox.Store) -> None:
    found = edges(store, nodes(store, AS_OF))
    assert (ID + TASK, ID + "document/27-nq-hdnd", "mandate") in {
        (e.source, e.target, e.role) for e in found
    }


def test_a_task_has_its_quote_with_document_and_characters(whole: View) -> None:
    (quote,) = _node(whole, TASK).quotes
    assert quote.text.startswith("Giao Ủy ban nhân dân huyện Đồng Lâm chủ trì")
    assert (quote.source, quote.start, quote.end) == ("Thông báo số 15/TB-UBND", 300, 462)
    assert quote.says == "commitment"


def test_a_finished_task_quotes_the_result_too(whole: View) -> None:
    task = next(n for n in whole.nodes if n.label.startswith("Khởi công gói thầu"))
    assert task.status == "doneOnTime"
    assert [q.says for q in task.quotes] == ["commitment", "result"]


def test_a_project_quotes_its_problems_and_an_indicator_its_figures(whole: View) -> None:
    road = _node(whole, "project/du-an-duong-vanh-dai-phia-nam-thanh-pho-tan-ha")
    assert "problem" in {q.says for q in road.quotes}
    assert {q.says for q in _node(whole, "indicator/grdp").quotes} == {"target", "actual"}


def test_names_and_facts(whole: View) -> None:
    body = _node(whole, "agency/so-y-te-tinh-tan-ha")
    assert body.names == ("SYT", "Sở Y tế")
    facts = dict(_node(whole, "document/27-nq-hdnd").facts)
    assert facts["number"] == "27/NQ-HĐND"
    assert facts["date"] == "2024-01-08"
    assert facts["file"] == "nghi-quyet-27.txt"


def test_duty_lines_bear_grade_and_words(whole: View) -> None:
    line = next(e for e in whole.edges if e.target == ID + TASK and e.role == "lead")
    assert line.grade == "explicit"
    assert "chủ trì" in line.quotes[0].text


def test_the_overview_says_its_day_and_hides_what_has_no_line(whole: View) -> None:
    assert whole.as_of == AS_OF
    assert whole.hidden == 1
    assert whole.focus is None


def test_the_same_store_gives_the_same_view(store: ox.Store, whole: View) -> None:
    assert overview_of(store, as_of=AS_OF) == whole


@pytest.mark.parametrize("name", ["Sở Y tế", "so y te", "SYT", ID + "agency/so-y-te-tinh-tan-ha"])
def test_focus_by_any_name(store: ox.Store, name: str) -> None:
    view = focus_on(store, name, as_of=AS_OF)
    assert view.focus == ID + "agency/so-y-te-tinh-tan-ha"
    assert view.title == "Sở Y tế tỉnh Tân Hà"
    assert "Triển khai bệnh án điện tử tại các bệnh viện tuyến huyện" in {
        n.label for n in view.nodes
    }


def test_focus_on_a_word_of_many_takes_the_best_connected(store: ox.Store) -> None:
    assert focus_on(store, "Báo cáo", as_of=AS_OF).title == "Báo cáo số 88/BC-UBND"


def test_focus_with_fewer_hops_is_smaller(store: ox.Store) -> None:
    near = focus_on(store, "SYT", as_of=AS_OF, hops=1)
    far = focus_on(store, "SYT", as_of=AS_OF)
    assert {n.id for n in near.nodes} < {n.id for n in far.nodes}
    assert {n.kind for n in near.nodes} == {"agency", "task"}


@pytest.mark.parametrize("name", ["Sở Lạ Lùng", "https://example.org/none", ""])
def test_focus_on_nothing_is_refused(store: ox.Store, name: str) -> None:
    with pytest.raises(BadParameter, match="--focus: n"):
        focus_on(store, name, as_of=AS_OF)


def test_a_day_that_is_none_is_refused(store: ox.Store) -> None:
    with pytest.raises(ValueError, match="2024-06-31"):
        overview_of(store, as_of="2024-06-31")
    with pytest.raises(ValueError, match="no date"):
        focus_on(store, "SYT", as_of="today")


def test_an_empty_store_is_an_empty_view() -> None:
    view = overview_of(ox.Store(), as_of=AS_OF)
    assert (view.nodes, view.edges, view.hidden) == ((), (), 0)
