"""Reviews in words: verdicts, standings, facets and states as people read them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from kg.review.standing import Word
from kg.review.verdicts import FACETS, KINDS, VERBS, Body, Facet, State, Verdict

FACET = dict(zip(FACETS, ("có nội dung này", "loại", "đoạn văn bản", "chủ trì", "phối hợp",
                          "giám sát", "thời hạn", "dự án"), strict=True))  # fmt: skip
KIND = dict(zip(KINDS, ("nhiệm vụ", "kết quả", "khó khăn"), strict=True))
VERB = dict(zip(VERBS, ("chấp nhận", "bác bỏ", "sửa", "bổ sung", "là một", "là hai", "rút lại",
                        "nhận xét"), strict=True))  # fmt: skip
STANDING = dict(zip(get_args(Word), ("chưa duyệt", "đã chấp nhận", "đã sửa", "đã bác bỏ",
                                     "được bổ sung", "chưa thống nhất"), strict=True))  # fmt: skip
_NOTHING = "(không có)"
_BODIES = ("lead", "support", "supervise")


def state_lines(state: State) -> Iterator[tuple[str, str]]:
    """Yield what a state says, facet by facet: what it is called, and its value."""
    if not state.exists:
        yield FACET["exists"], "không"
        return
    for facet in FACETS[1:]:
        yield FACET[facet], value_told(facet, state.value(facet), state)


def value_told(facet: Facet, value: object, state: State | None = None) -> str:
    """Return the value of a facet in words.

    With the state that it is of, bodies keep their order and the places of their words.
    """
    if facet == "exists":
        return "có" if value else "không"
    if facet == "kind":
        return {str(kind): words for kind, words in KIND.items()}[str(value)]
    if not isinstance(value, Sequence):
        return _NOTHING
    if facet == "deadline":
        return f"từ {value[0]} đến {value[1] or '…'}" if value[0] else f"đến {value[1]}"
    if facet == "span":
        return "–".join(map(str, value))
    placed = map(_body, getattr(state, facet)) if state and facet in _BODIES else value
    return "; ".join(map(str, placed)) or _NOTHING


def _body(body: Body) -> str:
    return body.name if body.start is None else f"{body.name} [{body.start}–{body.end}]"


def verdict_told(verdict: Verdict) -> str:
    """Return what a verdict says: «sửa: chủ trì = Sở Y tế; thời hạn = đến 2026-01-31»."""
    said = VERB[verdict.verb]
    if verdict.undoes is not None:
        return f"{said} ý kiến số {verdict.undoes}"
    if verdict.names and verdict.pairs:
        return f"{said}: {verdict.names}"
    if verdict.verb in ("correct", "add") and verdict.state:
        facets = [facet for facet in verdict.judged if facet != "exists"]
        state = verdict.state
        told = (f"{FACET[f]} = {value_told(f, state.value(f), state)}" for f in facets)
        return f"{said}: {'; '.join(told)}"
    return said
