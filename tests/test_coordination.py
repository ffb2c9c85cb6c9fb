"""Parts of one clause: each with a deadline or an owner of its own."""

from __future__ import annotations

from datetime import date

import pytest

from extract.folding import lower_case
from extract.mentions.components import find_mentions
from extract.mentions.found import Context, Found
from extract.statements.coordination import coordinated
from extract.statements.deadlines import find_deadlines
from extract.statements.split import Clause
from extract.times.dates import Anchor

DAY = date(2027, 3, 10)


def parts(text: str) -> list[str]:
    deadlines = find_deadlines(text, Anchor(DAY, DAY.year, DAY.month))
    found = find_mentions(text, Context(DAY, DAY.year, DAY.month, "tỉnh Sơn Hạ"))["mentions"]
    bodies = [m for m in found if m.type == "ORG"]

    def inside(start: int, end: int) -> list[Found]:
        return [b for b in bodies if start <= b.start and b.end <= end]

    whole = Clause(0, len(text), 3)
    cut = list(coordinated(lower_case(text), whole, deadlines, inside))
    assert {c.sentence for c in cut} == {3}
    return [text[c.start : c.end] for c in cut]


@pytest.mark.parametrize(
    "marked",
    [
        # two predicates with a deadline each
        "cấp phép cảng cạn vào tháng 5/2027 và| khởi công xây dựng bến vào giữa năm 2028",
        "xong thiết kế trước 15/4,| phê duyệt dự toán trước 30/4,| khởi công trong quý II",
        "đền bù xong trước ngày 20/5, đồng thời| bàn giao đất trong tháng 6",
        "nghiệm thu trước ngày 15/4 và| phấn đấu thông xe trước ngày 2/9",
        # milestones of one predicate
        "bàn giao 70% diện tích trước ngày 15/10,| 100% trước ngày 30/11",
        "giải ngân vốn: đến 30/9 đạt 60%,| đến 31/12 đạt 95% trở lên",
        "phát dọn 60% thực bì trước 30/4,| phần còn lại trước 20/5",
        "hoàn thành cống trước ngày 1/5,| đê trước ngày 1/6",
        # a time that opens a clause bounds the deeds before the last one that has its own
        "đến hết tháng 9/2027, xã di dời 20 hộ và| bàn giao toàn bộ trước tháng 11/2027",
        "trong tháng 4 xong thiết kế móng, đo đạc đất,| trình dự toán trước ngày 15/5",
        "trong tháng 4, trình dự toán trước ngày 15/4",
        # what is under way, and what is planned with a day
        "ban quản lý chợ đang lát sân,| dự kiến khai trương trong tháng 9/2027",
        "hồ sơ thuê đất chậm,| công ty dự kiến bổ sung trong tháng 5/2027",
        "ban quản lý chợ đang lát sân, dự kiến rộng 2 ha",
        "còn 12 kiốt, dự kiến dỡ xong trước ngày 20/8/2027",
        # what only relays or grounds an order is no part of its own
        "UBND tỉnh đã ban hành công văn về bệnh dại, yêu cầu Sở Y tế phun thuốc",
        "theo chỉ đạo của UBND tỉnh, để rà soát hộ nghèo, đề nghị Sở Y tế lập danh sách",
        "Chủ tịch UBND tỉnh nhấn mạnh: để chợ kịp khai trương, đề nghị Sở Y tế khử khuẩn",
        "ông Lê Tám, Chủ tịch UBND tỉnh Sơn Hạ, giao Sở Y tế rà soát kho thuốc",  # names who orders
        # a list of those who are ordered
        "UBND tỉnh yêu cầu Sở Y tế, Sở Nội vụ phối hợp rà soát biên chế",
        "Sở Y tế, đơn vị tư vấn, Sở Nội vụ chịu trách nhiệm về hồ sơ",
        # steps of one duty: the deadline is that of the whole
        "đào kênh và đắp đê xong trước ngày 30/4",
        "Sở Y tế lập dự toán, trình UBND tỉnh trước ngày 30/4",
        "đào kênh",
    ],
)
def test_parts_with_deadlines_of_their_own(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        # subjects that follow one another
        "Sở Y tế lập dự toán mua thuốc,| Sở Tài chính thẩm định trong 5 ngày",
        "Sở Y tế lập dự toán mua thuốc và| Sở Tài chính thẩm định trong 5 ngày",
        "Giao Sở Y tế lập dự toán mua thuốc, đồng thời| giao Sở Tài chính thẩm định",
        "Sở Nội vụ có trách nhiệm rà soát biên chế,| Công an tỉnh chịu trách nhiệm về an ninh",
        # a list of subjects, a list of partners, a list of addressees
        "Sở Y tế, Sở Tài chính, Công an tỉnh kiểm tra các chợ đầu mối",
        "Sở Y tế phối hợp với Sở Tài chính, Công an tỉnh kiểm tra các chợ đầu mối",
        "Sở Y tế kiểm tra các chợ đầu mối, báo cáo UBND tỉnh, Bộ Y tế xem xét",
        # who watches over a task belongs to it
        "UBND các xã kiểm tra các chợ đầu mối, Sở Y tế giám sát việc thực hiện",
        # what precedes has no owner to change from
        "Để thực hiện Nghị quyết của Đảng bộ huyện nhằm đào kênh, UBND xã sửa đê",
        # two owners of one task
        "Sở Nông nghiệp và Môi trường chủ trì, Công an tỉnh phối hợp kiểm tra các chợ đầu mối",
        # within brackets nothing is told of its own
        "Sở Y tế kiểm tra các chợ (trong đó chợ tỉnh, Công an tỉnh kiểm tra)",
    ],
)
def test_parts_with_owners_of_their_own(marked: str) -> None:
    check(marked)


def check(marked: str) -> None:
    """Compare with the places of the bars; conjunctions and commas belong to no part."""
    wanted = [
        part.strip(" ,").removesuffix(" và").removesuffix(", đồng thời")
        for part in marked.split("|")
    ]
    assert parts(marked.replace("|", "")) == wanted
