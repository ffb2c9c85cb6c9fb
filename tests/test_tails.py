"""Tails: where a body's name ends after its head."""

from __future__ import annotations

import time

import pytest

from extract.agencies.tails import NO_NAME, READERS
from extract.folding import lower_case

TAILS = [
    # tail, head, what follows it: the name up to the bar
    ("free", "Trung tâm", " Dữ liệu số| có trách nhiệm báo cáo"),
    ("free", "Chi cục", " Thủy sản|, Sở Nông nghiệp và Môi trường"),
    ("free", "Bệnh viện", " Đa khoa Tân Hòa| tiếp nhận bệnh nhân"),
    ("free", "Học viện", " Gò Mây|."),
    ("free", "Quỹ", " Bảo vệ môi trường tỉnh| (gọi tắt là Quỹ)"),
    ("free", "Ban Chỉ huy", " Phòng, chống thiên tai| họp"),  # a comma inside a phrase
    ("free", "Hiệp hội", " Chè|\nnghỉ"),
    ("group", "Tổ công tác", " 22| rà soát"),
    ("group", "Tổ công tác", " số 3| kiểm tra"),
    ("group", "Tổ công tác", " hỗ trợ doanh nghiệp| báo cáo"),
    ("group", "Tổ công tác", "| chủ trì"),  # the head alone
    ("group", "Hội đồng thẩm định", " giá đất|; Sở Tài chính"),
    ("group", "Ban Chỉ đạo", " phòng, chống cháy rừng| họp"),
    ("works", "Ban Quản lý dự án", " đầu tư xây dựng số 2| trình"),
    ("works", "Ban Quản lý dự án", "| các huyện"),  # joining words are not an end
    ("works", "Ban Quản lý dự án", " Thăng Trầm| và"),
    ("company", "Công ty Cổ phần", " Đầu tư Gò Mây| khởi công"),
    ("company", "Công ty", " Suối Trắng - Gò Mây|, chủ đầu tư"),
    ("company", "Tổng công ty", " Xây dựng số 9| thi công"),
    ("company", "Công ty", " TNHH MTV 27| thuê đất"),
    ("field", "Phòng", " Kinh tế và Hạ tầng| tham mưu"),
    ("field", "Phòng", " Văn hóa, Khoa học và Thông tin| trình"),
    ("region", "Kiểm toán Nhà nước", " Khu vực IV| kiến nghị"),
    ("region", "Quân khu", "| 5"),
    ("number", "Tòa án nhân dân khu vực", " 3| xét xử"),
    ("number", "Chi cục Hải quan khu vực", " VIII| thông quan"),
    ("number", "Tòa án nhân dân khu vực", " 3 - Lâm Đồng| xét xử"),
    ("number", "Tòa án nhân dân khu vực", "| thụ lý"),
    ("number", "Kho bạc Nhà nước khu vực", " XI| - Phòng Giao dịch số 3"),
    ("number", "Thuế cơ sở", " Tân Hòa| thu"),
    ("number", "Chi cục Thuế khu vực", " Tân Hòa - Phú Lộc| thu"),
    ("code", "Sư đoàn", " 312| cơ động"),
    ("code", "Khu Quản lý đường bộ", " IV| phân luồng"),
    ("branch", "VNPT", " Tân Hòa| lắp đặt"),
    ("branch", "Agribank", " chi nhánh tỉnh Tân Hòa| cho vay"),
    ("branch", "VEC", "| Tân Hòa"),  # no company with branches
    ("branch", "Viettel", "| Lê Văn Tám"),  # a person
    ("province", "PC", " Tân Hòa| cấp điện"),
    ("village", "thôn", " Nà Ngàn| họp"),
    ("company", "Công ty", " Gò Mây| và Công ty Suối Trắng"),
    ("company", "Công ty", " Cao su Gò Mây| thực hiện"),
    ("company", "Công ty", " Gò Mây| triển khai"),  # a word of names, but half of a verb
    ("company", "Công ty cổ phần", " Cầu đường 55| thi công"),  # a compound, then a number
    ("company", "Công ty cổ phần", " Xây dựng 12B| thi công"),
    ("company", "Công ty", " Gò Mây| - Công ty Suối Trắng"),
    ("consortium", "Liên danh", " Công ty Gò Mây - Tổng công ty Suối Trắng 6| thi công"),
    ("consortium", "Liên danh", " Minh Long - 25.68|; Kho bạc"),
    ("consortium", "Liên danh", " Gò Mây - GMC| lắp đặt"),
    ("division", "Chi cục", " Chăn nuôi, Thú y và Thủy sản| tiêm phòng"),
    ("free", "Trung tâm", " Khuyến nông| và Chi cục Thủy lợi"),  # another body
    ("free", "Ban Quản lý", " rừng phòng hộ Krông Bai| cắm mốc"),  # a name ends it
    ("free", "Viện", " Khoa học Thủy lợi miền Nam| khảo sát"),
    ("manager", "Ban Quản lý", " rừng phòng hộ| chịu trách nhiệm"),  # no capital letter
    ("manager", "Ban Quản lý", " chợ| huyện Ba Dốc"),
    ("sector", "ngành", " giáo dục, y tế| có kịch bản"),
    ("group", "Tổ công tác", "| vào thứ Sáu hằng tuần"),
    ("group", "Tổ công tác", "| căn cứ Quyết định thi hành"),
    ("group", "Tổ công tác", " gỡ vướng, đôn đốc các dự án chậm| (gọi tắt là Tổ công tác)"),
    ("paper", "Báo", " Cao Nguyên| đưa tin"),
    ("company", "Công ty", " Điện lực Gò Mây| đầu tư 18 trạm biến áp"),  # a verb behind its name
    ("company", "Công ty cổ phần", " đầu tư Gò Mây 18| thi công"),
    ("company", "Công ty", " TNHH Quản lý, khai thác công trình thủy lợi| vận hành"),
    ("works", "Ban Quản lý dự án", " khu vực Gò Mây| vận động 09 hộ"),
    ("works", "Ban Quản lý dự án", " công trình NN&PTNT| khởi công"),
    ("free", "Cảng vụ", " Đường thủy khu vực II| kiểm soát tàu"),  # a number ends it
    ("free", "Ban Quản lý", " Khu kinh tế Nà Lầu và các KCN| thẩm định"),
    ("free", "Cục", " Cảnh sát giao thông| tuần tra"),  # «giao» alone is a verb
    ("group", "Tổ công tác", " liên ngành| hoạt động chưa hiệu quả"),
    ("group", "Ban Chỉ đạo", " Ứng phó với biến đổi khí hậu và Tìm kiếm cứu nạn| họp"),
    ("group", "Ban Chỉ đạo", " các chương trình mục tiêu quốc gia| họp"),
    ("quarter", "tổ dân phố", "| vận động"),
    ("quarter", "tổ dân phố", " số 5| vận động"),
    ("village", "khu phố", " 3| vận động"),
    ("role", "nhà thầu", " gói thầu số 3| thi công"),
    ("role", "chủ đầu tư", " hạ tầng KCN Gò Mây| vận hành"),
    ("role", "chủ đầu tư", " các dự án| khẩn trương"),
    ("role", "chủ đầu tư", "| khẩn trương"),
]


