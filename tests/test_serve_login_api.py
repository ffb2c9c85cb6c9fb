"""Logging in over HTTP: cookies, who one is, one's password, and reading that needs a login."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from accounts import as_user, open_to_people, password_of, told
from served_graph import copied

from kg.access.users import Users, changed
from kg.serve.app import Options

AN = "Lê Thị An"
Factory = pytest.TempPathFactory


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: Factory) -> Path:
    return copied(built, tmp_path_factory.mktemp("login") / "graph")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    with open_to_people(folder) as found:
        yield found


def login(client: httpx.Client, name: str = AN, password: str = "") -> httpx.Response:
    return client.post("/api/login", json={"user": name, "password": password or password_of(name)})


def test_the_way_of_a_session(client: httpx.Client) -> None:
    before = client.get("/api/me").json()
    assert before["user"] is None
    assert (before["csrf"], before["may"], before["users"]) == ("", [], True)
    given = login(client)
    cookie = given.headers["set-cookie"]
    assert given.headers["cache-control"] == "no-store"
    assert set(given.json()) == {"user", "role", "csrf"}
    for word in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age="):
        assert word in cookie
    assert "Secure" not in cookie
    me = client.get("/api/me").json()
    assert me["user"] == {"name": AN, "role": "reviewer"}
    assert (me["may"], me["csrf"]) == (["review"], given.json()["csrf"])
    kept = dict(client.cookies)
    gone = client.post("/api/logout", json={}, headers={"x-camket-csrf": me["csrf"]})
    assert gone.status_code == 200
    assert not client.cookies
    client.cookies.update(kept)
    assert client.get("/api/me").json()["user"] is None
    client.cookies.clear()


def test_each_login_has_a_number_of_its_own(client: httpx.Client) -> None:
    with as_user(client, AN) as own:
        (first,) = own.cookies.values()
        csrf = own.headers.pop("x-camket-csrf")
        assert login(own).status_code == 200  # needs no token of the page, even when logged in
        (second,) = own.cookies.values()
        assert first != second
        own.cookies.set(next(iter(own.cookies)), first)
        assert own.get("/api/me").json()["user"] is None
        assert own.post("/api/logout", json={}, headers={"x-camket-csrf": csrf}).json() == {
            "user": None
        }


def test_wrong_names_and_passwords_are_told_the_same(client: httpx.Client) -> None:
    answers = [login(client, *pair) for pair in ((AN, "sai"), ("Ai đó", "sai"), (AN, "x" * 900))]
    assert {told(answer) for answer in answers} == {(401, "name or password is wrong")}
    assert len({answer.content for answer in answers}) == 1
    assert not any("set-cookie" in answer.headers for answer in answers)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{}", 400),
        ('{"user": "x"}', 400),
        ('{"user": ["x"], "password": "y"}', 400),
        ('{"user": {"$ne": 1}, "password": {"$ne": 1}}', 400),
        ("[]", 400),
        ("null", 400),
        ("{", 400),
        ("", 400),
        ("[" * 60_000, 400),
        ('{"user": "' + "x" * 70_000 + '"}', 413),
    ],
)
def test_what_is_no_login(client: httpx.Client, body: str, status: int) -> None:
    answer = client.post("/api/login", content=body, headers={"content-type": "application/json"})
    assert told(answer)[0] == status


@pytest.mark.parametrize(
    "media", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_a_form_of_another_site_cannot_log_anybody_in(client: httpx.Client, media: str) -> None:
    body = json.dumps({"user": AN, "password": password_of(AN)})
    answer = client.post("/api/login", content=body, headers={"content-type": media})
    assert told(answer)[0] == 415
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/api/login", "/api/logout", "/api/password"])
def test_nothing_is_changed_by_get(client: httpx.Client, path: str) -> None:
    for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert client.request(method, path).status_code == 405


def test_guessing_is_slowed_down_and_says_for_how_long(built: Path, tmp_path: Path) -> None:
    with open_to_people(copied(built, tmp_path / "graph")) as client:
        answers = [login(client, AN, f"câu số {n}") for n in range(6)]
        assert [answer.status_code for answer in answers] == [401] * 5 + [429]
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert login(client).status_code == 429  # the right one waits too
        forged = login(client, AN, "x").request
        forged.headers["x-forwarded-for"] = "192.0.2.1"
        assert client.send(forged).status_code == 429
        assert login(client, "Trần Bình").status_code == 200


def test_a_new_password_of_ones_own(built: Path, tmp_path: Path) -> None:
    new = "một câu mới, dài hơn"
    with open_to_people(copied(built, tmp_path / "graph")) as client, as_user(client, AN) as own:
        with as_user(client, AN) as other:
            short = own.post("/api/password", json={"old": password_of(AN), "new": "ngắn"})
            assert told(short)[0] == 400
            assert told(own.post("/api/password", json={"old": "sai", "new": new}))[0] == 401
            given = own.post("/api/password", json={"old": password_of(AN), "new": new})
            assert given.status_code == 200
            assert own.get("/api/me").json()["csrf"] == given.json()["csrf"]
            assert other.get("/api/me").json()["user"] is None
        assert login(client).status_code == 401
        assert login(client, AN, new).status_code == 200
        nobody = client.post("/api/password", json={"old": new, "new": password_of(AN)})
        assert nobody.status_code == 403  # without the token of the page


def test_a_session_ends_when_the_user_is_disabled_elsewhere(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client, as_user(client, AN) as own:
        assert own.get("/api/me").json()["user"]
        Users(folder).change("x", lambda all_: changed(all_, AN, state="disabled"))
        assert own.get("/api/me").json()["user"] is None
        assert login(client).status_code == 401


def test_a_file_of_users_that_was_changed_lets_nobody_in(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client, as_user(client, AN) as own:
        path = folder / "users.json"
        path.write_text(path.read_text("utf-8").replace('"reviewer"', '"administrator"'), "utf-8")
        for answer in (own.get("/api/me"), login(client), client.get("/api/me")):
            status, words = told(answer)
            assert status == 503
            assert "camket verify" in words
        assert client.get("/api/about").status_code == 200  # reading goes on


@pytest.fixture(scope="module")
def closed(built: Path, tmp_path_factory: Factory) -> Iterator[httpx.Client]:
    """Return a client of a server that other machines reach: reading needs a login."""
    folder = copied(built, tmp_path_factory.mktemp("closed") / "graph")
    with open_to_people(folder, Options(login=True)) as found:
        yield found


@pytest.mark.parametrize(
    "path",
    [
        "/api/about", "/api/search?q=a", "/api/terms", "/api/ask/overdue", "/api/thing?iri=urn:a",
        "/download/overdue.csv", "/sparql?query=ASK{}", "/sparql", "/sparql/", "/api/page",
        "/api/review/progress", "/api/review/marks", "/api/review/claim?iri=urn:a",
        "/api/document?iri=urn:a", "/api/nothing", "/assets", "/Assets/config.js", "//api/about",
        "/api/about/", "/assets%2f..%2fapi/about", "/api/me/../about", "/api/%6de/",
    ],
)  # fmt: skip
def test_reading_needs_a_login_where_others_reach_the_server(
    closed: httpx.Client, path: str
) -> None:
    answer = closed.get(path)
    assert answer.status_code in (401, 404), path
    if answer.status_code == 401:
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.headers["content-security-policy"]
    assert "as_of" not in answer.text


def test_the_page_with_its_login_stays_open(closed: httpx.Client) -> None:
    for path in ("/", "/assets/config.js", "/api/words", "/api/me"):
        assert closed.get(path).status_code == 200
    assert closed.get("/api/me").json()["login"] is True


def test_a_reader_reads_what_others_may_not(closed: httpx.Client) -> None:
    with as_user(closed, "Người đọc") as own:
        assert own.get("/api/about").status_code == 200
        assert own.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_password_goes_over_no_network_in_the_clear(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder, Options(local=False)) as client:
        status, words = told(login(client))
        assert status == 403
        assert "--certificate" in words
        forged = client.post(
            "/api/login",
            json={"user": AN, "password": password_of(AN)},
            headers={"x-forwarded-proto": "https"},
        )
        assert "set-cookie" not in forged.headers or forged.status_code != 200
