"""Topics: the project and the order of a clause that does not name them."""

from __future__ import annotations

import pytest
from pages import page_of, said

from extract.statements.topics import alike, meant, subject, works

NOTICE = "THÔNG BÁO\nKết luận họp giao ban\n"
BRIDGE, ROAD = "Cầu Vạn Ghềnh", "Đường Ba Dốc - Khe Lạnh"


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        # a topic of the paragraph holds for all of it
        (
            "1. Đối với dự án Cầu Vạn Ghềnh: Sở Xây dựng rà soát hồ sơ. Công an tỉnh phân luồng.",
            [[BRIDGE], [BRIDGE]],
        ),
        # the next step of the same work, in its sentence or the next
        ("1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh; thi công mố trụ.", [[BRIDGE], [BRIDGE]]),
        ("1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh; báo cáo UBND tỉnh.", [[BRIDGE], [BRIDGE]]),
        (
            "1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh. UBND xã Khe Lạnh bàn giao mặt bằng.",
            [[BRIDGE], [BRIDGE]],
        ),
        # parts of one clause
        (
            "1. Khởi công dự án Cầu Vạn Ghềnh vào tháng 5/2027, khánh thành trong quý IV/2028.",
            [[BRIDGE], [BRIDGE]],
        ),
        # a paragraph about one of several works
        (
            "1. Với dự án Cầu Vạn Ghềnh, Sở Xây dựng rà soát hồ sơ. Giao Công an tỉnh cấm đò.\n"
            "2. Sở Y tế mua cáng cứu thương.",
            [[BRIDGE], [BRIDGE], []],
        ),
        # an item that opens with the work and a colon is about it
        (
            "1. Dự án Cầu Vạn Ghềnh: Sở Xây dựng rà soát hồ sơ; Sở Y tế mua cáng cứu thương.",
            [[BRIDGE], [BRIDGE]],
        ),
        # a step that comes after a clause about nothing
        (
            "1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh; dọn luồng lạch; thi công mố trụ.",
            [[BRIDGE], [], [BRIDGE]],
        ),
        # another task
        ("1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh; dọn luồng lạch.", [[BRIDGE], []]),
        # works in general
        (
            "1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh; bàn giao mặt bằng các dự án còn lại.",
            [[BRIDGE], []],
        ),
        # a programme is not built step by step
        (
            "1. Sở Y tế triển khai Chương trình OCOP; bàn giao mặt bằng bến bãi cho huyện.",
            [["Chương trình mỗi xã một sản phẩm"], []],
        ),
        # the next item is another matter
        ("1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh.\n2. Sở Y tế mua cáng.", [[BRIDGE], []]),
        # a heading holds for its items, not for the next number
        (
            "1. Về dự án Cầu Vạn Ghềnh\n- Sở Xây dựng đóng cọc thử.\n- Sở Y tế trực cấp cứu.\n"
            "2. Sở Công Thương kiểm tra xưởng cưa.",
            [[BRIDGE], [BRIDGE], []],
        ),
    ],
)
def test_projects_of_a_clause(text: str, projects: list[list[str]]) -> None:
    found = [s.projects for s in said(f"{NOTICE}{text}\n")]
    assert [[name.removeprefix("Dự án ") for name in names] for names in found] == projects


PLAN = "KẾ HOẠCH\nGiải phóng mặt bằng dự án Cầu Vạn Ghềnh\nCác việc phải làm:\n"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (f"{PLAN}1. Sở Xây dựng đóng cọc thử.\n", [BRIDGE]),
        # one matter of two
        (
            "KẾ HOẠCH\nPhòng dịch sởi và dự án Cầu Vạn Ghềnh\nCác việc phải làm:\n"
            "1. Sở Y tế mua cáng.\n",
            [],
        ),
        # a programme is no work
        ("KẾ HOẠCH\nTriển khai Chương trình OCOP\n1. Sở Y tế mua cáng.\n", []),
        ("KẾ HOẠCH\nPhòng dịch sởi mùa hè\n1. Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh.\n", []),
        # an article that names one work, at once
        ("Sáng 5/3, Sở Xây dựng kiểm tra dự án Cầu Vạn Ghềnh. Mố trụ thi công chậm.\n", [BRIDGE]),
    ],
)
def test_subject(text: str, about: list[str]) -> None:
    assert subject(page_of(text)) == about


