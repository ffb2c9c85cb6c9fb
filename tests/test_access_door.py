"""The door: who is let in, who is not, and what the log says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from accounts import QUICK, password_of, people, token_for
from argon2 import PasswordHasher

from kg.access.audit import check
from kg.access.door import Door, WrongLogin
from kg.access.passwords import BadPassword, Passwords, TooBusy
from kg.access.throttle import Throttled
from kg.access.tokens import without_token
from kg.access.users import changed, known
from kg.chain import Chain

AN, HERE = "Lê Thị An", "10.0.0.7"


@pytest.fixture
def door(tmp_path: Path) -> Door:
    people(tmp_path)
    return Door(tmp_path, passwords=Passwords(QUICK))


def said(folder: Path) -> list[tuple[object, object]]:
    """Return what the log says after the people were made, and of whom."""
    entries = Chain(folder / "audit.jsonl").read()[4:]
    return [(entry["what"], entry.get("who", entry.get("user"))) for entry in entries]


@pytest.mark.parametrize("name", [AN, "lê thị an", " LÊ  THỊ AN ", "Le\u0302 Thi\u0323 An"])
def test_a_user_comes_in_by_name_and_password(door: Door, tmp_path: Path, name: str) -> None:
    number = door.login(name, password_of(AN), HERE)
    user = door.by_session(number)
    assert user
    assert user.name == AN
    assert said(tmp_path) == [("login", AN)]


WRONG = [
    ("Lê Thị An", "sai"),
    ("Lê Thị An", ""),
    ("Lê Thị An", password_of("Trần Bình")),
    ("Lê Thị An", password_of(AN).upper()),
    ("Không có ai", password_of(AN)),
    ("", password_of(AN)),
    ("Le Thi An", password_of(AN)),
    ("' OR 1=1 --", password_of(AN)),
    ("x" * 100_000, "y" * 100_000),
    ("Lê Thị An\x00", password_of(AN)),
]


@pytest.mark.parametrize(("name", "password"), WRONG)
def test_nobody_else_does_and_all_are_told_the_same(door: Door, name: str, password: str) -> None:
    with pytest.raises(WrongLogin) as caught:
        door.login(name, password, HERE)
    assert caught.value.args == ()


@pytest.mark.parametrize("state", ["disabled", "removed"])
def test_one_who_may_no_longer_is_told_the_same(door: Door, tmp_path: Path, state: str) -> None:
    door.users.change("x", lambda all_: changed(all_, AN, state=state))
    with pytest.raises(WrongLogin):
        door.login(AN, password_of(AN), HERE)
    assert said(tmp_path)[-1] == ("login.failed", None)


def test_what_was_typed_for_a_name_is_logged_only_if_it_is_one(door: Door, tmp_path: Path) -> None:
    for name in (password_of(AN), AN):
        with pytest.raises(WrongLogin):
            door.login(name, "sai", HERE)
    assert said(tmp_path) == [("login.failed", None), ("login.failed", AN)]
    assert password_of(AN) not in (tmp_path / "audit.jsonl").read_text("utf-8")


def test_guessing_ends_soon_and_the_right_password_waits_too(door: Door, tmp_path: Path) -> None:
    tries = 0
    with pytest.raises(Throttled):
        while True:
            try:
                door.login(AN, f"câu số {tries}", HERE)
            except WrongLogin:
                tries += 1
    assert tries == 5
    for _ in range(3):
        with pytest.raises(Throttled):
            door.login(AN, password_of(AN), "10.0.0.8")
    assert [what for what, _ in said(tmp_path)] == ["login.failed"] * 5 + ["throttled"]
    door.login("Trần Bình", password_of("Trần Bình"), HERE)


def test_one_password_on_many_names_ends_too(door: Door) -> None:
    tries = 0
    with pytest.raises(Throttled):
        while True:
            try:
                door.login(f"người {tries}", "câu dài", HERE)
            except WrongLogin:
                tries += 1
    assert tries == 20
    door.login(AN, password_of(AN), "10.0.0.8")


def test_good_logins_do_not_count(door: Door) -> None:
    for _ in range(60):
        door.login(AN, password_of(AN), HERE)


def test_who_is_sent_away_because_many_come_has_not_failed(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*given: object) -> bool:
        raise TooBusy

    with monkeypatch.context() as patched:
        patched.setattr(Passwords, "matches", busy)
        for _ in range(30):
            with pytest.raises(TooBusy):
                door.login(AN, password_of(AN), HERE)
    door.login(AN, password_of(AN), HERE)


def test_a_login_gives_a_new_number_and_ends_the_one_before(door: Door) -> None:
    first = door.login(AN, password_of(AN), HERE)
    second = door.login(AN, password_of(AN), HERE, before=first)
    assert door.by_session(first) is None
    assert door.by_session(second)
    chosen = "x" * 43  # a number that somebody else put into the browser
    assert door.login(AN, password_of(AN), HERE, before=chosen) != chosen
    assert door.by_session(chosen) is None


def test_logout_ends_the_session(door: Door, tmp_path: Path) -> None:
    number = door.login(AN, password_of(AN), HERE)
    door.logout(number, HERE)
    door.logout(number, HERE)
    assert door.by_session(number) is None
    assert said(tmp_path) == [("login", AN), ("logout", AN)]


@pytest.mark.parametrize(
    "fields",
    [{"password": "x"}, {"role": "reader"}, {"state": "disabled"}, {"state": "removed"}],
)
def test_sessions_end_with_what_they_stood_on(door: Door, fields: dict[str, str]) -> None:
    numbers = [door.login(AN, password_of(AN), HERE) for _ in range(2)]
    other = door.login("Trần Bình", password_of("Trần Bình"), HERE)
    door.users.change("x", lambda all_: changed(all_, AN, **fields))
    assert [door.by_session(number) for number in numbers] == [None, None]
    assert door.by_session(other)
    if fields == {"state": "disabled"}:  # also when the user is let in again
        door.users.change("x", lambda all_: changed(all_, AN, state="active"))
        assert door.by_session(numbers[0]) is None


def test_a_new_password_of_ones_own_ends_all_other_sessions(door: Door, tmp_path: Path) -> None:
    numbers = [door.login(AN, password_of(AN), HERE) for _ in range(2)]
    user = door.by_session(numbers[0])
    assert user
    with pytest.raises(WrongLogin):
        door.change_password(user, "sai", "một câu mới, dài hơn", HERE)
    with pytest.raises(BadPassword):
        door.change_password(user, password_of(AN), "ngắn", HERE)
    number = door.change_password(user, password_of(AN), "một câu mới, dài hơn", HERE)
    assert [door.by_session(n) is not None for n in (*numbers, number)] == [False, False, True]
    with pytest.raises(WrongLogin):
        door.login(AN, password_of(AN), HERE)
    door.login(AN, "một câu mới, dài hơn", HERE)
    assert ("user.passwd", AN) in said(tmp_path)
    assert check(tmp_path) == []


def test_a_hash_of_earlier_cost_is_made_anew_at_login(tmp_path: Path) -> None:
    people(tmp_path)
    dearer = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    door = Door(tmp_path, passwords=dearer)
    number = door.login(AN, password_of(AN), HERE)
    assert door.by_session(number)
    assert "t=2" in known(door.users.all(), AN).password
    door.login(AN, password_of(AN), HERE)
    assert [what for what, _ in said(tmp_path)].count("user.rehash") == 1


def test_a_token_comes_in_until_it_is_revoked(door: Door, tmp_path: Path) -> None:
    shown = token_for(door.users, AN)
    assert door.by_token(shown, HERE).name == AN
    number = shown.split("_")[1]
    door.users.change("x", lambda all_: without_token(all_, AN, number))
    with pytest.raises(WrongLogin):
        door.by_token(shown, HERE)
    assert said(tmp_path)[-1][0] == "token.failed"


def test_guessing_tokens_ends_and_hinders_no_right_one(door: Door) -> None:
    shown = token_for(door.users, AN)
    tries = 0
    with pytest.raises(Throttled):
        while True:
            try:
                door.by_token(f"camket_00000000_{'A' * 43}", HERE)
            except WrongLogin:
                tries += 1
    assert tries == 20
    assert door.by_token(shown, HERE).name == AN
