from __future__ import annotations

import random
from datetime import date

import pytest
from factories import asked, world
from test_tasks import clause

from kg.derive import derive
from kg.document.clauses import Clause
from kg.duties.closings import Closing
from kg.duties.document_changes import Change
from kg.duties.ledger import count_statuses, short_title, status_of
from kg.identity.resolve import Identity

CK = "https://w3id.org/camket/ontology#"
TEXT = "Khởi công xây dựng Khu công nghiệp Bình Minh"


def iri(name: str) -> str:
    return f"https://example.org/{name}"


def duty(document: str = "2025-01-31", /, **more: object) -> Clause:
    fields: dict[str, object] = {
        "leads": (iri("so"),),
        "projects": (iri("kcn"),),
        "document": iri(document),
        "seen": date.fromisoformat(document),
    }
    return clause(document, TEXT, **{**fields, **more})


def done(document: str = "2025-07-31", /, **more: object) -> Clause:
    fields: dict[str, object] = {
        "kind": "result",
        "text": f"Đã {TEXT.lower()}",
        "words": ("đã", *TEXT.lower().split()),
        "iri": iri("done"),
    }
    return duty(document, **{**fields, **more})


def ledger(*clauses: Clause, as_of: date | None = date(2025, 9, 1)) -> list[str]:
    return derive(world(clauses, as_of=as_of))


@pytest.mark.parametrize(
    ("clauses", "as_of", "status"),
    [
        ([duty()], date(2025, 9, 1), "noDeadline"),
        ([duty(last=date(2025, 9, 1))], date(2025, 9, 1), "openInTime"),  # the last day counts
        ([duty(last=date(2025, 8, 31))], date(2025, 9, 1), "openOverdue"),
        ([duty(last=date(2025, 8, 31))], None, "openInTime"),
        ([duty(last=date(2025, 8, 31)), done()], date(2025, 9, 1), "doneOnTime"),
        ([duty(last=date(2025, 6, 30)), done()], date(2025, 9, 1), "doneLate"),
        ([duty(), done()], date(2025, 9, 1), "doneOnTime"),
        # before the report was made, it was open
        ([duty(last=date(2025, 6, 30)), done()], date(2025, 7, 1), "openOverdue"),
        # the result says when it came about
        (
            [duty(last=date(2025, 6, 30)), done(last=date(2025, 6, 15))],
            date(2025, 9, 1),
            "doneOnTime",
        ),
        # the deadline was moved
        (
            [duty(last=date(2025, 6, 30)), duty("2025-06-30", last=date(2025, 12, 31))],
            date(2025, 9, 1),
            "openInTime",
        ),
    ],
)
def test_status_as_of_a_day(clauses: list[Clause], as_of: date | None, status: str) -> None:
    made = ledger(*clauses, as_of=as_of)
    assert asked(made, "SELECT ?s { ?t a ck:Task ; ck:status ?s }") == {(f"{CK}{status}",)}
    assert count_statuses(world(clauses, as_of=as_of)) == {f"ck:{status}": 1}


def test_a_task_has_what_its_commitments_say() -> None:
    made = ledger(
        duty(first=date(2025, 4, 1), last=date(2025, 6, 30), mandates=(iri("nq"),)),
        duty("2025-02-28", supports=(iri("ca"),), supervises=(iri("tt"),)),
    )
    found = asked(
        made,
        "SELECT ?l ?lead ?sup ?over ?man ?p ?from ?due (COUNT(?c) AS ?n) { ?t skos:prefLabel ?l ;"
        " ck:leadBy ?lead ; ck:supportedBy ?sup ; ck:supervisedBy ?over ; ck:mandatedBy ?man ;"
        " ck:concerns ?p ; ck:dueFrom ?from ; ck:dueDate ?due . ?c ck:states ?t }"
        " GROUP BY ?l ?lead ?sup ?over ?man ?p ?from ?due",
    )
    ends = [iri(n) for n in ("so", "ca", "tt", "nq", "kcn")]
    assert found == {(TEXT, *ends, "2025-04-01", "2025-06-30", "2")}


def test_a_task_has_the_sectors_of_all_its_commitments() -> None:
    made = ledger(duty(sectors=(iri("a"), iri("b"))), duty("2025-02-28", sectors=(iri("b"),)))
    found = asked(made, "SELECT ?s { ?t a ck:Task ; ck:sector ?s }")
    assert found == {(iri("a"),), (iri("b"),)}


def test_events_are_what_documents_said_on_their_days() -> None:
    made = ledger(duty(last=date(2025, 6, 30)), duty("2025-07-15", last=date(2025, 6, 30)), done())
    found = asked(
        made,
        "SELECT ?day ?status ?from ?e { ?t ck:statusEvent ?x . ?x a ck:StatusEvent ;"
        " ck:status ?status ;"
        " time:hasTime/time:inXSDDate ?day ; prov:wasDerivedFrom ?from ; ck:evidence ?e }",
    )
    assert {row[:2] for row in found} == {
        ("2025-01-31", f"{CK}openInTime"),
        ("2025-07-15", f"{CK}openOverdue"),
        ("2025-07-31", f"{CK}doneLate"),
    }
    assert asked(made, "SELECT ?r { ?r ck:reportsOn ?t }") == {(iri("done"),)}


