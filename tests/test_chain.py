"""Chained logs: what was written is read, and whatever else is done to the file is named."""

from __future__ import annotations

import json
import resource
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.chain import Chain, ChainBroken, canonical, sealed

Lines = list[bytes]


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    """Return a log of three entries."""
    made = Chain(tmp_path / "so.jsonl")
    for who in ("lan", "an", "bình"):
        made.append({"who": who})
    return made


def test_entries_come_back_numbered_and_chained(chain: Chain) -> None:
    first, second, third = chain.read()
    assert [e["number"] for e in (first, second, third)] == [1, 2, 3]
    assert [first["previous"], second["previous"]] == ["0" * 64, first["hash"]]
    assert third["who"] == "bình"
    assert chain.check() == []


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Chain(tmp_path / "so.jsonl").read() == []
    assert Chain(tmp_path / "so.jsonl").check() == []


def _changed(lines: Lines) -> Lines:
    return [lines[0], lines[1].replace(b'"an"', b'"am"'), lines[2]]


def _resealed(lines: Lines) -> Lines:
    entry = sealed({**json.loads(lines[1]), "who": "kẻ khác"})
    return [lines[0], f"{canonical(entry)}\n".encode(), lines[2]]


def _rewritten(lines: Lines) -> Lines:
    """Forge the last line with a right hash: only the head can tell."""
    entry = sealed({**json.loads(lines[2]), "who": "kẻ khác"})
    return [*lines[:2], f"{canonical(entry)}\n".encode()]


@pytest.mark.parametrize(
    ("tamper", "says"),
    [
        (_changed, "line 2: was changed"),
        (_resealed, "line 3: does not follow"),
        (_rewritten, "line 3: is not the line that was written"),
        (lambda ls: [ls[0], ls[2]], "line 2: has number 3 where 2 belongs"),
        (lambda ls: [ls[1], ls[0], ls[2]], "line 1: has number 2 where 1 belongs"),
        (lambda ls: ls[:2], "ends with line 2, but line 3 was written: cut off"),
        (lambda ls: [], "ends with line 0, but line 3 was written"),
        (lambda ls: [*ls[:2], ls[2][:-1] + b" \n"], "line 3: was changed"),
    ],
)
def test_a_tampered_log_is_refused_and_the_place_named(
    chain: Chain, tamper: Callable[[Lines], Lines], says: str
) -> None:
    lines = chain.path.read_bytes().splitlines(keepends=True)
    chain.path.write_bytes(b"".join(tamper(lines)))
    with pytest.raises(ChainBroken):
        chain.read()
    assert any(says in fault for fault in chain.check()), chain.check()


@pytest.mark.parametrize("kept", [0, 2])
def test_nothing_is_appended_to_a_log_that_was_cut_off(chain: Chain, kept: int) -> None:
    lines = chain.path.read_bytes().splitlines(keepends=True)
    chain.path.write_bytes(b"".join(lines[:kept]))
    with pytest.raises(ChainBroken, match="cut off"):
        chain.append({"who": "lan"})


def test_a_head_that_is_missing_is_a_fault(chain: Chain) -> None:
    chain.head.unlink()
    assert chain.check() == ["so.jsonl.head: is missing or cannot be read"]
    with pytest.raises(ChainBroken, match="head"):
        chain.append({"who": "lan"})


def test_a_process_killed_before_the_head_was_written_harms_nothing(chain: Chain) -> None:
    head = chain.head.read_bytes()
    chain.append({"who": "cúc"})
    chain.head.write_bytes(head)
    assert len(chain.read()) == 4
    assert chain.append({"who": "dung"})["number"] == 5
    assert chain.check() == []


@pytest.mark.parametrize("lines", [0, 1, 3])
def test_processes_killed_one_after_the_other_harm_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    chain = Chain(tmp_path / "so.jsonl")
    for number in range(lines):
        chain.append({"who": f"người {number}"})
    for _ in range(3):
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr("kg.chain.os.fsync", _killed_at_the_head(chain))
            chain.append({"who": "bị ngắt"})
    assert chain.append({"who": "sau"})["number"] == lines + 4
    assert chain.check() == []


def _killed_at_the_head(chain: Chain) -> Callable[[int], None]:
    """Return an `fsync` that stops the process once the next line is on the disk."""
    whole = chain.path.read_bytes().count(b"\n") if chain.path.exists() else 0

    def fsync(_: int) -> None:
        if chain.path.read_bytes().count(b"\n") > whole:
            raise KeyboardInterrupt

    return fsync


@pytest.mark.parametrize("room", [0, 40])
def test_a_line_that_the_disk_does_not_take_whole_is_taken_back(chain: Chain, room: int) -> None:
    before = chain.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, hard))
    try:
        with pytest.raises(OSError, match="File too large") as caught:
            chain.append({"who": "lan"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.filename == str(chain.path)
    assert chain.path.read_bytes() == before
    assert chain.append({"who": "lan"})["number"] == 4
    assert chain.check() == []


def test_a_line_whose_head_cannot_be_written_is_taken_back(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = chain.path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space left"):
        patched.setattr("kg.chain.write_whole", full)
        chain.append({"who": "lan"})
    assert chain.path.read_bytes() == before
    assert chain.append({"who": "lan"})["number"] == 4
    assert chain.check() == []


@settings(max_examples=30, deadline=None, derandomize=True)
@given(share=st.floats(0.01, 0.99), before=st.integers(1, 4))
def test_a_line_interrupted_anywhere_is_set_aside_and_said(
    tmp_path_factory: pytest.TempPathFactory, share: float, before: int
) -> None:
    chain = Chain(tmp_path_factory.mktemp("log") / "so.jsonl")
    for number in range(before):
        chain.append({"who": f"người {number}"})
    whole = chain.path.read_bytes()
    next_one = (
        f"{canonical(sealed({'who': 'ai', 'number': before + 1, 'previous': ''}))}\n".encode()
    )
    torn = next_one[: max(1, int(len(next_one) * share))]
    chain.path.write_bytes(whole + torn)
    assert len(chain.read()) == before
    assert any("was interrupted" in fault for fault in chain.check())
    chain.append({"who": "sau"})
    assert [e["who"] for e in chain.read()][-1] == "sau"
    assert len(chain.read()) == before + 1
    assert chain.torn.read_bytes() == torn + b"\n"


def test_many_writers_lose_no_line(tmp_path: Path) -> None:
    shared = Chain(tmp_path / "so.jsonl")

    def write(own: Chain, who: int) -> None:
        for at in range(10):
            own.append({"who": f"{who}-{at}"})

    chains = [shared, shared, Chain(tmp_path / "so.jsonl"), Chain(tmp_path / "so.jsonl")]
    threads = [threading.Thread(target=write, args=(c, n)) for n, c in enumerate(chains)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({e["who"] for e in shared.read()}) == 40
    assert shared.check() == []


def test_what_is_read_in_the_lock_still_holds_when_it_is_appended_to(tmp_path: Path) -> None:
    one, other = Chain(tmp_path / "so.jsonl"), Chain(tmp_path / "so.jsonl")
    later = threading.Thread(target=other.append, args=({"who": "sau"},))
    with one.alone():
        later.start()
        assert one.read() == []
        one.append({"who": "trước"})
    later.join()
    assert [e["who"] for e in one.read()] == ["trước", "sau"]
