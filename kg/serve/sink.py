"""Sinks: what a query writes, handed on in pieces, counted, and stopped at its limits."""

from __future__ import annotations

from collections.abc import Callable

_PIECE = 1 << 18


class TooLarge(Exception):
    """An answer has more bytes than the limit allows."""


class TooManyRows(Exception):
    """An answer has more rows than the limit allows."""


class Lines:
    """Counts rows that end with a line feed: TSV, whose values escape theirs. The head is none."""

    def __init__(self) -> None:
        self.rows = -1

    def count(self, data: bytes) -> None:
        """Count the rows that end in the next bytes."""
        self.rows += data.count(b"\n")


class QuotedLines(Lines):
    """Counts the lines of CSV, whose values may hold line feeds between quotation marks."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = 0

    def count(self, data: bytes) -> None:
        """Count the rows that end in the next bytes; «""» leaves and enters again."""
        parts = data.split(b'"')
        self.rows += sum(part.count(b"\n") for part in parts[self._inside :: 2])
        self._inside = (self._inside + len(parts) - 1) % 2


class Elements:
    """Counts the elements `result` of the XML format, whose values escape «<»."""

    _START = b"<result>"

    def __init__(self) -> None:
        self.rows = 0
        self._rest = b""

    def count(self, data: bytes) -> None:
        """Count the rows that begin in the next bytes."""
        joined = self._rest + data
        self.rows += joined.count(self._START)
        self._rest = joined[1 - len(self._START) :]


class Bindings:
    """Counts the bindings of the JSON format: outside of strings, an object that an array holds."""

    def __init__(self) -> None:
        self.rows = 0
        self._inside = 0
        self._rest = b""
        self._last = b""

    def count(self, data: bytes) -> None:
        """Count the rows that begin in the next bytes."""
        data = self._rest + data
        if b"\\" in data:
            escaped = len(data) - len(data.rstrip(b"\\"))
            self._rest = b"\\" * (escaped % 2)
            data = data[: len(data) - len(self._rest)].replace(b"\\\\", b"").replace(b'\\"', b"")
        else:
            self._rest = b""
        parts = data.split(b'"')
        outside = self._last + b"".join(parts[self._inside :: 2])
        self._inside = (self._inside + len(parts) - 1) % 2
        self.rows += outside.count(b"[{") + outside.count(b",{")
        self._last = outside[-1:]


Counter = Lines | Elements | Bindings
COUNTERS: dict[str, Callable[[], Counter]] = {
    "JSON": Bindings,
    "XML": Elements,
    "CSV": QuotedLines,
    "TSV": Lines,
}


class Sink:
    """A file that a serializer writes to; it sends what comes on, in pieces of some size."""

    def __init__(
        self,
        send: Callable[[bytes], object],
        *,
        size: int,
        rows: int,
        counter: Counter | None = None,
    ) -> None:
        self._send = send
        self._size, self._rows = size, rows
        self._counter = counter
        self._written = 0
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes. Raises `TooLarge` and `TooManyRows` as soon as it is known."""
        self._written += len(data)
        if self._written > self._size:
            raise TooLarge
        if self._counter:
            self._counter.count(data)
            if self._counter.rows > self._rows:
                raise TooManyRows
        self._waiting += data
        if len(self._waiting) >= _PIECE:
            self._hand_on()
        return len(data)

    def _hand_on(self) -> None:
        self._send(bytes(self._waiting))
        self._waiting.clear()

    def flush(self) -> None:
        """Do nothing: serializers flush at their own end, which `close` is for."""

    def close(self) -> None:
        """Hand on what still waits."""
        if self._waiting:
            self._hand_on()
