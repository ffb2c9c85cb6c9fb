"""`camket serve`: as a program of its own, from its address to its end."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from accounts import password_of, people
from commands import refused, run
from served_graph import copied

from kg.access.audit import check
from kg.review.desk import Desk

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(built, tmp_path_factory.mktemp("serve") / "graph")


@pytest.fixture(scope="module")
def certificate(
    program: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Return a certificate of our own for this machine, and its key."""
    made = tmp_path_factory.mktemp("tls")
    files = made / "certificate.pem", made / "key.pem"
    options = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    written = ("-out", str(files[0]), "-keyout", str(files[1]))
    command = (program("openssl", "openssl"), *options, *written)
    subprocess.run(command, check=True, capture_output=True)
    return files


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
            found = re.search(r"https?://\S+", line)
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
        (["--host", "không.phải.máy", "--public"], "cannot listen"),
    ],
)
def test_what_is_wrong_is_told(
    capsys: Capture, folder: Path, options: list[str], words: str
) -> None:
    ran = run(capsys, "serve", folder, *options)
    assert ran.status == 2
    assert words in ran.err


def get(process: subprocess.Popen[str], address: str, path: str) -> httpx.Response:
    """Ask a server that listens on all addresses, under a name of its own, and end it."""
    own = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
    headers = {"host": "may-chu.vi-du"}
    answer = httpx.get(f"{own}{path}", headers=headers, trust_env=False, verify=False)  # noqa: S501
    process.terminate()
    assert process.wait(20) == 0
    return answer


EVERYWHERE = ("--port", 0, "--host", "0.0.0.0")  # noqa: S104


def test_everybody_reads_only_when_asked_with_a_warning(folder: Path) -> None:
    with started(folder, *EVERYWHERE, "--public") as (process, address):
        assert get(process, address, "api/about").status_code == 200
        assert process.stderr
        assert "anyone who reaches this machine" in process.stderr.read()


def test_other_machines_need_a_certificate_and_somebody_who_can_log_in(
    capsys: Capture, folder: Path, certificate: tuple[Path, Path]
) -> None:
    ran = run(capsys, "serve", folder, *EVERYWHERE)
    assert refused(ran, "--certificate", "--public")
    ran = run(capsys, "serve", folder, *EVERYWHERE, "--certificate", certificate[0])
    assert refused(ran, "belong together")
    files = ("--certificate", certificate[0], "--key", certificate[1])
    assert refused(run(capsys, "serve", folder, *EVERYWHERE, *files), "camket user", "add NAME")


def test_reading_from_elsewhere_needs_a_login_by_https(
    folder: Path, certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    own = copied(folder, tmp_path / "graph")
    people(own)
    files = ("--certificate", certificate[0], "--key", certificate[1])
    with started(own, *EVERYWHERE, *files) as (process, address):
        assert address.startswith("https:")
        assert get(process, address, "api/about").status_code == 401


def test_a_cookie_goes_by_https_alone_and_no_header_says_who_one_is(
    folder: Path, certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    own = copied(folder, tmp_path / "graph")
    people(own)
    files = ("--certificate", certificate[0], "--key", certificate[1])
    body = {"user": "Lê Thị An", "password": password_of("Lê Thị An")}
    with started(own, "--port", 0, *files) as (_, address):
        given = httpx.post(f"{address}api/login", json=body, trust_env=False, verify=False)  # noqa: S501
        cookie = given.headers["set-cookie"]
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
    audit = (own / "audit.jsonl").read_text("utf-8")
    with started(own, "--port", 0) as (_, address):
        forged = {"x-forwarded-for": "192.0.2.9", "x-forwarded-proto": "https"}
        given = httpx.post(f"{address}api/login", json=body, headers=forged, trust_env=False)
        assert "Secure" not in given.headers["set-cookie"]  # the header is not believed
    said = (own / "audit.jsonl").read_text("utf-8").removeprefix(audit)
    assert "127.0.0.1" in said
    assert "192.0.2.9" not in said


@pytest.mark.parametrize("bad", ["missing", "swapped", "empty"])
def test_what_is_no_certificate_is_told(
    capsys: Capture, folder: Path, certificate: tuple[Path, Path], tmp_path: Path, bad: str
) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    first, second = {
        "missing": (tmp_path / "x", tmp_path / "y"),
        "swapped": certificate[::-1],
        "empty": (empty, empty),
    }[bad]
    ran = run(capsys, "serve", folder, "--port", 0, "--certificate", first, "--key", second)
    assert refused(ran, "no certificate and its key")


def test_a_verdict_that_was_answered_outlives_a_server_that_is_killed(
    folder: Path, tmp_path: Path
) -> None:
    own = copied(folder, tmp_path / "graph")
    people(own)
    iri = next(iter(Desk.open(own).claims())).iri
    body = {"user": "Lê Thị An", "password": password_of("Lê Thị An")}
    with started(own, "--port", 0) as (process, address):
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
            csrf = client.post("api/login", json=body).json()["csrf"]
            said = {"iri": iri, "verb": "reject", "seen": 0}
            answer = client.post("api/review", json=said, headers={"x-camket-csrf": csrf})
        process.kill()
        assert answer.status_code == 201
    assert Desk.open(own).claim(iri).standing == "rejected"
    assert check(own) == []
    with started(own, "--port", 0) as (_, address):
        begun = time.monotonic()
        while httpx.get(f"{address}api/review/progress", trust_env=False).json()["pending"]:
            assert time.monotonic() < begun + 120
            time.sleep(0.3)
        thing = httpx.get(f"{address}api/thing", params={"iri": iri}, trust_env=False)
        assert thing.status_code == 404
