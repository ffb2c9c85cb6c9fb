"""Tables of web pages: cells at their first place, and which tables only lay out."""

from __future__ import annotations

import pytest
from lxml import html

from extract.readers.web_tables import by_columns, is_layout, places_of, repeated_rows

GRIDS = [
    # rows, the cells' text with row and column
    ("<tr><td>a<td>b<tr><td>c<td>d", [("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1)]),
    ("<tr><td rowspan=2>a<td>b<tr><td>c", [("a", 0, 0), ("b", 0, 1), ("c", 1, 1)]),
    ("<tr><td colspan=2>a<td>b", [("a", 0, 0), ("b", 0, 2)]),
    # a span down and across, then one beyond the table's end
    (
        "<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td rowspan=9>e",
        [("a", 0, 0), ("b", 0, 1), ("c", 0, 3), ("d", 1, 0), ("e", 1, 3)],
    ),
    ("<tr><td rowspan=0>a<td>b<tr><td>c", [("a", 0, 0), ("b", 0, 1), ("c", 1, 1)]),  # to the end
    ("<tr><td rowspan=99999999 colspan=9999999>a<tr><td>b", [("a", 0, 0), ("b", 1, 200)][:1]),
    ("<thead><tr><th>a<tbody><tr><td>b", [("a", 0, 0), ("b", 1, 0)]),
    ("<tr><td colspan=x rowspan=-1>a<td>b", [("a", 0, 0), ("b", 0, 1)]),
    ("<tr><td>a<table><tr><td>x</table><td>b", [("ax", 0, 0), ("b", 0, 1)]),  # not those inside
]


@pytest.mark.parametrize(("rows", "places"), GRIDS)
def test_places(rows: str, places: list[tuple[str, int, int]]) -> None:
    table = html.fragment_fromstring(f"<table>{rows}</table>")
    found = [(p.element.text_content(), p.row, p.column) for p in places_of(table)]
    assert found == places


CELL = "<td>a<td>b"
LONG = "<td>a<td>" + "dài " * 200
TABLES = [
    # table, whether it only lays out the page
    (f"<table><tr>{CELL}</table>", True),  # one row
    (f"<table><tr>{CELL}<tr>{CELL}</table>", True),  # two by two without lines
    (f"<table border=1><tr>{CELL}<tr>{CELL}</table>", False),
    (f"<table border=0><tr>{CELL}<tr>{CELL}<tr>{CELL}</table>", False),  # names and values
    (f"<table><tr>{CELL}<tr>{CELL}<tr>{LONG}</table>", True),  # a column of the page
    (f"<table><tr>{CELL}<td>c<tr>{CELL}<td>d</table>", False),  # three columns
    (f"<table style='border:solid 1px'><tr>{CELL}<tr>{CELL}</table>", False),
    (f"<table><tr><td style='border:none'>a<td>b<tr>{CELL}</table>", True),
    ("<table border=1><tr><td>a<tr><td>b</table>", True),  # one column: a frame
    (f"<table border=1 role=presentation><tr>{CELL}<tr>{CELL}</table>", True),
    # a letterhead, even with lines
    (f"<table border=1><tr>{CELL}<tr><td>x<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>", True),
    ("<table border=1><tr><td>Nơi nhận:<td>CHỦ TỊCH<tr><td>x<td>y</table>", True),
    (f"<table><tr>{CELL}<td><table><tr><td>x</table><tr>{CELL}<td>c</table>", True),  # a frame
    (f"<table><tr><th>a<th>b<tr>{CELL}</table>", False),
]


@pytest.mark.parametrize(("text", "layout"), TABLES)
def test_is_layout(text: str, layout: bool) -> None:
    table = html.fragment_fromstring(text)
    assert is_layout(table, places_of(table)) == layout


def test_a_letterhead_is_read_by_columns_and_a_frame_is_not() -> None:
    for text, columns in (
        (f"<table><tr>{CELL}</table>", True),
        (f"<table><tr>{LONG}</table>", False),
    ):
        assert by_columns(places_of(html.fragment_fromstring(text))) == columns


REPEATS = [
    # rows, the repeated ones
    ([["STT", "Việc"], ["1", "a"], ["STT", " việc "], ["2", "b"]], {2}),
    ([["Cơ quan", ""], ["A", "B"], ["x", "y"], ["Cơ quan", ""], ["A", "B"]], set()),  # one word
    ([["TT", "Nơi"], ["A", "B"], ["x", "y"], ["TT", "Nơi"], ["A", "B"], ["z", "t"]], {3, 4}),
    ([["1", "Họp"], ["1", "Họp"]], set()),  # data, no head
    ([["STT", "Việc"], ["1", "a"], ["1", "a"]], set()),
]


@pytest.mark.parametrize(("rows", "repeats"), REPEATS)
def test_repeated_rows(rows: list[list[str]], repeats: set[int]) -> None:
    assert repeated_rows(rows) == repeats
