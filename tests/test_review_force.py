"""Verdicts in force: what builds make of them, over renewals, changed readings and documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_graph import (
    BRIDGE,
    HEALTH,
    LAND,
    LATER,
    NEWS,
    PLAN,
    RECORDS,
    TRANSPORT,
    found,
    make,
    papers,
    put_in_force,
    read,
)

from extract.records import Extraction, Refused
from extract.source import Source
from kg.build import build, renew
from kg.review.desk import Desk
from kg.store import Store

pytest_plugins = ("review_graph_fixtures",)


@pytest.fixture
def into(fresh: Path, tmp_path: Path) -> Path:
    """Return a graph of one's own, with its papers beside it."""
    shutil.copytree(fresh, tmp_path / "own")
    return tmp_path / "own" / "g"


def quads(into: Path, *, machine: bool = False, reviews: bool = True) -> list[bytes]:
    """Return all that a database holds, sorted; without the graph of reviews if so asked."""
    store = Store.open(into, machine=machine)
    left = set() if reviews else {line[:-2] for line in store.lines(review_graph(store))}
    lines = [line for g in store.named_graphs() if reviews or g != review_graph(store)
             for line in ([g.encode()] if store.lines(g) else []) + store.lines(g)]  # fmt: skip
    return lines + [line for line in store.lines() if line[:-2] not in left]


def review_graph(store: Store) -> str:
    return f"{store.manifest.base}graph/reviews"


def one(into: Path, pattern: str) -> str:
    """Return the only answer to a pattern with «?x», «» for none."""
    rows = Store.open(into).rows(f"SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x")
    return " | ".join(getattr(row["x"], "value", "").rpartition("#")[2] for row in rows)


def task_of(quote: str, pattern: str) -> str:
    return f"?s ck:evidence/oa:exact '''{quote}''' ; ck:states ?t . ?t {pattern}"


def test_what_nobody_reviewed_has_one_database(into: Path) -> None:
    manifest = Store.open(into).manifest
    assert (manifest.machine_store, manifest.verdicts) == (None, 0)
    assert quads(into) == quads(into, machine=True)


def test_a_correction_changes_the_boards_and_not_the_machines_reading(into: Path) -> None:
    before = quads(into)
    desk = Desk.open(into)
    changed = {"lead": [{"name": TRANSPORT}], "deadline": [None, "2025-07-31"]}
    desk.correct(found(desk, RECORDS), changed, who="lan")
    put_in_force(into)
    assert one(into, task_of(RECORDS, "ck:leadBy/skos:prefLabel ?x")) == TRANSPORT
    assert one(into, task_of(RECORDS, "ck:dueDate ?x")) == "2025-07-31"
    grades = "?s ck:evidence/oa:exact '''" + RECORDS + "''' ; ck:hasResponsibility/ck:grade ?x"
    assert one(into, grades) == "reviewed"
    assert quads(into, machine=True) == before
    document = next(g for g in Store.open(into).named_graphs() if "/document/" in g)
    assert Store.open(into).lines(document) == Store.open(into, machine=True).lines(document)


def test_an_acceptance_adds_nothing_but_itself(into: Path) -> None:
    before = quads(into)
    desk = Desk.open(into)
    for view in list(desk.claims()):
        desk.accept(view.iri, who="lan")
    put_in_force(into)
    assert quads(into, reviews=False) == before


def test_a_rejected_statement_leaves_the_boards(into: Path) -> None:
    desk = Desk.open(into)
    desk.reject(found(desk, LAND), who="lan")
    put_in_force(into)
    assert one(into, f"?x ck:evidence/oa:exact '''{LAND}'''") == ""
    rejected = one(into, "?s ck:reviewStanding ?x")
    assert rejected == "rejectedStanding"


