from __future__ import annotations

from datetime import date

import pytest
from factories import COMMITTEE, COUNCIL, PLACE, Draft, days, monthly_report, report, resolution

from extract.records import Document, Reference
from kg.document.cast import Cast, cast_of, effective_date
from kg.iris import Iris

IRIS = Iris()


def cast(draft: Draft) -> Cast:
    return cast_of(draft.done(), draft.text, IRIS)


def test_a_numbered_document_has_one_name_wherever_it_is_met() -> None:
    own = cast(resolution())
    met = Draft("theo Nghị quyết số 35/NQ-HĐND ngày 10/12/2024 của HĐND tỉnh")
    met.mention(met.text[5:], "LEGAL", "35/NQ-HĐND", number="35/NQ-HDND", date="2024-12-10",
                issuer=COUNCIL)  # fmt: skip
    assert cast(met).cited["35/NQ-HĐND"].iri == own.document.iri
    assert own.document.iri.startswith("https://w3id.org/camket/id/document/35-nq-hdnd-2024-")


def test_a_document_without_number_is_known_by_its_bytes() -> None:
    one, other = resolution(None), resolution(None)
    other.text += " "
    assert cast(one).document.iri == cast(resolution(None)).document.iri
    assert cast(one).document.iri != cast(other).document.iri
    assert "nghi-quyet-2024-12-10" in cast(one).document.iri


def test_an_undated_citation_is_local_to_the_citing_document() -> None:
    march, april = monthly_report("2025-03-31"), monthly_report("2025-04-30")
    april.text += "."
    names = [cast(d).cited["35/NQ-HĐND"] for d in (march, april)]
    assert names[0].iri != names[1].iri
    assert names[0].key == names[1].key == "35 nq hdnd"
    assert names[0].about == "phát triển kinh tế - xã hội năm 2025"
    assert names[0].seen == date(2025, 3, 31)


def test_a_citation_without_year_takes_the_year_of_the_only_dated_one() -> None:
    draft = Draft("Quyết định số 7/QĐ-UBND ngày 02/01/2025; Quyết định số 7/QĐ-UBND")
    draft.mention("Quyết định số 7/QĐ-UBND ngày 02/01/2025", "LEGAL", "7/QĐ-UBND",
                  number="7/QĐ-UBND", date="2025-01-02")  # fmt: skip
    draft.mention("Quyết định số 7/QĐ-UBND", "LEGAL", "7/QĐ-UBND", number="7/QĐ-UBND", nth=1)
    first, second = cast(draft).cited_at.values()
    assert first.iri == second.iri


def test_a_document_that_repeats_its_number_does_not_cite_itself() -> None:
    draft = resolution()
    draft.text += " (Kèm theo Nghị quyết số 35/NQ-HĐND)"
    draft.mention("Nghị quyết số 35/NQ-HĐND", "LEGAL", "35/NQ-HĐND", number="35/NQ-HĐND")
    made = cast(draft)
    assert made.cited["35/NQ-HĐND"].iri == made.document.iri
    assert made.referred(Reference("35/NQ-HĐND", *draft.span("Nghị quyết số 35/NQ-HĐND"))) is None


def test_a_reference_is_found_by_place_and_else_by_name() -> None:
    draft = monthly_report()
    made = cast(draft)
    name = made.cited["35/NQ-HĐND"].iri
    assert made.referred(Reference("35/NQ-HĐND", 0, 1)) == name
    assert (
        made.referred(Reference("anything", draft.mentions[0].start, draft.mentions[0].end)) == name
    )
    assert made.referred(Reference("1/NQ-CP", 0, 1)) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (f"Sở Y tế {PLACE}", "Sở Y tế", True),  # the document's place is the same
        ("Ủy ban nhân dân tỉnh", COMMITTEE, True),
        ("UỶ BAN NHÂN DÂN TỈNH HÀ NAM", COMMITTEE, True),
        (f"Sở Y tế {PLACE}", "Sở Y tế tỉnh Nam Định", False),
        (COMMITTEE, f"Văn phòng {COMMITTEE}", False),
    ],
)
def test_names_of_one_body(one: str, other: str, same: bool) -> None:
    draft = Draft(f"{one}\n{other}").mention(one, "ORG")
    draft.mentions += [
        draft.mentions[0].__class__(len(one) + 1, len(draft.text), "ORG", other, other)
    ]
    bodies = cast(draft).bodies
    assert (bodies[one].iri == bodies[other].iri) is same


