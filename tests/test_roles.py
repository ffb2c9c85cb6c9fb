"""Roles: who must do it, who takes part, who watches over it."""

from __future__ import annotations

from datetime import date

import pytest

from extract.folding import lower_case
from extract.mentions.components import find_mentions
from extract.mentions.found import Context, Found
from extract.statements.groups import Roles, group
from extract.statements.roles import read_roles

CONTEXT = Context(date(2027, 3, 10), 2027, 3, "tỉnh Sơn Hạ")


def bodies_in(text: str) -> list[Found]:
    return [m for m in find_mentions(text, CONTEXT)["mentions"] if m.type == "ORG"]


def roles_of(text: str) -> Roles:
    return read_roles(lower_case(text), 0, len(text), bodies_in(text))


def words(text: str, bodies: list[Found]) -> str:
    return ", ".join(text[b.start : b.end] for b in bodies)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        # given a task
        ("Giao Sở Y tế mua thuốc", "Sở Y tế"),
        ("Giao nhiệm vụ cho Sở Y tế mua thuốc", "Sở Y tế"),
        ("Ủy quyền cho Giám đốc Sở Tài chính ký hợp đồng", "Sở Tài chính"),
        (
            "Phân công Sở Y tế, Sở Nội vụ và Công an tỉnh trực bão",
            "Sở Y tế, Sở Nội vụ, Công an tỉnh",
        ),
        ("Giao đồng chí Giám đốc Sở Y tế tham mưu UBND tỉnh ban hành đề án", "Sở Y tế"),
        ("Đối với trạm bơm Ba Xã: giao Sở Xây dựng sửa chữa", "Sở Xây dựng"),
        ("Giao Ban Quản lý dự án tỉnh làm chủ đầu tư xây cầu", "Ban Quản lý dự án tỉnh"),
        (
            "Giao Thống đốc Ngân hàng Nhà nước Việt Nam, Bộ trưởng Bộ Y tế báo cáo",
            "Ngân hàng Nhà nước Việt Nam, Bộ Y tế",
        ),
        # who speaks is not who does
        ("Giám đốc Sở Y tế nhấn mạnh: mua thuốc trước mùa mưa", ""),
        # asked
        ("Yêu cầu Sở Xây dựng kiểm tra cầu treo", "Sở Xây dựng"),
        ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh vận động góp gạo", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("Kiến nghị Bộ Y tế cấp thuốc", "Bộ Y tế"),
        ("Nhắc nhở UBND huyện Ba Dốc chấn chỉnh nền nếp", "UBND huyện Ba Dốc"),
        # who gives is not who does
        ("UBND tỉnh giao Sở Tài chính cấp vốn", "Sở Tài chính"),
        ("Sở Y tế đề nghị Sở Tài chính cấp vốn", "Sở Tài chính"),
        ("Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Y tế trực tiếp khám bệnh", "Sở Y tế"),
        # nested: the one given the task leads, in a chain of requests the last one
        ("HĐND tỉnh giao UBND tỉnh chỉ đạo các sở, ngành rà soát quỹ đất", "UBND tỉnh"),
        ("Đề nghị UBND tỉnh chỉ đạo Sở Tài chính cấp vốn", "Sở Tài chính"),
        ("UBND tỉnh chỉ đạo Sở Tài chính cấp vốn", "UBND tỉnh"),
        ("UBND tỉnh yêu cầu Sở Xây dựng chỉ đạo nhà thầu lắp phao", "Sở Xây dựng"),
        ("UBND tỉnh cũng chỉ đạo Sở Tài chính cấp vốn", "Sở Tài chính"),
        # who orders without saying whom
        ("Chủ tịch UBND tỉnh yêu cầu khẩn trương cấp thuốc", ""),
        # whom a matter concerns
        ("Đối với Sở Y tế, rà soát kho thuốc", "Sở Y tế"),
        ("Riêng các địa phương giáp biên: chủ động tiêm chủng", "các địa phương"),
        ("Đối với UBND các xã cần xây dựng kế hoạch tiêm chủng", "UBND các xã"),
        ("Về phía Sở Y tế, UBND tỉnh yêu cầu rà soát kho thuốc", "Sở Y tế"),
        ("Đối với trụ sở của Sở Y tế, rà soát mái ngói", ""),
        # in quotation marks
        ("“Sở Y tế cần rà soát kho thuốc", "Sở Y tế"),
        # subjects, with posts and circumstances before them
        ("Sở Y tế mua thuốc", "Sở Y tế"),
        (
            "Giám đốc Sở Y tế, Chủ tịch UBND các xã chịu trách nhiệm tiêm chủng",
            "Sở Y tế, UBND các xã",
        ),
        ("Sở Y tế (đầu mối), Sở Nội vụ kiểm kho", "Sở Y tế, Sở Nội vụ"),
        ("Trước ngày 5/4, Sở Y tế trình UBND tỉnh đề án", "Sở Y tế"),
        ("Trường hợp vượt thẩm quyền, Sở Y tế báo cáo UBND tỉnh", "Sở Y tế"),
        ("Hội nghị nhấn mạnh Sở Y tế cần mua máy", "Sở Y tế"),
        ("Đề án do Sở Nội vụ xây dựng", "Sở Nội vụ"),
        # nobody: bodies that are only reported to, met with, or stand for a place
        ("Tổ chức họp với Sở Y tế tại UBND xã Hòa Lạc", ""),
        ("Báo cáo UBND tỉnh kết quả", ""),
        ("Nâng cấp trụ sở của Sở Y tế", ""),
        ("Mua thuốc", ""),
    ],
)
def test_lead(text: str, lead: str) -> None:
    assert words(text, roles_of(text).lead) == lead


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ tuyển y sĩ", "Sở Y tế", "Sở Nội vụ"),
        (
            "Sở Y tế phối hợp chặt chẽ với Sở Nội vụ, UBND các xã tuyển y sĩ",
            "Sở Y tế",
            "Sở Nội vụ, UBND các xã",
        ),
        ("Sở Y tế tuyển y sĩ, phối hợp cùng Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế rà soát kho thuốc cùng Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế thống nhất với Sở Tài chính mức giá", "Sở Y tế", "Sở Tài chính"),
        ("Sở Y tế làm việc cụ thể với Sở Tài chính về mức giá", "Sở Y tế", "Sở Tài chính"),
        ("Cần có sự phối hợp chặt chẽ của Sở Y tế", "", "Sở Y tế"),
        # side by side they are one group
        ("Sở Y tế cùng Sở Nội vụ khảo sát", "Sở Y tế, Sở Nội vụ", ""),
        ("Giao Sở Y tế tuyển y sĩ, trình Sở Nội vụ", "Sở Y tế", ""),
    ],
)
def test_support(text: str, lead: str, support: str) -> None:
    roles = roles_of(text)
    assert (words(text, roles.lead), words(text, roles.support)) == (lead, support)