def test_a_statement_that_was_missed_becomes_a_task(into: Path) -> None:
    desk = Desk.open(into)
    start = PLAN.index("lập đề án")
    given = {"kind": "commitment", "start": start, "end": start + 30, "lead": [HEALTH]}
    sha256 = next(v.claim.sha256 for v in desk.claims() if v.claim.quote == RECORDS)
    desk.add(sha256, {**given, "deadline": [None, "2025-05-05"]}, who="lan")
    put_in_force(into)
    words = PLAN[start : start + 30].strip()
    assert one(into, task_of(words, "ck:dueDate ?x")) == "2025-05-05"
    assert one(into, "?s ck:reviewStanding ?x") == "addedStanding"


def test_a_corrected_span_and_kind_is_shown_under_both_names(into: Path) -> None:
    desk = Desk.open(into)
    iri = found(desk, LAND)
    start = desk.claim(iri).shown.start
    desk.correct(iri, {"kind": "problem", "end": start + 20}, who="lan")
    put_in_force(into)
    new = desk.claim(iri).reviewed
    assert new != iri
    assert one(into, f"<{new}> ck:text ?x") == LAND[:20].strip()
    assert one(into, f"<{iri}> ck:reviewedAs ?x") == new
    assert desk.claim(new) == desk.claim(iri)


def test_a_renewal_is_a_full_build_byte_for_byte(into: Path) -> None:
    desk = Desk.open(into)
    desk.correct(found(desk, RECORDS), {"projects": ["Đề án số hóa"]}, who="lan")
    put_in_force(into)
    desk.reject(found(desk, LAND), who="an")
    desk.accept(found(desk, BRIDGE), who="an")
    put_in_force(into)
    full = into.parent / "full"
    full.mkdir()
    for name in ("reviews.jsonl", "reviews.jsonl.head"):
        shutil.copy(into / name, full / name)
    make(into.parent / "in", full)
    assert quads(full) == quads(into)
    assert quads(full, machine=True) == quads(into, machine=True)
    assert Store.open(full).manifest.store == Store.open(into).manifest.store


def test_only_documents_that_were_judged_are_made_again(into: Path) -> None:
    before = {p.name: p.stat().st_mtime_ns for p in (into / "graphs").iterdir()}
    desk = Desk.open(into)
    desk.correct(found(desk, RECORDS), {"lead": [TRANSPORT]}, who="lan")

    def never(source: Source, refused: Refused = ()) -> Extraction:
        raise AssertionError(f"{source.name} is extracted again")

    renew(into, extractor=never)
    after = {p.name: p.stat().st_mtime_ns for p in (into / "graphs").iterdir()}
    assert {n: t for n, t in after.items() if n in before} == before
    assert len(after) == len(before) + 1


Say = Callable[[Desk, str], object]
SAYINGS: dict[str, Say] = {
    "accept": lambda desk, iri: desk.accept(iri, who="lan"),
    "reject": lambda desk, iri: desk.reject(iri, who="an"),
    "lead": lambda desk, iri: desk.correct(iri, {"lead": ["Sở Nội vụ"]}, who="lan"),
    "deadline": lambda desk, iri: desk.correct(iri, {"deadline": [None, "2026-01-31"]}, who="an"),
    "kind": lambda desk, iri: desk.correct(iri, {"kind": "problem"}, who="an"),
    "comment": lambda desk, iri: desk.comment(iri, who="an", comment="xem lại"),
}


@settings(max_examples=8, deadline=None, derandomize=True)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(SAYINGS)), st.sampled_from((RECORDS, BRIDGE, LAND))),
        min_size=1,
        max_size=6,
    ),
    backwards=st.booleans(),
)
def test_all_verdicts_taken_back_leave_the_machines_bytes(
    fresh: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]],
    backwards: bool,
) -> None:  # fmt: skip
    into = tmp_path_factory.mktemp("own") / "g"
    shutil.copytree(fresh / "g", into)
    before = quads(into)
    desk = Desk.open(into)
    iris = {quote: found(desk, quote) for quote in (RECORDS, BRIDGE, LAND)}
    for what, quote in steps:
        SAYINGS[what](desk, iris[quote])
    numbers = [v.number for v in desk.log.verdicts()]
    for number in reversed(numbers) if backwards else numbers:
        desk.undo(number, who="quản trị", role="administrator")
    put_in_force(into)
    assert quads(into, reviews=False) == before
    assert len(desk.log.verdicts()) == 2 * len(steps)


