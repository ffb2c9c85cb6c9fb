"""Tokens: what lets a program in as a user, shown once, kept as a hash, good until a day.

    camket_3f09c1d2_<43 letters>    the number, by which it is found and revoked, and the secret

The secret is 256 random bits, which nobody guesses: a fast hash is enough.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from kg.access.users import BadUser, Token, User, changed, known

_FORM = re.compile(r"camket_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")
_NOBODY = Token("", "", hashlib.sha256(b"").hexdigest(), "")


def new_token(label: str, days: int, *, today: date | None = None) -> tuple[str, Token]:
    """Return a token as its user gets it, and as it is kept; it is good for so many days."""
    number, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    until = (today or _today()) + timedelta(days=days)
    kept = Token(number, " ".join(label.split())[:80], _hash(secret), until.isoformat())
    return f"camket_{number}_{secret}", kept


def owner(users: Iterable[User], shown: str, *, today: date | None = None) -> User | None:
    """Return the active user whose token this is; `None` for any other text."""
    form = _FORM.fullmatch(shown)
    number, secret = form.groups() if form else ("", "")
    known = {token.id: (token, user) for user in users for token in user.tokens}
    token, user = known.get(number, (_NOBODY, None))
    right = hmac.compare_digest(token.hash, _hash(secret))
    good = right and token.until >= (today or _today()).isoformat()
    return user if good and user and user.state == "active" else None


def with_token(users: tuple[User, ...], name: str, token: Token) -> tuple[User, ...]:
    """Return the users, of whom one has another token. Raises `BadUser`."""
    return changed(users, name, tokens=(*known(users, name).tokens, token))


def without_token(users: tuple[User, ...], name: str, number: str) -> tuple[User, ...]:
    """Return the users, of whom one has a token less. Raises `BadUser`."""
    had = known(users, name).tokens
    left = tuple(token for token in had if token.id != number)
    if len(left) == len(had):
        raise BadUser(f"{name!r} has no token {number!r}; see: camket user DIR list")
    return changed(users, name, tokens=left)


def _today() -> date:
    return datetime.now(UTC).date()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
