"""Which projects are one; pairs of whole documents stand in tests/cases/adversarial_bodies.tsv."""

from __future__ import annotations

import pytest

from kg.document.cast import Thing
from kg.identity.judgements import Judgement
from kg.identity.project_identity import Surroundings, judge_projects

PLACE = "tỉnh hà nam"


def project(name: str, scope: str = PLACE) -> Thing:
    return Thing(f"{name} {scope}", "project", name, name.casefold(), scope)


def judge(*names: str, around: Surroundings | None = None) -> list[Judgement]:
    things = [project(name) for name in names]
    return list(judge_projects(things, frozenset(), around or Surroundings()))


@pytest.mark.parametrize(
    ("names", "reasons"),
    [
        (("KCN Bình Minh", "Khu công nghiệp Bình Minh Hà Nam"), ["cùng tên dự án sau khi bỏ"]),
        (("Cao tốc A Lưới - Bến Mới (CT.99)", "cao tốc CT.99"), ["cùng mã hiệu"]),
        (("Bệnh viện tỉnh (cơ sở 2)", "Bệnh viện tỉnh cơ sở 2"), ["cùng tên dự án sau khi bỏ"]),
        (("Bệnh viện tỉnh (cơ sở 2)", "Bệnh viện tỉnh (cơ sở 3)"), []),
        (("Đề án sữa học đường", "Đề án sữa học đường 2021-2025"), ["không nêu giai đoạn"]),
        (("CCN Hưng Lộc", "CCN Hưng Lộc, xã Long Hưng"), ["nêu thêm địa điểm"]),
        (("Chương trình mỗi xã một sản phẩm", "mỗi xã một sản phẩm"), ["không nêu loại"]),
        # where two would fit, none does
        (("CCN Hưng Lộc", "CCN Hưng Lộc, xã Long Hưng", "CCN Hưng Lộc, xã Tân Hòa"), []),
        (("Chương trình nước sạch nông thôn", "Đề án nước sạch nông thôn",
          "nước sạch nông thôn"), []),
        (("Cầu", "dự án cầu"), []),
    ],
)  # fmt: skip
def test_reasons(names: tuple[str, ...], reasons: list[str]) -> None:
    found = judge(*names)
    assert [j.verdict for j in found] == ["same"] * len(reasons)
    assert all(r in j.reason for r, j in zip(reasons, found, strict=True))


def test_near_names_are_put_before_people_where_they_are_mentioned_with_one_body() -> None:
    one, other = project("Trường mầm non Hoa Sen"), project("Trường mầm non Hoa Sen mới")
    with_body = Surroundings(
        {one.iri: frozenset({"b", "x"}), other.iri: frozenset({"b"})}, {"b": "Sở Xây dựng"}
    )
    assert list(judge_projects([one, other], frozenset(), Surroundings())) == []
    (judgement,) = judge_projects([one, other], frozenset(), with_body)
    assert judgement.verdict == "unsure"
    assert "cùng được nêu với «Sở Xây dựng»" in judgement.reason


@pytest.mark.parametrize(
    "names",
    [
        ("Trường mầm non Hoa Sen 1", "Trường mầm non Hoa Sen 2"),  # numbers
        # a pattern
        tuple(f"Trường mầm non Hoa {w}" for w in ("Sen", "Mai", "Cúc", "Lan", "Huệ", "Đào", "Ban")),
    ],
)  # fmt: skip
def test_names_that_differ_by_a_number_or_by_a_pattern_are_not(names: tuple[str, ...]) -> None:
    things = [project(name) for name in names]
    around = Surroundings({t.iri: frozenset("b") for t in things}, {"b": "Sở Xây dựng"})
    assert list(judge_projects(things, frozenset(), around)) == []
