"""The signs of a clause: names as their types, numbers as «#», place, cues, wording."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.statements.draft import Page
from extract.statements.groups import Roles
from extract.statements.signs import masked, signs
from extract.statements.split import Clause

HEAD = "BÁO CÁO\nKết quả giữ nước ngọt năm 2027\nI. KẾT QUẢ\n"


def clause_of(page: Page, words: str) -> Clause:
    at = page.text.index(words)
    return Clause(at, at + len(words), 0)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        # names stand as their types, whatever they are
        (
            "Sở Y tế báo cáo trước ngày 15/6/2027",
            ["<ORG>", "báo", "cáo", "trước", "<DATE>"],
        ),
        ("UBND các huyện đắp đê", ["<ORG*>", "đắp", "đê"]),  # collective bodies apart
        ("Đắp 12,5 km đê", ["đắp", "#", "km", "đê"]),  # numbers as one sign, no capitals
        ("đắp đê: ai làm?", ["đắp", "đê", ":", "ai", "làm", "?"]),  # marks that tell something
    ],
)
def test_masked(words: str, seen: list[str]) -> None:
    page = page_of(f"{words}.\n")
    clause = clause_of(page, words)
    assert masked(page, clause.start, clause.end) == seen


def test_masked_cuts_a_name_at_the_end() -> None:
    page = page_of("Sở Y tế báo cáo.\n")
    assert masked(page, 0, 4) == ["<ORG>"]


def signs_of(line: str, words: str, before: str = "-") -> list[str]:
    page = page_of(HEAD + line)
    clause = clause_of(page, words)
    block = next(b for b in page.layout.blocks if b.start <= clause.start < b.end)
    return signs(page, block, clause, Roles(), ("result", before))


class TestSigns:
    found = signs_of("1. Xã đã đắp 12 km đê; vớt bèo.\n", "đã đắp 12 km đê")

    @pytest.mark.parametrize(
        "sign",
        [
            "rule=result",
            "rule=result|zone=review",
            "before=-",
            "zone=review",
            "mark=1.",
            "due=False",
            "cue=done_at_all",
            "1=đắp",
            "2=đắp #",
            "head2=đã đắp",
            "end2=km đê",
            "tail=;",
        ],
    )
    def test_has(self, sign: str) -> None:
        assert sign in self.found

    def test_of_other_clauses_nothing(self) -> None:
        assert not [sign for sign in self.found if "bèo" in sign]

    def test_knows_what_stood_before(self) -> None:
        found = signs_of("1. Xã đã đắp 12 km đê; vớt bèo.\n", "vớt bèo", before="result")
        assert "before=result|rule=result" in found
        assert "first=False|last=True" in found

    def test_a_deadline_shows(self) -> None:
        found = signs_of("1. Vớt bèo trước ngày 15/4/2027.\n", "Vớt bèo trước ngày 15/4/2027")
        assert "due=True" in found

    def test_is_short_for_a_long_clause(self) -> None:
        assert len(signs_of(f"1. Vớt {'bèo ' * 3000}.\n", "bèo " * 2900)) < 200


def test_list_marks_as_their_kind() -> None:
    kinds = {
        "12. Vớt bèo ngay.\n": "mark=1.",
        "b) Vớt bèo ngay.\n": "mark=a)",
        "- Vớt bèo ngay.\n": "mark=-",
    }
    for line, sign in kinds.items():
        assert sign in signs_of(line, "Vớt bèo ngay")
