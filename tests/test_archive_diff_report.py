"""What changed as JSON, CSV and rows: the same cells, formulas harmless, a name for each kind."""

from __future__ import annotations

import csv
import io
import json

from kg.archive.diff import KINDS, Change
from kg.archive.diff_report import HEADS, LABELS, csv_text, json_text, rows, summary
from kg.archive.diff_snapshot import Quote, Snapshot

CHANGES = [
    Change("new", '=HYPERLINK("x")', "", "Sở Y tế", Quote("Kế hoạch", "+1 nhiệm vụ"), other="t/1"),
    Change(
        "postponed", "Xây trạm", "2026-06-30", "2026-09-30", Quote("Thông báo", "lùi"), "t/2", "t/3"
    ),
    Change("postponed", "Sửa cầu", "2026-06-30", "2026-07-30", Quote("Thông báo", "lùi")),
]  # fmt: skip


def test_every_kind_has_a_name_of_its_own() -> None:
    assert list(LABELS) == list(KINDS)
    assert len(set(LABELS.values())) == len(KINDS)


def test_the_summary_counts() -> None:
    assert summary(CHANGES) == "nhiệm vụ mới: 1, lùi thời hạn: 2"
    assert summary([]) == ""


def test_rows_for_people() -> None:
    assert len(HEADS) == 6
    assert rows(CHANGES)[1] == (
        "lùi thời hạn", "Xây trạm", "2026-06-30", "2026-09-30", "Thông báo", "lùi",
    )  # fmt: skip


def test_csv_for_spreadsheets() -> None:
    head, first, second, _ = csv.reader(io.StringIO(csv_text(CHANGES), newline=""))
    assert head == ["change", "subject", "before", "after", "document", "quote", "one", "other"]
    assert first[1] == '\'=HYPERLINK("x")'
    assert first[5] == "'+1 nhiệm vụ"
    assert second == [
        "lùi thời hạn", "Xây trạm", "2026-06-30", "2026-09-30", "Thông báo", "lùi", "t/2", "t/3",
    ]  # fmt: skip


def test_json_for_programs() -> None:
    found = json.loads(json_text(CHANGES, Snapshot(as_of="2026-06-01"), Snapshot()))
    assert found["before"] == {"as_of": "2026-06-01", "tasks": 0, "documents": 0}
    assert found["after"]["as_of"] is None
    assert found["counts"] == {"new": 1, "postponed": 2}
    assert found["changes"][0] == {
        "kind": "new", "change": "nhiệm vụ mới", "subject": '=HYPERLINK("x")', "before": "",
        "after": "Sở Y tế", "document": "Kế hoạch", "quote": "+1 nhiệm vụ", "one": "",
        "other": "t/1",
    }  # fmt: skip
