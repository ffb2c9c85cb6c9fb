"""The audit log: what it says, and that no line is changed, taken, put in or moved unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from accounts import people

from kg.access.audit import Audit, Tampered, check, operator, verdict
from kg.access.users import Users
from kg.chain import Chain, canonical, sealed

Lines = list[bytes]


def test_it_says_what_happened_and_nothing_empty(tmp_path: Path) -> None:
    Audit(tmp_path).write("login", who="Lê Thị An", address="", tries=3, long="x" * 999)
    (entry,) = Chain(tmp_path / "audit.jsonl").read()
    assert {"what", "when", "who", "tries", "long", "number", "previous", "hash"} == set(entry)
    assert len(str(entry["long"])) == 200
    assert str(entry["when"])[10] == "T"


def test_a_line_break_in_what_was_typed_forges_no_line(tmp_path: Path) -> None:
    Audit(tmp_path).write("login.failed", user='x"}\n{"what":"login"\u2028')
    assert (tmp_path / "audit.jsonl").read_bytes().count(b"\n") == 1
    assert check(tmp_path) == []


def test_who_sits_here_is_asked_of_the_system() -> None:
    assert operator()


def test_nothing_is_wrong_where_nothing_is(tmp_path: Path) -> None:
    assert check(tmp_path) == []
    assert Audit(tmp_path).users() == ""
    assert list(tmp_path.iterdir()) == []


def logged(folder: Path) -> None:
    """Fill the log of a folder: four users, then three logins and a change of a user."""
    users = people(folder)
    audit = Audit(folder)
    for who in ("Lê Thị An", "Trần Bình", "Người đọc"):
        audit.write("login", who=who, address="10.0.0.7")
    users.change("user.role", lambda all_: all_, who="chủ máy")


def _changed(line: bytes, **fields: object) -> bytes:
    return canonical({**json.loads(line), **fields}).encode()


def _rehashed(line: bytes, **fields: object) -> bytes:
    return canonical(sealed({**json.loads(line), **fields})).encode()


TAMPERINGS: dict[str, Callable[[Lines], Lines]] = {
    "changed": lambda all_: [*all_[:4], _changed(all_[4], who="Kẻ lạ"), *all_[5:]],
    "changed last": lambda all_: [*all_[:-1], _changed(all_[-1], who="Kẻ lạ")],
    "one byte": lambda all_: [*all_[:2], all_[2].replace(b'":', b'": ', 1), *all_[3:]],
    "no JSON": lambda all_: [*all_[:5], b"x", *all_[6:]],
    "deleted": lambda all_: [*all_[:4], *all_[5:]],
    "first deleted": lambda all_: all_[1:],
    "inserted": lambda all_: [*all_[:5], _rehashed(all_[4], who="Kẻ lạ"), *all_[5:]],
    "twice": lambda all_: [*all_[:5], all_[4], *all_[5:]],
    "reordered": lambda all_: [*all_[:4], all_[5], all_[4], *all_[6:]],
    "cut off": lambda all_: all_[:-1],
    "cut off by three": lambda all_: all_[:-3],
    "emptied": lambda all_: [],
    "rehashed": lambda all_: [*all_[:4], _rehashed(all_[4], who="Kẻ lạ"), *all_[5:]],
    "rehashed last": lambda all_: [*all_[:-1], _rehashed(all_[-1], who="Kẻ lạ")],
    "an empty line": lambda all_: [*all_[:3], b"", *all_[3:]],
    "forged at the end": lambda all_: [*all_, _rehashed(all_[-1], number=99)],
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_tampered_log_is_told_and_lets_nobody_in(tmp_path: Path, tampering: str) -> None:
    logged(tmp_path)
    assert check(tmp_path) == []
    path = tmp_path / "audit.jsonl"
    lines = TAMPERINGS[tampering](path.read_bytes().splitlines())
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    faults = check(tmp_path)
    assert any(fault.startswith("audit.jsonl") for fault in faults), faults
    with pytest.raises(Tampered, match="camket"):
        Users(tmp_path).all()
    with pytest.raises(Tampered):
        Users(tmp_path).change("x", lambda all_: all_)


@pytest.mark.parametrize("tampering", ["cut off", "cut off by three", "emptied"])
def test_a_log_cut_off_with_the_proof_of_its_end_is_told_too(
    tmp_path: Path, tampering: str
) -> None:
    logged(tmp_path)
    path = tmp_path / "audit.jsonl"
    lines = TAMPERINGS[tampering](path.read_bytes().splitlines())
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    (tmp_path / "audit.jsonl.head").unlink()
    assert check(tmp_path)
    with pytest.raises(Tampered):
        Users(tmp_path).all()


def test_a_log_that_is_gone_is_told(tmp_path: Path) -> None:
    logged(tmp_path)
    for path in tmp_path.glob("audit.jsonl*"):
        path.unlink()
    assert check(tmp_path) == ["users.json: was changed by another program than camket user"]
    with pytest.raises(Tampered):
        Users(tmp_path).all()


def test_users_that_others_can_read_are_told(tmp_path: Path) -> None:
    people(tmp_path)
    (tmp_path / "users.json").chmod(0o644)
    (fault,) = check(tmp_path)
    assert "chmod 600" in fault


def _said(folder: Path, who: str) -> SimpleNamespace:
    entry = Chain(folder / "reviews.jsonl").append({"who": who, "verb": "accept"})
    return SimpleNamespace(number=entry["number"], hash=entry["hash"], who=who)


def test_a_log_of_verdicts_that_was_written_anew_is_told(tmp_path: Path) -> None:
    Audit(tmp_path).write("login", who="Lê Thị An")
    for who in ("Lê Thị An", "Trần Bình"):
        verdict(tmp_path, _said(tmp_path, who), "session", "10.0.0.7")
    assert check(tmp_path) == []
    for path in tmp_path.glob("reviews.jsonl*"):
        path.unlink()
    assert [fault[:30] for fault in check(tmp_path)] == [
        "reviews.jsonl: verdict 1 is go",
        "reviews.jsonl: verdict 2 is go",
    ]
    _said(tmp_path, "Lê Thị An")
    _said(tmp_path, "Kẻ lạ")  # a whole new chain, with all its hashes right
    assert Chain(tmp_path / "reviews.jsonl").check() == []
    assert check(tmp_path) == [
        "reviews.jsonl: verdict 2 is not the one that audit.jsonl knows",
    ]
