"""Which bodies are one; pairs of whole documents stand in tests/cases/adversarial_bodies.tsv."""

from __future__ import annotations

import pytest

from kg.document.cast import Thing
from kg.identity.body_identity import judge_unplaced, units_told_one
from kg.identity.names import key
from kg.identity.rules import Known, judgements

PLACE = "tỉnh hà nam"


def body(name: str, scope: str = PLACE, *, kind: str = "agency", **more: object) -> Thing:
    return Thing(f"{name} {scope}", kind, name, key(name), scope, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        # an abbreviation that a document writes for one body; its initials alone are a question
        ((body("BĐPMN"), body("Ban Điều phối miền núi", spellings=("BĐPMN",))),
         {("same", "viết tắt")}),
        ((body("BĐPMN"), body("Ban Điều phối miền núi")), {("unsure", "chữ cái đầu")}),
        ((body("BĐPMN"), body("Ban Điều phối miền núi", "tỉnh nam định")), set()),
        ((body("BĐPM"), body("Ban Điều phối muối"), body("Ban Điều phối mía")), set()),
        # the only commune of its name, one of two
        ((body("UBND", "xã a, tỉnh b"), body("UBND", "xã a, huyện c, tỉnh b")),
         {("same", "chỉ có một đơn vị")}),
        ((body("UBND", "xã a, tỉnh b"), body("UBND", "xã a, huyện c, tỉnh b"),
          body("UBND", "xã a, huyện d, tỉnh b")), set()),
        # collective bodies with and without «các»; a body is not its collective
        ((body("cơ quan, đơn vị", collective=True), body("các cơ quan, đơn vị", collective=True)),
         {("same", "tập thể")}),
        ((body("Ban Quản lý"), body("các Ban Quản lý", collective=True)), set()),
        # companies of one name in two places
        ((body("Công ty Hoàng Long"), body("Công ty Hoàng Long", "tỉnh nam định")),
         {("unsure", "doanh nghiệp")}),
        ((body("Công ty Điện lực"), body("Công ty Điện lực", "tỉnh nam định")), set()),
    ],
)  # fmt: skip
def test_bodies(things: tuple[Thing, ...], expected: set[tuple[str, str]]) -> None:
    found = list(judgements(things, Known()))
    assert len(found) == len(expected)
    for verdict, reason in expected:
        assert [j for j in found if j.verdict == verdict and reason in j.reason]


ONE, OTHER = "@1 xã tân lập", "@2 xã tân lập"
COMMITTEE = "Ủy ban nhân dân"


def unplaced(*things: Thing, told: tuple[tuple[str, str], ...] = ()) -> set[tuple[str, str, str]]:
    found = judge_unplaced(things, frozenset(), told)
    return {(j.left, j.right, j.verdict) for j in found}


def test_a_commune_without_province_is_known_by_its_people() -> None:
    bodies = [body(name, scope) for scope in (ONE, OTHER) for name in (COMMITTEE, "Công an")]
    people = [body("Lê Văn An", s, kind="person", held=("Chủ tịch",)) for s in (ONE, OTHER)]
    found = unplaced(*bodies, *people)
    assert (f"{COMMITTEE} {ONE}", f"{COMMITTEE} {OTHER}", "same") in found
    assert (f"Công an {ONE}", f"Công an {OTHER}", "same") in found


def test_without_them_people_decide_and_all_follows() -> None:
    bodies = [body(name, scope) for scope in (ONE, OTHER) for name in (COMMITTEE, "Công an")]
    pair = (f"{COMMITTEE} {ONE}", f"{COMMITTEE} {OTHER}")
    assert unplaced(*bodies) == {(*pair, "unsure")}
    assert (f"Công an {ONE}", f"Công an {OTHER}", "same") in unplaced(*bodies, told=(pair,))


def test_another_post_is_no_ground() -> None:
    people = [
        body("Lê Văn An", ONE, kind="person", held=("Chủ tịch",)),
        body("Lê Văn An", OTHER, kind="person", held=("Bí thư",)),
    ]
    assert unplaced(*people, body("Công an", ONE), body("Công an", OTHER)) == set()


def test_units_that_people_join_are_one_unit() -> None:
    things = [body(COMMITTEE, scope) for scope in (ONE, "@3 xã tân lâp", "@4 xã an hòa")]
    one, misread, other = (t.iri for t in things)
    assert units_told_one(things, [(one, misread)]) == {
        "xã tân lập": "xã tân lâp",
        "xã tân lâp": "xã tân lâp",
        "xã an hòa": "xã an hòa",
    }
    assert units_told_one(things, [(one, "unknown")])["xã tân lập"] == "xã tân lập"
    assert other
