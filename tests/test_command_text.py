"""`camket text`: the text as read, page by page; what was repaired; how files were read."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest
from commands import BAD_FILES, FEW, SAMPLES, refused, run, start

from extract import read
from extract.source import Content, Limits, Page
from kg.cli import BAD_INPUT
from kg.refusals import read_refused

Capture = pytest.CaptureFixture[str]
TEXT = "Ủy ban nhân dân xã phát ừiển du lịch.\r\nĐắp bờ bao.\n"
SECOND = "các xã phát ừiển kinh tế"


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    """Return a text with a misread word."""
    path = tmp_path / "quét.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that a stand-in for the reader of PDF reads as four pages."""

    def reads(module: str, data: bytes, name: str, limits: Limits) -> Content:
        text = f"{TEXT}\f\f{SECOND}\f"
        second = len(TEXT) + 2
        pages = (
            Page(1, 0, len(TEXT), 595.0, 842.0, doubtful=0.0912),
            Page(2, len(TEXT) + 1, len(TEXT) + 1, 595.0, 842.0, "blank"),
            Page(3, second, len(text) - 1, 595.0, 842.0, "ocr", 0.2, "máy đọc 5", "phông chữ hỏng"),
            Page(4, len(text), len(text), 595.0, 842.0, "unread"),
        )
        return Content(text, "pdf", pages=pages, remarks=("đoán cột",))

    monkeypatch.setattr(read, "read_guarded", reads)
    path = tmp_path / "in.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


def test_a_text_as_it_is(noisy: Path) -> None:
    ran = start("text", noisy)
    assert (ran.status, ran.err) == (0, "")
    head, _, text = ran.out.partition("\n")
    assert head == f"# {noisy}"
    assert text == TEXT.replace("\r\n", "\n") + "\n"  # the pipe of this test translates line ends


def test_page_by_page(capsys: Capture, printed: Path) -> None:
    ran = run(capsys, "text", printed)
    assert ran.out == (
        f"# {printed}\n"
        "--- trang 1/4 (lớp chữ; 9,1% âm tiết đáng ngờ)\n"
        f"{TEXT}"
        "--- trang 2/4 (trang trắng; 0,0% âm tiết đáng ngờ)\n"
        "\n"
        "--- trang 3/4 (nhận dạng; máy đọc 5; phông chữ hỏng; 20,0% âm tiết đáng ngờ)\n"
        f"{SECOND}\n"
        "--- trang 4/4 (chưa đọc được; 0,0% âm tiết đáng ngờ)\n"
        "\n"
    )


def test_the_text_as_understood(capsys: Capture, noisy: Path) -> None:
    ran = run(capsys, "text", noisy, "--repaired")
    assert ran.out == (f"# {noisy}\nỦy ban nhân dân xã phát triển du lịch.\nĐắp bờ bao.\n")


def test_repairs_are_lines_that_can_be_refused(
    capsys: Capture, tmp_path: Path, noisy: Path
) -> None:
    ran = run(capsys, "text", noisy, SAMPLES / FEW[0], "--repairs")
    told = ran.out.splitlines()
    told = told[told.index(f"# {noisy}") :]
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    at = TEXT.index("ừiển")
    assert told[1] == "# sha256\tstart\tend\tseen\tmeant\trule\tscore\tapplied"
    assert told[2].split("\t")[:6] == [sha256, str(at), str(at + 4), "ừiển", "triển", "syllable"]
    assert told[2].endswith("\tyes")
    path = tmp_path / "tu-choi.tsv"
    path.write_text(ran.out, encoding="utf-8")  # the whole answer is a file of refusals
    assert (at, at + 4, "triển") in read_refused(path)[sha256]


def test_the_report_is_json(capsys: Capture, printed: Path, noisy: Path) -> None:
    ran = run(capsys, "text", printed, noisy, "--report")
    first, second = (json.loads(line) for line in ran.out.splitlines())
    assert (first["file"], first["pages"], first["format"]) == (str(printed), 4, "pdf")
    assert (first["pages_by_ocr"], first["pages_unread"]) == ([3], [4])
    assert first["pages_doubtful"] == [3]
    assert first["remarks"] == ["đoán cột"]
    assert (second["format"], second["encoding"], second["repairs"]) == ("text", "utf-8", 1)
    assert second["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_what_cannot_be_read_has_one_line_and_the_rest_is_printed(
    capsys: Capture, tmp_path: Path, noisy: Path
) -> None:
    for name, (data, _) in BAD_FILES.items():
        (tmp_path / name).write_bytes(data)
    ran = run(capsys, "text", tmp_path, tmp_path / "mất.txt")
    assert ran.status == BAD_INPUT
    assert ran.out.startswith(f"# {noisy}\nỦy ban")
    assert ran.out.count("# ") == 1
    said = ran.err.splitlines()
    assert len(said) == len(BAD_FILES) + 1
    for name, (_, why) in BAD_FILES.items():
        assert any(line.startswith(f"bỏ qua: {tmp_path / name}: {why}") for line in said), name
    assert f"bỏ qua: {tmp_path / 'mất.txt'}: no such file or folder" in said


def test_one_thing_at_a_time_and_bounds(capsys: Capture, noisy: Path) -> None:
    assert "not allowed with" in run(capsys, "text", noisy, "--repairs", "--report").err
    ran = run(capsys, "text", noisy, "--max-pages", "0")
    assert (ran.status, ran.out) == (BAD_INPUT, "")
    assert "--max-pages: '0' is no number from 1" in ran.err
    huge = ["--max-memory", "9" * 40, "--max-seconds", "9" * 40, "--max-pages", "9" * 40]
    assert run(capsys, "text", noisy, *huge).status == 0
    assert refused(run(capsys, "text", noisy, "--repair"), "no option '--repair'")


def test_a_text_that_takes_too_long_is_passed_over(
    capsys: Capture, noisy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_content: Content) -> None:
        while True:
            pass

    monkeypatch.setattr("kg.commands.text.clean_content", endless)
    ran = run(capsys, "text", noisy, "--repaired", "--max-seconds", "1")
    assert (ran.status, ran.out) == (BAD_INPUT, "")
    assert ran.err.startswith(f"bỏ qua: {noisy}: understanding it took more than 1 seconds")


HOSTILE = "Ủy ban nhân dân xã\x1b]0;x\x07 đắp\x9b2J bờ\u202e.\t\x08Hết\r\nĐào kênh\f"


def test_a_terminal_is_not_steered_by_a_text_or_a_name(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a\n\x1b[2Jb.txt"
    path.write_bytes(HOSTILE.encode())
    (tmp_path / "x\x1b[31m\n.txt").write_bytes(b"")
    shown = rf"{tmp_path}/a\n\x1b[2Jb.txt"
    plain = run(capsys, "text", tmp_path)
    assert plain.out == f"# {shown}\n{HOSTILE}\n"  # a pipe gets the text as it is
    assert plain.err == f"bỏ qua: {tmp_path}/x\\x1b[31m\\n.txt: is empty\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    drawn = run(capsys, "text", path)
    assert drawn.out == (
        f"# {shown}\nỦy ban nhân dân xã\\x1b]0;x\\x07 đắp\\x9b2J bờ\\u202e.\t\\x08Hết\\r\n"
        "Đào kênh\n\n"  # a page break
    )
    assert all(c.isprintable() or c in "\n\t" for c in drawn.out)
    repaired = run(capsys, "text", path, "--repaired")
    assert all(c.isprintable() or c in "\n\t" for c in repaired.out)
