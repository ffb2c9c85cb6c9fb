"""Which department a matter tells: words of one alone, several or long; else nothing."""

from __future__ import annotations

from datetime import date

import pytest

from kg.agencies.competence import suggest
from ontology.load import rows, split

BEFORE, SPRING, TODAY = date(2024, 6, 3), date(2025, 4, 7), date(2025, 10, 6)

TOLD = [
    # the same matter before March 2025 and since
    ("phát triển trồng trọt, chăn nuôi hàng hóa", BEFORE,
     "Sở Nông nghiệp và Phát triển nông thôn", ("24/2014/NĐ-CP", "107/2020/NĐ-CP")),
    ("phát triển trồng trọt, chăn nuôi hàng hóa", SPRING,
     "Sở Nông nghiệp và Môi trường", ("45/2025/NĐ-CP",)),
    ("phát triển trồng trọt, chăn nuôi hàng hóa", TODAY,
     "Sở Nông nghiệp và Môi trường", ("150/2025/NĐ-CP",)),
    ("phát triển trồng trọt, chăn nuôi hàng hóa", date(2019, 1, 7),
     "Sở Nông nghiệp và Phát triển nông thôn", ("24/2014/NĐ-CP",)),
    ("sửa chữa đường tỉnh, bảo đảm vận tải hành khách", BEFORE, "Sở Giao thông vận tải",
     ("24/2014/NĐ-CP", "107/2020/NĐ-CP")),
    ("sửa chữa đường tỉnh, bảo đảm vận tải hành khách", TODAY, "Sở Xây dựng", ("150/2025/NĐ-CP",)),
    # a field that went to another department than the rest
    ("mở rộng giáo dục nghề nghiệp cho lao động trẻ, giáo dục nghề nghiệp chất lượng cao", TODAY,
     None, ()),
    ("giáo dục nghề nghiệp, giáo dục phổ thông", TODAY, "Sở Giáo dục và Đào tạo",
     ("150/2025/NĐ-CP",)),
    ("giáo dục nghề nghiệp, giáo dục phổ thông", BEFORE, None, ()),
    # a single long word is enough, a short one is not
    ("thi tốt nghiệp trung học phổ thông", TODAY, "Sở Giáo dục và Đào tạo", ("150/2025/NĐ-CP",)),
    ("xuất khẩu", TODAY, None, ()),
    # a word inside another one said
    ("tuyến đường làng, đường xóm", BEFORE, None, ()),
    # words of two departments
    ("đưa bệnh viện và trường học vào khám bệnh, chữa bệnh, tuyển sinh", TODAY, None, ()),
    # what every body does for itself
    ("tinh giản biên chế, vị trí việc làm, thi đua, khen thưởng", TODAY, None, ()),
    ("phổ biến, giáo dục pháp luật; trợ giúp pháp lý", TODAY, None, ()),
    # bodies that no decree on departments knows
    ("tuyển quân, giao quân, khu vực phòng thủ", TODAY, None, ()),
    ("", TODAY, None, ()),
    ("tổng hợp, báo cáo hằng tháng", TODAY, None, ()),
]  # fmt: skip


@pytest.mark.parametrize(("matter", "day", "department", "basis"), TOLD)
def test_suggestions(
    matter: str, day: date, department: str | None, basis: tuple[str, ...]
) -> None:
    found = suggest(matter, day)
    assert (found.department if found else None) == department
    assert (found.basis if found else ()) == basis


def test_the_reason_names_words_department_and_decree() -> None:
    found = suggest("phát triển trồng trọt, chăn nuôi hàng hóa", TODAY)
    assert found is not None
    assert found.reason == (
        "gợi ý theo chức năng: «trồng trọt», «chăn nuôi» thuộc lĩnh vực của"
        " Sở Nông nghiệp và Môi trường (Nghị định 150/2025/NĐ-CP)"
    )


def test_a_city_that_is_organised_otherwise_gets_none() -> None:
    matter = "sửa chữa đường tỉnh, bảo đảm vận tải hành khách"
    assert suggest(matter, BEFORE, "tỉnh lam giang") is not None
    assert suggest(matter, BEFORE, "thành phố hồ chí minh") is None


# --- the table ---------------------------------------------------------------------------------


def test_departments_of_sectors_exist_at_their_time() -> None:
    known = {row["name"]: row for row in rows("departments")}
    documents = {row["number"] for row in rows("legal_bases")}
    provinces = {row["name"] for row in rows("provinces")}
    for row in rows("sector_departments"):
        body = known[row["department"]]
        assert not body["valid_to"] or row["valid_to"] <= body["valid_to"] != ""
        assert (body["valid_from"] or "") <= (row["valid_from"] or body["valid_from"] or "")
        assert set(split(row["basis"])) <= documents
        assert set(split(row["except_in"])) <= provinces


def test_a_sector_has_one_department_on_each_day() -> None:
    for day in (BEFORE, SPRING, TODAY):
        valid = [
            row["sector"]
            for row in rows("sector_departments")
            if (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_to"] or "9")
        ]
        assert len(valid) == len(set(valid)) == 14


def test_fields_that_moved_lead_to_departments_of_today() -> None:
    today = {row["name"] for row in rows("departments") if not row["valid_to"]}
    moved = {row["since_2025"] for row in rows("competences") if row["since_2025"]}
    assert moved <= today
