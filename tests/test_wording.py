"""How sentences of the genre are read: what is a task, a deed, a problem or nothing, and its day.

Each row is a document of one sentence, of whatever genre; the statistical layer is left out, so
that the rules are seen. «c 04-29» is a commitment by 29 April of the document's year, «r» a
result, «p» a problem, «c; c» two tasks, «-» nothing.
"""

from __future__ import annotations

import pytest

from extract.pipeline import extract_text
from extract.statements import kind_model

YEAR = "2027-"
HEADS = {
    "orders": """ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 9/TB-UBND
Sơn Hạ, ngày 05 tháng 3 năm 2027
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban
1. """,
    "report": """ỦY BAN NHÂN DÂN
HUYỆN HÒA LỘC
Số: 12/BC-UBND
Hòa Lộc, ngày 05 tháng 3 năm 2027
BÁO CÁO
Tình hình kinh tế - xã hội tháng 02 năm 2027
I. KẾT QUẢ THỰC HIỆN
1. """,
    "news": """Tỉnh Sơn Hạ họp bàn về đầu tư công
Ngày đăng: 05/3/2027
""",
    "party": """ĐẢNG BỘ TỈNH SƠN HẠ
HUYỆN ỦY HÒA LỘC
Số 17-NQ/HU
Hòa Lộc, ngày 05 tháng 3 năm 2027
NGHỊ QUYẾT
về phát triển du lịch sinh thái
II. NHIỆM VỤ VÀ GIẢI PHÁP
1. """,
    "ward": """ỦY BAN NHÂN DÂN
PHƯỜNG BẾN ĐÁ
Số: 9/KH-UBND
Bến Đá, ngày 05 tháng 3 năm 2027
KẾ HOẠCH
Ra quân chỉnh trang đô thị năm 2027
II. NHIỆM VỤ
1. """,
}


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind_model, "weights", dict)


