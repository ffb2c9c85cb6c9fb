"""Who sends a request: writing without right, forged sessions and tokens, other sites' pages."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from accounts import QUICK, as_user, open_to_people, password_of, token_for, told
from served_graph import copied, got

from kg.access.passwords import Passwords
from kg.access.sessions import csrf_of
from kg.access.tokens import without_token
from kg.access.users import Role, Users, added, changed, known
from kg.review.log import read_verdicts
from kg.serve.app import Options

AN = "Lê Thị An"
Factory = pytest.TempPathFactory
Headers = dict[str, str]
WRITES: dict[str, dict[str, object]] = {
    "/api/review": {"iri": "x", "verb": "accept", "seen": 0},
    "/api/review/add": {"document": "x", "state": {"kind": "problem", "start": 1, "end": 9}},
    "/api/review/undo": {"number": 1, "seen": 9},
    "/api/review/same": {"one": "x", "other": "y"},
    "/api/review/different": {"one": "x", "other": "y"},
}
STATEMENTS = "SELECT ?s { ?s a ck:Commitment ; ck:states ?t } ORDER BY ?s"
_fresh = iter(range(10_000))


@dataclass
class Stage:
    """A server, and a user of its own for each attempt."""

    client: httpx.Client
    folder: Path
    patch: pytest.MonkeyPatch
    name: str = ""

    def user(self, role: Role = "reviewer") -> str:
        """Make a user; return the name."""
        self.name = f"Người thứ {next(_fresh)}"
        kept = Passwords(QUICK).hash(password_of(self.name))
        self.users.change("x", lambda all_: added(all_, self.name, role, kept))
        return self.name

    @property
    def users(self) -> Users:
        return Users(self.folder)

    def change(self, **fields: object) -> None:
        """Change the user, as the command line would."""
        self.users.change("x", lambda all_: changed(all_, self.name, **fields))

    def session(self, role: Role = "reviewer") -> Headers:
        """Log the user in; return what the browser would send."""
        with as_user(self.client, self.user(role)) as own:
            ((name, number),) = own.cookies.items()
            return {"cookie": f"{name}={number}", "x-camket-csrf": own.headers["x-camket-csrf"]}

    def token(self, role: Role = "reviewer", *, days: int = 30) -> Headers:
        """Return what a program of the user would send."""
        return {"authorization": f"Bearer {token_for(self.users, self.user(role), days=days)}"}


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: Factory) -> Path:
    return copied(built, tmp_path_factory.mktemp("callers") / "graph")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.serve.renewing.Renewer.ask", lambda self: None)
        patched.setattr("kg.access.door._FREE_BY_ADDRESS", 10_000)
        with open_to_people(folder) as found:
            yield found


@pytest.fixture
def stage(client: httpx.Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(client, folder, monkeypatch)


def _ended(stage: Stage, fields: dict[str, object]) -> Headers:
    headers = stage.session()
    stage.change(**fields)
    return headers


def _logged_out(stage: Stage) -> Headers:
    headers = stage.session()
    stage.client.post("/api/logout", json={}, headers=headers)
    return headers


def _idle(stage: Stage) -> Headers:
    headers = stage.session()
    stage.patch.setattr("kg.access.sessions.IDLE", -1.0)
    return headers


def _too_old(stage: Stage) -> Headers:
    headers = stage.session()
    stage.patch.setattr("kg.access.sessions.LONGEST", -1.0)
    return headers


def _revoked(stage: Stage) -> Headers:
    headers = stage.token()
    number = headers["authorization"].split("_")[1]
    stage.users.change("x", lambda all_: without_token(all_, stage.name, number))
    return headers


def _token_of(stage: Stage, state: str) -> Headers:
    headers = stage.token()
    stage.change(state=state)
    return headers


WITHOUT_RIGHT: dict[str, tuple[int, Callable[[Stage], Headers]]] = {
    "nobody": (401, lambda stage: {}),
    "a reader": (403, lambda stage: stage.session("reader")),
    "a reader's token": (403, lambda stage: stage.token("reader")),
    "disabled since": (401, lambda stage: _ended(stage, {"state": "disabled"})),
    "removed since": (401, lambda stage: _ended(stage, {"state": "removed"})),
    "made a reader since": (401, lambda stage: _ended(stage, {"role": "reader"})),
    "another password since": (401, lambda stage: _ended(stage, {"password": "x"})),
    "logged out": (401, _logged_out),
    "an hour idle": (401, _idle),
    "a day old": (401, _too_old),
    "a revoked token": (401, _revoked),
    "a token past its day": (401, lambda stage: stage.token(days=-1)),
    "a disabled user's token": (401, lambda stage: _token_of(stage, "disabled")),
    "a removed user's token": (401, lambda stage: _token_of(stage, "removed")),
}


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("who", WITHOUT_RIGHT)
def test_writing_without_right(stage: Stage, path: str, who: str) -> None:
    status, make = WITHOUT_RIGHT[who]
    before = read_verdicts(stage.folder)
    answer = stage.client.post(path, json=WRITES[path], headers=make(stage))
    assert told(answer)[0] == status
    assert read_verdicts(stage.folder) == before


def _cookie(headers: Headers, number: str) -> Headers:
    return {**headers, "cookie": f"{headers['cookie'].partition('=')[0]}={number}"}


def _number(headers: Headers) -> str:
    return headers["cookie"].partition("=")[2]


def _hashed(headers: Headers) -> Headers:
    """Return the session as the memory of the server has it."""
    return _cookie(headers, hashlib.sha256(_number(headers).encode()).hexdigest())


def _bearer(shown: str) -> Headers:
    return {"authorization": f"Bearer {shown}"}


def _shown(stage: Stage) -> str:
    return stage.token()["authorization"].removeprefix("Bearer ")


def _kept(stage: Stage) -> str:
    stage.token()
    return known(stage.users.all(), stage.name).tokens[0].hash


def _marked(stage: Stage) -> Headers:
    headers = stage.session()
    return _cookie(headers, known(stage.users.all(), stage.name).mark)


FORGED: dict[str, Callable[[Stage], Headers]] = {
    "a random number": lambda s: _cookie(s.session(), "A" * 43),
    "an empty number": lambda s: _cookie(s.session(), ""),
    "one letter off": lambda s: _cookie(h := s.session(), _number(h)[:-2] + "AA"),
    "other case": lambda s: _cookie(h := s.session(), _number(h).swapcase()),
    "the hash that is kept": lambda s: _hashed(s.session()),
    "the page's token as number": lambda s: _cookie(h := s.session(), h["x-camket-csrf"]),
    "the user's name": lambda s: _cookie(s.session(), "administrator"),
    "the user's mark": _marked,
    "a cookie of another name": lambda s: {
        **(h := s.session()), "cookie": f"session={_number(h)}"},
    "a number put there before login": lambda s: _cookie(s.session(), "chosen" * 7),
    "a bearer that is a session": lambda s: _bearer(_number(s.session())),
    "a token's hash": lambda s: _bearer(_kept(s)),
    "a token's hash in its place": lambda s: _bearer(f"{_shown(s)[:16]}_{_kept(s)[:43]}"),
    "half a token": lambda s: _bearer(_shown(s)[:30]),
    "a token with more": lambda s: _bearer(f"{_shown(s)}A"),
    "another's number": lambda s: _bearer(f"{_shown(s)[:16]}_{_shown(s)[17:]}"),
    "an empty bearer": lambda s: {"authorization": "Bearer"},
    "name and password": lambda s: {
        "authorization": "Basic "
        + base64.b64encode(f"{s.user()}:{password_of(s.name)}".encode()).decode()},
    "an unsigned JWT": lambda s: _bearer("eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW5pc3RyYXRvciJ9."),
    "a header of a proxy": lambda s: {
        "x-forwarded-user": quote(s.user("administrator")), "x-remote-user": "Quan tri"},
}  # fmt: skip


@pytest.mark.parametrize("forgery", FORGED)
def test_forged_sessions_and_tokens(stage: Stage, forgery: str) -> None:
    headers = FORGED[forgery](stage)
    me = stage.client.get("/api/me", headers=headers)
    assert me.status_code == 401 or me.json()["user"] is None
    refused = stage.client.post("/api/review", json=WRITES["/api/review"], headers=headers)
    assert told(refused)[0] == 401
    assert read_verdicts(stage.folder) == ()


def _other_csrf(stage: Stage, headers: Headers) -> Headers:
    return {**headers, "x-camket-csrf": stage.session()["x-camket-csrf"]}


def _without(headers: Headers, name: str) -> Headers:
    return {key: value for key, value in headers.items() if key != name}


ACROSS: dict[str, Callable[[Stage, Headers], Headers]] = {
    "no token of the page": lambda s, h: _without(h, "x-camket-csrf"),
    "an empty one": lambda s, h: {**h, "x-camket-csrf": ""},
    "another session's": _other_csrf,
    "the session's own number": lambda s, h: {**h, "x-camket-csrf": _number(h)},
    "one letter off": lambda s, h: {**h, "x-camket-csrf": h["x-camket-csrf"][:-1] + "z"},
    "made of nothing": lambda s, h: {**h, "x-camket-csrf": csrf_of("")},
    "another site": lambda s, h: {**h, "origin": "https://vi-du.example"},
    "no site": lambda s, h: {**h, "origin": "null"},
    "another port": lambda s, h: {**h, "origin": "http://127.0.0.1:1"},
    "the other scheme": lambda s, h: {
        **h, "origin": str(s.client.base_url).rstrip("/").replace("http:", "https:")},
    "a name that begins so": lambda s, h: {
        **h, "origin": f"{str(s.client.base_url).rstrip('/')}.vi-du.example"},
    "the browser says another site": lambda s, h: {**h, "sec-fetch-site": "cross-site"},
    "the browser says another port": lambda s, h: {**h, "sec-fetch-site": "same-site"},
    "another name for this machine": lambda s, h: {**h, "host": "vi-du.example"},
}  # fmt: skip


@pytest.mark.parametrize("path", [*WRITES, "/api/logout", "/api/password"])
@pytest.mark.parametrize("attempt", ACROSS)
def test_a_page_of_another_site_changes_nothing(stage: Stage, path: str, attempt: str) -> None:
    headers = stage.session("administrator")
    forged = ACROSS[attempt](stage, headers)
    body = {"old": password_of(stage.name), "new": "một câu mới, dài hơn", **WRITES.get(path, {})}
    status, _ = told(stage.client.post(path, json=body, headers=forged))
    assert status == (421 if "host" in forged else 403)
    assert read_verdicts(stage.folder) == ()
    assert stage.client.get("/api/me", headers=headers).json()["user"]


@pytest.mark.parametrize(
    "media",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""],
)
@pytest.mark.parametrize("path", WRITES)
def test_what_a_form_can_send_is_no_json(stage: Stage, path: str, media: str) -> None:
    headers = {**stage.session(), "content-type": media}
    assert told(stage.client.post(path, content="{}", headers=headers))[0] == 415


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", WRITES)
def test_nothing_is_changed_but_by_post(stage: Stage, path: str, method: str) -> None:
    answer = stage.client.request(method, path, params={"iri": "x"}, headers=stage.session())
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


def test_the_page_itself_and_a_program_may(stage: Stage) -> None:
    ours = str(stage.client.base_url).rstrip("/")
    for headers in (
        stage.session(),
        {**stage.session(), "origin": ours, "sec-fetch-site": "same-origin"},
        {**stage.session("administrator"), "sec-fetch-site": "none"},
        stage.token(),
    ):
        body = {"iri": "urn:x", "verb": "accept", "seen": 0}
        assert told(stage.client.post("/api/review", json=body, headers=headers))[0] == 404


def test_a_program_judges_by_token(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client:
        headers = _bearer(token_for(Users(folder), AN))
        rows = got(client, "/sparql", query=STATEMENTS)["results"]["bindings"]
        body = {"iri": rows[0]["s"]["value"], "verb": "accept", "seen": 0}
        answer = client.post("/api/review", json=body, headers=headers)
        assert answer.status_code == 201
        assert answer.json()["history"][0]["who"] == AN
        assert client.get("/api/me", headers=headers).json()["user"]["name"] == AN


def test_the_workspace_is_written_by_administrators_where_there_are_users(
    built: Path, tmp_path: Path
) -> None:
    update = {"update": "INSERT DATA { <urn:a> <urn:b> 1 }"}
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder, Options(writable=True)) as client:
        assert client.post("/sparql", data=update).status_code == 401
        with as_user(client, AN) as own:
            assert own.post("/sparql", data=update).status_code == 403
        with as_user(client, "Quản trị") as own:
            assert own.post("/sparql", data=update).status_code == 204
            del own.headers["x-camket-csrf"]
            assert own.post("/sparql", data=update).status_code == 403
        token = _bearer(token_for(Users(folder), "Quản trị"))
        assert client.post("/sparql", data=update, headers=token).status_code == 204


def test_nobody_writes_the_workspace_from_elsewhere_without_users(
    built: Path, tmp_path: Path
) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder, Options(writable=True, local=False, hosts=())) as client:
        update = {"update": "INSERT DATA { <urn:a> <urn:b> 1 }"}
        assert client.post("/sparql", data=update).status_code == 401
