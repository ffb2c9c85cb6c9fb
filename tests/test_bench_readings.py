"""Readings of pages: as Tesseract alone and as Camket reads them, kept and not read twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.readings import read, read_scan
from bench.rendering import render

TEXT = "Giao Sở Xây dựng chủ trì thẩm định.\nVăn phòng theo dõi, đôn đốc."


def test_pages_are_read_and_kept(program: Callable[[str, str], str], tmp_path: Path) -> None:
    program("tesseract", "tesseract-ocr-vie")
    pages = render(TEXT, dpi=200, blur=0.5, skew=0.3, jpeg=80, seed=1)
    alone, scan = read(pages[0], tmp_path), read_scan(pages, tmp_path)
    assert "chủ trì" in alone
    assert "chủ trì" in scan
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 2
    for path in kept:
        path.write_text("kept", encoding="utf-8")
    assert read(pages[0], tmp_path) == read_scan(pages, tmp_path) == "kept"
    assert sorted(tmp_path.iterdir()) == kept


def test_a_missing_engine_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = render(TEXT, dpi=50, blur=0, skew=0, jpeg=0, seed=1)[0]
    with pytest.raises(OSError, match="install the package tesseract-ocr-vie"):
        read(page, tmp_path)
    assert list(tmp_path.iterdir()) == []