@pytest.mark.parametrize(("tail", "head", "follows"), TAILS)
def test_where_names_end(tail: str, head: str, follows: str) -> None:
    text = head + follows.replace("|", "")
    end = READERS[tail](text, lower_case(text), len(head))
    assert text[len(head) : end] == follows.partition("|")[0]


NO_NAMES = [
    ("free", "Trường", " hợp chậm trễ"),
    ("free", "Cục", " bộ có mưa"),
    ("free", "Vụ", " việc phức tạp"),
    ("free", "Viện", ""),
    ("company", "Công ty", " chủ động khắc phục"),
    ("company", "Công ty", " đầu tư xây dựng"),
    ("field", "Phòng", " chống dịch bệnh"),
    ("paper", "Báo", " động cấp II"),
    ("manager", "Ban Quản lý", " có trách nhiệm"),
    ("sector", "ngành", " nghề truyền thống"),
]


@pytest.mark.parametrize(("tail", "head", "follows"), NO_NAMES)
def test_a_head_alone_names_nothing(tail: str, head: str, follows: str) -> None:
    text = head + follows
    assert READERS[tail](text, lower_case(text), len(head)) == NO_NAME


def test_a_text_without_any_stop_is_read_in_linear_time() -> None:
    text = "Trung tâm A " * 4_000
    begun = time.perf_counter()
    ends = [READERS["free"](text, text, at) for at in range(9, len(text), 12)]
    assert time.perf_counter() - begun < 5
    assert set(ends[:-30]) == {NO_NAME}


def test_a_stop_word_in_capitals_is_part_of_the_name() -> None:
    text = "Trung tâm Tiếp nhận Gò Mây tiếp nhận hồ sơ"
    end = READERS["free"](text, lower_case(text), len("Trung tâm"))
    assert text[:end] == "Trung tâm Tiếp nhận Gò Mây"


def test_a_name_is_no_sentence() -> None:
    text = "Trung tâm A " + "b " * 40
    assert READERS["free"](text, lower_case(text), len("Trung tâm")) == NO_NAME