def test_the_documents_work_is_that_of_its_clauses_but_for_other_matters() -> None:
    found = said(
        f"{PLAN}1. Sở Xây dựng đóng cọc thử.\n"
        "2. Đối với tình hình hạn hán, Sở Công Thương họp dân.\n"
    )
    assert [s.projects for s in found] == [[BRIDGE], []]


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        # the work that an article names at once, in the paragraphs that tell of its building
        (
            "Sáng 5/3, UBND tỉnh kiểm tra dự án Cầu Vạn Ghềnh.\n\n"
            "Sở Xây dựng hoàn thành thẩm định hồ sơ trước 10/4; nhà thầu tăng ca.\n",
            [[BRIDGE], [BRIDGE]],
        ),
        # several works at once: none is the article's
        (
            "Sáng 5/3, UBND tỉnh kiểm tra dự án Cầu Vạn Ghềnh và Trạm bơm Gò Sậy.\n\n"
            "Sở Xây dựng hoàn thành thẩm định hồ sơ trước 10/4.\n",
            [[]],
        ),
        # another matter of the same day
        (
            "Sáng 5/3, UBND tỉnh kiểm tra dự án Cầu Vạn Ghềnh.\n\n"
            "Cùng ngày, UBND tỉnh đã thăm gia đình chính sách xã Khe Lạnh.\n",
            [[]],
        ),
        # works in general
        (
            "Sáng 5/3, UBND tỉnh kiểm tra dự án Cầu Vạn Ghềnh.\n\n"
            "Sở Tài chính cân đối vốn cho các dự án khác trước 10/4.\n",
            [[]],
        ),
    ],
)
def test_the_work_that_an_article_opens_with(text: str, projects: list[list[str]]) -> None:
    assert [s.projects for s in said(text)][-len(projects) :] == projects


def test_a_decision_that_approves_a_scheme_is_about_it() -> None:
    name = "Phương án phòng cháy rừng mùa khô 2031 - 2032"
    found = said(
        f"UBND TỈNH LAM GIANG\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nPhê duyệt {name}\n\n"
        f"Điều 1. Phê duyệt {name}.\nĐiều 2. Giao Sở Tài chính cấp đủ kinh phí.\n"
    )
    assert [s.projects for s in found] == [[name], [name]]


def test_a_part_of_the_work_of_the_heading_names_both() -> None:
    found = said(f"{NOTICE}1. Về dự án Cầu Vạn Ghềnh\n- Sở Xây dựng rà soát nút giao Gò Sậy.\n")
    assert [s.projects for s in found] == [[BRIDGE, "Nút giao Gò Sậy"]]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("bàn giao mặt bằng dự án này", BRIDGE),
        ("đền bù đất của dự án nêu trên", BRIDGE),
        ("khởi công dự án trong tháng 3", BRIDGE),
        ("báo cáo tiến độ Dự án", BRIDGE),  # with a capital, as a name
        ("sơn lan can công trình nói trên", BRIDGE),
        ("thẩm định Đề án này", "Đề án phát triển chè Lam Giang"),  # the last of its kind
        ("trông coi trạm bơm này", "Trạm bơm Gò Sậy"),
        ("rà soát các dự án này", None),
        ("rà soát một số dự án nêu trên", None),
        ("dán nhãn danh mục dự án này", None),
        ("trông coi bệnh viện này", None),  # none of its kind
        ("đắp đê bao", None),
    ],
)
def test_a_work_meant_without_its_name(words: str, name: str | None) -> None:
    page = page_of(
        f"{NOTICE}1. Trình Đề án phát triển chè Lam Giang.\n"
        f"2. Rà soát Trạm bơm Gò Sậy và Cầu Vạn Ghềnh; {words}.\n"
    )
    start = page.text.index(words)
    assert meant(page, start, start + len(words)) == ([name] if name else [])


