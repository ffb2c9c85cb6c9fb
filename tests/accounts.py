"""Users of a graph's folder for tests: three people, with passwords that are quick to check."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from served_graph import served

from kg.access.audit import AUDIT, USERS
from kg.access.passwords import Passwords
from kg.access.tokens import new_token, with_token
from kg.access.users import Role, Users, added
from kg.serve.app import Options

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A hasher of no cost: what is tested is not how slow it is."""

PEOPLE: dict[str, Role] = {
    "Quản trị": "administrator",
    "Lê Thị An": "reviewer",
    "Trần Bình": "reviewer",
    "Người đọc": "reader",
}


def password_of(name: str) -> str:
    """Return the password of one of the people."""
    return f"câu dài của {len(name)} chữ, {name[::-1]}"


def people(folder: Path) -> Users:
    """Make the people in a folder."""
    for name, data in _files().items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o600)
    return Users(folder)


@cache
def _files() -> dict[str, bytes]:
    """Return the files that hold the people; made once, as each change waits for the disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        users, passwords = Users(folder), Passwords(QUICK)
        for person, role in PEOPLE.items():
            kept = passwords.hash(password_of(person))
            users.change("user.add", lambda all_, n=person, r=role, k=kept: added(all_, n, r, k))
        kept_files = (USERS, AUDIT, f"{AUDIT}.head")
        return {each: (folder / each).read_bytes() for each in kept_files}


def token_for(users: Users, name: str, *, days: int = 30) -> str:
    """Give one of the people a token, and return it."""
    shown, kept = new_token("thử", days)
    users.change("token.add", lambda all_: with_token(all_, name, kept))
    return shown


@contextmanager
def open_to_people(folder: Path, options: Options | None = None) -> Iterator[httpx.Client]:
    """Serve a graph's folder with the people in it; give a client that nobody is logged in to."""
    people(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.access.door.Passwords", partial(Passwords, QUICK))
        with served(folder, options) as client:
            yield client


@contextmanager
def as_user(client: httpx.Client, name: str) -> Iterator[httpx.Client]:
    """Log in as one of the people; give a client that sends cookie and token of the page."""
    with httpx.Client(base_url=client.base_url, timeout=60, trust_env=False) as own:
        given = own.post("/api/login", json={"user": name, "password": password_of(name)})
        assert given.status_code == 200, given.text
        own.headers["x-camket-csrf"] = given.json()["csrf"]
        yield own


def told(answer: httpx.Response) -> tuple[int, str]:
    """Return the status of a refusal and its words, which must be told in both languages."""
    error = answer.json()["error"]
    assert error["vi"]
    return answer.status_code, error["en"]
