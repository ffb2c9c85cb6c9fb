"""What clauses inherit from headings, list lead-ins, executing articles and completions."""

from __future__ import annotations

import pytest
from pages import Said, page_of, said

from extract.page.structure import Block
from extract.statements.draft import Owner, Walk
from extract.statements.inherit import enter, is_bare_order, rank

HEALTH, BUILDING, INDUSTRY = "Sở Y tế", "Sở Xây dựng", "Sở Công Thương"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # a lead-in without a mark outranks the items of its level, a heading its items
        (Block(0, 1, "lead_in", level=1), Block(2, 3, "item", "a)", level=1)),
        (Block(0, 1, "heading", "1.", level=1), Block(2, 3, "item", "-", level=1)),
        # an article is the level above its points even where both are counted alike
        (Block(0, 1, "heading", "Điều 2", level=1), Block(2, 3, "heading", "1.", level=1)),
        (Block(0, 1, "lead_in", "II", level=1), Block(2, 3, "item", "1.", level=1)),
        (Block(0, 1, "item", "1.", level=1), Block(2, 3, "item", "a)", level=2)),
    ],
)
def test_rank(above: Block, below: Block) -> None:
    assert rank(above) < rank(below)


def test_a_block_shuts_owners_that_rank_as_high_or_higher() -> None:
    walk = Walk(page_of("Đào kênh dẫn nước.\n"))
    walk.owners = [Owner([], r, explicit=True) for r in (1, 2, 3)]
    enter(walk, Block(0, 1, "item", "a)", level=1))  # rank 3
    assert [owner.rank for owner in walk.owners] == [1, 2]
    enter(walk, Block(0, 1, "heading", "I", level=0))
    assert walk.owners == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Giao Sở Y tế:", True),
        ("Sở Y tế, Sở Xây dựng:", True),
        ("Yêu cầu Thủ trưởng Sở Y tế:", True),
        ("Giao Sở Y tế lấy mẫu nước giếng khơi toàn xã:", False),
        ("Các việc phải làm:", False),
    ],
)
def test_is_bare_order(text: str, bare: bool) -> None:
    page = page_of(f"{text}\na) Đào kênh;\nb) Đắp đê.\n")
    assert is_bare_order(page, 0, len(text)) == bare


