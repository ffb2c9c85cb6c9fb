"""Web pages: the document of a page, whole and without what stands around it."""

from __future__ import annotations

import codecs

import pytest
import web_pages
from old_encodings import encode

from extract.readers.legacy import ENCODINGS, Encoding, view
from extract.readers.web import read
from extract.source import Content, Limits, ReadError, Table

SENTENCE = "Ủy ban nhân dân xã giao các đơn vị thực hiện nhiệm vụ"


def page(html: str | bytes) -> Content:
    return read(html.encode() if isinstance(html, str) else html, "trang.html", Limits())


def cells(content: Content, table: Table) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, content.text[c.start : c.end]) for c in table.cells]


def test_a_news_page_is_its_title_date_lead_and_body() -> None:
    content = page(web_pages.NEWS)
    lines = [line for line in content.text.split("\n") if line]
    assert lines[:2] == ["Xã Mộc Lâm đẩy nhanh tiến độ làm đường", "Thứ Sáu, 12/9/2025 | 08:30"]
    assert lines[2].startswith("Chiều 11/9, Chủ tịch UBND xã Mộc Lâm chủ trì cuộc họp")
    assert "- Giao Công an xã giữ gìn trật tự trong thời gian thi công." in lines
    assert lines[-1].startswith("Các thôn báo cáo kết quả")
    around = ("Trang chủ", "Facebook", "liên quan", "nhà văn hóa", "Đọc nhiều", "Giấy phép", "Mua")
    assert [word for word in around if word in content.text] == []
    assert [content.text[a:b] for a, b in content.heads] == lines[:1]
    assert content.format == "html"
    assert dict(content.metadata) == {
        "title": "Xã Mộc Lâm đẩy nhanh tiến độ làm đường",
        "date": "2025-09-12",
        "url": "https://baodongque.example/xa-moc-lam.html",
    }


def test_a_document_saved_by_word_is_whole() -> None:
    content = page(web_pages.WORD)
    assert content.text.startswith(
        "UBND TỈNH THANH GIANG\nSỞ GIAO THÔNG\nSố: 45/QĐ-SGT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
        "NAM\nĐộc lập - Tự do - Hạnh phúc\nThanh Giang, ngày 4 tháng 3 năm 2025\n\nQUYẾT ĐỊNH"
    )
    assert "Điều 1. Giao Phòng Quản lý hạ tầng sửa chữa cầu Bến Đá, hoàn thành" in content.text
    assert "Lập hồ sơ trong tháng 3/2025;" in content.text
    assert "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n\nGIÁM ĐỐC\nTrần Văn Hòa\n" in content.text
    assert "bản nháp" not in content.text  # hidden
    assert [content.text[a:b] for a, b in content.notes] == ["[1] Theo kế hoạch vốn năm 2025."]
    assert content.tables == ()
    assert dict(content.metadata) == {}  # «Document1» is Word's title


def test_a_document_on_a_portal_is_taken_out_of_its_frame() -> None:
    content = page(web_pages.PORTAL)
    assert content.text.startswith("ỦY BAN NHÂN DÂN\nXÃ MỘC LÂM\n\nCỘNG HOÀ XÃ HỘI")
    assert content.text.endswith(
        "3. Các thôn dọn kênh mương.\n\nNơi nhận: - Các thôn; - Lưu: VT.\n"
    )
    assert "lĩnh vực" not in content.text
    assert "khuyến nông" not in content.text


def test_a_task_table_has_its_cells_once() -> None:
    content = page(web_pages.TASKS)
    (table,) = content.tables
    assert cells(content, table) == [
        (0, 0, "STT"),
        (0, 1, "Nội dung nhiệm vụ"),
        (0, 2, "Cơ quan"),  # over two columns
        (0, 4, "Thời hạn"),
        (1, 2, "Chủ trì"),
        (1, 3, "Phối hợp"),
        (2, 0, "I. HẠ TẦNG"),
        (3, 0, "1"),
        (3, 1, "Sửa chữa cầu Bến Đá"),
        (3, 2, "Sở Xây dựng"),  # over two rows
        (3, 3, "Sở Tài chính;\nCông an tỉnh"),
        (3, 4, "30/6/2025"),
        (4, 0, "2"),
        (4, 1, "Nạo vét kênh Đông"),
        (4, 3, ""),
        (4, 4, "Quý III/2025"),
        (5, 0, "3"),  # behind an empty row and the head again
        (5, 1, "Trồng cây ven đường"),
        (5, 2, "UBND xã Mộc Lâm"),
        (5, 3, "Đoàn xã"),
        (5, 4, "Hằng năm"),
    ]
    assert [content.text[a:b] for a, b in content.furniture] == [
        "| STT | Nội dung nhiệm vụ | Cơ quan |  | Thời hạn |",
        "|  |  | Chủ trì | Phối hợp |  |",
    ]
    text = content.text[table.start : table.end]
    assert text.startswith("| STT | Nội dung")
    assert text.endswith("| Đoàn xã | Hằng năm |")
    assert content.text[table.end :].startswith("\n\nGhi chú:")


