"""Labels of fields and table columns."""

from __future__ import annotations

import pytest

from extract.forms.attributes import attribute_of, column_of, read_label


@pytest.mark.parametrize(
    ("label", "attribute"),
    [
        ("Cơ quan chủ trì", "lead"),
        ("ĐƠN VỊ THỰC HIỆN", "lead"),
        ("Trách nhiệm thực hiện", "lead"),
        ("Hoàn thành", "deadline"),
        ("Hạn", "deadline"),
        ("Lãnh đạo phụ trách", "lead"),
        ("Lãnh đạo UBND tỉnh chỉ đạo", "supervise"),
        ("Cơ quan tham mưu, thực hiện", "lead"),
        ("Đơn vị, cá nhân thực hiện", "lead"),
        ("Chủ đầu tư", "other"),
        ("Đơn vị phối hợp", "support"),
        ("Các đơn vị tham gia", "support"),
        ("Cơ quan giám sát", "supervise"),
        ("Đơn vị theo dõi, đôn đốc", "supervise"),
        ("Thời gian hoàn thành", "deadline"),
        ("Tiến độ", "deadline"),
        ("Hạn hoàn thành", "deadline"),
        ("Nội dung công việc", "task"),
        ("Tên đề án", "task"),
        ("Chỉ tiêu", "task"),
        ("Sản phẩm", "other"),
        ("Kinh phí (triệu đồng)", "other"),
        ("STT", "other"),
        ("TT", "other"),
        # what the work is decides, not what kind of work
        ("Nội dung giám sát", "task"),
        ("Nhiệm vụ phối hợp", "task"),
        ("Kết quả kiểm tra", "other"),
        # no label of ours
        ("Họ và tên", None),
        ("TTHC", None),
        ("Địa chỉ", None),
        ("", None),
    ],
)
def test_attribute_of(label: str, attribute: str | None) -> None:
    assert attribute_of(label) == attribute


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("TT", "serial"),
        ("Số TT", "serial"),
        ("Chủ trì/Phối hợp", "shared"),
        ("Cơ quan chủ trì, cơ quan phối hợp", "shared"),
        ("Cơ quan, đơn vị", "lead"),
        ("Lãnh đạo UBND tỉnh chỉ đạo", "supervise"),
        ("Hoàn thành", "deadline"),
        ("Mốc thời gian", "deadline"),
        ("Thời gian trình", "deadline"),
        ("Thời gian bắt đầu", "other"),
        ("Quý IV", "when"),
        ("Tháng 10", "when"),
        ("Cơ quan trình", "other"),
        ("Cấp ban hành", "other"),
        ("Chủ đầu tư", "other"),
        ("Nhóm nhiệm vụ", "other"),
        ("ĐVT", "measure"),
        ("Đơn vị tính", "measure"),
        ("Kế hoạch năm 2027", "measure"),
        ("Tổng mức đầu tư", "measure"),
        ("Họ và tên", "person"),
        # as a field's label
        ("Cơ quan chủ trì", "lead"),
        ("Kế hoạch triển khai", None),
    ],
)
def test_column_of(label: str, column: str | None) -> None:
    assert column_of(label) == column


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Cơ quan chủ trì: Sở Nội vụ", "lead", "Sở Nội vụ"),
        ("- Thời gian hoàn thành: Quý II/2027", "deadline", "Quý II/2027"),
        ("a) Chủ trì: Sở Y tế", "lead", "Sở Y tế"),
        ("Đơn vị phối hợp : Công an tỉnh", "support", "Công an tỉnh"),
        ("Các cơ quan, đơn vị phối hợp: UBND các xã", "support", "UBND các xã"),
        ("Cơ quan chủ trì soạn thảo: Sở Tư pháp", "lead", "Sở Tư pháp"),
        ("Nội dung: đào kênh", "task", "đào kênh"),
        ("Sản phẩm: bản đồ", "other", "bản đồ"),
        ("Thời hạn:", "deadline", ""),
        ("Hoàn thành: trước 30/6", "deadline", "trước 30/6"),
        ("Mốc thời gian: quý II", "deadline", "quý II"),
        ("Trách nhiệm thực hiện: Sở Y tế", "lead", "Sở Y tế"),
    ],
)
def test_read_label(text: str, attribute: str, value: str) -> None:
    found = read_label(text.lower(), 0, len(text))
    assert found is not None
    assert (found[0], text[found[1] :]) == (attribute, value)


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Y tế: đào kênh",
        "Thời gian thực hiện là 5 năm",
        "Trách nhiệm của Sở Y tế: đào kênh",
        "Phối hợp chặt chẽ với Sở Y tế",
        "Chủ trì cuộc họp về dời chợ Gò Sậy, nêu rõ: không lùi ngày",
        "Sở Y tế chủ trì: tiêm chủng",
        "Hoàn thành các việc sau: đào kênh",
        "",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert read_label(text.lower(), 0, len(text)) is None


def test_a_label_is_read_only_inside_its_clause() -> None:
    text = "đào kênh; thời hạn: quý ii"
    at = text.index("thời")
    assert read_label(text, 0, len(text)) is None
    assert read_label(text, at, len(text)) == ("deadline", text.index("quý"))
    assert read_label(text, at, at + 8) is None
