"""SPARQL servers on this machine for the tests, each started and ended by its id."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
PASSWORD = "dba"  # noqa: S105 - that of a fresh Virtuoso
_STARTS_WITHIN = 60.0
INI = """[Database]
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
NumberOfBuffers = 4000
MaxOptimizeLayouts = 50
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    """Return a port of this machine that nobody has just now."""
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return int(each.getsockname()[1])


@contextmanager
def running(
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
    raise RuntimeError(f"{process.args!r} did not start")


@contextmanager
def oxigraph_running(
    folder: Path, *, port: int = 0, lasting: bool = False
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run an Oxigraph server in memory, or in a folder; yield its address and its process."""
    bind = f"127.0.0.1:{port or free_port()}"
    command = [str(OXIGRAPH), "serve", "--bind", bind]
    if lasting:
        command += ["--location", str(folder / "db")]
    with running(command, f"http://{bind}", folder) as process:
        yield f"http://{bind}", process
