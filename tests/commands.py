"""Runs commands in tests: in this process, and as a program of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import cli

SAMPLES = Path(__file__).resolve().parents[1] / "kg" / "samples"
PAPERS = tuple(sorted(path for path in SAMPLES.glob("*") if path.name != "README.md"))
"""All samples."""

FEW = ("02-nghi-quyet-hdnd.txt", "03-thong-bao-ket-luan.txt", "06-bao-cao-thang-10.txt")
"""Samples enough for a graph with tasks, problems and figures."""

BAD_FILES = {
    "rong.txt": (b"", "is empty"),
    "trang.txt": (b" \n\t\n", "is empty"),
    "nhi-phan.txt": (b"\x7fELF\0\0\1", "is binary, not text (a NUL byte at byte 4)"),
    "latin.txt": (b"Ng\xe0y 5/4", "is not UTF-8 (byte 2 is 0xe0)"),
    "anh.txt": (b"The committee shall report by May.", "has no Vietnamese in it"),
}
"""Files that cannot be read: their bytes, and what is said of them."""


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status, what it answered, what it said beside."""

    status: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *words: object) -> Ran:
    """Run `camket` in this process."""
    capsys.readouterr()
    try:
        status = cli.main([str(word) for word in words])
    except SystemExit as stop:
        status = int(stop.code or 0)
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return Ran(status, said.out, said.err)


def start(*words: object, cwd: Path | None = None, stdin: str | None = None) -> Ran:
    """Run `camket` as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, words)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def refused(ran: Ran, *words: str) -> bool:
    """Whether a command failed as a whole with one line that holds all the words."""
    one = ran.err.startswith("camket: ") and ran.err.count("\n") == 1
    assert all(word in ran.err for word in words), ran.err
    return ran.status == cli.BAD_INPUT and one and ran.out == ""


def copy_samples(folder: Path, names: Sequence[str] = FEW) -> Path:
    """Copy samples into a new folder and return it."""
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(SAMPLES / name, folder)
    return folder
