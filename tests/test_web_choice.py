"""What of a page is the document: by its links, its letterhead, or by trafilatura."""

from __future__ import annotations

import pytest
import web_pages
from lxml import html

from extract.readers.web_blocks import blocks_of
from extract.readers.web_choice import Chosen, choose


def chosen(page: str) -> Chosen:
    tree = html.document_fromstring(page)
    return choose(tree, blocks_of(tree))


MENU = "<ul>" + "".join(f"<li><a href='/{i}'>Chuyên mục số {i} của trang</a>" for i in range(30))
BODY = "".join(
    f"<p>Đoạn thứ {i}: Chủ tịch UBND xã yêu cầu các thôn báo cáo tiến độ làm đường, nêu rõ khó khăn"
    " và đề xuất cách tháo gỡ, gửi về văn phòng trước ngày họp giao ban.</p>"
    for i in range(8)
)
TITLE = "Xã họp bàn việc làm đường liên thôn trong mùa khô"


def test_a_page_with_few_links_is_taken_whole() -> None:
    page = f"<p>Xem <a href='/x'>văn bản</a> kèm theo.</p>{BODY}<p>Hết</p><footer>Trang 1</footer>"
    texts = [block.text for block in chosen(page).blocks]
    assert texts[0] == "Xem văn bản kèm theo."
    assert texts[-1] == "Hết"
    assert len(texts) == 10


ARTICLES = [
    # page, its first lines, title, day
    (
        f"<h1>{TITLE}</h1><div>Thứ Hai, 5/1/2026</div>{BODY}",
        [TITLE, "Thứ Hai, 5/1/2026"],
        "2026-01-05",
    ),
    # the day above the title
    (
        f"<div>Ngày 5 tháng 1 năm 2026</div><h1>{TITLE}</h1>{BODY}",
        [TITLE, "Ngày 5 tháng 1 năm 2026"],
        "2026-01-05",
    ),
    (f"<h1>{TITLE}</h1>{BODY}", [TITLE, "Đoạn thứ 0"], ""),
]


@pytest.mark.parametrize(("article", "first", "day"), ARTICLES)
def test_articles_begin_with_title_and_day(article: str, first: list[str], day: str) -> None:
    found = chosen(f"<html><title>{TITLE} - Báo xã</title><body>{MENU}</ul><div>{article}</div>")
    texts = [block.text for block in found.blocks]
    assert [text[: len(line)] for text, line in zip(texts, first, strict=False)] == first
    assert [text for text in texts if "Chuyên mục" in text] == []
    assert sum(text.startswith("Đoạn thứ") for text in texts) == 8
    assert found.title == TITLE
    assert found.date == day
    assert found.blocks[0].kind == "head"


def test_a_title_that_only_the_head_of_the_page_has_is_put_first() -> None:
    found = chosen(
        f"<html><head><meta property='og:title' content='{TITLE}'></head><body>{MENU}</ul>"
        f"<div>{BODY}</div>"
    )
    assert (found.blocks[0].text, found.blocks[0].kind) == (TITLE, "head")


def test_an_official_document_is_its_own_part() -> None:
    texts = [block.text for block in chosen(web_pages.PORTAL).blocks]
    assert texts[0] == "ỦY BAN NHÂN DÂN\nXÃ MỘC LÂM"
    assert texts[-1].startswith("Nơi nhận:")


def test_a_table_in_an_article_is_kept() -> None:
    table = (
        "<table border=1><tr><th>TT<th>Việc<th>Đơn vị"
        "<tr><td>1<td>Làm nền đường<td>Thôn Thượng</table>"
    )
    found = chosen(f"<html><body>{MENU}</ul><div><h1>{TITLE}</h1>{BODY}{table}{BODY}</div>")
    assert [[c.text for c in b.cells] for b in found.blocks if b.cells] == [
        ["TT", "Việc", "Đơn vị", "1", "Làm nền đường", "Thôn Thượng"]
    ]