def test_a_line_drawn_with_signs_is_no_text() -> None:
    content = page(f"<p>{SENTENCE}<p>-------<p>{SENTENCE}")
    assert [content.text[a:b] for a, b in content.furniture] == ["-------"]


META = "<meta http-equiv=content-type content='text/html; charset={}'>"
READ = [
    # bytes, text
    ("<p>" + SENTENCE, SENTENCE),
    (codecs.BOM_UTF8 + ("<p>" + SENTENCE).encode(), SENTENCE),
    (("<html><p>" + SENTENCE).encode("utf-16"), SENTENCE),
    (("<html><p>" + SENTENCE).encode("utf-16-be"), SENTENCE),
    (META.format("windows-1252") + "<p>" + SENTENCE, SENTENCE),  # UTF-8 all the same
    ("<p>" + "".join(f"&#{ord(c)};" for c in SENTENCE), SENTENCE),
    ("<p>" + SENTENCE + "&nbsp;&gt; 5 t&#7881;", SENTENCE + "\u00a0> 5 tỉ"),
    (META.format("windows-1258").encode() + b"<p>" + encode(SENTENCE, "cp1258"), SENTENCE),
    ("<p>" + SENTENCE + "<br>trong năm", SENTENCE + "\ntrong năm"),
    ("<p>" + SENTENCE + "\n   trong <b>nă</b>m", SENTENCE + " trong năm"),
    ("<div>" + SENTENCE + "<div>Hết", SENTENCE + "\nHết"),  # never closed
    ('<?xml version="1.0" encoding="utf-8"?><html><p>' + SENTENCE, SENTENCE),
    # an entity from outside is not fetched
    ('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>' + SENTENCE, SENTENCE),
]


@pytest.mark.parametrize(("html", "text"), READ)
def test_characters(html: str | bytes, text: str) -> None:
    content = page(html)
    assert content.text == text + "\n"
    assert content.remarks == ()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("entities", [False, True])
def test_old_fonts_are_converted_in_paragraphs_and_cells(
    encoding: Encoding, entities: bool
) -> None:
    def written(text: str) -> bytes:
        data = encode(text, encoding)
        if not entities:
            return data
        return "".join(c if c < "\x80" else f"&#{ord(c)};" for c in view(data)).encode()

    html = META.format("iso-8859-1").encode() + b"<p>" + written(SENTENCE)
    html += (
        b"<table border=1><tr><td>1<td>" + written("Họp") + b"<tr><td>2<td>" + written("Đã xong")
    )
    content = page(html + b"</table>")
    assert content.text.casefold().startswith(SENTENCE.casefold() + "\n\n")
    assert [text for _, _, text in cells(content, content.tables[0])] == [
        "1",
        "Họp",
        "2",
        "Đã xong",
    ]
    assert len(content.remarks) == 1
    assert content.remarks[0].startswith("chuyển từ bảng mã ")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (b"  ", "has no text in it"),
        (b"<html></html>", "has no text in it"),
        ("<script>var x = 'Chủ tịch Ủy ban'</script>".encode(), "has no text in it"),
        (b"<p>Meeting of the board", "has no Vietnamese in it"),
        (b"<html>\0\0<p>x", "is binary, not a web page (a NUL byte at byte 6)"),
        (b"<table><tr><td>" * 5000 + b"x", "has tags nested more than 2000 deep"),
    ],
)
def test_bad_pages_get_one_line(html: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        page(html)
    assert str(caught.value).startswith(f"trang.html: {words}")
    assert "\n" not in str(caught.value)


def test_a_page_too_large_for_the_limits_is_refused() -> None:
    with pytest.raises(ReadError, match=r"trang\.html: is a page of 1 megabytes, too large"):
        read(b"<p>" + b"a" * (1 << 20), "trang.html", Limits(megabytes=16))


def test_tags_that_are_never_closed_do_not_lose_the_text() -> None:
    content = page("<div><font>" * 20_000 + SENTENCE)
    assert content.text == SENTENCE + "\n"


def test_the_same_page_gives_the_same_content() -> None:
    assert page(web_pages.NEWS) == page(web_pages.NEWS)
