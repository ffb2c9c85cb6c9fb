"""What stands in the Word file and the PDF of the samples: a plan and a telegram of Lam Giang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from saving import Grid, Merged

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
ISSUER = ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document's frame: number, place and date, title lines, recipients, signature, the day."""

    number: str
    dated: str
    title: tuple[str, ...]
    recipients: tuple[str, ...]
    signed: tuple[str, ...]
    signer: str
    day: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph; `level` is that of its automatic list mark from 1, 0 for none."""

    words: str
    level: int = 0


PLAN = Paper(
    "Số: 186/KH-UBND",
    "Hòa Lam, ngày 06 tháng 10 năm 2025",
    (
        "KẾ HOẠCH",
        "Thực hiện nhiệm vụ trọng tâm quý IV năm 2025 theo Nghị quyết số 38/NQ-HĐND"
        " của Hội đồng nhân dân tỉnh",
    ),
    (
        "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh;",
        "Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
        "Các sở, ban, ngành tỉnh;",
        "UBND các xã, phường, đặc khu;",
        "Lưu: VT, TH.",
    ),
    ("TM. ỦY BAN NHÂN DÂN TỈNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "Tống Văn Duệ",
    datetime(2025, 10, 6, 9, tzinfo=UTC),
)

PLAN_ITEMS = (
    Item(
        "Căn cứ Nghị quyết số 38/NQ-HĐND ngày 25/7/2025 của HĐND tỉnh về mục tiêu, chỉ tiêu và"
        " nhiệm vụ phát triển kinh tế - xã hội 6 tháng cuối năm 2025;"
    ),
    Item("Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 388/TTr-STC ngày 03/10/2025;"),
    Item("UBND tỉnh ban hành Kế hoạch thực hiện nhiệm vụ trọng tâm quý IV năm 2025 như sau:"),
    Item("YÊU CẦU", 1),
    Item(
        "Các sở, ban, ngành tỉnh, UBND các xã, phường, đặc khu giữ đúng các thời hạn đã"
        " được giao, không đề nghị lùi tiến độ.",
        2,
    ),
    Item(
        "Thủ trưởng cơ quan chủ trì chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả của từng"
        " nhiệm vụ.",
        2,
    ),
    Item("NỘI DUNG", 1),
    Item("Danh mục nhiệm vụ và phân công thực hiện nêu tại Phụ lục kèm theo."),
    Item("TỔ CHỨC THỰC HIỆN", 1),
    Item("Các cơ quan chủ trì nhiệm vụ tại Phụ lục có trách nhiệm:", 2),
    Item("Lập bảng tiến độ từng tuần, cử một lãnh đạo theo dõi;", 3),
    Item("Gửi báo cáo kết quả về Sở Tài chính trước ngày 18/12/2025.", 3),
    Item(
        "Sở Tài chính chủ trì, phối hợp với Văn phòng UBND tỉnh đôn đốc việc thực hiện Kế hoạch;"
        " báo cáo Chủ tịch UBND tỉnh trước ngày 25/12/2025.",
        2,
    ),
    Item(
        "Sở Nội vụ đề xuất khen thưởng tập thể, cá nhân có thành tích, trình UBND tỉnh chậm nhất"
        " ngày 31/12/2025./.",
        2,
    ),
)

ANNEX = (
    "PHỤ LỤC",
    "DANH MỤC NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2025",
    "(Kèm theo Kế hoạch số 186/KH-UBND ngày 06/10/2025 của Ủy ban nhân dân tỉnh Lam Giang)",
)

_ENVIRONMENT = "Sở Nông nghiệp và Môi trường"
TASKS = Grid(
    (8, 30, 18, 17, 14, 13),
    (
        (
            "STT",
            "Nội dung nhiệm vụ",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời hạn hoàn thành",
            "Sản phẩm",
        ),
        ("I", Merged("Hạ tầng, giải phóng mặt bằng", across=5)),
        (
            "1",
            "Lập quy hoạch chi tiết khu tái định cư phục vụ đường bộ cao tốc Hòa Lam - Thạch Lũng",
            "UBND xã Thạch Lũng",
            "Sở Xây dựng",
            "Trước ngày 25/12/2025",
            "Đồ án quy hoạch",
        ),
        (
            "2",
            "Lắp đặt phao tiêu, biển báo đường thủy tại khu vực thi công cầu Bến Sỏi",
            "Ban Quản lý dự án ĐTXD tỉnh",
            "Công an tỉnh;\nUBND phường Bến Sỏi",
            "05/12/2025",
            "Biên bản nghiệm thu",
        ),
        ("II", Merged("Nông nghiệp, môi trường", across=5)),
        (
            "3",
            "Lập bản đồ các đoạn bờ sông Ngân Lam có nguy cơ sạt lở",
            Merged(_ENVIRONMENT, down=3),
            "Sở Khoa học và Công nghệ",
            "Trước ngày 15/12/2025",
            "Bản đồ",
        ),
        ("4", "Kiểm định an toàn 12 hồ chứa nước", "Sở Xây dựng", "20/12/2025", "Báo cáo"),
        (
            "5",
            "Xây dựng phương án thu gom rác sinh hoạt tại các phường Hòa Lam, Bến Sỏi",
            "UBND các phường Hòa Lam, Bến Sỏi",
            "Tháng 12/2025",
            "Phương án",
        ),
        ("III", Merged("Công nghiệp, văn hóa - xã hội, chuyển đổi số", across=5)),
        (
            "6",
            "Lựa chọn chủ đầu tư hạ tầng Cụm công nghiệp Phú Khê",
            "Sở Công Thương",
            "Sở Tài chính;\nUBND xã Phú Khê",
            "Quý IV/2025",
            "Quyết định",
        ),
        (
            "7",
            "Tuyển dụng bổ sung 86 giáo viên cho các trường vùng cao",
            "Sở Giáo dục và Đào tạo",
            "Sở Nội vụ",
            "Trước ngày 31/12/2025",
            "Danh sách trúng tuyển",
        ),
        (
            "8",
            "Tổ chức khám bệnh lưu động cho người dân đặc khu Hòn Tranh",
            "Sở Y tế",
            "UBND đặc khu Hòn Tranh",
            "10/12/2025",
            "Đợt khám bệnh",
        ),
        (
            "9",
            "Cung cấp trực tuyến toàn bộ thủ tục đất đai của cấp xã",
            "Sở Khoa học và Công nghệ",
            f"{_ENVIRONMENT};\nUBND các xã, phường, đặc khu",
            "Trước ngày 28/12/2025",
            "Thủ tục trực tuyến",
        ),
        (
            "10",
            "Đánh giá việc thực hiện các chỉ tiêu của Nghị quyết số 38/NQ-HĐND",
            "Sở Tài chính",
            "Thống kê tỉnh",
            "Tháng 12/2025",
            "Báo cáo",
        ),
    ),
)

TELEGRAM = Paper(
    "Số: 11/CĐ-UBND",
    "Hòa Lam, ngày 30 tháng 10 năm 2025",
    (
        "CÔNG ĐIỆN",
        "Về việc tập trung phòng, chống lũ trên sông Ngân Lam và khắc phục hậu quả mưa lũ",
    ),
    (
        "Như trên;",
        "Thường trực Tỉnh ủy;",
        "Thường trực HĐND tỉnh;",
        "Các Phó Chủ tịch UBND tỉnh;",
        "Lưu: VT, NNMT.",
    ),
    ("CHỦ TỊCH",),
    "Mạc Thế Phong",
    datetime(2025, 10, 30, 11, tzinfo=UTC),
)

FOOT = "UBND tỉnh Lam Giang - Công điện số 11/CĐ-UBND"

ADDRESSED = (
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM GIANG điện:",
    "- Giám đốc các sở, thủ trưởng các ban, ngành tỉnh;",
    "- Chủ tịch UBND các xã, phường, đặc khu;",
    "- Giám đốc Ban Quản lý dự án ĐTXD tỉnh.",
)

ORDERS = (
    "Từ đêm 28/10 đến sáng 30/10/2025, trên địa bàn tỉnh có mưa to đến rất to. Lúc 7 giờ ngày"
    " 30/10/2025, mực nước sông Ngân Lam tại phường Bến Sỏi vượt báo động 2. Lũ đã làm ngập 214"
    " ngôi nhà ở các xã Tân Mộc, Vân Sậy và gây sạt lở 06 điểm trên tuyến đường từ phường Hòa Lam"
    " lên xã Thạch Lũng. Mưa còn kéo dài hai đến ba ngày, mực nước sông vẫn lên nhanh.",
    "Để bảo vệ tính mạng, tài sản của Nhân dân và các công trình đang xây dựng, Chủ tịch UBND tỉnh"
    " yêu cầu:",
    "1. UBND các xã Tân Mộc, Vân Sậy sơ tán toàn bộ hộ dân ở vùng ngập sâu, ven sông đến nơi an"
    " toàn trước 17 giờ ngày 31/10/2025; bố trí đủ chỗ ở, lương thực, nước sạch, thuốc chữa bệnh;"
    " không để người dân quay về khi nước chưa rút.",
    "2. Ban Quản lý dự án ĐTXD tỉnh chủ trì, phối hợp với UBND xã Tân Mộc gia cố các vị trí xung"
    " yếu của kè bờ tả sông Ngân Lam trước ngày 05/11/2025; cùng Liên danh Thành Đạt Phong - Cầu 26"
    " đưa người, sà lan và thiết bị thi công cầu Bến Sỏi vào nơi trú tránh.",
    "3. Sở Xây dựng chủ trì, phối hợp với Công an tỉnh, UBND xã Thạch Lũng khắc phục 06 điểm sạt"
    " lở, thông tuyến đường từ phường Hòa Lam lên xã Thạch Lũng chậm nhất ngày 10/11/2025; đặt rào"
    " chắn, cử người trực tại các ngầm tràn, đoạn đường ngập.",
    "4. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính thống kê thiệt hại, đề xuất"
    " mức hỗ trợ giống cây trồng, vật nuôi cho các hộ bị ngập, trình UBND tỉnh trước ngày"
    " 05/12/2025; vận hành các hồ chứa đúng quy trình, báo trước cho vùng hạ du khi xả lũ.",
    "5. Sở Giáo dục và Đào tạo quyết định việc cho học sinh vùng ngập nghỉ học; hoàn thành dạy bù"
    " chậm nhất ngày 20/12/2025.",
    "6. Sở Y tế phối hợp với UBND các xã Tân Mộc, Vân Sậy khử khuẩn nguồn nước, phun hóa chất"
    " phòng dịch ngay khi nước rút.",
    "7. Sở Công Thương bảo đảm nguồn hàng thiết yếu, không để đầu cơ, tăng giá tại các xã bị chia"
    " cắt.",
    "8. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh cắt cử cán bộ, chiến sĩ và xuồng máy ứng trực tại"
    " các xã ven sông Ngân Lam; sẵn sàng cứu hộ, cứu nạn.",
    "9. Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Công điện này; tổng hợp tình hình, báo"
    " cáo Chủ tịch UBND tỉnh trước 16 giờ hằng ngày.",
    "Nhận được Công điện này, yêu cầu thủ trưởng các cơ quan, đơn vị, Chủ tịch UBND các xã, phường,"
    " đặc khu khẩn trương triển khai thực hiện./.",
)
