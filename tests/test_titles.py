"""Documents without a number: laws, congresses, sessions, resolutions, titled plans."""

from __future__ import annotations

import pytest

from extract.agencies.bodies import find_bodies
from extract.document.titles import find_titles
from extract.mentions.found import Context, Found, settle

HOME = Context(place="tỉnh Lâm Đồng")


def found(text: str, context: Context = HOME) -> list[Found]:
    bodies = {body.start: body for body in find_bodies(text, context)}
    return settle(find_titles(text, bodies, context))


LAWS = [
    # text, span, norm, date
    ("quy định của Luật Đất đai", "Luật Đất đai", "Luật Đất đai", None),
    ("Luật đất đai năm 2013 và", "Luật đất đai năm 2013", "Luật Đất đai", "2013"),
    ("LUẬT ĐẤT ĐAI", "LUẬT ĐẤT ĐAI", "Luật Đất đai", None),
    ("Luật Đất đai 2024;", "Luật Đất đai 2024", "Luật Đất đai", "2024"),
    ("luật ngân sách nhà nước", "luật ngân sách nhà nước", "Luật Ngân sách nhà nước", None),
    ("Luật Đầu tư công ngày 29/11/2024", "Luật Đầu tư công ngày 29/11/2024",
     "Luật Đầu tư công", "2024"),
    ("Luật Đầu tư công ngày 13 tháng 6 năm 2019;", "Luật Đầu tư công ngày 13 tháng 6 năm 2019",
     "Luật Đầu tư công", "2019"),
    ("Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024",
     "Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024", "58/2024/QH15", "2024"),
    ("Luật Đầu tư và", "Luật Đầu tư", "Luật Đầu tư", None),  # not «Đầu tư công»
    ("Luật Phòng, chống thiên tai", "Luật Phòng, chống thiên tai",
     "Luật Phòng, chống thiên tai", None),
    ("Luật Cán bộ, công chức,", "Luật Cán bộ, công chức", "Luật Cán bộ, công chức", None),
    ("Bộ luật Dân sự năm 2015", "Bộ luật Dân sự năm 2015", "Bộ luật Dân sự", "2015"),
    ("Pháp lệnh Dân số năm 2003", "Pháp lệnh Dân số năm 2003", "Pháp lệnh Dân số", "2003"),
    ("Luật Tổ chức chính quyền địa phương", "Luật Tổ chức chính quyền địa phương",
     "Luật Tổ chức chính quyền địa phương", None),
    ("Luật Dât đai", "Luật Dât đai", "Luật Đất đai", None),  # misread
    ("Luật Bến Nước được ban hành", "Luật Bến Nước", "Luật Bến Nước", None),  # in no table
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "norm", "year"), LAWS)
def test_laws(text: str, span: str, norm: str, year: str | None) -> None:
    (law,) = found(text)
    assert (text[law.start : law.end], law.norm, law.attributes.get("date")) == (span, norm, year)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Luật Đất đai", "Luật"),
        ("Bộ luật Lao động", "Bộ luật"),
        ("Pháp lệnh Cảnh sát môi trường", "Pháp lệnh"),
    ],
)
def test_kinds_of_laws(text: str, kind: str) -> None:
    assert found(text)[0].attributes == {"type": kind, "law": text}


def test_laws_in_a_row() -> None:
    text = "Luật Đất đai và Luật Nhà ở, Luật Kinh doanh bất động sản"
    assert [law.norm for law in found(text)] == [
        "Luật Đất đai",
        "Luật Nhà ở",
        "Luật Kinh doanh bất động sản",
    ]


def test_an_amending_law_names_the_amended_one() -> None:
    text = "Luật Sửa đổi, bổ sung Luật Đê điều ngày 17 tháng 6 năm 2020;"
    (law,) = found(text)
    assert law.norm == "Luật Sửa đổi, bổ sung Luật Đê điều"
    assert law.attributes["date"] == "2020"
    assert text[law.end :] == ";"


CONGRESSES = [
    # text, norm: the whole text is the span
    ("Nghị quyết của Đại hội Đảng bộ tỉnh lần thứ XVI",
     "Nghị quyết của Đại hội Đảng bộ tỉnh Lâm Đồng lần thứ XVI"),
    ("Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2025-2030",
     "Nghị quyết Đại hội Đảng bộ tỉnh Lâm Đồng nhiệm kỳ 2025-2030"),
    ("Nghị quyết Đại hội Đảng bộ tỉnh Cà Mau lần thứ XVI",
     "Nghị quyết Đại hội Đảng bộ tỉnh Cà Mau lần thứ XVI"),
    ("Nghị quyết Đại hội Đảng bộ thành phố lần thứ IX",  # no city is the document's place
     "Nghị quyết Đại hội Đảng bộ thành phố lần thứ IX"),
    ("Nghị quyết Đại hội Đảng bộ huyện Tân Hòa lần thứ X",
     "Nghị quyết Đại hội Đảng bộ huyện Tân Hòa lần thứ X"),
    ("Nghị quyết Đại hội toàn quốc lần thứ XIV của Đảng",
     "Nghị quyết Đại hội toàn quốc lần thứ XIV của Đảng"),
    ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội XIII của Đảng"),
    ("Nghị quyết Đại hội Đảng các cấp nhiệm kỳ 2025-2030",
     "Nghị quyết Đại hội Đảng các cấp nhiệm kỳ 2025-2030"),
    ("Nghị quyết kỳ họp thứ 9, HĐND tỉnh khóa X",
     "Nghị quyết kỳ họp thứ 9, Hội đồng nhân dân tỉnh Lâm Đồng khóa X"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "norm"), CONGRESSES)
