"""Callers: who sends a request, by the session of a cookie or by a token, and what they may do."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from kg.access.audit import Tampered
from kg.access.door import Door, WrongLogin
from kg.access.passwords import TooBusy
from kg.access.sessions import LONGEST, csrf_of
from kg.access.throttle import Throttled
from kg.access.users import Right, User
from kg.serve.messages import Refusal

CSRF = "x-camket-csrf"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: nobody known, a user by the session of this number, or by a token."""

    user: User | None = None
    session: str = ""
    address: str = ""

    @property
    def csrf(self) -> str:
        """What a page of ours must send with each change; empty without a session."""
        return csrf_of(self.session) if self.session else ""

    def may(self, right: Right) -> bool:
        """Return whether the caller has a right."""
        return self.user is not None and right in self.user.rights


def caller_of(request: HTTPConnection) -> Caller:
    """Return who sends a request. Raises `Refusal` for a token that is none.

    A session that is over counts as none: the page shows the login again.
    """
    door: Door = request.app.state.door
    address = request.client.host if request.client else ""
    given = request.headers.get("authorization", "")
    number = request.cookies.get(cookie_name(request), "")
    if not given and not number:
        return Caller(address=address)
    try:
        if given:
            scheme, _, token = given.partition(" ")
            shown = token.strip() if scheme.lower() == "bearer" else ""
            return Caller(door.by_token(shown, address), address=address)
        user = door.by_session(number)
        return Caller(user, number if user else "", address)
    except WrongLogin:
        raise Refusal(
            401, "Mã truy cập không đúng hoặc đã hết hạn", "the token is wrong or has expired",
            headers={"WWW-Authenticate": "Bearer"},
        ) from None  # fmt: skip
    except (Throttled, TooBusy, Tampered) as error:
        raise held_off(error) from error


def held_off(error: Exception) -> Refusal:
    """Return the refusal of a caller who must wait, or cannot be known at all."""
    if isinstance(error, Tampered):
        return Refusal(
            503,
            "Tệp người dùng hoặc nhật ký truy cập đã bị thay đổi ngoài Camket nên không ai đăng"
            " nhập được; quản trị viên hãy chạy camket verify",
            "users' file or audit log were changed by another program, so nobody can log in;"
            " an administrator is to run camket verify",
        )
    seconds = error.seconds if isinstance(error, Throttled) else 5
    return Refusal(
        429,
        f"Quá nhiều lần thử; hãy thử lại sau {seconds} giây",
        f"too many attempts; try again in {seconds} seconds",
        headers={"Retry-After": str(seconds)},
    )


def needs_login() -> Refusal:
    """Return the refusal of a caller who is not known."""
    return Refusal(401, "Hãy đăng nhập", "log in first", headers={"WWW-Authenticate": "Bearer"})


def must_have(caller: Caller, right: Right) -> User:
    """Return the caller's user, who has a right. Raises `Refusal`."""
    if caller.user is None:
        raise needs_login()
    if not caller.may(right):
        raise Refusal(
            403,
            f"Vai trò «{caller.user.role}» không được làm việc này",
            f"the role {caller.user.role!r} may not do this",
        )
    return caller.user


def must_be_ours(request: HTTPConnection) -> None:
    """Refuse what a page of another site sends: browsers tell where a request comes from."""
    headers = request.headers
    origin = headers.get("origin")
    ours = f"{request.url.scheme}://{headers.get('host', '').lower()}"
    foreign = origin is not None and origin.lower() != ours
    if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        shown = ascii(urlsplit(origin or "").netloc)[:100]
        raise Refusal(
            403,
            f"Không nhận thay đổi do trang web khác gửi ({shown})",
            f"a change that a page of another site sends is refused ({shown})",
        )


def must_be_meant(request: HTTPConnection, caller: Caller) -> None:
    """Refuse a change that another page may have made the browser send in the user's name.

    The browser adds the cookie by itself; a page of ours also sends the token that it alone can
    read. A program's own token needs none of it.
    """
    must_be_ours(request)
    if caller.session and not _equal(request.headers.get(CSRF, ""), caller.csrf):
        raise Refusal(
            403,
            "Trang này đã cũ; hãy tải lại trang rồi làm lại",
            f"the header {CSRF} is missing or of another session; load the page again",
        )


def must_be_allowed_to_update(request: HTTPConnection) -> None:
    """Refuse an update of the workspace; where there are no users, who sits here may do it."""
    door: Door = request.app.state.door
    try:
        alone = request.app.state.options.local and not door.users.all()
    except Tampered as error:
        raise held_off(error) from error
    if not alone:
        caller = caller_of(request)
        must_have(caller, "administer")
        must_be_meant(request, caller)


def _equal(one: str, other: str) -> bool:
    return bool(other) and hmac.compare_digest(one.encode(), other.encode())


def cookie_name(request: HTTPConnection) -> str:
    """Return the cookie's name: another for each graph, as cookies are shared between ports."""
    folder: Path = request.app.state.current.folder
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    return f"__Host-camket-{name}" if _is_secure(request) else f"camket-{name}"


def set_cookie(request: HTTPConnection, response: Response, number: str) -> None:
    """Give the browser the number of a session; an empty one takes it away."""
    response.set_cookie(
        cookie_name(request),
        number,
        max_age=int(LONGEST) if number else 0,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="strict",
    )


def _is_secure(request: HTTPConnection) -> bool:
    return request.url.scheme == "https"
