"""Pages as pictures, from the original files where they still lie, and where words stand on them.

DIR/pages/<sha256>-<page>.webp      drawn once, thrown away and drawn anew at will
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

from extract.files import File
from extract.source import Content, Limits, Page, ReadError
from kg.document.printed import Printed
from kg.serve.messages import Refusal
from kg.serve.tables import Json
from kg.store import StoredDocument

DRAWN = ("pdf", "image")
"""Formats whose pages can be drawn."""

_PROGRAM = (sys.executable, "-P", "-m", "kg.serve.page_drawing")
_SECONDS = 30
_AT_A_TIME = threading.Semaphore(2)


def can_be_drawn(stored: StoredDocument, form: str) -> bool:
    """Whether the pages of a file can be drawn: it has pages, and lies where it was read."""
    return form in DRAWN and any(_file_at(path) for path in stored.paths)


def page_of(content: Content, number: int) -> Page:
    """Return a page by its number; refuse one that the file has not."""
    for page in content.pages:
        if page.number == number:
            return page
    raise Refusal(404, f"Văn bản không có trang {number}", f"the document has no page {number}")


def picture(folder: Path, stored: StoredDocument, content: Content, number: int) -> bytes:
    """Return a page as WebP, drawn now or before.

    Raises `Refusal` (404) where the original file is gone, was changed, or cannot be drawn.
    """
    page = page_of(content, number)
    kept = folder / "pages" / f"{stored.sha256}-{number}.webp"
    try:
        return kept.read_bytes()
    except OSError:
        pass
    if content.format not in DRAWN:
        raise Refusal(404, "Tệp này không có trang in để vẽ", "this file has no printed pages")
    drawn = _draw(original(stored), content.format, page)
    _keep(kept, drawn)
    return drawn


def original(stored: StoredDocument) -> bytes:
    """Return the bytes of a file from where it was read, if they are still the same."""
    for path in stored.paths:
        file = _file_at(path)
        if not file:
            continue
        try:
            data = file.read(Limits())
        except (ReadError, OSError):
            continue
        if hashlib.sha256(data).hexdigest() == stored.sha256:
            return data
    raise Refusal(
        404,
        f"Tệp gốc «{stored.name}» không còn ở chỗ cũ hoặc đã đổi; vẫn đọc được phần chữ",
        f"the original file {stored.name!r} is gone or was changed; its text can still be read",
    )


def _file_at(path: str) -> File | None:
    """Return the file, or the member of an archive, that a path of the manifest names."""
    whole = Path(path)
    if whole.is_file():
        return File(whole)
    for parent in whole.parents:
        if parent.is_file():
            return File(parent, whole.relative_to(parent).as_posix())
    return None


def _draw(data: bytes, form: str, page: Page) -> bytes:
    how = "ocr" if page.how == "ocr" else "text"
    asked = (*_PROGRAM, form, str(page.number), str(page.width), str(page.height), how)
    with _AT_A_TIME:
        try:
            done = subprocess.run(
                asked, input=data, capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            done = None
    if done is None or done.returncode or not done.stdout:
        raise Refusal(
            404,
            f"Không vẽ được trang {page.number} của tệp này",
            f"page {page.number} of this file cannot be drawn",
        )
    return done.stdout


def _keep(path: Path, data: bytes) -> None:
    """Keep a drawn page beside the store; a folder that cannot be written has none."""
    new = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        path.parent.mkdir(exist_ok=True)
        new.write_bytes(data)
        new.replace(path)
    except OSError:
        return


def boxes(content: Content, number: int, start: int, end: int) -> Json:
    """Return the printed lines of a span on a page, as shares of the page from 0 to 1."""
    page = page_of(content, number)
    found = Printed(content).boxes(start, end) if start < end else []
    return {"boxes": [_share(box, page) for at, box in found if at == number]}


def words(content: Content, number: int) -> Json:
    """Return every word of a page with its characters and its box: for a copy without server."""
    page = page_of(content, number)
    return {"words": [[w.start, w.end, *_share(w.box, page)]
                      for w in content.words if w.page == number]}  # fmt: skip


def _share(box: tuple[float, float, float, float], page: Page) -> list[float]:
    width, height = page.width or 1, page.height or 1
    left, top, right, bottom = box
    shares = (left / width, top / height, right / width, bottom / height)
    return [round(min(1.0, max(0.0, share)), 4) for share in shares]