DECISION = "QUYẾT ĐỊNH\nVề việc giữ rừng đầu nguồn Khe Lạnh\n"


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (  # a lead-in gives its owner to its items, unless an item has its own
            "Điều 2. Giao Sở Công Thương:\na) Kiểm tra xưởng cưa;\nb) Sở Y tế cấp bông băng;\n",
            [[f"{INDUSTRY}/explicit"], [f"{HEALTH}/explicit"]],
        ),
        (  # the next lead-in takes over
            "1. Sở Công Thương:\na) Kiểm tra xưởng cưa;\n2. Sở Y tế:\na) Cấp bông băng tận lán;\n",
            [[f"{INDUSTRY}/explicit"], [f"{HEALTH}/explicit"]],
        ),
        (  # a heading
            "1. Sở Công Thương\n- Kiểm tra xưởng cưa ven rừng.\n- Lập sổ theo dõi gỗ.\n",
            [[f"{INDUSTRY}/explicit"]] * 2,
        ),
        (  # several bodies
            "1. Sở Công Thương và Sở Y tế:\na) Kiểm tra xưởng cưa;\n",
            [[f"{INDUSTRY}/explicit", f"{HEALTH}/explicit"]],
        ),
        (  # collective bodies
            "1. Các sở, ngành:\na) Kiểm tra xưởng cưa;\n",
            [["các sở, ngành/group"]],
        ),
        (  # a heading that tells which of them
            "4. UBND các xã có bến đò đi qua\n- Kiểm tra xưởng cưa ven rừng.\n",
            [["Ủy ban nhân dân các xã có bến đò đi qua/group"]],
        ),
        (  # a heading or lead-in that says whom its items concern
            "1. Đối với Sở Y tế\n- Kiểm tra xưởng cưa ven rừng.\n",
            [[f"{HEALTH}/explicit"]],
        ),
        (
            "Đối với các sở, ngành:\n- Kiểm tra xưởng cưa ven rừng.\n",
            [["các sở, ngành/group"]],
        ),
        (
            "2. Đối với Sở Công Thương và Sở Y tế:\na) Kiểm tra xưởng cưa ven rừng;\n",
            [[f"{INDUSTRY}/explicit", f"{HEALTH}/explicit"]],
        ),
        (  # and one that ends on whom it orders, whatever its topic
            "Về gỗ lậu, Chủ tịch UBND tỉnh yêu cầu Sở Công Thương:\n1. Kiểm tra xưởng cưa.\n",
            [[f"{INDUSTRY}/explicit"]],
        ),
        (  # the next number shuts the heading's owner
            "1. Sở Công Thương\n- Kiểm tra xưởng cưa ven rừng.\n2. Lập sổ theo dõi gỗ lậu.\n",
            [[f"{INDUSTRY}/explicit"], []],
        ),
        (  # what is asked of one who is to direct falls to the body directed
            "Đề nghị Sở Công Thương:\n- Chỉ đạo Sở Y tế cấp bông băng.\n- Kiểm tra xưởng cưa.\n",
            [[f"{HEALTH}/explicit"], [f"{INDUSTRY}/explicit"]],
        ),
        (  # so does what it is to ask of another
            "Giao Sở Công Thương:\n- Yêu cầu Sở Y tế cấp bông băng.\n",
            [[f"{INDUSTRY}/explicit"]],
        ),
        (  # but not the order that closes the document
            "1. Sở Công Thương:\n- Kiểm tra xưởng cưa.\nYêu cầu Sở Y tế cấp bông băng.\n",
            [[f"{INDUSTRY}/explicit"], [f"{HEALTH}/explicit"]],
        ),
        (  # who orders is nobody's owner
            "Để giữ rừng, Chủ tịch UBND tỉnh yêu cầu:\n1. Kiểm tra xưởng cưa ven rừng.\n",
            [[]],
        ),
        (  # who is to direct owns what is directed
            "2. Chủ tịch UBND huyện Ba Dốc trực tiếp chỉ đạo:\n- Kiểm tra xưởng cưa ven rừng.\n",
            [["Ủy ban nhân dân huyện Ba Dốc/explicit"]],
        ),
        (  # what is given to one who is to direct stays with it
            "Giao Sở Công Thương:\n- Chỉ đạo Sở Y tế cấp bông băng.\n",
            [[f"{INDUSTRY}/explicit"]],
        ),
        (  # who only hands on a part owns the rest
            "1. UBND các xã: giao Công an tỉnh tuần tra; bố trí người canh bãi gỗ.\n",
            [["Công an tỉnh/explicit"], ["Ủy ban nhân dân các xã/group"]],
        ),
        (  # a topic is nobody's
            "1. Về trụ sở của Sở Công Thương:\na) Kiểm tra mái ngói;\n",
            [[]],
        ),
    ],
)
def test_owners_of_items(text: str, owners: list[list[str]]) -> None:
    assert [statement.lead for statement in said(DECISION + text)] == owners


def test_a_subject_goes_on_in_its_paragraph() -> None:
    found = said(
        "THÔNG BÁO\nKết luận họp giữ rừng Khe Lạnh\n"
        "1. Sở Công Thương kiểm tra xưởng cưa; niêm phong máy cưa. Lập sổ theo dõi gỗ.\n"
        "2. Đóng cửa bãi gỗ lậu ven suối.\n"
    )
    assert [(s.text, s.lead) for s in found] == [
        ("Sở Công Thương kiểm tra xưởng cưa", [f"{INDUSTRY}/explicit"]),
        ("niêm phong máy cưa", [f"{INDUSTRY}/explicit"]),
        ("Lập sổ theo dõi gỗ", [f"{INDUSTRY}/inherited"]),  # another sentence
        ("Đóng cửa bãi gỗ lậu ven suối", []),  # another item
    ]


