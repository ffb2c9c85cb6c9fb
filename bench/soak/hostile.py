"""A hostile client against the server, while an honest one asks on: how does that one fare?

    python -m bench.soak.hostile --graph DIR              each attack for 20 seconds
    python -m bench.soak.hostile --graph DIR --write      and put the table into hostile.md

The server is `camket serve` as a process of its own, the attacker another, all on one machine. The
attacks come from the honest client's own address, the hardest case; only queries come from another
(127.0.0.2), since each address has its turn at the workers, and may waste that as it likes.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import psutil

from bench.serving import machine, served, share

TABLE = Path(__file__).with_suffix(".md")
_HERE, _ELSEWHERE = "127.0.0.1", "127.0.0.2"
_VALUES = " ".join(map(str, range(40)))
_PRODUCT = " ".join(f"VALUES ?x{i} {{ {_VALUES} }}" for i in range(10))
"""40 to the power of 10 solutions."""

_HEAD = b"Host: localhost\r\nAccept: */*\r\n"
_FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter, int], Awaitable[None]]


async def _idle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
    """Ask nothing."""
    del writer, number
    await reader.read()


async def _slow_head(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
) -> None:
    """Send a header a second, for ever."""
    writer.write(b"GET /api/about HTTP/1.1\r\n" + _HEAD)
    while not reader.at_eof():
        writer.write(f"X-{number}: {number}\r\n".encode())
        await writer.drain()
        await asyncio.sleep(1)


async def _slow_body(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
) -> None:
    """Send a byte of a body a second."""
    del number
    writer.write(b"POST /sparql HTTP/1.1\r\n" + _HEAD + _FORM + b"Content-Length: 60000\r\n\r\n")
    while not reader.at_eof():
        writer.write(b"q")
        await writer.drain()
        await asyncio.sleep(1)


async def _huge_body(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
) -> None:
    """Send a body without an end."""
    del reader
    path = (b"/sparql", b"/api/review", b"/api/about")[number % 3]
    head = b"POST " + path + b" HTTP/1.1\r\n" + _HEAD + _FORM
    writer.write(head + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")
        await writer.drain()


async def _not_taken(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
) -> None:
    """Ask for much, and take nothing of it."""
    del reader
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    text = quote(f"SELECT * {{ ?s ?p ?o }} LIMIT {9_000 + number}")
    asked = b"GET /sparql?query=" + text.encode() + b" HTTP/1.1\r\n" + _HEAD + b"\r\n"
    while True:
        writer.write(asked)
        await writer.drain()
        await asyncio.sleep(5)


async def _endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
    """Ask for what cannot be answered."""
    text = f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} }} # {number}"
    body = b"query=" + quote(text).encode()
    length = f"Content-Length: {len(body)}\r\n\r\n".encode()
    writer.write(b"POST /sparql HTTP/1.1\r\n" + _HEAD + _FORM + length + body)
    await reader.read(100)


@dataclass(frozen=True)
class Attack:
    """What an attacker does, over how many connections at a time, from which address."""

    talk: Talk
    count: int
    source: str = _HERE


ATTACKS = {
    "2,000 connections that ask nothing": Attack(_idle, 2_000),
    "requests that come line by line": Attack(_slow_head, 600),
    "bodies that come byte by byte": Attack(_slow_body, 600),
    "bodies without an end": Attack(_huge_body, 20),
    "answers that are not taken": Attack(_not_taken, 50, _ELSEWHERE),
    "queries without an end": Attack(_endless, 50, _ELSEWHERE),
}


async def _one(address: str, attack: Attack, number: int, until: float) -> None:
    """Keep one connection busy until the time is over; one that is closed is opened again."""
    place = urlsplit(address)
    while time.monotonic() < until:
        try:
            reader, writer = await asyncio.open_connection(
                place.hostname, place.port, local_addr=(attack.source, 0)
            )
        except OSError:
            await asyncio.sleep(0.2)
            continue
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(until - time.monotonic()):
                await attack.talk(reader, writer, number)
        writer.transport.abort()
        await asyncio.sleep(0.05)


async def run_attack(address: str, attack: Attack, seconds: float) -> None:
    """Attack a server for some seconds over all connections at once."""
    until = time.monotonic() + seconds
    await asyncio.gather(*(_one(address, attack, n, until) for n in range(attack.count)))


HONEST = {
    "board": "/api/ask/overdue?limit=100&as_of=2025-12-01",
    "search": f"/api/search?q={quote('sở xây dựng')}",
    "about": "/api/about",
    "query": f"/sparql?query={quote('SELECT * { ?s a ck:Task } LIMIT 5')}",
}


@dataclass
class Fared:
    """How an honest client fared: seconds that its answers took, and what failed."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def honest(address: str, seconds: float, *, pause: float = 0.02) -> Fared:
    """Ask in turn what people ask, each as soon as the answer before it has come."""
    fared = Fared()
    with httpx.Client(base_url=address, timeout=15, trust_env=False) as client:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for name, path in HONEST.items():
                begin = time.perf_counter()
                try:
                    answer = client.get(path)
                except httpx.HTTPError as error:
                    fared.faults.append(f"{name}: {error!r}")
                    continue
                if answer.status_code == httpx.codes.OK:
                    fared.seconds.append(time.perf_counter() - begin)
                else:
                    fared.faults.append(f"{name}: {answer.status_code} {answer.text[:160]}")
            time.sleep(pause)
    return fared


