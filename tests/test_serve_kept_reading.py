"""What is kept of a file: its text always, its pages and records where this version reads them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.codec import dumps
from extract.pipeline import extract_source
from extract.source import Content, Page, Source
from kg.serve.kept_reading import Kept

HASH = "ab" * 32
TEXT = "Giao Sở Y tế xây trạm xá Đồng Vạc\r\ntrước ngày 30/11/2025. 𠄼"
READ = Content(TEXT, "pdf", pages=(Page(1, 0, len(TEXT), 595.0, 842.0),))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    for part in ("sources", "readings", "records"):
        (tmp_path / part).mkdir()
    (tmp_path / "sources" / f"{HASH}.txt").write_bytes(TEXT.encode())
    return Kept(tmp_path, HASH)


def _keep(kept: Kept, part: str, version: str, text: str, second: int) -> None:
    path = kept.folder / part / f"{HASH}-{version}.json"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (second, second))


def test_the_text_is_the_bytes_that_were_read(kept: Kept) -> None:
    assert kept.text() == TEXT  # line ends too: offsets count them


def test_without_a_reading_there_is_the_text_alone(kept: Kept) -> None:
    assert kept.content() == Content(TEXT)
    assert kept.extraction() is None


def test_the_newest_reading_that_can_be_read_counts(kept: Kept) -> None:
    _keep(kept, "readings", "1", dumps(Content(TEXT, "docx")), 100)
    _keep(kept, "readings", "2", dumps(READ), 200)
    _keep(kept, "readings", "3", '["of a later version"]', 300)
    _keep(kept, "readings", "4", "{", 400)
    assert kept.content() == READ


def test_a_reading_of_another_text_is_not_used(kept: Kept) -> None:
    _keep(kept, "readings", "1", dumps(Content(TEXT.replace("\r", ""), "pdf")), 100)
    assert kept.content() == Content(TEXT)


def test_a_reading_of_another_file_is_not_used(kept: Kept) -> None:
    (kept.folder / "readings" / f"{'cd' * 32}-1.json").write_text(dumps(READ), encoding="utf-8")
    assert kept.content().pages == ()


def test_what_it_says_is_read_back(kept: Kept) -> None:
    said = extract_source(Source("giao-viec.txt", HASH, Content(TEXT)))
    _keep(kept, "records", "1", dumps(said), 100)
    assert kept.extraction() == said


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Kept(tmp_path, HASH).text()
