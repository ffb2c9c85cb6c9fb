"""What of a web page is the document: its body without the menus, adverts and links around it

A page saved by Word is taken whole. Of an official document on a portal, the part that holds its
letterhead, articles and recipients; of an article, what trafilatura finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from extract.readers.web_blocks import Block

_ANCHORS = tuple(
    re.compile(pattern)
    for pattern in (
        r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
        r"^Căn\s+cứ\s",
        r"^Điều\s+1\s*[.:]",
        r"^Nơi\s+nhận\s*:",
        r"^(?:QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|CHỈ\s+THỊ|KẾ\s+HOẠCH|THÔNG\s+BÁO|BÁO\s+CÁO|CÔNG\s+ĐIỆN)\b",
    )
)
_DATE = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d|19\d\d)\b")
_DATE_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d|19\d\d)", re.I)
_DATES = {"max_date": "2100-12-31", "original_date": True, "extensive_search": False}
"""A bound of its own, because trafilatura's is today: the same page must give the same bytes."""

_DEEPEST = 150
_LARGEST = 3_000_000
_FEW_LINKS = 0.1
_LONG = 30
_LEAST_KEPT = 0.3
_DATE_LINE = 90
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """The blocks of the document, and its title and day (ISO 8601) where the page tells them."""

    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""


def choose(tree: HtmlElement, blocks: Sequence[Block]) -> Chosen:
    """Return the blocks of a page that are its document, an article with title and date line."""
    own = [block for block in blocks if not _is_around(block)]
    if _letters(own) >= (1 - _FEW_LINKS) * _letters(blocks):
        return Chosen(tuple(block for block in blocks if not block.around))
    if (official := _official(own)) is not None:
        return Chosen(tuple(official))
    if _letters(blocks) > _LARGEST or _depth(tree) > _DEEPEST:
        return Chosen(tuple(own))
    found = bare_extraction(
        deepcopy(tree),
        include_comments=False,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if not isinstance(found, Document) or not found.text:
        return Chosen(tuple(own))
    kept = _kept(blocks, found.text)
    if _letters([blocks[i] for i in kept]) < _LEAST_KEPT * _letters(own):
        return Chosen(tuple(own), found.title or "", found.date or "")
    return _article(blocks, kept, found)


def _is_around(block: Block) -> bool:
    return block.around or block.linked > 0.5


def _letters(blocks: Sequence[Block]) -> int:
    return sum(len(_squeezed(_words(block))) for block in blocks)


def _words(block: Block) -> str:
    return " ".join(cell.text for cell in block.cells) if block.cells else block.text


def _squeezed(text: str) -> str:
    return re.sub(r"[\s|\u00a0]+", "", text).casefold()


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _official(own: Sequence[Block]) -> list[Block] | None:
    """Return the blocks of the part that holds what official documents have, if there is one."""
    anchors = [
        (index, block)
        for block in own
        for index, pattern in enumerate(_ANCHORS)
        if pattern.search(block.text)
    ]
    kinds = {index for index, _ in anchors}
    if len(kinds) < 2 or not (0 in kinds or kinds >= {1, 2}):
        return None
    paths = [list(_path(block.element)) for _, block in anchors]
    common = 0
    while all(len(p) > common and p[common] is paths[0][common] for p in paths):
        common += 1
    for depth in range(common, 0, -1):
        part = paths[0][depth - 1]
        inside = [block for block in own if _is_in(block, part)]
        if _letters(inside) >= 0.5 * _letters(own):
            return inside
    return list(own)


def _path(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from reversed(list(element.iterancestors()))
    yield element


def _is_in(block: Block, part: HtmlElement) -> bool:
    return block.element is part or any(above is part for above in block.element.iterancestors())


def _kept(blocks: Sequence[Block], text: str) -> list[int]:
    """Return which blocks trafilatura kept: those whose words are lines of its text, or in one."""
    lines = {_squeezed(re.sub(r"^- ", "", line)) for line in text.splitlines()}
    whole = _squeezed(text)
    kept = []
    for index, block in enumerate(blocks):
        if block.cells:
            words = [_squeezed(cell.text) for cell in block.cells if cell.text]
            found = sum(len(word) for word in words if word in whole)
            if found > 0.5 * sum(map(len, words)):
                kept.append(index)
            continue
        parts = [_squeezed(re.sub(r"^(?:-|\w{1,4}[.)]) ", "", p)) for p in block.text.split("\n")]
        if all(not p or p in lines or (len(p) > _LONG and p in whole) for p in parts):
            kept.append(index)
    return kept


def _article(blocks: Sequence[Block], kept: list[int], found: Document) -> Chosen:
    """Return an article: its title, the line of its date, what stands under it, and its body."""
    title = " ".join((found.title or "").split())
    at = _title_at(blocks, title, kept[0])
    body = [index for index in kept if at is None or index > at]
    first = body[0] if body else 0
    between = range(at + 1, first) if at is not None else range(max(0, first - _BEFORE), first)
    under = range(between.start, min(len(blocks), between.stop + _BEFORE))
    near = [index for index in under if _date_of(blocks[index].text, _DATE_LINE)]
    above = range(max(0, at - _BEFORE), at) if at is not None else range(0)
    near = near[:1] or [i for i in above if _date_of(blocks[i].text, _DATE_LINE)][-1:]
    lead = [i for i in between if i not in near and _is_lead(blocks[i])]
    chosen = [blocks[i] for i in [*near, *sorted({*lead, *body} - set(near))]]
    if at is not None:
        head = blocks[at]
        title = title or head.text
        chosen.insert(0, replace(head, kind="head"))
    elif title:
        chosen.insert(0, Block(title, "head", blocks[0].element, level=1))
    shown = _date_of(blocks[near[0]].text, _DATE_LINE) if near else ""
    return Chosen(tuple(chosen), title, found.date or shown)


def _title_at(blocks: Sequence[Block], title: str, first: int) -> int | None:
    """Return which block shows the title; the page's own may have the site's name behind."""
    wanted = _squeezed(title)
    exact = [i for i, block in enumerate(blocks) if wanted and _squeezed(block.text) == wanted]
    heads = [
        index
        for index, block in enumerate(blocks)
        if block.level == 1 and (not wanted or wanted.startswith(_squeezed(block.text)))
    ]
    near = [i for i in exact if i <= first + 1 and blocks[i].linked < 0.5] or exact
    return next(iter([*heads, *near]), None)


def _is_lead(block: Block) -> bool:
    return not _is_around(block) and not block.cells and len(block.text.split()) > 12


def _date_of(text: str, longest: int) -> str:
    """Return the day that a short line shows: «Thứ Sáu, 12/9/2025 | 08:30» is 2025-09-12."""
    found = _DATE.search(text) or _DATE_WORDS.search(text)
    if not found or len(text) > longest:
        return ""
    day, month, year = (int(part) for part in found.groups())
    return f"{year}-{month:02}-{day:02}" if 0 < month < 13 and 0 < day < 32 else ""
