"""Tables whose cells stand one a line, without rules: which lines are cells, and of which row.

The serial numbers begin the rows; in a table without them each row begins with its task.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.forms.bare_tables import Bare
from extract.forms.table_lines import FIRST_HEAD
from extract.forms.unnumbered import Unnumbered, labels_from
from extract.page.entries import Entry

__all__ = ["FIRST_HEAD", "bare_cells"]


def bare_cells(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the cells of bare tables marked.

    A table begins at a line «TT» or «STT»; its head runs to the first serial number, and each
    serial number begins a row. It ends where a row gets longer than the head, and where the tasks
    of a section go on as forms («Nhiệm vụ 6: …», then «Cơ quan chủ trì: …»).
    """
    result = list(entries)
    index = row = 0
    while index < len(result):
        if FIRST_HEAD.match(text[result[index].begin : result[index].end]):
            table = Bare(text, result, index, row=row)
            index = table.read()
            row = table.row + 1
        elif width := labels_from(text, result, index):
            plain = Unnumbered(text, result, index, row=row)
            index = plain.read_below(width)
            row = plain.row + 1
        else:
            index += 1
    return result
