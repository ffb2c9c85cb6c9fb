from __future__ import annotations

import random

import pytest
from factories import COMMITTEE, PLACE, Draft, asked, monthly_report, report, resolution

from extract.records import Document
from kg.document.clauses import Digest, digest_of
from kg.identity.decisions import Decision
from kg.identity.resolve import Identity, resolve
from kg.iris import Iris

IRIS = Iris()


def digest(draft: Draft) -> Digest:
    return digest_of(draft.done(), draft.text, IRIS)


def identity(*drafts: Draft) -> Identity:
    digests = [digest(d) for d in drafts]
    return resolve(
        [t for d in digests for t in d.things], [n for d in digests for n in d.documents]
    )


def naming(kind: str, *names: str, document: Document | None = None) -> Draft:
    """Return a document that names some things of a kind."""
    draft = Draft("\n".join(names), document=document or report())
    for name in names:
        draft.mention(name, kind)  # type: ignore[arg-type]
    return draft


def count(*drafts: Draft, kind: str) -> int:
    """Return how many things of a kind the documents name in all."""
    known = identity(*drafts)
    return len({known.of(t.iri) for d in drafts for t in digest(d).things if t.kind == kind})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Khu công nghiệp Bình Minh", "dự án KCN Bình Minh Hà Nam", True),
        ("Khu công nghiệp Bình Minh", "Đầu tư xây dựng hạ tầng KCN Bình Minh", True),
        ("Cao tốc Sông Xanh - Núi Đỏ (CT.99)", "Tuyến cao tốc CT.99", True),
        ("Đề án sữa học đường", "Đề án sữa học đường giai đoạn 2022-2025", True),
        ("Khu công nghiệp Bình Minh", "Khu công nghiệp Bình Minh 2", False),
        ("Khu công nghiệp Bình Minh", "Cụm công nghiệp Bình Minh", False),
        ("Khu công nghiệp Bình Minh", "Quy hoạch Khu công nghiệp Bình Minh", False),  # containment
    ],
)
def test_projects_of_one_place(one: str, other: str, same: bool) -> None:
    found = count(naming("PROJECT", one), naming("PROJECT", other), kind="project")
    assert found == (1 if same else 2)


def test_projects_of_two_places_stay_apart() -> None:
    elsewhere = report(place="tỉnh Nam Định", issuer="Ủy ban nhân dân tỉnh Nam Định")
    names = [
        naming("PROJECT", "Khu công nghiệp Bình Minh"),
        naming("PROJECT", "KCN Bình Minh", document=elsewhere),
    ]
    assert count(*names, kind="project") == 2


def test_a_name_without_period_between_two_periods_stays_apart() -> None:
    names = [
        naming("PROJECT", f"Đề án sữa học đường{period}")
        for period in ("", " giai đoạn 2016-2020", " giai đoạn 2021-2025")
    ]
    assert count(*names, kind="project") == 3


def test_bodies_differ_in_lost_diacritics_only_inside_one_place() -> None:
    read = naming("ORG", "Sơ Công Thương tỉnh Hà Nam", "Sở Công Thương tỉnh Hà Nam")
    assert count(read, kind="agency") == 2  # the department and the issuing committee
    elsewhere = naming("ORG", "Sơ Công Thương tỉnh Nam Định", "Sở Công Thương tỉnh Hà Nam")
    assert count(elsewhere, kind="agency") == 3


def test_people_need_the_same_post() -> None:
    def holding(name: str, post: str) -> Draft:
        return Draft(name).mention(name, "PERSON", post=post)

    one, same = holding("Lê Thị Tuyêt", "Chủ tịch"), holding("Lê Thị Tuyết", "Chủ tịch")
    other = holding("Lê Thị Tuyệt", "Giám đốc")
    assert count(one, same, other, kind="person") == 2


def test_people_whose_names_differ_in_marks_alone_are_put_before_people() -> None:
    def chair(name: str) -> Draft:
        return Draft(name).mention(name, "PERSON", post="Chủ tịch")

    known = identity(chair("Nguyễn Văn Hùng"), chair("Nguyễn Văn Hưng"))
    (judgement,) = known.judgements
    assert judgement.verdict == "unsure"
    assert "«Nguyễn Văn Hùng»" in judgement.reason
    assert known.canonical == {}


def test_an_unreadable_surname_takes_the_only_one_that_fits() -> None:
    def signed(name: str) -> Draft:
        return Draft(name).mention(name, "PERSON", post="Phó Chủ tịch")

    drafts = [signed("Í§ĩ Văn An"), signed("Trần Văn An")]
    assert count(*drafts, kind="person") == 1
    assert count(*drafts, signed("Lê Văn An"), kind="person") == 3  # two would fit


def test_a_misread_indicator_meets_the_one_it_means() -> None:
    def figure(name: str) -> Draft:
        return Draft(f"{name} tăng 2%").figure(f"{name} tăng 2%", name, 2, 2)

    drafts = [figure("kim ngạch xuất Miau"), figure("Kim ngạch xuất khẩu")]
    assert count(*drafts, kind="indicator") == 1
    assert count(*drafts, figure("Kim ngạch xuất mậu"), kind="indicator") == 3


