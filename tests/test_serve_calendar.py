"""The calendar: how many tasks are due on each day, by status, as of a day, of all or one body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from index_graphs import event, named, task, write_graph

from kg.serve.calendar import calendar
from kg.serve.current import Served
from kg.serve.messages import Refusal
from kg.serve.tables import text_of
from kg.terms import Lines
from queries import library

YEAR = ("2025-01-01", "2025-12-31")
HEALTH = "https://w3id.org/camket/id/agency/health"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    lines = Lines()
    health = named(lines, "ck:Agency", "agency/health", "Sở Y tế")
    build = named(lines, "ck:Agency", "agency/build", "Sở Xây dựng")
    done = task(lines, "a", "Xây trạm xá Đồng Vạc", due="2025-11-28", lead=health)
    both = task(lines, "b", "Sửa đường vào trạm xá", due="2025-11-28", lead=health)
    lines.link(both, "ck:leadBy", build)
    task(lines, "c", "Xây kè sông Lam Giang", due="2025-12-31", lead=build)
    task(lines, "d", "Rà soát hồ sơ", lead=build)
    event(lines, "1", done, "doneOnTime", "2025-11-20")
    found = Served.open(write_graph(tmp_path_factory.mktemp("days") / "graph", lines.sorted()))
    yield found
    found.close()


@pytest.mark.parametrize(
    ("period", "day", "agency", "found"),
    [
        (YEAR, "2025-12-01", "", {"2025-11-28": ["doneOnTime", "openOverdue"],
                                  "2025-12-31": ["openInTime"]}),
        (YEAR, "2025-11-01", "", {"2025-11-28": ["openInTime", "openInTime"],
                                  "2025-12-31": ["openInTime"]}),
        (YEAR, "2026-06-01", HEALTH, {"2025-11-28": ["doneOnTime", "openOverdue"]}),
        (("2025-11-28", "2025-11-28"), "2025-11-01", "",
         {"2025-11-28": ["openInTime", "openInTime"]}),  # both ends belong to it
        (("2025-11-29", "2025-12-30"), "2025-12-01", "", {}),
        (("2025-12-31", "2025-01-01"), "2025-12-01", "", {}),
        (YEAR, "2025-12-01", "https://w3id.org/camket/id/agency/none", {}),
    ],
)  # fmt: skip
def test_what_is_due(
    served: Served, period: tuple[str, str], day: str, agency: str, found: dict[str, list[str]]
) -> None:
    days = calendar(served, period, day, agency=agency)
    counted = {
        due: sorted(status for e in entries for status in [str(e["status"])] * int(str(e["count"])))
        for due, entries in days.items()
    }
    assert counted == found


@pytest.mark.parametrize("period", [("xưa", "2025-12-31"), ("2025-01-01", "2025-02-30")])
def test_a_day_that_is_none_is_refused(served: Served, period: tuple[str, str]) -> None:
    with pytest.raises(Refusal) as told:
        calendar(served, period, "2025-12-01")
    assert told.value.status == 400
    assert "NĂM-THÁNG-NGÀY" in told.value.vi


def test_it_counts_what_the_board_lists_each_task_once(opened: Served) -> None:
    period = {"from": "2025-01-01", "to": "2026-12-31", "as_of": "2025-12-01"}
    page = opened.index.board(library.get("due-between"), period, limit=500)
    assert page
    at = {name: i for i, name in enumerate(page.columns)}
    due = {(text_of(row[at["due"]]), text_of(row[at["task"]])) for row in page.rows}
    assert due
    days = calendar(opened, (period["from"], period["to"]), period["as_of"])
    counted = {day: sum(int(str(e["count"])) for e in entries) for day, entries in days.items()}
    assert counted == Counter(day for day, _ in due)
