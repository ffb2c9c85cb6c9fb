"""Claims: what the machine reads, as states; and the names by which they are found."""

from __future__ import annotations

import pytest
from factories import Draft, days
from review_graph import HEALTH, RECORDS, plan
from test_review_matching import Shelf, of_plan

from extract.records import Party
from kg.document.statement_triples import statement_iri
from kg.iris import Iris
from kg.review.claims import claims_in, id_of, parsed_id, state_of, statement_of_task
from kg.review.verdicts import Body


def test_the_id_of_a_claim_is_its_statements_iri_without_the_base() -> None:
    done, iris = plan().done(), Iris("https://example.org/id/")
    for statement in done.statements:
        name = id_of(done.sha256, state_of(statement))
        assert iris.base + name == statement_iri(iris, done.sha256, statement)
        assert parsed_id(name) == (
            done.sha256[:16], statement.start, statement.end, statement.kind
        )  # fmt: skip


@pytest.mark.parametrize(
    ("task", "statement"),
    [
        ("task/0123456789abcdef-5-19-commitment", "statement/0123456789abcdef/5-19-commitment"),
        ("task/0123456789abcdef-5-19-result", None),
        ("statement/0123456789abcdef/5-19-commitment", None),
        ("", None),
    ],
)
def test_a_task_is_called_by_its_first_statement(task: str, statement: str | None) -> None:
    assert statement_of_task(task) == statement


def test_a_state_names_each_body_once_and_days_as_text() -> None:
    draft = Draft(RECORDS).state(RECORDS, lead=[HEALTH], due=days(None, "2025-06-30"))
    (statement,) = draft.statements
    twice = (*statement.parties, Party(HEALTH, "lead", "inherited", 3, 9))
    object.__setattr__(statement, "parties", twice)
    state = state_of(statement)
    assert (state.lead, state.support) == ((Body(HEALTH),), ())
    assert state.deadline == (None, "2025-06-30")


def test_claims_stand_in_the_order_of_the_text() -> None:
    shelf = Shelf(of_plan())
    claims = list(claims_in(shelf, shelf.known()[0]).values())
    starts = [claim.state.start for claim in claims if claim.state]
    assert starts == sorted(starts)
    assert claims[0].document.startswith("Kế hoạch số 18/KH-UBND")
