"""What a clause is, by the zone of its heading and by its own words."""

from __future__ import annotations

import pytest

from extract.statements.kinds import begins_with_action, is_adopted, is_lead_in, kind_of

ZONES = ("none", "tasks", "review", "problems", "targets")


def kinds(
    text: str, *, figures: bool = False, listed: bool = False, subject: bool = False
) -> dict[str, str | None]:
    """Return the kind of a clause in each zone; `figures` makes the whole of it one figure."""
    spans = ((0, len(text)),) if figures else ()
    return {
        zone: kind_of(text.lower(), zone, spans, listed=listed, subject=subject) for zone in ZONES
    }


@pytest.mark.parametrize(
    ("text", "none", "tasks", "review", "problems"),
    [
        # an action is a task, in a review it is what was done
        ("Rà soát quy hoạch chợ", "commitment", "commitment", "result", "problem"),
        ("Tăng cường quản lý chợ", "commitment", "commitment", "result", "problem"),
        # orders and promises
        ("Giao Sở Y tế mua thuốc", "commitment", "commitment", "result", "problem"),
        ("Phấn đấu trồng đủ rừng", "commitment", "commitment", "commitment", "problem"),
        # done
        ("Toàn xã đã gieo xong lúa", "result", "result", "result", "problem"),
        ("Công tác gác rừng được quan tâm", "result", "commitment", "result", "problem"),
        # complaints are problems wherever they stand
        ("Tiến độ cấp đất còn chậm", "problem", "problem", "problem", "problem"),
        ("Nhà thầu gặp nhiều khó khăn", "problem", "problem", "problem", "problem"),
        # what is to be overcome is a task
        ("Khắc phục tình trạng chậm tiến độ", "commitment", "commitment", "result", "problem"),
        # what was done on a document's basis, whatever it ordered then
        (
            "Thực hiện Nghị quyết của huyện, xã đã ban hành kế hoạch yêu cầu các thôn làm đường",
            *["result"] * 4,
        ),
        # what lies ahead, also in a review
        ("Xã sẽ tập trung đắp bờ vùng", "commitment", "commitment", "commitment", "problem"),
        # something to be finished is not yet
        ("Hoàn thành việc đo đạc trước ngày 5/6", "commitment", "commitment", "result", "problem"),
        # an assessment, and the announcement of a list
        ("Công tác lập bảng giá đất là nhiệm vụ hết sức quan trọng", None, None, None, None),
        ("Theo Điều 3 Quyết định này, các thôn được giao việc như sau:", None, None, None, None),
        # what falls short, in whatever words
        ("Tuy nhiên, vốn chợ mới đạt 31% kế hoạch", *["problem"] * 4),
        ("Còn 5 thôn chưa nộp sổ hộ nghèo", *["problem"] * 4),
        ("Công tác xử lý hồ sơ ở hai thôn còn chậm", *["problem"] * 4),
        ("Một số xã chưa quan tâm dọn kênh", *["problem"] * 4),
        ("Sản xuất muối phục hồi chậm", *["problem"] * 4),  # a verb that is a noun here
        # but not under a condition, nor behind a deed, nor granted before one
        ("Nếu thợ chậm tiến độ thì thay thế", "commitment", "commitment", "result", "problem"),
        ("Đã bàn giao đất chợ, còn vướng hai hộ", "result", "result", "result", "problem"),
        ("Dù còn nhiều khó khăn, xã đã dời chợ", "result", "result", "result", "problem"),
        # a promise behind it is a task
        (
            "Còn vướng 19 hộ, dự kiến chi trả xong trước 6/10",
            "commitment",
            "commitment",
            "problem",
            "problem",
        ),
        # stability and praise are nothing
        ("Kinh tế ổn định, tăng trưởng", None, "commitment", None, "problem"),
        # neither are formulas and legal bases, not even under a heading of problems
        ("Trân trọng kính trình cấp trên", None, None, None, None),
        ("Căn cứ Luật Đất đai hiện hành", None, None, None, None),
        ("Kèm theo phụ lục số 2", None, None, None, None),
        # too short to say anything
        ("Hai từ", None, None, None, None),
    ],
)
def test_kind_by_zone(
    text: str, none: str | None, tasks: str | None, review: str | None, problems: str | None
) -> None:
    found = kinds(text)
    assert (found["none"], found["tasks"], found["review"], found["problems"]) == (
        none,
        tasks,
        review,
        problems,
    )


