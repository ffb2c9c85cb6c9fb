from __future__ import annotations

import itertools
import random

import pytest

from kg.identity.document_names import DocumentName, subject_agreement
from kg.identity.subject_index import SubjectIndex

LEAST = 0.8


def documents(*subjects: str) -> list[DocumentName]:
    return [DocumentName(str(n), "", about=about) for n, about in enumerate(subjects)]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("kế hoạch đầu tư công năm 2024", ["0"]),
        ("kế hoạch đâu tư công năm 2024", ["0"]),  # a mark is lost
        ("kế hoạch đầu tư còng nãm 2O24", []),  # too much is
        ("quản lý nhà công vụ", []),
    ],
)
def test_candidates_that_agree(cited: str, expected: list[str]) -> None:
    known = documents("phê duyệt kế hoạch đầu tư công năm 2024", "dự toán ngân sách năm 2024")
    found = SubjectIndex(known, LEAST).candidates(cited)
    agreeing = [d.iri for d in found if subject_agreement(cited, d.about or "") >= LEAST]
    assert agreeing == expected


def test_none_that_agrees_is_missed() -> None:
    pick = random.Random(7)  # noqa: S311
    words = ("đầu", "tư", "công", "dự", "toán", "thu", "chi", "sách", "quy", "hoạch", "đất", "xây")
    known = documents(*(" ".join(pick.choices(words, k=8)) for _ in range(60)))
    index = SubjectIndex(known, LEAST)
    for one, other in itertools.product(known, known):
        cited = " ".join((one.about or "").split()[:6])
        if subject_agreement(cited, other.about or "") >= LEAST:
            assert other in index.candidates(cited)
