"""What changed between two graphs: exactly what changed, told the same in both directions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from diff_papers import AFTER, BEFORE, CHANGES, OPEN, write_papers
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import extract_source
from kg.archive.diff import KINDS, Change, Kind, diff
from kg.archive.diff_snapshot import (
    Body,
    Correction,
    Paper,
    Quote,
    Said,
    Snapshot,
    TaskState,
    snapshot,
)
from kg.archive.diff_union import open_union
from kg.build import build, renew
from kg.review.desk import Desk

REVERSED: dict[Kind, Kind] = {
    "new": "gone",
    "parted": "joined",
    "postponed": "brought forward",
    "deadline set": "deadline dropped",
    "lead": "lead",
    "done again": "done again",
    "silent": "mentioned",
    "corrected": "correction withdrawn",
    "document added": "document removed",
    "document changed": "document changed",
}
REVERSED |= {other: one for one, other in REVERSED.items()}
STATUSES = (
    "done",
    "reopened",
    "overdue",
    "no longer overdue",
    "superseded",
    "repealed",
    "restored",
)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    """Return the graphs of the documents before and after."""
    folder = tmp_path_factory.mktemp("diff")
    for name, files in (("before", BEFORE), ("after", AFTER)):
        papers = write_papers(folder / name, files)
        build([papers], folder / f"graph-{name}", extractor=extract_source)
    before, after = (snapshot(open_union(folder / f"graph-{n}")) for n in ("before", "after"))
    return before, after


def told(change: Change) -> tuple[str, ...]:
    """Return a change as the table of what changed has it, its subject by the words given there."""
    words = [w for k, w, *_ in CHANGES if k == change.kind and w in change.subject]
    subject = words[0] if words else change.subject
    return change.kind, subject, change.before, change.after, change.quote.document


def test_all_that_changed_and_nothing_else(graphs: tuple[Snapshot, Snapshot]) -> None:
    found = Counter(told(change) for change in diff(*graphs))
    right = found & Counter(CHANGES)
    precision, recall = (right.total() / whole for whole in (found.total(), len(CHANGES)))
    assert (precision, recall) == (1.0, 1.0), (found - right, Counter(CHANGES) - right)


def test_every_change_of_a_task_has_its_words(graphs: tuple[Snapshot, Snapshot]) -> None:
    texts = " ".join(" ".join(text.split()) for text in (*BEFORE.values(), *AFTER.values()))
    for change in diff(*graphs):
        assert change.quote.text in texts
        assert bool(change.quote.text) != change.kind.startswith("document")


def test_the_words_are_those_that_brought_the_change(graphs: tuple[Snapshot, Snapshot]) -> None:
    quotes = {change.kind: change.quote.text for change in diff(*graphs)}
    assert quotes["postponed"].endswith("chậm nhất ngày 30/9/2026")
    assert quotes["done"].startswith("Ngày 14/5/2026, UBND xã Gò Mây đã bàn giao")
    assert quotes["lead"].startswith("Sở Tài chính chủ trì")
    assert quotes["repealed"].startswith("Bãi bỏ Kế hoạch số 09/KH-UBND")
    assert quotes["silent"].startswith("Sở Công Thương chưa khởi công")


def test_kinds_stand_in_their_order(graphs: tuple[Snapshot, Snapshot]) -> None:
    places = [KINDS.index(change.kind) for change in diff(*graphs)]
    assert places == sorted(places)


def test_what_reviewers_changed(graphs: tuple[Snapshot, Snapshot], tmp_path: Path) -> None:
    """A verdict is told with what it gives, and so is what it does to the task; nothing else is."""
    papers = write_papers(tmp_path / "papers", BEFORE)
    build([papers], tmp_path / "graph", extractor=extract_source)
    desk = Desk.open(tmp_path / "graph")
    bridge, school, ground = (
        next(view.iri for view in desk.claims() if words in view.claim.text)
        for words in ("cầu Vàm Sậy", "Tiểu học Bàu Trăn", "Cụm công nghiệp Rạch Lá")
    )
    desk.correct(bridge, {"deadline": [None, "2026-12-24"]}, who="An", role="reviewer")
    desk.reject(school, who="Bình", role="reviewer")
    desk.accept(ground, who="An", role="reviewer")
    renew(tmp_path / "graph", extractor=extract_source)
    after = snapshot(open_union(tmp_path / "graph"))
    found = {(c.kind, c.before, c.after) for c in diff(graphs[0], after)}
    open_until = "Sở Xây dựng tỉnh Thanh Lệ; 2026-07-29; chưa hoàn thành, trong hạn"
    gone = f"Ủy ban nhân dân xã Gò Mây; 2026-05-14; {OPEN}"
    assert found == {
        ("postponed", "2026-07-29", "2026-12-24"),
        ("gone", gone, ""),
        ("corrected", open_until, "sửa (An); hạn được xác định: 2026-12-24"),
        ("corrected", gone, "bác bỏ (Bình)"),
    }
    desk.undo(2, who="Bình", role="reviewer")
    renew(tmp_path / "graph", extractor=extract_source)
    restored = {
        (c.kind, c.before, c.after) for c in diff(after, snapshot(open_union(tmp_path / "graph")))
    }
    assert restored == {("new", "", gone), ("correction withdrawn", "bác bỏ (Bình)", gone)}


# --- graphs that nobody would think of --------------------------------------------------------

WORDS = ("lập", "quy", "hoạch", "cầu", "đường", "trường", "kênh", "chợ", "đợt", "1", "2")
BODIES = tuple(Body(name, frozenset({name})) for name in ("Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"))
SAID = st.builds(
    lambda file, start, length, words, paper: Said(
        (file * 16, start * 40, start * 40 + length), " ".join(words), frozenset({paper})
    ),
    st.sampled_from("abc"),
    st.integers(0, 6),
    st.integers(10, 60),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=8),
    st.sampled_from(("17/nq 2026", "08/kh 2026")),
)
DAYS = st.none() | st.sampled_from(("2026-03-01", "2026-06-30", "2026-12-31"))
ALL = (
    "openInTime",
    "openOverdue",
    "noDeadline",
    "doneOnTime",
    "doneLate",
    "superseded",
    "repealed",
)
TASKS = st.lists(
    st.builds(
        TaskState,
        iri=st.uuids().map(str),
        label=st.sampled_from(("Lập quy hoạch", "Xây cầu", "Nạo vét kênh")),
        said=st.lists(SAID, min_size=1, max_size=3).map(tuple),
        leads=st.lists(st.sampled_from(BODIES), max_size=2, unique=True).map(tuple),
        due=DAYS,
        status=st.sampled_from(ALL),
        silent=st.integers(0, 4),
        mentioned=DAYS,
    ),
    max_size=7,
)
PAPERS = st.lists(
    st.builds(
        lambda sha256, name: Paper(sha256 * 64, name, name, frozenset({name})),
        st.sampled_from("abcdef"),
        st.sampled_from(("kh.txt", "nq.txt", "bc.txt")),
    ),
    max_size=5,
    unique_by=lambda paper: paper.sha256,
)
CORRECTIONS = st.lists(
    st.builds(
        lambda number, who: Correction(str(number), "urn:reject", who, Quote("", "Xây cầu")),
        st.integers(1, 5),
        st.sampled_from(("An", "Bình")),
    ),
    max_size=3,
    unique_by=lambda said: said.number,
)
SNAPSHOTS = st.builds(
    lambda tasks, papers, corrections: Snapshot(tuple(tasks), tuple(papers), tuple(corrections)),
    TASKS,
    PAPERS,
    CORRECTIONS,
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(one=SNAPSHOTS)
def test_a_graph_does_not_differ_from_itself(one: Snapshot) -> None:
    assert diff(one, one) == []
    renamed = tuple(replace(task, iri=f"{task.iri}-x") for task in one.tasks)
    assert diff(one, replace(one, tasks=renamed)) == []


@settings(max_examples=120, deadline=None, derandomize=True)
@given(one=SNAPSHOTS, other=SNAPSHOTS)
def test_both_directions_tell_the_same(one: Snapshot, other: Snapshot) -> None:
    forth = Counter(
        (REVERSED.get(c.kind, ""), c.after, c.before, c.other, c.one) for c in diff(one, other)
    )
    back = Counter(
        ("" if c.kind in STATUSES else c.kind, c.before, c.after, c.one, c.other)
        for c in diff(other, one)
    )
    assert forth == back


@settings(max_examples=80, deadline=None, derandomize=True)
@given(one=SNAPSHOTS, other=SNAPSHOTS)
def test_the_order_of_a_graph_makes_no_difference(one: Snapshot, other: Snapshot) -> None:
    turned = Snapshot(one.tasks[::-1], one.papers[::-1], one.corrections[::-1])
    assert diff(one, other) == diff(turned, other)
