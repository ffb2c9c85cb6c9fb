"""Sentences of plans, resolutions and orders, each with all its figures."""

from __future__ import annotations

import pytest
from figure_lines import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỷ lệ hộ nghèo giảm 1 - 1,5%/năm.",
            ["Tỷ lệ hộ nghèo = -1.5…-1 %/năm (change, target)"],
        ),
        (
            "Tỷ lệ hộ nghèo đa chiều giảm bình quân 0,8%/năm; tỷ lệ lao động qua đào tạo đạt "
            "tối thiểu 75%.",
            [
                "Tỷ lệ hộ nghèo đa chiều = -0.8 %/năm (change, target)",
                "tỷ lệ lao động qua đào tạo = 75… % (level, target)",
            ],
        ),
        (
            "Thu nhập bình quân đầu người đạt 95 triệu đồng/người/năm.",
            ["Thu nhập bình quân đầu người = 95 triệu đồng/người/năm (level, target)"],
        ),
        (
            "Tỷ lệ nợ đọng thuế không quá 5% tổng thu ngân sách.",
            ["Tỷ lệ nợ đọng thuế = …5 % (level, target)"],
        ),
        (
            "Phấn đấu đến năm 2030, tỷ lệ đô thị hóa đạt trên 50%, 100% xã đạt chuẩn nông "
            "thôn mới.",
            [
                "tỷ lệ đô thị hóa = 50… % (level, target)",
                "xã đạt chuẩn nông thôn mới = 100 % (level, target)",
            ],
        ),
        (
            "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95% dân số trở lên.",
            ["Tỷ lệ dân số tham gia bảo hiểm y tế = 95… % (level, target)"],
        ),
        (
            "Cắt giảm tối thiểu 30% thời gian giải quyết thủ tục hành chính, 30% chi phí tuân thủ.",
            [
                "Cắt giảm thời gian giải quyết thủ tục hành chính = …-30 % (change, target)",
                "chi phí tuân thủ = 30 % (level, target)",
            ],
        ),
        (
            "Tiết kiệm 10% chi thường xuyên.",
            ["Tiết kiệm chi thường xuyên = 10 % (level, target)"],
        ),
        (
            "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm còn dưới 18%.",
            ["Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi = …18 % (level, target)"],
        ),
        (
            "Tỷ lệ cơ quan nhà nước cung cấp dịch vụ công trực tuyến toàn trình đạt 80% vào "
            "năm 2025 và 100% vào năm 2030.",
            [
                "Tỷ lệ cơ quan nhà nước cung cấp dịch vụ công trực tuyến toàn trình = 80 % "
                "(level, target)",
                "Tỷ lệ cơ quan nhà nước cung cấp dịch vụ công trực tuyến toàn trình = 100 % "
                "(level, target)",
            ],
        ),
        (
            "Mục tiêu: 100% trạm y tế xã có bác sĩ làm việc; ít nhất 80% trường học đạt "
            "chuẩn quốc gia.",
            [
                "trạm y tế xã có bác sĩ làm việc = 100 % (level, target)",
                "trường học đạt chuẩn quốc gia = 80… % (level, target)",
            ],
        ),
        (
            "Tỷ lệ hộ nghèo giảm từ 1% đến 1,5%/năm, đến năm 2030 cơ bản không còn hộ nghèo.",
            ["Tỷ lệ hộ nghèo = -1.5…-1 %/năm (change, target)"],
        ),
        (
            "Xây dựng ít nhất 02 khu công nghiệp, 05 cụm công nghiệp.",
            [
                "Xây dựng khu công nghiệp = 2… khu công nghiệp (level, target)",
                "cụm công nghiệp = 5 cụm công nghiệp (level, target)",
            ],
        ),
        (
            "Trên 90% hồ sơ được giải quyết trực tuyến toàn trình.",
            ["hồ sơ được giải quyết trực tuyến toàn trình = 90… % (level, target)"],
        ),
        (
            "Đến hết năm 2025 có ít nhất 60% số xã đạt chuẩn nông thôn mới nâng cao.",
            ["số xã đạt chuẩn nông thôn mới nâng cao = 60… % (level, target)"],
        ),
        (
            "Đã phun khử khuẩn 120.000 m2, tiêm 45.200 liều vắc xin cho 22.100 con trâu, bò.",
            [
                "phun khử khuẩn = 120000 m2 (level, actual)",
                "tiêm liều = 45200 liều (level, actual)",
                "con trâu = 22100 con (level, actual)",
            ],
        ),
        (
            "Đường rộng 12 m, dài 3,5 km, vận tốc thiết kế 60 km/h.",
            ["Đường rộng = 12 m (level, target)", "dài = 3.5 km (level, target)"],
        ),
        (
            "Giảm nghèo bền vững: còn 1.245 hộ nghèo (2,31%), 2.050 hộ cận nghèo (3,8%).",
            [
                "Giảm nghèo bền vững hộ nghèo = 1245 hộ nghèo (level, target)",
                "Giảm nghèo bền vững hộ nghèo = 2.31 % (level, target)",
                "hộ cận nghèo = 2050 hộ cận nghèo (level, target)",
                "hộ cận nghèo = 3.8 % (level, target)",
            ],
        ),
        (
            "Trồng 100.000 cây xanh, tỷ lệ cây sống đạt trên 90%.",
            [
                "Trồng cây xanh = 100000 cây xanh (level, target)",
                "tỷ lệ cây sống = 90… % (level, target)",
            ],
        ),
        (
            "Tập trung hoàn thành giải phóng mặt bằng 35,2 ha còn lại trước ngày 30/6/2024.",
            ["Tập trung hoàn thành giải phóng mặt bằng = 35.2 ha (level, target)"],
        ),
        (
            "Kết nạp ít nhất 120 đảng viên mới; 90% chi bộ hoàn thành tốt nhiệm vụ trở lên.",
            [
                "Kết nạp đảng viên = 120… đảng viên (level, target)",
                "chi bộ hoàn thành tốt nhiệm vụ trở lên = 90 % (level, target)",
            ],
        ),
        (
            "Nâng tỷ lệ lao động qua đào tạo lên 72%, trong đó có bằng cấp, chứng chỉ 32%.",
            [
                "tỷ lệ lao động qua đào tạo = 72 % (level, target)",
                "bằng cấp, chứng chỉ = 32 % (level, target)",
            ],
        ),
        (
            "Số hóa 85% hồ sơ, kết quả giải quyết thủ tục hành chính.",
            ["Số hóa hồ sơ = 85 % (level, target)"],
        ),
        (
            "Tỷ lệ tiêm vắc xin cho đàn gia súc đạt 80% tổng đàn trở lên.",
            ["Tỷ lệ tiêm vắc xin cho đàn gia súc = 80… % (level, target)"],
        ),
        (
            "Khẩn trương chi trả tiền bồi thường cho 45 hộ dân trước ngày 15/6.",
            [],
        ),
    ],
)
def test_sentences_of_plans(text: str, expected: list[str]) -> None:
    assert shown(text, "target") == expected


@pytest.mark.parametrize(
    "text",
    [
        # what an order only names
        "Vận động 17 hộ dân còn lại bàn giao mặt bằng",
        "Giao Sở Xây dựng rà soát 29 thửa đất",
        "Thành lập 05 đoàn kiểm tra liên ngành",
        "cấp kinh phí cho 34 xã, phường bị thiệt hại",
        # half a word, a page, a scale, a speed, a time
        "lập quy hoạch phân khu tỷ lệ 1/2.000 khu dân cư",
        "Sở Y tế - Trang 1/2",
        "vận tốc thiết kế 60 km/h",
        "Thời gian thi công 24 tháng",
        # what the thing spoken of is like
        "hỗ trợ cho hộ thiệt hại từ 70% diện tích trở lên",
        "khảo sát tại các doanh nghiệp sử dụng trên 1.000 lao động",
    ],
)
def test_no_figure(text: str) -> None:
    assert shown(text, "target") == []
