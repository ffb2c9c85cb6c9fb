"""Tables and fields in every form that a text can carry them: who owes what by when."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import read

CASES = Path(__file__).parent / "cases" / "table_forms.txt"
HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 9/KH-UBND
Sơn Hạ, ngày 05 tháng 01 năm 2027
KẾ HOẠCH
Giữ nước ngọt trong kênh mương

"""


def cases() -> list[tuple[str, str, list[str]]]:
    """Return the cases of the file: the form, the text, the rows expected."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("### ")[1:]:
        form, _, rest = case.partition("\n")
        text, _, rows = rest.partition(">>>\n")
        found.append((form, text, [row for row in rows.split("\n") if row]))
    return found


@pytest.mark.parametrize(("text", "rows"), [pytest.param(t, r, id=f) for f, t, r in cases()])
def test_what_a_table_says(text: str, rows: list[str]) -> None:
    told = []
    for statement in read(HEAD + text).statements:
        leads = "; ".join(p.name for p in statement.parties if p.role == "lead")
        supports = "; ".join(statement.names("support"))
        last = statement.deadline.interval.last if statement.deadline else None
        words = statement.text.replace("|", "\\|")
        row = f"{words} | {leads} | {supports} | {last or '-'}"
        told.append(row.replace(" tỉnh Sơn Hạ", "").replace(" |  |", " | |"))
    assert told == rows
