"""A server killed while people judge and write: what it acknowledged is there afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pyoxigraph as ox

from kg.access.tokens import new_token, with_token
from kg.access.users import Users, added
from kg.review.desk import Desk
from kg.review.log import read_verdicts
from kg.serve.workspace import open_workspace

WHO = "Người duyệt"
_STARTS, _ENDS = 120.0, 20.0
_ADDED = "urn:camket:soak:"


@dataclass
class Acknowledged:
    """What a server said that it has: comments by their words, updates by their numbers."""

    comments: list[str] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.comments) + len(self.updates)


def reviewer(folder: Path) -> str:
    """Give a graph's folder a reviewer, and return a token for a program of theirs."""
    users = Users(folder)
    users.change("user.add", lambda known: added(known, WHO, "administrator", "x"))
    token, kept = new_token("soak", 30)
    users.change("token.add", lambda known: with_token(known, WHO, kept))
    return token


@contextmanager
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a writable server in a process of its own; give it with its address."""
    command = (sys.executable, "-m", "kg.cli", "serve", str(folder), "--port", "0", "--writable")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        if "http://" not in line:
            raise RuntimeError(f"the server did not start: {process.communicate()[1][-500:]}")
        yield process, f"http://{line.strip().rpartition('http://')[2]}"
    finally:
        process.kill()
        process.communicate()


def killed(folder: Path, token: str, writes: int, said: Acknowledged) -> list[str]:
    """Let two callers write to a server, kill it after so many writes, return what went wrong.

    What it acknowledges is added to `said`.
    """
    before = len(said)
    claims = [view.iri for view in Desk.open(folder).claims()]
    with started(folder) as (process, address):
        ends = threading.Event()
        calls = (
            threading.Thread(target=_judge, args=(address, token, claims, said, ends)),
            threading.Thread(target=_update, args=(address, token, said, ends)),
        )
        for call in calls:
            call.start()
        late = time.monotonic() + _STARTS
        while len(said) - before < writes and time.monotonic() < late:
            time.sleep(0.001)
        children = psutil.Process(process.pid).children(recursive=True)
        os.kill(process.pid, signal.SIGKILL)
        ends.set()
        for call in calls:
            call.join()
        _, left = psutil.wait_procs(children, timeout=_ENDS)
        return [f"process {one.pid} went on" for one in left] + lost(folder, said)


def lost(folder: Path, said: Acknowledged) -> list[str]:
    """Return what was acknowledged and is not there."""
    kept = {verdict.comment for verdict in read_verdicts(folder)}
    faults = [f"lost: {words}" for words in said.comments if words not in kept]
    store = ox.Store.read_only(str(open_workspace(folder).store))
    for number in said.updates:
        found = store.quads_for_pattern(ox.NamedNode(f"{_ADDED}{number}"), None, None, None)
        faults += [f"lost: update {number}"] * (not any(found))
    return faults


def _judge(
    address: str, token: str, claims: list[str], said: Acknowledged, ends: threading.Event
) -> None:
    """Comment on one claim after the other until the server is gone."""
    with _client(address, token) as client:
        while not ends.is_set():
            number = len(said.comments)
            words = f"nhận xét {number}, lúc {time.monotonic_ns()}"
            body = {"verb": "comment", "iri": claims[number % len(claims)], "comment": words}
            with suppress(httpx.HTTPError):
                if client.post("/api/review", json=body).status_code == 201:
                    said.comments.append(words)


def _update(address: str, token: str, said: Acknowledged, ends: threading.Event) -> None:
    """Write one triple after the other until the server is gone."""
    with _client(address, token) as client:
        while not ends.is_set():
            number = len(said.updates)
            data = f"INSERT DATA {{ <{_ADDED}{number}> <{_ADDED}is> {number} }}"
            with suppress(httpx.HTTPError):
                answer = client.post("/sparql", data={"update": data})
                if answer.is_success:
                    said.updates.append(number)


def _client(address: str, token: str) -> httpx.Client:
    return httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=20)
