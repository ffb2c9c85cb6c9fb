from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from kg.identity.document_names import DocumentName, number_key
from kg.identity.judgements import Judgement
from kg.identity.rules import Known, judgements

PLACE = "tỉnh hà nam"
COUNCIL = "Hội đồng nhân dân tỉnh Hà Nam"
SUBJECT = "mục tiêu và giải pháp phát triển kinh tế - xã hội năm 2025"


def cited(iri: str, number: str = "35/NQ-HĐND", **more: object) -> DocumentName:
    """Return a citation in a document of March 2025."""
    year = more.get("year")
    fields: dict[str, object] = {
        "iri": iri,
        "label": number,
        "type": "Nghị quyết",
        "number": number,
        "key": number_key(number),
        "scope": PLACE,
        "issuer": COUNCIL,
        "seen": date(2025, 3, 31),
        "year": year,
    }
    return DocumentName(**{**fields, **more})  # type: ignore[arg-type]


def source(iri: str = "file", **more: object) -> DocumentName:
    """Return the resolution's own file, without a number."""
    own = cited(iri, about=SUBJECT, dated=date(2024, 12, 10), year=2024, source=True)
    return replace(own, number=None, key=None, **more)  # type: ignore[arg-type]


def judge(names: Iterable[DocumentName], alone: frozenset[str] = frozenset()) -> list[Judgement]:
    return list(judgements(names, Known(alone)))


def pairs(*names: DocumentName) -> set[tuple[str, str]]:
    return {(j.left, j.right) for j in judge(names)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # number, place and year agree
        (cited("a", year=2024), cited("b", year=2024), True),
        # the number comes back in another year, in another province
        (cited("a", year=2024), cited("b", year=2023), False),
        (cited("a", year=2024), cited("b", year=2024, scope="tỉnh nam định"), False),
        (cited("a", "36/NQ-HĐND", year=2024), cited("b", year=2024), False),
        # no year: the only document of that number shortly before the citation
        (cited("a", year=2024, dated=date(2024, 12, 10)), cited("b"), True),
        (cited("a", year=2020, dated=date(2020, 12, 10)), cited("b"), False),
        (cited("a", year=2025, dated=date(2025, 6, 1)), cited("b"), False),  # later than cited
        # neither has a year: one if cited in one year
        (cited("a"), cited("b"), True),
        (cited("a"), cited("b", seen=date(2024, 3, 1)), False),
        (cited("a", seen=None), cited("b", seen=None), False),
        # scans
        (cited("a", "35/NQ-HDND", year=2024), cited("b", year=2024), True),
    ],
)
def test_numbers(one: DocumentName, other: DocumentName, same: bool) -> None:
    assert pairs(one, other) == ({("a", "b")} if same else set())


def test_a_citation_that_could_mean_two_documents_stays_apart() -> None:
    assert pairs(cited("a", year=2024), cited("b", year=2025), cited("c")) == set()


@pytest.mark.parametrize(
    ("citation", "same"),
    [
        (cited("c", about="phát triển kinh tế - xã hội năm 2025"), True),
        (cited("c", about="phát tnen kinh tê - xã hội năm 2025"), True),
        (cited("c", about="phát triển kinh tế - xã hội năm 2025", year=2024), True),
        (cited("c", about="phát triển kinh tế - xã hội năm 2025", year=2023), False),
        (cited("c", about="phát triển kinh tế - xã hội năm 2026"), False),
        (cited("c", about="phát triển kinh tế - xã hội năm 2025", type="Kết luận"), False),
        (cited("c", about="phát triển kinh tế - xã hội năm 2025", scope="tỉnh nam định"), False),
        (
            cited(
                "c", about="phát triển kinh tế - xã hội năm 2025", issuer=f"Thường trực {COUNCIL}"
            ),
            False,
        ),
        (cited("c", about="phát triển kinh tế - xã hội năm 2025", seen=date(2024, 1, 1)), False),
        (cited("c", about=None), False),
        (cited("c", about="quản lý và sử dụng nhà công vụ năm 2025"), False),
    ],
)
def test_a_file_without_number_is_the_document_cited_with_its_subject(
    citation: DocumentName, same: bool
) -> None:
    found = list(judge([source(), citation]))
    assert bool(found) is same
    if same:
        assert "tệp không ghi số" in found[0].reason
        assert "kinh t" in found[0].reason
        assert 0.8 <= found[0].score <= 0.95