NEWS = "Ngày 12/6/2027, nước suối Khe Lạnh dâng cao.\n"


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (  # the next paragraphs go on, one after another
            "UBND tỉnh yêu cầu Sở Y tế rà soát kho thuốc.\nKiểm tra các trạm xá ven suối.\n"
            "Đồng thời, tập huấn cho y sĩ các trạm.\n",
            [[f"{HEALTH}/explicit"], [f"{HEALTH}/inherited"], [f"{HEALTH}/inherited"]],
        ),
        (  # whom they are to direct does not take over
            "UBND tỉnh yêu cầu Sở Y tế rà soát kho thuốc.\n"
            "Đồng thời chỉ đạo Sở Xây dựng kiểm tra mái trạm xá.\n",
            [[f"{HEALTH}/explicit"], [f"{HEALTH}/inherited"]],
        ),
        (  # a paragraph without a verb at its beginning is another matter
            "UBND tỉnh yêu cầu Sở Y tế rà soát kho thuốc.\n"
            "Mưa còn lớn, cần kiểm tra các trạm xá ven suối.\n",
            [[f"{HEALTH}/explicit"], []],
        ),
        (  # what a body does of itself binds nobody further
            "Sở Y tế rà soát kho thuốc.\nKiểm tra các trạm xá ven suối.\n",
            [[f"{HEALTH}/explicit"], []],
        ),
    ],
)
@pytest.mark.usefixtures("rules_alone")
def test_a_news_item_goes_on_from_the_paragraph_before(text: str, leads: list[list[str]]) -> None:
    assert [s.lead for s in said(NEWS + text) if s.kind == "commitment"] == leads


@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        (
            "UBND xã Gò Sậy vừa ban hành Kế hoạch trồng tre ven suối.\n",
            ["Ủy ban nhân dân xã Gò Sậy/inherited"],
        ),
        (
            "Theo đó, Kế hoạch được UBND xã Gò Sậy xây dựng từ đầu tháng 6.\n",
            ["Ủy ban nhân dân xã Gò Sậy/inherited"],
        ),
        # two planners, or none: nobody's
        (
            "UBND xã Gò Sậy ban hành kế hoạch trồng tre; UBND xã Hòa Lạc ban hành kế hoạch đắp"
            " đê.\n",
            [],
        ),
        ("UBND xã Gò Sậy họp bàn việc trồng tre.\n", []),
    ],
)
@pytest.mark.usefixtures("rules_alone")
def test_whose_plan_a_news_item_retells(opening: str, lead: list[str]) -> None:
    assert said(f"{NEWS}{opening}Trồng lại tre ven suối.\n")[-1].lead == lead


def test_a_heading_gives_project_and_mandate() -> None:
    found = said(
        "THÔNG BÁO\nKết luận họp giao ban\n"
        "1. Về dự án Hồ chứa Khe Lạnh, thực hiện Nghị quyết số 21/NQ-HĐND:\n"
        "- Khẩn trương đền bù đất rừng.\n- Đẩy nhanh dự án Cầu Vạn Ghềnh.\n"
    )
    assert [(s.projects, s.mandate) for s in found] == [
        (["Hồ chứa Khe Lạnh"], ["21/NQ-HĐND"]),
        (["Cầu Vạn Ghềnh"], ["21/NQ-HĐND"]),
    ]


NOTICE = "THÔNG BÁO\nKết luận họp về bến đò Gò Sậy\n"