def test_a_body_without_any_place_is_one_with_itself_in_its_file_only() -> None:
    nowhere = Document(type="Công văn")
    one = Draft("Sở Y tế chủ trì", document=nowhere).mention("Sở Y tế", "ORG")
    other = Draft("Sở Y tế phối hợp", document=nowhere).mention("Sở Y tế", "ORG")
    assert cast(one).bodies["Sở Y tế"].iri != cast(other).bodies["Sở Y tế"].iri
    assert cast(one).bodies["Sở Y tế"].scope.startswith("@")


def test_collective_bodies_and_spellings() -> None:
    draft = Draft("Các sở,  ngành và UBND tỉnh, Ủy ban nhân dân tỉnh")
    draft.mention("Các sở,  ngành", "ORG", "các sở, ngành")
    draft.mention("UBND tỉnh", "ORG", COMMITTEE).mention("Ủy ban nhân dân tỉnh", "ORG", COMMITTEE)
    bodies = cast(draft).bodies
    assert bodies["các sở, ngành"].collective
    assert not bodies[COMMITTEE].collective
    assert bodies[COMMITTEE].spellings == ("UBND tỉnh", "Ủy ban nhân dân tỉnh")
    assert bodies["các sở, ngành"].spellings == ("Các sở, ngành",)


def test_projects_of_two_provinces_stay_apart_and_national_ones_do_not() -> None:
    names = ("Khu công nghiệp Bình Minh", "Chương trình mục tiêu quốc gia nước sạch")
    here, there = (
        Draft("\n".join(names), document=report(place=place, issuer=f"Ủy ban nhân dân {place}"))
        for place in (PLACE, "tỉnh Nam Định")
    )
    for draft in (here, there):
        for name in names:
            draft.mention(name, "PROJECT")
    local, national = ([cast(d).projects[n].iri for d in (here, there)] for n in names)
    assert local[0] != local[1]
    assert national[0] == national[1]


def test_people_hold_posts_and_sign() -> None:
    draft = resolution().mention("Trần Văn Đông", "PERSON", post="Đại biểu")
    person = cast(draft).people["Trần Văn Đông"]
    assert person.held == ("Chủ tịch", "Đại biểu")
    assert person.scope == "tỉnh hà nam"


def test_indicators_are_shared_by_name_and_short_ones_are_not() -> None:
    long = [cast(d).indicators[n].iri for d, n in (
        (resolution(), "Tổng sản phẩm trên địa bàn"),
        (monthly_report(), "tổng sản phẩm trên địa bàn"),
    )]  # fmt: skip
    assert long[0] == long[1]
    one, other = Draft("lợn tăng 2%"), Draft("lợn tăng 2%.")
    for draft in (one, other):
        draft.figure("lợn tăng 2%", "lợn", 2, 2)
    assert cast(one).indicators["lợn"].iri != cast(other).indicators["lợn"].iri


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (report("2025-03-31"), date(2025, 3, 31)),
        (
            report(None, about="kết quả tháng 3", period=days("2025-03-01", "2025-03-31")),
            date(2025, 3, 31),
        ),
        (
            report(
                None,
                about="kết quả tháng 3, nhiệm vụ tháng 4",
                period=days("2025-04-01", "2025-04-30"),
            ),
            date(2025, 4, 1),
        ),
        (Document(type="Kế hoạch", period=days("2025-01-01", "2025-12-31")), date(2025, 1, 1)),
        (Document(type="Kế hoạch", period=days(None, "2025-12-31")), date(2025, 12, 31)),
        (Document(), None),
    ],
)
def test_when_a_document_speaks(document: Document, expected: date | None) -> None:
    assert effective_date(document) == expected


def test_tables_list_each_thing_once() -> None:
    made = cast(monthly_report())
    iris = [thing.iri for thing in made.things()]
    assert iris == sorted(set(iris))
    assert {t.kind for t in made.things()} == {"agency", "project", "person", "indicator"}
    assert made.document in made.documents()
