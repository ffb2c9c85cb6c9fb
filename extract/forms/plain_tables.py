"""Tables of a plain text, whose columns stand apart by tabs, by «|» or by runs of spaces.

They begin at a head («STT⇥Nhiệm vụ⇥Cơ quan chủ trì⇥Thời hạn») and run as far as rows follow.
Prose with a tab or a «|» has no head and stays prose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.attributes import Column, column_of
from extract.forms.inline_rows import inline_kinds, read_inline
from extract.forms.lone_pipes import LONE, lone_labels, read_lone
from extract.forms.plain_rows import Line, Parting, Rows, part
from extract.source import Content, Table

_LINE = re.compile(r"[^\r\n\f\v]+")
_PARTED = re.compile(r"\t|\||\S  +\S")
_PIPED = re.compile(r"^[ ]*\|(?![ ]*\r?$)", re.MULTILINE)
_RUN_HEAD = re.compile(r"^[ ]*(?:Số )?S?TT[ ][^\r\n]+", re.MULTILINE | re.IGNORECASE)
_FORMATS = frozenset({"text", "markdown"})
_TELLING = frozenset({"task", "lead", "shared", "support", "deadline"})
_NO_LABEL = re.compile(r"[:;.!?]")
_LONGEST_LABEL, _MOST_COLUMNS, _LEAST_PIPED = 60, 14, 3


def with_plain_tables(content: Content) -> Content:
    """Return what was read, with the tables that its characters alone show.

    A file whose reader knows its tables, and a text with Markdown tables, stay as they are.
    """
    if content.format not in _FORMATS or content.tables or not _shown(content.text):
        return content
    if len(_PIPED.findall(content.text)) >= _LEAST_PIPED:
        return content
    return replace(content, tables=tuple(find_tables(content.text)))


def _shown(text: str) -> bool:
    """Whether anything in a text may part the cells of a table, or a head runs them together."""
    if _PARTED.search(text):
        return True
    heads = (Line(m.start(), m.end(), blank=False) for m in _RUN_HEAD.finditer(text))
    return any(inline_kinds(text, line) for line in heads)


def find_tables(text: str) -> list[Table]:
    """Return the tables of a text, from their heads to their last rows."""
    lines = _lines(text)
    found: list[Table] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if LONE.fullmatch(text, line.start, line.end) and (lone := _lone(text, lines, index)):
            found.append(lone[0])
            index += lone[1]
            continue
        parting = _parting(text, line)
        if parting is None and (inline := read_inline(text, lines, index)):
            cells, count = inline
            found.append(Table(line.start, lines[index + count - 1].end, tuple(cells)))
            index += count
            continue
        kinds = _head(text, line, parting) if parting else []
        if parting and kinds:
            rows = Rows(text, lines, parting, kinds)
            after = rows.read(index)
            if rows.row > 0:
                found.append(Table(line.start, rows.end, tuple(rows.cells)))
                index = after
                continue
        index += 1
    return found


def _lone(text: str, lines: Sequence[Line], index: int) -> tuple[Table, int] | None:
    """Return the table that begins with the lone «|» at line `index`, and how many lines it has."""
    labels = [_label(words) for words in lone_labels(text, lines, index)]
    found = read_lone(text, lines, index, len(labels)) if _kinds(labels) else None
    if found is None:
        return None
    cells, count = found
    return Table(lines[index].start, lines[index + count - 1].end, tuple(cells)), count


def _lines(text: str) -> list[Line]:
    """Return the lines that have words, and whether a blank line stands before each."""
    lines: list[Line] = []
    done = 0
    for match in _LINE.finditer(text):
        if match[0].strip():
            blank = text.count("\n", done, match.start()) > 1
            lines.append(Line(match.start(), match.end(), blank))
            done = match.end()
    return lines


def _parting(text: str, line: Line) -> Parting | None:
    """Return what parts the cells of a line."""
    words = text[line.start : line.end].strip()
    if "\t" in words:
        return "tab"
    if "|" in words:
        return "pipe"
    return "space" if "  " in words else None


def _head(text: str, line: Line, parting: Parting) -> list[Column | None]:
    """Return what the columns of a head hold, `[]` for a line that is no head."""
    cells = part(text, line, parting)
    return _kinds([_label(text[start:end]) for start, end in cells])


def _kinds(labels: Sequence[str]) -> list[Column | None]:
    """Return what the columns below some labels hold, `[]` for words that are no labels."""
    named = [label for label in labels if label]
    if not 2 <= len(named) <= len(labels) <= _MOST_COLUMNS or not labels[0]:
        return []
    if any(len(label) > _LONGEST_LABEL or _NO_LABEL.search(label[1:-1]) for label in named):
        return []
    kinds = [column_of(label) if label else None for label in labels]
    known = sum(kind is not None for kind in kinds)
    least = 2 if len(named) == known or kinds[0] == "serial" else 3
    return kinds if known >= least and _tells(kinds, named) else []


def _tells(kinds: Sequence[Column | None], named: Sequence[str]) -> bool:
    """Whether a head names tasks, owners or times, and begins with a number or a capital."""
    first = named[0].strip("*_ ")[:1]
    telling = len({kind for kind in kinds if kind in _TELLING})
    return bool(telling) and (telling > 1 or kinds[0] == "serial") and not first.islower()


def _label(words: str) -> str:
    plain = unicodedata.normalize("NFC", words).strip(" *_\u00a0")
    return re.sub(r"\bS\.TT\b", "STT", plain)
