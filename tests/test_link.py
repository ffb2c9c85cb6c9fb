"""Clauses become statements: which ones, and what they carry on to each other."""

from __future__ import annotations

import pytest
from pages import Said, page_of, said

from extract.statements.link import link

pytestmark = pytest.mark.usefixtures("rules_alone")

NOTICE = "THÔNG BÁO\nKết luận họp về bến đò Gò Sậy\n"
BUILDING, HEALTH, POLICE = "Sở Xây dựng/explicit", "Sở Y tế/explicit", "Công an tỉnh/explicit"


def texts(text: str) -> list[str]:
    return [statement.text for statement in said(NOTICE + text)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # one clause, one statement
        (
            "1. Sở Xây dựng lắp phao tiêu; kẻ vạch bến. Sở Y tế mua cáng.\n",
            ["Sở Xây dựng lắp phao tiêu", "kẻ vạch bến", "Sở Y tế mua cáng"],
        ),
        # coordinated verbs stay together, unless they have deadlines of their own
        ("1. Sở Xây dựng lắp phao tiêu và kẻ vạch.\n", ["Sở Xây dựng lắp phao tiêu và kẻ vạch"]),
        (
            "1. Lắp phao tiêu trước ngày 15/4/2027 và bàn giao bến trước ngày 30/4/2027.\n",
            ["Lắp phao tiêu trước ngày 15/4/2027", "bàn giao bến trước ngày 30/4/2027"],
        ),
        # a topic in the same line belongs to it
        (
            "1. Đối với bến đò Gò Sậy: giao Sở Xây dựng lắp phao tiêu.\n",
            ["Đối với bến đò Gò Sậy: giao Sở Xây dựng lắp phao tiêu"],
        ),
        # what only opens a list
        (
            "1. Giao Sở Xây dựng:\na) Lắp phao tiêu;\nb) Kẻ vạch bến.\n",
            ["Lắp phao tiêu", "Kẻ vạch bến"],
        ),
        ("1. Tập trung các nhiệm vụ sau:\na) Lắp phao tiêu.\n", ["Lắp phao tiêu"]),
        (
            "Để giữ an toàn, Chủ tịch UBND tỉnh yêu cầu:\n1. Lắp phao tiêu hai bến.\n",
            ["Lắp phao tiêu hai bến"],
        ),
        (
            "Để giữ an toàn mùa lũ, Ủy ban nhân dân tỉnh chỉ thị:\n1. Lắp phao tiêu hai bến.\n",
            ["Lắp phao tiêu hai bến"],
        ),
        (
            "Nước sông còn dâng. Để giữ an toàn, UBND tỉnh yêu cầu:\n1. Lắp phao tiêu hai bến.\n",
            ["Lắp phao tiêu hai bến"],
        ),
        # headings: no verb, no sentence; but a line of a list that closes like one is a task
        ("1. Phao tiêu và vạch bến\n- Lắp phao tiêu.\n", ["Lắp phao tiêu"]),
        ("1. Dọn luồng lạch hai bến.\n", ["Dọn luồng lạch hai bến"]),
        ("1. Bến đò Gò Sậy.\n- dọn lạch;\n- dọn luồng lạch;\n", ["dọn luồng lạch"]),
        ("1. Sở Xây dựng, Sở Y tế.\n", []),
        # a short sentence that orders is no heading
        ("Bến phía đông sẽ xong trong quý III.\n", ["Bến phía đông sẽ xong trong quý III"]),
        # formulas
        ("Căn cứ Luật Giao thông đường thủy nội địa.\n", []),
        ("Trân trọng cảm ơn các đơn vị dự họp.\n", []),
    ],
)
def test_what_is_a_statement(text: str, statements: list[str]) -> None:
    assert texts(text) == statements


def test_a_formula_is_nothing_whatever_the_model_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.statements.link.weigh", lambda *_: "commitment")
    text = "Sở Y tế cấp thuốc. Quyết định này có hiệu lực từ ngày ký và thay thế bản cũ.\n"
    assert texts(text) == ["Sở Y tế cấp thuốc"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # on the same line it extends the task
            "1. Công an tỉnh đăng ký thuyền. Hoàn thành trước ngày 10/5/2027.\n",
            [
                Said(
                    "Công an tỉnh đăng ký thuyền. Hoàn thành trước ngày 10/5/2027",
                    lead=[POLICE],
                    due="../2027-05-09",
                )
            ],
        ),
        (  # with more than a deadline it is a task of its own
            "1. Công an tỉnh đăng ký thuyền. Hoàn thành việc cấp thẻ cho lái đò trước ngày"
            " 10/5/2027.\n",
            [
                Said("Công an tỉnh đăng ký thuyền", lead=[POLICE]),
                Said(
                    "Hoàn thành việc cấp thẻ cho lái đò trước ngày 10/5/2027",
                    lead=["Công an tỉnh/inherited"],
                    due="../2027-05-09",
                ),
            ],
        ),
    ],
)
def test_completion_behind_a_task(text: str, expected: list[Said]) -> None:
    assert said(NOTICE + text) == expected


