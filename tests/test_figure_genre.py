"""Sentences of reports and news, each with all its figures."""

from __future__ import annotations

import pytest
from figure_lines import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giải ngân vốn đầu tư công đến 30/4 đạt 412/1.205 tỷ đồng, đạt 34,2% kế hoạch.",
            [
                "Giải ngân vốn đầu tư công = 412 tỷ đồng (level, actual)",
                "Giải ngân vốn đầu tư công = 1205 tỷ đồng (level, target)",
                "Giải ngân vốn đầu tư công = 34.2 % (plan_share, actual)",
            ],
        ),
        (
            "Đến ngày 15/5, huyện đã chi trả cho 126/140 hộ, còn 14 hộ chưa đồng thuận.",
            ["chi trả hộ = 126 hộ (level, actual)", "hộ chưa đồng thuận = 14 hộ (level, actual)"],
        ),
        (
            "Diện tích đất thu hồi 45,6 ha, trong đó đất ở 3,2 ha, đất nông nghiệp 42,4 ha.",
            [
                "Diện tích đất thu hồi = 45.6 ha (level, actual)",
                "đất ở = 3.2 ha (level, actual)",
                "đất nông nghiệp = 42.4 ha (level, actual)",
            ],
        ),
        (
            "Tổng thu ngân sách nhà nước trên địa bàn 5 tháng ước đạt 6.420 tỷ đồng, bằng "
            "52,3% dự toán, tăng 12,3% so với cùng kỳ năm trước.",
            [
                "Tổng thu ngân sách nhà nước trên địa bàn = 6420 tỷ đồng (level, actual)",
                "Tổng thu ngân sách nhà nước trên địa bàn = 52.3 % (plan_share, actual)",
                "Tổng thu ngân sách nhà nước trên địa bàn = 12.3 % (change, actual)",
            ],
        ),
        (
            "Kim ngạch xuất khẩu tháng 5 ước đạt 215 triệu USD, lũy kế 5 tháng đạt 1.012 "
            "triệu USD, tăng 7,4% so với cùng kỳ, đạt 40,5% kế hoạch năm.",
            [
                "Kim ngạch xuất khẩu = 215 triệu USD (level, actual)",
                "Kim ngạch xuất khẩu = 1012 triệu USD (level, actual)",
                "Kim ngạch xuất khẩu = 7.4 % (change, actual)",
                "Kim ngạch xuất khẩu = 40.5 % (plan_share, actual)",
            ],
        ),
        (
            "Chỉ số sản xuất công nghiệp (IIP) tháng 5 tăng 4,2% so với tháng trước và tăng "
            "9,6% so với cùng kỳ.",
            [
                "Chỉ số sản xuất công nghiệp (IIP) = 4.2 % (change, actual)",
                "Chỉ số sản xuất công nghiệp (IIP) = 9.6 % (change, actual)",
            ],
        ),
        (
            "Khách du lịch đến tỉnh đạt gần 1,2 triệu lượt, trong đó khách quốc tế 45.000 "
            "lượt; tổng thu từ du lịch khoảng 980 tỷ đồng.",
            [
                "Khách du lịch đến tỉnh triệu lượt = 1.2 triệu lượt (level, actual)",
                "khách quốc tế lượt = 45000 lượt (level, actual)",
                "tổng thu từ du lịch = 980 tỷ đồng (level, actual)",
            ],
        ),
        (
            "Đã đưa vào vận hành 320 MW điện gió, 150 MWp điện mặt trời.",
            [
                "đưa vào vận hành = 320 MW (level, actual)",
                "điện mặt trời = 150 MWp (level, actual)",
            ],
        ),
        (
            "Xảy ra 45 vụ tai nạn giao thông, làm chết 21 người, bị thương 38 người; so với "
            "cùng kỳ giảm 5 vụ, giảm 3 người chết, tăng 2 người bị thương.",
            [
                "Xảy ra vụ tai nạn giao thông = 45 vụ tai nạn giao thông (level, actual)",
                "làm chết người = 21 người (level, actual)",
                "bị thương người = 38 người (level, actual)",
                "Xảy ra vụ tai nạn giao thông = -5 vụ (change, actual)",
                "làm chết người = -3 người chết (change, actual)",
                "bị thương người = 2 người bị thương (change, actual)",
            ],
        ),
        (
            "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,7%, tăng 1,2 điểm phần trăm so với cùng kỳ.",
            [
                "Tỷ lệ hồ sơ giải quyết đúng hạn = 98.7 % (level, actual)",
                "Tỷ lệ hồ sơ giải quyết đúng hạn = 1.2 điểm phần trăm (change, actual)",
            ],
        ),
        (
            "Chỉ số PAPI xếp thứ 12/63 tỉnh, thành phố, tăng 8 bậc so với năm 2022.",
            ["Chỉ số PAPI = 12 thứ (level, actual)", "Chỉ số PAPI = 8 bậc (change, actual)"],
        ),
        (
            "Chỉ số PCI đạt 68,2 điểm, xếp thứ 15/63.",
            ["Chỉ số PCI = 68.2 điểm (level, actual)", "Chỉ số PCI = 15 thứ (level, actual)"],
        ),
        (
            "Tiến độ thi công đạt 65% khối lượng hợp đồng, chậm 5% so với kế hoạch.",
            [
                "Tiến độ thi công = 65 % (plan_share, actual)",
                "Tiến độ thi công = -5 % (change, actual)",
            ],
        ),
        (
            "Lũy kế giá trị giải ngân từ đầu dự án đến nay là 1.230 tỷ đồng (đạt 78% kế "
            "hoạch vốn được giao).",
            [
                "Lũy kế giá trị giải ngân từ đầu dự án = 1230 tỷ đồng (level, actual)",
                "Lũy kế giá trị giải ngân từ đầu dự án = 78 % (plan_share, actual)",
            ],
        ),
        (
            "Kế hoạch vốn năm 2024 được giao 850 tỷ đồng; đến ngày 15/5 đã giải ngân 255 tỷ "
            "đồng, đạt 30%.",
            [
                "Kế hoạch vốn năm 2024 được giao = 850 tỷ đồng (level, target)",
                "giải ngân = 255 tỷ đồng (level, actual)",
                "giải ngân = 30 % (plan_share, actual)",
            ],
        ),
        (
            "Yêu cầu các chủ đầu tư giải ngân đạt 100% kế hoạch vốn, trong đó đến hết quý "
            "III đạt tối thiểu 70%.",
            ["giải ngân = 100 % (plan_share, target)", "giải ngân = 70… % (plan_share, target)"],
        ),
        (
            "Giảm 50% số cuộc họp.",
            ["số cuộc họp = -50 % (change, actual)"],
        ),
        (
            "Tổng đàn lợn 412.000 con, giảm 3,1%; đàn gia cầm 6,2 triệu con, tăng 4,5% so "
            "với cùng kỳ.",
            [
                "Tổng đàn lợn = 412000 con (level, actual)",
                "Tổng đàn lợn = -3.1 % (change, actual)",
                "đàn gia cầm = 6.2 triệu con (level, actual)",
                "đàn gia cầm = 4.5 % (change, actual)",
            ],
        ),
        (
            "Giao Sở Xây dựng rà soát 29 thửa đất, báo cáo trước ngày 30/6.",
            [],
        ),
        (
            "Hỗ trợ 1,5 tỷ đồng cho 320 hộ nghèo sửa chữa nhà ở.",
            ["Hỗ trợ = 1.5 tỷ đồng (level, actual)", "Hỗ trợ = 320 hộ nghèo (level, actual)"],
        ),
        (
            "Có 85/112 xã đạt chuẩn nông thôn mới (75,9%), 20 xã nông thôn mới nâng cao.",
            [
                "xã đạt chuẩn nông thôn mới = 85 xã (level, actual)",
                "xã đạt chuẩn nông thôn mới = 75.9 % (level, actual)",
                "xã nông thôn mới nâng cao = 20 xã (level, actual)",
            ],
        ),
        (
            "Vốn FDI đăng ký mới đạt 1,24 tỷ USD, gấp 2,3 lần cùng kỳ.",
            [
                "Vốn FDI đăng ký = 1.24 tỷ USD (level, actual)",
                "Vốn FDI đăng ký = 2.3 lần (level, actual)",
            ],
        ),
        (
            "Cơ cấu kinh tế: nông nghiệp chiếm 18,5%, công nghiệp - xây dựng 42,3%, dịch vụ 39,2%.",
            [
                "nông nghiệp = 18.5 % (level, actual)",
                "công nghiệp - xây dựng = 42.3 % (level, actual)",
                "dịch vụ = 39.2 % (level, actual)",
            ],
        ),
        (
            "Sản lượng điện 1.250 triệu kWh, vượt 5% kế hoạch.",
            [
                "Sản lượng điện = 1250 triệu kWh (level, actual)",
                "Sản lượng điện = 5 % (change, actual)",
            ],
        ),
        (
            "Nâng công suất nhà máy nước từ 10.000 m3/ngày đêm lên 25.000 m3/ngày đêm.",
            [
                "công suất nhà máy nước = 10000 m3/ngày đêm (level, actual)",
                "công suất nhà máy nước = 25000 m3/ngày đêm (level, actual)",
            ],
        ),
        (
            "Đã bàn giao 21,3/23,4 km mặt bằng (đạt 91%).",
            [
                "bàn giao = 21.3 km (level, actual)",
                "bàn giao = 23.4 km (level, target)",
                "bàn giao = 91 % (plan_share, actual)",
            ],
        ),
        (
            "Thu nội địa 3.450 tỷ đồng/6.500 tỷ đồng, đạt 53%.",
            [
                "Thu nội địa = 3450 tỷ đồng (level, actual)",
                "Thu nội địa = 6500 tỷ đồng (level, target)",
                "Thu nội địa = 53 % (plan_share, actual)",
            ],
        ),
        (
            "Bồi thường, hỗ trợ 112,5 tỷ đồng cho 86 hộ; bố trí tái định cư cho 34 hộ.",
            [
                "hỗ trợ = 112.5 tỷ đồng (level, actual)",
                "hỗ trợ = 86 hộ (level, actual)",
                "bố trí tái định cư hộ = 34 hộ (level, actual)",
            ],
        ),
        (
            "Thu tiền sử dụng đất mới đạt 21,5% dự toán, thấp hơn 40% so với cùng kỳ.",
            [
                "Thu tiền sử dụng đất = 21.5 % (plan_share, actual)",
                "Thu tiền sử dụng đất = -40 % (change, actual)",
            ],
        ),
        (
            "Chủ đầu tư đã thi công 12/18 km nền đường; giá trị thực hiện 156 tỷ đồng, đạt "
            "62% giá trị hợp đồng.",
            [
                "thi công = 12 km (level, actual)",
                "thi công = 18 km (level, target)",
                "giá trị thực hiện = 156 tỷ đồng (level, actual)",
                "giá trị thực hiện = 62 % (plan_share, actual)",
            ],
        ),
        (
            "GRDP quý I tăng 7,2% (kịch bản 7,5%), đứng thứ 5 toàn vùng.",
            [
                "GRDP = 7.2 % (change, actual)",
                "GRDP = 7.5 % (change, target)",
                "GRDP = 5 thứ (level, actual)",
            ],
        ),
        (
            "Dự án có chiều dài 27,4 km, đi qua 5 xã, tổng mức đầu tư hơn 3.200 tỷ đồng, "
            "diện tích thu hồi 145,6 ha, ảnh hưởng 820 hộ dân.",
            [
                "Dự án có chiều dài = 27.4 km (level, target)",
                "tổng mức đầu tư = 3200… tỷ đồng (level, target)",
                "diện tích thu hồi = 145.6 ha (level, actual)",
                "ảnh hưởng hộ dân = 820 hộ dân (level, actual)",
            ],
        ),
        (
            "Khu công nghiệp có quy mô 320 ha, tổng vốn đầu tư 4.500 tỷ đồng, dự kiến tạo "
            "việc làm cho 15.000 lao động.",
            [
                "Khu công nghiệp có quy mô = 320 ha (level, target)",
                "tổng vốn đầu tư = 4500 tỷ đồng (level, target)",
                "tạo việc làm lao động = 15000 lao động (level, target)",
            ],
        ),
        (
            "Chỉ tiêu chủ yếu: tốc độ tăng trưởng kinh tế 9,5%; thu ngân sách 12.000 tỷ "
            "đồng; tỷ lệ hộ nghèo còn dưới 1%; tạo việc làm cho 20.000 lao động.",
            [
                "tốc độ tăng trưởng kinh tế = 9.5 % (change, target)",
                "thu ngân sách = 12000 tỷ đồng (level, target)",
                "tỷ lệ hộ nghèo = …1 % (level, target)",
                "tạo việc làm lao động = 20000 lao động (level, target)",
            ],
        ),
        (
            "Thu ngân sách nhà nước trên địa bàn năm 2024 đạt 11.000 tỷ đồng trở lên.",
            ["Thu ngân sách nhà nước trên địa bàn = 11000… tỷ đồng (level, target)"],
        ),
        (
            "Giảm tai nạn giao thông từ 5 - 10% trên cả 3 tiêu chí so với năm 2023.",
            ["Giảm tai nạn giao thông = -10…-5 % (change, actual)"],
        ),
        (
            "Hạn hán gây thiệt hại 2.340 ha cây trồng, trong đó mất trắng 450 ha; 5.600 hộ "
            "thiếu nước sinh hoạt.",
            [
                "Hạn hán gây thiệt hại = 2340 ha (level, actual)",
                "mất trắng = 450 ha (level, actual)",
                "hộ thiếu nước sinh hoạt = 5600 hộ (level, actual)",
            ],
        ),
        (
            "Công suất thiết kế 500 tấn/ngày đêm, tổng mức đầu tư 850 tỷ đồng.",
            [
                "Công suất thiết kế = 500 tấn/ngày đêm (level, target)",
                "tổng mức đầu tư = 850 tỷ đồng (level, target)",
            ],
        ),
        (
            "Phê duyệt 34 phương án bồi thường với kinh phí 215 tỷ đồng.",
            [
                "Phê duyệt phương án = 34 phương án (level, actual)",
                "kinh phí = 215 tỷ đồng (level, actual)",
            ],
        ),
        (
            "Ông Nguyễn Văn A, Chủ tịch UBND xã, cho biết xã còn 23 hộ chưa di dời, diện "
            "tích 1,8 ha.",
            ["hộ chưa di dời = 23 hộ (level, actual)", "diện tích = 1.8 ha (level, actual)"],
        ),
    ],
)
def test_sentences_of_reports(text: str, expected: list[str]) -> None:
    assert shown(text, "actual") == expected
