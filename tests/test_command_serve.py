"""`camket serve`: as a program of its own, from its address to its end."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from commands import refused, run
from served_graph import copied

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(built, tmp_path_factory.mktemp("serve") / "graph")


@contextmanager
def started(*options: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `camket serve` while the block runs; give the process and its address."""
    command = (sys.executable, "-m", "kg.cli", "serve", *map(str, options))
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, line
            yield process, found[0]
        finally:
            process.kill()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_at_the_address_that_it_prints_and_ends_when_told(
    folder: Path, sign: signal.Signals
) -> None:
    with started(folder, "--port", 0) as (process, address):
        answer = httpx.get(f"{address}api/about", trust_env=False)
        assert answer.json()["documents"] == 3
        asked = httpx.get(f"{address}sparql", params={"query": "ASK {}"}, trust_env=False)
        assert asked.json()["boolean"] is True
        process.send_signal(sign)
        assert process.wait(20) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_a_graph_that_can_be_written(folder: Path) -> None:
    update = "INSERT DATA { <urn:vi-du:a> <urn:vi-du:b> 1 }"
    question = "ASK { <urn:vi-du:a> ?p ?o }"
    with started(folder, "--port", 0, "--writable") as (_, address):
        made = httpx.post(f"{address}sparql", data={"update": update}, trust_env=False, timeout=30)
        assert made.status_code == 204
        asked = httpx.get(f"{address}sparql", params={"query": question}, trust_env=False)
        assert asked.json()["boolean"] is True


def test_a_port_that_is_taken(capsys: Capture, folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run(capsys, "serve", folder, "--port", port)
    assert refused(ran, f"port {port}", "choose another with --port")


def test_no_graph(capsys: Capture, tmp_path: Path) -> None:
    assert refused(run(capsys, "serve", tmp_path, "--port", 0), "camket build")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--port", "70000"], "no port"),
        (["--port", "x"], "no port"),
        (["--seconds", "0"], "from 1"),
        (["--rows", "ba"], "from 1"),
        (["--host", "không.phải.máy"], "cannot listen"),
    ],
)
def test_what_is_wrong_is_told(
    capsys: Capture, folder: Path, options: list[str], words: str
) -> None:
    ran = run(capsys, "serve", folder, *options)
    assert ran.status == 2
    assert words in ran.err


def test_other_machines_only_when_asked_with_a_warning(folder: Path) -> None:
    with started(folder, "--port", 0, "--host", "0.0.0.0") as (process, address):  # noqa: S104
        own = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        answer = httpx.get(f"{own}api/about", headers={"host": "may-chu.vi-du"}, trust_env=False)
        assert answer.status_code == 200
        process.terminate()
        assert process.wait(20) == 0
        assert process.stderr
        assert "anyone who reaches this machine" in process.stderr.read()
