"""A plan of a province that does not exist, three pages with a table of tasks, for all formats."""

from __future__ import annotations

from saving import Beside, Break, Grid, Merged, Part, Text, Title

TABLE = Grid(
    (7, 32, 18, 18, 16, 13),
    (
        (
            Merged("TT", down=2),
            Merged("Nội dung nhiệm vụ", down=2),
            Merged("Phân công thực hiện", across=2),
            Merged("Thời hạn hoàn thành", down=2),
            Merged("Sản phẩm", down=2),
        ),
        ("Cơ quan chủ trì", "Cơ quan phối hợp"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("I", Merged("Lĩnh vực thủy lợi", across=5)),
        (
            "1",
            "Xây dựng Đề án trữ nước ngọt vùng hạ lưu sông Lệ",
            Merged("Sở Nông nghiệp và Môi trường", down=3),
            "Sở Tài chính;\nSở Xây dựng",
            "Trước ngày 30/6/2027",
            "Đề án",
        ),
        ("2", "Nạo vét các tuyến kênh nội đồng", "Ủy ban nhân dân các xã", "Quý II/2027", ""),
        (
            "3",
            "Lắp đặt trạm đo mặn tự động tại các cửa lấy nước; kết nối số liệu quan trắc với hệ"
            " thống thông tin của tỉnh",
            "Sở Khoa học và Công nghệ",
            "Tháng 9/2027",
            "Trạm đo",
        ),
        (
            "4",
            "Kiểm tra an toàn các cống ngăn mặn",
            "Sở Xây dựng",
            "",
            "Thường xuyên",
            "Báo cáo",
        ),
        ("II", Merged("Lĩnh vực y tế, giáo dục", across=5)),
        (
            "5",
            "Xét nghiệm chất lượng nước tại các trạm cấp nước nông thôn",
            "Sở Y tế",
            "Ủy ban nhân dân các xã, phường",
            "15/8/2027",
            "Kết quả xét nghiệm",
        ),
        (
            "6",
            "Cấp bồn chứa nước cho các trường học vùng ven biển, bảo đảm mỗi điểm trường có ít"
            " nhất một bồn chứa",
            "Sở Giáo dục và Đào tạo",
            "Sở Tài chính",
            "Trước ngày 01/4/2027",
            "",
        ),
        (
            "7",
            "Tuyên truyền, hướng dẫn Nhân dân sử dụng nước tiết kiệm",
            "-nt-",
            "Báo và Phát thanh, Truyền hình tỉnh",
            "Quý I/2027",
            "Tin, bài",
        ),
        ("III", Merged("Lĩnh vực giao thông, điện lực", across=5)),
        (
            "8",
            "Sửa chữa đường vận hành cống Vàm Trắng",
            "Sở Xây dựng",
            "Ủy ban nhân dân xã Gò Sậy",
            "31/10/2027",
            "",
        ),
        (
            "9",
            "Bảo đảm nguồn điện cho các trạm bơm trong mùa khô",
            "Sở Công Thương",
            "Ủy ban nhân dân các xã, phường",
            "Tháng 3/2027",
            "",
        ),
        (
            "10",
            "Lập bản đồ vùng có nguy cơ thiếu nước sinh hoạt, cập nhật lên Cổng thông tin điện tử"
            " của tỉnh",
            "Sở Nông nghiệp và Môi trường",
            "",
            "Tháng 5/2027",
            "Bản đồ",
        ),
        ("IV", Merged("Nhiệm vụ do Sở Nội vụ chủ trì", across=5)),
        (
            "11",
            "Tập huấn cán bộ các xã về vận hành trạm bơm, trạm cấp nước và cách đo độ mặn bằng"
            " máy cầm tay; cấp phát sổ tay hướng dẫn cho từng ấp",
            "",
            "Sở Nông nghiệp và Môi trường; Sở Y tế",
            "Quý III/2027",
            "Lớp tập huấn",
        ),
        (
            "12",
            "Đề xuất khen thưởng tập thể, cá nhân có thành tích trong phòng, chống hạn mặn",
            "Như trên",
            "Sở Tài chính",
            "Trước ngày 15/12/2027",
            "Tờ trình",
        ),
        (
            "13",
            "Tổng kết thực hiện Kế hoạch, báo cáo Ủy ban nhân dân tỉnh",
            "Sở Nông nghiệp và Môi trường (phối hợp: Sở Tài chính, Sở Nội vụ)",
            "",
            "Hằng năm",
            "Báo cáo",
        ),
    ),
    heads=3,
)

PLAN: tuple[Part, ...] = (
    Beside(
        ("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẠ", "Số: 47/KH-UBND"),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Sơn Hạ, ngày 18 tháng 01 năm 2027",
        ),
    ),
    Title(("KẾ HOẠCH", "Phòng, chống hạn hán và xâm nhập mặn năm 2027")),
    Text(
        "Thực hiện Nghị quyết số 12/NQ-HĐND ngày 09 tháng 12 năm 2026 của Hội đồng nhân dân tỉnh"
        " về nhiệm vụ phát triển kinh tế - xã hội năm 2027, Ủy ban nhân dân tỉnh ban hành Kế"
        " hoạch phòng, chống hạn hán và xâm nhập mặn năm 2027 như sau:"
    ),
    Text("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
    Text(
        "1. Bảo đảm đủ nước sinh hoạt cho Nhân dân vùng hạ lưu sông Lệ trong mùa khô, hạn chế"
        " thấp nhất thiệt hại đối với sản xuất nông nghiệp."
    ),
    Text(
        "2. Các cơ quan, đơn vị, địa phương xác định rõ trách nhiệm, thời hạn và sản phẩm của"
        " từng nhiệm vụ được giao."
    ),
    Text("II. NHIỆM VỤ TRỌNG TÂM", bold=True),
    Text("1. Công trình thủy lợi", bold=True),
    Text(
        "a) Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính rà soát toàn bộ cống"
        " ngăn mặn trên địa bàn, lập danh mục công trình phải sửa chữa, trình Ủy ban nhân dân"
        " tỉnh trước ngày 15/3/2027."
    ),
    Text(
        "b) Giao Sở Xây dựng đẩy nhanh tiến độ thi công cống Vàm Trắng, hoàn thành trong tháng"
        " 6/2027."
    ),
    Text(
        "c) Ủy ban nhân dân các xã, phường đắp đập tạm, nạo vét kênh mương nội đồng, hoàn thành"
        " trước ngày 28/02/2027."
    ),
    Text(
        "d) Giao Ban Quản lý dự án đầu tư xây dựng tỉnh chủ trì, phối hợp với Ủy ban nhân dân xã Gò"
        " Sậy giải phóng mặt bằng tuyến đê bao, bàn giao trước ngày 31/5/2027; khởi công vào quý"
        " III/2027."
    ),
    Text("2. Nước sạch nông thôn", bold=True),
    Text(
        "a) Sở Y tế tổ chức kiểm tra chất lượng nước tại tất cả các trạm cấp nước tập trung; công"
        " khai kết quả kiểm tra trong quý II/2027."
    ),
    Text(
        "b) Sở Giáo dục và Đào tạo thống kê số trường học thiếu nước sạch, báo cáo Ủy ban nhân"
        " dân tỉnh chậm nhất ngày 10/02/2027."
    ),
    Text(
        "c) Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động Nhân dân dự trữ nước ngọt ngay"
        " từ đầu mùa khô."
    ),
    Text("III. TỔ CHỨC THỰC HIỆN", bold=True),
    Text("1. Sở Tài chính", bold=True),
    Text("- Tham mưu bố trí kinh phí thực hiện Kế hoạch trước ngày 31/3/2027."),
    Text(
        "- Hướng dẫn các đơn vị lập dự toán, quyết toán kinh phí phòng, chống hạn mặn theo đúng"
        " quy định của Luật Ngân sách nhà nước."
    ),
    Text("2. Sở Công Thương", bold=True),
    Text("- Phối hợp với Sở Xây dựng ưu tiên cấp điện cho các trạm bơm trong các tháng cao điểm."),
    Text("- Theo dõi thị trường vật tư, thiết bị chứa nước, báo cáo trước ngày 20/4/2027."),
    Text(
        "3. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Nông nghiệp và Môi trường xây dựng"
        " bản đồ số về độ mặn, hoàn thành trước ngày 30/9/2027."
    ),
    Text(
        "4. Yêu cầu Thủ trưởng các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các xã, phường"
        " nghiêm túc triển khai thực hiện Kế hoạch này; định kỳ báo cáo kết quả về Sở Nông nghiệp"
        " và Môi trường để tổng hợp."
    ),
    Beside(
        (
            "Nơi nhận:",
            "- Bộ Nông nghiệp và Môi trường;",
            "- Thường trực Tỉnh ủy;",
            "- Các sở, ban, ngành tỉnh;",
            "- Lưu: VT, KT.",
        ),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Trần Văn Khởi"),
    ),
    Break(),
    Title(
        (
            "PHỤ LỤC",
            "DANH MỤC NHIỆM VỤ PHÒNG, CHỐNG HẠN HÁN VÀ XÂM NHẬP MẶN NĂM 2027",
            "(Kèm theo Kế hoạch số 47/KH-UBND ngày 18 tháng 01 năm 2027)",
        )
    ),
    TABLE,
)
