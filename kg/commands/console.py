"""What the commands share at the terminal: progress, tables, and the report of a build."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table as RichTable

from extract.source import Limits
from kg.answers import as_rich, as_tabs
from kg.ask import Table

if TYPE_CHECKING:  # a build brings all of extraction with it, which a query need not load
    from kg.build import Report

STAGES = {
    "read": "đọc văn bản",
    "identity": "nhận diện",
    "write": "ghi đồ thị",
    "publish": "gửi lên máy chủ",
}
_STATUSES = {
    "tasks.openOverdue": "quá hạn",
    "tasks.openInTime": "trong hạn",
    "tasks.noDeadline": "không xác định thời hạn",
    "tasks.doneOnTime": "hoàn thành đúng hạn",
    "tasks.doneLate": "hoàn thành quá hạn",
    "tasks.superseded": "được thay thế",
    "tasks.repealed": "bị bãi bỏ",
}

_PAGES = {
    "pages_by_ocr": "nhận dạng chữ từ hình ở trang",
    "pages_unread": "chưa đọc được trang",
    "pages_doubtful": "nhiều chữ đáng ngờ ở trang",
}
_DOUBT_TOLD = 0.02


def day(text: str) -> date:
    """Read a day, «2025-12-01»."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2025-12-01") from error


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Declare the bounds on what reading one file may cost."""
    default = Limits()
    bounds = parser.add_argument_group("bounds on reading and understanding one file")
    bounds.add_argument(
        "--max-pages",
        type=_positive,
        default=default.pages,
        metavar="N",
        help=f"pages ({default.pages})",
    )
    bounds.add_argument(
        "--max-seconds",
        type=_positive,
        default=int(default.seconds),
        metavar="S",
        help=f"seconds ({default.seconds:g})",
    )
    bounds.add_argument(
        "--max-memory",
        type=_positive,
        default=default.megabytes,
        metavar="MB",
        help=f"megabytes of memory ({default.megabytes})",
    )


def add_store(parser: argparse.ArgumentParser, help: str) -> None:
    """Declare the option that names a SPARQL server."""
    parser.add_argument("--store", metavar="URL|FILE.toml", help=f"{help} (SPARQL 1.1)")


def limits_of(options: argparse.Namespace) -> Limits:
    """Return the bounds that the options give."""
    return Limits(options.max_pages, float(options.max_seconds), options.max_memory)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def say(text: str) -> None:
    """Print one line to the error stream: what goes on, never what was asked for."""
    print(visible(text), file=sys.stderr)


def visible(text: str, keep: str = "") -> str:
    r"""Return a text with signs that steer a terminal written out, but for those in `keep`.

    A file named «a⏎b\x1b[2J.txt» must not make two lines, nor clear the screen.
    """
    return "".join(c if c.isprintable() or c in keep else ascii(c)[1:-1] for c in text)


def check_writable(path: Path) -> None:
    """Raise `FileNotFoundError` or `IsADirectoryError` where no file can be written at a path."""
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}; make it first")


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that is told (stage, done, total); a bar in a terminal, else nothing."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda stage, done, total: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        known: dict[str, int] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in known:
                known[stage] = int(bars.add_task(STAGES.get(stage, stage), total=total))
            bars.update(bars.tasks[known[stage]].id, completed=done, total=total)

        yield tell


def report_json(report: Report) -> str:
    """Return a build's report as JSON with a final newline."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"


def report_lines(report: Report) -> list[str]:
    """Return a build's report for people: what was read, found, left out and why."""
    count = Counter(report.counts)
    lines = [
        f"văn bản: {count['documents']} (mới {len(report.added)}, không đổi"
        f" {len(report.unchanged)}, đã bỏ {len(report.removed)})"
    ]
    if count["statements"]:
        lines += [
            f"mệnh đề: {count['statements']} (cam kết {count['statements.commitment']}, kết quả"
            f" {count['statements.result']}, khó khăn {count['statements.problem']})",
            f"nhiệm vụ: {count['tasks']} ({_statuses(count)};"
            f" tính đến {report.as_of or 'không rõ ngày'})",
            f"cơ quan: {count['agencies']}, dự án: {count['projects']},"
            f" chỉ tiêu: {count['indicators']}, số liệu: {count['observations']}",
            f"đồ thị: {count['triples']} bộ ba",
        ]
    told = {path: _reading(report, path) for path in report.added}
    lines += [f"cách đọc: {path}: {words}" for path, words in told.items() if words]
    lines += [f"bỏ qua: {refused.reason}" for refused in report.refused]
    lines += [f"giữ bản cũ: {path}" for path in report.kept]
    lines += [f"trùng nội dung: {path} = {same}" for path, same in report.duplicates]
    return [visible(line) for line in lines]


def _reading(report: Report, path: str) -> str:
    """Return how a file was read, where there is something to tell; «» for plain clean text."""
    reading = report.readings.get(path, {})
    parts: list[str] = []
    if pages := reading.get("pages"):
        parts.append(f"{pages} trang")
    remarks = reading.get("remarks")
    for key, words in _PAGES.items():
        numbers = reading.get(key)
        told = key == "pages_by_ocr" and remarks  # with the reason, in the reader's words
        if isinstance(numbers, list) and numbers and not told:
            parts.append(f"{words} {ranges(numbers)}")
    doubtful, repaired = (float(str(reading.get(k, 0))) for k in ("doubtful", "doubtful_repaired"))
    if doubtful > _DOUBT_TOLD:
        share = f"{doubtful:.1%} âm tiết đáng ngờ, còn {repaired:.1%} sau khi sửa"
        parts.append(share.replace(".", ","))
    if made := reading.get("repairs"):
        parts.append(f"sửa {made} chỗ")
    parts += remarks if isinstance(remarks, list) else []
    return "; ".join(map(str, parts))


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order as ranges: [1, 2, 3, 7] → «1–3, 7»."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return ", ".join("–".join(map(str, part)) for part in found)


def _statuses(counts: Counter[str]) -> str:
    known = [f"{label} {counts[key]}" for key, label in _STATUSES.items() if counts.get(key)]
    return ", ".join(known) or "chưa có"


def print_answer(title: str, table: Table) -> None:
    """Print a query's answer: drawn in a terminal, tab-separated under its title in a pipe.

    A query of the user's own may have no title.
    """
    console = Console()
    if console.is_terminal:
        console.print(as_rich(table, title))
    else:
        print(f"# {title}\n" if title else "", as_tabs(table), sep="", end="")


def print_rows(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: drawn in a terminal, tab-separated lines under a title in a pipe."""
    console = Console()
    if not console.is_terminal:
        print(f"# {title}")
        print("\t".join(heads))
        for row in rows:
            print("\t".join(" ".join(cell.split()) for cell in row))
        return
    table = RichTable(title=title, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    console.print(table)
