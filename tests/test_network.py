"""The pyvis model: labels, sizes, colours, places; nothing that moves or is HTML."""

import json

import pytest

from viz.model import KINDS, STATUSES, Edge, Node, View
from viz.network import OPTIONS, drawing, theme, wrap
from viz.page import words

VIEW = View(
    title="Thử",
    as_of="2024-07-10",
    nodes=(
        Node("a", "agency", "Sở Tài nguyên và Môi trường tỉnh Tân Hà"),
        Node("t", "task", "Cắm mốc hành lang đê", status="openOverdue", due="2024-06-30"),
        Node("c", "cluster", "7", status="openInTime", members=("x",)),
    ),
    edges=(
        Edge("a", "t", "lead"),
        Edge("a", "t", "supervise"),
        Edge("a", "c", "lead", count=7),
    ),
)


@pytest.mark.parametrize(
    ("label", "width", "lines", "expected"),
    [
        ("Sở Y tế", 22, 3, "Sở Y tế"),
        ("Sở Xây dựng tỉnh Tân Hà", 22, 3, "Sở Xây dựng\ntỉnh Tân Hà"),
        ("  hai \n dấu   cách ", 22, 3, "hai dấu cách"),
        ("một hai ba bốn năm sáu", 8, 2, "một hai\nba bốn …"),
        ("", 22, 3, "—"),
        ("Dàiquáchừngkhôngcódấucách", 10, 3, "Dàiquác\nhừngkhô\nngcódấu…"),
    ],
)
def test_wrap(label: str, width: int, lines: int, expected: str) -> None:
    found = wrap(label, width, lines)
    assert len(found.split("\n")) <= lines
    assert all(len(line) <= width + 1 for line in found.split("\n"))
    if "…" not in expected:
        assert found == expected
    if label == "một hai ba bốn năm sáu":
        assert found == expected


def test_nodes_keep_the_views_order_and_kinds() -> None:
    drawn = drawing(VIEW, words()["vi"])
    assert [n["id"] for n in drawn["nodes"]] == [0, 1, 2]
    assert [n["kind"] for n in drawn["nodes"]] == ["agency", "task", "cluster"]
    assert drawn["nodes"][0]["label"] == "Sở Tài nguyên và Môi\ntrường tỉnh Tân Hà"
    assert drawn["nodes"][2]["label"] == "+7"


def test_kind_gives_the_colour_and_status_the_ring() -> None:
    agency, task, _ = drawing(VIEW, words()["vi"])["nodes"]
    look = theme()
    assert agency["color"]["background"] == look["kinds"]["agency"]["color"]
    assert task["color"]["background"] == look["kinds"]["task"]["color"]
    assert task["color"]["border"] == look["statuses"]["openOverdue"]


def test_roles_stand_on_the_lines_with_counts_and_arrows() -> None:
    lead, supervise, cluster = drawing(VIEW, words()["vi"])["edges"]
    assert (lead["from"], lead["to"], lead["label"], lead["arrows"]) == (0, 1, "chủ trì", "to")
    assert supervise["label"] == "giám sát"
    assert cluster["label"] == "chủ trì ×7"
    assert cluster["width"] > lead["width"]


def test_a_second_line_between_the_same_things_bends_aside() -> None:
    lead, supervise, _ = drawing(VIEW, words()["vi"])["edges"]
    assert "smooth" not in lead
    assert supervise["smooth"]["type"] == "curvedCW"


def test_a_body_with_more_tasks_is_larger_up_to_double() -> None:
    def size(count: int) -> int:
        edges = (Edge("a", "c", "lead", count=count),)
        view = View("x", "", VIEW.nodes, edges)
        return int(drawing(view, words()["vi"])["nodes"][0]["size"])

    base = theme()["kinds"]["agency"]["size"]
    assert base < size(1) < size(20) <= size(100_000) == 2 * base


def test_places_are_given_and_physics_is_off() -> None:
    drawn = drawing(VIEW, words()["vi"])
    assert all(isinstance(n["x"], int) and isinstance(n["y"], int) for n in drawn["nodes"])
    assert drawn["options"]["physics"] == {"enabled": False}
    assert len({(n["x"], n["y"]) for n in drawn["nodes"]}) == 3


def test_no_titles_which_vis_network_could_read_as_html() -> None:
    drawn = drawing(VIEW, words()["vi"])
    assert not any("title" in each for each in [*drawn["nodes"], *drawn["edges"]])


def test_the_same_view_gives_the_same_model() -> None:
    first = json.dumps(drawing(VIEW, words()["vi"]))
    assert json.dumps(drawing(VIEW, words()["vi"])) == first


def test_an_empty_view_is_an_empty_model() -> None:
    drawn = drawing(View("x", "", (), ()), words()["vi"])
    assert (drawn["nodes"], drawn["edges"], drawn["options"]) == ([], [], OPTIONS)


def test_the_theme_knows_every_kind_and_status() -> None:
    assert set(theme()["kinds"]) == set(KINDS)
    assert set(theme()["statuses"]) == set(STATUSES)


def test_a_label_is_cut_between_words() -> None:
    found = wrap("Sở Y tế trình phê duyệt điều chỉnh dự án bệnh viện huyện", 20, 2)
    assert found == "Sở Y tế trình phê\nduyệt điều chỉnh dự …"
