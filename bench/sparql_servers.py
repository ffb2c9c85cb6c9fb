"""SPARQL servers on this machine for benchmarks and tests: started on free ports, ended by id."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from kg.remote.place import Place

_OXIGRAPH = Path(sys.executable).with_name("oxigraph")
_STARTS_WITHIN = 60.0
FRESH = "dba"
"""The administrator of a fresh Virtuoso, and the password."""
_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = {buffers}
MaxOptimizeLayouts = 50
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


def _free_port() -> int:
    """Return a port of this machine that nobody has just now."""
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return int(each.getsockname()[1])


@contextmanager
def _running(
    command: Sequence[str], address: str, folder: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the end of the block; raises `RuntimeError` where it does not start."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(process, address)
            yield process
        finally:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    ends = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < ends and process.poll() is None:
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{process.args!r} did not start; see server.log in its folder")


@contextmanager
def oxigraph_running(
    folder: Path, *, port: int = 0, lasting: bool = False
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run an Oxigraph server in memory, or in a folder; yield its address and its process."""
    bind = f"127.0.0.1:{port or _free_port()}"
    command = [str(_OXIGRAPH), "serve", "--bind", bind]
    if lasting:
        command += ["--location", str(folder / "db")]
    with _running(command, f"http://{bind}", folder) as process:
        yield f"http://{bind}", process


@contextmanager
def virtuoso_running(program: str, folder: Path, *, buffers: int = 4000) -> Iterator[Place]:
    """Run a Virtuoso server in a folder; yield its place with its administrator's login.

    `buffers` of 8 KiB each are its memory.
    """
    http = _free_port()
    text = _INI.format(http=http, sql=_free_port(), buffers=buffers)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    address = f"http://127.0.0.1:{http}"
    with _running([program, "+foreground"], f"{address}/sparql", folder):
        yield Place(address, user=FRESH, password=FRESH)