def test_indicators_meet_across_documents() -> None:
    assert count(resolution(), monthly_report(), kind="indicator") == 1


def test_a_citation_and_the_cited_file_are_one_document() -> None:
    source, citing = resolution(), monthly_report()
    known = identity(source, citing)
    own = digest(source).clauses[0].document
    cited = [n.iri for n in digest(citing).documents if n.key == "35 nq hdnd"]
    assert [known.of(iri) for iri in cited] == [own]
    assert known.of(own) == own


def test_a_file_without_number_is_found_by_its_subject() -> None:
    source, citing = resolution(None), monthly_report()
    known = identity(source, citing)
    own = digest(source).clauses[0].document
    (cited,) = (n.iri for n in digest(citing).documents if n.key == "35 nq hdnd")
    assert known.of(cited) == known.of(own) == own  # the file's name is the better one
    assert any("không ghi số" in j.reason for j in known.judgements)


def test_every_decision_has_its_reason_in_the_identity_graph() -> None:
    known = identity(resolution(), monthly_report())
    found = asked(
        known.lines(IRIS),
        "SELECT ?node ?a ?b ?score ?why { ?j a ck:IdentityJudgement ; ck:judgement ck:same ;"
        " ck:canonical ?node ; ck:joins ?a, ?b ; ck:score ?score ; ck:reason ?why FILTER(STR(?a) <"
        " STR(?b)) }",
    )
    assert len(found) == len(known.judgements) == 2
    for node, left, right, score, why in found:
        assert known.of(left) == known.of(right) == node
        assert 0.5 < float(score) <= 1
        assert "«" in why or "số ký hiệu" in why


def test_joined_names_follow_through_to_one_node() -> None:
    names = ("KCN Bình Minh", "Khu công nghiệp Bình Minh Hà Nam", "dự án KCN Bình Minh")
    known = identity(*(naming("PROJECT", name) for name in names))
    assert len(set(known.canonical.values())) == 1
    assert all(known.of(new) == new for new in known.canonical.values())


def test_the_order_of_documents_does_not_matter() -> None:
    drafts = [
        resolution(None),
        monthly_report("2025-03-31"),
        naming("PROJECT", "KCN Bình Minh", "Cầu Sông Xanh"),
        naming("ORG", COMMITTEE, f"Sở Y tế {PLACE}"),
    ]
    expected = identity(*drafts)
    for seed in range(4):
        random.Random(seed).shuffle(drafts)  # noqa: S311
        assert identity(*drafts) == expected


def citing(text: str, day: str) -> Draft:
    """Return a report that cites a resolution in a sentence."""
    draft = Draft(text, document=report(day))
    number = "Nghị quyết số 43/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh"
    if number in text:
        draft.mention(number, "LEGAL", "43/NQ-HĐND", type="Nghị quyết", number="43/NQ-HĐND",
                      date="2023-12-08", issuer="Hội đồng nhân dân tỉnh Hà Nam")  # fmt: skip
    return draft


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("nghị quyết được thông qua ngày 08/12/2023 về kế hoạch đầu tư công năm 2024", True),
        ("nghị quyết được thông qua ngày 08/12/2023 về dự toán ngân sách năm 2024", False),
        ("nghị quyết được thông qua ngày 07/12/2023 về kế hoạch đầu tư công năm 2024", False),
        ("quyết định được ban hành ngày 08/12/2023 về kế hoạch đầu tư công năm 2024", False),
    ],
)
def test_a_document_cited_without_its_number_meets_the_one_cited_with_it(
    text: str, same: bool
) -> None:
    numbered = citing(
        "Thực hiện Nghị quyết số 43/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh"
        " về kế hoạch đầu tư công năm 2024.",
        "2024-03-31",
    )
    unnumbered = citing(f"Triển khai {text}.", "2024-06-30")
    known = identity(numbered, unnumbered)
    (one,) = (n.iri for n in digest(numbered).documents if n.number == "43/NQ-HĐND")
    (other,) = (n.iri for n in digest(unnumbered).documents if n.dated and not n.source)
    assert (known.of(one) == known.of(other)) is same
    if same:
        (judgement,) = (j for j in known.judgements if other in j.pair)
        assert "dẫn không ghi số; cùng loại «Nghị quyết», cùng cơ quan" in judgement.reason


def test_a_decision_of_a_person_is_kept_through_other_names() -> None:
    drafts = [naming("PROJECT", name) for name in ("KCN Bình Minh", "dự án KCN Bình Minh")]
    digests = [digest(d) for d in drafts]
    things = [t for d in digests for t in d.things]
    one, other = sorted(t.iri for t in things if t.kind == "project")
    assert len(resolve(things, []).canonical) == 1
    known = resolve(things, [], decisions=[Decision("different", one, other)])
    assert known.canonical == {}
    (judgement,) = known.judgements
    assert (judgement.verdict, judgement.origin) == ("different", "person")
    graph = asked(
        known.lines(IRIS),
        "SELECT ?n { ?j a ck:IdentityJudgement ; ck:origin ck:personOrigin ;"
        " ck:judgement ck:different ; ck:canonical ?n }",
    )
    assert {row[0] for row in graph} == {one, other}
