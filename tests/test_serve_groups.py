"""The relations of a thing on its card: by role and direction, bounded, the urgent first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from index_graphs import ID, document, named, statement, task, write_graph

from kg.serve.current import Served
from kg.serve.groups import DUTIES, MOST, ROLES, groups, item_of
from kg.serve.one_thing import Asker
from kg.terms import Lines, iri_of
from viz.model import Node
from viz.page import words

BODY, ORDER = f"{ID}agency/health", f"{ID}document/38"
MANY = MOST + 7


def _duty(lines: Lines, local: str, said: str, agency: str, grade: str) -> None:
    iri = f"{ID}duty/{local}"
    lines.link(said, "ck:hasResponsibility", iri)
    lines.link(iri, "ck:agent", agency)
    lines.link(iri, "ck:role", iri_of("ck:lead"))
    lines.link(iri, "ck:grade", iri_of(f"ck:{grade}"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    lines = Lines()
    named(lines, "ck:Agency", "agency/health", "Sở Y tế")
    document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    lines.link(ORDER, "eli:passed_by", BODY)
    for number in range(MANY):
        late = number >= MANY - 2
        duty = task(lines, f"{number:03}", f"Xây trạm xá số {number}", lead=BODY,
                    due=f"2025-10-{number % 28 + 1:02}" if late else "2026-03-01")  # fmt: skip
        said = statement(lines, f"{number}", "Commitment", "xây trạm xá", of=duty, source=ORDER)
        _duty(lines, f"{number}", said, BODY, "inherited" if late else "explicit")
    helped = task(lines, "helped", "Sửa đường vào trạm xá", due="2025-12-31")
    lines.link(helped, "ck:supportedBy", BODY)
    found = Served.open(write_graph(tmp_path_factory.mktemp("groups") / "graph", lines.sorted()))
    yield found
    found.close()


def test_each_role_and_direction_is_a_group(served: Served) -> None:
    found = groups(Asker(served, "2025-12-01"), BODY)
    assert [(g["role"], g["direction"], g["total"]) for g in found] == [
        ("lead", "out", MANY),
        ("support", "out", 1),
        ("issued", "out", 1),
    ]
    order = groups(Asker(served, "2025-12-01"), ORDER)
    assert [(g["role"], g["direction"]) for g in order] == [("stated", "in"), ("issued", "in")]


def test_a_group_shows_the_most_urgent_with_their_grades(served: Served) -> None:
    items = groups(Asker(served, "2025-12-01"), BODY)[0]["items"]
    assert isinstance(items, list)
    assert len(items) == MOST
    assert [item["status"] for item in items] == ["openOverdue"] * 2 + ["openInTime"] * (MOST - 2)
    assert [item["due"] for item in items[:2]] == sorted(item["due"] for item in items[:2])
    assert [item["grade"] for item in items[:3]] == ["inherited", "inherited", "explicit"]


def test_the_status_is_that_of_the_day(served: Served) -> None:
    items = groups(Asker(served, "2025-09-01"), BODY)[0]["items"]
    assert isinstance(items, list)
    assert {item["status"] for item in items} == {"openInTime"}


def test_a_duty_without_a_known_ground_has_no_grade(served: Served) -> None:
    support = groups(Asker(served, "2025-12-01"), BODY)[1]["items"]
    assert isinstance(support, list)
    assert [(item["label"], item["grade"]) for item in support] == [("Sửa đường vào trạm xá", "")]


def test_what_is_joined_with_nothing_has_no_groups(served: Served) -> None:
    assert groups(Asker(served, "2025-12-01"), f"{ID}agency/none") == []


def test_every_role_of_the_drawing_has_a_place_and_a_word(opened: Served) -> None:
    assert {line.role for line in opened.index.lines()} <= set(ROLES)
    assert set(DUTIES) <= set(ROLES)
    assert set(ROLES) <= set(words()["vi"])


def test_an_item_is_what_a_link_shows() -> None:
    node = Node("urn:a", "task", "Xây kè", "openOverdue", "2025-11-01", names=("kè",))
    assert item_of(node) == {
        "iri": "urn:a",
        "kind": "task",
        "label": "Xây kè",
        "status": "openOverdue",
        "due": "2025-11-01",
    }
