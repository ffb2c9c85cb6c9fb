"""Refused repairs: lines as they are printed, read back, and what is said of bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.records import Repair
from kg.refusals import read_refused, refusal_lines

HASH = "0123456789abcdef" * 4
GOOD = f"{HASH}\t4\t8\từung\ttrung\tsyllable\t0.970\tyes"


def repair(seen: str, meant: str, *, applied: bool = True) -> Repair:
    return Repair(4, 4 + len(seen), seen, meant, "syllable", 0.97, applied)


def test_the_lines_of_repairs() -> None:
    assert list(
        refusal_lines(HASH, (repair("ừung", "trung"), repair("tể", "tế", applied=False)))
    ) == [
        "# sha256\tstart\tend\tseen\tmeant\trule\tscore\tapplied",
        GOOD,
        f"{HASH}\t4\t6\ttể\ttế\tsyllable\t0.970\tno",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "tập\nừung",  # over a line end
        "tập\r\n\fừung",  # over a page break
        "a\tb",
        "\\n là dấu\\",  # backslashes of the text itself
        "x\x0b\x1c\x85\u2028y",  # what other programs take for line ends
        "\x1b[2J\x9b\u202e",  # what steers a terminal
        "«'\"» \U0001f600 \U000e0001 e\u0301",
        "",
    ],
)
def test_whatever_was_read_comes_back_from_one_plain_line(tmp_path: Path, words: str) -> None:
    lines = list(refusal_lines(HASH, (repair(words, words),)))
    assert len(lines) == 2
    assert lines[1].replace("\t", "").isprintable()
    path = tmp_path / "tu-choi.tsv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert read_refused(path) == {HASH: {(4, 4 + len(words), words)}}


def test_comments_blank_lines_and_what_an_editor_adds(tmp_path: Path) -> None:
    path = tmp_path / "tu-choi.tsv"
    other = GOOD.replace("\t4\t8", "\t14\t18")
    text = f"\ufeff# báo cáo.pdf\r\n\r\n  \r\n{GOOD}\r\n{other}\r\n{GOOD}"
    path.write_bytes(text.encode())
    assert read_refused(path) == {HASH: {(4, 8, "trung"), (14, 18, "trung")}}
    path.write_text("# chưa có\n", encoding="utf-8")
    assert read_refused(path) == {}


def test_only_the_first_five_columns_count(tmp_path: Path) -> None:
    path = tmp_path / "tu-choi.tsv"
    path.write_text("\t".join(GOOD.split("\t")[:5]), encoding="utf-8")
    assert read_refused(path) == {HASH: {(4, 8, "trung")}}


@pytest.mark.parametrize(
    "line",
    [
        "ừung\ttrung",
        GOOD.replace("\t", " "),  # an editor that writes spaces for tabs
        "\t".join(GOOD.split("\t")[:4]),  # cut off
        GOOD[1:],  # a hash that lost a digit
        GOOD.replace(HASH, HASH[:-1] + "g"),
        GOOD.replace("\t4\t", "\t-4\t"),
        GOOD.replace("\t4\t", "\t\t"),
        GOOD.replace("\t4\t", "\t²\t"),
        GOOD.replace("\t8\t", "\t8.0\t"),
        GOOD.replace("\t8\t", "\t" + "9" * 5_000 + "\t"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "tu-choi.tsv"
    path.write_text(f"# chú thích\n{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="is no repair") as caught:
        read_refused(path)
    assert str(caught.value) == (
        f"{path}, line 3: is no repair; copy lines from: camket text FILE --repairs"
    )


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "tu-choi.tsv"
    path.write_bytes(b"# x\n\xe0")
    with pytest.raises(
        ValueError, match=r"tu-choi\.tsv: is not UTF-8 \(byte 4\); save it as UTF-8"
    ):
        read_refused(path)
    with pytest.raises(FileNotFoundError):
        read_refused(tmp_path / "khong-co.tsv")
