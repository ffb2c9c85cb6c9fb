"""The whole pipeline on longer and longer documents of one shape: twice the text, twice the time.

Long sentences, huge tables, runs of one sign. Times are of the processor, and compared with each
other in the same run only.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from extract.pipeline import extract_text

CLAUSE = "sở tài chính chủ trì rà soát dự án số 4 trước ngày 15/6/2031 đạt 85% kế hoạch, "
SIZE = 8_000
MOST = 3.0
"""What twice the text may cost times as much: 2 where it grows in line, 4 with its square."""


def rows(size: int) -> str:
    """Return a table of tasks."""
    head = "| STT | Nội dung | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n"
    row = "| {0} | Rà soát quy hoạch khu số {0} | Sở Tài chính | Tháng 5/2031 |\n"
    return head + "".join(row.format(n) for n in range(1, size // 70))


def articles(size: int) -> str:
    """Return numbered paragraphs, each with its own task."""
    line = "{0}. Giao Sở Tài chính rà soát việc thứ {0} trước ngày 15/6/2031.\n"
    return "".join(line.format(n) for n in range(1, size // 65))


SHAPES: dict[str, Callable[[int], str]] = {
    "one sentence of many clauses": lambda n: f"Yêu cầu {CLAUSE * (n // len(CLAUSE))} xong.",
    "bodies joined by «và»": lambda n: f"Giao {'Sở Tài chính và ' * (n // 16)}Sở Y tế thực hiện.",
    "nothing but «và»": lambda n: "Báo cáo " + "và " * (n // 3),
    "days": lambda n: "Họp " + "ngày 15/6/2031, " * (n // 16),
    "capitalised words": lambda n: "Dự án " + "Hòa Bình " * (n // 9),
    "misread words": lambda n: "các xã phát ừiển du lịch thẹo Kế họach của ƯBND " * (n // 48),
    "a table": rows,
    "paragraphs": articles,
    "one figure": lambda n: "Số " + "1" * n,
    "brackets": lambda n: "Giao " + "(" * n,
    "quotation marks": lambda n: "Giao '" + "' \"" * (n // 3),
    "figures in a row": lambda n: "12 " * (n // 3),
    "points": lambda n: "Kính gửi" + "." * n,
    "letters": lambda n: "a" * n,
    "bars": lambda n: "| a " * (n // 4),
}


def seconds(text: str, runs: int = 1) -> float:
    """Return the least processor seconds of some extractions."""
    least = float("inf")
    for _ in range(runs):
        begin = time.thread_time()
        extract_text(text, name="x.txt", sha256="")
        least = min(least, time.thread_time() - begin)
    return least


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_about_twice_the_time(shape: str) -> None:
    seconds(articles(500))  # what is loaded once
    short, long = SHAPES[shape](SIZE // 2), SHAPES[shape](SIZE)
    seconds(short[:500])
    for runs in (1, 2, 3):  # measured again where something came between
        ratio = seconds(long, runs) / seconds(short, runs)
        if ratio < MOST:
            return
    raise AssertionError(f"{shape}: twice the text takes {ratio:.1f} times as long")
