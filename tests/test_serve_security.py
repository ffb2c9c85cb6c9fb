"""Names of hosts, and texts that go into log lines."""

from __future__ import annotations

import pytest

from kg.serve.security import Rules, host_of, is_loopback, printable


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 - the address that means all
        ("::", False),
        ("10.0.0.1", False),
        ("localhost.vi-du.example", False),
    ],
)
def test_this_machine(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8000", "localhost"),
        (" LocalHost ", "localhost"),
        ("[::1]:8000", "::1"),
        ("[::1]", "::1"),
        ("127.0.0.1", "127.0.0.1"),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_of(header) == name


def test_a_log_line_is_one_line() -> None:
    assert (
        printable("một\r\nhai\x1b[31m\u2028\u202e")
        == "một\\u000d\\u000ahai\\u001b[31m\\u2028\\u202e"
    )


@pytest.mark.parametrize(
    ("path", "open_"),
    [
        ("/", True),
        ("/api/me", True),
        ("/assets/config.js", True),
        ("/assets", False),
        ("/assetsx", False),
        ("/api/me/", False),
        ("/API/ME", False),
        ("/api/about", False),
        ("", False),
    ],
)
def test_what_is_open_where_reading_needs_a_login(path: str, open_: bool) -> None:
    rules = Rules((), login=True, open=("/", "/api/me"))
    assert rules.is_open({"path": path}) is open_
    assert Rules(()).is_open({"path": path})