def test_congresses_and_sessions(text: str, norm: str) -> None:
    (resolution,) = found(f"thực hiện {text}.")
    assert (resolution.start, resolution.end) == (10, 10 + len(text))
    assert (resolution.norm, resolution.attributes) == (norm, {"type": "Nghị quyết"})


TITLED = [
    # text with the span between bars, norm, type
    ("trình |Nghị quyết của HĐND tỉnh về mức thu phí chợ|;",
     "Nghị quyết của Hội đồng nhân dân tỉnh Lâm Đồng về mức thu phí chợ", "Nghị quyết"),
    ("theo |Chỉ thị của Tỉnh ủy về giữ rừng mùa khô|.",
     "Chỉ thị của Tỉnh ủy Lâm Đồng về giữ rừng mùa khô", "Chỉ thị"),
    ("Đã ban hành |Kế hoạch đào kênh trên địa bàn tỉnh năm 2027|.",
     "Kế hoạch đào kênh trên địa bàn tỉnh Lâm Đồng năm 2027", "Kế hoạch"),
    ("theo |Công văn của Tỉnh ủy về trực Tết|.",
     "Công văn của Tỉnh ủy Lâm Đồng về trực Tết", "Công văn"),
    ("và |Chỉ thị của Chủ tịch UBND tỉnh về việc phòng cháy|;",
     "Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng về việc phòng cháy", "Chỉ thị"),
    ("đã ban hành |quy chế phối hợp giữa các sở trong quản lý kênh|.",
     "Quy chế phối hợp giữa các sở trong quản lý kênh", "Quy chế"),
    ("thực hiện |Kế hoạch bảo vệ rừng mùa khô năm 2027|, Sở Y tế theo dõi sức khỏe.",
     "Kế hoạch bảo vệ rừng mùa khô năm 2027", "Kế hoạch"),
    ("theo |Kế hoạch đầu tư công trung hạn 2026-2030|;",
     "Kế hoạch đầu tư công trung hạn 2026-2030", "Kế hoạch"),
    ("lập |kế hoạch đầu tư công năm 2025|,", "Kế hoạch đầu tư công năm 2025", "Kế hoạch"),
    ("|Kế hoạch phát triển kinh tế - xã hội giai đoạn 2026-2030|",
     "Kế hoạch phát triển kinh tế - xã hội giai đoạn 2026-2030", "Kế hoạch"),
    ("|Kế hoạch phát triển KT-XH 5 năm 2026 - 2030|",
     "Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030", "Kế hoạch"),
    ("|Kế hoạch trồng cây phân tán giai đoạn 2021 - 2030| của tỉnh",
     "Kế hoạch trồng cây phân tán giai đoạn 2021 - 2030", "Kế hoạch"),
    ("|kế hoạch tài chính 5 năm giai đoạn 2026-2030|",
     "Kế hoạch tài chính 5 năm giai đoạn 2026-2030", "Kế hoạch"),
    ("|Kế hoạch sử dụng đất 5 năm (2021-2025)| cấp tỉnh",
     "Kế hoạch sử dụng đất 5 năm (2021-2025)", "Kế hoạch"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "norm", "kind"), TITLED)
def test_documents_by_title(marked: str, norm: str, kind: str) -> None:
    text = marked.replace("|", "")
    (plan,) = found(text)
    assert text[plan.start : plan.end] == marked.split("|")[1]
    assert (plan.norm, plan.attributes["type"]) == (norm, kind)


def test_a_resolution_tells_its_issuer_and_matter() -> None:
    (resolution,) = found("Nghị quyết của HĐND tỉnh về mức thu phí chợ")
    assert resolution.attributes["issuer"] == "Hội đồng nhân dân tỉnh Lâm Đồng"
    assert resolution.attributes["about"] == "mức thu phí chợ"


NOTHING = [
    "theo quy định của pháp luật về đất đai",
    "Luật sư Trần Văn Sáu",
    "thi hành luật này",
    "Kế hoạch này",
    "Kế hoạch số 5",
    "Kế hoạch đề ra trong giai đoạn 2021-2025",
    "hoàn thành kế hoạch năm",
    "theo kế hoạch đề ra",
    "Sở Kế hoạch và Đầu tư",
    "Phòng Tài chính - Kế hoạch",
    "đại hội chi bộ nhiệm kỳ 2025-2030",
    "Nghị quyết của chi bộ",
    "quy định về an toàn",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_document(text: str) -> None:
    assert found(text) == []


def test_without_a_place_nothing_is_added() -> None:
    (congress,) = found("Nghị quyết của Đại hội Đảng bộ tỉnh lần thứ XVI", Context())
    assert congress.norm == "Nghị quyết của Đại hội Đảng bộ tỉnh lần thứ XVI"


def test_a_plan_yet_to_be_issued_is_no_document() -> None:
    assert not found("tham mưu ban hành kế hoạch phòng, chống hạn mặn cho toàn tỉnh.")


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        # initials and years of laws; resolutions of the party's centre
        ("theo Luật NSNN", ["Luật Ngân sách nhà nước"]),
        ("theo Luật PCTN 2018", ["Luật Phòng, chống tham nhũng"]),
        ("học tập Nghị quyết Trung ương 6 khóa XIII", ["Nghị quyết Trung ương 6 khóa XIII"]),
        ("theo Nghị quyết Trung ương 4 (khóa XII)", ["Nghị quyết Trung ương 4 (khóa XII)"]),
    ],
)
def test_laws_and_resolutions_in_short(text: str, norms: list[str]) -> None:
    assert [document.norm for document in found(text)] == norms