@pytest.mark.parametrize(
    ("text", "lead", "supervise"),
    [
        # whoever is told to watch, leads and supervises
        ("Giao Thanh tra tỉnh theo dõi, đôn đốc việc cấp thẻ", "Thanh tra tỉnh", "Thanh tra tỉnh"),
        ("Công an tỉnh là cơ quan đầu mối theo dõi việc cấp thẻ", "Công an tỉnh", "Công an tỉnh"),
        ("Sở Y tế kiểm tra tiến độ cấp thuốc", "Sở Y tế", "Sở Y tế"),
        # another one watches
        ("Giao Sở Nội vụ tuyển y sĩ; Thanh tra tỉnh giám sát", "Sở Nội vụ", "Thanh tra tỉnh"),
        ("Giao Sở Nội vụ tuyển y sĩ và Thanh tra tỉnh để theo dõi", "Sở Nội vụ", "Thanh tra tỉnh"),
        # inspecting things is work, not supervision
        ("Sở Y tế kiểm tra kho thuốc", "Sở Y tế", ""),
    ],
)
def test_supervise(text: str, lead: str, supervise: str) -> None:
    roles = roles_of(text)
    assert (words(text, roles.lead), words(text, roles.supervise)) == (lead, supervise)


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("Giao Sở Y tế mua thuốc", True),
        ("Đề nghị Sở Y tế mua thuốc", True),
        ("Sở Y tế mua thuốc", False),
        ("Mua thuốc", False),
    ],
)
def test_whether_another_gave_the_task(text: str, ordered: bool) -> None:
    assert roles_of(text).ordered == ordered


