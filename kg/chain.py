"""Append-only logs of JSON lines, each chained to the one before it by its hash.

    {"hash": "…", "number": 7, "previous": "…", …}

Nothing in a log is ever changed: who changes, cuts out or reorders a line breaks the chain, and
the file beside it (`PATH.head`, number and hash of the last line) tells when the end was cut off.
A line is on the disk before `append` returns; one that the disk would not take whole is taken
back. What a killed process left of a line is set aside in `PATH.torn` by the next one that writes.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from kg.store import write_whole
from kg.unfinished import named

START = "0" * 64
"""What the first line names as the hash of the one before it."""

Entry = dict[str, object]


_STEP = 65_536


class Mark(NamedTuple):
    """How far a log was read: to which byte, and number and hash of the last line."""

    offset: int
    number: int
    hash: str


BEGINNING = Mark(0, 0, START)
"""Nothing was read yet."""


class ChainBroken(ValueError):
    """A log was changed by something else than this program; says where."""


class Chain:
    """One log: reads and checks it, and appends to it, one writer at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: FileIO | None = None
        self._thread = threading.RLock()

    @property
    def head(self) -> Path:
        """Where number and hash of the last line stand."""
        return self.path.with_name(f"{self.path.name}.head")

    @property
    def torn(self) -> Path:
        """Where what was left of interrupted lines is set aside."""
        return self.path.with_name(f"{self.path.name}.torn")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other writers out, so that what is read here still holds when it is appended to."""
        with self._thread, self.path.open("a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._held = file
            try:
                yield
            finally:
                self._held = None

    def append(self, entry: Mapping[str, object]) -> Entry:
        """Write an entry as the last line and return it with number, previous and hash.

        Raises `ChainBroken` where the end of the log is not what was written last, `OSError` where
        the disk does not take the line: then it is not there.
        """
        with self._thread:
            if self._held is None:
                with self.alone():
                    return self.append(entry)
            last = self._end(self._held)
            number, previous = (_number(last), str(last["hash"])) if last else (0, START)
            made = sealed({**entry, "number": number + 1, "previous": previous})
            self._write(self._held, made)
        return made

    def _write(self, file: FileIO, entry: Entry) -> None:
        """Write a line and then the head, both or neither."""
        end, left = file.seek(0, os.SEEK_END), f"{canonical(entry)}\n".encode()
        try:
            with named(self.path):
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            self._write_head(entry)
        except OSError:
            if self._head() != (_number(entry), entry["hash"]):
                file.truncate(end)
            raise

    def read(self) -> list[Entry]:
        """Return all entries, in order.

        An interrupted last line is left out. Raises `ChainBroken` for the first fault.
        """
        return self.read_on(BEGINNING)[0]

    def read_on(self, mark: Mark) -> tuple[list[Entry], Mark]:
        """Return the entries after a mark, and the mark behind them; raises as `read`."""
        head = self._head()
        data = self._bytes(mark.offset)
        entries, faults, torn = _walk(data, self.path.name, mark)
        faults += self._against(head, entries, mark)
        if faults:
            raise ChainBroken(f"{faults[0]}; run camket verify, and restore the file from a backup")
        if not entries:
            return [], mark
        last = entries[-1]
        offset = mark.offset + len(data) - len(torn)
        return entries, Mark(offset, _number(last), str(last["hash"]))

    def check(self) -> list[str]:
        """Return every fault, by line: changed, missing, reordered, cut off, interrupted."""
        head = self._head()
        entries, faults, torn = _walk(self._bytes(), self.path.name, BEGINNING)
        faults += self._against(head, entries, BEGINNING)
        if torn:
            faults.append(
                f"{self.path.name}, line {len(entries) + 1}: was interrupted while it was written"
                f" ({len(torn)} bytes); the next entry sets it aside in {self.torn.name}"
            )
        return faults

    def _bytes(self, offset: int = 0) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                return file.read()
        except FileNotFoundError:
            return b""

    def _end(self, file: FileIO) -> Entry | None:
        """Return the last entry, after setting aside what is left of an interrupted one."""
        data, begin = b"", file.seek(0, os.SEEK_END)
        while begin and data.count(b"\n") < 2:  # the end of the last line, and of the one before
            step = min(begin, _STEP)
            begin = file.seek(begin - step)
            data = file.read(step) + data
        whole = data.rfind(b"\n") + 1
        if torn := data[whole:]:
            with named(self.torn), self.torn.open("ab") as aside:
                aside.write(torn + b"\n")
            file.truncate(begin + whole)
        start = data.rfind(b"\n", 0, max(whole - 1, 0)) + 1
        last = _entry(data[start:whole]) if whole else None
        if whole and last is None:
            raise ChainBroken(f"{self.path.name}: its last line was changed; run camket verify")
        head = self._head()
        if faults := self._against(head, [last] if last else [], BEGINNING):
            raise ChainBroken(f"{faults[0]}; run camket verify, and restore the file from a backup")
        if last and head != (_number(last), last["hash"]):
            self._write_head(last)  # who wrote the line was killed; a head may be one line late
        return last

    def _head(self) -> tuple[int, str] | None:
        """Return number and hash of what was written last; to be read before the log itself."""
        try:
            head = json.loads(self.head.read_text(encoding="utf-8"))
            return int(head["number"]), str(head["hash"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def _against(self, head: tuple[int, str] | None, entries: list[Entry], mark: Mark) -> list[str]:
        """Whether the log still holds what was written last; it may have grown since.

        (A process may be killed after it wrote a line and before it wrote the head.)
        """
        head = head or self._head()
        last = _number(entries[-1]) if entries else mark.number
        if head is None:
            return [f"{self.head.name}: is missing or cannot be read"] if last > 1 else []
        number, hashed = head
        if head in {(_number(entry), entry["hash"]) for entry in entries} or (
            mark.number and number <= mark.number
        ):
            return []
        if entries and (_number(entries[0]), entries[0]["previous"]) == (number + 1, hashed):
            return []
        if last >= number:
            return [f"{self.path.name}, line {number}: is not the line that was written: forged"]
        return [f"{self.path.name}: ends with line {last}, but line {number} was written: cut off"]

    def _write_head(self, entry: Entry) -> None:
        text = canonical({"hash": entry["hash"], "number": entry["number"]})
        write_whole(self.head, f"{text}\n", lasting=True)


def canonical(entry: Mapping[str, object]) -> str:
    """Return an entry in the one form that is hashed: keys sorted, no spaces, UTF-8."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(entry: Mapping[str, object]) -> Entry:
    """Return an entry with its hash: SHA-256 of the canonical form of all else."""
    rest = {name: value for name, value in entry.items() if name != "hash"}
    return {**rest, "hash": hashlib.sha256(canonical(rest).encode()).hexdigest()}