def memory_of(process: int, *, children: bool = True) -> float:
    """Return the memory of a process, and of all that it started, in MB."""
    top = psutil.Process(process)
    used = 0
    for each in (top, *(top.children(recursive=True) if children else ())):
        with suppress(psutil.Error):
            used += each.memory_info().rss
    return used / 1e6


def row(name: str, fared: Fared, memory: float) -> str:
    """Return how the honest client fared as a row of the table, times in milliseconds."""
    if not fared.seconds:
        return f"| {name} | 0 | – | – | – | {len(fared.faults)} | {memory:,.0f} |"
    taken = (statistics.median(fared.seconds), share(fared.seconds, 0.99), max(fared.seconds))
    cells = " | ".join(f"{1000 * figure:,.0f}" for figure in taken)
    return f"| {name} | {len(fared.seconds):,} | {cells} | {len(fared.faults)} | {memory:,.0f} |"


def measure(folder: Path, seconds: float) -> str:
    """Serve a graph, attack it in each way, and return the report as Markdown."""
    rows = [
        "| attack | honest answers | median | 99 of 100 | longest | failed | server's memory, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    with served(folder) as (address, process):
        rows.append(row("none", honest(address, seconds), memory_of(process)))
        for number, name in enumerate(ATTACKS):
            command = [sys.executable, "-m", "bench.soak.hostile", "--attack", str(number)]
            command += ["--address", address, "--seconds", str(seconds + 2)]
            with subprocess.Popen(command) as attacker:
                time.sleep(1)
                fared = honest(address, seconds)
                memory = memory_of(process)
                attacker.wait(60)
            rows.append(row(name, fared, memory))
            print(rows[-1], *fared.faults[:3], sep="\n", flush=True)
        rows.append(row("afterwards", honest(address, seconds / 2), memory_of(process)))
    head = [
        "# A hostile client",
        "",
        f"{machine()}. Written by `python -m bench.soak.hostile`.",
        "",
    ]
    return "\n".join([*head, "Milliseconds of the honest client's answers.", "", *rows, ""])


def main() -> None:
    """Read the command line, and attack or measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--graph", type=Path, help="a folder that holds a graph")
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--attack", type=int, help="the number of one attack, in this process")
    options.add_argument("--address", help="the server to attack")
    options.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    chosen = options.parse_args()
    if chosen.attack is not None:
        attack = [*ATTACKS.values()][chosen.attack]
        asyncio.run(run_attack(chosen.address, attack, chosen.seconds))
        return
    report = measure(chosen.graph, chosen.seconds)
    print(report)
    if chosen.write:
        TABLE.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
