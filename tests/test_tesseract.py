"""The program: what is said when it, or its Vietnamese data, is missing; and its end in time."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from scans import plain

from extract.readers.tesseract import MissingEngine, OutOfTime, Tesseract, installed
from extract.source import ReadError

Program = Callable[[str, str], str]


def fake(folder: Path, script: str) -> str:
    """Put a program named tesseract into a folder."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingEngine, match=r"needs Tesseract.*tesseract-ocr-vie"):
        installed()


def test_no_vietnamese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake(tmp_path, "echo tesseract 5.3.0; echo eng")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingEngine, match=r"not its data for Vietnamese.*tesseract-ocr-vie"):
        installed()


def test_what_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = fake(tmp_path, "echo tesseract 5.9.1; echo vie")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = installed()
    assert (found.path, found.name, found.turns) == (path, "tesseract 5.9.1 vie", False)


def test_ends_in_time(tmp_path: Path) -> None:
    engine = Tesseract(fake(tmp_path, "exec /bin/sleep 60"), "5", False)
    start = time.monotonic()
    with pytest.raises(OutOfTime):
        engine.read(plain(dpi=50), 50, start + 0.3)
    assert time.monotonic() - start < 10


def test_failure_names_the_reason(tmp_path: Path) -> None:
    engine = Tesseract(fake(tmp_path, "/bin/cat > /dev/null; echo no luck >&2; exit 1"), "5", False)
    with pytest.raises(ReadError, match="the OCR program failed: no luck"):
        engine.read(plain(dpi=50), 50, time.monotonic() + 60)


def test_words_with_boxes(program: Program) -> None:
    program("tesseract", "tesseract-ocr-vie")
    words = installed().read(plain(), 200, time.monotonic() + 60)
    assert [word.text for word in words[:3]] == ["Sở", "Xây", "dựng"]
    first, second = words[:2]
    assert 0 < first.left < first.right < second.left
    assert first.line == second.line
    assert first.confidence > 0.5


@pytest.mark.parametrize(("turn", "back"), [(90, 90), (180, 180), (270, 270)])
def test_turn(program: Program, turn: int, back: int) -> None:
    program("tesseract", "tesseract-ocr-vie")
    engine = installed()
    if not engine.turns:
        pytest.skip("Tesseract has no data for orientation (Debian package tesseract-ocr-osd)")
    assert engine.turn(plain(turn=turn), time.monotonic() + 60) == back


def test_turn_of_an_empty_page(program: Program) -> None:
    program("tesseract", "tesseract-ocr-vie")
    empty = plain().point(lambda _: 255)
    assert installed().turn(empty, time.monotonic() + 60) == 0
