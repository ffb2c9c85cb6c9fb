"""Tesseract as a program: whether it is there with Vietnamese, and what it reads on a picture.

It is run as a subprocess of our own, not through a wrapper: that gives one thread a page, pictures
by a pipe without temporary files, and a time limit after which the program is ended.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import time
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from PIL.Image import Image

from extract.source import ReadError

INSTALL = (
    "install the packages tesseract-ocr and tesseract-ocr-vie (Debian, Ubuntu),"
    " tesseract and tesseract-langpack-vie (Fedora), or tesseract and tesseract-lang (Homebrew)"
)
_VERSION = re.compile(r"tesseract v?(\d[\w.]*)")
_TURN = re.compile(r"^Rotate: (\d+)", re.M)
_WORD_LEVEL = "5"
_ASK = 20.0
"""Seconds that the program may take to say what it can."""


class MissingEngine(ReadError):
    """No OCR engine for Vietnamese on this machine; the message says which packages to install."""


class OutOfTime(ReadError):
    """Reading pictures took longer than the limits allow."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word on a picture: its box in pixels, its confidence 0 to 1, the line it stands in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as it is installed: its path, its version, whether it can tell a page's turn."""

    path: str
    version: str
    turns: bool

    @property
    def name(self) -> str:
        """What pages say that they were read by: «tesseract 5.3.0 vie»."""
        return f"tesseract {self.version} vie"

    def read(self, image: Image, dpi: float, until: float, *, mode: int = 3) -> list[ReadWord]:
        """Return the words of a grey picture; `until` is a time of `time.monotonic`.

        `mode` is the program's page segmentation mode, by default that for whole pages. Raises
        `OutOfTime` when it is not done by then, `ReadError` when the program fails.
        """
        options = ["-l", "vie", "--psm", str(mode), "--dpi", str(round(dpi)), "tsv"]
        table = _run([self.path, "stdin", "stdout", *options], _packed(image), until)
        rows = csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [_word(row) for row in rows if row[0] == _WORD_LEVEL and row[11].strip()]

    def turn(self, image: Image, until: float) -> int:
        """Return by how many degrees clockwise a picture must be turned to stand upright.

        0, 90, 180 or 270; 0 also where that cannot be told.
        """
        options = ["--psm", "0", "-l", "osd"]
        try:
            said = _run([self.path, "stdin", "stdout", *options], _packed(image), until)
        except OutOfTime:
            raise
        except ReadError:  # too few letters to tell
            return 0
        found = _TURN.search(said)
        return int(found[1]) if found else 0


def installed() -> Tesseract:
    """Return Tesseract as it is on this machine.

    Raises `MissingEngine` where the program or its Vietnamese data is missing.
    """
    path = shutil.which("tesseract")
    if path is None:
        raise MissingEngine(f"needs Tesseract with Vietnamese: {INSTALL}")
    return _known(path, os.environ.get("TESSDATA_PREFIX", ""))


@lru_cache(maxsize=4)
def _known(path: str, _data: str) -> Tesseract:
    until = time.monotonic() + _ASK
    version = _VERSION.search(_run([path, "--version"], b"", until))
    languages = _run([path, "--list-langs"], b"", until).split()
    if "vie" not in languages:
        raise MissingEngine(f"Tesseract is here, but not its data for Vietnamese (vie): {INSTALL}")
    return Tesseract(path, version[1] if version else "", "osd" in languages)


def _run(command: list[str], given: bytes, until: float) -> str:
    """Run the program with one thread and return what it prints."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            check=True,
            timeout=max(0.0, until - time.monotonic()),
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise OutOfTime("the OCR program did not finish in time") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise ReadError(f"the OCR program failed: {said[-1]}") from None
    except OSError as error:
        raise MissingEngine(f"{command[0]} cannot be run ({error.strerror}): {INSTALL}") from None
    return done.stdout.decode("utf-8", "replace")


def _packed(image: Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PPM")
    return file.getvalue()


def _word(row: list[str]) -> ReadWord:
    block, paragraph, line = int(row[2]), int(row[3]), int(row[4])
    left, top, width, height = (float(field) for field in row[6:10])
    return ReadWord(
        text=unicodedata.normalize("NFC", "".join(row[11].split())),
        left=left,
        top=top,
        right=left + width,
        bottom=top + height,
        confidence=max(0.0, float(row[10]) / 100),
        line=(block, paragraph, line),
    )
