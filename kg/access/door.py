"""The door: who comes in by password, session or token; each way is throttled and recorded.

Whether a name exists, is disabled or has another password, the answer is the same and takes as
long. The log names a user who failed only where there is such a user: people type their password
where the name belongs.
"""

from __future__ import annotations

from pathlib import Path

from kg.access.audit import Audit
from kg.access.passwords import Passwords, TooBusy, must_be_good
from kg.access.sessions import Sessions
from kg.access.throttle import Failures, Rate, Throttled, address_key
from kg.access.tokens import owner
from kg.access.users import User, Users, changed, name_key

_FREE_BY_USER, _FREE_BY_ADDRESS = 5, 20
_WRITES, _WRITES_SECONDS = 240, 60.0


class WrongLogin(PermissionError):
    """Name or password is wrong; which of them is not told."""


class Door:
    """Lets users of a graph's folder in; any thread may ask."""

    def __init__(self, folder: Path, *, passwords: Passwords | None = None) -> None:
        self.users = Users(folder)
        self.audit = Audit(folder)
        self.sessions = Sessions()
        self.writes = Rate(_WRITES, _WRITES_SECONDS)
        self._passwords = passwords or Passwords()
        self._by_user = Failures(_FREE_BY_USER)
        self._by_address = Failures(_FREE_BY_ADDRESS)

    def login(self, name: str, password: str, address: str, *, before: str = "") -> str:
        """Return the number of a new session; the one that the browser had before ends.

        Raises `WrongLogin`, `Throttled`, `TooBusy`, `Tampered`.
        """
        user = self._checked(name, password, address)
        self._renew_hash(user, password)
        if before:
            self.sessions.end(before)
        self.audit.write("login", who=user.name, address=address)
        return self.sessions.begin(self.users.find(user.name) or user)

    def logout(self, number: str, address: str) -> None:
        """End a session."""
        user = self.by_session(number)
        self.sessions.end(number)
        if user:
            self.audit.write("logout", who=user.name, address=address)

    def by_session(self, number: str) -> User | None:
        """Return whose session this is, where it still holds. Raises `Tampered`."""
        session = self.sessions.find(number) if number else None
        user = self.users.find(session.name) if session else None
        if user is None or session is None or user.mark != session.mark:
            self.sessions.end(number)
            return None
        return user

    def by_token(self, shown: str, address: str) -> User:
        """Return whose token this is. Raises `WrongLogin`, `Throttled`, `Tampered`."""
        user = owner(self.users.all(), shown)
        if user is None:
            self._attempt(self._by_address, address_key(address), address)
            self.audit.write("token.failed", address=address)
            raise WrongLogin
        return user

    def change_password(self, user: User, old: str, new: str, address: str) -> str:
        """Give a user another password; return a new session, all earlier ones end.

        Raises as `login`, and `BadPassword`.
        """
        self._checked(user.name, old, address)
        must_be_good(new, user.name)
        self._store_hash("user.passwd", user, new, address)
        return self.sessions.begin(self.users.find(user.name) or user)

    def _checked(self, name: str, password: str, address: str) -> User:
        """Return the active user of a name and password. Raises as `login`."""
        by_name, by_address = name_key(name[:200]), address_key(address)
        self._attempt(self._by_user, by_name, address)
        try:
            self._attempt(self._by_address, by_address, address)
            user = self.users.find(name)
            right = self._passwords.matches(user.password if user else "", password)
        except (Throttled, TooBusy) as error:
            self._by_user.take_back(by_name)
            if isinstance(error, TooBusy):
                self._by_address.take_back(by_address)
            raise
        if not right or user is None:
            self.audit.write("login.failed", user=user.name if user else "", address=address)
            raise WrongLogin
        self._by_user.forgive(by_name)
        self._by_address.take_back(by_address)
        return user

    def _attempt(self, failures: Failures, key: str, address: str) -> None:
        """Count an attempt; of a row of refused ones the first is recorded."""
        try:
            failures.attempt(key)
        except Throttled as error:
            if error.first:
                self.audit.write("throttled", address=address, seconds=error.seconds)
            raise

    def _renew_hash(self, user: User, password: str) -> None:
        """Hash a password again where it was hashed at another cost than today's."""
        if self._passwords.outdated(user.password):
            self._store_hash("user.rehash", user, password, "")

    def _store_hash(self, what: str, user: User, password: str, address: str) -> None:
        kept = self._passwords.hash(password)
        self.users.change(
            what,
            lambda users: changed(users, user.name, password=kept),
            who=user.name,
            user=user.name,
            address=address,
        )
