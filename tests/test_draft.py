"""Statements in the making: what of the page lies inside a clause."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.records import StatementKind
from extract.statements.draft import (
    Draft,
    Page,
    clauses,
    deadline_of,
    happened,
    projects,
    recurs,
    unplaced,
)
from extract.statements.groups import Roles
from extract.statements.split import Clause

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 9/KH-UBND
Sơn Hạ, ngày 05 tháng 01 năm 2027
KẾ HOẠCH
Giữ nước ngọt năm 2027
I. NHIỆM VỤ
"""


def clause_of(page: Page, words: str) -> Clause:
    at = page.text.index(words)
    return Clause(at, at + len(words), 0)


def draft_of(page: Page, words: str, kind: StatementKind = "commitment") -> Draft:
    clause = clause_of(page, words)
    block = next(b for b in page.layout.blocks if b.start <= clause.start < b.end)
    return Draft(clause, kind, block, Roles())


class TestPage:
    page = page_of(
        PLAN + "1. Sở Y tế, Sở Xây dựng và UBND xã Gò Sậy đắp 12 km đê bao trước ngày 15/3/2027.\n"
    )

    def test_bodies_in_order_and_whole(self) -> None:
        clause = clause_of(self.page, "Sở Y tế, Sở Xây dựng và UBND xã Gò")
        names = [m.norm for m in self.page.bodies(clause.start, clause.end)]
        assert names == ["Sở Y tế tỉnh Sơn Hạ", "Sở Xây dựng tỉnh Sơn Hạ"]  # the third is cut

    @pytest.mark.parametrize(
        ("words", "names"),
        [
            ("Năm 2027, xã phấn đấu trồng tre.", ["xã Gò Sậy"]),  # the one that is named
            ("Huyện sẽ đắp đê.", ["huyện"]),
            ("Làm đường đến xã, đắp đê.", []),  # acts not
        ],
    )
    def test_actors_without_their_names(self, words: str, names: list[str]) -> None:
        page = page_of(f"{PLAN}1. {words}\n2. Đắp đê ở xã Gò Sậy.\n")
        clause = clause_of(page, words)
        assert [m.norm for m in page.actors(clause.start, clause.end)] == names

    def test_within_by_type(self) -> None:
        norms = [m.norm for m in self.page.within(0, len(self.page.text), "DATE")]
        assert norms[-1] == "2027-03-15/2027-03-15"
        assert self.page.within(0, 5, "DATE") == []

    def test_deadline_in(self) -> None:
        found = self.page.deadline_in(clause_of(self.page, "đắp 12 km đê bao trước ngày 15/3/2027"))
        assert found is not None
        assert str(found.interval) == "../2027-03-14"
        assert self.page.deadline_in(clause_of(self.page, "đắp 12 km")) is None

    def test_period_in(self) -> None:
        page = page_of(PLAN + "1. Đắp đê bao ven sông lớn: Quý II/2027\n")
        clause = clause_of(page, "Quý II/2027")
        found = page.period_in(clause.start, clause.end)
        assert found is not None
        assert str(found.interval) == "2027-04-01/2027-06-30"
        assert page.period_in(0, 5) is None

    def test_only_bodies(self) -> None:
        clause = clause_of(self.page, "Sở Y tế, Sở Xây dựng")
        assert self.page.only_bodies(clause.start, clause.end, 0.8)
        assert not self.page.only_bodies(clause.start, clause.end + 40, 0.8)
        assert not self.page.only_bodies(0, 3, 0.0)

    def test_figures_in(self) -> None:
        page = page_of(PLAN + "1. Tỷ lệ hộ dùng nước sạch đạt 95%; đắp đê bao.\n")
        whole = clause_of(page, "Tỷ lệ hộ dùng nước sạch đạt 95%; đắp đê bao")
        assert [page.text[s:e] for s, e in page.figures_in(whole)] == [
            "Tỷ lệ hộ dùng nước sạch đạt 95%"
        ]
        assert page.figures_in(clause_of(page, "đắp đê bao")) == []

    def test_repeats_are_skipped(self) -> None:
        line = "Đào mương dẫn nước từ sông lớn về các cánh đồng ở phía đông của xã Gò Sậy."
        page = page_of(PLAN + f"{line}\n{line}\n{line}\n")
        first = page.text.index("Đào mương")
        second = page.text.index("Đào mương", first + 1)
        length = len(line) - 1
        assert not page.is_skipped(Clause(first, first + length, 0))
        assert page.is_skipped(Clause(second, second + length, 0))


def test_the_last_deadline_bounds_the_whole() -> None:
    words = "Khảo sát trong tháng 2 để đắp đê xong trước ngày 15/3/2027"
    page = page_of(PLAN + f"1. {words}.\n")
    found = page.deadline_in(clause_of(page, words))
    assert found is not None
    assert str(found.interval) == "../2027-03-14"


