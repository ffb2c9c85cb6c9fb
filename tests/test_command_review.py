"""`camket review`: a reviewer's work by the command line, from the queue to gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import Ran, refused, run
from queue_papers import CENTRAL, DONE, EXPECTED, GROUP, HANDED, NOBODY, TWO

from kg.access.audit import check
from kg.chain import Chain
from kg.review.desk import Desk
from kg.store import Store

Capture = pytest.CaptureFixture[str]


pytest_plugins = ("queue_fixtures",)


def lines(ran: Ran) -> list[list[str]]:
    assert ran.status == 0, ran.err
    return [line.split("\t") for line in ran.out.splitlines()]


def queue(capsys: Capture, graph: Path, *words: str) -> list[list[str]]:
    return lines(run(capsys, "review", graph, "list", *words))[2:]


def code(capsys: Capture, graph: Path, quote: str) -> str:
    return next(row[0] for row in queue(capsys, graph) if row[3] == quote)


def found(ran: Ran) -> Any:
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_the_queue_is_listed_with_reasons(capsys: Capture, graph: Path) -> None:
    first = run(capsys, "review", graph)
    rows = lines(first)
    assert rows[0] == [f"# Cần duyệt: {len(EXPECTED)} nội dung"]
    assert rows[2][1:4] == [
        "238",
        "Máy không chắc đây là nội dung cần ghi; Chủ trì suy từ mục hoặc văn bản; Thời hạn suy từ"
        " mục hoặc văn bản; Thời hạn suy qua nhiều bước; Sắp đến hạn (30 ngày); Có số tiền",
        HANDED,
    ]
    assert "Quá hạn (overdue) 1" in first.err
    assert [row[3] for row in queue(capsys, graph, "--kind", "result")] == [DONE]
    assert [row[3] for row in queue(capsys, graph, "--limit", "1", "--offset", "1")] == [NOBODY]
    assert refused(run(capsys, "review", graph, "list", "--reason", "x"), "no reason", "overdue")


def test_a_claim_is_accepted_and_the_graph_made_anew(capsys: Capture, graph: Path) -> None:
    before = Store.open(graph).manifest.verdicts
    ran = run(capsys, "review", graph, "accept", code(capsys, graph, NOBODY))
    assert ran.out == f"số 1: chấp nhận — «{NOBODY}»\n"
    assert "đã đưa vào đồ thị" in ran.err
    assert (before, Store.open(graph).manifest.verdicts) == (0, 1)
    assert queue(capsys, graph)[-1][3] == NOBODY
    assert check(graph) == []
    assert Chain(graph / "audit.jsonl").read()[-1]["by"] == "camket review"
    history = lines(run(capsys, "review", graph, "history"))
    assert (history[2][0], history[2][2], history[2][4]) == ("1", "Lê Thị An", "chấp nhận")


def test_a_correction_holds_at_once_and_later_waits(capsys: Capture, graph: Path) -> None:
    claim = code(capsys, graph, NOBODY)
    words = ["--lead", "Sở Nội vụ tỉnh Hà Nam=Rà soát", "--deadline", "2026-01-01/2026-03-31",
             "--comment", "theo phụ lục", "--later"]  # fmt: skip
    ran = run(capsys, "review", graph, "correct", claim, *words)
    assert "sửa: chủ trì = Sở Nội vụ tỉnh Hà Nam [" in ran.out
    assert "từ 2026-01-01 đến 2026-03-31" in ran.out
    ask = f"ASK {{ ?s ck:text '{NOBODY}'@vi ; ck:leadBy ?body }}"
    assert not Store.open(graph).query(ask)
    run(capsys, "review", graph, "comment", claim, "xem lại", "--by", "Bình")
    assert Store.open(graph).query(ask)
    shown = run(capsys, "review", graph, "show", claim).out
    assert "tình trạng: đã sửa" in shown
    assert "đang hiểu là:" in shown
    assert "theo phụ lục" in shown
    state = Desk.open(graph).claim(
        found(run(capsys, "review", graph, "show", claim, "--json"))["iri"]
    )
    assert state.shown.lead[0].start == state.shown.start


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("correct", "CLAIM", "--lead", "Sở A=không có chữ này"), "does not stand"),
        (("correct", "CLAIM", "--span", "9"), "no span"),
        (("correct", "CLAIM", "--deadline", "31/12/2026"), "không phải là thời hạn"),
        (("correct", "CLAIM"), "chưa nêu nội dung cần sửa"),
        (("undo", "7"), "không có ý kiến số 7"),
        (("accept", "00000000/1-2r"), "give the claim's IRI"),
        (("show", "nothing"), "không có nội dung nào"),
        (("add", "kh.txt", "--kind", "result"), "--quote or --span"),
        (("add", "la.txt", "--kind", "result", "--quote", "x"), "la.txt"),
        (("same", "Sở Y tế tỉnh Hà Nam", "Sở Vũ trụ"), "Sở Vũ trụ"),
    ],
)
def test_what_cannot_be_said_is_refused_in_one_line(
    capsys: Capture, graph: Path, words: tuple[str, ...], told: str
) -> None:
    claim = code(capsys, graph, NOBODY)
    given = [claim if word == "CLAIM" else word for word in words]
    assert refused(run(capsys, "review", graph, *given), told)
    assert Desk.open(graph).last() == 0


def test_statements_are_added_by_their_words(capsys: Capture, graph: Path) -> None:
    quote = "khảo sát tuyến đê"
    words = ("--kind", "problem", "--quote", quote, "--lead", "Sở Nội vụ tỉnh Hà Nam", "--json")
    (made,) = found(run(capsys, "review", graph, "add", "kh.txt", *words))
    assert (made["verb"], made["state"]["kind"]) == ("add", "problem")
    assert queue(capsys, graph, "--kind", "problem")[0][3] == quote
    undone = run(capsys, "review", graph, "undo", "1")
    assert undone.out.startswith("số 2: rút lại ý kiến số 1")
    assert refused(run(capsys, "review", graph, "undo", "1"), "đã được rút lại")


def test_two_reviewers_differ_until_an_administrator_settles(capsys: Capture, graph: Path) -> None:
    claim = code(capsys, graph, TWO)
    run(capsys, "review", graph, "accept", claim, "--later")
    late = run(capsys, "review", graph, "reject", claim, "--by", "Bình", "--later")
    assert refused(late, "chưa xem", "history", "--seen 1")
    again = ("reject", claim, "--by", "Bình", "--seen", "1", "--later")
    assert "chưa thống nhất với Lê Thị An" in run(capsys, "review", graph, *again).err
    assert [row[3] for row in queue(capsys, graph, "--reason", "disputed")] == [TWO]
    assert "chưa thống nhất về có nội dung này: Lê Thị An: có; Bình: không" in (
        run(capsys, "review", graph, "show", claim).out
    )
    row = lines(run(capsys, "review", graph, "agreement"))[2]
    assert row[:3] == ["có nội dung này", "Bình, Lê Thị An", "1"]
    run(capsys, "review", graph, "reject", claim, "--by", "Chủ", "--administrator", "--later")
    assert queue(capsys, graph, "--reason", "disputed") == []
    (figures, *_) = found(run(capsys, "review", graph, "agreement", "--json"))
    assert (figures["measure"], figures["claims"], figures["same"]["of"]) == ("alpha", 1, 3)


def test_names_and_tasks_are_one_or_two(capsys: Capture, graph: Path) -> None:
    one, other = code(capsys, graph, NOBODY), code(capsys, graph, GROUP)
    ran = run(capsys, "review", graph, "different", one, other, "--later")
    assert ran.out.startswith("số 1: là hai: ")
    ran = run(capsys, "review", graph, "same", "Sở Y tế tỉnh Hà Nam", "Sở Nội vụ tỉnh Hà Nam")
    assert "là một: Sở Nội vụ tỉnh Hà Nam | Sở Y tế tỉnh Hà Nam" in ran.out
    assert queue(capsys, graph, "--pairs") == []
    taught = found(run(capsys, "review", graph, "teach", "--json"))
    assert [(one["kind"], one["builds"]) for one in taught] == [("same", "yes")]


def test_json_is_what_the_api_gives(capsys: Capture, graph: Path) -> None:
    answer = found(run(capsys, "review", graph, "--json"))
    first = answer["claims"][0]
    assert (answer["total"], first["reason"], first["score"]) == (len(EXPECTED), "confidence", 238)
    assert first["document"]["iri"].startswith("https://")
    chosen = found(run(capsys, "review", graph, "list", "--reason", "high-issuer", "--json"))
    assert [one["text"] for one in chosen["claims"]] == [CENTRAL]
    assert found(run(capsys, "review", graph, "history", "--json")) == []


def test_where_no_graph_is_it_says_what_to_do(capsys: Capture, tmp_path: Path) -> None:
    assert refused(run(capsys, "review", tmp_path), "camket build")