def said(genre: str, sentence: str) -> str:
    """Return what a document of one sentence says, as the tables write it."""
    head = HEADS[genre]
    found = extract_text(f"{head}{sentence}\n", name="a.txt", sha256="0").statements
    inside = [s for s in found if s.start >= len(head)]
    words = []
    for statement in inside:
        due = statement.deadline if statement.deadline else None
        last = due.interval.last if due and due.source == "stated" else None
        words.append(f"{statement.kind[0]} {str(last or '').removeprefix(YEAR)}".strip())
    return "; ".join(words) or "-"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # days, months and quarters without their year
        ("Sở Tài chính tham mưu UBND tỉnh phân bổ vốn dự phòng trước ngày 30/4.", "c 04-29"),
        ("UBND các xã hoàn thành rà soát hộ nghèo chậm nhất 30/10.", "c 10-30"),
        ("Sở Xây dựng trình phương án giá nước sạch trong tháng 4/2027.", "c 04-30"),
        ("Các chủ đầu tư gửi hồ sơ quyết toán trước 25/6.", "c 06-24"),
        ("Ban Quản lý dự án giải phóng mặt bằng xong trong Quý II.", "c 06-30"),
        # what recurs has no deadline
        ("Các sở, ngành báo cáo kết quả vào thứ Sáu hằng tuần.", "c"),
        ("Văn phòng UBND tỉnh theo dõi, đôn đốc, báo cáo định kỳ trước ngày 25 hằng tháng.", "c"),
        # milestones
        (
            "Giải ngân vốn: đến hết quý III đạt trên 65%, đến 31/12 đạt 100% kế hoạch.",
            "c 09-30; c 12-31",
        ),
        # a range bounds, a start does not
        ("Từ ngày 15/5 đến ngày 31/5, các trường tổ chức lễ tổng kết năm học.", "c 05-31"),
        ("Từ ngày 01/7/2027, các bộ phận một cửa áp dụng quy trình mới.", "c"),
        ("Sở Y tế thẩm định hồ sơ trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.", "c"),
        # steps of one duty
        (
            "Giao Sở Nội vụ tổng hợp danh sách, trình Chủ tịch UBND tỉnh trước ngày 09/3/2027.",
            "c 03-08",
        ),
        (
            "Các xã, phường gửi báo cáo về Sở Nội vụ trước 16 giờ ngày 25/3.",
            "c 03-25",
        ),
        # formulas and praise
        ("Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện.", "-"),
        (
            "Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo đến các sở, ngành biết.",
            "-",
        ),
        ("Đánh giá cao tinh thần trách nhiệm của các sở, ngành trong thời gian qua.", "-"),
        # what falls short, in a notice too
        ("Tuy nhiên, giải ngân vốn sự nghiệp mới đạt 18% kế hoạch.", "p"),
        ("Còn 07 xã chưa nộp báo cáo kiểm kê đất đai.", "p"),
        ("Công tác xử lý hồ sơ tồn đọng ở một số phường còn chậm.", "p"),
        # a condition is no complaint
        ("Nếu nhà thầu chậm tiến độ thì kiên quyết chấm dứt hợp đồng.", "c"),
        # sessions, times that close a deed
        ("Trình HĐND tỉnh tại kỳ họp cuối năm 2027 nghị quyết về giá đất.", "c 12-31"),
        (
            "Nhà thầu hoàn thành móng trụ trong tháng 4, thông xe kỹ thuật trước ngày 03/9.",
            "c 04-30; c 09-02",
        ),
        ("Phường Bến Đá chọn vị trí đặt trạm bơm, bàn giao mặt bằng cuối tháng 5/2027.", "c 05-31"),
        # names of places are no cues
        ("UBND huyện Cần Giuộc rà soát các hộ lấn chiếm kênh thủy lợi.", "c"),
        ("Tổ chức diễn tập phòng thủ dân sự trong tháng 7 và tháng 8.", "c 08-31"),
        ("Thanh tra tỉnh công bố kết luận thanh tra, hạn chót 20/6.", "c 06-20"),
        # names of places again, and nothing but names
        ("Chủ tịch UBND xã Cần Kiệm kiểm tra các điểm sạt lở.", "c"),
        ("UBND xã Giao Hưng và UBND phường Chi Lăng.", "-"),
        # a term counted from a day that nobody knows
        (
            "Giao Công ty Điện lực di dời đường dây trong 20 ngày kể từ ngày ký hợp đồng.",
            "c",
        ),
        ("Xong hồ sơ tuyến tránh trong tháng 5 và khởi công trong tháng 6.", "c 05-31; c 06-30"),
        ("Trong tháng 5, phê duyệt dự án; trong tháng 8, khởi công.", "c 05-31; c 08-31"),
        ("Đến trước ngày 30/6, các địa phương kê khai xong tài sản công.", "c 06-29"),
        ("Thực hiện hoàn thành mục tiêu giảm nghèo năm 2027.", "c 12-31"),
        # years and days that only describe
        (
            "Rà soát kế hoạch vốn năm 2027 và danh mục dự án khởi công mới giai đoạn 2026 - 2030.",
            "c",
        ),
        ("Thực hiện nghiêm Chỉ thị số 05/CT-TTg ngày 15/02/2027 của Thủ tướng Chính phủ.", "c"),
        ("Các sở gửi ý kiến góp ý (chậm nhất ngày 10/4).", "c 04-10"),
        ("Khi mực nước vượt báo động II, khẩn trương sơ tán dân vùng bãi sông.", "c"),
        ("Bệnh viện khu vực hoàn thành phần thân vào quý II/2028.", "c 2028-06-30"),
        ("Trước 03/4, trình kế hoạch; chậm nhất 15/4, ban hành.", "c 04-02; c 04-15"),
        ("Không để xảy ra thất thoát tài sản công.", "c"),
        ("Sở Tài chính là cơ quan đầu mối tổng hợp.", "c"),
        ("Giám đốc các sở chịu trách nhiệm trước Chủ tịch UBND tỉnh về tiến độ giải ngân.", "c"),
        ("Chủ tịch UBND các xã tổ chức đối thoại với các hộ chưa nhận tiền bồi thường.", "c"),
        ("Giải quyết dứt điểm các kiến nghị của cử tri đã được trả lời nhiều lần.", "c"),
        ("Đối với dự án kè Bến Đá: giao Sở Nông nghiệp và Môi trường làm việc với nhà thầu.", "c"),
        ("Về đất ở cho các hộ tái định cư: UBND huyện Hòa Lộc bốc thăm, giao nền.", "c"),
        ("Sở Y tế mua thuốc; Sở Tài chính bố trí kinh phí.", "c; c"),
        ("Giao Sở Y tế; Sở Tài chính; UBND các huyện rà soát trang thiết bị.", "c"),
        ("Thống nhất đề xuất của Sở Xây dựng, giao Sở Tài chính thẩm định dự toán.", "r; c"),
        ("Thống nhất chủ trương đầu tư cầu Bến Đá.", "r"),
        ("Hoàn thành và đưa vào sử dụng trạm cấp nước trước 01/7/2027.", "c 06-30"),
        ("Yêu cầu nhà thầu tăng ca, tăng kíp, bù lại khối lượng bị chậm.", "c"),
        (
            "Khẩn trương trình phê duyệt dự án. Thời gian hoàn thành: trước ngày 16/4/2027.",
            "c 04-15",
        ),
        ("Tạm dừng các khoản chi chưa cần thiết.", "c"),
        ("Nghiêm cấm tự ý cơi nới, sử dụng vỉa hè sai mục đích.", "c"),
        ("Đôn đốc một số xã chưa hoàn thành thu quỹ phòng, chống thiên tai.", "c"),
        ("Phê bình các xã, phường chưa gửi báo cáo, yêu cầu nghiêm túc rút kinh nghiệm.", "c"),
        (
            "Cắm mốc trước ngày 01/6, đồng thời lập hồ sơ địa chính trước ngày 16/8.",
            "c 05-31; c 08-15",
        ),
        ("Báo cáo kết quả về UBND tỉnh trước ngày 20 hằng tháng (qua Sở Tài chính).", "c"),
        ("Hoàn thiện hồ sơ ngay trong tháng này.", "c 03-31"),
        ("Quyết toán năm 2027 chậm nhất 31/01/2028.", "c 2028-01-31"),
        ("Từ nay đến hết năm 2027, không bố trí vốn cho dự án mới.", "c 12-31"),
        ("Bố trí vốn từ nguồn tăng thu năm 2026.", "c"),
        ("Sửa chữa trụ sở theo Quyết định số 15/QĐ-UBND ngày 10/01/2027.", "c"),
        ("Hoàn thành dự án trong giai đoạn 2027 - 2028.", "c 2028-12-31"),
    ],
)
def test_orders(sentence: str, expected: str) -> None:
    assert said("orders", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # deeds, with and without their day
        ("Ngày 20/02, UBND huyện đã ban hành Kế hoạch số 15/KH-UBND về trồng rừng.", "r 02-20"),
        ("Đã nghiệm thu 12 tuyến đường nội đồng.", "r"),
        ("Công tác tuyên truyền được triển khai đồng bộ.", "r"),
        # bare figures and stability
        ("Thu ngân sách đạt 52,1% dự toán HĐND huyện giao.", "-"),
        ("Kinh tế - xã hội tiếp tục ổn định.", "-"),
        ("Toàn huyện gieo cấy được 3.200 ha lúa xuân.", "r"),
        # complaints
        ("Tiến độ thi công trạm y tế xã còn chậm so với hợp đồng.", "p"),
        ("Phối hợp với Sở Nội vụ tổ chức 02 lớp bồi dưỡng cán bộ xã.", "r"),
        # what is granted before a deed
        ("Dù còn nhiều khó khăn, các xã đã hoàn thành kế hoạch giao quân.", "r"),
        ("Một số chủ rừng chưa chủ động phát dọn thực bì.", "p"),
        # what lies ahead
        ("Trong thời gian tới, huyện sẽ tập trung tháo gỡ vướng mắc về đất đai.", "c"),
        ("Ban hành 12 văn bản chỉ đạo công tác phòng cháy.", "r"),
        ("Ngày 15/01, khởi công nhà văn hóa thôn Đông.", "r 01-15"),
        ("Việc ứng dụng công nghệ thông tin còn hình thức.", "p"),
        ("Nguyên nhân là do thiếu cán bộ chuyên trách.", "p"),
        ("Tuyến đường liên xã vướng 14 hộ chưa đồng thuận.", "p"),
        # a deed before its complaint
        ("Đã bàn giao 92% mặt bằng, chỉ còn vướng 03 hộ.", "r"),
        ("Tổng đàn lợn 45.000 con, tăng 2,1% so với cùng kỳ.", "-"),
        ("UBND huyện đã trình HĐND huyện phương án điều chỉnh học phí.", "r"),
        ("Phấn đấu hoàn thành cấp nước sạch cho các xã ven sông.", "c"),
        ("Phấn đấu hoàn thành cấp nước sạch cho các xã ven sông.", "c"),
        (
            "Thực hiện Kế hoạch số 12/KH-UBND, các xã đã ra quân nạo vét 14 km kênh.",
            "r",
        ),
        ("Ước đến hết tháng 02, toàn huyện trồng được 120 ha rừng.", "r 02-28"),
        ("Trạm bơm đang thi công phần móng, dự kiến hoàn thành trong tháng 3.", "r; c 03-31"),
        ("Tổ chức thăm, tặng 1.200 suất quà cho gia đình chính sách.", "r"),
        ("Công tác phối hợp giữa các phòng có lúc chưa chặt chẽ.", "p"),
        ("Giá vật liệu tăng cao ảnh hưởng đến tiến độ thi công.", "p"),
        ("Vận động 34 hộ hiến 2.100 m2 đất làm đường.", "r"),
        ("Diện tích gieo trồng 5.200 ha, bằng 98% kế hoạch.", "-"),
        ("Công tác phối hợp giữa các phòng có lúc chưa chặt chẽ.", "p"),
    ],
)
def test_report(sentence: str, expected: str) -> None:
    assert said("report", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # an order that is relayed, a meeting that was held
        ("Chủ tịch UBND tỉnh vừa có văn bản yêu cầu các sở rà soát quỹ nhà công vụ.", "c"),
        ("Ngày 04/3, UBND tỉnh tổ chức hội nghị giao ban công tác dân vận.", "r 03-04"),
        ("Phó Chủ tịch UBND tỉnh Trần Văn Lâm chủ trì cuộc họp.", "-"),
        (
            "Phát biểu kết luận, Chủ tịch UBND tỉnh đề nghị các chủ đầu tư hoàn thiện hồ sơ.",
            "c",
        ),
        # complaints and promises
        ("Theo Ban Quản lý dự án, gói thầu số 3 đang gặp khó khăn về nguồn cát đắp.", "p"),
        ("Nhà thầu cam kết bàn giao công trình trong tháng 6.", "c 06-30"),
        ("Đến nay, huyện đã chi trả tiền cho 214 hộ.", "r"),
        # descriptions and attendance
        ("Dự án có tổng mức đầu tư 450 tỷ đồng, dài 12 km.", "-"),
        ("Tham dự hội nghị có lãnh đạo các sở, ngành và đại diện các xã.", "-"),
        (
            "Sáng 5/3, UBND xã Bến Đá tổ chức lễ công bố quyết định dời chợ.",
            "r 03-05",
        ),
        ("Bí thư Tỉnh ủy nhấn mạnh, các cấp ủy phải tập trung lãnh đạo giải ngân.", "c"),
        ("Tuy vậy, nhiều hộ dân vẫn chưa nhận tiền đền bù.", "p"),
        ("Theo kế hoạch, cầu sẽ hợp long trong tháng 4.", "c 04-30"),
        ("Dự kiến công trình hoàn thành vào cuối năm nay.", "c 12-31"),
        ("Trước đó, HĐND tỉnh đã thông qua chủ trương đầu tư dự án.", "r"),
        ("UBND tỉnh giao Sở Xây dựng làm chủ đầu tư.", "c"),
        ("Công trình nằm trên địa bàn xã Gò Sậy.", "-"),
        ("Sở Y tế đề nghị người dân đi tiêm phòng dại cho chó.", "c"),
        ("Tại hội nghị, các đại biểu đã thảo luận về giải pháp thu ngân sách.", "r"),
        ("Ông Lâm yêu cầu các xã lập phương án; bố trí lực lượng trực 24/24 giờ.", "c; c"),
        ("Cũng theo ông Lâm, thời gian tới, tỉnh sẽ tiếp tục rà soát các dự án chậm tiến độ.", "c"),
        ("Theo đó, Sở Xây dựng được giao chủ trì lập quy hoạch chung.", "c"),
        ("UBND tỉnh vừa phê duyệt đề án bảo tồn nghề dệt.", "r"),
        ("Hiện nay, 12 hộ dân chưa đồng thuận với phương án bồi thường.", "p"),
        ("Ảnh: Cổng thông tin điện tử tỉnh.", "-"),
        ("Công trình dài 3,2 km, rộng 12 m.", "-"),
        ("Chủ đầu tư hứa thông tuyến trước 21-6.", "c 06-20"),
        # when a deed came about
        ("Cuối năm 2026, tỉnh đã khánh thành nhà máy nước.", "r 2026-12-31"),
        ("Chiều 03/3, Thường trực HĐND tỉnh giám sát việc chi trả tại xã Gò Sậy.", "r 03-03"),
        ("Ông cho biết, sở sẽ kiểm tra các mỏ cát.", "c"),
        ("Nếu đủ cát, đường dẫn sẽ xong trong quý III.", "c 09-30"),
        ("Nếu đủ cát, đường dẫn sẽ xong trong quý III.", "c 09-30"),
        ("Theo ông Lâm, nếu đủ cát, đường dẫn sẽ được thi công xong trong quý III.", "c 09-30"),
        ("Đường dẫn phía bắc sẽ xong trong quý III.", "c 09-30"),
    ],
)
def test_news(sentence: str, expected: str) -> None:
    assert said("news", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # aims of a party resolution
        ("Đưa du lịch sinh thái thành ngành kinh tế mũi nhọn của huyện.", "c"),
        ("Nâng cao chất lượng sinh hoạt chi bộ, gắn với chuyển đổi số.", "c"),
        ("Phấn đấu đến năm 2030 đón 500.000 lượt khách.", "c 2030-12-31"),
        (
            "Ban Tuyên giáo Huyện ủy chủ trì, phối hợp với Đảng ủy UBND huyện phổ biến Nghị quyết.",
            "c",
        ),
        ("Tăng cường sự lãnh đạo của cấp ủy đối với công tác bảo vệ rừng.", "c"),
        ("Mỗi chi bộ có nghị quyết chuyên đề về chuyển đổi số.", "c"),
        ("Công tác bảo vệ rừng là nhiệm vụ thường xuyên, quan trọng.", "-"),
        ("Người đứng đầu cấp ủy chịu trách nhiệm nếu để xảy ra vi phạm.", "c"),
        ("Định kỳ 6 tháng, Ban Thường vụ nghe báo cáo kết quả thực hiện.", "c"),
        # a complaint among tasks
        ("Một số cấp ủy chưa quan tâm lãnh đạo công tác bảo vệ rừng.", "p"),
        ("Một số cấp ủy chưa quan tâm lãnh đạo công tác bảo vệ rừng.", "p"),
    ],
)
def test_party(sentence: str, expected: str) -> None:
    assert said("party", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # days, ranges, weeks, halves of months
        ("Công an phường xử lý các điểm trông giữ xe trái phép xong trước 25/3.", "c 03-24"),
        ("Các khu phố ra quân dọn vệ sinh từ 20/3 đến 31/3.", "c 03-31"),
        ("Tổ dân phố họp dân ngay trong tuần đầu tháng 4/2027.", "c 04-07"),
        ("Tổ tự quản tổng vệ sinh vào ngày 15 hằng tháng.", "c"),
        ("Trạm Y tế phường phun khử khuẩn trong nửa cuối tháng 3.", "c 03-31"),
        ("Trường học cắm biển cảnh báo đuối nước xong trước kỳ nghỉ hè (31/5/2027).", "c 05-30"),
        # conditions and formulas
        ("Trong quá trình thực hiện, nếu có vướng mắc, các khu phố phản ánh về UBND phường.", "c"),
        ("Rất mong nhận được sự phối hợp của Nhân dân.", "-"),
        ("Thành phần: các trưởng khu phố, đại diện Mặt trận Tổ quốc phường.", "-"),
        ("Đợt 1 ra quân trong tháng 4, đợt 2 ra quân trong tháng 5.", "c 04-30; c 05-31"),
        ("Lắp đặt camera tại 12 ngã tư, xong trước 01/4.", "c 03-31"),
        ("Tuyên truyền hằng ngày trên loa phát thanh.", "c"),
        ("Phát động phong trào toàn dân tham gia giữ gìn vệ sinh môi trường.", "c"),
        ("Đoàn Thanh niên đảm nhận tuyến đường hoa tại khu phố 3.", "c"),
        ("Mặt trận Tổ quốc phường giám sát việc thực hiện Kế hoạch này.", "c"),
        ("Trong năm 2027, xóa 100% điểm đen về rác thải.", "c 12-31"),
        ("Trong năm 2027, xóa 100% điểm đen về rác thải.", "c 12-31"),
        ("Đợt cao điểm từ ngày 15/3 đến hết ngày 31/3, các lực lượng tuần tra ban đêm.", "c 03-31"),
    ],
)
def test_ward(sentence: str, expected: str) -> None:
    assert said("ward", sentence) == expected
