from __future__ import annotations

import pytest
from factories import Draft, report

from kg.identity.homes import home_of, home_of_body, names_of_bodies
from kg.identity.scopes import Home

FILE = "@f"


def draft(place: str | None, *bodies: str, issuer: str | None = None) -> Draft:
    made = Draft("\n".join(bodies), document=report(place=place, issuer=issuer))
    for body in bodies:
        made.mention(body, "ORG")
    return made


@pytest.mark.parametrize(
    ("place", "bodies", "province", "scope"),
    [
        ("tỉnh Hà Nam", (), "tỉnh hà nam", "tỉnh hà nam"),
        # a commune's province is the only one that its document names
        ("xã Tân Lập", ("UBND tỉnh Hà Nam",), "tỉnh hà nam", "xã tân lập, tỉnh hà nam"),
        ("xã Tân Lập", ("UBND tỉnh Hà Nam", "UBND tỉnh Nam Định"), None, "@f xã tân lập"),
        ("xã Tân Lập", (), None, "@f xã tân lập"),
        (None, ("UBND tỉnh Hà Nam",), None, None),
    ],
)
def test_where_a_document_belongs(
    place: str | None, bodies: tuple[str, ...], province: str | None, scope: str | None
) -> None:
    home = home_of(draft(place, *bodies).done(), FILE)
    assert (home.place, home.province, home.scope) == (place, province, scope)


def test_a_body_may_have_a_place_of_its_own() -> None:
    home = Home("tỉnh Hà Nam", "tỉnh hà nam", FILE)
    assert home_of_body(None, home) == home_of_body("tỉnh Hà Nam", home) == home
    assert home_of_body("xã Tân Lập", home).scope == "xã tân lập, tỉnh hà nam"
    assert home_of_body("xã Tân Lập", Home(None, None, FILE)).scope == "@f xã tân lập"


def test_the_issuer_is_a_body_too() -> None:
    made = draft("tỉnh Hà Nam", "Sở Y tế", issuer="Ủy ban nhân dân tỉnh Hà Nam")
    assert list(names_of_bodies(made.done())) == ["Sở Y tế", "Ủy ban nhân dân tỉnh Hà Nam"]
