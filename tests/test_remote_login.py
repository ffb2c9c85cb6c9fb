"""Logging in: by the way that the server asks for, and never before it asks."""

from __future__ import annotations

import pytest
from laid_out_server import client_of, serving

BASIC = 'Basic realm="kho"'
DIGEST = 'Digest realm="kho", nonce="abc", qop="auth", algorithm=MD5'


@pytest.mark.parametrize(
    ("challenge", "refusals", "begins"),
    [(BASIC, 1, "Basic bGFuOm3huq10"), (DIGEST, 2, 'Digest username="lan"')],
)
def test_a_login_is_sent_when_it_is_asked_for(challenge: str, refusals: int, begins: str) -> None:
    with serving() as server, client_of(server, user="lan", password="mật") as client:  # noqa: S106
        server.replies = [(401, {"WWW-Authenticate": challenge}, b"")] * refusals
        client.update("DROP ALL")
        client.update("DROP ALL")
    sent = [headers.get("Authorization", "") for _, _, headers, _ in server.seen]
    assert sent[:2] == ["", ""]  # the first look, and the first update
    assert all(login.startswith(begins) for login in sent[-2:])


@pytest.mark.parametrize(("auth", "first"), [("basic", "Basic "), ("digest", "")])
def test_a_way_that_is_given_need_not_be_asked_for(auth: str, first: str) -> None:
    with serving() as server, client_of(server, user="lan", password="x", auth=auth):  # noqa: S106
        pass
    assert server.seen[0][2].get("Authorization", "").startswith(first)


def test_a_token_is_sent() -> None:
    with serving() as server, client_of(server, token="abc") as client:  # noqa: S106
        client.update("DROP ALL")
    assert [headers["Authorization"] for _, _, headers, _ in server.seen] == ["Bearer abc"] * 2