def _number(entry: Mapping[str, object]) -> int:
    number = entry.get("number")
    return number if isinstance(number, int) else 0


def _entry(line: bytes) -> Entry | None:
    """Return the entry of a line, `None` where it is not as it was written."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    if not isinstance(found, dict) or sealed(found) != found:
        return None
    return found if f"{canonical(found)}\n".encode() == line else None


def _walk(data: bytes, name: str, mark: Mark) -> tuple[list[Entry], list[str], bytes]:
    """Return the entries, the faults of lines and chain, and what an interrupted line left."""
    *lines, torn = data.split(b"\n")
    entries: list[Entry] = []
    faults: list[str] = []
    number, previous = mark.number, mark.hash
    for at, line in enumerate(lines, number + 1):
        found = _entry(line + b"\n")
        if found is None:
            faults.append(f"{name}, line {at}: was changed")
            number, previous = number + 1, ""
            continue
        if _number(found) != number + 1:
            faults.append(
                f"{name}, line {at}: has number {_number(found)} where {number + 1} belongs:"
                " lines are missing or in another order"
            )
        elif previous and found["previous"] != previous:
            faults.append(f"{name}, line {at}: does not follow from the line before it: forged")
        entries.append(found)
        number, previous = _number(found), str(found["hash"])
    return entries, faults, torn
