"""Users: names, roles, the file, and what happens when another hand touches it."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from accounts import PEOPLE, people

from kg.access.audit import Tampered, check
from kg.access.users import BadUser, User, Users, added, changed, known

ADMIN = User("Quản trị", "administrator", "x", "dấu")


def test_the_file_is_its_owners_alone_and_holds_no_password(tmp_path: Path) -> None:
    users = people(tmp_path)
    assert [user.name for user in users.all()] == list(PEOPLE)
    assert (tmp_path / "users.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "audit.jsonl").stat().st_mode & 0o777 == 0o600
    assert "câu dài" not in (tmp_path / "users.json").read_text("utf-8")
    assert [user.name for user in Users(tmp_path).all()] == list(PEOPLE)
    assert check(tmp_path) == []


def test_no_file_no_users(tmp_path: Path) -> None:
    assert Users(tmp_path).all() == ()
    assert Users(tmp_path).find("An") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a" * 65,
        "a/b",
        "a\x1bb",
        "a\x00b",
        "-an",
        ".an",
        "<b>",
        "=1+1",
        "a,b",
        "..",
        "- -",
        "a\u202eb",
    ],
)
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(BadUser, match="no user name"):
        added((), name, "reviewer", "x")


@pytest.mark.parametrize(
    "name", ["Quản trị", "quản  TRỊ", "Quan tri", "quan-tri", "Qua\u0309n trị"]
)
def test_a_name_is_given_once_however_it_is_written(name: str) -> None:
    with pytest.raises(BadUser, match="is that of 'Quản trị'"):
        added((ADMIN,), name, "reviewer", "x")


def test_the_name_of_one_who_was_removed_stands_in_verdicts() -> None:
    users = changed(added((ADMIN,), "An", "reviewer", "x"), "An", state="removed")
    with pytest.raises(BadUser, match="who was removed"):
        added(users, "an", "reviewer", "x")
    with pytest.raises(BadUser, match="no user 'an'"):
        known(users, "an")


def test_rights_go_with_role_and_state() -> None:
    rights = {role: User("x", role, "", "").rights for role in PEOPLE.values()}
    assert rights == {
        "reader": (),
        "reviewer": ("review",),
        "administrator": ("review", "settle", "administer"),
    }
    assert User("x", "administrator", "", "", "disabled").rights == ()


@pytest.mark.parametrize(
    "fields", [{"role": "reviewer"}, {"state": "disabled"}, {"state": "removed"}]
)
def test_the_last_administrator_stays(tmp_path: Path, fields: dict[str, str]) -> None:
    users = people(tmp_path)
    before = (tmp_path / "users.json").read_bytes()
    with pytest.raises(BadUser, match="no administrator would be left"):
        users.change("x", lambda all_: changed(all_, "Quản trị", **fields))
    assert (tmp_path / "users.json").read_bytes() == before
    users.change("x", lambda all_: changed(all_, "Trần Bình", role="administrator"))
    users.change("x", lambda all_: changed(all_, "Quản trị", **fields))
    assert check(tmp_path) == []


def test_the_mark_changes_with_all_but_tokens(tmp_path: Path) -> None:
    users = people(tmp_path)
    for fields, same in (
        ({"tokens": ()}, True),
        ({"role": "reader"}, False),
        ({"password": "y"}, False),
        ({"state": "disabled"}, False),
    ):
        before = known(users.all(), "Lê Thị An").mark
        users.change("x", lambda all_, f=fields: changed(all_, "lê thị an", **f))
        assert (known(users.all(), "Lê Thị An").mark == before) is same


def test_another_process_sees_a_change_at_once(tmp_path: Path) -> None:
    here, there = people(tmp_path), Users(tmp_path)
    assert there.find("Lê Thị An")
    here.change("x", lambda all_: changed(all_, "Lê Thị An", state="disabled"))
    assert there.find("Lê Thị An") is None


def test_changes_of_many_at_a_time_are_all_kept(tmp_path: Path) -> None:
    people(tmp_path)

    def one(number: int) -> None:
        Users(tmp_path).change("x", lambda all_: added(all_, f"Người {number}", "reader", "x"))

    threads = [threading.Thread(target=one, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Users(tmp_path).all()) == len(PEOPLE) + 12
    assert check(tmp_path) == []


def test_a_process_that_is_killed_before_the_last_step_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = people(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Users, "_finish", lambda self: None)
        users.change("x", lambda all_: changed(all_, "Lê Thị An", state="disabled"))
    assert Users(tmp_path).find("Lê Thị An") is None
    assert check(tmp_path) == []


def test_a_process_that_is_killed_before_it_recorded_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = people(tmp_path)

    def killed(*given: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("kg.access.audit.Audit.write", killed)
        with pytest.raises(KeyboardInterrupt):
            users.change("x", lambda all_: changed(all_, "Lê Thị An", state="disabled"))
    assert Users(tmp_path).find("Lê Thị An")
    users.change("x", lambda all_: changed(all_, "Lê Thị An", role="reader"))
    assert check(tmp_path) == []


def _edited(folder: Path, edit: str) -> None:
    """Do to the users' file what `camket user` would not."""
    path = folder / "users.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    first, second = found["users"][0], found["users"][1]
    earlier = (folder / "earlier").read_bytes()
    edits: dict[str, Any] = {
        "role": lambda: second.update(role="administrator"),
        "password": lambda: first.update(password=second["password"]),
        "state": lambda: second.update(state="active"),
        "mark": lambda: first.update(mark="khác"),
        "token": lambda: first["tokens"].append({"id": "0", "label": "", "hash": "", "until": "9"}),
        "added": lambda: found["users"].append({**first, "name": "Kẻ lạ"}),
        "shorter": found["users"].pop,
        "reordered": found["users"].reverse,
    }
    if edit in edits:
        edits[edit]()
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    elif edit == "earlier":
        path.write_bytes(earlier)
    elif edit == "empty":
        path.write_bytes(b"")
    elif edit == "space":
        path.write_bytes(path.read_bytes() + b" ")
    elif edit == "pending":
        (folder / ".users.json.next").write_bytes(earlier)
        path.unlink()
    else:
        path.unlink()


EDITS = "role password state mark token added shorter reordered earlier empty space pending gone"


@pytest.mark.parametrize("edit", EDITS.split())
def test_a_file_that_another_hand_changed_lets_nobody_in(tmp_path: Path, edit: str) -> None:
    users = people(tmp_path)
    (tmp_path / "earlier").write_bytes((tmp_path / "users.json").read_bytes())
    users.change("x", lambda all_: changed(all_, "Lê Thị An", state="disabled"))
    _edited(tmp_path, edit)
    for one in (users, Users(tmp_path)):
        with pytest.raises(Tampered, match="camket user"):
            one.all()
    with pytest.raises(Tampered):
        users.change("x", lambda all_: all_)
    assert any(fault.startswith("users.json: ") for fault in check(tmp_path))


def test_a_changed_file_can_be_accepted_by_name(tmp_path: Path) -> None:
    users = people(tmp_path)
    (tmp_path / "earlier").write_bytes(b"")
    _edited(tmp_path, "role")
    users.accept(who="chủ máy")
    assert known(Users(tmp_path).all(), "Lê Thị An").role == "administrator"
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    "bad", ["", "[]", "{}", '{"users": [1]}', '{"users": [{"name": "x"}]}', "\x00"]
)
def test_what_is_no_file_of_users_is_not_accepted(tmp_path: Path, bad: str) -> None:
    users = people(tmp_path)
    (tmp_path / "users.json").write_text(bad, "utf-8")
    with pytest.raises(BadUser, match="no file of users"):
        users.accept()
