"""Pictures of pages from the original files, kept once drawn; where words stand, in shares."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from commands import SAMPLES
from PIL import Image

from extract.read import read_file
from extract.source import Content, Page, Word
from kg.serve import page_pictures
from kg.serve.messages import Refusal
from kg.serve.page_pictures import boxes, can_be_drawn, original, page_of, picture, words
from kg.store import StoredDocument

PRINTED = SAMPLES / "10-cong-dien-phong-chong-lu.pdf"
PAGE = Page(1, 0, 7, 200.0, 100.0)
CONTENT = Content(
    "một hai", "pdf",
    pages=(PAGE, Page(3, 7, 7, 0.0, 0.0)),
    words=(Word(0, 3, 1, (20.0, 10.0, 50.0, 20.0)), Word(4, 7, 1, (60.0, 10.0, 300.0, 20.0))),
)  # fmt: skip


def _stored(*paths: Path | str, data: bytes | None = None) -> StoredDocument:
    """Return a file of a manifest whose bytes were those of its first path, or others."""
    was = Path(paths[0]).read_bytes() if data is None else data
    return StoredDocument(hashlib.sha256(was).hexdigest(), "công-điện.pdf", tuple(map(str, paths)))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "công điện.pdf"
    path.write_bytes(PRINTED.read_bytes())
    return path


@pytest.fixture(scope="module")
def content() -> Content:
    return read_file(PRINTED).content


def test_a_page_of_the_sample_is_drawn_once_and_kept(
    paper: Path, content: Content, tmp_path: Path
) -> None:
    stored = _stored(paper)
    folder = tmp_path / "graph"
    folder.mkdir()
    drawn = picture(folder, stored, content, 2)
    shown = Image.open(io.BytesIO(drawn))
    page = content.pages[1]
    assert (shown.format, max(shown.size)) == ("WEBP", 1600)
    assert shown.width / shown.height == pytest.approx(page.width / page.height, rel=0.01)
    assert [p.name for p in (folder / "pages").iterdir()] == [f"{stored.sha256}-2.webp"]
    paper.unlink()
    assert picture(folder, stored, content, 2) == drawn  # the kept one: the file is gone


def test_words_stand_where_their_boxes_say(paper: Path, content: Content, tmp_path: Path) -> None:
    start = content.text.index("CÔNG ĐIỆN")
    [(left, top, right, bottom)] = _boxes(content, 1, start, start + 9)
    shown = Image.open(io.BytesIO(picture(tmp_path, _stored(paper), content, 1))).convert("L")
    wide, high = shown.size
    ink = shown.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
    assert ink.getextrema()[0] < 100
    margin = shown.crop((0, int(top * high), int(wide * 0.05), int(bottom * high)))
    assert margin.getextrema()[0] > 200


@pytest.mark.parametrize(
    ("how", "side"), [("text", (400, 300)), ("ocr", (300, 400))], ids=["as it lies", "as read"]
)
def test_a_page_of_a_picture_file(tmp_path: Path, how: str, side: tuple[int, int]) -> None:
    photo = tmp_path / "bản chụp.png"
    Image.new("RGB", (400, 300), "white").save(photo)
    page = Page(1, 0, 0, 300.0, 400.0, how="ocr" if how == "ocr" else "text")
    drawn = picture(tmp_path, _stored(photo), Content("", "image", pages=(page,)), 1)
    assert Image.open(io.BytesIO(drawn)).size == side


def test_a_folder_that_cannot_be_written_still_shows_pages(
    paper: Path, content: Content, tmp_path: Path
) -> None:
    (tmp_path / "pages").write_text("no folder")
    drawn = picture(tmp_path, _stored(paper), content, 1)
    assert drawn[8:12] == b"WEBP"
    assert not list(tmp_path.glob(".*"))


def test_a_changed_or_missing_file_is_refused_with_its_reason(
    paper: Path, content: Content, tmp_path: Path
) -> None:
    stored = _stored(paper)
    for change in (lambda: paper.write_bytes(PRINTED.read_bytes() + b" "), paper.unlink):
        change()
        with pytest.raises(Refusal) as told:
            picture(tmp_path, stored, content, 1)
        assert told.value.status == 404
        assert "«công-điện.pdf» không còn ở chỗ cũ hoặc đã đổi" in told.value.vi
        assert "gone or was changed" in told.value.en
        assert str(tmp_path) not in told.value.en  # where files lie is nobody's business
    assert not (tmp_path / "pages").exists()


def test_the_original_is_found_at_any_place_where_it_still_is_the_same(
    paper: Path, tmp_path: Path
) -> None:
    data = paper.read_bytes()
    changed, archive = tmp_path / "đã sửa.pdf", tmp_path / "hồ sơ.zip"
    changed.write_bytes(data + b" ")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("tháng 9/công điện.pdf", data)
    places = (tmp_path / "gone.pdf", changed, archive / "tháng 9" / "công điện.pdf")
    assert original(_stored(*places, data=data)) == data
    assert original(_stored(changed, paper, data=data)) == data
    with pytest.raises(Refusal, match="gone"):
        original(_stored(archive / "tháng 10" / "công điện.pdf", data=data))


@pytest.mark.parametrize(
    ("form", "there", "can"),
    [("pdf", True, True), ("image", True, True), ("docx", True, False), ("pdf", False, False)],
)
def test_what_can_be_drawn(paper: Path, form: str, there: bool, can: bool) -> None:
    stored = _stored(paper)
    if not there:
        paper.unlink()
    assert can_be_drawn(stored, form) is can


def test_a_text_has_no_printed_pages(paper: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no printed pages") as told:
        picture(tmp_path, _stored(paper), Content("một", "docx", pages=(PAGE,)), 1)
    assert told.value.status == 404


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refusal, match=f"no page {number}"):
        page_of(CONTENT, number)
    with pytest.raises(Refusal, match=f"no page {number}"):
        boxes(CONTENT, number, 0, 3)


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(Refusal, match="page 1 of this file cannot be drawn"):
        picture(tmp_path, _stored(broken), CONTENT, 1)


def test_a_drawing_that_takes_too_long_is_ended_and_refused(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*asked: object, timeout: float, **options: object) -> None:
        raise subprocess.TimeoutExpired("drawing", timeout)

    monkeypatch.setattr(subprocess, "run", endless)
    with pytest.raises(Refusal, match="cannot be drawn"):
        picture(tmp_path, _stored(paper), CONTENT, 1)


def _boxes(content: Content, page: int, start: int, end: int) -> list[list[float]]:
    found = boxes(content, page, start, end)["boxes"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ((0, 3), [[0.1, 0.1, 0.25, 0.2]]),
        ((1, 2), [[0.1, 0.1, 0.25, 0.2]]),  # words are whole
        ((0, 7), [[0.1, 0.1, 1.0, 0.2]]),  # never beyond the page
        ((5, 2), []),
        ((3, 3), []),
        ((90, 95), []),
    ],
)
def test_boxes_are_shares_of_the_page(span: tuple[int, int], found: list[list[float]]) -> None:
    assert _boxes(CONTENT, 1, *span) == found


def test_boxes_of_another_page_are_not_told() -> None:
    assert _boxes(CONTENT, 3, 0, 7) == []


def test_every_word_of_a_page_for_a_copy_without_server() -> None:
    assert words(CONTENT, 1)["words"] == [
        [0, 3, 0.1, 0.1, 0.25, 0.2],
        [4, 7, 0.3, 0.1, 1.0, 0.2],
    ]
    assert words(CONTENT, 3)["words"] == []


def test_kept_pictures_are_written_whole(tmp_path: Path) -> None:
    kept = tmp_path / "pages" / "a-1.webp"
    page_pictures._keep(kept, b"first")
    page_pictures._keep(kept, b"second")
    assert kept.read_bytes() == b"second"
    assert list(kept.parent.iterdir()) == [kept]
