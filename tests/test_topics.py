"""Topics: the project and the order of a clause that does not name them."""

from __future__ import annotations

import pytest
from pages import page_of, said

from extract.statements.topics import subject, works

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
