"""What the commands share at the terminal."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console

from extract.source import Limits
from kg.ask import Table
from kg.build import Report
from kg.commands import console
from kg.commands.console import (
    add_limits,
    check_writable,
    limits_of,
    print_answer,
    print_rows,
    progress,
    ranges,
    report_json,
    report_lines,
    say,
    visible,
)
from kg.document.prepare import Refusal

COUNTS = {
    "documents": 3,
    "statements": 9,
    "statements.commitment": 5,
    "statements.result": 3,
    "statements.problem": 1,
    "tasks": 5,
    "tasks.openOverdue": 2,
    "tasks.noDeadline": 3,
    "agencies": 4,
    "triples": 100,
}


def report(**more: object) -> Report:
    fields: dict[str, object] = {
        "as_of": "2025-12-01",
        "added": ("/a/x.txt",),
        "removed": (),
        "unchanged": ("/a/y.txt", "/a/z.txt"),
        "duplicates": (),
        "refused": (),
        "kept": (),
        "counts": COUNTS,
    }
    return Report(**{**fields, **more})  # type: ignore[arg-type]


def test_a_report_says_what_was_read_and_found() -> None:
    lines = report_lines(report())
    assert lines[0] == "văn bản: 3 (mới 1, không đổi 2, đã bỏ 0)"
    assert lines[1] == "mệnh đề: 9 (cam kết 5, kết quả 3, khó khăn 1)"
    assert lines[2] == ("nhiệm vụ: 5 (quá hạn 2, không xác định thời hạn 3; tính đến 2025-12-01)")
    assert lines[-1] == "đồ thị: 100 bộ ba"


def test_a_report_says_what_was_left_out_and_why() -> None:
    lines = report_lines(
        report(
            refused=(Refusal("/a/b.txt", "/a/b.txt: is empty"),),
            kept=("/a/b.txt",),
            duplicates=(("/a/c.txt", "/a/x.txt"),),
        )
    )
    assert lines[-3:] == [
        "bỏ qua: /a/b.txt: is empty",
        "giữ bản cũ: /a/b.txt",
        "trùng nội dung: /a/c.txt = /a/x.txt",
    ]


def test_a_report_of_nothing() -> None:
    empty = report(as_of=None, added=(), unchanged=(), counts={"documents": 0})
    assert report_lines(empty) == ["văn bản: 0 (mới 0, không đổi 0, đã bỏ 0)"]
    no_day = report(as_of=None, counts={"documents": 1, "statements": 1})
    assert "chưa có; tính đến không rõ ngày" in report_lines(no_day)[2]


def test_a_report_as_json() -> None:
    text = report_json(report(refused=(Refusal("/a/b.txt", "hỏng"),)))
    found = json.loads(text)
    assert text.endswith("}\n")
    assert found["counts"]["tasks"] == 5
    assert found["refused"] == [{"path": "/a/b.txt", "reason": "hỏng"}]


READINGS = [
    # the report on reading, what is told of it
    ({}, None),  # a clean text
    ({"doubtful": 0.02, "doubtful_repaired": 0.0, "pages": 0, "repairs": 0, "remarks": []}, None),
    ({"pages": 12}, "12 trang"),
    (
        {"pages": 9, "pages_by_ocr": [1, 2, 3, 7], "pages_unread": [9], "pages_doubtful": [2, 4]},
        "9 trang; nhận dạng chữ từ hình ở trang 1–3, 7; chưa đọc được trang 9;"
        " nhiều chữ đáng ngờ ở trang 2, 4",
    ),
    (
        {"doubtful": 0.1234, "doubtful_repaired": 0.0151, "repairs": 31},
        "12,3% âm tiết đáng ngờ, còn 1,5% sau khi sửa; sửa 31 chỗ",
    ),
    (
        {"remarks": ["chuyển từ bảng mã TCVN3 (ABC)", "đoán cột của bảng"]},
        "chuyển từ bảng mã TCVN3 (ABC); đoán cột của bảng",
    ),
]


@pytest.mark.parametrize(("reading", "told"), READINGS)
def test_a_report_tells_how_a_new_file_was_read(reading: dict[str, object], told: str) -> None:
    readings = {"/a/x.txt": reading, "/a/y.txt": {"pages": 99}}  # y has not changed
    found = [line for line in report_lines(report(readings=readings)) if "cách đọc" in line]
    assert found == ([f"cách đọc: /a/x.txt: {told}"] if told else [])


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "3"),
        ([1, 2], "1–2"),
        ([1, 2, 3, 7], "1–3, 7"),
        ([1, 3, 5], "1, 3, 5"),
        ([8, 9, 11, 12, 13], "8–9, 11–13"),
    ],
)
def test_ranges(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text


HOSTILE_NAME = "/a/một\nhai\x1b[2J\x9b\u202e.txt"
WRITTEN = r"/a/một\nhai\x1b[2J\x9b\u202e.txt"


def test_names_of_files_do_not_steer_the_terminal(capsys: Capture) -> None:
    assert visible(HOSTILE_NAME) == WRITTEN
    assert visible("đê\n\tbao\r", "\n\t") == "đê\n\tbao\\r"
    assert visible("xấu\udcff") == r"xấu\udcff"
    say(HOSTILE_NAME)
    assert capsys.readouterr().err == f"{WRITTEN}\n"
    lines = report_lines(
        report(
            added=(HOSTILE_NAME,),
            readings={HOSTILE_NAME: {"pages": 1}},
            refused=(Refusal(HOSTILE_NAME, f"{HOSTILE_NAME}: is empty"),),
            kept=(HOSTILE_NAME,),
            duplicates=((HOSTILE_NAME, HOSTILE_NAME),),
        )
    )
    assert lines[-4:] == [
        f"cách đọc: {WRITTEN}: 1 trang",
        f"bỏ qua: {WRITTEN}: is empty",
        f"giữ bản cũ: {WRITTEN}",
        f"trùng nội dung: {WRITTEN} = {WRITTEN}",
    ]


def limits(*words: str) -> Limits:
    parser = argparse.ArgumentParser()
    add_limits(parser)
    return limits_of(parser.parse_args(words))


def test_limits_are_options() -> None:
    assert limits() == Limits()
    words = ["--max-pages", "3", "--max-seconds", "5", "--max-memory", "700"]
    assert limits(*words) == Limits(pages=3, seconds=5.0, megabytes=700)
    assert limits("--max-memory", "9" * 30).megabytes == int("9" * 30)


@pytest.mark.parametrize("option", ["--max-pages", "--max-seconds", "--max-memory"])
@pytest.mark.parametrize("value", ["0", "-1", "2.5", "", "nhiều", "1e3"])
def test_limits_are_numbers_from_1(capsys: Capture, option: str, value: str) -> None:
    with pytest.raises(SystemExit):
        limits(f"{option}={value}")
    assert f"{option}: {value!r} is no number from 1" in capsys.readouterr().err


TABLE = Table(("task", "due"), ((ox.Literal("đắp [b] đê\nbao"), None),))


class Terminal(Console):
    """A console that takes the captured stream for a terminal."""

    def __init__(self, **options: object) -> None:
        super().__init__(force_terminal=True, width=60, **options)  # type: ignore[arg-type]


Capture = pytest.CaptureFixture[str]


def test_an_answer_in_a_pipe_is_plain(capsys: Capture) -> None:
    print_answer("Việc", TABLE)
    assert capsys.readouterr().out == "# Việc\ntask\tdue\nđắp [b] đê bao\t\n"
    print_answer("", TABLE)  # a query of the user's own
    assert capsys.readouterr().out == "task\tdue\nđắp [b] đê bao\t\n"


def test_an_answer_in_a_terminal_is_drawn(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "Console", Terminal)
    print_answer("Việc", TABLE)
    drawn = capsys.readouterr().out
    assert "Việc" in drawn
    assert "đắp [b] đê" in drawn  # markup in a document stays text
    assert "┃" in drawn


def test_rows_in_a_pipe_and_in_a_terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    print_rows("Bảng", ("a", "b"), [("một\nhai", "[ba]")])
    assert capsys.readouterr().out == "# Bảng\na\tb\nmột hai\t[ba]\n"
    monkeypatch.setattr(console, "Console", Terminal)
    print_rows("Bảng", ("a", "b"), [("một", "[ba]")])
    drawn = capsys.readouterr().out
    assert "[ba]" in drawn
    assert "Bảng" in drawn


def test_progress_is_silent_in_a_pipe_and_drawn_in_a_terminal(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with progress() as tell:
        tell("read", 1, 2)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(console, "Console", Terminal)
    with progress() as tell:
        for done in (1, 2):
            tell("read", done, 2)
        tell("identity", 1, 1)
    drawn = capsys.readouterr()
    assert drawn.out == ""  # nothing among what was asked for
    assert "đọc văn bản" in drawn.err
    assert "2/2" in drawn.err


def test_say_goes_to_the_error_stream(capsys: Capture) -> None:
    say("xong")
    assert capsys.readouterr() == ("", "xong\n")


def test_check_writable(tmp_path: Path) -> None:
    check_writable(tmp_path / "x.ttl")
    with pytest.raises(IsADirectoryError, match="is a folder"):
        check_writable(tmp_path)
    with pytest.raises(FileNotFoundError, match="make it first"):
        check_writable(tmp_path / "no" / "x.ttl")
    assert list(tmp_path.iterdir()) == []
