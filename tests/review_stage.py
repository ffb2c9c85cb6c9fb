"""The reviewers' stories: people with passwords, signing in, waiting for what the desk says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from argon2 import PasswordHasher
from browsing import until
from explorer_stage import Desk

from kg.access.passwords import Passwords
from kg.access.users import Users, added

PEOPLE = {"Quân": "administrator", "Lan": "reviewer", "Minh": "reviewer", "Đọc": "reader"}
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
CONFLICT = "Failed to load resource: the server responded with a status of 409 (Conflict)"
DENIED = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"

AtDesk = Callable[..., AbstractContextManager[Desk]]


def password(name: str) -> str:
    """Return somebody's password."""
    return f"mat khau dai cua {name}"


def with_people(graph: Path) -> None:
    """Give a graph's folder its users."""
    users, passwords = Users(graph), Passwords(QUICK)
    for name, role in PEOPLE.items():
        kept = passwords.hash(password(name))
        users.change(
            "user.add",
            lambda all_, name=name, role=role, kept=kept: added(all_, name, role, kept),  # type: ignore[misc]
            who="test",
            user=name,
            role=role,
        )


def sign_in(desk: Desk, name: str) -> None:
    """Sign in by the button in the head."""
    page = desk.page
    until(page, "document.querySelector('#account')?.title")
    page.click("#account")
    fill_in(desk, name)


def fill_in(desk: Desk, name: str) -> None:
    """Fill in the form by which people sign in, by the keyboard alone."""
    page = desk.page
    page.locator("#login-user").wait_for()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password(name))
    page.keyboard.press("Enter")
    page.locator("#account.signed-in").wait_for()


def said(desk: Desk, words: str) -> None:
    """Wait until the desk says something."""
    desk.page.locator(".desk-status", has_text=words).wait_for()


def renewed(desk: Desk) -> None:
    """Wait until the boards have all verdicts."""
    until(
        desk.page,
        "fetch('api/review/progress').then(a => a.json()).then(p => !p.pending)",
        seconds=60,
    )
