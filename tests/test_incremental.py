"""Adding, changing and removing documents, in any order, ends where one build of the rest does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from commands import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import extract_source
from extract.records import Extraction, Refused
from extract.source import Source
from kg.build import Report, build
from kg.export import export_graph

TEXTS = sorted(SAMPLES.glob("*.txt"))
ADDED = "\n\nGiao Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2025.\n"
"""What a changed document says more."""

Step = tuple[str, int]
"""«add», «change» or «remove», and the number of a document."""
STEPS = st.lists(
    st.tuples(st.sampled_from(("add", "change", "remove")), st.integers(0, len(TEXTS) - 1)),
    min_size=2,
    max_size=7,
)


READ: dict[str, Extraction] = {}


def remembering(source: Source, refused: Refused = ()) -> Extraction:
    """Extract a document once for all examples, by the hash of its bytes (names differ never)."""
    assert not refused
    if source.sha256 not in READ:
        READ[source.sha256] = extract_source(source)
    return READ[source.sha256]


def do(step: Step, folder: Path) -> None:
    """Add, change or remove a document of the folder; what is not there is not removed."""
    what, number = step
    path = folder / TEXTS[number].name
    if what == "remove":
        path.unlink(missing_ok=True)
    else:
        text = TEXTS[number].read_text(encoding="utf-8")
        path.write_text(text + (ADDED if what == "change" else ""), encoding="utf-8")


def make(folder: Path, into: Path) -> Report:
    return build([folder], into, extractor=remembering)


def turtle(into: Path) -> bytes:
    path = into.parent / f"{into.name}.nq"
    export_graph(into, path)
    return path.read_bytes()


@settings(max_examples=12, deadline=None, derandomize=True)
@given(steps=STEPS)
def test_any_history_ends_in_the_same_bytes(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        folder = work / "in"
        folder.mkdir()
        do(("add", 0), folder)  # a folder that never held anything is no graph
        make(folder, work / "grown")
        for step in steps:
            do(step, folder)
            make(folder, work / "grown")
        make(folder, work / "fresh")
        assert turtle(work / "grown") == turtle(work / "fresh")


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    folder, into = tmp_path / "in", tmp_path / "graph"
    folder.mkdir()
    for number in range(4):
        do(("add", number), folder)
    make(folder, into)
    seen: list[str] = []

    def telling(source: Source, refused: Refused = ()) -> Extraction:
        seen.append(source.name)
        return remembering(source, refused)

    do(("change", 2), folder)
    report = build([folder], into, extractor=telling)
    assert seen == [TEXTS[2].name]
    assert len(report.unchanged) == 3
