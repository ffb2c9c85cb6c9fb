"""Bodies: spans and official names, before and after the reforms of 2025."""

from __future__ import annotations

import pytest

from extract.agencies.bodies import find_bodies
from extract.mentions.found import Context, Found, settle

HOME = "tỉnh Lâm Đồng"


def found(text: str, place: str | None = HOME) -> list[Found]:
    return settle(find_bodies(text, Context(place=place)))


def named(text: str, place: str | None = HOME) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.norm) for f in found(text, place)]


ONE = [
    # text, span, norm: all in a document of tỉnh Lâm Đồng
    # the province's own bodies
    ("giao UBND tỉnh chỉ đạo", "UBND tỉnh", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("HĐND tỉnh khóa X thông qua", "HĐND tỉnh", "Hội đồng nhân dân tỉnh Lâm Đồng"),
    ("Văn phòng UBND tỉnh theo dõi", "Văn phòng UBND tỉnh",
     "Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("VP UBND tỉnh theo dõi", "VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("Thường trực HĐND tỉnh giám sát", "Thường trực HĐND tỉnh",
     "Thường trực Hội đồng nhân dân tỉnh Lâm Đồng"),
    ("Thường trực HĐND giám sát", "Thường trực HĐND",
     "Thường trực Hội đồng nhân dân tỉnh Lâm Đồng"),
    ("các Ban của HĐND tỉnh thẩm tra", "các Ban của HĐND tỉnh",
     "Các Ban Hội đồng nhân dân tỉnh Lâm Đồng"),
    ("Đoàn ĐBQH tỉnh tiếp xúc cử tri", "Đoàn ĐBQH tỉnh", "Đoàn đại biểu Quốc hội tỉnh Lâm Đồng"),
    ("Ủy ban MTTQ Việt Nam tỉnh vận động", "Ủy ban MTTQ Việt Nam tỉnh",
     "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lâm Đồng"),
    # departments: the province is added
    ("Sở Y tế chủ trì", "Sở Y tế", "Sở Y tế tỉnh Lâm Đồng"),
    ("sở Y tế chủ trì", "sở Y tế", "Sở Y tế tỉnh Lâm Đồng"),
    ("giao sở tài chính chủ trì", "sở tài chính", "Sở Tài chính tỉnh Lâm Đồng"),
    ("SỞ TÀI CHÍNH trình", "SỞ TÀI CHÍNH", "Sở Tài chính tỉnh Lâm Đồng"),
    ("yêu cầu Sở Y tế báo cáo", "Sở Y tế", "Sở Y tế tỉnh Lâm Đồng"),
    ("Sở KH&ĐT thẩm định", "Sở KH&ĐT", "Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng"),
    ("Sở KHĐT thẩm định", "Sở KHĐT", "Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng"),
    ("Sở NN&PTNT gieo ươm", "Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lâm Đồng"),
    ("Sở NN&MT gieo ươm", "Sở NN&MT", "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng"),
    ("Sở TN&MT đo đạc", "Sở TN&MT", "Sở Tài nguyên và Môi trường tỉnh Lâm Đồng"),
    ("Sở LĐ-TB&XH chi trả", "Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội tỉnh Lâm Đồng"),
    ("Sở VHTTDL tổ chức", "Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Đồng"),
    ("Sở VH,TT&DL tổ chức", "Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Đồng"),
    ("Sở Dân tộc và Tôn giáo rà soát", "Sở Dân tộc và Tôn giáo",
     "Sở Dân tộc và Tôn giáo tỉnh Lâm Đồng"),
    ("Thanh tra tỉnh kết luận", "Thanh tra tỉnh", "Thanh tra tỉnh Lâm Đồng"),
    # another province than the document's
    ("Sở Y tế tỉnh Cà Mau góp ý", "Sở Y tế tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau"),
    ("UBND tỉnh Hậu Giang góp ý", "UBND tỉnh Hậu Giang", "Ủy ban nhân dân tỉnh Hậu Giang"),
    ("UBND TP. Cần Thơ góp ý", "UBND TP. Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ"),
    ("UBND TP. Hồ Chí Minh góp ý", "UBND TP. Hồ Chí Minh",
     "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    # capitals and lost marks
    ("UBND TỈNH LÂM ĐỒNG", "UBND TỈNH LÂM ĐỒNG", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("UBND XÃ TÂN HÒA", "UBND XÃ TÂN HÒA", "Ủy ban nhân dân xã Tân Hòa"),
    ("Ủy ban nhân dan tinh Lam Dong", "Ủy ban nhân dan tinh Lam Dong",
     "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("Uỷ ban nhân dân tỉnh họp", "Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("Sờ Y tế phối hợp", "Sờ Y tế", "Sở Y tế tỉnh Lâm Đồng"),
    ("Sở Y tê chủ trì", "Sở Y tê", "Sở Y tế tỉnh Lâm Đồng"),
    # the levels below: no province is added
    ("UBND huyện Tân Hòa", "UBND huyện Tân Hòa", "Ủy ban nhân dân huyện Tân Hòa"),
    ("UBND huyện rà soát", "UBND huyện", "Ủy ban nhân dân huyện"),
    ("UBND Quận 4 lập", "UBND Quận 4", "Ủy ban nhân dân quận 4"),
    ("UBND phường 7 lập", "UBND phường 7", "Ủy ban nhân dân phường 7"),
    ("UBND thị trấn An Lạc", "UBND thị trấn An Lạc", "Ủy ban nhân dân thị trấn An Lạc"),
    ("UBND thị xã Tân Mỹ", "UBND thị xã Tân Mỹ", "Ủy ban nhân dân thị xã Tân Mỹ"),
    ("UBND đặc khu Hòn Sơn", "UBND đặc khu Hòn Sơn", "Ủy ban nhân dân đặc khu Hòn Sơn"),
    ("UBND xã Tân Hòa lập", "UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa"),
    ("Thanh tra huyện Tân Hòa", "Thanh tra huyện Tân Hòa", "Thanh tra huyện Tân Hòa"),
    ("Phòng GD&ĐT tuyển sinh", "Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
    ("Phòng Kinh tế và Hạ tầng huyện Tân Hòa", "Phòng Kinh tế và Hạ tầng huyện Tân Hòa",
     "Phòng Kinh tế và Hạ tầng huyện Tân Hòa"),
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường Lộc An",
     "Phòng Kinh tế, Hạ tầng và Đô thị phường Lộc An",
     "Phòng Kinh tế, Hạ tầng và Đô thị phường Lộc An"),
    ("Văn phòng HĐND và UBND xã Tân Hòa", "Văn phòng HĐND và UBND xã Tân Hòa",
     "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Tân Hòa"),
    # the Party
    ("Tỉnh ủy lãnh đạo", "Tỉnh ủy", "Tỉnh ủy Lâm Đồng"),
    ("Tỉnh ủy Lâm Đồng lãnh đạo", "Tỉnh ủy Lâm Đồng", "Tỉnh ủy Lâm Đồng"),
    ("Ban Thường vụ Tỉnh ủy kết luận", "Ban Thường vụ Tỉnh ủy",
     "Ban Thường vụ Tỉnh ủy Lâm Đồng"),
    ("BTV Tỉnh ủy kết luận", "BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Lâm Đồng"),
    ("Huyện ủy Tân Hòa lãnh đạo", "Huyện ủy Tân Hòa", "Huyện ủy Tân Hòa"),
    ("Thị ủy An Mỹ lãnh đạo", "Thị ủy An Mỹ", "Thị ủy An Mỹ"),
    ("Ban Thường vụ Quận ủy Bình Lộc", "Ban Thường vụ Quận ủy Bình Lộc",
     "Ban Thường vụ Quận ủy Bình Lộc"),
    ("Đảng ủy UBND tỉnh chỉ đạo", "Đảng ủy UBND tỉnh", "Đảng ủy Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("Đảng ủy xã Tân Hòa", "Đảng ủy xã Tân Hòa", "Đảng ủy xã Tân Hòa"),
    ("Đảng bộ tỉnh phấn đấu", "Đảng bộ tỉnh", "Đảng bộ tỉnh Lâm Đồng"),
    # police, army, courts, offices of the centre in the province
    ("Công an tỉnh điều tra", "Công an tỉnh", "Công an tỉnh Lâm Đồng"),
    ("Công an huyện Tân Hòa điều tra", "Công an huyện Tân Hòa", "Công an huyện Tân Hòa"),
    ("Công an xã Tân Hòa tuần tra", "Công an xã Tân Hòa", "Công an xã Tân Hòa"),
    ("Bộ Chỉ huy quân sự tỉnh ứng trực", "Bộ Chỉ huy quân sự tỉnh",
     "Bộ Chỉ huy Quân sự tỉnh Lâm Đồng"),
    ("Bộ CHQS tỉnh ứng trực", "Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh Lâm Đồng"),
    ("Ban Chỉ huy Quân sự xã Tân Hòa", "Ban Chỉ huy Quân sự xã Tân Hòa",
     "Ban Chỉ huy Quân sự xã Tân Hòa"),
    ("Đồn Biên phòng Bình Tiên tuần tra", "Đồn Biên phòng Bình Tiên",
     "Đồn Biên phòng Bình Tiên"),
    ("Tòa án nhân dân tỉnh xét xử", "Tòa án nhân dân tỉnh", "Tòa án nhân dân tỉnh Lâm Đồng"),
    ("TAND khu vực 3 xét xử", "TAND khu vực 3", "Tòa án nhân dân khu vực 3"),
    ("VKSND khu vực 3 - Lâm Đồng", "VKSND khu vực 3 - Lâm Đồng",
     "Viện kiểm sát nhân dân khu vực 3 - Lâm Đồng"),
    ("Chi cục Hải quan khu vực VIII", "Chi cục Hải quan khu vực VIII",
     "Chi cục Hải quan khu vực VIII"),
    ("Kiểm toán Nhà nước khu vực IV", "Kiểm toán Nhà nước khu vực IV",
     "Kiểm toán Nhà nước khu vực IV"),
    ("KBNN huyện Tân Hòa", "KBNN huyện Tân Hòa", "Kho bạc Nhà nước huyện Tân Hòa"),
    ("Cục Thuế tỉnh thu", "Cục Thuế tỉnh", "Cục Thuế tỉnh Lâm Đồng"),
    ("Thuế tỉnh Lâm Đồng thu", "Thuế tỉnh Lâm Đồng", "Thuế tỉnh Lâm Đồng"),
    ("Bảo hiểm xã hội tỉnh chi trả", "Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội tỉnh Lâm Đồng"),
    # mass organisations
    ("Hội LHPN tỉnh vận động", "Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh Lâm Đồng"),
    ("Hội CCB xã Tân Hòa", "Hội CCB xã Tân Hòa", "Hội Cựu chiến binh xã Tân Hòa"),
    ("Tỉnh đoàn phát động", "Tỉnh đoàn", "Tỉnh đoàn Lâm Đồng"),
    ("Huyện đoàn Tân Hòa phát động", "Huyện đoàn Tân Hòa", "Huyện đoàn Tân Hòa"),
    # boards and working groups
    ("BQL dự án chủ trì", "BQL dự án", "Ban Quản lý dự án"),
    ("BQL dự án đầu tư xây dựng tỉnh", "BQL dự án đầu tư xây dựng tỉnh",
     "Ban Quản lý dự án đầu tư xây dựng tỉnh Lâm Đồng"),
    ("Ban QLDA ĐTXD các công trình giao thông tỉnh", "Ban QLDA ĐTXD các công trình giao thông tỉnh",
     "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Lâm Đồng"),
    ("BQL các KCN tỉnh hướng dẫn", "BQL các KCN tỉnh",
     "Ban Quản lý các khu công nghiệp tỉnh Lâm Đồng"),
    ("Ban Quản lý Khu kinh tế tỉnh", "Ban Quản lý Khu kinh tế tỉnh",
     "Ban Quản lý Khu kinh tế tỉnh Lâm Đồng"),
    ("Tổ công tác 22 rà soát", "Tổ công tác 22", "Tổ công tác 22"),
    ("Tổ công tác số 3 kiểm tra", "Tổ công tác số 3", "Tổ công tác số 3"),
    ("Tổ công tác hỗ trợ doanh nghiệp báo cáo", "Tổ công tác hỗ trợ doanh nghiệp",
     "Tổ công tác hỗ trợ doanh nghiệp"),
    ("Ban Chỉ đạo chuyển đổi số tỉnh họp", "Ban Chỉ đạo chuyển đổi số tỉnh",
     "Ban Chỉ đạo chuyển đổi số tỉnh Lâm Đồng"),
    ("Ban Chỉ đạo phòng, chống lụt bão báo cáo", "Ban Chỉ đạo phòng, chống lụt bão",
     "Ban Chỉ đạo phòng, chống lụt bão"),
    ("BCĐ tỉnh họp", "BCĐ tỉnh", "Ban Chỉ đạo tỉnh Lâm Đồng"),
    ("Đoàn giám sát của HĐND tỉnh làm việc", "Đoàn giám sát của HĐND tỉnh",
     "Đoàn giám sát của Hội đồng nhân dân tỉnh Lâm Đồng"),
    # companies, schools, hospitals
    ("Công ty Cổ phần Xây dựng Gò Mây khởi công", "Công ty Cổ phần Xây dựng Gò Mây",
     "Công ty Cổ phần Xây dựng Gò Mây"),
    ("CTCP Gò Mây cam kết", "CTCP Gò Mây", "Công ty cổ phần Gò Mây"),
    ("Công ty TNHH MTV Cấp nước Gò Mây cam kết", "Công ty TNHH MTV Cấp nước Gò Mây",
     "Công ty trách nhiệm hữu hạn một thành viên Cấp nước Gò Mây"),
    ("Tổng công ty Xây dựng số 9 thi công", "Tổng công ty Xây dựng số 9",
     "Tổng công ty Xây dựng số 9"),
    ("Tập đoàn Gò Mây khởi công", "Tập đoàn Gò Mây", "Tập đoàn Gò Mây"),
    ("Tập đoàn Điện lực Việt Nam", "Tập đoàn Điện lực Việt Nam", "Tập đoàn Điện lực Việt Nam"),
    ("EVN cấp điện", "EVN", "Tập đoàn Điện lực Việt Nam"),
    ("Liên danh Gò Mây - Suối Trắng", "Liên danh Gò Mây - Suối Trắng",
     "Liên danh Gò Mây - Suối Trắng"),
    ("Bệnh viện Đa khoa tỉnh tiếp nhận", "Bệnh viện Đa khoa tỉnh",
     "Bệnh viện đa khoa tỉnh Lâm Đồng"),
    ("Trung tâm Y tế huyện Tân Hòa", "Trung tâm Y tế huyện Tân Hòa",
     "Trung tâm Y tế huyện Tân Hòa"),
    ("Trường Đại học Tân Hòa", "Trường Đại học Tân Hòa", "Trường Đại học Tân Hòa"),
    ("Báo Cao Nguyên đưa tin", "Báo Cao Nguyên", "Báo Cao Nguyên"),
    # roles, only where they are given a task
    ("yêu cầu chủ đầu tư dự án hoàn thành", "chủ đầu tư dự án", "Chủ đầu tư dự án"),
    # a title before a body is no part of it
    ("Chủ tịch UBND tỉnh Lê Văn Tám yêu cầu", "UBND tỉnh", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    ("Bộ trưởng Bộ Y tế trả lời", "Bộ Y tế", "Bộ Y tế"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "norm"), ONE, ids=[row[0] for row in ONE])
def test_one_body(text: str, span: str, norm: str) -> None:
    assert named(text) == [(span, norm)]


CENTRAL = [
    ("Bộ KH&ĐT", "Bộ Kế hoạch và Đầu tư"),  # until February 2025
    ("Bộ NN&MT", "Bộ Nông nghiệp và Môi trường"),  # from March 2025
    ("Bộ Tài chính", "Bộ Tài chính"),
    ("Chính phủ", "Chính phủ"),
    ("Quốc hội", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("Bộ Chính trị", "Bộ Chính trị"),
    ("Văn phòng Chính phủ", "Văn phòng Chính phủ"),
    ("Thanh tra Chính phủ", "Thanh tra Chính phủ"),
    ("Trung ương Đảng", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"),
    ("Đảng", "Đảng Cộng sản Việt Nam"),
]


@pytest.mark.parametrize(("name", "norm"), CENTRAL)
def test_central_bodies_have_no_place(name: str, norm: str) -> None:
    (body,) = found(f"đề nghị {name} xem xét")
    assert (body.norm, dict(body.attributes)) == (norm, {})


SEVERAL = [
    # text, norms
    ("Sở Tài chính, Sở NN&MT và Công an tỉnh",
     ["Sở Tài chính tỉnh Lâm Đồng", "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng",
      "Công an tỉnh Lâm Đồng"]),
    ("các sở, ban, ngành, UBND các huyện",
     ["các sở, ban, ngành", "Ủy ban nhân dân các huyện"]),
    ("UBND xã Tân Hòa, UBND xã An Bình",
     ["Ủy ban nhân dân xã Tân Hòa", "Ủy ban nhân dân xã An Bình"]),
    ("Huyện ủy Tân Hòa và Thị ủy An Mỹ", ["Huyện ủy Tân Hòa", "Thị ủy An Mỹ"]),
    ("Công ty TNHH Gò Mây, Tập đoàn Suối Trắng",
     ["Công ty trách nhiệm hữu hạn Gò Mây", "Tập đoàn Suối Trắng"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "norms"), SEVERAL)
def test_several_bodies(text: str, norms: list[str]) -> None:
    assert [body.norm for body in found(text)] == norms


MANY = [
    # text, span, norm: one body, of many places
    ("UBND các xã Tân Hòa, An Bình thực hiện", "UBND các xã Tân Hòa, An Bình",
     "Ủy ban nhân dân các xã Tân Hòa, An Bình"),
    ("UBND các xã Tân Hòa, An Bình và Phú Lộc rà soát", "UBND các xã Tân Hòa, An Bình và Phú Lộc",
     "Ủy ban nhân dân các xã Tân Hòa, An Bình và Phú Lộc"),
    ("UBND các huyện, thành phố rà soát", "UBND các huyện, thành phố",
     "Ủy ban nhân dân các huyện, thành phố"),
    ("UBND các xã, phường, đặc khu lập", "UBND các xã, phường, đặc khu",
     "Ủy ban nhân dân các xã, phường, đặc khu"),
    ("UBND huyện, thành phố báo cáo", "UBND huyện, thành phố",
     "Ủy ban nhân dân các huyện, thành phố"),
    ("UBND cấp xã rà soát", "UBND cấp xã", "Ủy ban nhân dân cấp xã"),
    ("UBND cấp huyện, cấp xã rà soát", "UBND cấp huyện, cấp xã",
     "Ủy ban nhân dân cấp huyện, cấp xã"),
    ("UBND 12 huyện, thành phố lập", "UBND 12 huyện, thành phố",
     "Ủy ban nhân dân 12 huyện, thành phố"),
    ("HĐND các cấp giám sát", "HĐND các cấp", "Hội đồng nhân dân các cấp"),
    ("Uy ban nhân dân các huyện lập", "Uy ban nhân dân các huyện", "Ủy ban nhân dân các huyện"),
    ("Chủ tịch UBND các xã chịu trách nhiệm", "UBND các xã", "Ủy ban nhân dân các xã"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "norm"), MANY)
def test_bodies_of_many_places_are_collective(text: str, span: str, norm: str) -> None:
    (body,) = found(text)
    assert (text[body.start : body.end], body.norm) == (span, norm)
    assert body.attributes["collective"] == "yes"


NOTHING = [
    "cơ sở y tế quá tải",
    "Cơ sở Tài chính của hộ dân",  # part of a word
    "báo cáo sơ bộ",
    "báo cáo toàn bộ tài chính",
    "đồng bộ y tế",
    "xây trụ sở tài chính",
    "cán bộ Tài chính xã",
    "Trường hợp chậm trễ phải giải trình",
    "Báo cáo kết quả",
    "Báo động cấp II",
    "các ngành công nghiệp mũi nhọn",
    "các ngành kinh tế",
    "các doanh nghiệp, người dân",
    "nhà đầu tư cam kết",
    "thành lập tổ công tác để xử lý",
    "công ty chủ động",
    "tập đoàn chủ động",
    "của chủ đầu tư",
    "tham gia bảo hiểm xã hội",
    "Phòng chống dịch bệnh",
    "Phòng ngừa tội phạm",
    "Vụ việc phức tạp",
    "Cục bộ có mưa",
    "Viện trợ không hoàn lại",
    "Quỹ đất công ích",
    "Trung tâm hành chính mới",
    "Đảng viên gương mẫu",
    "25 xã đạt chuẩn",
    "Công an nhân dân",  # a force, not a body with a place
    "số 12/QĐ-UBND ngày 5/3/2024",  # the symbol of a document
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_body(text: str) -> None:
    assert found(text) == []


PLACED = [
    # place of the document, text, norm, place of the body
    ("tỉnh Hậu Giang", "UBND tỉnh", "Ủy ban nhân dân tỉnh Hậu Giang", "tỉnh Hậu Giang"),
    ("thành phố Cần Thơ", "UBND thành phố", "Ủy ban nhân dân thành phố Cần Thơ",
     "thành phố Cần Thơ"),
    ("thành phố Cần Thơ", "Thành ủy", "Thành ủy Cần Thơ", "thành phố Cần Thơ"),
    ("thành phố Huế", "Sở Y tế", "Sở Y tế thành phố Huế", "thành phố Huế"),
    # a former province: the document is of its time
    ("tỉnh Bắc Giang", "Công an tỉnh", "Công an tỉnh Bắc Giang", "tỉnh Bắc Giang"),
    # a district's document
    ("huyện Tân Hòa", "UBND huyện", "Ủy ban nhân dân huyện Tân Hòa", "huyện Tân Hòa"),
    ("huyện Tân Hòa", "Công an huyện", "Công an huyện Tân Hòa", "huyện Tân Hòa"),
    ("xã Tân Hòa", "UBND xã", "Ủy ban nhân dân xã Tân Hòa", "xã Tân Hòa"),
    # the level does not fit: nothing is added
    ("huyện Tân Hòa", "UBND tỉnh", "Ủy ban nhân dân tỉnh", None),
    ("xã Tân Hòa", "Sở Y tế", "Sở Y tế", None),
    ("tỉnh Lâm Đồng", "UBND xã", "Ủy ban nhân dân xã", None),
    ("thành phố Cần Thơ", "UBND tỉnh", "Ủy ban nhân dân tỉnh", None),
    (None, "UBND tỉnh", "Ủy ban nhân dân tỉnh", None),
    (None, "Sở Y tế", "Sở Y tế", None),
    # the seat that a party committee's head tells
    ("tỉnh Lâm Đồng", "Huyện ủy Tân Hòa", "Huyện ủy Tân Hòa", "huyện Tân Hòa"),
    ("tỉnh Lâm Đồng", "Thị ủy An Mỹ", "Thị ủy An Mỹ", "thị xã An Mỹ"),
    ("tỉnh Lâm Đồng", "Tỉnh ủy Cà Mau", "Tỉnh ủy Cà Mau", "tỉnh Cà Mau"),
]  # fmt: skip


@pytest.mark.parametrize(("home", "text", "norm", "place"), PLACED)
def test_jurisdiction(home: str | None, text: str, norm: str, place: str | None) -> None:
    (body,) = found(f"{text} họp", home)
    assert (body.norm, body.attributes.get("place")) == (norm, place)


def test_spans_are_of_the_text_as_it_stands() -> None:
    text = "Giao: UBND TỈNH; Sở Y tê, cùng các số, ngành"
    assert [text[f.start : f.end] for f in found(text)] == [
        "UBND TỈNH",
        "Sở Y tê",
        "các số, ngành",
    ]
    assert all(f.type == "ORG" for f in found(text))


def test_an_empty_text_names_nobody() -> None:
    assert found("") == []


def test_a_slash_parts_two_bodies() -> None:
    names = [f.norm for f in find_bodies("giao Sở Y tế/Sở Xây dựng rà soát", Context())]
    assert names == ["Sở Y tế", "Sở Xây dựng"]
    assert not list(find_bodies("văn bản số 12/QĐ-UBND", Context()))


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("Ủy ban bầu cử ở cấp tỉnh công bố danh sách", "Ủy ban Bầu cử ở cấp tỉnh"),
        ("giao Tổ bầu cử số 5 niêm yết", "Tổ bầu cử số 5"),
        ("giao Ban Tiếp công dân tỉnh tiếp dân", "Ban Tiếp công dân tỉnh Lâm Đồng"),
        ("Trung tâm Y tế khu vực Gò Mây trực", "Trung tâm Y tế khu vực Gò Mây"),
        ("giao Trạm Thú y huyện tiêm phòng", "Trạm Thú y huyện"),
    ],
)
def test_bodies_of_elections_and_of_areas(text: str, norm: str) -> None:
    assert [f.norm for f in find_bodies(text, Context(place="tỉnh Lâm Đồng"))] == [norm]
