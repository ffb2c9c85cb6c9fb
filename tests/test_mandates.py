"""Which documents a clause rests on, told from those that it only names."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.statements.mandates import mandates

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 9/KH-UBND
Sơn Hạ, ngày 05 tháng 01 năm 2027
KẾ HOẠCH
Giữ nước ngọt năm 2027
I. NHIỆM VỤ
"""


@pytest.mark.parametrize(
    ("words", "norms"),
    [
        ("Thực hiện Nghị quyết số 21/NQ-HĐND, đắp đê bao", ["21/NQ-HĐND"]),
        ("Đắp đê theo Quyết định số 12/QĐ-UBND", ["12/QĐ-UBND"]),
        ("Đắp đê theo quy định tại Nghị định số 5/2026/NĐ-CP", ["5/2026/NĐ-CP"]),
        (  # a list of them
            "Thực hiện Nghị quyết số 21/NQ-HĐND và Quyết định số 12/QĐ-UBND",
            ["21/NQ-HĐND", "12/QĐ-UBND"],
        ),
        (  # who ordered it stands between
            "Đắp đê theo chỉ đạo của Bộ Tài chính tại Công văn số 7/BTC-NSNN",
            ["7/BTC-NSNN"],
        ),
        (  # an article
            "Công khai giá theo đúng khoản 2 Điều 5 Nghị định số 5/2026/NĐ-CP",
            ["5/2026/NĐ-CP"],
        ),
        ("Góp ý Nghị định số 5/2026/NĐ-CP", []),  # worked on, not rested on
        ("Đắp đê đã được phê duyệt tại Quyết định số 12/QĐ-UBND", []),  # describes the dike
        ("Sửa mức thu quy định tại Nghị quyết số 21/NQ-HĐND", []),  # amends it
        ("Đôn đốc việc thực hiện Kế hoạch số 9/KH-UBND", []),  # this plan itself
        ("Đắp đê bao", []),
        (  # the order as it was sent
            "UBND tỉnh có Công văn số 45/UBND-NL chỉ đạo các địa phương đắp đê",
            ["45/UBND-NL"],
        ),
        ("UBND tỉnh đã có Công văn số 45/UBND-NL gửi các địa phương", []),  # asks for nothing
        ("Tại Công văn số 45/UBND-NL, UBND tỉnh yêu cầu đắp đê", ["45/UBND-NL"]),  # orders it
        ("Tại Công văn số 45/UBND-NL, số liệu còn thiếu", []),
        ("Đắp đê theo đề nghị tại Tờ trình số 8/TTr-SNN", ["8/TTr-SNN"]),
        ("Thực hiện Kế hoạch này và Chỉ thị số 3/CT-UBND", ["3/CT-UBND"]),
        (  # what the first is about stands between
            "Thực hiện Quyết định số 12/QĐ-UBND về việc ban hành bộ chỉ số; Công văn số 7/SNV-CC"
            ", rà soát thủ tục",
            ["12/QĐ-UBND", "7/SNV-CC"],
        ),
        ("Quán triệt sâu sắc Nghị quyết số 21-NQ/TU", ["21-NQ/TU"]),
        ("Khắc phục tồn tại nêu tại Kết luận số 45/KL-TTr", ["45/KL-TTr"]),
        ("Cấp phép theo cơ chế tại Nghị quyết số 21/NQ-HĐND", ["21/NQ-HĐND"]),
        ("Trao đổi theo đúng trình tự tại Nghị định số 5/2026/NĐ-CP", ["5/2026/NĐ-CP"]),
    ],
)
def test_mandates(words: str, norms: list[str]) -> None:
    page = page_of(PLAN + f"1. {words}.\n")
    at = page.text.index(words)
    found = mandates(page, at, at + len(words))
    assert [reference.norm for reference in found] == norms
    for reference in found:
        assert reference.norm in page.text[reference.start : reference.end]


@pytest.mark.parametrize(
    ("words", "norms"),
    [
        ("Để hoàn thành Kế hoạch nêu trên, đắp đê bao", ["8/KH-UBND"]),
        ("Đắp đê theo Kế hoạch nói trên", ["8/KH-UBND"]),  # the last one of that type
        ("Đắp đê theo Chỉ thị nêu trên", []),  # none of that type
        ("Sửa Kế hoạch nêu trên", []),  # worked on
    ],
)
def test_a_document_named_above(words: str, norms: list[str]) -> None:
    page = page_of(
        f"{PLAN}1. Kế hoạch số 3/KH-UBND còn 5 việc. Kế hoạch số 8/KH-UBND đã xong 3 việc; "
        f"Công văn số 7/BTC-NSNN chưa trả lời.\n2. {words}.\n"
    )
    at = page.text.index(words)
    assert [r.norm for r in mandates(page, at, at + len(words))] == norms
