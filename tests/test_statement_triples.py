from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import COMMITTEE, COUNCIL, PLACE, Draft, asked, days, monthly_report, resolution

from extract.records import Deadline, Grade, Party, Recurrence
from extract.statements.sector_signs import SectorSign
from kg.document.triples import document_graph
from kg.iris import Iris

CK = "https://w3id.org/camket/ontology#"


def graph(draft: Draft) -> list[str]:
    return document_graph(draft.done(), draft.text, Iris())


def test_a_commitment_with_all_that_it_says() -> None:
    found = asked(
        graph(resolution()),
        "SELECT ?text ?lead ?project ?due ?grade ?c { ?s a ck:Commitment, ck:Statement ;"
        " ck:text ?text ;"
        " ck:statedIn/eli:id_local '35/NQ-HĐND' ; ck:leadBy/skos:prefLabel ?lead ;"
        " ck:confidence ?c ;"
        " ck:concerns/skos:prefLabel ?project ; ck:dueDate ?due ; ck:deadlineGrade ?grade }",
    )
    assert found == {
        (
            "Giao Sở Công Thương khởi công xây dựng Khu công nghiệp Bình Minh trước ngày 01/7/2025",
            f"Sở Công Thương {PLACE}",
            "Khu công nghiệp Bình Minh",
            "2025-06-30",
            f"{CK}explicit",
            "1",
        )
    }


def test_a_post_is_kept_beside_its_body() -> None:
    draft = resolution()
    start, end = draft.span("Sở Công Thương")
    party = Party(f"Sở Công Thương {PLACE}", "lead", "explicit", start, end, "Giám đốc")
    draft.statements[0] = replace(draft.statements[0], parties=(party,))
    found = asked(
        graph(draft),
        "SELECT ?who ?post { ?r a ck:Responsibility ; ck:agent/skos:prefLabel ?who ;"
        " ck:post ?post }",
    )
    assert found == {(party.name, "Giám đốc")}


def test_responsibilities_tell_role_grade_and_words() -> None:
    draft = resolution()
    start, end = draft.span("Sở Công Thương")
    leading = draft.statements[0]
    party = Party(f"Sở Công Thương {PLACE}", "lead", "inherited", start, end)
    draft.statements[0] = replace(leading, parties=(party,))
    found = asked(
        graph(draft),
        "SELECT ?who ?role ?grade ?quote { ?s ck:hasResponsibility ?r . ?r a ck:Responsibility ;"
        " ck:agent/skos:prefLabel ?who ; ck:role ?role ; ck:grade ?grade ;"
        " ck:evidence/oa:exact ?quote }",
    )
    assert (party.name, f"{CK}lead", f"{CK}inherited", "Sở Công Thương") in found
    # without words of its own, the clause shows it
    clause = "Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện"
    assert (f"Thường trực {COUNCIL}", f"{CK}supervise", f"{CK}explicit", clause) in found
    short = asked(graph(draft), "SELECT ?l { ?s ck:supervisedBy/skos:prefLabel ?l }")
    assert short == {(f"Thường trực {COUNCIL}",)}


@pytest.mark.parametrize("grade", ["explicit", "inherited", "issuer", "group"])
def test_every_grade_has_its_concept(grade: Grade) -> None:
    draft = Draft("Tổ chức thực hiện").state(
        "Tổ chức thực hiện", lead=[COMMITTEE], support=["các sở, ngành"], grade=grade
    )
    found = asked(graph(draft), "SELECT ?g ?r { ?x ck:grade ?g ; ck:role ?r }")
    assert found == {(f"{CK}{grade}", f"{CK}lead"), (f"{CK}{grade}", f"{CK}support")}


def test_deadlines_as_interval_and_in_short() -> None:
    draft = Draft("Hoàn thành trong quý II").state(
        "Hoàn thành trong quý II", due=days("2025-04-01", "2025-06-30")
    )
    inherited = Deadline(days(None, "2025-12-31"), "inherited")
    draft.statements.append(
        replace(draft.statements[0], end=10, quote="Hoàn thành", text="x", deadline=inherited)
    )
    found = asked(
        graph(draft),
        "SELECT ?from ?to ?f ?t ?g { ?s ck:deadline ?i ; ck:dueDate ?t ; ck:deadlineGrade ?g ."
        " ?i a time:ProperInterval ; time:hasEnd/time:inXSDDate ?to ."
        " OPTIONAL { ?i time:hasBeginning/time:inXSDDate ?from } OPTIONAL { ?s ck:dueFrom ?f } }",
    )
    assert found == {
        ("2025-04-01", "2025-06-30", "2025-04-01", "2025-06-30", f"{CK}explicit"),
        ("", "2025-12-31", "", "2025-12-31", f"{CK}inherited"),
    }


