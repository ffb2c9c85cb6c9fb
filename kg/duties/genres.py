"""Kinds of documents by what their words do: some give orders, some only tell, some announce."""

from __future__ import annotations

_TELLING = frozenset(
    (
        "báo cáo", "tờ trình", "đề nghị", "biên bản", "bài phát biểu", "diễn văn", "giấy mời",
        "phiếu trình", "phiếu báo", "phiếu chuyển",
    )
)  # fmt: skip
_ANNOUNCING = frozenset(("tin tức", "thông cáo báo chí", "thông cáo"))


def gives_orders(genre: str | None) -> bool:
    """Whether a type of document («Quyết định») can set, move and cancel duties.

    A report restates what others ordered and says what is hoped for. A type that is not known
    counts as an order.
    """
    kind = genre.casefold() if genre else ""
    return kind not in _TELLING and kind not in _ANNOUNCING


def announces(genre: str | None) -> bool:
    """Whether a type of document only announces («Tin tức»): it never completes a task."""
    return genre is not None and genre.casefold() in _ANNOUNCING
