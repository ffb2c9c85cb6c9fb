"""Structure: the blocks of a document, how they nest, and what their headings say of them.

A clean text's lines become blocks (title, heading, item, table cell, recipient, …), sections
with identifiers, and zones: whether the text around reports results, names limitations, sets
tasks or targets, and for which time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.cleaning.clean import CleanText
from extract.cleaning.loops import doubles, loops, merged
from extract.cleaning.repeats import repeats
from extract.document.heads import DECIDES, Head, read_head
from extract.page.blocks import classify_lines
from extract.page.entries import Entry, Kind
from extract.page.marks import RANKS, Mark
from extract.page.zones import (
    Zone,
    heading_period,
    heading_zone,
    lead_in_period,
    lead_in_zone,
    stated_year,
    type_zone,
)
from extract.records import Interval, Section, Skipped
from extract.times.dates import Anchor

__all__ = ["Block", "Kind", "Layout", "parse"]

_BODY: frozenset[Kind] = frozenset({"paragraph", "item", "lead_in", "footnote", "field", "cell"})
_ATTRIBUTES: frozenset[Kind] = frozenset({"field", "cell"})
_TAIL: frozenset[Kind] = frozenset({"recipient", "signature"})
_HEAD: frozenset[Kind] = frozenset({"letterhead", "title", "basis"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of clean text: `start`:`end` is its content after the list mark.

    `mark` is the printed list mark; `level` the nesting depth, 0 outermost; `section` the `id`
    of the innermost section; `zone` and `period` what its headings say; `label` the name of a
    field («Cơ quan chủ trì»), whose value begins at `value`; `row` and `column` the place of a
    table cell, -1 outside tables.
    """

    start: int
    end: int
    kind: Kind
    mark: str = ""
    level: int = 0
    section: str | None = None
    zone: Zone = "none"
    period: Interval | None = None
    label: str = ""
    value: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks in order, the sections and the skipped spans, all in clean offsets.

    `type` is the document type that the title names («Nghị quyết»), `title` the title's words;
    `covered` the places (row, column) in tables that a merged cell covers beside its first.
    """

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    type: str | None = None
    title: str = ""
    covered: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class _Open:
    """A section that is still open while the blocks are walked."""

    rank: int
    zone: Zone
    period: Interval | None
    section: Section | None = None


@dataclass(slots=True)
class _Walk:
    """The state of one walk over the blocks."""

    text: str
    anchor: Anchor
    base: Zone
    planned: Interval | None
    reviewed: Interval | None
    stack: list[_Open] = field(default_factory=list)
    done: list[Section] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)

    def close(self, rank: int, end: int) -> None:
        """Close the open sections of this rank and below it at `end`."""
        while self.stack and self.stack[-1].rank >= rank:
            section = self.stack.pop().section
            if section:
                self.done.append(replace(section, end=max(section.start, end)))

    @property
    def zone(self) -> Zone:
        """Return the zone of the innermost open section, or of the document."""
        return self.stack[-1].zone if self.stack else self.base

    @property
    def section(self) -> str | None:
        """Return the identifier of the innermost open section."""
        return next((o.section.id for o in reversed(self.stack) if o.section), None)

    @property
    def period(self) -> Interval | None:
        """Return the time of the innermost heading that names one, else of the title."""
        stated = next((o.period for o in reversed(self.stack) if o.period), None)
        if stated:
            return stated
        return self.reviewed if self.zone in ("review", "problems") else self.planned

    def open(self, rank: int, zone: Zone, period: Interval | None, section: Section | None) -> None:
        """Open a section below the open ones."""
        self.stack.append(_Open(rank, zone, period, section))

    def new_section(self, mark: Mark, start: int, title: str) -> Section:
        """Return a section with an identifier that is unique in the document."""
        step = {"article": "dieu-", "chapter": "chuong-", "division": "muc-"}.get(mark.kind, "")
        name = step + "".join(c for c in mark.label.lower() if c.isalnum() or c in ".-").strip(".")
        if mark.kind in ("article", "chapter", "division", "part", "appendix"):
            name = step + (mark.label.lower().split()[-1] if " " in mark.label else mark.kind)
        parent = self.section
        path = f"{parent}.{name}" if parent else name
        self.used[path] = self.used.get(path, 0) + 1
        if self.used[path] > 1:
            path = f"{path}~{self.used[path]}"
        return Section(path, mark.label, title, start, start, parent)


def parse(clean: CleanText) -> Layout:
    """Find the blocks, sections, zones and repeats of a clean text."""
    head = read_head(clean)
    lines = classify_lines(clean, head)
    year = stated_year(head.title) or head.year
    anchor = Anchor(None, year, None)
    walk = _Walk(
        clean.text,
        anchor,
        _base_zone(head),
        heading_period(f"{head.type or ''} {head.title}", anchor, review=False),
        heading_period(f"{head.type or ''} {head.title}", anchor, review=True),
    )
    blocks = [_place(walk, line) for line in lines]
    walk.close(-1, _body_end(blocks, len(clean.text)))
    if walk.planned is None:
        blocks = _share_period(blocks)
    body = [(b.start, b.end) for b in blocks if b.kind in _BODY and b.kind not in _ATTRIBUTES]
    again = merged([*repeats(clean.text, body), *doubles(clean.text, body), *loops(clean.text)])
    skipped = [Skipped(start, end, "repeats") for start, end in again]
    skipped += [Skipped(b.start, b.end, "furniture") for b in blocks if b.kind == "furniture"]
    return Layout(
        tuple(blocks),
        tuple(sorted(walk.done, key=lambda s: (s.start, -s.end))),
        tuple(sorted(skipped, key=lambda s: (s.start, s.end))),
        head.type,
        head.title,
        clean.covered,
    )


def _share_period(blocks: list[Block]) -> list[Block]:
    """Give the one time that all task headings name to the tasks outside of them.

    For documents whose title is missing or names no time: «Điều 2. Giao …» after a part
    «Nhiệm vụ năm 2026».
    """
    named = {b.period for b in blocks if b.kind == "heading" and b.zone == "tasks" and b.period}
    if len(named) != 1:
        return blocks
    period = named.pop()
    return [
        replace(b, period=period) if b.zone == "tasks" and b.period is None else b for b in blocks
    ]


def _base_zone(head: Head) -> Zone:
    """Return the zone of text under no heading: by the type; an appendix by its own title."""
    if head.type and head.type.startswith("Phụ lục"):
        return heading_zone(head.title) or "tasks"
    return type_zone(head.type)


def _body_end(blocks: list[Block], end: int) -> int:
    return next((b.start for b in blocks if b.kind in _TAIL), end)


def _place(walk: _Walk, line: Entry) -> Block:
    """Nest one line below the open sections, opening and closing them as it says."""
    opens = False
    if line.kind in _TAIL or line.kind in _HEAD or line.closing:
        walk.close(-1, line.begin)
    elif line.mark and line.kind not in ("furniture", "cell"):
        opens = _place_marked(walk, line, line.mark)
    elif line.kind == "heading" and not DECIDES.match(walk.text[line.start : line.end]):
        _place_heading(walk, line)
        opens = True
    elif line.kind == "lead_in":
        _place_lead_in(walk, line)
    in_body = line.kind in _BODY or line.kind == "heading"
    if line.kind == "footnote" and walk.zone == "problems":
        in_body = False  # a note belongs to a mark pages before, whose zone is not known
    return Block(
        line.start,
        line.end,
        line.kind,
        line.mark.printed if line.mark else line.note,
        len(walk.stack) - opens,
        walk.section,
        walk.zone if in_body else "none",
        walk.period if in_body else None,
        line.label,
        line.value,
        line.row,
        line.column,
    )


def _place_marked(walk: _Walk, line: Entry, mark: Mark) -> bool:
    """Open the section of a marked line; return whether it opened one (dashes do not)."""
    walk.close(mark.rank, line.begin)
    words = walk.text[line.start : line.end]
    zone, period = _says(walk, line, words)
    section = None
    if mark.rank < RANKS["dash"]:
        section = walk.new_section(mark, line.begin, words if line.kind == "heading" else "")
    walk.open(mark.rank, zone, period, section)
    return True


def _place_heading(walk: _Walk, line: Entry) -> None:
    """Open the section of a heading without a mark, at the height of a Roman part.

    One that announces nothing («Sở Tài chính») stays in the zone of the part around it.
    """
    words = walk.text[line.start : line.end]
    around = None if words.isupper() else (walk.zone, walk.period)
    walk.close(RANKS["roman"], line.begin)
    zone, period = _says(walk, line, words)
    if around and heading_zone(words) is None:
        zone, period = around
    number = sum(1 for s in walk.used if s.startswith("h")) + 1
    mark = Mark("", f"h{number}", "heading", RANKS["roman"], 0)
    section = replace(walk.new_section(mark, line.begin, words), label="")
    walk.open(RANKS["roman"], zone, period, section)


def _place_lead_in(walk: _Walk, line: Entry) -> None:
    """Let a lead-in without a mark change the zone of what follows it.

    «… tập trung các nhiệm vụ sau:» after a part on limitations ends that part. «Để hoàn thành
    nhiệm vụ năm 2024, … yêu cầu:» tells the time of all tasks to come.
    """
    words = walk.text[line.start : line.end]
    walk.planned = walk.planned or lead_in_period(words, walk.anchor)
    zone = lead_in_zone(words)
    if zone is None or zone == walk.zone or walk.zone in ("tasks", "targets"):
        return
    walk.close(RANKS["roman"], line.begin)
    walk.open(RANKS["roman"], zone, None, None)


def _says(walk: _Walk, line: Entry, words: str) -> tuple[Zone, Interval | None]:
    """Return the zone and the time that a marked line or heading sets for what is under it."""
    if line.kind != "heading":
        ordered = lead_in_zone(words) if line.kind == "lead_in" and walk.zone == "none" else None
        return ordered or walk.zone, None
    zone = heading_zone(words)
    if zone is None:
        return walk.zone, None
    period = heading_period(words, walk.anchor, review=zone in ("review", "problems"))
    return zone, period