def test_a_mandate_is_also_what_the_document_implements() -> None:
    draft = monthly_report()
    draft.state("Tiến độ giải phóng mặt bằng", mandate=["35/NQ-HĐND"])
    found = asked(
        graph(draft),
        "SELECT ?n { ?s ck:mandatedBy ?m ; ck:statedIn ?d . ?m eli:id_local ?n . ?d"
        " eli:implements ?m }",
    )
    assert found == {("35/NQ-HĐND",)}


def test_sectors_are_concepts() -> None:
    draft = resolution()
    made = draft.done()
    (statement, *_) = made.statements
    signs = (SectorSign("industry", "project", ("Khu công nghiệp",)), SectorSign("land", "clause"))
    made = replace(made, statements=(replace(statement, sectors=signs),))
    lines = document_graph(made, draft.text, Iris())
    found = asked(lines, "SELECT ?s { ?c a ck:Statement ; ck:sector ?s }")
    assert found == {(f"{CK}industrySector",), (f"{CK}landSector",)}


def test_results_and_problems_report_and_have_no_duty() -> None:
    lines = graph(monthly_report())
    found = asked(
        lines,
        "SELECT ?kind ?p ?day ?who { ?s a ?kind ; ck:reportsOn/skos:prefLabel ?p ; ck:asOf ?day ."
        " FILTER(?kind != ck:Statement) OPTIONAL { ?s ck:leadBy/skos:prefLabel ?who } }",
    )
    project = "Khu công nghiệp Bình Minh Hà Nam"
    assert found == {
        (f"{CK}Result", project, "2025-07-31", COMMITTEE),
        (f"{CK}Problem", project, "2025-07-31", ""),
    }
    duties = "SELECT ?x { ?x ck:hasResponsibility|ck:deadline|ck:dueDate ?y }"
    assert asked(lines, duties) == set()


def test_a_statement_is_about_the_figures_inside_it() -> None:
    draft = Draft("Phấn đấu thu hút đầu tư tăng 12%; giữ vững")
    draft.state("Phấn đấu thu hút đầu tư tăng 12%").state("giữ vững")
    draft.figure("thu hút đầu tư tăng 12%", "thu hút đầu tư", 12, 12)
    found = asked(graph(draft), "SELECT ?t ?l { ?s ck:text ?t ; ck:about/skos:prefLabel ?l }")
    assert found == {("Phấn đấu thu hút đầu tư tăng 12%", "thu hút đầu tư")}


def test_a_deadline_shows_its_words_and_steps() -> None:
    draft = Draft("Hoàn thành trước ngày 15/6").state("Hoàn thành trước ngày 15/6")
    start, end = draft.span("trước ngày 15/6")
    steps = ("«ngày 15/6» → 15/06/2025", "«trước» → hết ngày 14/06/2025")
    due = Deadline(days(None, "2025-06-14"), "stated", start, end, steps)
    draft.statements[0] = replace(draft.statements[0], deadline=due)
    found = asked(
        graph(draft),
        "SELECT ?d ?q ?r { ?s ck:derivation ?d ; ck:timeEvidence/oa:exact ?q"
        " OPTIONAL { ?s ck:recurrence ?r } }",
    )
    told = "«ngày 15/6» → 15/06/2025; «trước» → hết ngày 14/06/2025"
    assert found == {(told, "trước ngày 15/6", "")}


def test_a_recurrence_shows_its_words_and_no_deadline() -> None:
    draft = Draft("Báo cáo hằng quý").state("Báo cáo hằng quý")
    start, end = draft.span("hằng quý")
    recurrence = Recurrence("FREQ=MONTHLY;INTERVAL=3", start, end)
    draft.statements[0] = replace(draft.statements[0], recurrence=recurrence)
    found = asked(
        graph(draft),
        "SELECT ?r ?q ?due { ?s ck:recurrence ?r ; ck:timeEvidence/oa:exact ?q"
        " OPTIONAL { ?s ck:dueDate ?due } }",
    )
    assert found == {("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "")}


def test_a_problem_is_told_as_of_the_day_it_names() -> None:
    draft = Draft("Đến ngày 15/6 còn 5 hộ").state("Đến ngày 15/6 còn 5 hộ", "problem")
    draft.statements[0] = replace(draft.statements[0], as_of=date(2025, 6, 15))
    assert asked(graph(draft), "SELECT ?d { ?s a ck:Problem ; ck:asOf ?d }") == {("2025-06-15",)}
