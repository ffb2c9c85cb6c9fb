"""Names of companies: what is written out and what stays."""

from __future__ import annotations

import pytest

from extract.agencies.body_heads import Head
from extract.agencies.company_names import company_name

NAMES = [
    # head as written and its norm, its tail, what follows, the full name
    ("Cty", "Công ty", "company", " TNHH MTV Gò Mây",
     "Công ty trách nhiệm hữu hạn một thành viên Gò Mây"),
    ("CTCP", "Công ty cổ phần", "company", " Suối Trắng", "Công ty cổ phần Suối Trắng"),
    ("Công ty", "Công ty", "company", " TNHH Khai thác CTTL Hòa Lộc",
     "Công ty trách nhiệm hữu hạn Khai thác công trình thủy lợi Hòa Lộc"),
    ("Công ty", "Công ty", "company", " CP BTX Gò Mây", "Công ty cổ phần BTX Gò Mây"),  # its own
    ("VNPT", "Tập đoàn Bưu chính Viễn thông Việt Nam", "branch", " Hòa Lộc", "VNPT Hòa Lộc"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "norm", "tail", "follows", "expected"), NAMES)
def test_names(head: str, norm: str, tail: str, follows: str, expected: str) -> None:
    text = head + follows
    written = Head(head, head.lower(), norm, tail, capital=True)
    assert company_name(text, (0, len(head), len(text)), written) == expected
