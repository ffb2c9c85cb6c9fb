"""Packs a store as a frozen one: `python pack.py FOLDER FILE.zip`, the same bytes each time."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = ("store-", "index-", ".", "pages")
"""What is derived, or of the machine."""


def pack(folder: Path, to: Path) -> None:
    """Write the files of a folder but the derived ones; papers stand under `/van-ban`."""
    with zipfile.ZipFile(to, "w") as file:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not name.startswith(LEFT_OUT):
                data = path.read_bytes()
                file.writestr(
                    zipfile.ZipInfo(name, EPOCH),
                    _portable(data) if path.name == "manifest.json" else data,
                )


def _portable(manifest: bytes) -> bytes:
    found = json.loads(manifest)
    for document in found["documents"]:
        document["paths"] = [f"/van-ban/{Path(path).name}" for path in document["paths"]]
    return (json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
