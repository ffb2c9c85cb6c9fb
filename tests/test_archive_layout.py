from __future__ import annotations

import pytest

from kg.archive.layout import source_name, stem
from kg.store import StoredDocument

NAMES = [
    ("Báo cáo tháng 9 (bản 2).DOCX", "bao-cao-thang-9-ban-2-0123456789abcdef", ".docx"),
    ("../../x.txt", "x-0123456789abcdef", ".txt"),
    ("x", "x-0123456789abcdef", ".bin"),
    ("x.đoc", "x-0123456789abcdef", ".bin"),
    ("x.tar;rm -rf", "x-0123456789abcdef", ".bin"),
    ("<b>.htm", "b-0123456789abcdef", ".htm"),
]


@pytest.mark.parametrize(("name", "plain", "ending"), NAMES)
def test_names_of_documents_become_plain_ascii(name: str, plain: str, ending: str) -> None:
    document = StoredDocument("0123456789abcdef" * 4, name, ())
    assert stem(document) == plain
    assert source_name(document) == plain + ending
