"""Citations by number: spans, numbers, dates, issuers; misread and listed ones."""

from __future__ import annotations

import pytest

from extract.agencies.bodies import find_bodies
from extract.mentions.citations import canonical_number, find_citations
from extract.mentions.found import Context, Found

HOME = Context(place="tỉnh Lâm Đồng")


def found(text: str, context: Context = HOME) -> list[Found]:
    bodies = list(find_bodies(text, context))
    return sorted(find_citations(text, bodies, context), key=lambda f: f.start)


# The bars mark the span, the rest are type, number (which is the norm), date, issuer.
CITED = [
    # provincial government
    ("theo |Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh| về giao vốn",
     "Quyết định", "12/QĐ-UBND", "2024-03-05", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("|Nghị quyết số 43/NQ-HĐND ngày 10 tháng 12 năm 2023 của HĐND tỉnh|;",
     "Nghị quyết", "43/NQ-HĐND", "2023-12-10", "Hội đồng nhân dân tỉnh Lâm Đồng"),
    ("|Quyết định số 31/2022/QĐ-UBND ban hành ngày 12/9/2022|.",
     "Quyết định", "31/2022/QĐ-UBND", "2022-09-12", None),
    ("|Quyết định số 7/QĐ-UBND ngày 1/4/2026 của Chủ tịch UBND tỉnh|",
     "Quyết định", "7/QĐ-UBND", "2026-04-01", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("|Báo cáo số 310/BC-UBND ngày 30/6/2019 của UBND huyện Tân Hòa|",
     "Báo cáo", "310/BC-UBND", "2019-06-30", "Ủy ban nhân dân huyện Tân Hòa"),
    ("|Kế hoạch số 9/KH-UBND của UBND xã Tân Hòa|",
     "Kế hoạch", "9/KH-UBND", None, "Ủy ban nhân dân xã Tân Hòa"),
    ("|Quyết định số 12/QĐ-UBND năm 2024 của UBND tỉnh|",
     "Quyết định", "12/QĐ-UBND", "2024", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("|Thông báo 88/TB-UBND 2025|", "Thông báo", "88/TB-UBND", "2025", None),
    ("|Công văn 1022/UBND-KTN| chỉ đạo", "Công văn", "1022/UBND-KTN", None, None),
    ("|Văn bản số 1234/UBND-KT ngày 2/4/2022|", "Văn bản", "1234/UBND-KT", "2022-04-02", None),
    ("|Công văn số 88/SYT-NV của Sở Y tế|",
     "Công văn", "88/SYT-NV", None, "Sở Y tế tỉnh Lâm Đồng"),
    ("|Tờ trình số: 45/TTr-SXD|", "Tờ trình", "45/TTr-SXD", None, None),
    ("|Giấy phép số 12/GP-UBND|", "Giấy phép", "12/GP-UBND", None, None),
    # the Party: a dash instead of a stroke
    ("|Nghị quyết số 07-NQ/TU ngày 15/10/2021 của Ban Thường vụ Tỉnh ủy|",
     "Nghị quyết", "07-NQ/TU", "2021-10-15", "Ban Thường vụ Tỉnh ủy Lâm Đồng"),
    ("|Hướng dẫn số 05-HD/BTCTU ngày 3/2/2020 của Ban Tổ chức Tỉnh ủy|",
     "Hướng dẫn", "05-HD/BTCTU", "2020-02-03", "Ban Tổ chức Tỉnh ủy Lâm Đồng"),
    ("|Kết luận số 21-KL/TW của Ban Chấp hành Trung ương|", "Kết luận", "21-KL/TW", None,
     "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"),
    ("|Nghị quyết 57-NQ/TW| về khoa học", "Nghị quyết", "57-NQ/TW", None, None),
    ("|Chương trình hành động số 12-CTr/TU|", "Chương trình hành động", "12-CTr/TU", None, None),
    ("|Thông báo kết luận số 55-TB/TU|", "Thông báo kết luận", "55-TB/TU", None, None),
    # the centre
    ("|Chỉ thị 05/CT-TTg của Thủ tướng Chính phủ|",
     "Chỉ thị", "05/CT-TTg", None, "Thủ tướng Chính phủ"),
    ("|Chỉ thị số 05/CT-TTg ngày 01/3/2025 của Thủ tướng|",
     "Chỉ thị", "05/CT-TTg", "2025-03-01", "Thủ tướng Chính phủ"),
    ("|Công điện số 19/CĐ-TTg| ngày mai", "Công điện", "19/CĐ-TTg", None, None),
    ("|Nghị định số 150/2025/NĐ-CP của Chính phủ|",
     "Nghị định", "150/2025/NĐ-CP", None, "Chính phủ"),
    ("|Thông tư số 02/2025/TT-BNV của Bộ trưởng Bộ Nội vụ|",
     "Thông tư", "02/2025/TT-BNV", None, "Bộ Nội vụ"),
    ("|Thông tư liên tịch số 11/2015/TTLT-BTTTT-BNV|",
     "Thông tư liên tịch", "11/2015/TTLT-BTTTT-BNV", None, None),
    ("|Nghị quyết số 202/2025/QH15 của Quốc hội|",
     "Nghị quyết", "202/2025/QH15", None, "Quốc hội"),
    ("|Nghị quyết số 1105/NQ-UBTVQH15 của Ủy ban Thường vụ Quốc hội|",
     "Nghị quyết", "1105/NQ-UBTVQH15", None, "Ủy ban Thường vụ Quốc hội"),
    ("|Công văn số 567/VPCP-KTTH ngày 10/8/2017 của Văn phòng Chính phủ|",
     "Công văn", "567/VPCP-KTTH", "2017-08-10", "Văn phòng Chính phủ"),
    ("|Quyết định số 9/QĐ-BHXH của Giám đốc Bảo hiểm xã hội tỉnh|",
     "Quyết định", "9/QĐ-BHXH", None, "Bảo hiểm xã hội tỉnh Lâm Đồng"),
    # the year behind a dash, the day in brackets, a plenum, an urgent telegram, initials
    ("|Nghị quyết 12-2031/NQ-CP của Chính phủ|", "Nghị quyết", "12-2031/NQ-CP", None, "Chính phủ"),
    ("|Nghị quyết số 12/2031/QH19 (ngày 05/3/2031) của Quốc hội|",
     "Nghị quyết", "12/2031/QH19", "2031-03-05", "Quốc hội"),
    ("|Nghị quyết số 12-NQ/TW của Hội nghị lần thứ ba Ban Chấp hành Trung ương Đảng khóa XX|",
     "Nghị quyết", "12-NQ/TW", None, "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"),
    ("|Công điện khẩn số 05/CĐ-UBND|", "Công điện", "05/CĐ-UBND", None, None),
    ("|QĐ số 12/QĐ-TTg|", "Quyết định", "12/QĐ-TTg", None, None),
    ("|KH 12/KH-UBND ngày 05/3/2031|", "Kế hoạch", "12/KH-UBND", "2031-03-05", None),
    # a short number with its issuer or its year
    ("|Quy định số 81 của Bộ Chính trị| về thi đua",
     "Quy định", "81", None, "Bộ Chính trị"),
    ("|Nghị định số 12/2031| về", "Nghị định", "12/2031", None, None),
    # an article stays outside, a stranger after «của» too
    ("khoản 2 Điều 5 |Nghị định số 10/2024/NĐ-CP|", "Nghị định", "10/2024/NĐ-CP", None, None),
    ("|Quyết định số 12/QĐ-UBND| của ông Ba", "Quyết định", "12/QĐ-UBND", None, None),
    # a day that does not exist leaves the year
    ("|Quyết định số 31/QĐ-UBND ngày 31/02/2024|", "Quyết định", "31/QĐ-UBND", "2024", None),
    # misread
    ("|Quyết định số I74/QĐ-UBND|", "Quyết định", "174/QĐ-UBND", None, None),
    ("|Quyêt định số l2/QĐ-ƯBND ngày 5/3/2024|", "Quyết định", "12/QĐ-UBND", "2024-03-05", None),
    ("|Kế hoạch số 9O/KH-UBND|", "Kế hoạch", "90/KH-UBND", None, None),
    ("|QUYẾT ĐỊNH SỐ 12/QĐ-UBND|", "Quyết định", "12/QĐ-UBND", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind", "number", "day", "issuer"), CITED)
def test_one_citation(
    marked: str, kind: str, number: str, day: str | None, issuer: str | None
) -> None:
    text = marked.replace("|", "")
    (cited,) = found(text)
    assert (cited.type, text[cited.start : cited.end]) == ("LEGAL", marked.split("|")[1])
    assert cited.norm == cited.attributes["number"] == number
    assert cited.attributes["type"] == kind
    assert (cited.attributes.get("date"), cited.attributes.get("issuer")) == (day, issuer)


SEVERAL = [
    # text, spans, numbers
    ("Quyết định số 1/QĐ-UBND, Kế hoạch số 2/KH-UBND",
     ["Quyết định số 1/QĐ-UBND", "Kế hoạch số 2/KH-UBND"]),
    ("các Quyết định số 1/QĐ-UBND và số 2/QĐ-UBND ngày 3/3/2021 của UBND tỉnh",
     ["Quyết định số 1/QĐ-UBND", "số 2/QĐ-UBND ngày 3/3/2021 của UBND tỉnh"]),
    ("Nghị quyết 19-NQ/TW, 18-NQ/TW", ["Nghị quyết 19-NQ/TW", "18-NQ/TW"]),
    ("Công văn số 1/STC-NS, số 2/STC-NS, số 3/STC-NS",
     ["Công văn số 1/STC-NS", "số 2/STC-NS", "số 3/STC-NS"]),
    ("Nghị định số 1/2024/NĐ-CP và Luật Đất đai",
     ["Nghị định số 1/2024/NĐ-CP", "Luật Đất đai"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "spans"), SEVERAL)
def test_several_citations(text: str, spans: list[str]) -> None:
    assert [text[f.start : f.end] for f in found(text)] == spans


def test_further_numbers_are_of_the_first_ones_type() -> None:
    kinds = [f.attributes["type"] for f in found("Quyết định số 1/QĐ-UBND và số 2/QĐ-UBND")]
    assert kinds == ["Quyết định", "Quyết định"]


NOTHING = [
    "Báo cáo số liệu thu ngân sách",
    "Quyết định số 12 của cuộc họp",  # no symbol
    "Quyết định này có hiệu lực",
    "hộp thư số 12/3",
    "ngày 05/3/2024",
    "tỷ lệ 1/500",
    "đơn vị số 9 thi công",
    "chỉ thị của cấp trên",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_citation(text: str) -> None:
    assert found(text) == []


ABOUT = [
    ("Quyết định số 1/QĐ-UBND về việc đào kênh; giao", "đào kênh"),
    ("Quyết định số 1/QĐ-UBND ngày 3/3/2021 của UBND tỉnh về đào kênh, đắp bờ.",
     "đào kênh, đắp bờ"),
    ("Quyết định số 1/QĐ-UBND về đào kênh, Sở Y tế", "đào kênh"),
    ("Quyết định số 1/QĐ-UBND của UBND tỉnh", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "about"), ABOUT)
def test_what_a_document_is_about(text: str, about: str | None) -> None:
    assert found(text)[0].attributes.get("about") == about


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("12/QĐ-UBND", "12/QĐ-UBND"),
        ("I74/KH-ƯBND", "174/KH-UBND"),
        ("l2-NQ/TU", "12-NQ/TU"),
        ("9O/KH-UBND", "90/KH-UBND"),
        ("§5/TB-VP", "85/TB-VP"),
        ("05 – KL/TU", "05-KL/TU"),
        ("3/2025/QHI5", "3/2025/QH15"),
        ("12/QĐ-UBND.", "12/QĐ-UBND"),
        ("12b/CĐ-ĐOÀN", "12b/CĐ-ĐOÀN"),
    ],
)
def test_numbers_as_meant(seen: str, meant: str) -> None:
    assert canonical_number(seen) == meant
