"""Users: names, roles, hashes of passwords and tokens, in `DIR/users.json`, for its owner alone.

A change writes the new file beside the old one, records its hash in the audit log, and then puts
it in place; who reads after a crash between the last two finishes it. A file in another state than
the recorded one holds for nobody: it was changed, put back or deleted by another program.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from kg.access.audit import USERS, Audit, Tampered, digest
from kg.iris import slug

Role = Literal["reader", "reviewer", "administrator"]
State = Literal["active", "disabled", "removed"]
Right = Literal["review", "settle", "administer"]
ROLES: tuple[Role, ...] = get_args(Role)
STATES: tuple[State, ...] = get_args(State)
RIGHTS: dict[Role, tuple[Right, ...]] = {
    "reader": (),
    "reviewer": ("review",),
    "administrator": ("review", "settle", "administer"),
}
_LONGEST = 64
_SIGNS = " ._-@'"


class BadUser(ValueError):
    """A user that cannot be made, found or changed so."""


@dataclass(frozen=True, slots=True)
class Token:
    """What lets a program in as a user: its number, its purpose, its hash, its last day."""

    id: str
    label: str
    hash: str
    until: str


@dataclass(frozen=True, slots=True)
class User:
    """Who may log in. `mark` is another whenever sessions that began before are to end.

    A removed user stays as a name, which stands in verdicts and is given to nobody else.
    """

    name: str
    role: Role
    password: str
    mark: str
    state: State = "active"
    tokens: tuple[Token, ...] = ()

    @property
    def rights(self) -> tuple[Right, ...]:
        """What the user may do besides reading."""
        return RIGHTS[self.role] if self.state == "active" else ()


Stamp = tuple[int, int, int]


class Users:
    """The users of a graph's folder, read anew when the file changes; any thread may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / USERS
        self._next = folder / f".{USERS}.next"
        self._lock = threading.Lock()
        self._read: tuple[Stamp | None, tuple[User, ...]] | None = None

    def all(self) -> tuple[User, ...]:
        """Return the users. Raises `Tampered`."""
        with self._lock:
            stamp = self._stamp()
            if self._read is None or self._read[0] != stamp:
                self._read = (stamp, self._load())
            return self._read[1]

    def find(self, name: str) -> User | None:
        """Return an active user by name; `None` for any other. Raises `Tampered`."""
        try:
            found = known(self.all(), name)
        except BadUser:
            return None
        return found if found.state == "active" else None

    def change(
        self, what: str, make: Callable[[tuple[User, ...]], tuple[User, ...]], **said: str
    ) -> None:
        """Put what a function makes of the users in their place, and record it.

        Raises `BadUser` where no active administrator would be left.
        """
        with self._alone():
            users = make(self._load())
            if not any(user.role == "administrator" and user.rights for user in users):
                raise BadUser(
                    "no administrator would be left; first make another user administrator"
                )
            self._put(_dumps(users), what, said)

    def accept(self, **said: str) -> None:
        """Take the users' file as it is found, and record it. Raises `BadUser` where it is bad."""
        with self._alone():
            data = self._data()
            _loads(data, self._path)
            self._put(data, "users.accepted", said)

    def _put(self, data: bytes, what: str, said: dict[str, str]) -> None:
        self._next.unlink(missing_ok=True)
        made = os.open(self._next, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Audit(self._folder).write(what, users=digest(data), **said)
        self._finish()

    def _finish(self) -> None:
        with suppress(FileNotFoundError):  # another process has done it
            self._next.replace(self._path)

    def _load(self) -> tuple[User, ...]:
        recorded = Audit(self._folder).users()
        data = self._data()
        if _state(data) != recorded and _state(_bytes(self._next)) == recorded:
            self._finish()
            data = self._data()
        if _state(data) != recorded:
            raise Tampered(
                f"{self._path} was changed by another program than camket user, and nobody can "
                f"log in; put the right file back, or say that it is right: "
                f"camket user {self._folder} accept"
            )
        return _loads(data, self._path) if data else ()

    def _data(self) -> bytes:
        return _bytes(self._path)

    def _stamp(self) -> Stamp | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return (found.st_mtime_ns, found.st_ino, found.st_size)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._folder / ".users.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def added(users: tuple[User, ...], name: str, role: Role, password: str) -> tuple[User, ...]:
    """Return the users with another one; `password` is its hash. Raises `BadUser`."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if not plain or len(plain) > _LONGEST or not all(c.isalnum() or c in _SIGNS for c in plain):
        raise BadUser(
            f"{name!a} is no user name: up to {_LONGEST} letters, digits, spaces and {_SIGNS}"
        )
    if not plain[0].isalnum():
        raise BadUser(f"{plain!r} is no user name: it begins with no letter and no digit")
    for user in users:
        if slug(user.name) == slug(plain):
            gone = ", who was removed and whose verdicts bear it" * (user.state == "removed")
            raise BadUser(f"the name {plain!r} is that of {user.name!r}{gone}; choose another")
    return (*users, User(plain, role, password, new_mark()))


def changed(users: tuple[User, ...], name: str, **fields: object) -> tuple[User, ...]:
    """Return the users with one changed; its sessions end unless only tokens change.

    Raises `BadUser` for one that does not exist or was removed.
    """
    one = known(users, name)
    mark = {} if set(fields) == {"tokens"} else {"mark": new_mark()}
    made = replace(one, **fields, **mark)  # type: ignore[arg-type]
    return tuple(made if user is one else user for user in users)


def known(users: tuple[User, ...], name: str) -> User:
    """Return a user by name, capital letters or not.

    Raises `BadUser` for one that does not exist or was removed.
    """
    wanted = name_key(name)
    for user in users:
        if name_key(user.name) == wanted and user.state != "removed":
            return user
    raise BadUser(f"there is no user {name!r}; see: camket user DIR list")


def new_mark() -> str:
    """Return a mark that no user had before."""
    return secrets.token_hex(8)


def name_key(name: str) -> str:
    """Return a name as it is compared: «LÊ  An» and «Lê An» are one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _state(data: bytes) -> str:
    """Return what the audit log calls this state of the file; empty where there is none."""
    return digest(data) if data else ""


def _dumps(users: tuple[User, ...]) -> bytes:
    listed = {"form": 1, "users": [asdict(user) for user in users]}
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def _loads(data: bytes, path: Path) -> tuple[User, ...]:
    try:
        found = json.loads(data)["users"]
        users = tuple(
            User(**{**one, "tokens": tuple(Token(**token) for token in one["tokens"])})
            for one in found
        )
        bad = [user.name for user in users if user.role not in ROLES or user.state not in STATES]
    except (ValueError, KeyError, TypeError) as error:
        raise BadUser(f"{path} is no file of users; put it back from a backup") from error
    if bad:
        raise BadUser(f"{path}: role or state of {bad[0]!r} is none; put it back from a backup")
    return users
