"""Antiword's text and DocBook put together: tables by their cells, notes told from the text."""

from __future__ import annotations

import pytest

from extract.readers.antiword import blocks
from extract.readers.office_text import compose


def docbook(*tables: str) -> str:
    """Return DocBook with tables: rows «a|b», one a line."""
    made = ""
    for table in tables:
        rows = "".join(
            "<row>" + "".join(f"<entry>\n{e}\n</entry>" for e in line.split("|")) + "</row>"
            for line in table.split("\n")
        )
        made += f"<informaltable><tbody>{rows}</tbody></informaltable>"
    return f'<?xml version="1.0"?>\n<!DOCTYPE book PUBLIC "x" "y">\n<book>{made}</book>'


DRAWN = "|STT  |Nội dung     |\n|1    |Lập danh mục |\n|     |hồ chứa      |\n"
BOOK = docbook("STT|Nội dung\n1|Lập danh mục").replace("Lập danh mục", "Lập danh mục\nhồ chứa")
TEXTS = [
    # paragraphs; the blank lines say nothing
    ("Một\n\nHai\n", docbook(), "Một\nHai"),
    # a drawn table becomes its cells
    (f"Phụ lục\n\n{DRAWN}\nHết\n", BOOK,
     "Phụ lục\n| STT | Nội dung |\n| 1 | Lập danh mục\nhồ chứa |\n\nHết"),
    # tables that do not agree, or no DocBook: as drawn
    (DRAWN, docbook("a|b\nc|d", "e|f\ng|h"), DRAWN.strip()),
    (DRAWN, "", DRAWN.strip()),
    (DRAWN, "<book><table></book>", DRAWN.strip()),
    # entities beyond antiword's own head are not read
    (DRAWN, BOOK + "<!DOCTYPE a>", DRAWN.strip()),
    # notes, and a number in brackets that is none
    ("Gồm 12 xã [1] theo [2]\n\n-----------------------\n\n[1] Cả\n  thị trấn.\n", docbook(),
     "Gồm 12 xã theo [2]\n1 Cả thị trấn."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "book", "read"), TEXTS)
def test_blocks(text: str, book: str, read: str) -> None:
    assert compose(blocks(text, book), "doc").text == read


def test_notes_are_notes() -> None:
    content = compose(blocks("A [1]\n-----------------------\n[1] Ghi chú\n", ""), "doc")
    assert [content.text[s:e] for s, e in content.notes] == ["1 Ghi chú"]
