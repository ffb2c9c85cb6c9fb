"""The guard: readers that crash, hang, eat memory or lie cost their own file and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.readers import guard
from extract.readers.guard import close_children, read_guarded
from extract.source import Content, Limits, Page, ReadError

LIMITS = Limits(pages=7, seconds=20, megabytes=600)
READERS = {
    "doc_tot": """
import os
def read(data, name, limits):
    text = f"{name}|{data.decode()}|{limits.pages}"
    pages = (Page(1, 0, 3, 595.0, 842.0),)
    return Content(text, "pdf", pages=pages, metadata={"pid": str(os.getpid())})
""",
    "doc_loi": """
def read(data, name, limits):
    raise ReadError(f"{name}: trang 3\\n  hỏng; get it anew")
""",
    "doc_ngung": """
import os
def read(data, name, limits):
    os._exit(41)
""",
    "doc_sai": """
def read(data, name, limits):
    return {}["a bug"]
""",
    "doc_treo": """
import subprocess, sys, time, pathlib
def read(data, name, limits):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    pathlib.Path(data.decode()).write_text(str(child.pid))
    time.sleep(300)
""",
    "doc_bo_roi": """
import os, subprocess, sys, pathlib
def read(data, name, limits):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    pathlib.Path(data.decode()).write_text(str(child.pid))
    os._exit(3)
""",
    "doc_tham": """
def read(data, name, limits):
    return bytearray(4 << 30)
""",
    "doc_on_ao": """
import os, subprocess, sys
def read(data, name, limits):
    print("this is no answer", flush=True)
    os.write(1, b"nor this\\n")
    eaten = subprocess.run(["cat"], capture_output=True).stdout
    return Content(f"ăn {len(eaten)}")
""",
    "doc_nua": """
def read(data, name, limits):
    return Content("nửa \\ud800 chữ")
""",
}
"""Modules that the child imports; each does one bad thing."""


@pytest.fixture(autouse=True)
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the readers where a new child finds them."""
    head = "from extract.source import Content, Page, ReadError\n"
    for name, body in READERS.items():
        (tmp_path / f"{name}.py").write_text(head + body, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    close_children()
    yield
    close_children()


def good(limits: Limits = LIMITS) -> Content:
    return read_guarded("doc_tot", b"xong", "sau.pdf", limits)


def runs(pid: int) -> bool:
    """Whether a process runs; a dead one that nobody has taken note of does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def is_gone(pid: int) -> bool:
    """Whether a process ends within five seconds."""
    until = time.monotonic() + 5
    while runs(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not runs(pid)


def test_what_a_reader_reads_comes_back_whole() -> None:
    found = read_guarded("doc_tot", "đê bao\n".encode(), "tờ trình.pdf", LIMITS)
    assert found.text == "tờ trình.pdf|đê bao\n|7"
    assert found.format == "pdf"
    assert found.pages == (Page(1, 0, 3, 595.0, 842.0),)
    assert found.tables == ()


def test_one_child_reads_file_after_file_and_not_in_this_process() -> None:
    first, second = good(), good()
    assert first.metadata["pid"] == second.metadata["pid"] != str(os.getpid())
    # other limits need another child, as the memory of one that runs cannot be widened
    assert good(Limits(megabytes=700)).metadata["pid"] != first.metadata["pid"]
    assert is_gone(int(first.metadata["pid"]))


def test_a_bad_file_is_one_line_and_costs_no_child() -> None:
    before = good()
    with pytest.raises(ReadError) as caught:
        read_guarded("doc_loi", b"x", "a.pdf", LIMITS)
    assert str(caught.value) == "a.pdf: trang 3 hỏng; get it anew"
    assert good().metadata == before.metadata


@pytest.mark.parametrize(
    ("module", "status"),
    [
        ("doc_ngung", 41),  # a crash
        ("doc_sai", 1),  # a mistake of a reader
        ("khong_co", 1),  # no such reader
    ],
)
def test_a_crash_is_told_with_its_status_and_the_next_file_is_read(
    module: str, status: int
) -> None:
    before = good()
    with pytest.raises(ReadError) as caught:
        read_guarded(module, b"x", "a.pdf", LIMITS)
    assert str(caught.value) == (
        f"a.pdf: its reader stopped (status {status}); the file is broken, or needs more than"
        " 600 megabytes (--max-memory)"
    )
    assert good().metadata["pid"] != before.metadata["pid"]


@pytest.mark.parametrize(
    ("module", "seconds", "said"),
    [
        ("doc_treo", 2.0, "a.pdf: took longer than 2 seconds; raise --max-seconds"),
        ("doc_bo_roi", 20.0, "a.pdf: its reader stopped (status 3)"),
    ],
)
def test_what_a_child_started_ends_with_it(
    tmp_path: Path, module: str, seconds: float, said: str
) -> None:
    note = tmp_path / "pid"
    begun = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_guarded(module, str(note).encode(), "a.pdf", Limits(seconds=seconds))
    assert str(caught.value).startswith(said)
    assert time.monotonic() - begun < 10
    assert is_gone(int(note.read_text(encoding="utf-8")))
    assert good().text.startswith("sau.pdf")


def test_memory_is_bounded() -> None:
    with pytest.raises(ReadError) as caught:
        read_guarded("doc_tham", b"x", "a.pdf", LIMITS)
    assert str(caught.value) == (
        "a.pdf: needs more than 600 megabytes of memory; raise --max-memory"
    )
    assert good().text.startswith("sau.pdf")


def test_what_a_reader_prints_or_starts_does_not_come_between() -> None:
    found = read_guarded("doc_on_ao", b"x" * 100_000, "a.pdf", LIMITS)
    assert found.text == "ăn 0"  # a program that it starts cannot eat the next request
    assert good().text.startswith("sau.pdf")


def test_half_a_character_is_replaced_and_offsets_stay() -> None:
    assert read_guarded("doc_nua", b"", "a.pdf", LIMITS).text == "nửa ? chữ"


def test_a_child_that_died_idle_costs_no_file() -> None:
    os.kill(int(good().metadata["pid"]), 9)
    time.sleep(0.1)
    assert good().text.startswith("sau.pdf")


def test_a_read_that_was_broken_off_gives_its_answer_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After Ctrl-C in the middle of a file, the next file must not get that file's text."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = good()
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(guard, "_receive", stop)
        read_guarded("doc_tot", b"dang do", "truoc.pdf", LIMITS)
    assert good().text == "sau.pdf|xong|7"
    assert is_gone(int(before.metadata["pid"]))


@pytest.mark.parametrize(
    "limits",
    [
        Limits(megabytes=10**18),  # more bytes than a machine can count
        Limits(seconds=1e18),  # more than a clock can wait
    ],
)
def test_huge_bounds_are_no_bounds(limits: Limits) -> None:
    assert good(limits).text.startswith("sau.pdf")


def test_closing_ends_the_child_and_may_be_done_again() -> None:
    pid = int(good().metadata["pid"])
    close_children()
    close_children()
    assert not runs(pid)
