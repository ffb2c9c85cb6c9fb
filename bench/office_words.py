"""Words of an invented province: of them `bench/big_graph.py` makes its graphs."""

from __future__ import annotations

PROVINCE = "tỉnh Lam Giang"

DEPARTMENTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Sở Y tế",
        "healthSector",
        (
            "trạm y tế",
            "tiêm chủng mở rộng",
            "bệnh viện đa khoa",
            "an toàn thực phẩm",
            "hồ sơ sức khỏe điện tử",
            "thuốc và vật tư y tế",
        ),
    ),
    (
        "Sở Tài chính",
        "financeSector",
        (
            "dự toán ngân sách",
            "giải ngân vốn đầu tư công",
            "quyết toán dự án hoàn thành",
            "đấu giá tài sản công",
            "thu ngân sách trên địa bàn",
            "nợ đọng xây dựng cơ bản",
        ),
    ),
    (
        "Sở Xây dựng",
        "constructionSector",
        (
            "quy hoạch phân khu",
            "nhà ở xã hội",
            "cấp phép xây dựng",
            "chỉnh trang đô thị",
            "hệ thống cấp nước sạch",
            "tuyến đường liên xã",
        ),
    ),
    (
        "Sở Giao thông vận tải",
        "transportSector",
        (
            "tuyến đường tránh",
            "cầu vượt dân sinh",
            "bến xe khách",
            "đường vành đai",
            "điểm đen tai nạn giao thông",
            "luồng đường thủy nội địa",
        ),
    ),
    (
        "Sở Nông nghiệp và Môi trường",
        "agricultureSector",
        (
            "hồ chứa nước",
            "đê điều trước mùa lũ",
            "vùng trồng lúa chất lượng cao",
            "tiêm phòng đàn gia súc",
            "trồng rừng thay thế",
            "bãi rác tạm",
        ),
    ),
    (
        "Sở Công Thương",
        "industrySector",
        (
            "cụm công nghiệp",
            "lưới điện trung thế",
            "chợ nông thôn",
            "hàng giả trên môi trường mạng",
            "kho dự trữ xăng dầu",
            "xúc tiến thương mại",
        ),
    ),
    (
        "Sở Giáo dục và Đào tạo",
        "educationSector",
        (
            "trường học đạt chuẩn quốc gia",
            "phòng học kiên cố",
            "tuyển dụng giáo viên",
            "sách giáo khoa mới",
            "kỳ thi tốt nghiệp",
            "bếp ăn bán trú",
        ),
    ),
    (
        "Sở Khoa học và Công nghệ",
        "digitalSector",
        (
            "dịch vụ công trực tuyến",
            "trung tâm dữ liệu",
            "chữ ký số",
            "trạm phát sóng di động",
            "đề tài khoa học cấp tỉnh",
            "cổng thông tin điện tử",
        ),
    ),
    (
        "Sở Nội vụ",
        "homeAffairsSector",
        (
            "đề án vị trí việc làm",
            "sắp xếp đơn vị sự nghiệp",
            "cải cách hành chính",
            "tinh giản biên chế",
            "thi đua khen thưởng",
            "lưu trữ lịch sử",
        ),
    ),
    (
        "Sở Văn hóa, Thể thao và Du lịch",
        "cultureSector",
        (
            "di tích cấp tỉnh",
            "nhà văn hóa thôn",
            "tuyến du lịch sinh thái",
            "lễ hội truyền thống",
            "thư viện cơ sở",
            "giải thể thao phong trào",
        ),
    ),
    (
        "Sở Tư pháp",
        "justiceSector",
        (
            "rà soát văn bản quy phạm",
            "hộ tịch điện tử",
            "trợ giúp pháp lý",
            "hòa giải ở cơ sở",
            "phổ biến pháp luật",
            "đấu giá quyền sử dụng đất",
        ),
    ),
    (
        "Thanh tra tỉnh",
        "inspectionSector",
        (
            "kết luận thanh tra",
            "đơn thư tồn đọng",
            "tiếp công dân",
            "kê khai tài sản",
            "thu hồi tiền sai phạm",
            "kế hoạch thanh tra",
        ),
    ),
    (
        "Công an tỉnh",
        "securitySector",
        (
            "phòng cháy chữa cháy",
            "định danh điện tử",
            "trật tự đô thị",
            "tội phạm công nghệ cao",
            "cai nghiện ma túy",
            "cơ sở dữ liệu dân cư",
        ),
    ),
    (
        "Bộ Chỉ huy Quân sự tỉnh",
        "defenceSector",
        (
            "khu vực phòng thủ",
            "tuyển quân",
            "diễn tập chiến đấu",
            "quy tập hài cốt liệt sĩ",
            "huấn luyện dân quân",
            "công trình quốc phòng",
        ),
    ),
    (
        "Ban Quản lý dự án đầu tư xây dựng tỉnh",
        "landSector",
        (
            "giải phóng mặt bằng",
            "khu tái định cư",
            "mỏ vật liệu san lấp",
            "hồ sơ thu hồi đất",
            "bồi thường cho các hộ dân",
            "di dời đường điện",
        ),
    ),
    (
        "Ban Quản lý các khu công nghiệp tỉnh",
        "industrySector",
        (
            "khu công nghiệp phía Nam",
            "nhà máy xử lý nước thải",
            "nhà ở công nhân",
            "thu hút vốn đầu tư nước ngoài",
            "hạ tầng đấu nối",
            "quan trắc tự động",
        ),
    ),
    (
        "Văn phòng Ủy ban nhân dân tỉnh",
        "administrationSector",
        (
            "chương trình công tác",
            "hệ thống báo cáo",
            "quy chế làm việc",
            "họp không giấy tờ",
            "đường dây nóng",
            "theo dõi nhiệm vụ",
        ),
    ),
)
"""Departments with their field and what they care for."""

