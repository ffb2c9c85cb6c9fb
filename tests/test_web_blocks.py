"""Blocks of a page: what each piece is, in the order of the page."""

from __future__ import annotations

import pytest
from lxml import html

from extract.readers.web_blocks import blocks_of

BLOCKS = [
    # page, kinds and texts
    ("<p>a<p>b", [("paragraph", "a"), ("paragraph", "b")]),
    ("<h2>I. a</h2>b", [("head", "I. a"), ("paragraph", "b")]),
    ("<p>a<br>b<br><br>c", [("paragraph", "a\nb\n\nc")]),  # two breaks are a gap
    ("a<!-- x -->b<?y?>c", [("paragraph", "abc")]),
    ("<p>a<script>x</script>b<style>y</style>", [("paragraph", "ab")]),
    ("<p style='display: none'>a</p><p hidden>b</p>c", [("paragraph", "c")]),
    ("<p>a<select><option>x</select> b", [("paragraph", "a b")]),
    ("<pre>a\n  b</pre>", [("paragraph", "a\nb")]),
    (
        "<ul><li>a<li><p>b<p>c</ul>d",
        [("item", "- a"), ("item", "- b"), ("paragraph", "c"), ("paragraph", "d")],
    ),
    ("<ol><li>a<li>b</ol>", [("item", "1. a"), ("item", "2. b")]),
    ("<ol start=3><li>a<li value=7>b<li>c", [("item", "3. a"), ("item", "7. b"), ("item", "8. c")]),
    (
        "<ol type=a><li>a<ol type=I><li>b</ol><li>c",
        [("item", "a) a"), ("item", "I. b"), ("item", "b) c")],
    ),
    ("<ol><li>1. a", [("item", "1. a")]),  # the mark is written already
    ("<ul><li>- a", [("item", "- a")]),
    ("<ol type=i><li value=4>a<li value=9>b", [("item", "iv. a"), ("item", "ix. b")]),
    ("<div id=ftn1><p>[1] a</p></div>", [("note", "[1] a")]),
    ("<table><tr><td><p>a<p>b<td>c<tr><td>d<td>e</table>", [("paragraph", x) for x in "abdce"]),
    (
        "<table><caption>Biểu 1</caption><tr><td>a</table>",
        [("paragraph", "Biểu 1"), ("paragraph", "a")],
    ),
]


@pytest.mark.parametrize(("page", "blocks"), BLOCKS)
def test_blocks(page: str, blocks: list[tuple[str, str]]) -> None:
    tree = html.document_fromstring(f"<html><body>{page}</body></html>")
    assert [(block.kind, block.text) for block in blocks_of(tree)] == blocks


def test_cells_hold_lines_and_tables_inside_become_lines() -> None:
    tree = html.document_fromstring(
        "<table border=1><tr><td>1<td><ul><li>a<li>b</ul><tr><td>2<td>"
        "<table border=1><tr><th>x<th>y<tr><td>z<td>t</table><tr><td><td></table>"
    )
    (block,) = blocks_of(tree)
    assert [(c.row, c.column, c.text) for c in block.cells] == [
        (0, 0, "1"),
        (0, 1, "- a\n- b"),
        (1, 0, "2"),
        (1, 1, "x y\nz t"),
    ]  # and no row without a word


AROUND = [
    # page, whether its only block stands around the document, share of linked letters
    ("<nav>a</nav>", True, 0.0),
    ("<div class='box tin-lien-quan'>a</div>", True, 0.0),
    ("<div id='sidebar'><table><tr><td>a<td></table></div>", True, 0.0),
    ("<div class='content navigational'>a</div>", False, 0.0),
    ("<p><a href='/x'>a</a>b", False, 0.5),
    ("<p><a name=x>a</a>b", False, 0.0),
    ("<div role=navigation>a</div>", True, 0.0),
]


@pytest.mark.parametrize(("page", "around", "linked"), AROUND)
def test_what_stands_around(page: str, around: bool, linked: float) -> None:
    (block,) = blocks_of(html.document_fromstring(f"<html><body>{page}</body></html>"))
    assert (block.around, block.linked) == (around, linked)


def test_tables_nest_to_a_bound() -> None:
    deep = "<table><tr><td>" * 300 + "a" + "</table>" * 300
    parser = html.HTMLParser(huge_tree=True)
    (block,) = blocks_of(html.document_fromstring(deep, parser=parser))
    assert block.text == "a"
