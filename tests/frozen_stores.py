"""Stores that earlier versions of the program wrote (tests/documents/stores), unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

STORES = Path(__file__).parent / "documents" / "stores"
PAPERS = STORES / "papers"
FORMS = (1, 2)


def frozen(form: int, into: Path) -> Path:
    """Unpack the store of a form into a folder and return it."""
    with zipfile.ZipFile(STORES / f"form-{form}.zip") as packed:
        packed.extractall(into)
    return into


def what_people_said(folder: Path) -> dict[str, bytes]:
    """Return the files that only people wrote, by name."""
    names = ("decisions.tsv", "refused.tsv", "reviews.jsonl", "reviews.jsonl.head", "users.json")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
