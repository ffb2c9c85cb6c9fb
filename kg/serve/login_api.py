"""Logging in and out, who is logged in, and one's own password."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.access.audit import Tampered
from kg.access.door import Door, WrongLogin
from kg.access.passwords import BadPassword, TooBusy
from kg.access.throttle import Throttled
from kg.access.users import User
from kg.serve.callers import Caller, caller_of, held_off, needs_login, set_cookie
from kg.serve.messages import Refusal
from kg.serve.posting import Posted, bad_field, fresh, posted
from kg.serve.tables import Json

OPEN = ("/", "/api/login", "/api/logout", "/api/me", "/api/words")
"""What answers before login, where reading needs one; and the explorer's files."""


def me(request: Request) -> Response:
    """Say who is logged in, and what they may do."""
    caller = caller_of(request)
    door: Door = request.app.state.door
    try:
        known = bool(door.users.all())
    except Tampered as error:
        raise held_off(error) from error
    rights = caller.user.rights if caller.user else ()
    return fresh(
        {
            "user": _shown(caller.user),
            "csrf": caller.csrf,
            "may": list(rights),
            "users": known,
            "login": request.app.state.options.login,
            "machine": request.app.state.machine.there,
        }
    )


def login(sent: Posted) -> Response:
    """Begin a session."""
    _must_be_safe(sent.request)
    name, password = sent.text("user"), sent.text("password")
    if not name or not password:
        raise bad_field("user, password", "tên và mật khẩu", "name and password")
    caller = sent.caller
    try:
        number = sent.door.login(name, password, caller.address, before=caller.session)
    except (WrongLogin, Throttled, TooBusy, Tampered) as error:
        raise _refused(error) from None
    return _begun(sent, number)


def logout(sent: Posted) -> Response:
    """End the session."""
    if sent.caller.session:
        sent.door.logout(sent.caller.session, sent.caller.address)
    response = fresh({"user": None})
    set_cookie(sent.request, response, "")
    return response


def password(sent: Posted) -> Response:
    """Give oneself another password; all other sessions end."""
    caller = sent.caller
    if caller.user is None or not caller.session:
        raise needs_login()
    old, new = sent.text("old"), sent.text("new")
    try:
        number = sent.door.change_password(caller.user, old, new, caller.address)
    except BadPassword as error:
        vi = "Mật khẩu mới quá ngắn hoặc dễ đoán: cần từ 10 ký tự"
        raise Refusal(400, vi, str(error)) from error
    except (WrongLogin, Throttled, TooBusy, Tampered) as error:
        raise _refused(error) from None
    return _begun(sent, number)


def _begun(sent: Posted, number: str) -> Response:
    user = sent.door.by_session(number)
    if user is None:  # disabled in this very moment
        raise needs_login()
    shown: Json = {"user": user.name, "role": user.role, "csrf": Caller(user, number).csrf}
    response = fresh(shown)
    set_cookie(sent.request, response, number)
    return response


def _shown(user: User | None) -> Json | None:
    return {"name": user.name, "role": user.role} if user else None


def _refused(error: Exception) -> Refusal:
    if isinstance(error, WrongLogin):
        return Refusal(401, "Tên hoặc mật khẩu không đúng", "name or password is wrong")
    return held_off(error)


def _must_be_safe(request: Request) -> None:
    """Refuse a password that would go over a network in the clear."""
    if request.url.scheme != "https" and not request.app.state.options.local:
        raise Refusal(
            403,
            "Chỉ đăng nhập được qua HTTPS; hãy chạy camket serve với --certificate và --key",
            "log in by HTTPS only; run camket serve with --certificate and --key",
        )


def login_routes() -> list[Route]:
    """Return the routes of logging in and out."""
    return [
        Route("/api/me", me),
        Route("/api/login", posted(login, login=True), methods=["POST"]),
        Route("/api/logout", posted(logout), methods=["POST"]),
        Route("/api/password", posted(password), methods=["POST"]),
    ]