@settings(max_examples=6, deadline=None, derandomize=True)
@given(order=st.permutations([(RECORDS, "lead"), (BRIDGE, "deadline"), (LAND, "reject")]))
def test_the_order_of_verdicts_on_different_claims_does_not_matter(
    fresh: Path, tmp_path_factory: pytest.TempPathFactory, order: list[tuple[str, str]]
) -> None:
    made = []
    for way in (order, sorted(order)):
        into = tmp_path_factory.mktemp("own") / "g"
        shutil.copytree(fresh / "g", into)
        desk = Desk.open(into)
        for quote, what in way:
            SAYINGS[what](desk, found(desk, quote))
        put_in_force(into)
        made.append(quads(into, reviews=False))
        assert {v.standing for v in desk.claims() if v.history} == {"corrected", "rejected"}
    # who said it stands on the statement, under the number of the verdict
    assert [line for line in made[0] if b"#hasReview" not in line] == [
        line for line in made[1] if b"#hasReview" not in line
    ]


# --- what changes under a verdict -----------------------------------------------------------


def reading_otherwise(source: Source, refused: Refused = ()) -> Extraction:
    """Read as another version of the program would: another lead, another span, one less."""
    found = read(source, refused)
    changed = []
    for s in found.statements:
        if s.quote == RECORDS:
            changed.append(replace(s, parties=(replace(s.parties[0], name=TRANSPORT),)))
        elif s.quote == BRIDGE:
            changed.append(replace(s, start=s.start + 4, quote=s.quote[4:], text=s.text[4:]))
        elif s.quote != LAND:
            changed.append(s)
    return replace(found, statements=tuple(changed))


def with_another_program(into: Path) -> None:
    for path in (into / "records").iterdir():
        path.unlink()
    for path in (*(into / "graphs").iterdir(), *(into / "digests").iterdir()):
        path.unlink()
    shutil.rmtree(into / Store.open(into).manifest.store)
    build([into.parent / "in"], into, extractor=reading_otherwise)


def test_where_the_reading_changed_a_verdict_holds_and_is_put_up_again(into: Path) -> None:
    desk = Desk.open(into)
    for quote in (RECORDS, BRIDGE, LAND):
        desk.accept(found(desk, quote), who="lan")
    with_another_program(into)
    desk = Desk.open(into)
    views = {v.shown.start: v for v in desk.claims() if v.history}
    assert [v.again for v in views.values()] == ["reading"] * 3
    by_lead = {v.claim.quote: [b.name for b in v.shown.lead] for v in views.values()}
    assert by_lead[RECORDS] == [HEALTH]  # as the person judged, not as it is read now
    assert one(into, task_of(RECORDS, "ck:leadBy/skos:prefLabel ?x")) == HEALTH
    assert one(into, task_of(BRIDGE, "ck:leadBy/skos:prefLabel ?x")) == TRANSPORT
    assert one(into, task_of(LAND, "ck:status ?x")) == "noDeadline"
    assert one(into, "?s ck:putUpAgain ?x") == "readingChanged"
    # looked at again, it is settled
    desk.accept(next(v.iri for v in views.values() if v.claim.quote == RECORDS), who="an")
    assert [v.again for v in desk.claims() if v.claim.quote == RECORDS] == [""]


CHANGES = [
    # the document comes back with more text, before or after
    (PLAN + LATER, RECORDS, "document"),
    (PLAN.replace("KẾ HOẠCH", "KẾ HOẠCH\nvề công tác quý II"), RECORDS, "document"),
    # lines are broken elsewhere
    (PLAN.replace("bệnh án điện tử", "bệnh án\nđiện tử"), RECORDS, "document"),
    # the words are gone, or stand there twice
    (PLAN.replace(RECORDS, ""), RECORDS, "gone"),
    (PLAN + "\n" + RECORDS, RECORDS, "gone"),
]