@pytest.mark.parametrize(
    ("text", "figures", "kind"),
    [
        ("Đẩy mạnh trồng rừng ven sông", False, "commitment"),
        ("Phấn đấu trồng 40 ha rừng", True, "commitment"),  # striving is an action
        ("Trồng 40 ha rừng ven sông", True, None),  # a target is an indicator
        ("Tỷ lệ che phủ rừng 41%", True, None),
        ("Diện tích rừng ven sông", False, None),
    ],
)
def test_under_targets_only_actions_without_figures(
    text: str, figures: bool, kind: str | None
) -> None:
    assert kinds(text, figures=figures)["targets"] == kind


@pytest.mark.parametrize(
    ("text", "none", "review"),
    [
        ("Sản lượng thóc đạt 500 tấn", None, None),  # no more than a figure
        ("Thu ngân sách tăng 5%", None, None),  # a verb that is a noun here
        ("Thu phí đạt 90% dự toán huyện giao", None, None),  # a plan given is no order
        ("Đã thu hoạch 500 tấn thóc", "result", "result"),
        ("Trồng mới rừng phòng hộ", "commitment", "result"),
    ],
)
def test_bare_figures_are_no_statements(text: str, none: str | None, review: str | None) -> None:
    figured = any(c.isdigit() for c in text)
    found = kinds(text, figures=figured, listed=True)
    assert (found["none"], found["review"]) == (none, review)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sáng 5/4, đoàn công tác đã thăm trạm bơm", "result"),
        ("Chiều 5/4, UBND xã chủ trì họp bàn dời chợ", "result"),  # chairing a meeting is no order
        ("Sáng 5/4, yêu cầu Sở Y tế phun thuốc", "commitment"),
        ("Chủ tịch UBND xã ghi nhận, cảm ơn các hộ dân", None),  # praise
        ("Ghi nhận ý kiến, yêu cầu Sở Y tế phun thuốc", "commitment"),
        ("Đánh giá cao nỗ lực của các thôn", None),  # a verb that praises
        ("Đánh giá cao nỗ lực, yêu cầu các thôn dời chợ", "commitment"),
        ("Đại diện các thôn và hợp tác xã", None),  # who was there
    ],
)
def test_news_and_praise_among_tasks(text: str, kind: str | None) -> None:
    assert kinds(text)["tasks"] == kind


@pytest.mark.parametrize(
    ("text", "listed", "subject", "kind"),
    [
        ("Sở Y tế tổ chức tiêm chủng", False, True, "commitment"),
        ("Sở Y tế gồm ba phòng", False, True, None),
        ("Các đại biểu thảo luận, rà soát chỉ tiêu", False, True, "result"),  # reported
        ("Tại hội nghị, tổ chức trao quà", True, False, "result"),
        ("Trường hợp đã nhận tiền thì trả lại", False, False, None),  # a condition
        ("Sở Y tế đã đề nghị giao thêm đất", False, True, "result"),  # done stands first
        ("Biểu dương các xã tiếp tục dẫn đầu", False, False, None),
        ("Bản đồ, cọc mốc, rà soát lại", True, False, "commitment"),  # the verb may come late
    ],
)
def test_by_words_alone(text: str, listed: bool, subject: bool, kind: str | None) -> None:
    assert kinds(text, listed=listed, subject=subject)["none"] == kind


