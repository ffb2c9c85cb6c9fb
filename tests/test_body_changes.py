"""What bodies became in 2025: by which change, on what day, by which law; unsure means unsaid."""

from __future__ import annotations

from datetime import date

import pytest

from kg.agencies.body_changes import Body, changes_of, communes_basis, history, level_of, name_of
from ontology.load import rows, split

MARCH, JULY = date(2025, 3, 1), date(2025, 7, 1)

BECAME = [
    # a ministry
    ("bộ giao thông vận tải", "", [(MARCH, "Bộ Xây dựng", "176/2025/QH15")]),
    # a department of a province that goes on, invented ones included
    (
        "sở giao thông vận tải",
        "tỉnh lam giang",
        [(MARCH, "Sở Xây dựng tỉnh Lam Giang", "190/2025/QH15")],
    ),
    # first the department, then the province
    (
        "sở kế hoạch và đầu tư",
        "tỉnh nam định",
        [
            (MARCH, "Sở Tài chính tỉnh Nam Định", "190/2025/QH15"),
            (JULY, "Sở Tài chính tỉnh Ninh Bình", "202/2025/QH15"),
        ],
    ),
    ("ủy ban nhân dân", "tỉnh hải dương", [
        (JULY, "Ủy ban nhân dân thành phố Hải Phòng", "202/2025/QH15"),
    ]),
    # the Party's committee takes the name of its new unit
    ("ban tổ chức tỉnh ủy", "tỉnh hải dương", [
        (JULY, "Ban Tổ chức Thành ủy Hải Phòng", "60-NQ/TW"),
    ]),
    ("tỉnh ủy", "tỉnh hà nam", [(JULY, "Tỉnh ủy Ninh Bình", "60-NQ/TW")]),
    ("ủy ban mặt trận tổ quốc", "tỉnh thái bình", [
        (JULY, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hưng Yên", "60-NQ/TW"),
    ]),
    # before the other provinces
    ("sở y tế", "tỉnh thừa thiên huế", [
        (date(2025, 1, 1), "Sở Y tế thành phố Huế", "175/2024/QH15"),
    ]),
    # a commune
    ("ủy ban nhân dân", "xã hải minh, huyện hải hậu, tỉnh nam định", [
        (JULY, "Ủy ban nhân dân xã Hải Anh, tỉnh Ninh Bình", "1674/NQ-UBTVQH15"),
    ]),
    # what goes on: a department, a ministry, a commune of today, a body of no table
    ("sở y tế", "tỉnh ninh bình", []),
    ("bộ y tế", "", []),
    ("ủy ban nhân dân", "xã hải anh, tỉnh ninh bình", []),
    ("ban quản lý dự án đầu tư xây dựng", "tỉnh nam định", []),
    # not fixed by any law: departments that only some provinces have
    ("sở du lịch", "tỉnh bình thuận", []),
    ("sở văn hóa, thể thao và du lịch", "tỉnh quảng nam", []),
    # the two great cities organised their transport otherwise
    ("sở giao thông vận tải", "thành phố hồ chí minh", []),
    # known of one file only
    ("ủy ban nhân dân", "@ab12 xã hải minh", []),
]  # fmt: skip


@pytest.mark.parametrize(("core", "scope", "became"), BECAME)
def test_successors(core: str, scope: str, became: list[tuple[date, str, str]]) -> None:
    found = [c for c in history([Body(core, scope)]) if c.kind != "partTransfer"]
    assert all(c.certain for c in found)
    assert [(c.day, name_of(c.results[0]), c.basis[0]) for c in found] == became


def test_a_district_has_no_one_successor() -> None:
    (change,) = changes_of(Body("ủy ban nhân dân", "huyện hải hậu, tỉnh nam định"))
    names = [name_of(body) for body in change.results]
    assert (change.kind, change.certain) == ("abolition", False)
    assert "Ủy ban nhân dân xã Hải Anh, tỉnh Ninh Bình" in names
    assert "Ủy ban nhân dân tỉnh Ninh Bình" in names
    assert "cần xác định" in change.reason
    assert set(change.basis) == {"203/2025/QH15", "72/2025/QH15"}


@pytest.mark.parametrize(
    ("core", "scope"),
    [
        # a division of a district, one of an unknown province
        ("phòng nội vụ", "huyện hải hậu, tỉnh nam định"),
        ("ủy ban nhân dân", "huyện thạch lũng, tỉnh lam giang"),
        # which of two provinces' districts it was is not known
        ("ủy ban nhân dân", "huyện châu thành, tỉnh đồng tháp"),
        ("huyện ủy", "huyện hải hậu, tỉnh nam định"),
    ],
)
def test_what_ended_without_any_known_heir(core: str, scope: str) -> None:
    (change,) = changes_of(Body(core, scope))
    assert (change.kind, change.results, change.certain) == ("abolition", (), False)


def test_a_division_is_reorganised_in_march_and_ends_in_july() -> None:
    body = Body("phòng tài nguyên và môi trường", "huyện hải hậu, tỉnh nam định")
    found = history([body])
    assert [(c.day, c.kind) for c in found] == [(MARCH, "reorganisation"), (JULY, "abolition")]


def test_a_divided_commune_leaves_it_open() -> None:
    (change,) = changes_of(
        Body("ủy ban nhân dân", "xã an phú tây, huyện bình chánh, thành phố hồ chí minh")
    )
    assert not change.certain
    assert len(change.results) > 1
    assert change.basis == ("1685/NQ-UBTVQH15",)


def test_only_a_part_goes_to_other_departments() -> None:
    found = changes_of(Body("sở lao động - thương binh và xã hội", "tỉnh lam giang"))
    assert [(c.kind, name_of(c.results[0]), c.part) for c in found] == [
        ("merger", "Sở Nội vụ tỉnh Lam Giang", ""),
        ("partTransfer", "Sở Giáo dục và Đào tạo tỉnh Lam Giang", "giáo dục nghề nghiệp"),
        ("partTransfer", "Sở Nông nghiệp và Môi trường tỉnh Lam Giang", "giảm nghèo"),
        (
            "partTransfer",
            "Sở Y tế tỉnh Lam Giang",
            "bảo trợ xã hội, trẻ em, phòng, chống tệ nạn xã hội",
        ),
    ]


def test_the_order_of_bodies_makes_no_difference() -> None:
    bodies = [Body(core, scope) for core, scope, _ in BECAME]
    assert history(bodies) == history(bodies[::-1])


@pytest.mark.parametrize(
    ("scope", "level"),
    [
        ("", "central"),
        ("tỉnh lam giang", "province"),
        ("thành phố hà nội", "province"),
        ("thành phố hòa lam, tỉnh lam giang", "district"),
        ("thị xã bến sỏi, tỉnh lam giang", "district"),
        ("xã vân sậy, huyện thạch lũng, tỉnh lam giang", "commune"),
        ("đặc khu côn đảo, thành phố hồ chí minh", "commune"),
        ("@ab12 huyện thạch lũng", None),
    ],
)
def test_levels(scope: str, level: str | None) -> None:
    assert level_of(scope) == level


# --- the tables --------------------------------------------------------------------------------


BODIES = {row["name"]: row for table in ("agencies", "departments") for row in rows(table)}


def test_changes_speak_of_known_bodies_provinces_and_documents() -> None:
    known = {row["name"] for row in rows("provinces")}
    documents = {row["number"] for row in rows("legal_bases")}
    for row in rows("body_changes"):
        assert {*split(row["body"]), *split(row["becomes"])} <= set(BODIES), row["body"]
        assert set(split(row["except_in"])) <= known
        assert set(split(row["basis"])) <= documents
        assert row["basis"] or row["level"] == "commune"
        assert (row["certain"] == "yes") == (not row["reason"]), row["body"]
        assert (row["kind"] == "partTransfer") == bool(row["part"])


def test_changes_agree_with_the_tables_of_bodies() -> None:
    """A body that merged ended the day before, and has that successor."""
    for row in rows("body_changes"):
        if row["kind"] in ("merger", "reorganisation"):
            for name in split(row["body"]):
                assert BODIES[name]["successor"] == row["becomes"], name
                last = date.fromisoformat(BODIES[name]["valid_to"])
                assert date.fromordinal(last.toordinal() + 1).isoformat() == row["day"], name


def test_each_province_of_today_has_the_resolution_of_its_communes() -> None:
    today = [row["name"] for row in rows("provinces") if row["status"] == "current"]
    told = [row["communes_of"] for row in rows("legal_bases") if row["communes_of"]]
    assert sorted(told) == sorted(today)
    assert communes_basis("tỉnh cà mau") == "1655/NQ-UBTVQH15"


def test_the_communes_are_those_of_the_whole_country() -> None:
    table = rows("communes")
    places = {row["name"]: row["successor"] or row["name"] for row in rows("provinces")}
    assert len({(row["province"], row["district"]) for row in table}) == 696
    assert len({(places[row["province"]], row["commune"]) for row in table}) == 3321
    before = {
        (row["province"], row["district"], name)
        for row in table
        for column in ("formed_from", "parts_of")
        for name in split(row[column])
    }
    assert len(before) == 10035
    for row in table:
        levels = ("xã ", "phường ", "thị trấn ")
        assert row["commune"].startswith(("xã ", "phường ", "đặc khu "))
        assert row["district"].startswith(("huyện ", "quận ", "thị xã ", "thành phố "))
        assert all(n.startswith(levels) for n in split(row["formed_from"]))


def test_a_commune_is_whole_or_divided() -> None:
    whole: set[tuple[str, str, str]] = set()
    parts: dict[tuple[str, str, str], int] = {}
    for row in rows("communes"):
        for name in split(row["formed_from"]):
            at = (row["province"], row["district"], name)
            assert at not in whole
            whole.add(at)
        for name in split(row["parts_of"]):
            at = (row["province"], row["district"], name)
            parts[at] = parts.get(at, 0) + 1
    assert whole.isdisjoint(parts)
    assert min(parts.values()) >= 2