@pytest.mark.parametrize(("text", "quote", "again"), CHANGES)
def test_where_the_document_changed_a_verdict_moves_with_its_words(
    into: Path, text: str, quote: str, again: str
) -> None:
    desk = Desk.open(into)
    start = PLAN.index("Sở Y tế")
    lead = [{"name": "Sở Nội vụ tỉnh Hà Nam", "start": start, "end": start + 7}]
    desk.correct(found(desk, quote), {"lead": lead}, who="lan")
    make(papers(into.parent / "in", plan_text=text), into)
    (view,) = [v for v in Desk.open(into).claims() if v.history]
    assert view.again == again
    if again == "gone":
        assert not view.claim.sha256
        assert one(into, "?s ck:reviewStanding/skos:prefLabel ?x") == ""
        assert one(into, "?s ck:putUpAgain ?x") == "wordsGone"
        return
    (body,) = view.shown.lead
    assert body.start is not None
    assert text[body.start : body.end] == "Sở Y tế"
    words = text[view.shown.start : view.shown.end]
    assert words.split() == quote.split()
    task = task_of(words, "ck:leadBy/skos:prefLabel ?x")
    assert one(into, task.replace("'''" + words + "'''", "?q")).count("Sở Nội vụ") == 1


def test_what_was_gone_comes_back(into: Path) -> None:
    desk = Desk.open(into)
    desk.correct(found(desk, RECORDS), {"lead": ["Sở Nội vụ tỉnh Hà Nam"]}, who="lan")
    make(papers(into.parent / "in", plan_text=PLAN.replace(RECORDS, "")), into)
    make(papers(into.parent / "in"), into)
    (view,) = [v for v in Desk.open(into).claims() if v.history]
    assert (view.standing, view.again) == ("corrected", "")
    assert one(into, task_of(RECORDS, "ck:leadBy/skos:prefLabel ?x")) == "Sở Nội vụ tỉnh Hà Nam"


# --- pairs ---------------------------------------------------------------------------------


def test_people_tell_a_result_apart_from_a_task_and_join_it(into: Path) -> None:
    desk = Desk.open(into)
    result = found(desk, NEWS.splitlines()[1])
    bridge, records = found(desk, BRIDGE), found(desk, RECORDS)
    status = one(into, task_of(BRIDGE, "ck:status ?x"))
    assert status in ("doneOnTime", "doneLate")
    made = desk.different(result, bridge, who="lan")
    desk.same(result, records, who="lan")
    put_in_force(into)
    assert one(into, task_of(BRIDGE, "ck:status ?x")) == "openOverdue"
    assert one(into, task_of(RECORDS, "ck:status ?x")) == "doneLate"
    desk.undo(made.number, who="lan")
    put_in_force(into)
    assert one(into, task_of(BRIDGE, "ck:status ?x")) == status


def test_people_join_two_duties_and_tell_them_apart(into: Path) -> None:
    desk = Desk.open(into)
    land, again = found(desk, LAND), found(desk, NEWS.splitlines()[2])
    many = Store.open(into).manifest.counts["tasks"]
    desk.same(land, again, who="lan")
    put_in_force(into)
    joined = Store.open(into).manifest.counts["tasks"]
    desk.different(land, again, who="quản trị", role="administrator")
    put_in_force(into)
    apart = Store.open(into).manifest.counts["tasks"]
    assert (joined, apart) in ((many - 1, many), (many, many + 1))


def test_names_are_joined_by_a_verdict_and_parted_by_a_later_decision(into: Path) -> None:
    desk = Desk.open(into)
    desk.same(HEALTH, TRANSPORT, who="lan", when="2025-11-01T08:00:00+07:00")
    put_in_force(into)
    agencies = "?x a ck:Agency"
    joined = len(one(into, agencies).split(" | "))
    line = "undo\t{}\t{}\tan\t2025-11-02\t\n".format(*desk.log.verdicts()[0].pairs[0])
    (into / "decisions.tsv").write_text(line, encoding="utf-8")
    put_in_force(into)
    assert len(one(into, agencies).split(" | ")) == joined + 1
    assert ox.NamedNode(review_graph(Store.open(into))).value in Store.open(into).named_graphs()