def test_clauses_are_split_at_deadlines_too() -> None:
    words = "Đắp đê trước ngày 15/3/2027 và trồng tre trước ngày 30/3/2027; đào ao."
    page = page_of(PLAN + f"1. {words}\n")
    at = page.text.index("Đắp đê")
    found = [page.text[c.start : c.end] for c in clauses(page, at, len(page.text))]
    assert found == ["Đắp đê trước ngày 15/3/2027", "trồng tre trước ngày 30/3/2027", "đào ao"]


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("Định kỳ hằng tuần vớt bèo", True),
        ("Vớt bèo mỗi tháng", True),
        ("Thường xuyên vớt bèo", True),
        ("Vớt bèo 6 tháng một lần", True),
        ("Báo cáo tiến độ theo từng quý", True),
        ("Cắt giảm chi thường xuyên", False),  # a heading of the budget
        ("Vớt bèo trong tháng 4", False),
    ],
)
def test_recurs(words: str, again: bool) -> None:
    page = page_of(PLAN + f"1. {words}.\n")
    clause = clause_of(page, words)
    assert recurs(page, clause.start, clause.end) == again


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("Đắp đê trước ngày 15/3/2027", "commitment", ("../2027-03-14", "stated")),
        ("Đắp đê bao ven sông", "commitment", ("2027-01-01/2027-12-31", "inherited")),
        ("Định kỳ vớt bèo lục bình", "commitment", None),  # a duty that recurs has no end
        ("Thẩm định trong 15 ngày kể từ ngày nhận hồ sơ", "commitment", None),  # a term of its own
        ("Ngày 04/01/2027, đã đắp đê", "result", ("2027-01-04/2027-01-04", "stated")),
        ("Đã đắp đê bao ven sông", "result", None),  # when it happened, only if stated
        ("Đắp đê trước ngày 15/3/2027", "problem", None),
    ],
)
def test_deadline_of(words: str, kind: StatementKind, due: tuple[str, str] | None) -> None:
    page = page_of(PLAN + f"1. {words}.\n")
    found = deadline_of(page, draft_of(page, words, kind))
    assert (found and (str(found.interval), found.source)) == due


def test_where_the_period_does_not_bind() -> None:
    page = page_of(PLAN + "1. Đắp đê bao ven sông.\n")
    assert deadline_of(page, draft_of(page, "Đắp đê bao"), bounded=False) is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Đẩy nhanh dự án Cầu Vạn Ghềnh", ["Cầu Vạn Ghềnh"]),
        ("Cầu Vạn Ghềnh và Trạm bơm Gò Sậy; Cầu Vạn Ghềnh", ["Cầu Vạn Ghềnh", "Trạm bơm Gò Sậy"]),
        ("Đắp đê bao", []),
    ],
)
def test_projects(words: str, named: list[str]) -> None:
    page = page_of(PLAN + f"1. Rà soát {words}.\n")
    clause = clause_of(page, words)
    assert projects(page, clause.start, clause.end) == named


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Ngày 04/01/2027, đã đắp đê", "2027-01-04/2027-01-04"),
        ("Đến hết tháng 2, đã đắp xong đê", "../2027-02-28"),
        ("Đã đắp xong đê bao ven sông lớn ở xã Gò Sậy trong tháng 2", None),  # too late to tell
        ("Đã nghiệm thu đê bao ven sông ngày 04/01/2027", "2027-01-04/2027-01-04"),  # the one day
        (
            "Đã nghiệm thu đê bao ven sông lớn ở hai xã ngày 04/01/2027, ngày 05/01/2027",
            None,
        ),  # which of them?
        ("Đã đắp đê", None),
    ],
)
def test_happened(words: str, when: str | None) -> None:
    page = page_of(PLAN + f"1. {words}.\n")
    found = happened(page, clause_of(page, words))
    assert (found and str(found.interval)) == when


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("UBND huyện Cần Lộc cần đắp đê", "ubnd huyện ··· ··· cần đắp đê"),  # no second «cần»
        ("UBND xã Giao Phú giao đất", "ubnd xã ···· ··· giao đất"),
        ("Sở Xây dựng cần đắp đê", "sở xây dựng cần đắp đê"),  # a body's words are not blotted
        ("Cần đắp đê", "cần đắp đê"),
    ],
)
def test_unplaced(words: str, left: str) -> None:
    page = page_of(PLAN + f"1. {words}.\n")
    clause = clause_of(page, words)
    assert unplaced(page, page.lower)[clause.start : clause.end] == left


def test_the_day_of_a_paper_in_the_title_is_no_term() -> None:
    head = PLAN.replace("Giữ nước ngọt năm 2027", "Thực hiện Nghị quyết số 9-NQ/TW ngày 25/10/2026")
    page = page_of(f"{head}1. Đắp đê bao ven sông.\n")
    assert deadline_of(page, draft_of(page, "Đắp đê bao ven sông")) is None
