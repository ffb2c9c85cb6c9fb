"""Passwords: hashed by argon2id, checked in the same time for any user, few at a time.

A hash costs 64 MiB and a good part of a second (RFC 9106, second profile), so that a stolen file is
of little use. The same slowness would let anybody keep the machine busy with wrong passwords:
only `PARALLEL` are checked at a time and `WAITING` more may wait; who comes then is sent away.
"""

from __future__ import annotations

import base64
import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 256
PARALLEL, WAITING = 2, 6


class TooBusy(RuntimeError):
    """More passwords are being checked than the machine is to be burdened with."""


class BadPassword(ValueError):
    """A password that may not be chosen."""


class Passwords:
    """Makes and checks hashes; any thread may ask."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = _unmatched(self._hasher)
        self._running = threading.Semaphore(PARALLEL)
        self._present = 0
        self._lock = threading.Lock()

    def hash(self, password: str) -> str:
        """Return the hash of a new password, with its salt and its cost."""
        with self._turn():
            return self._hasher.hash(_normal(password))

    def matches(self, kept: str, password: str) -> bool:
        """Return whether a password is the one that was hashed.

        An empty `kept`, a user that does not exist, takes as long as any other. Raises `TooBusy`.
        """
        with self._turn():
            try:
                found = self._hasher.verify(kept or self._nobody, _normal(password))
            except (VerificationError, InvalidHashError):
                return False
        return found and bool(kept)

    def outdated(self, kept: str) -> bool:
        """Return whether a hash was made at another cost than is asked today."""
        return self._hasher.check_needs_rehash(kept)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock:
            if self._present >= PARALLEL + WAITING:
                raise TooBusy("too many passwords are being checked; try again in a few seconds")
            self._present += 1
        try:
            with self._running:
                yield
        finally:
            with self._lock:
                self._present -= 1


def must_be_good(password: str, name: str) -> None:
    """Refuse a password that is too easily guessed. Raises `BadPassword`.

    Length is what counts; rules for signs and digits make people write it down.
    """
    plain = _normal(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise BadPassword(f"a password has {SHORTEST} to {LONGEST} characters; choose another")
    if len(set(plain)) < 5 or plain.casefold() in name.casefold() * 3:
        raise BadPassword("a password of few signs or of the user's name; choose another")


def _normal(password: str) -> str:
    """Return a password in one form: keyboards send «ế» as one character or as three."""
    return unicodedata.normalize("NFC", password[: LONGEST + 1])


def _unmatched(hasher: PasswordHasher) -> str:
    """Return a hash that no password has, as costly to check as a real one."""
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    parts = (secrets.token_bytes(hasher.salt_len), secrets.token_bytes(hasher.hash_len))
    salt, digest = (base64.b64encode(part).decode().rstrip("=") for part in parts)
    return f"$argon2id$v=19${cost}${salt}${digest}"
