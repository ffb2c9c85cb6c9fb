"""Documents for the tests of Spark: good ones, bad ones, and one that kills who reads it."""

from __future__ import annotations

import os
import shutil
import signal
import zipfile
from pathlib import Path

from commands import BAD_FILES, FEW, SAMPLES

from extract.pipeline import extract_source as extract
from extract.records import Extraction, Refused
from extract.source import Source

DEADLY = "Văn bản này làm hỏng tiến trình đọc nó."
"""The words of a document that kills its process."""


def extract_source(source: Source, refused: Refused = ()) -> Extraction:
    """Return what a document says, unless it is the deadly one."""
    if DEADLY in source.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(source, refused)


def write_papers(folder: Path) -> None:
    """Write good and bad documents into a new folder, but for the deadly one."""
    (folder / "kèm theo" / "2025").mkdir(parents=True)
    for name in FEW[1:]:
        shutil.copy(SAMPLES / name, folder / name)
    # equal bytes under a name that begins with «_», which Spark passes over by itself
    shutil.copy(SAMPLES / FEW[1], folder / "kèm theo" / f"_bản sao {FEW[1]}")
    (folder / "kèm theo" / "2025" / "lệnh 50%20 [a]:1.txt").write_text(
        "UBND TỈNH LAM GIANG\n\n1. Giao Sở Y tế mua thuốc trước ngày 20/12/2025.\n",
        encoding="utf-8",
    )
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        archive.write(SAMPLES / FEW[0], f"2024/{FEW[0]}")
        archive.writestr("bảng.xlsx", b"PK")
    for name, (data, _) in BAD_FILES.items():
        (folder / name).write_bytes(data)
    (folder / ".ẩn.txt").write_text("Giao Sở Y tế báo cáo.", encoding="utf-8")
    (folder / "bảng.xlsx").touch()