def test_a_work_meant_before_any_is_named() -> None:
    page = page_of(f"{NOTICE}1. Đền bù đất của dự án này.\n")
    assert meant(page, page.text.index("Đền"), len(page.text)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BRIDGE, "Xây dựng cầu Vạn Ghềnh và đường dẫn", True),
        ("Khu công nghiệp Tân Giao", "Cụm công nghiệp Tân Giao", True),  # four words of five
        ("Khu công nghiệp Tân Giao", "Khu công nghiệp Phú Lạc", False),
        ("Metro", "Metro", False),  # one word says too little
    ],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_the_road_on_which_a_work_lies_is_not_what_is_meant() -> None:
    found = said(f"{NOTICE}1. Sở Xây dựng khởi công Cầu Vạn Ghềnh trên ĐT.912 trong quý II.\n")
    assert [s.projects for s in found] == [[BRIDGE]]


def test_works() -> None:
    page = page_of(f"{NOTICE}1. Rà soát dự án Cầu Vạn Ghềnh.\n2. Triển khai Chương trình OCOP.\n")
    middle = page.text.index("2. ")
    assert works(page, 0, middle)
    assert not works(page, middle, len(page.text))


ORDER = (
    "CÔNG ĐIỆN\nVề việc ứng phó mưa lũ\n"
    "Thực hiện Công điện số 27/CĐ-TTg ngày 02/3/2027 của Thủ tướng Chính phủ, "
)
GIVEN = "27/CĐ-TTg"


@pytest.mark.parametrize(
    ("text", "mandates"),
    [
        # the opening holds for all tasks, however deep
        (
            f"{ORDER}UBND tỉnh yêu cầu:\n1. Sở Y tế:\na) Mua cáng cứu thương;\nb) Trực cấp cứu.\n"
            "2. Sở Xây dựng cấm đường qua đèo.\n",
            [[GIVEN], [GIVEN], [GIVEN]],
        ),
        # an order of its own comes on top
        (
            f"{ORDER}UBND tỉnh yêu cầu:\n1. Sở Y tế mua cáng theo Quyết định số 12/QĐ-UBND.\n",
            [[GIVEN, "12/QĐ-UBND"]],
        ),
        # the closing is no task of it
        (
            f"{ORDER}UBND tỉnh yêu cầu:\n1. Sở Y tế mua cáng.\n"
            "2. Sở Nội vụ theo dõi việc thực hiện Công điện này.\n",
            [[GIVEN], []],
        ),
        # told in the paragraph before the lead-in, or before its last sentence
        (
            f"{ORDER}UBND tỉnh có nhiều văn bản. Mưa còn lớn.\n"
            "Để giữ an toàn, UBND tỉnh yêu cầu:\n1. Sở Y tế mua cáng.\n",
            [[GIVEN]],
        ),
        # an article retells an order
        (
            "Bộ Y tế vừa ký ban hành Chỉ thị số 9/CT-BYT ngày 03/3/2027 về phòng dịch sởi.\n"
            "Theo đó, Bộ Y tế yêu cầu:\n1. Sở Y tế mua cáng cứu thương.\n",
            [["9/CT-BYT"]],
        ),
    ],
)
def test_mandates_of_the_opening(text: str, mandates: list[list[str]]) -> None:
    tasks = [s for s in said(text) if s.text[:2] in ("Mu", "Tr", "Sở")]
    assert [s.mandate for s in tasks] == mandates


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Nghị quyết số 21/NQ-HĐND, UBND tỉnh ban hành Kế hoạch phòng dịch như sau:",
        "Thực hiện Nghị quyết số 21/NQ-HĐND, UBND tỉnh báo cáo kết quả như sau:",
        "Căn cứ Nghị quyết số 21/NQ-HĐND;",
    ],
)
def test_the_basis_of_a_plan_or_report_is_no_order(opening: str) -> None:
    found = said(f"KẾ HOẠCH\nPhòng dịch sởi\n{opening}\n1. Sở Y tế mua cáng.\n")
    assert [s.mandate for s in found][-1:] == [[]]


@pytest.mark.parametrize(
    ("sentence", "projects"),
    [
        ("Ban QLDA các công trình giao thông khởi công trước 20/7/2027", ["Cầu Vạn Ghềnh"]),
        ("Ban QLDA giao thông khởi công các công trình trước 20/7/2027", []),
    ],
)
def test_works_in_the_name_of_a_body_are_not_many_works(sentence: str, projects: list[str]) -> None:
    text = (
        f"Sáng 05/7/2027, UBND tỉnh kiểm tra dự án Cầu Vạn Ghềnh.\nUBND tỉnh yêu cầu {sentence}.\n"
    )
    assert said(text)[-1].projects == projects