def test_documents_without_a_date_leave_no_event() -> None:
    made = ledger(duty(seen=None))
    assert asked(made, "SELECT ?e { ?t ck:statusEvent ?e }") == set()
    assert len(asked(made, "SELECT ?t { ?t a ck:Task }")) == 1


def test_names_are_canonical_in_the_ledger() -> None:
    identity = Identity({iri("old"): iri("so"), iri("kcn-2"): iri("kcn")}, ())
    clauses = [duty(leads=(iri("old"), iri("so"))), duty("2025-02-28", projects=(iri("kcn-2"),))]
    made = derive(world(clauses, identity=identity))
    assert len(asked(made, "SELECT ?t { ?t a ck:Task }")) == 1
    assert asked(made, "SELECT ?b ?p { ?t ck:leadBy ?b ; ck:concerns ?p }") == {
        (iri("so"), iri("kcn"))
    }


def test_the_day_stands_in_the_graph_and_the_order_does_not_matter() -> None:
    clauses = [duty(), duty("2025-02-28"), done(), duty("2025-03-31", projects=())]
    expected = ledger(*clauses)
    assert asked(expected, "SELECT ?d { ?g ck:asOf ?d }") == {("2025-09-01",)}
    for seed in range(4):
        random.Random(seed).shuffle(clauses)  # noqa: S311
        assert ledger(*clauses) == expected


def test_titles_are_cut_between_words() -> None:
    assert short_title("  Khởi   công ") == "Khởi công"
    long = "Đẩy nhanh tiến độ " * 10
    made = short_title(long)
    assert made.endswith("…") and len(made) <= 111
    assert long.startswith(made[:-1])
    at_pause = short_title("a" * 50 + " " + "b" * 40 + ", " + "c" * 40)
    assert at_pause.endswith("b…")


def test_a_task_recurs_as_its_commitment_says() -> None:
    made = ledger(duty(recurrence="FREQ=MONTHLY;BYMONTHDAY=24"))
    found = asked(made, "SELECT ?r ?s { ?t a ck:Task ; ck:recurrence ?r ; ck:status ?s }")
    status = "https://w3id.org/camket/ontology#noDeadline"
    assert found == {("FREQ=MONTHLY;BYMONTHDAY=24", status)}


JUNE = date(2025, 6, 30)
DONE = done(last=date(2025, 6, 15))


@pytest.mark.parametrize(
    ("as_of", "known_on", "status"),
    [
        ("2025-07-15", None, "ck:doneOnTime"),
        ("2025-07-15", "2025-07-31", "ck:doneOnTime"),
        ("2025-07-15", "2025-07-30", "ck:openOverdue"),  # the report was not made yet
        ("2025-06-14", "2025-07-31", "ck:openInTime"),
        ("2025-06-14", "2025-01-30", "ck:noDeadline"),  # nothing was known
    ],
)
def test_status_as_known(as_of: str, known_on: str | None, status: str) -> None:
    made = world([duty(last=JUNE), DONE])
    (task,) = made.tasks
    known = date.fromisoformat(known_on) if known_on else None
    day = date.fromisoformat(as_of)
    assert status_of(task, made.reports[task.iri], day, known_on=known) == status


def test_a_result_that_is_denied_later_completes_nothing() -> None:
    text = f"Chưa {TEXT.lower()}"
    words = tuple(text.lower().split())
    denied = duty("2025-08-31", kind="problem", text=text, words=words, iri=iri("not"))
    assert count_statuses(world([duty(last=JUNE), DONE, denied], as_of=date(2025, 9, 1))) == {
        "ck:openOverdue": 1
    }
    before = duty("2025-03-31", kind="problem", text=text, words=words, iri=iri("not"))
    assert count_statuses(world([duty(last=JUNE), DONE, before], as_of=date(2025, 9, 1))) == {
        "ck:doneOnTime": 1
    }


@pytest.mark.parametrize(
    ("day", "status"), [(date(2025, 8, 31), "ck:doneOnTime"), (date(2025, 3, 1), "ck:repealed")]
)
def test_what_was_done_is_not_taken_away(day: date, status: str) -> None:
    made = world([duty(last=JUNE), DONE])
    (task,) = made.tasks
    change = Change("repeals", iri("qd"), iri("x"), "", day, iri("words"))
    closing = Closing("ck:repealed", day, change)
    assert status_of(task, made.reports[task.iri], date(2025, 9, 1), closing) == status


def test_later_statements_tell_why_they_are_of_the_task() -> None:
    made = ledger(duty(), duty("2025-02-28"))
    found = asked(
        made,
        "SELECT ?score ?reason ?n { ?c ck:sameDutyScore ?score ; ck:sameDutyReason ?reason ;"
        " ck:states ?t . ?t ck:restatements ?n }",
    )
    assert found == {("1", "cùng nguyên văn; cùng đơn vị chủ trì", "1")}
