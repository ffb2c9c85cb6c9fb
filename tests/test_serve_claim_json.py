"""Claims as JSON: all their parts, and how much was judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from served_graph import copied

from kg.review.desk import Desk
from kg.review.queue import Queue
from kg.serve.claim_json import ClaimWriter, progress, verdict_json
from kg.serve.current import Served


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Desk:
    return Desk.open(copied(built, tmp_path / "graph"))


def test_a_claim_that_two_differ_on(desk: Desk, opened: Served) -> None:
    iri = next(iter(desk.claims())).iri
    desk.accept(iri, who="Lê Thị An")
    desk.reject(iri, who="Trần Bình", comment="chỉ là tiêu đề")
    taken = desk.comment(iri, who="Trần Bình", comment="xem lại")
    desk.undo(taken.number, who="Trần Bình")
    writer = ClaimWriter(desk, opened.by_file)
    claim = json.loads(json.dumps(writer.claim(desk.claim(iri)), ensure_ascii=False))
    assert claim["standing"] == "disputed"
    assert claim["disputes"]["exists"] == [
        {"who": "Lê Thị An", "value": True},
        {"who": "Trần Bình", "value": False},
    ]
    assert [(v["verb"], v["undone"]) for v in claim["history"]] == [
        ("accept", False),
        ("reject", False),
        ("comment", True),
        ("undo", False),
    ]
    assert claim["last"] == claim["history"][-1]["number"]
    assert "hash" not in claim["history"][0]
    assert claim["document"]["iri"] in opened.documents
    (mark,) = writer.marks()
    assert (mark["iri"], mark["standing"]) == (iri, "disputed")
    assert mark["document"] == claim["document"]["iri"]
    done = progress(desk)
    assert (done["verdicts"], done["reviewed"], done["disputed"]) == (4, 1, 1)


def test_what_nobody_judged_has_no_mark(desk: Desk, opened: Served) -> None:
    assert ClaimWriter(desk, opened.by_file).marks() == []
    assert set(progress(desk).values()) == {0}


def test_an_entry_of_the_queue_says_why_in_two_languages(desk: Desk, opened: Served) -> None:
    (entry,) = Queue(desk).page(limit=1).entries
    shown = ClaimWriter(desk, opened.by_file).entry(entry)
    assert shown["iri"] == entry.view.iri
    why = shown["why"]
    assert isinstance(why, dict)
    assert why["vi"] != why["en"]


def test_a_verdict_on_two_statements(desk: Desk) -> None:
    one, other = (view.iri for _, view in zip(range(2), desk.claims(), strict=False))
    shown = verdict_json(desk.same(one, other, who="Lê Thị An"))
    assert {shown["one"], shown["other"]} == {desk.local(one), desk.local(other)}
    assert (shown["verb"], shown["state"], shown["undone"]) == ("same", None, False)