def test_a_clause_hands_its_owner_and_project_on_within_its_sentence() -> None:
    found = said(f"{NOTICE}1. Giao Sở Xây dựng rà soát dự án Cầu Vạn Ghềnh; thi công mố trụ.\n")
    assert [(s.lead, s.projects) for s in found] == [([BUILDING], ["Cầu Vạn Ghềnh"])] * 2


def test_a_new_subject_takes_over() -> None:
    found = said(f"{NOTICE}1. Sở Xây dựng lắp phao tiêu; Sở Y tế mua cáng; tập huấn lái đò.\n")
    assert [s.lead for s in found] == [[BUILDING], [HEALTH], [HEALTH]]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        # whoever was given the task directs, the body directed does not take over
        ("Yêu cầu Sở Xây dựng lắp phao tiêu; chỉ đạo Sở Y tế mua cáng.", [BUILDING, BUILDING]),
        ("Đề nghị Sở Xây dựng lắp phao tiêu; chỉ đạo Sở Y tế mua cáng.", [BUILDING, HEALTH]),
        # people before the body whose post they hold
        ("Giao đồng chí Lê Văn Ba - Phó Giám đốc Sở Xây dựng lắp phao tiêu.", [BUILDING]),
        ("Đ/c Lê Văn Ba, Giám đốc Sở Y tế chịu trách nhiệm kiểm tra cáng.", [HEALTH]),
    ],
)
def test_who_leads(text: str, leads: list[str]) -> None:
    assert [s.lead for s in said(f"{NOTICE}1. {text}\n")] == [[lead] for lead in leads]


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (  # a time of months at the beginning bounds the parts of its sentence
            "Trong 6 tháng cuối năm 2027, Sở Xây dựng lắp phao tiêu; kẻ vạch bến; lắp đèn báo.",
            ["2027-07-01/2027-12-31"] * 3,
        ),
        # a day bounds its own part
        ("Ngày 15/7/2027 Sở Xây dựng lắp phao tiêu; kẻ vạch bến.", ["2027-07-15/2027-07-15", ""]),
    ],
)
def test_how_far_a_time_at_the_beginning_reaches(text: str, dues: list[str]) -> None:
    assert [s.due for s in said(f"{NOTICE}1. {text}\n")][: len(dues)] == dues


def test_a_decision_does_what_it_adopts() -> None:
    found = said(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẠ\nSố: 12/QĐ-UBND\nSơn Hạ, ngày 04 tháng 02 năm 2027\n"
        "QUYẾT ĐỊNH\nVề danh mục giống cây\n"
        "Điều 1. Phê duyệt danh mục 12 giống cây rừng.\nĐiều 2. Phê duyệt theo đợt.\n"
    )
    assert found[0] == Said(
        "Phê duyệt danh mục 12 giống cây rừng",
        "result",
        lead=["Ủy ban nhân dân tỉnh Sơn Hạ/issuer"],
    )


def test_a_field_with_a_task_in_it_is_read_as_one() -> None:
    found = said(f"{NOTICE}1. Chủ trì: Sở Y tế lấy mẫu nước giếng rồi gửi về trạm.\n")
    assert [(s.text, s.lead) for s in found] == [
        ("Sở Y tế lấy mẫu nước giếng rồi gửi về trạm", [HEALTH])
    ]


def test_a_task_behind_its_label_loses_the_label() -> None:
    found = said(f"{NOTICE}1. Nội dung: Lắp phao tiêu hai đầu bến.\n")
    assert [s.text for s in found] == ["Lắp phao tiêu hai đầu bến"]


def test_a_table_between_paragraphs_keeps_its_place() -> None:
    found = texts(
        "1. Sở Xây dựng lắp phao tiêu.\n"
        "| Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n| --- | --- | --- |\n"
        "| Kẻ vạch bến | Sở Xây dựng | 15/4/2027 |\n\n"
        "2. Sở Y tế mua cáng.\n"
    )
    assert found == ["Sở Xây dựng lắp phao tiêu", "Kẻ vạch bến", "Sở Y tế mua cáng"]


def test_what_repeats_is_stated_once() -> None:
    line = "Sở Xây dựng lắp phao tiêu hai đầu bến và kẻ vạch sơn vàng ở mép nước cho đò cập.\n"
    assert len(texts(line * 4)) == 1


def test_link_keeps_order_and_stays_in_the_clean_text() -> None:
    page = page_of(f"{NOTICE}1. Sở  Xây dựng\nlắp phao tiêu; kẻ vạch bến.\n2. Sở Y tế mua cáng.\n")
    found = link(page)
    assert [(s.start, s.end) for s in found] == sorted((s.start, s.end) for s in found)
    assert [page.text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [s.quote for s in found] == ["", "", ""]  # the pipeline fills it from the file


def test_an_empty_page_says_nothing() -> None:
    assert link(page_of("\n")) == []