def test_forecasts_in_a_review_are_problems() -> None:
    assert kinds("Dự báo mùa khô sẽ kéo dài")["review"] == "problem"
    assert kinds("Dự báo mùa khô sẽ kéo dài")["none"] == "commitment"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("rà soát kho thuốc", True),
        ("đồng thời, rà soát kho thuốc", True),
        ("trong đó, trước mắt, hiện nay, từng bước rà soát", True),  # four connectors
        ("về giao thông: đẩy nhanh thi công", True),
        ("kho thuốc rà soát", False),
        ("đồng thời, kho thuốc", False),
        ("", False),
    ],
)
def test_begins_with_action(text: str, begins: bool) -> None:
    assert begins_with_action(text) == begins


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("tập trung các nhiệm vụ sau:", True),
        ("cụ thể như sau", True),
        ("yêu cầu các sở thực hiện như sau", True),
        ("đào kênh dẫn nước như năm trước", False),
        ("x" * 200 + " các nhiệm vụ sau", False),  # too long for a lead-in
    ],
)
def test_is_lead_in(text: str, opens: bool) -> None:
    assert is_lead_in(text) == opens


@pytest.mark.parametrize(
    ("text", "adopts"),
    [
        ("phê duyệt đề án nuôi tôm", True),
        ("bãi bỏ điều 3 quy chế cũ", True),
        ("quyết định này được áp dụng từ ngày ký", True),
        ("trình phê duyệt đề án nuôi tôm", False),
        ("rà soát đề án nuôi tôm", False),
    ],
)
def test_is_adopted(text: str, adopts: bool) -> None:
    assert is_adopted(text) == adopts


@pytest.mark.parametrize(
    ("text", "none", "tasks", "review"),
    [
        # an «đã» inside what is ordered tells nothing
        ("Giao xã chi trả các hộ đã dời chợ", "commitment", "commitment", "result"),
        ("Khẩn trương dọn những đoạn kênh đã đào xong", "commitment", "commitment", "result"),
        # who sent a letter relays what it orders; in a review it is a deed
        ("Huyện đã có công văn yêu cầu các xã dời chợ", "commitment", "commitment", "result"),
        ("Sở Y tế đã yêu cầu các xã phun thuốc", "commitment", "commitment", "result"),
        # what somebody issued or is at work on
        ("Sáng 5/9, UBND huyện ban hành quyết định dời chợ", "result", "result", "result"),
        ("Huyện ủy tổ chức hội nghị sơ kết công tác dân vận", "result", "commitment", "result"),
        ("Nhà thầu đang thi công móng trạm bơm", "result", "result", "result"),
        # but not what is to be issued by then
        ("UBND huyện trong tháng 6 ban hành quyết định dời chợ", None, "commitment", None),
        # a want of something is a problem, though a verb stands first
        ("Phối hợp dời chợ chưa đồng bộ", "problem", "problem", "problem"),
        ("Mưa dầm sẽ ảnh hưởng đến tiến độ dời chợ", "problem", "problem", "problem"),
        # prohibitions, aims, orders behind a colon
        ("Các hộ không được đổ rác xuống mương", "commitment", "commitment", None),
        ("Xã đặt mục tiêu trồng đủ rừng", "commitment", "commitment", None),
        ("Bí thư xã yêu cầu: thôn trưởng báo cáo", "commitment", "commitment", None),
        ("Khi có lũ, báo cáo về xã để được hỗ trợ", "commitment", "commitment", "result"),
        # a dateline and a quotation mark are no part of the clause
        ("Làng Mới - Sáng 5/4, xã thăm, rà soát trạm bơm", "result", "result", None),
        ("“Rà soát quy hoạch chợ", "commitment", "commitment", "result"),
        # the topic of the line says that the rest is a review
        ("Tình hình thi công: bàn giao toàn tuyến kênh", "result", "commitment", "result"),
        # headings of works, menus, the way of a storm
        ("Dự án kênh Đông (Ban A, hoàn thành năm 2027)", None, None, None),
        ("Các công trình đang chuẩn bị khởi công", None, None, None),
        ("Áp thấp suy yếu dần ngoài khơi", None, None, None),
        ("Chia sẻ qua mạng xã hội", None, None, None),
    ],
)
def test_news(text: str, none: str | None, tasks: str | None, review: str | None) -> None:
    found = kinds(text)
    assert (found["none"], found["tasks"], found["review"]) == (none, tasks, review)
