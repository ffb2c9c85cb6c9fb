from __future__ import annotations

from datetime import date

from factories import PLACE, Draft, asked, days, monthly_report, resolution

from kg.document.clauses import Digest, digest_of
from kg.document.triples import document_graph
from kg.iris import Iris

IRIS = Iris()


def digest(draft: Draft) -> Digest:
    return digest_of(draft.done(), draft.text, IRIS)


def test_a_clause_holds_what_the_ledger_compares() -> None:
    clause = digest(resolution()).clauses[0]
    assert clause.kind == "commitment"
    assert clause.words[:4] == ("giao", "sở", "công", "thương")
    assert (clause.first, clause.last) == (None, date(2025, 6, 30))
    assert clause.seen == date(2024, 12, 10)
    assert clause.scope == "tỉnh hà nam"
    assert len(clause.leads) == len(clause.projects) == 1
    assert clause.mandates == clause.supports == clause.supervises == ()


def test_clauses_bear_the_iris_of_the_document_graph() -> None:
    draft = monthly_report()
    draft.state("Tiến độ giải phóng mặt bằng", mandate=["35/NQ-HĐND"], lead=[f"Sở Y tế {PLACE}"])
    lines = document_graph(draft.done(), draft.text, IRIS)
    written = asked(
        lines,
        "SELECT ?s ?e ?d ?who ?m { ?s a ck:Commitment ; ck:evidence ?e ; ck:statedIn ?d ;"
        " ck:leadBy ?who ; ck:mandatedBy ?m }",
    )
    clause = digest(draft).clauses[-1]
    assert written == {
        (clause.iri, clause.evidence, clause.document, *clause.leads, *clause.mandates)
    }


def test_things_named_twice_count_once() -> None:
    draft = Draft("Sở Y tế, Sở Y tế tỉnh Hà Nam lo")
    draft.state(draft.text, lead=["Sở Y tế", f"Sở Y tế {PLACE}"], due=days("2025-01-01", None))
    clause = digest(draft).clauses[0]
    assert len(clause.leads) == 1
    assert clause.last is None


def test_mentions_are_counted_by_type() -> None:
    made = digest(resolution())
    assert dict(made.mentions) == {"LEGAL": 1, "ORG": 1, "PROJECT": 1}
    assert made.seen == date(2024, 12, 10)
    assert made.documents[0].iri <= made.documents[-1].iri
