"""The audit log: who logged in, who failed, which users were changed, each verdict's hash.

`DIR/audit.jsonl` only grows, and each line holds the hash of the one before (`kg.chain`). A change
of users bears the hash of `users.json` as it then stood: that file holds only in the state that
was recorded last. Whoever can write the folder can forge both from end to end; who fears that
keeps the last line's number and hash elsewhere now and then.
"""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kg.chain import Chain, ChainBroken

AUDIT, USERS, REVIEWS = "audit.jsonl", "users.json", "reviews.jsonl"
_LONGEST = 200


class Tampered(RuntimeError):
    """The audit log or the users' file is not in the state in which this program left it."""


class Recorded(Protocol):
    """What the log keeps of a verdict."""

    @property
    def number(self) -> int:
        """Its number in the log of verdicts."""

    @property
    def hash(self) -> str:
        """The hash of its line there."""

    @property
    def who(self) -> str:
        """Whose it is."""


class Audit:
    """The audit log of a graph's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / AUDIT

    def write(self, what: str, **more: str | int) -> None:
        """Append what happened, when, and whatever is known of it; the disk has it on return.

        Raises `Tampered`.
        """
        said = {key: value for key, value in more.items() if value not in ("", None)}
        short = {k: v[:_LONGEST] if isinstance(v, str) else v for k, v in said.items()}
        if not self._path.exists():
            self._path.touch(mode=0o600)
        try:
            Chain(self._path).append({"what": what, "when": now(), **short})
        except ChainBroken as error:
            raise self._tampered(error) from error

    def users(self) -> str:
        """Return the hash of the users' file as recorded last; empty where none ever was.

        Raises `Tampered`.
        """
        try:
            entries = Chain(self._path).read()
        except ChainBroken as error:
            raise self._tampered(error) from error
        return next((str(e["users"]) for e in reversed(entries) if "users" in e), "")

    def _tampered(self, error: ChainBroken) -> Tampered:
        return Tampered(
            f"{error}; or keep it elsewhere and begin a new log: camket user {self._path.parent}"
            " accept"
        )


def now() -> str:
    """Return the time as the log writes it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def operator() -> str:
    """Return who sits at the command line, by the system's word."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def digest(data: bytes) -> str:
    """Return the hash of a file of users."""
    return hashlib.sha256(data).hexdigest()


def verdict(folder: Path, given: Recorded, by: str, address: str = "") -> None:
    """Record a verdict that stands in the log of verdicts; `by` is the way it came."""
    Audit(folder).write(
        "verdict", who=given.who, by=by, address=address, review=given.number, verdict=given.hash
    )


def check(folder: Path) -> list[str]:
    """Return the faults of the audit log, of the users' file, and of verdicts it knows."""
    chain = Chain(folder / AUDIT)
    faults = [f"{AUDIT}: {fault}" for fault in chain.check()]
    try:
        entries = chain.read()
    except ValueError:
        return faults
    return faults + list(_users(folder, entries)) + list(_verdicts(folder, entries))


def _users(folder: Path, entries: list[dict[str, object]]) -> Iterator[str]:
    path = folder / USERS
    known = [str(entry["users"]) for entry in entries if "users" in entry]
    if not path.is_file():
        if known:
            yield f"{USERS}: is gone, though {AUDIT} knows of users"
        return
    if path.stat().st_mode & 0o077:
        yield f"{USERS}: others may read it; run: chmod 600 {path}"
    if digest(path.read_bytes()) not in known[-1:]:
        yield f"{USERS}: was changed by another program than camket user"


def _verdicts(folder: Path, entries: list[dict[str, object]]) -> Iterator[str]:
    told: Mapping[object, object] = {
        entry["review"]: entry["verdict"] for entry in entries if "verdict" in entry
    }
    try:
        kept = {e.get("number"): e.get("hash") for e in Chain(folder / REVIEWS).read()}
    except ValueError:  # its own check tells
        return
    for number, known in told.items():
        if number not in kept:
            yield f"{REVIEWS}: verdict {number} is gone, which {AUDIT} knows"
        elif kept[number] != known:
            yield f"{REVIEWS}: verdict {number} is not the one that {AUDIT} knows"