class TestCompletion:
    def test_in_a_paragraph_of_its_own_it_bounds_the_one_before(self) -> None:
        found = said(
            f"{NOTICE}1. Giao Sở Xây dựng khảo sát luồng lạch; lắp phao tiêu.\n"
            "Hoàn thành việc khảo sát trước ngày 15/4/2027.\n2. Sở Y tế mua cáng cứu thương.\n"
        )
        assert [(s.lead, s.due) for s in found] == [
            ([f"{BUILDING}/explicit"], "~../2027-04-14"),
            ([f"{BUILDING}/explicit"], "~../2027-04-14"),
            ([f"{BUILDING}/inherited"], "../2027-04-14"),
            ([f"{HEALTH}/explicit"], ""),
        ]

    def test_a_deadline_of_its_own_stays(self) -> None:
        found = said(
            f"{NOTICE}1. Giao Sở Xây dựng lắp phao tiêu trước ngày 01/4/2027.\n"
            "Hoàn thành việc khảo sát trước ngày 15/4/2027.\n"
        )
        assert [s.due for s in found] == ["../2027-03-31", "../2027-04-14"]

    def test_an_item_that_begins_so_is_a_task_by_itself(self) -> None:
        found = said(
            f"{NOTICE}1. Giao Sở Xây dựng lắp phao tiêu.\n"
            "2. Hoàn thành việc khảo sát trước ngày 15/4/2027.\n"
        )
        assert [(s.lead, s.due) for s in found] == [
            ([f"{BUILDING}/explicit"], ""),
            ([], "../2027-04-14"),
        ]


RESOLUTION = """HỘI ĐỒNG NHÂN DÂN
TỈNH SƠN HẠ
Số: 21/NQ-HĐND
Sơn Hạ, ngày 09 tháng 12 năm 2026
NGHỊ QUYẾT
Về giữ rừng đầu nguồn
QUYẾT NGHỊ:
Điều 1. Trồng lại rừng ven hồ chứa.
"""
COMMITTEE = "Ủy ban nhân dân tỉnh Sơn Hạ/inherited"


@pytest.mark.parametrize(
    ("article", "lead"),
    [
        ("Giao Ủy ban nhân dân tỉnh thi hành Nghị quyết này.", [COMMITTEE]),
        # in a council's resolution, any charge to its people's committee
        ("Giao Ủy ban nhân dân tỉnh cụ thể hóa bằng chương trình hằng năm.", [COMMITTEE]),
        # a body that is charged with one thing owns that only
        ("Giao Sở Công Thương kiểm tra xưởng cưa ven rừng.", []),
        ("Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết.", []),
    ],
)
def test_the_executing_article_owns_what_nobody_else_does(article: str, lead: list[str]) -> None:
    found = said(f"{RESOLUTION}Điều 2. {article}\n")
    assert found[0] == Said("Trồng lại rừng ven hồ chứa", lead=lead)


def test_only_deciding_documents_have_an_executing_article() -> None:
    found = said(f"{NOTICE}1. Trồng tre quanh bến đò.\n2. Giao Sở Y tế thực hiện Quyết định này.\n")
    assert [s.lead for s in found] == [[], [f"{HEALTH}/explicit"]]


def test_what_is_proposed_to_others_is_not_bound_by_the_period() -> None:
    found = said(
        "BÁO CÁO\nPhòng cháy rừng tháng 4, nhiệm vụ tháng 5 năm 2027\n"
        "I. NHIỆM VỤ THÁNG 5 NĂM 2027\n1. Phát quang đường băng cản lửa.\n"
        "II. KIẾN NGHỊ, ĐỀ XUẤT\n1. Đề nghị Bộ Quốc phòng cho mượn máy bơm.\n"
    )
    assert [s.due for s in found] == ["~2027-05-01/2027-05-31", ""]


def test_who_takes_part_in_what_a_lead_in_orders_takes_part_in_its_items() -> None:
    found = said(
        f"{NOTICE}1. Sở Xây dựng chủ trì, phối hợp với Công an tỉnh và Sở Y tế:\n"
        "a) Lắp phao tiêu hai bến;\nb) Phối hợp với Sở Công Thương dọn luồng lạch.\n"
    )
    assert [s.support for s in found] == [["Công an tỉnh", HEALTH], [INDUSTRY]]