def test_only_the_clause_is_read() -> None:
    text = "Giao Sở Y tế mua thuốc; Sở Nội vụ tuyển y sĩ"
    at = text.index("Sở Nội vụ")
    bodies = [b for b in bodies_in(text) if b.start >= at]
    roles = read_roles(lower_case(text), at, len(text), bodies)
    assert words(text, roles.lead) == "Sở Nội vụ"
    assert not roles.ordered


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Sở Y tế, Sở Nội vụ và UBND các xã họp", [3]),
        ("Sở Y tế; Thủ trưởng Sở Nội vụ họp", [2]),
        ("Sở Y tế (chủ trì) và Sở Nội vụ họp", [2]),
        ("Sở Y tế họp, Sở Nội vụ ghi", [1, 1]),
        ("Họp", []),
    ],
)
def test_bodies_side_by_side_are_a_group(text: str, groups: list[int]) -> None:
    found = group(lower_case(text), bodies_in(text))
    assert [len(g.bodies) for g in found] == groups
    for each in found:
        assert (each.start, each.end) == (each.bodies[0].start, each.bodies[-1].end)


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        # posts as owners, also in lists over semicolons
        ("Giao Chánh Văn phòng UBND tỉnh đôn đốc các đơn vị", "Văn phòng UBND tỉnh", ""),
        (
            "Giám đốc Sở Y tế; Thủ trưởng Sở Nội vụ; Chủ tịch UBND các xã chịu trách nhiệm "
            "thi hành Quyết định này",
            "Sở Y tế, Sở Nội vụ, UBND các xã",
            "",
        ),
        (
            "Các đồng chí Giám đốc Sở Y tế và Trưởng Ban Dân tộc tỉnh căn cứ Quyết định thi hành",
            "Sở Y tế, Ban Dân tộc tỉnh",
            "",
        ),
        (
            "Đề nghị Tổng Giám đốc Tổng công ty Điện lực miền Trung cấp điện",
            "Tổng công ty Điện lực miền Trung",
            "",
        ),
        ("Giao Phó Thủ tướng Chính phủ chỉ đạo Bộ Y tế mua vắc xin", "Chính phủ", ""),
        ("Giao đồng chí Phó Giám đốc phụ trách Sở Y tế mua thuốc", "Sở Y tế", ""),
        ("Quyền Chủ tịch UBND huyện Ba Dốc chịu trách nhiệm chống hạn", "UBND huyện Ba Dốc", ""),
        # the topic before a colon, or a word that sets apart
        ("Riêng Sở Y tế phải báo cáo từng tuần", "Sở Y tế", ""),
        ("Đặc biệt, UBND huyện Ba Dốc phải trực 24/24 giờ", "UBND huyện Ba Dốc", ""),
        ("Trước mắt Sở Y tế cấp phát hóa chất khử khuẩn", "Sở Y tế", ""),
        ("Đồng thời Sở Y tế cấp phát hóa chất khử khuẩn", "Sở Y tế", ""),
        ("Về cấp thuốc: Sở Y tế rà soát tủ thuốc thôn bản", "Sở Y tế", ""),
        # circumstances without a comma
        (
            "Trong quá trình thực hiện có khó khăn, vướng mắc Sở Nội vụ báo cáo UBND tỉnh",
            "Sở Nội vụ",
            "",
        ),
        (
            "Trong quá trình thực hiện nếu có vướng mắc, đề nghị Sở Nội vụ báo cáo UBND tỉnh",
            "Sở Nội vụ",
            "",
        ),
        (
            "Trong quá trình triển khai, nếu phát sinh khó khăn, các sở, ngành phản ánh về Sở Y tế",
            "các sở, ngành",
            "",
        ),
        ("Sau khi có mặt bằng, Sở Xây dựng thi công cống", "Sở Xây dựng", ""),
        ("Nếu mưa kéo dài, Sở Xây dựng cấm đường qua đèo", "Sở Xây dựng", ""),
        ("Khi có báo động 3, Công an tỉnh cấm đường qua đèo", "Công an tỉnh", ""),
        ("Trước khi trình, Sở Nội vụ lấy ý kiến các huyện", "Sở Nội vụ", ""),
        ("Ngay sau khi nhận hồ sơ, Sở Tài chính thẩm định dự toán", "Sở Tài chính", ""),
        ("Căn cứ Quyết định này, Sở Y tế lập dự toán", "Sở Y tế", ""),
        ("Theo chức năng, nhiệm vụ được giao, Sở Y tế kiểm tra bếp ăn", "Sở Y tế", ""),
        ("Hằng tuần, Sở Y tế công bố số ca mắc", "Sở Y tế", ""),
        ("Định kỳ ngày 20 hằng tháng, Sở Y tế công bố số ca mắc", "Sở Y tế", ""),
        # order within a body's own work is not a new owner
        (
            "Sở Tài chính tham mưu văn bản đề nghị Bộ Xây dựng bổ sung vốn",
            "Sở Tài chính",
            "",
        ),
        ("Sở Y tế rà soát, tham mưu UBND tỉnh kiến nghị Bộ Y tế cấp thuốc", "Sở Y tế", ""),
        ("Sở Y tế xây dựng đề án, trình UBND tỉnh giao Sở Tài chính cấp vốn", "Sở Y tế", ""),
        ("Giao Sở Y tế soạn công văn đề nghị Bộ Y tế cấp thuốc", "Sở Y tế", ""),
        # who sends a document is not who does what it asks
        ("UBND tỉnh có văn bản chỉ đạo Sở Nội vụ tuyển y sĩ", "Sở Nội vụ", ""),
        ("UBND tỉnh đã có công văn chỉ đạo Sở Nội vụ tuyển y sĩ", "Sở Nội vụ", ""),
        ("UBND tỉnh ban hành Công điện chỉ đạo Sở Y tế trực cấp cứu", "Sở Y tế", ""),
        # at whom a report goes is nobody's task
        ("Lập danh sách hộ nghèo, báo cáo UBND huyện (qua Sở Nội vụ)", "", ""),
        ("Gửi báo cáo về UBND tỉnh (thông qua Sở Nội vụ) để tổng hợp", "", ""),
        ("Nộp hồ sơ tại Sở Y tế", "", ""),
        ("Trình UBND tỉnh ban hành quyết định", "", ""),
        ("Tham mưu UBND tỉnh trình HĐND tỉnh thông qua", "", ""),
        ("Kịp thời tham mưu, đề xuất UBND tỉnh xử lý", "", ""),
        ("Xin ý kiến Bộ Y tế trước khi mua", "", ""),
        ("Giúp UBND tỉnh theo dõi việc cấp thẻ", "", ""),
        # who is behind its task
        ("Đề án do Sở Nội vụ chủ trì xây dựng", "Sở Nội vụ", ""),
        ("Trạm bơm Ba Xã do Sở Xây dựng làm chủ đầu tư phải xong trước mùa lũ", "Sở Xây dựng", ""),
        ("Mua sắm thiết bị (Sở Y tế chủ trì)", "Sở Y tế", ""),
        ("Mua sắm thiết bị (giao Sở Y tế)", "Sở Y tế", ""),
        ("Mua sắm thiết bị (Sở Y tế chủ trì, phối hợp với Sở Nội vụ)", "Sở Y tế", "Sở Nội vụ"),
        # responsible, contact point, standing body
        ("Sở Y tế là cơ quan đầu mối tổng hợp", "Sở Y tế", ""),
        ("Sở Y tế là cơ quan thường trực, tham mưu Ban Chỉ đạo", "Sở Y tế", ""),
        ("Giao Sở Y tế làm đầu mối tiếp nhận hồ sơ", "Sở Y tế", ""),
        ("Sở Y tế chịu trách nhiệm trước UBND tỉnh về nguồn thuốc", "Sở Y tế", ""),
        ("Sở Y tế có trách nhiệm hướng dẫn UBND các xã phun hóa chất", "Sở Y tế", ""),
        # who takes part
        ("Sở Y tế chủ trì, Sở Nội vụ phối hợp kiểm tra bếp ăn", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế chủ trì; Sở Nội vụ, Sở Tài chính phối hợp", "Sở Y tế", "Sở Nội vụ, Sở Tài chính"),
        ("Phối hợp với Sở Nội vụ tuyển y sĩ", "", "Sở Nội vụ"),
        (
            "Phối hợp chặt chẽ cùng Sở Nội vụ và UBND các xã tuyển y sĩ",
            "",
            "Sở Nội vụ, UBND các xã",
        ),
        ("Chủ động phối hợp với các Sở: Y tế, Nội vụ tuyển y sĩ", "", "Sở: Y tế, Nội vụ"),
        (
            "phối hợp Sở Y tế; Hội Quảng canh; UBND các xã và Sở Nội vụ thực hiện",
            "",
            "Sở Y tế, UBND các xã, Sở Nội vụ",
        ),
        (
            "Giao Sở Y tế chủ trì cùng Sở Nội vụ, Sở Tài chính thẩm định",
            "Sở Y tế",
            "Sở Nội vụ, Sở Tài chính",
        ),
        ("Sở Y tế chủ trì, cùng với Sở Nội vụ thẩm định", "Sở Y tế", "Sở Nội vụ"),
        ("Giao Sở Y tế phối hợp Thủ trưởng Sở Nội vụ thẩm định", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế trao đổi với Sở Tài chính về giá thuốc", "Sở Y tế", "Sở Tài chính"),
        ("Sở Y tế với sự phối hợp của Sở Tài chính mua thuốc", "Sở Y tế", "Sở Tài chính"),
        ("Sở Y tế và Sở Tài chính phối hợp mua thuốc", "Sở Y tế, Sở Tài chính", ""),
        # nested orders
        (
            "Giao UBND huyện Ba Dốc chỉ đạo Trung tâm Y tế huyện phun hóa chất",
            "UBND huyện Ba Dốc",
            "",
        ),
        ("Sở Y tế chỉ đạo Bệnh viện Đa khoa tỉnh trực cấp cứu", "Sở Y tế", ""),
        ("Đề nghị Bộ Y tế chỉ đạo Cục Quản lý Dược cấp phép", "Cục Quản lý Dược", ""),
        ("Chỉ đạo Sở Y tế mua thuốc", "Sở Y tế", ""),
        ("Chỉ đạo, đôn đốc Sở Y tế mua thuốc", "Sở Y tế", ""),
    ],
)
def test_lead_and_support_by_class(text: str, lead: str, support: str) -> None:
    roles = roles_of(text)
    assert (words(text, roles.lead), words(text, roles.support)) == (lead, support)