def test_two_numbers_for_one_file_without_number_say_nothing() -> None:
    about = "phát triển kinh tế - xã hội năm 2025"
    names = [source(), cited("c", about=about), cited("d", "36/NQ-HĐND", about=about)]
    assert pairs(*names) == set()


def test_two_files_for_one_citation_say_nothing() -> None:
    citation = cited("c", about="phát triển kinh tế - xã hội năm 2025")
    assert pairs(source("f"), source("g"), citation) == set()


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((None, None), {("a", "b")}),
        ((2024, None), {("a", "b")}),
        ((2013, 2024), set()),
    ],
)
def test_laws_by_name(years: tuple[int | None, int | None], expected: set[tuple[str, str]]) -> None:
    law = DocumentName("a", "Luật Đất đai", type="Luật", title="luật đất đai", year=years[0])
    assert pairs(law, replace(law, iri="b", year=years[1])) == expected


def test_a_law_without_year_among_two_stays_apart() -> None:
    law = DocumentName("a", "Luật Đất đai", type="Luật", title="luật đất đai", year=2013)
    assert pairs(law, replace(law, iri="b", year=2024), replace(law, iri="c", year=None)) == set()


def test_the_order_of_names_does_not_matter() -> None:
    names = [
        source(),
        cited("c", about="phát triển kinh tế - xã hội năm 2025"),
        cited("d"),
        cited("e", year=2023),
        cited("f", "7/QĐ-UBND", year=2025),
        cited("g", "07/QĐ-ƯBND", year=2025),
    ]
    expected = sorted(judge(names), key=repr)
    for seed in range(5):
        random.Random(seed).shuffle(names)  # noqa: S311
        assert sorted(judge(names), key=repr) == expected


DAY = date(2024, 12, 10)


def by_day(iri: str, **more: object) -> DocumentName:
    """Return a citation by type, day and subject, without a number."""
    name = cited(iri, dated=DAY, year=2024, about="phát triển kinh tế - xã hội năm 2025")
    return replace(name, number=None, key=None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        # a citation with the number, the file itself, another citation without a number
        (cited("n", year=2024, dated=DAY, about=SUBJECT), True),
        (replace(cited("n", year=2024, dated=DAY, about=SUBJECT), source=True), True),
        (by_day("n", about=SUBJECT), True),
        (by_day("n", issuer=None), True),
        # one of type, place, day, issuer, subject, year of the subject differs
        (cited("n", year=2024, dated=DAY, about=SUBJECT, type="Kết luận"), False),
        (cited("n", year=2024, dated=DAY, about=SUBJECT, scope="tỉnh nam định"), False),
        (cited("n", year=2024, dated=date(2024, 12, 9), about=SUBJECT), False),
        (cited("n", year=2024, dated=DAY, about=SUBJECT, issuer=f"Thường trực {COUNCIL}"), False),
        (cited("n", year=2024, dated=DAY, about="dự toán ngân sách địa phương năm 2025"), False),
        (cited("n", year=2024, dated=DAY, about=SUBJECT.replace("2025", "2026")), False),
        # it changes the one that is meant
        (cited("n", year=2024, dated=DAY, about=f"điều chỉnh, bổ sung {SUBJECT}"), False),
    ],
)
def test_a_citation_without_number_is_the_document_of_its_day_and_subject(
    other: DocumentName, same: bool
) -> None:
    found = list(judge([by_day("c"), other]))
    assert bool(found) is same
    if same:
        assert {found[0].left, found[0].right} == {"c", "n"}
        assert "không ghi số" in found[0].reason
        assert "10/12/2024" in found[0].reason


def test_two_documents_of_one_day_and_subject_say_nothing() -> None:
    numbers = [
        cited(f"n{n}", f"{n}/NQ-HĐND", year=2024, dated=DAY, about=SUBJECT) for n in (35, 36)
    ]
    assert pairs(by_day("c"), *numbers) == set()


def test_a_name_that_stands_alone_is_no_middle() -> None:
    names = [cited(iri, year=2024) for iri in "abc"]
    assert {(j.left, j.right) for j in judge(names, alone=frozenset("a"))} == {
        ("a", "b"),
        ("b", "c"),
    }
