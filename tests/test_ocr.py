"""Pages read from their pictures: askew, turned, in columns, with tables; and the bounds on it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from scans import LONE, TEXT, lone_cells, plain, table_page, two_columns

from extract.readers import second_reading
from extract.readers.ocr import MissingEngine, OutOfTime, Picture, read_pictures
from extract.readers.printed import PrintedPage
from extract.readers.printout import assemble
from extract.source import Limits

Program = Callable[[str, str], str]


@pytest.fixture
def tesseract(program: Program) -> None:
    program("tesseract", "tesseract-ocr-vie")


def picture(image: Image.Image, number: int = 1) -> Picture:
    dpi = image.info["dpi"][0]
    return Picture(number, image, image.width / dpi * 72, image.height / dpi * 72)


def read(*images: Image.Image) -> list[PrintedPage]:
    return read_pictures([picture(image, n) for n, image in enumerate(images, 1)], Limits())


def wrong(page: PrintedPage) -> int:
    """Return how many words of `TEXT` were not read as they stand, in their order."""
    words = [word.text for line in page.lines for word in line.words]
    said = TEXT.split()
    assert abs(len(words) - len(said)) <= 2
    return sum(a != b for a, b in zip(words, said, strict=False))


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    ("dpi", "skew", "turn"),
    [
        (300, 0.0, 0),
        (200, 3.0, 0),  # askew
        (150, -6.0, 0),
        (100, 0.5, 0),  # enlarged
        (200, 0.7, 90),  # on its side
        (200, 0.0, 180),  # on its head
        (200, 0.0, 270),
    ],
)
def test_a_page_is_read(dpi: int, skew: float, turn: int) -> None:
    (page,) = read(plain(dpi, skew, turn))
    assert wrong(page) <= 3  # of 76 words
    assert page.how == "ocr"
    assert page.engine.startswith("tesseract ")
    assert (page.width, page.height) == pytest.approx((595.3, 841.9), abs=1)
    first = page.lines[0].words[0]
    assert first.text == "Sở"
    assert first.box[0] == pytest.approx(113, abs=12)  # margin and indent
    assert first.box[1] == pytest.approx(57, abs=30)


@pytest.mark.usefixtures("tesseract")
def test_columns_are_not_mixed() -> None:
    text = assemble(read(two_columns()), "image").text
    assert "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH" in text
    assert "CHỦ NGHĨA\nĐộc lập - Tự do - Hạnh phúc" in text
    assert "Nơi nhận:\n- Như trên;\n- Sở Xây dựng." in text
    assert "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in text


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("skew", [0.0, 2.0])
def test_a_ruled_table(skew: float) -> None:
    content = assemble(read(table_page(200, skew)), "image")
    (table,) = content.tables
    cells = {(c.row, c.column): content.text[c.start : c.end] for c in table.cells}
    assert cells[0, 1] == "Nội dung nhiệm vụ"
    assert cells[1, 1] == "Trồng rừng\nngập mặn"
    assert cells[2, 2] == "Sở Công Thương"
    assert cells[3, 3] == "31/12/2025"
    assert (2, 0) not in cells  # merged with the cell above
    assert "PHỤ LỤC PHÂN CÔNG" in content.text[: table.start]


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("second", [True, False])
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_short_cells_of_a_table(dpi: int, second: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not second:
        monkeypatch.setattr(second_reading, "engine", lambda: "")
    (page,) = read(lone_cells(dpi))
    (table,) = page.tables
    cells = {(c.row, c.column): c for c in table.cells}
    serials = [cells[row, 0] for row in range(1, len(LONE))]
    assert [[line.text for line in cell.lines] for cell in serials] == [
        [row[0]] for row in LONE[1:]
    ]
    for cell in serials:
        left, _, right, _ = cell.lines[0].box
        assert cell.box[0] + 3 < left < right < cell.box[0] + 14  # where it is printed
        middle = (cell.lines[0].box[1] + cell.lines[0].box[3]) / 2
        assert middle == pytest.approx(cell.box[1] + 14, abs=3)


def test_blank_pages_need_no_engine_words(monkeypatch: pytest.MonkeyPatch, tesseract: None) -> None:
    empty = plain(100).point(lambda _: 250)
    empty.info["dpi"] = (100, 100)
    (page,) = read(empty)
    assert (page.how, page.lines, page.engine) == ("blank", (), "")


@pytest.mark.usefixtures("tesseract")
def test_order_and_laziness() -> None:
    taken: list[int] = []

    def pictures() -> Iterator[Picture]:
        for number in range(1, 9):
            taken.append(number)
            empty = Image.new("L", (200, 300), 255)
            yield Picture(number, empty, 144.0, 216.0)

    pages = read_pictures(pictures(), Limits())
    assert [page.number for page in pages] == taken == list(range(1, 9))


def test_no_pictures_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_pictures([], Limits()) == []
    with pytest.raises(MissingEngine, match="tesseract-ocr-vie"):
        read_pictures([picture(plain(50))], Limits())


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "tesseract"
    script = '[ "$1" = stdin ] && exec /bin/sleep 60\necho tesseract 5; echo vie'
    slow.write_text(f"#!/bin/sh\n{script}\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    start = time.monotonic()
    with pytest.raises(OutOfTime, match=r"page 7: .* longer than 1 seconds; raise that limit"):
        read_pictures([picture(plain(50), 7)], Limits(seconds=1))
    assert time.monotonic() - start < 15
