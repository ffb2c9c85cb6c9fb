"""`camket user`: users, roles, passwords and tokens by the command line."""

from __future__ import annotations

import functools
import io
from pathlib import Path

import pytest
from accounts import QUICK
from commands import refused, run

from kg.access.audit import check
from kg.access.passwords import Passwords
from kg.access.tokens import owner
from kg.access.users import Users
from kg.chain import Chain

Capture = pytest.CaptureFixture[str]
WORDS = "nước chảy đá mòn"


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that passes for a graph's, where hashing costs nothing."""
    for path in built.iterdir():
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.setattr("kg.commands.user.Passwords", functools.partial(Passwords, QUICK))
    return tmp_path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n" * 20))


def add(capsys: Capture, folder: Path, name: str, role: str) -> None:
    done = run(capsys, "user", folder, "add", name, "--role", role, "--password-stdin")
    assert done.status == 0, done.err


@pytest.mark.usefixtures("typed")
def test_users_come_change_and_go(capsys: Capture, folder: Path) -> None:
    add(capsys, folder, "Quản trị", "administrator")
    add(capsys, folder, "Lê Thị An", "reviewer")
    assert Passwords(QUICK).matches(Users(folder).all()[1].password, WORDS)
    before = Users(folder).all()[1].password
    for words in (("passwd", "lê thị an", "--password-stdin"), ("role", "Lê Thị An", "reader")):
        assert run(capsys, "user", folder, *words).status == 0
    assert Users(folder).all()[1].password != before
    assert run(capsys, "user", folder, "disable", "Lê Thị An").status == 0
    listed = run(capsys, "user", folder, "list").out.splitlines()
    assert listed[2:] == ["Quản trị\tadministrator\t\t", "Lê Thị An\treader\tđã khóa\t"]
    assert run(capsys, "user", folder, "enable", "Lê Thị An").status == 0
    assert Users(folder).find("Lê Thị An")
    assert run(capsys, "user", folder, "remove", "Lê Thị An").status == 0
    assert Users(folder).find("Lê Thị An") is None
    assert "đã xóa" in run(capsys, "user", folder, "list").out
    done = [(e["what"], e["user"]) for e in Chain(folder / "audit.jsonl").read()]
    assert done == [
        ("user.add", "Quản trị"),
        ("user.add", "Lê Thị An"),
        ("user.passwd", "Lê Thị An"),
        ("user.role", "Lê Thị An"),
        ("user.disable", "Lê Thị An"),
        ("user.enable", "Lê Thị An"),
        ("user.remove", "Lê Thị An"),
    ]
    assert check(folder) == []


@pytest.mark.usefixtures("typed")
def test_a_token_is_shown_once_and_revoked_by_its_number(capsys: Capture, folder: Path) -> None:
    add(capsys, folder, "Quản trị", "administrator")
    made = run(capsys, "user", folder, "token", "add", "quản trị", "--label", "máy quét")
    shown = made.out.strip()
    found = owner(Users(folder).all(), shown)
    assert found
    assert found.name == "Quản trị"
    listed = run(capsys, "user", folder, "list").out
    number = shown.split("_")[1]
    assert f"{number} máy quét (đến " in listed
    assert shown.rpartition("_")[2] not in listed + (folder / "users.json").read_text("utf-8")
    assert run(capsys, "user", folder, "token", "revoke", "Quản trị", number).status == 0
    assert owner(Users(folder).all(), shown) is None


@pytest.mark.usefixtures("typed")
def test_what_cannot_be_done_is_told(capsys: Capture, folder: Path) -> None:
    def told(*words: str) -> str:
        ran = run(capsys, "user", folder, *words)
        assert ran.status == 2, words
        return ran.err

    assert "--role administrator" in told("add", "An", "--password-stdin")
    add(capsys, folder, "Quản trị", "administrator")
    assert "no administrator would be left" in told("remove", "Quản trị")
    assert "no administrator would be left" in told("disable", "Quản trị")
    assert "no administrator would be left" in told("role", "Quản trị", "reader")
    assert "is that of" in told("add", "quan tri", "--password-stdin")
    assert "no user 'An'" in told("passwd", "An", "--password-stdin")
    assert "no user 'An'" in told("token", "add", "An")
    assert "has no token" in told("token", "revoke", "Quản trị", "0")
    assert "no user name" in told("add", "<An>", "--password-stdin")
    assert "invalid choice" in told("role", "Quản trị", "vua")
    assert "1 to 3650 days" in told("token", "add", "Quản trị", "--days", "0")
    assert "required" in told()
    assert [user.name for user in Users(folder).all()] == ["Quản trị"]


def test_a_password_is_never_an_argument_and_needs_a_terminal_or_a_pipe(
    capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("ngắn\n"))
    words = ("user", folder, "add", "Quản trị", "--role", "administrator")
    assert refused(run(capsys, *words), "--password-stdin")
    assert refused(run(capsys, *words, "--password-stdin"), "choose another")
    assert run(capsys, *words, WORDS).status == 2
    assert run(capsys, *words, "--password", WORDS).status == 2
    assert Users(folder).all() == ()


@pytest.mark.parametrize(("again", "made"), [(WORDS, 1), ("khác hẳn", 0)])
def test_a_password_is_typed_twice(
    capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch, again: str, made: int
) -> None:
    answers = [WORDS, again]
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("getpass.getpass", lambda prompt: answers.pop(0))
    ran = run(capsys, "user", folder, "add", "Quản trị", "--role", "administrator")
    assert (ran.status == 0, len(Users(folder).all())) == (bool(made), made)
    assert WORDS not in ran.out + ran.err


@pytest.mark.usefixtures("typed")
def test_a_file_that_another_program_changed_is_accepted_only_by_name(
    capsys: Capture, folder: Path
) -> None:
    add(capsys, folder, "Quản trị", "administrator")
    path = folder / "users.json"
    path.write_bytes(path.read_bytes() + b"\n")
    assert refused(run(capsys, "user", folder, "list"), "another program", "accept")
    assert run(capsys, "user", folder, "accept").status == 0
    assert "Quản trị" in run(capsys, "user", folder, "list").out
    assert check(folder) == []


def test_no_graph(capsys: Capture, tmp_path: Path) -> None:
    assert refused(run(capsys, "user", tmp_path, "list"), "camket build")
