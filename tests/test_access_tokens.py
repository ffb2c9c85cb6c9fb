"""Tokens: whose they are, until when, and ten that are forged."""

from __future__ import annotations

from datetime import date

import pytest

from kg.access.tokens import new_token, owner, with_token, without_token
from kg.access.users import BadUser, User, changed

TODAY = date(2026, 3, 1)
AN, BINH = (User(name, "reviewer", "", "dấu") for name in ("Lê Thị An", "Trần Bình"))


def given(days: int = 30) -> tuple[str, tuple[User, ...]]:
    shown, kept = new_token("máy\tquét  số 1", days, today=TODAY)
    assert kept.label == "máy quét số 1"
    assert shown.rpartition("_")[2] not in repr(kept)
    return shown, with_token((AN, BINH), "trần bình", kept)


def test_a_token_is_its_owners_until_its_last_day() -> None:
    shown, users = given()
    for day in (TODAY, date(2026, 3, 31)):
        found = owner(users, shown, today=day)
        assert found
        assert found.name == "Trần Bình"
    assert owner(users, shown, today=date(2026, 4, 1)) is None


@pytest.mark.parametrize("state", ["disabled", "removed"])
def test_the_token_of_one_who_is_gone_is_none(state: str) -> None:
    shown, users = given()
    assert owner(changed(users, "Trần Bình", state=state), shown, today=TODAY) is None


def test_a_revoked_token_is_none_and_others_stay() -> None:
    shown, users = given()
    again, kept = new_token("", 30, today=TODAY)
    users = with_token(users, "Trần Bình", kept)
    users = without_token(users, "Trần Bình", shown.split("_")[1])
    assert owner(users, shown, today=TODAY) is None
    assert owner(users, again, today=TODAY)
    with pytest.raises(BadUser, match="no token"):
        without_token(users, "Trần Bình", shown.split("_")[1])


@pytest.mark.parametrize("number", range(12))
def test_forged_tokens(number: int) -> None:
    shown, users = given()
    other, kept = new_token("", 30, today=TODAY)
    head, name, secret = shown.split("_", 2)
    hashed = users[1].tokens[0].hash
    forged = [
        "",
        "camket",
        f"camket_{name}_",
        f"camket_{name}_{'A' * 43}",
        f"{shown}A",
        shown[:-1],
        f"{head}_{name}_{secret.swapcase()}",
        f"camket_{name}_{hashed[:43]}",  # the hash, from a stolen file
        f"camket_{kept.id}_{secret}",  # the secret under another number
        other,  # one that nobody has
        f" {shown}",
        f"camket__{secret}",
    ][number]
    assert owner(users, shown, today=TODAY)
    assert owner(users, forged, today=TODAY) is None
