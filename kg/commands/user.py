"""Say who may log in to the graph in DIR: users, their passwords and roles, tokens for programs.

A reader reads where the server is open to others; a reviewer judges claims; an administrator also
settles disputes. The password is asked for, or read from the first line of --password-stdin; it
never stands on the command line, where others of this machine could see it. What is changed here
holds at once, for a server that runs as well.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from kg.access.audit import operator
from kg.access.passwords import Passwords, must_be_good
from kg.access.tokens import new_token, with_token, without_token
from kg.access.users import ROLES, BadUser, User, Users, added, changed, known
from kg.commands.console import print_rows
from kg.store import Store

_STATES = {"active": "", "disabled": "đã khóa", "removed": "đã xóa"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", help="what is to be done"
    )
    actions.add_parser("list", help="show users and tokens")
    for action, words in (
        ("add", "make a user"),
        ("passwd", "give a user another password; the sessions of the old one end"),
        ("role", "give a user another role"),
        ("disable", "let a user in no more"),
        ("enable", "let a disabled user in again"),
        ("remove", "forget password and tokens; the name stays in the verdicts"),
    ):
        one = actions.add_parser(action, help=words)
        one.add_argument("name", metavar="NAME", help="as it stands in verdicts: «Lê Thị An»")
        if action == "role":
            one.add_argument("role", choices=ROLES)
        if action == "add":
            one.add_argument("--role", choices=ROLES, default="reviewer", help="(reviewer)")
        if action in ("add", "passwd"):
            one.add_argument(
                "--password-stdin", action="store_true", help="read the password from a pipe"
            )
    actions.add_parser("accept", help="take users.json as it is, though another program changed it")
    _add_tokens(actions.add_parser("token", help="let a program in as a user"))


def _add_tokens(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="what", required=True, metavar="add|revoke")
    make = actions.add_parser("add", help="make a token and show it, this once")
    make.add_argument("name", metavar="NAME")
    make.add_argument("--label", default="", help="what it is for")
    make.add_argument("--days", type=_days, default=365, help="how long it is good (365)")
    revoke = actions.add_parser("revoke", help="let a token in no more")
    revoke.add_argument("name", metavar="NAME")
    revoke.add_argument("token", metavar="NUMBER", help="as camket user DIR list shows it")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3650:
        raise argparse.ArgumentTypeError(f"{text!r}: give 1 to 3650 days")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Do one action; it is recorded in the audit log."""
    Store.open(options.folder)  # says what to do where there is no graph
    users = Users(options.folder)
    if options.action == "list":
        _list(users)
    elif options.action == "accept":
        users.accept(who=operator())
        print(f"{options.folder}: đã nhận users.json như hiện có")
    elif options.action == "add":
        _add(users, options)
    elif options.action == "token":
        _token(users, options)
    else:
        _change(users, options)
    return 0


def _add(users: Users, options: argparse.Namespace) -> None:
    if not users.all() and options.role != "administrator":
        raise BadUser("the first user must be an administrator; add --role administrator")
    added(users.all(), options.name, options.role, "")  # before a password is asked for
    kept = _new_password(options)
    said = {"who": operator(), "user": options.name, "role": options.role}
    users.change("user.add", lambda all_: added(all_, options.name, options.role, kept), **said)
    print(f"đã thêm {options.name} ({options.role})")


def _change(users: Users, options: argparse.Namespace) -> None:
    name = known(users.all(), options.name).name  # before a password is asked for
    fields: dict[str, object] = {}
    if options.action == "passwd":
        fields = {"password": _new_password(options)}
    elif options.action == "role":
        fields = {"role": options.role}
    elif options.action == "remove":
        fields = {"state": "removed", "password": "", "tokens": ()}
    else:
        fields = {"state": "disabled" if options.action == "disable" else "active"}
    said = {"who": operator(), "user": name, "role": str(fields.get("role", ""))}
    users.change(f"user.{options.action}", lambda all_: changed(all_, name, **fields), **said)
    print(f"{name}: xong ({options.action})")


def _token(users: Users, options: argparse.Namespace) -> None:
    name = known(users.all(), options.name).name
    said = {"who": operator(), "user": name}
    if options.what == "revoke":
        number = options.token
        users.change(
            "token.revoke", lambda all_: without_token(all_, name, number), token=number, **said
        )
        print(f"{name}: mã {number} không còn hiệu lực")
        return
    shown, kept = new_token(options.label, options.days)
    users.change("token.add", lambda all_: with_token(all_, name, kept), token=kept.id, **said)
    print(shown)


def _list(users: Users) -> None:
    rows = [(user.name, user.role, _STATES[user.state], _tokens(user)) for user in users.all()]
    print_rows("Người dùng", ("tên", "vai trò", "trạng thái", "mã truy cập"), rows)


def _tokens(user: User) -> str:
    return "; ".join(f"{t.id} {t.label} (đến {t.until})" for t in user.tokens)


def _new_password(options: argparse.Namespace) -> str:
    """Return the hash of a password that is typed twice, or read from a pipe."""
    if options.password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = getpass.getpass(f"Mật khẩu của {options.name}: ")
        if getpass.getpass("Nhập lại: ") != password:
            raise ValueError("the two passwords differ; nothing was changed")
    else:
        raise ValueError("there is no terminal to ask for the password; use --password-stdin")
    must_be_good(password, options.name)
    return Passwords().hash(password)
