"""Undertakings, places and persons as the genre writes them, found by all finders together.

The lines are invented. `P{…}` marks an undertaking, `L{…}` a place, `N{…}` a person; whatever
else a line names (bodies, citations, days) is not looked at. A name holds its places: no mention
stands inside another.
"""

from __future__ import annotations

import re

import pytest

from extract.mentions.components import find_mentions
from extract.mentions.found import Context

_MARK = re.compile(r"([PLN])\{([^{}]*)\}")
_TYPES = {"P": "PROJECT", "L": "LOC", "N": "PERSON"}


def marked(line: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a line without its marks, and the mentions they mark, in order."""
    return _MARK.sub(r"\2", line), [(_TYPES[m[1]], m[2]) for m in _MARK.finditer(line)]


def seen(text: str) -> list[tuple[str, str]]:
    """Return the undertakings, places and persons found in a text, in order."""
    found = find_mentions(text, Context())["mentions"]
    return [(f.type, text[f.start : f.end]) for f in found if f.type in _TYPES.values()]


ROADS = [
    # bypasses, ends, codes, sections, stages
    "khởi công P{đường tránh phía Tây thị xã Bình Mỹ} trong quý II",
    "GPMB P{dự án đường tránh phía Đông thị trấn Sơn Lộc, đoạn từ Quốc lộ 3B đến cầu Bến Tàu}",
    "bàn giao mặt bằng P{tuyến đường Hòa Tân - Phú Lâm} cho nhà thầu",
    "nâng cấp P{ĐT.612C} qua địa bàn huyện",
    "sửa chữa P{ĐH.07} bị hư hỏng",
    "cải tạo P{QL.4D đoạn Mường Lay - Nậm Cắn}, hoàn thành trước ngày 30/6",
    "thông xe P{Quốc lộ 19B, đoạn Km12 - Km30} trước Tết",
    "thi công P{Tỉnh lộ 318} chậm do mưa",
    "P{đường Tân Sơn - Bãi Dài (ĐH.15)} xuống cấp",
    "khép kín P{đường Vành đai 4 (đoạn Xuân Hòa - Yên Sơn)} trong năm 2026",
    "P{Vành đai 3 phía Bắc} còn vướng 40 hộ",
    "phê duyệt P{tuyến Vành đai 2} và tái định cư",
    "P{dự án cao tốc Phú Thuận - Hòa Bắc (CT.33), giai đoạn 1} được khởi công",
    "P{đường nối ĐT.541 với cao tốc Gò Dưa - Đức Tân (CT.21)} khởi công quý III",
    "chủ trương đầu tư P{đường kết nối thị trấn Nà Phặc với Quốc lộ 279}",
    "P{đường liên xã Ea Tân - Ea Hồ} thi công cầm chừng",
    "P{Đường liên ấp Hòa Lợi - Hòa Phú} dài 3,2 km",
    "nghiệm thu P{lộ giao thông nội đồng Kênh Tư - Rạch Bần}",
    "hoàn thành P{dự án đường cứu hộ, cứu nạn Hải Tân - Phú Xuân giai đoạn 2}",
    "đầu tư P{đường 915C kéo dài, đoạn Hòa Minh - cảng Long Vĩnh}",
    "thông xe P{đường Nguyễn Huệ nối dài} dịp 2/9",
    "GPMB P{tuyến đường nối Quốc lộ 9 - Khu kinh tế Đông Bắc Hải Tân}",
    "vá ổ gà trên P{Đường Số 12} trong tuần",
    "P{dự án đường ven hồ Thác Mơ, huyện Sông Bé}",
    "thông xe P{đường Hồ Chí Minh nhánh Tây}",
    "P{đường Vành đai 5 - Vùng Thủ đô} dài 41 km",
    "cắm chốt tại P{Quốc lộ 8B}, P{Quốc lộ 15} và P{Tỉnh lộ 20}",
    "P{nút giao Ba La} ùn tắc",
    "P{trạm dừng nghỉ Km21+500} chưa giải phóng xong",
    "hoàn thành P{tuyến đường sắt Hòa Bắc - Cửa Lộc} trước năm 2030",
    "mở rộng P{Đại lộ Hòa Bình nối dài}",
    # a section beside another, landmarks as ends, a name without its second capital
    "nghiệm thu P{đoạn tuyến tránh ĐT.812} và P{đoạn tuyến dẫn vào cầu Bến Sậy}",
    "P{đoạn đường từ ngã ba Gò Sậy đến cống Bà Sáu} ngập sâu",
    "P{Đoạn đường từ cầu Gò sậy đến chợ Hòa Tân} xuống cấp",
    "P{đường từ nhà ông Tám đến nhà bà Hai} lầy lội",
    # a plural and its roads, by their ends alone
    "lập 3 dự án cao tốc: P{Hòa Tân - Phú Lâm}, P{Phú Lâm - Sơn Bắc} và P{Gò Sậy - Hòa Lạc}.",
    "thi công P{metro số 3} và P{đường sắt tốc độ cao trên trục Bắc - Nam}",
    "vá ổ gà P{QL1A} và P{đường ĐT-746}",
]

WORKS = [
    # bridges, tunnels, ports, airports
    "khởi công P{cầu Rạch Gốc 2} trên P{ĐT.870C}",
    "quyết toán P{cầu treo Nậm Khao}",
    "thi công P{cầu dân sinh Bản Hốc}",
    "khai thác P{Khu bến cảng Hòn Vàng} và P{tuyến đường nối Quốc lộ 9 - Khu kinh tế Hải Tân}",
    "mở rộng P{sân bay Hòa Châu}",
    "P{hầm chui Ngã Tám} phải gia hạn",
    # water: canals, sluices, dykes, reservoirs
    "vận hành P{hệ thống cống Rạch Mương}",
    "thi công P{cống ngăn mặn Bà Sáu}; sửa chữa P{cống Hai Tân}, P{cống Ông Đốc}",
    "nạo vét P{kênh Tân Phú - Hòa Mỹ}",
    "điều tiết P{hồ Bàu Vàng}, P{hồ Khe Lim} đúng quy trình",
    "P{công trình hồ chứa nước Suối Đá Bạc} (L{huyện Tân Sơn})",
    "chủ P{hồ thủy điện Nậm Hốc 3} thông báo cho hạ du",
    "P{kè sông Đáy Lan đoạn qua phường Hòa Trung} sạt 30 m",
    "khởi công P{kè biển Bãi Lau} vào ngày 2/9",
    "P{dự án kè chống sạt lở cù lao Hòa An} còn vướng",
    "nâng cấp P{đê biển Tây} và P{đê bao Tân Hưng}",
    "sửa chữa P{đập Suối Lạnh}",
    "P{âu thuyền Hòa Quới} đã xong",
    "P{trạm bơm Đồng Chiêm} đã vận hành",
    "P{dự án thủy lợi Tây Hòa Lộc} và P{âu thuyền Ninh Sơn}.",
    "P{Công viên Suối Bạc} ngừng thi công từ tháng 5",
    # energy
    "hoàn thành P{trạm 110kV Hòa Phú Đông} vào quý I",
    "P{nhà máy điện gió Bãi Cạn 2} vận hành",
    "đấu nối P{nhà máy thủy điện Nậm Pục}",
    "P{nhà máy xử lý rác Gò Sim} đầu tư kéo dài",
    "P{nhà máy đốt rác phát điện Hòa Sơn} trước ngày 19/5",
    # buildings, where they are built
    "tiến độ thi công P{Trường PTDTBT THCS Nậm Cuổi} chậm",
    "khánh thành P{chợ biên giới Bình Thạnh}",
    "nghiên cứu đầu tư P{Trung tâm logistics Hòa Phước}",
    "khởi công P{Trung tâm Hành chính mới} trong quý IV",
    "P{dự án Bệnh viện Đa khoa tỉnh (cơ sở 2)} chậm",
    "lắp đặt P{Bệnh viện dã chiến số 3} quy mô 500 giường",
    # what carries water, listed with reservoirs
    "P{hồ chứa nước Suối Cả}, P{hệ thống dẫn nước hồ Suối Cả} chậm",
    "P{dự án Hệ thống chuyển nước Gò Sậy - hồ Đá Đen - hồ Suối Lạnh}",
    "lún sụt P{đê tả sông Cái}",
    # a plant whose kind has a capital; long common words before the name
    "P{Nhà máy Nhiệt điện Gò Sậy 1} và P{Nhà máy Xi măng Hòa Tân 2} ngừng lò",
    "kiểm tra P{nhà máy xử lý chất thải rắn sinh hoạt Gò Sậy}",
    # words that end a name, inside other words
    "P{dự án ổn định dân di cư tự do xã Nậm Lốm} thiếu vốn",
    "P{dự án mua sắm thiết bị Trường Trung học phổ thông Gò Sậy} đã xong",
    "P{dự án nâng cấp công trình thủy lợi Suối Cả}",
    "P{dự án khu dân cư Gò Sậy} của Công ty TNHH Thiên Lộc chậm",
    "P{Dự án cấp điện nông thôn từ lưới điện quốc gia giai đoạn 2021 - 2025} thiếu vốn",
    # no works: initials of a kind, a footnote's number, a count, a body's name, who runs it
    "khảo sát công trình HTXH trên tuyến",
    "bàn giao dự án đúng hạn12.",
    "quản lý công trình thủy lợi và 17 trạm cấp nước",
    "giao Sở Quy hoạch - Kiến trúc thẩm định cảnh quan, chiều cao dự án",
    "đề nghị đơn vị quản lý khai thác L{hồ Suối Cả} xả nước",
    "các dự án BĐS và tiểu dự án GPMB",
]

ZONES = [
    "GPMB các P{KCN Tân Kỳ mở rộng}, P{Hòa Thái 3} và P{Sơn Lộc 2}: 70% trước ngày 30/9",
    "đối thoại doanh nghiệp các P{KCN: Hòa Khê Tây}, P{Phú Thái Bắc}",
    "thành lập các P{CCN Long Tân}, P{Thạnh Hòa} và mở rộng P{CCN Song Mỹ}",
    "tiến độ các P{KCN Phước Lộc 3}, P{Rạch Đúc mở rộng}, P{Long Hòa Tây} và P{CCN Hoàng Mai 2}",
    "P{KCN Phước Lộc 3} (diện tích 210ha)",
    "bố trí 120 lô tại P{Khu tái định cư Hải Hòa giai đoạn 2}, xong trước 30/6",
    "lập P{khu tái định cư thôn Đầm}, hoàn thành hạ tầng",
    "P{Khu đô thị mới Nà Phai} chậm tiến độ",
    "hoàn thành P{Khu nhà ở công nhân Phù Lưu}",
    "đưa P{Khu du lịch sinh thái Hồ Sen} vào hoạt động",
    "đầu tư vào L{Khu kinh tế Vũng Đông} và các khu, cụm công nghiệp",
    "nhất là P{Khu công nghiệp Hòa Vạc} và P{dự án đường bộ cao tốc Hòa Sơn - Thạch Bàn}",
    "P{Khu công nghiệp Đồng Nê (giai đoạn 1)} đã bàn giao",
]

TITLES = [
    "P{Chương trình mục tiêu quốc gia xây dựng nông thôn mới} được triển khai đồng bộ",
    "P{Chương trình giáo dục phổ thông 2018}, tập huấn cho giáo viên",
    "P{Chương trình phát triển đô thị thành phố Hòa Sơn đến năm 2030}, Kế hoạch phát triển nhà ở",
    "P{Chương trình phát triển nhà ở tỉnh đến năm 2030, tầm nhìn đến năm 2040}, nhà ở xã hội",
    "tham gia P{Chương trình OCOP}, tổ chức đánh giá",
    "P{Đề án đào tạo nghề cho lao động nông thôn}, gắn đào tạo với việc làm",
    "P{Đề án đẩy mạnh đào tạo nghề đáp ứng nhu cầu nhân lực chất lượng cao}",
    "P{Đề án sắp xếp đơn vị hành chính cấp xã giai đoạn 2023-2025}",
    "P{Đề án 06} và P{Đề án phát triển cây mắc ca}",
    'P{phong trào thi đua "Dân vận khéo vùng cao"} ngay trong quý IV',
    "P{cuộc vận động “Người Hòa Sơn dùng hàng Hòa Sơn”} năm nay",
    'dựng lại nhà trong P{Chiến dịch 60 ngày đêm "Mái ấm vùng lũ"}: 900 nhà',
    "P{Quy hoạch chung đô thị Bãi Sậy} trong năm 2026",
    "lập P{Quy hoạch sử dụng đất thời kỳ 2021 - 2030}",
    # run-over, inner stops, units listed in a title, a scheme known by its number
    "thực hiện P{chương trình xây dựng nông thôn mới}, phát triển làng nghề; chăm lo trẻ em",
    "P{Đề án sắp xếp 3 xã Gò Sậy, Gò Dưa, Hòa Tân để thành lập phường Gò Dưa} trình kỳ họp",
    "P{Chương trình xóa nhà tạm, nhà dột nát} xong trước hạn",
    "P{Chương trình giải quyết việc làm giai đoạn 2021-2025}; P{Đề án phát triển kinh tế tự do}",
    "chương trình P{mỗi xã một sản phẩm (OCOP)} và P{Đề án 06} tại xã",
    "P{Tổng điều tra dân số và nhà ở năm 2029} triển khai đúng kế hoạch",
    "P{Chiến lược phát triển kinh tế - xã hội 10 năm 2021-2030}",
    "phê duyệt đồ án quy hoạch, giao chỉ tiêu đất ở",
    "sơ kết Chương trình số 07-CTr/HU của Huyện ủy, bổ sung tiêu chí",
]

NO_PROJECTS = [
    "các dự án trọng điểm, các đồ án quy hoạch xây dựng, phát triển đô thị",
    "di dời 3,8 km đường dây 110 kV trước tháng 6",
    "hoàn thành kênh chính dài 12,4 km",
    "Tên dự án Nội dung Chủ trì",
    "Câu 7. Cử tri hỏi",
    "bề rộng nền đường 12 m, mặt cầu 9 m",
    "Công ty Khai thác công trình thủy lợi vận hành điều tiết nước",
    "đường điện 220kV chưa di dời",
    "lập hồ sơ 126 thửa",
    "bảo vệ môi trường. Tập trung xử lý",
    "không để nợ đọng xây dựng cơ bản. Tập trung",
    "các KCN, CCN và khu đô thị",
]

PLACES = [
    "trên địa bàn L{huyện Cần Lộc}, L{Hòa Giuộc}",
    "còn 04 xã (L{Vĩnh Tân}, L{Ô Môi}, L{Hòa Thành}) chưa xong",
    "tại các L{xã Vân Hồ}, L{Thạch Sơn} và L{Nậm Nhừ}",
    "giải phóng mặt bằng tại L{thôn Đá}, L{xã Hòa Nới}",
    "chốt tại L{Tổ dân phố số 9}, L{phường Dư Hòa}, L{quận Lê Sơn}",
    "tại L{ấp Bình Hưng} và L{buôn Ea Kmát}",
    "lũ trên L{sông Hòa Giang} vượt báo động III",
    "thông tuyến L{đèo Hòn Giao} trong ngày 12/9",
    "tuyến L{kênh Bảy Xã} phải giữ sạch",
    "giáp ranh với L{tỉnh Thái Bình} theo quy định",
    "L{Khu kinh tế Vũng Đông} thu hút 12 dự án",
    "phía L{Trung Quốc} và phía L{Lào}; sang L{Cam-pu-chia}",
    "quốc khánh nước L{Cộng hòa xã hội chủ nghĩa Việt Nam}",
    "vùng L{Tây Nguyên} và L{Đồng bằng sông Cửu Long}",
    "tàu hoạt động trên L{Biển Đông}",
    "trên địa bàn L{Thủ đô} và L{thành phố Cần Thơ}",
    "lãnh đạo Đảng, Nhà nước; chỉ đạo Công ty",
    "điểm cấp huyện DDCI, cấp tỉnh PAPI",
    "đưa nghị quyết vào cuộc sống. Mô hình tốt",
    "người lao động Lao Chải cần việc",
    "L{thị xã Hòa Mỹ} và L{thị trấn Nông Trường}",
    "đại biểu L{tỉnh Hà Nam} và L{TP. Đà Nẵng}",
    # lists behind their level, in a bracket of a body, a province behind a district
    "L{quận Gò Sậy} có 3 phường gồm: L{Hòa Mỹ}, L{Hòa Lạc} và L{Tân Hội}.",
    "UBND 3 xã (Gò Sậy, Gò Dưa, Hòa Tân) báo cáo thiệt hại",
    "tại L{huyện Gò Sậy}, L{Đà Nẵng} và L{TP.Hòa Mỹ}",
    # two-part names; a province's name inside another; a market's name
    "L{tỉnh Bà Rịa - Vũng Tàu}, L{Thừa Thiên - Huế}, lưu vực L{sông Cái - Sông Đuống}",
    "L{phường Điện Biên Phủ}; chiến thắng Điện Biên Phủ; châu Á - Thái Bình Dương",
    "quản lý giết mổ tại chợ Hòa Bình",
    "Ủy hội sông Mê Công quốc tế",
    # forest compartments, islands' districts, shores; towns whose names begin like hamlets
    "sạt lở tại L{xóm Đông}, L{xóm 5}; cháy rừng tại L{tiểu khu 412}, L{rừng phòng hộ Gò Sậy}",
    "tàu ra L{huyện đảo Hòn Vàng}; cứu hộ tại L{bãi biển Hòa Mỹ}",
    "L{Sóc Trăng} và L{thành phố Buôn Ma Thuột}",
    # no full stop before the next sentence
    "Cử tri L{phường Gò Sậy} Đề nghị xử lý nghiêm",
]

DATELINES = [
    "Số: 12/CT-UBND\nL{Hòa Sơn}, ngày 05 tháng 3 năm 2021\nCHỈ THỊ",
    "Độc lập - Tự do - Hạnh phúc\nL{Krông Ana}, ngày     tháng 4 năm 2022",
    "L{Bà Rịa - Vũng Tàu}, ngày 15 tháng 8 năm 2022",
    "L{CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM}\nĐộc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM\nL{Hà Nội}, ngày 02 tháng 5 năm 2024",
]

PERSONS = [
    "đồng chí N{Sùng A Páo} - Phó Chủ tịch Thường trực UBND tỉnh",
    "các thành viên phát biểu, đồng chí Phó Chủ tịch Thường trực kết luận:",
    "Chủ tịch UBND huyện N{Lê Quang Định} phát biểu kết luận",
    "Tổ công tác do Phó Chủ tịch UBND phường N{Lê Khắc Tiến} làm Tổ trưởng",
    "Phó Bí thư Thường trực Tỉnh ủy N{Trần Thị Hạnh An} tại buổi làm việc",
    "ông N{Trần Văn Bảy}, Phó Chủ tịch UBND xã; bà N{H'Yen Niê}",
    "Theo ông N{Giàng A Chứ}, Bí thư chi bộ",
    "Ông N{Đỗ Hữu Thọ} cho biết đã xong; ông N{Thọ} nói.",
    "Đoàn do Phó Chủ tịch UBND tỉnh - ông N{Đỗ Minh Nhứt} làm trưởng đoàn",
    "(Ảnh: N{Quang Thọ})",
    "Tác giả: N{Minh Thư}",
    "Bài, ảnh: N{Vàng Mỷ}",
    "quyết toán xong trước ngày 30/6.\n\nN{Trần Thảo}",
    "phải trồng 3.200 cây.\n\nN{Thanh Mai} - N{Ngọc Hòa}",
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nN{Võ Thành Nhứt}",
    "Đồng chí N{Nguyễn Thành Hưng}, Giám đốc Sở Kế hoạch và Đầu tư",
    "Đổng chí N{Nguyễn Khắc Thụ}, Phó Bí thư",
    "dân phố L{phường Trần Hưng Đạo} và L{xã Lê Minh Xuân}",
    "báo cáo Phó Thủ tướng N{Lê Minh Hoàng} trước ngày 15",
    # a chair behind the body's place
    "Phó Chủ tịch UBND tỉnh Lâm Đồng N{Trần Văn Lềnh} kết luận",
    "Phó Chủ tịch UBND tỉnh Quảng Ngãi N{Đỗ Đức Bàng} dự lễ",
    "Chủ tịch HĐND phường Gò Sậy N{Phạm Thị Kim Lài} khai mạc",
    "Chủ tịch UBND xã Hòa Tân N{Trần Lan Chi Mai} trả lời",
    "cấp xe lăn cho anh N{Tráng A Pẩu}",
    "Nơi nhận:              GIÁM ĐỐC\n- Lưu: VT.          N{Ma Thế Lềnh}",
]

MORE = [
    # railways, lines, pipes
    "P{đường sắt tốc độ cao trục Bắc - Nam} được thông qua",
    "P{tuyến đường sắt đô thị số 5} chậm",
    "P{đường dây 500kV mạch 3 (Quảng Hòa - Phố Mới)} đóng điện",
    "thi công P{đường dây 220kV Nậm Mô - Tương Sơn}",
    "dựng cột P{tuyến ống Hòa Mỹ - Phú Châu}",
    # ports, stations, parks, other grounds
    "nâng cấp P{cảng cá Cửa Lạch} trước mùa bão",
    "tàu vào L{cảng Cửa Lạch}",
    "xây dựng P{khu neo đậu tránh trú bão Cửa Lạch} trong quý III",
    "hoàn thành P{bến xe phía Nam thành phố Hòa Sơn}",
    "P{Khu liên hợp xử lý chất thải rắn Núi Voi} quá tải",
    "P{Khu nông nghiệp ứng dụng công nghệ cao Hòa Phú} đã có quy hoạch",
    "khánh thành P{sân vận động Hòa Sơn}",
    "xây dựng P{nhà văn hóa thôn 5}",
    "cải tạo P{Trạm Y tế xã Ea Nuôi} trước tháng 9",
    "Giám đốc Bệnh viện Đa khoa Hòa Sơn báo cáo",
    # programmes, plans, campaigns
    "vốn P{Chương trình 135} và P{Chương trình giảm nghèo bền vững}",
    "P{Quy hoạch điện VIII} và P{Quy hoạch tổng thể quốc gia}",
    "P{phong trào Toàn dân bảo vệ an ninh Tổ quốc}.",
    "P{Chiến lược phát triển thủy sản đến năm 2030}.",
    "chiến lược phát triển kinh tế xã hội 5 năm",
    "phát động phong trào thi đua; hưởng ứng cuộc vận động",
    "Dự án đi qua 31 xã; dự án trong 6 tháng phải xong",
    "công suất các nhà máy thủy điện khu vực L{Tây Bắc} và cả nước",
    # places
    "hai L{huyện Tân Hòa} và L{Phú Mỹ}",
    "các L{thành phố Hòa Long}, L{Cẩm Sơn} và L{Uông Thượng}",
    "từ L{Đà Lạt} đến L{Nha Trang}",
    "vùng L{ĐBSCL} và khu vực L{miền Trung}",
    "L{TP HCM} và L{tỉnh Đồng Nai}",
    "sinh viên ĐH Bách khoa Hà Nội; Viễn thông Đồng Nai",
    "L{huyện Lệ Hòa} còn thiếu giống; cấp thêm cho L{Lệ Hòa}, xong trong tuần",
    "hoa huệ tại L{xã Hà Thanh} (L{huyện Hà Long})",
    "Công an huyện tuần tra tại L{Tx. Hòa Mỹ}",
]

LINES = [
    *MORE,
    *ROADS,
    *WORKS,
    *ZONES,
    *TITLES,
    *NO_PROJECTS,
    *PLACES,
    *DATELINES,
    *PERSONS,
]


@pytest.mark.parametrize("line", LINES)
def test_what_a_line_names(line: str) -> None:
    text, expected = marked(line)
    assert seen(text) == expected
