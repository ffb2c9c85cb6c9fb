"""Printouts: the text made of printed pages, and what is known of its places."""

from __future__ import annotations

from extract.readers.pdf_text import line_of
from extract.readers.printed import PrintedCell, PrintedLine, PrintedPage, PrintedTable, PrintedWord
from extract.readers.printout import assemble
from extract.source import Content


def line(y: float, text: str, *, x: float = 70.0, size: float = 10.0) -> PrintedLine:
    """Return a line with its base at `y`."""
    words = []
    for word in text.split():
        words.append(PrintedWord(word, (x, y - size, x + 5 * len(word), y)))
        x += 5 * len(word) + 3
    return line_of(words)


def table(y: float, rows: list[list[str]]) -> PrintedTable:
    """Return a table of columns 100 points wide, rows 20 points high."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = (70.0 + 100 * c, y + 20 * r, 170.0 + 100 * c, y + 20 + 20 * r)
            lines = tuple(line(box[3] - 5, text, x=box[0]) for text in text.split("\n") if text)
            cells.append(PrintedCell(r, c, box, lines))
    width = len(rows[0])
    return PrintedTable((70, y, 70 + 100.0 * width, y + 20 * len(rows)), width, tuple(cells))


def cells_of(content: Content) -> list[list[tuple[int, int, str]]]:
    """Return row, column and words of the cells of each table."""
    text = content.text
    return [[(c.row, c.column, text[c.start : c.end]) for c in t.cells] for t in content.tables]


def test_gaps_and_pages() -> None:
    first = PrintedPage(
        1, 595, 842, (line(300, "Điều 1."), line(313, "Giao sở"), line(340, "chủ trì"))
    )
    second = PrintedPage(2, 595, 842, (line(300, "Điều 2."),), how="ocr", engine="máy", why="hỏng")
    content = assemble([first, second], "pdf")
    assert content.text == "Điều 1.\nGiao sở\n\nchủ trì\fĐiều 2."
    assert content.format == "pdf"
    assert [(p.number, p.start, p.end, p.how) for p in content.pages] == [
        (1, 0, 24, "text"),
        (2, 25, 32, "ocr"),
    ]
    assert (content.pages[1].engine, content.pages[1].why) == ("máy", "hỏng")
    assert content.pages[0].width == 595


def test_words_know_their_places() -> None:
    content = assemble([PrintedPage(1, 595, 842, (line(300, "Giao Sở Y tế"),))], "image")
    assert [content.text[w.start : w.end] for w in content.words] == ["Giao", "Sở", "Y", "tế"]
    assert content.words[1].box == (93.0, 290.0, 103.0, 300.0)
    assert {w.page for w in content.words} == {1}


def test_share_of_doubtful_words() -> None:
    content = assemble([PrintedPage(1, 595, 842, (line(300, "phát ừiển du lịch"),))], "image")
    assert content.pages[0].doubtful == 0.25


def test_blank_pages_keep_their_place() -> None:
    pages = [PrintedPage(1, 595, 842, how="blank"), PrintedPage(2, 595, 842, (line(300, "Hết"),))]
    content = assemble(pages, "image")
    assert content.text == "\fHết"
    assert [(p.start, p.end, p.how) for p in content.pages] == [(0, 0, "blank"), (1, 4, "text")]


def test_tables_between_lines() -> None:
    page = PrintedPage(
        1,
        595,
        842,
        (line(180, "Danh mục"), line(300, "Ghi chú")),
        (table(200, [["TT", "Việc"], ["1", "Rà\nsoát"], ["2", ""]]),),
    )
    content = assemble([page], "pdf")
    assert content.text == "Danh mục\n\n| TT | Việc |\n| 1 | Rà\nsoát |\n| 2 |  |\n\nGhi chú"
    assert cells_of(content) == [
        [(0, 0, "TT"), (0, 1, "Việc"), (1, 0, "1"), (1, 1, "Rà\nsoát"), (2, 0, "2"), (2, 1, "")]
    ]
    found = content.tables[0]
    assert content.text[found.start : found.end].startswith("| TT")
    assert content.text[found.start : found.end].endswith("|  |")


def test_a_table_over_two_pages_is_one() -> None:
    head = ["STT", "Nhiệm vụ", "Cơ quan"]
    first = PrintedPage(
        1, 595, 842, (line(30, "1"),), (table(200, [head, ["1", "Lập đề án phát triển", "Sở A"]]),)
    )
    second = PrintedPage(
        2,
        595,
        842,
        (line(30, "2"), line(300, "./.")),
        (table(60, [head, ["", "du lịch", ""], ["2", "Rà soát", "Sở B"]]),),
    )
    content = assemble([first, second], "pdf")
    assert cells_of(content) == [
        [
            *[(0, column, words) for column, words in enumerate(head)],
            *[(1, 0, "1"), (1, 1, "Lập đề án phát triển"), (1, 2, "Sở A")],
            *[(1, 0, ""), (1, 1, "du lịch"), (1, 2, "")],
            *[(2, 0, "2"), (2, 1, "Rà soát"), (2, 2, "Sở B")],
        ]
    ]
    furniture = [content.text[start:end] for start, end in content.furniture]
    assert furniture == ["1", "2", "| STT | Nhiệm vụ | Cơ quan |"]


def test_a_line_between_parts_two_tables() -> None:
    rows = [["1", "Lập đề án", "Sở A"]]
    first = PrintedPage(1, 595, 842, (), (table(200, rows),))
    second = PrintedPage(2, 595, 842, (line(100, "Phụ lục II"),), (table(200, rows),))
    assert len(assemble([first, second], "pdf").tables) == 2


def test_notes_are_marked() -> None:
    body = [line(300 + 13 * k, "Nội dung công việc của sở") for k in range(6)]
    page = PrintedPage(1, 595, 842, (*body, line(700, "¹ Gồm các xã", size=7.5)))
    content = assemble([page], "pdf")
    assert [content.text[start:end] for start, end in content.notes] == ["¹ Gồm các xã"]
    assert "\n\n¹ Gồm" in content.text


def test_no_pages() -> None:
    assert assemble([], "image") == Content("", format="image")
