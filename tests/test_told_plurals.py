"""Plurals that are bodies only where they are told to act."""

from __future__ import annotations

import pytest

from extract.agencies.told_plurals import find_told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # they open an item, and act
        ("4. Các trường học tuyên truyền đến học sinh.", ["các trường học"]),
        ("- Các trạm y tế phun thuốc.", ["các trạm y tế"]),
        ("2. Từng sở, ngành, địa phương rà soát phương án.", ["từng sở, ngành, địa phương"]),
        ("7. Mỗi xã, phường xây dựng 01 mô hình.", ["mỗi xã, phường"]),
        ("3. Tất cả các xã có rừng thành lập tổ trực.", ["tất cả các xã có rừng"]),
        ("5. Các cơ quan thông tấn, báo chí đưa tin.", ["các cơ quan thông tấn, báo chí"]),
        ("6. Các HTX nông nghiệp điều tiết nước.", ["các hợp tác xã nông nghiệp"]),
        ("Các xã, phường: Rà soát hộ nghèo.", ["các xã, phường"]),
        (
            "5. Các trường học trên địa bàn phối hợp với Công an phường bố trí lực lượng.",
            ["các trường học trên địa bàn"],
        ),
        # they are ordered
        ("Giao các thôn, tổ dân phố vận động dân.", ["các thôn, tổ dân phố"]),
        # they take part
        ("Sở Y tế phối hợp với các xã khám bệnh.", ["các xã"]),
        ("Công an xã phối hợp chặt chẽ với các hội, đoàn thể tuần tra.", ["các hội, đoàn thể"]),
        # they are only spoken of
        ("8. Các bệnh viện quá tải vì dịch.", []),
        ("Tổng diện tích các xã trồng mới là 5 ha.", []),
        ("Phân công cụ thể cho từng xã, từng thôn.", []),
        ("các trường học trên địa bàn xã dạy bù", []),
    ],
)
def test_who_is_told(text: str, named: list[str]) -> None:
    assert [found.norm for found in find_told(text, text.lower(), {})] == named


def test_a_wording_has_its_own_name() -> None:
    norms = {"các ban quản lý dự án": "các Ban Quản lý dự án"}
    text = "Giao các ban quản lý dự án lập hồ sơ."
    assert [found.norm for found in find_told(text, text.lower(), norms)] == [
        "các Ban Quản lý dự án"
    ]
