"""The invented documents of the benchmarks: the same each time, of many kinds, and readable."""

from __future__ import annotations

from pathlib import Path

from bench.many import papers, write
from extract.pipeline import extract_text


def test_the_same_number_gives_the_same_documents(tmp_path: Path) -> None:
    write(40, tmp_path / "in")
    found = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "in").iterdir()}
    assert found == dict(papers(40))
    assert found != dict(papers(40, seed=8))
    assert len(set(found.values())) == 40


def test_documents_are_of_many_kinds_and_give_duties_and_figures() -> None:
    read = [extract_text(text, name=name, sha256="0" * 64) for name, text in papers(24)]
    types = {one.document.type for one in read}
    assert types >= {"Thông báo", "Báo cáo", "Kế hoạch", "Nghị quyết", "Công điện"}
    kinds = [statement.kind for one in read for statement in one.statements]
    assert kinds.count("commitment") > 60
    assert {"result", "problem"} <= set(kinds)
    assert sum(len(one.indicators) for one in read) > 10
    assert sum(bool(one.document.bases) for one in read) > 5