FIRST = (
    "Thạch",
    "Cẩm",
    "Vân",
    "Lam",
    "Phú",
    "Yên",
    "Tân",
    "Kim",
    "Hòa",
    "Đông",
    "An",
    "Bình",
    "Xuân",
    "Minh",
    "Đức",
    "Quảng",
)
SECOND = (
    "Lũng",
    "Trạch",
    "Sậy",
    "Thượng",
    "Khê",
    "Mộc",
    "Đài",
    "Quan",
    "Phong",
    "Xá",
    "Lĩnh",
    "Giang",
    "Sơn",
    "Thủy",
    "Đồng",
    "Hải",
)
KINDS = ("xã", "phường", "xã", "xã", "đặc khu")

ACTIONS = (
    "hoàn thành",
    "rà soát",
    "xây dựng kế hoạch về",
    "trình phê duyệt",
    "khởi công",
    "nghiệm thu",
    "bàn giao",
    "kiểm tra",
    "tháo gỡ vướng mắc về",
    "tổng kết",
    "bố trí kinh phí cho",
    "công khai",
    "đẩy nhanh tiến độ",
    "báo cáo kết quả",
    "sửa đổi quy định về",
    "tổ chức thực hiện",
)
ENDS = (
    "bảo đảm chất lượng",
    "theo đúng quy định",
    "không để phát sinh khiếu kiện",
    "đạt kế hoạch giao",
    "gắn với trách nhiệm người đứng đầu",
    "phục vụ người dân và doanh nghiệp",
    "trước mùa mưa lũ",
    "theo hình thức đối tác công tư",
    "trên cơ sở ý kiến nhân dân",
    "kịp thời, hiệu quả",
)
HINDRANCES = (
    "thiếu vốn đối ứng",
    "chậm thẩm định hồ sơ",
    "vướng mặt bằng",
    "thiếu nhân lực",
    "giá vật liệu tăng",
    "chưa có hướng dẫn",
)

PROJECTS = (
    "Đường nối",
    "Cầu",
    "Khu công nghiệp",
    "Trường liên cấp",
    "Bệnh viện khu vực",
    "Hồ chứa nước",
    "Khu tái định cư",
    "Đề án chuyển đổi số",
    "Chương trình nước sạch",
    "Kè chống sạt lở",
)
INDICATORS = (
    "Tỷ lệ giải ngân",
    "Số hộ nghèo",
    "Thu ngân sách",
    "Diện tích rừng trồng",
    "Số thủ tục trực tuyến",
    "Tỷ lệ bao phủ bảo hiểm",
    "Sản lượng lúa",
    "Lượt khách du lịch",
)
FAMILY = ("Mạc", "Lục", "Quách", "Nghiêm", "Tống", "Bùi", "Kiều", "Thân", "Lã", "Đàm")
GIVEN = (
    "Thế Phong",
    "Đình Bạch",
    "Mai Trâm",
    "Thu Quỳnh",
    "Văn Duệ",
    "Khắc Nhuận",
    "Hồng Liên",
    "Quốc Thái",
    "Minh Khuê",
    "Ngọc Ánh",
)
SERIES = (
    "Báo cáo tình hình kinh tế - xã hội",
    "Báo cáo kết quả thực hiện nhiệm vụ",
    "Báo cáo giải ngân vốn đầu tư công",
)
