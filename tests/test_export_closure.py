"""Closures: what goes along with what is chosen, and what does not."""

from __future__ import annotations

import pytest
from exported import BASE, DONE, one_duty, store_of

from kg.export.closure import close, kind_of_node

FAR = [
    ("statement/z", "ck:states", "task/z"),
    ("task/z", "ck:leadBy", "agency/b"),
    ("statement/z", "ck:statedIn", "document/z"),
    ("task/z", "ck:statusEvent", "event/z"),
    ("agency/b", "ck:leads", "task/z"),
    ("document/d", "eli:passed_by", "agency/i"),
    ("identity/x", "ck:canonical", "agency/b"),
    ("identity/x", "ck:joins", f'"{BASE}agency/b-as-read'),
    ("identity/y", "ck:canonical", "agency/z"),
]
ALL_OF_A = {
    "task/a", "statement/a", "evidence/a", "section/1", "section/2", "agency/a", "agency/b",
    "agency/i", "document/d", "document/n", "identity/x", "graph/derived",
}  # fmt: skip


@pytest.mark.parametrize("seed", ["task/a", "statement/a", "agency/a", "document/d", "document/n"])
def test_a_duty_comes_whole_whatever_leads_to_it(seed: str) -> None:
    found = close(store_of([*one_duty(), *FAR]), [BASE + seed])
    assert {iri.removeprefix(BASE) for iri in found.iris} == ALL_OF_A
    assert found.aliases == {f"{BASE}agency/b-as-read"}


def test_reports_on_a_task_come_with_their_documents() -> None:
    found = close(store_of([*one_duty(), *DONE]), [f"{BASE}task/a"])
    names = {iri.removeprefix(BASE) for iri in found.iris}
    assert names >= {"event/a", "instant/a", "statement/r", "evidence/r", "document/r"}


def test_sides_of_a_contradiction_come_together() -> None:
    more = [
        ("contradiction/c", "ck:oneSide", "statement/a"),
        ("contradiction/c", "ck:otherSide", "statement/o"),
        ("statement/o", "ck:evidence", "evidence/o"),
    ]
    found = close(store_of([*one_duty(), *more]), [f"{BASE}task/a"])
    names = {iri.removeprefix(BASE) for iri in found.iris}
    assert names >= {"contradiction/c", "statement/o", "evidence/o"}


@pytest.mark.parametrize(
    ("iri", "kind"),
    [(f"{BASE}task/a", "task"), ("http://vi-du.example/task/a", ""), (BASE, "")],
)
def test_kinds(iri: str, kind: str) -> None:
    assert kind_of_node(iri, BASE) == kind
