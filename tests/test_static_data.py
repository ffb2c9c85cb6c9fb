"""What a static copy answers: keys as the browser makes them, every question of the pages."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commands import SAMPLES
from index_graphs import named, task, write_graph

from extract.pipeline import extract_source
from kg.build import Options as BuildOptions
from kg.build import build
from kg.serve.current import Served
from kg.static_data import Copy, _hash, key
from kg.terms import Lines
from queries import library

DAY = "2025-12-01"
PRINTED = "10-cong-dien-phong-chong-lu.pdf"
Answers = dict[str, Any]


@pytest.mark.parametrize(
    ("path", "values", "expected"),
    [
        ("/api/about", {}, "about"),
        ("/api/ask/overdue", {"as_of": "2025-12-01", "limit": "5", "agency": ""}, "ask-overdue"),
        ("/api/ask/due-between", {"from": "2025-01-01", "to": "2025-02-01"}, "ask-due-between"),
        ("/download/overdue", {}, "-download-overdue"),
        ("/api/thing", {"iri": "foobar"}, f"thing-{_hash('iri=foobar')}"),
        ("/api/graph", {"focus": ""}, "graph"),
        ("/api/../x y", {}, "-x-y"),
    ],
)
def test_keys(path: str, values: dict[str, str], expected: str) -> None:
    assert key(path, values) == expected


def test_the_hash_is_the_usual_one() -> None:
    assert [_hash(text) for text in ("", "a", "foobar")] == [
        "cbf29ce484222325",
        "af63dc4c8601ec8c",
        "85944171f73967e8",
    ]


def test_the_order_of_parameters_makes_no_difference() -> None:
    assert key("/api/page", {"page": "1", "document": "d"}) == key(
        "/api/page", {"document": "d", "page": "1"}
    )
    ends = {"from": "a", "to": "b", "role": "lead"}
    assert key("/api/line", ends) != key("/api/line", {**ends, "to": "c"})


@pytest.fixture(scope="module")
def pairs(opened: Served) -> list[tuple[str, object]]:
    return list(Copy(opened, DAY).data())


@pytest.fixture(scope="module")
def answers(pairs: list[tuple[str, object]]) -> Answers:
    return dict(pairs)


def test_everything_the_pages_ask_for_is_there(answers: Answers, opened: Served) -> None:
    for name in ("words", "queries", "terms", "calendar", "graph"):
        assert answers[name]
    for node in opened.index.nodes(DAY):
        assert answers[key("/api/thing", {"iri": node.id})]["label"] == node.label
        assert answers[key("/api/neighbours", {"iri": node.id})]["total"] >= 0
        if node.kind != "task":
            assert answers[key("/api/graph", {"focus": node.id})]["focus"] == node.id
    for line in opened.index.lines():
        ends = {"from": line.source, "to": line.target, "role": line.role}
        assert answers[key("/api/line", ends)]["role"] == line.role
    for iri in opened.documents:
        assert answers[key("/api/document", {"iri": iri})]["text"]


def test_one_key_never_has_two_answers(pairs: list[tuple[str, object]]) -> None:
    seen: dict[str, object] = {}
    for name, found in pairs:
        assert seen.setdefault(name, found) == found
        assert json.loads(json.dumps(found)) is not None


def test_it_says_that_it_is_a_copy_of_a_day(answers: Answers, opened: Served) -> None:
    about = answers["about"]
    assert (about["static"], about["writable"], about["as_of"]) == (True, False, DAY)
    assert about["counts"] == dict(opened.manifest.counts)


def test_names_by_which_the_copy_searches(answers: Answers, opened: Served) -> None:
    names = answers["names"]["things"]
    assert [entry["iri"] for entry in names] == [node.id for node in opened.index.nodes(DAY)]
    health = next(entry for entry in names if entry["label"].startswith("Sở Y tế"))
    assert "so y te" in health["names"]


def test_tables_are_whole_and_of_the_day(answers: Answers, opened: Served) -> None:
    for query in library.all():
        needs = any(p.required and p.type != "date" for p in query.parameters)
        assert (f"ask-{query.name}" in answers) is not needs
    overdue = answers["ask-overdue"]
    assert len(overdue["rows"]) == overdue["total"] > 0
    assert overdue["values"] == {"as_of": DAY}
    early = next(f for f in Copy(opened, "2025-01-31").tables() if f.query.name == "overdue")
    assert early.page.total < overdue["total"]
    between = answers["ask-due-between"]
    assert between["values"]["from"] < "1000"
    assert between["values"]["to"] > "9000"


@pytest.mark.parametrize(
    ("kind", "name", "parameter"),
    [
        ("agency", "tasks-of-body", "agency"),
        ("document", "resolution-status", "document"),
        ("document", "tasks-of-resolution", "document"),
        ("project", "project-timeline", "project"),
        ("indicator", "figure-history", "indicator"),
    ],
)
def test_each_thing_has_its_own_tables(
    answers: Answers, opened: Served, kind: str, name: str, parameter: str
) -> None:
    things = [node.id for node in opened.index.nodes(DAY) if node.kind == kind]
    found = [answers[key(f"/api/ask/{name}", {parameter: iri})] for iri in things]
    assert any(answer["rows"] for answer in found)
    assert all(answer["name"] == name for answer in found)


def test_what_the_reader_marks_has_its_card(answers: Answers, opened: Served) -> None:
    marks = [
        mark
        for iri in opened.documents
        for mark in answers[key("/api/document", {"iri": iri})]["marks"]
        if mark["kind"] in ("result", "problem", "commitment")
    ]
    assert {mark["kind"] for mark in marks} >= {"commitment", "problem"}
    for mark in marks:
        assert answers[key("/api/thing", {"iri": mark["iri"]})]["label"]


def test_every_cluster_that_is_drawn_can_be_opened(tmp_path: Path) -> None:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/health", "Sở Y tế")
    for number in range(400):
        task(lines, f"{number:03}", f"Xây trạm xá số {number}", due="2026-03-01", lead=body)
    served = Served.open(write_graph(tmp_path / "graph", lines.sorted()))
    copy = Copy(served, DAY)
    for focus in ("", body):
        found = dict(copy._drawing(focus))
        drawn: Any = found[key("/api/graph", {"focus": focus})]
        [cluster] = [node for node in drawn["nodes"] if node["kind"] == "cluster"]
        asked = {"iri": cluster["id"], "focus": focus}
        inside: Any = found[key("/api/neighbours", asked)]
        assert inside["total"] == cluster["members"] > 0
    served.close()


def test_pages_as_pictures_and_every_word_on_them(tmp_path: Path) -> None:
    papers, into = tmp_path / "papers", tmp_path / "graph"
    papers.mkdir()
    shutil.copy(SAMPLES / PRINTED, papers)
    build([papers], into, extractor=extract_source, options=BuildOptions(as_of=date(2025, 12, 1)))
    served = Served.open(into)
    [document] = served.documents
    copy = Copy(served, DAY)
    address = [{"document": document, "page": page} for page in ("1", "2")]
    pictures = dict(copy.pictures())
    assert set(pictures) == {key("/api/page", page) for page in address}
    assert all(drawn[8:12] == b"WEBP" for drawn in pictures.values())
    found = dict(copy._documents())
    text = found[key("/api/document", {"iri": document})]["text"]  # type: ignore[index]
    words = found[key("/api/page-boxes", address[0])]["words"]  # type: ignore[index]
    assert "CÔNG" in [text[start:end] for start, end, *_ in words]
    shutil.rmtree(into / "pages")
    (papers / PRINTED).unlink()
    assert list(copy.pictures()) == []  # the copy goes on without
    served.close()
