"""Tells what changed: as a table for people, as CSV for spreadsheets, as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.answers import as_csv
from kg.archive.diff import KINDS, Change, Kind
from kg.archive.diff_snapshot import Snapshot
from kg.ask import Table
from kg.terms import LANGUAGE

LABELS: dict[Kind, str] = {
    "new": "nhiệm vụ mới",
    "gone": "nhiệm vụ không còn",
    "parted": "tách thành nhiệm vụ riêng",
    "joined": "nhập vào nhiệm vụ khác",
    "postponed": "lùi thời hạn",
    "brought forward": "rút ngắn thời hạn",
    "deadline set": "được ấn định thời hạn",
    "deadline dropped": "không còn thời hạn",
    "lead": "đổi đơn vị chủ trì",
    "done": "đã hoàn thành",
    "done again": "xét lại việc hoàn thành trong hạn, quá hạn",
    "reopened": "không còn coi là đã hoàn thành",
    "overdue": "mới quá hạn",
    "no longer overdue": "không còn quá hạn",
    "superseded": "bị thay thế",
    "repealed": "bị bãi bỏ",
    "restored": "có hiệu lực trở lại",
    "silent": "không còn được nhắc",
    "mentioned": "được nhắc trở lại",
    "corrected": "được sửa khi duyệt",
    "correction withdrawn": "ý kiến duyệt được rút lại",
    "document added": "thêm văn bản",
    "document removed": "bớt văn bản",
    "document changed": "văn bản được thay bằng bản khác",
}
"""What each kind of change is called in offices."""

HEADS = ("Thay đổi", "Nhiệm vụ, văn bản", "Trước", "Sau", "Theo văn bản", "Trích dẫn")
_COLUMNS = ("change", "subject", "before", "after", "document", "quote", "one", "other")


def summary(changes: Iterable[Change]) -> str:
    """Return how many changes of each kind there are, in one line."""
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{LABELS[kind]}: {counts[kind]}" for kind in KINDS if counts[kind])


def rows(changes: Iterable[Change]) -> list[tuple[str, ...]]:
    """Return the rows of the table for people."""
    return [_cells(change)[: len(HEADS)] for change in changes]


def _cells(change: Change) -> tuple[str, ...]:
    told = (change.subject, change.before, change.after)
    return (
        LABELS[change.kind],
        *told,
        change.quote.document,
        change.quote.text,
        change.one,
        change.other,
    )


def csv_text(changes: Iterable[Change]) -> str:
    """Return the changes as CSV; what a spreadsheet would run as a formula is guarded."""
    table = tuple(
        tuple(ox.Literal(cell, language=LANGUAGE) for cell in _cells(change)) for change in changes
    )
    return as_csv(Table(_COLUMNS, table))


def json_text(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> str:
    """Return the changes as JSON with the days of both graphs and the number of each kind."""
    counts = Counter(change.kind for change in changes)
    whole = {
        "before": {
            "as_of": before.as_of,
            "tasks": len(before.tasks),
            "documents": len(before.papers),
        },
        "after": {"as_of": after.as_of, "tasks": len(after.tasks), "documents": len(after.papers)},
        "counts": {kind: counts[kind] for kind in KINDS if counts[kind]},
        "changes": [
            {"kind": change.kind, **dict(zip(_COLUMNS, _cells(change), strict=True))}
            for change in changes
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
