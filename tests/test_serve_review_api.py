"""Reviewing over HTTP: what is answered, who may do it, and what is refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from accounts import as_user, open_to_people, told
from served_graph import asking, copied, got
from starlette.responses import Response

from kg.access.audit import check
from kg.review.documents import MissingDocument
from kg.review.log import read_verdicts
from kg.serve import review_api
from kg.serve.callers import Caller
from kg.serve.messages import Refusal
from kg.serve.posting import Posted

AN, BINH, ADMIN, READER = "Lê Thị An", "Trần Bình", "Quản trị", "Người đọc"
Factory = pytest.TempPathFactory
STATEMENTS = "SELECT ?s { ?s a ck:Commitment ; ck:states ?t } ORDER BY ?s"


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: Factory) -> Path:
    return copied(built, tmp_path_factory.mktemp("review") / "graph")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    """Return a client of a server whose verdicts are never put into force: that is slow."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.serve.renewing.Renewer.ask", lambda self: None)
        with open_to_people(folder) as found:
            yield found


@pytest.fixture
def an(client: httpx.Client) -> Iterator[httpx.Client]:
    with as_user(client, AN) as own:
        yield own


@pytest.fixture
def binh(client: httpx.Client) -> Iterator[httpx.Client]:
    with as_user(client, BINH) as own:
        yield own


_next = iter(range(1000))


@pytest.fixture
def iri(client: httpx.Client) -> str:
    """Return a statement that no test has judged yet."""
    rows = got(client, "/sparql", query=STATEMENTS)["results"]["bindings"]
    found: str = rows[next(_next)]["s"]["value"]
    return found


def last(client: httpx.Client, iri: str) -> int:
    number: int = got(client, "/api/review/claim", iri=iri)["last"]
    return number


def judge(client: httpx.Client, iri: str, verb: str = "accept", **more: Any) -> httpx.Response:
    return client.post("/api/review", json={"iri": iri, "verb": verb, "seen": 0, **more})


def test_a_claim_is_shown_with_all_that_a_reviewer_needs(client: httpx.Client, iri: str) -> None:
    claim = got(client, "/api/review/claim", iri=iri)
    assert claim["iri"] == claim["reviewed"] == iri
    assert claim["machine"] == claim["shown"]
    assert (claim["standing"], claim["last"], claim["history"]) == ("none", 0, [])
    document = got(client, "/api/document", iri=claim["document"]["iri"])
    start, end = claim["shown"]["start"], claim["shown"]["end"]
    assert document["text"][start:end] == claim["quote"]
    task = got(client, "/sparql", query=f"SELECT ?t {{ <{iri}> ck:states ?t }}")
    name = task["results"]["bindings"][0]["t"]["value"]
    claims = got(client, "/api/review/claim", iri=name)["claims"]
    assert iri in [each["iri"] for each in claims]


def test_the_queue_says_what_to_judge_next_and_why(client: httpx.Client) -> None:
    whole = got(client, "/api/review/queue", limit="200")
    assert whole["total"] == len(whole["claims"]) > 20
    first = whole["claims"][0]
    assert {"iri", "shown", "history", "reason", "reasons", "rank", "score"} < set(first)
    assert first["reason"] == first["reasons"][0]
    assert set(first["why"]) == {"vi", "en"}
    second = got(client, "/api/review/queue", limit="1", offset="1")
    assert [c["iri"] for c in second["claims"]] == [whole["claims"][1]["iri"]]
    assert second["pairs"] == []
    for reason, count in whole["counts"].items():
        assert got(client, "/api/review/queue", reason=reason, limit="1")["total"] == count
    of_kind = got(client, "/api/review/queue", kind="problem", limit="200")["claims"]
    assert {c["shown"]["kind"] for c in of_kind} == {"problem"}
    own = got(client, "/api/review/queue", document=first["document"]["iri"], limit="200")
    assert {c["document"]["iri"] for c in own["claims"]} == {first["document"]["iri"]}


@pytest.mark.parametrize(
    "values",
    [
        {"reason": "x"},
        {"kind": "x"},
        {"agency": "không có"},
        {"document": "urn:x"},
        {"limit": "-1"},
        {"offset": "x"},
    ],
)
def test_what_the_queue_cannot_be_asked(client: httpx.Client, values: dict[str, str]) -> None:
    assert told(client.get("/api/review/queue", params=values))[0] == 400


@pytest.mark.parametrize(
    ("name", "status"),
    [("urn:không-có", 404), ("x", 400), ("https://w3id.org/camket/id/task/0-0-0-commitment", 404)],
)
def test_what_is_no_claim(client: httpx.Client, name: str, status: int) -> None:
    answer = client.get("/api/review/claim", params={"iri": name})
    assert told(answer)[0] == status


def test_a_correction_is_on_the_disk_when_it_is_answered(
    client: httpx.Client, an: httpx.Client, folder: Path, iri: str
) -> None:
    state = {"deadline": [None, "2027-01-31"], "lead": [{"name": "Sở Y tế tỉnh Lam Giang"}]}
    answer = judge(an, iri, "correct", state=state, comment="theo công văn mới")
    assert answer.status_code == 201
    claim = answer.json()
    assert claim["standing"] == "corrected"
    assert claim["shown"]["deadline"] == [None, "2027-01-31"]
    assert claim["machine"]["deadline"] != claim["shown"]["deadline"]
    (verdict,) = claim["history"]
    assert (verdict["who"], verdict["role"], verdict["verb"]) == (AN, "reviewer", "correct")
    assert verdict["judged"] == ["exists", "lead", "deadline"]
    assert (verdict["comment"], verdict["undone"]) == ("theo công văn mới", False)
    assert read_verdicts(folder)[-1].number == verdict["number"] == claim["last"]
    progress = got(client, "/api/review/progress")
    assert progress["pending"] is True
    assert progress["corrected"] == 1
    marks = got(client, "/api/review/marks")["marks"]
    assert [m["standing"] for m in marks if m["iri"] == iri] == ["corrected"]
    assert {"shown", "document", "start", "end", "again"} < set(marks[0])


def test_the_second_reviewer_sees_the_first_before_the_own_word_counts(
    an: httpx.Client, binh: httpx.Client, iri: str
) -> None:
    number = judge(an, iri).json()["last"]
    late = judge(binh, iri, "reject")
    assert late.status_code == 409
    body = late.json()
    assert body["error"]["vi"].startswith(AN)
    assert body["claim"]["history"][0]["who"] == AN
    assert body["claim"]["standing"] == "accepted"
    again = judge(binh, iri, "reject", seen=number)
    assert again.status_code == 201
    assert again.json()["standing"] == "disputed"
    assert again.json()["shown"]["exists"] is True  # the later word does not win by itself
    stands = again.json()["disputes"]["exists"]
    assert stands == [{"who": AN, "value": True}, {"who": BINH, "value": False}]


def test_an_administrator_settles(
    client: httpx.Client, an: httpx.Client, binh: httpx.Client, iri: str
) -> None:
    judge(an, iri)
    judge(binh, iri, "reject", seen=last(client, iri))
    with as_user(client, ADMIN) as admin:
        settled = judge(admin, iri, "reject", seen=last(client, iri)).json()
    assert (settled["standing"], settled["shown"]["exists"]) == ("rejected", False)


def test_two_at_the_same_moment_are_not_both_first(
    an: httpx.Client, binh: httpx.Client, iri: str
) -> None:
    begin = threading.Barrier(2)
    answers: list[int] = []

    def one(client: httpx.Client, verb: str) -> None:
        begin.wait()
        answers.append(judge(client, iri, verb).status_code)

    threads = [threading.Thread(target=one, args=a) for a in ((an, "accept"), (binh, "reject"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 409]


def test_undo_is_for_ones_own_and_for_administrators(
    client: httpx.Client, an: httpx.Client, binh: httpx.Client, iri: str
) -> None:
    number = judge(an, iri, "reject").json()["last"]
    refused = binh.post("/api/review/undo", json={"number": number, "seen": number})
    assert told(refused)[0] == 403
    undone = an.post("/api/review/undo", json={"number": number, "seen": number})
    assert undone.status_code == 201
    assert undone.json()["standing"] == "none"
    assert [v["undone"] for v in undone.json()["history"]] == [True, False]
    again = an.post("/api/review/undo", json={"number": number, "seen": number + 1})
    assert told(again)[0] == 400
    with as_user(client, ADMIN) as admin:
        number = judge(an, iri, seen=number + 1).json()["last"]
        taken = admin.post("/api/review/undo", json={"number": number, "seen": number})
        assert taken.status_code == 201
    assert told(an.post("/api/review/undo", json={"number": 99999, "seen": 0}))[0] == 404


def test_what_was_missed_is_added(client: httpx.Client, an: httpx.Client, iri: str) -> None:
    document = got(client, "/api/review/claim", iri=iri)["document"]["iri"]
    text = got(client, "/api/document", iri=document)["text"]
    start = text.index("\n") + 1
    state = {"kind": "problem", "start": start, "end": start + 30}
    answer = an.post("/api/review/add", json={"document": document, "state": state, "comment": ""})
    assert answer.status_code == 201, answer.text
    assert answer.json()["standing"] == "added"
    assert answer.json()["machine"] is None
    for bad in ({}, {"kind": "x"}, {**state, "end": 10**9}, {**state, "start": -1}):
        answer = an.post("/api/review/add", json={"document": document, "state": bad})
        assert told(answer)[0] == 400
    answer = an.post("/api/review/add", json={"document": "urn:không-có", "state": state})
    assert told(answer)[0] == 404


def test_two_statements_are_one_or_two(
    client: httpx.Client, an: httpx.Client, iri: str, folder: Path
) -> None:
    rows = got(client, "/sparql", query=STATEMENTS)["results"]["bindings"]
    other = rows[-1]["s"]["value"]
    for verb in ("same", "different"):
        answer = an.post(f"/api/review/{verb}", json={"one": iri, "other": other})
        assert answer.status_code == 201
        assert answer.json()["verdict"]["verb"] == verb
        assert read_verdicts(folder)[-1].number == answer.json()["verdict"]["number"]
    alone = an.post("/api/review/same", json={"one": iri, "other": iri})
    assert told(alone)[0] == 400
    unknown = an.post("/api/review/same", json={"one": "không có", "other": "cũng không"})
    assert told(unknown)[0] == 400


def test_a_comment_judges_nothing(an: httpx.Client, iri: str) -> None:
    claim = judge(an, iri, "comment", comment="<script>alert(1)</script>").json()
    assert (claim["standing"], claim["history"][0]["verb"]) == ("none", "comment")
    assert told(judge(an, iri, "comment", comment=" "))[0] == 400


@pytest.mark.parametrize(
    "body",
    [
        {"verb": "settle", "seen": 0},
        {"verb": "accept"},
        {"verb": "accept", "seen": "0"},
        {"verb": "accept", "seen": -1},
        {"verb": "accept", "seen": True},
        {"verb": "accept", "seen": 1.5},
        {"verb": "correct", "seen": 0},
        {"verb": "correct", "seen": 0, "state": []},
        {"verb": "correct", "seen": 0, "state": {}},
        {"verb": "correct", "seen": 0, "state": {"deadline": ["hôm nay", None]}},
        {"verb": "correct", "seen": 0, "state": {"lead": [{"name": ""}]}},
        {"verb": "correct", "seen": 0, "state": {"kind": "order"}},
        {"verb": ["accept"], "seen": 0},
        {"verb": "accept", "seen": 0, "comment": "x" * 5000},
        {"verb": "accept", "seen": 0, "comment": {"a": 1}},
    ],
)
def test_what_is_no_verdict(
    an: httpx.Client, folder: Path, iri: str, body: dict[str, object]
) -> None:
    before = len(read_verdicts(folder))
    assert told(an.post("/api/review", json={"iri": iri, **body}))[0] == 400
    assert len(read_verdicts(folder)) == before


def test_nobody_speaks_in_anothers_name(an: httpx.Client, iri: str) -> None:
    claim = judge(an, iri, who=BINH, role="administrator", when="2020-01-01").json()
    verdict = claim["history"][0]
    assert (verdict["who"], verdict["role"]) == (AN, "reviewer")
    assert not verdict["when"].startswith("2020")


def test_all_that_was_said_is_in_the_audit_log(folder: Path, client: httpx.Client) -> None:
    assert check(folder) == []
    log = (folder / "audit.jsonl").read_text("utf-8")
    for verdict in read_verdicts(folder):
        assert verdict.hash in log


def test_a_log_of_verdicts_that_was_tampered_with_takes_no_more(
    built: Path, tmp_path: Path
) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client, as_user(client, AN) as own:
        rows = got(client, "/sparql", query=STATEMENTS)["results"]["bindings"]
        first, second = rows[0]["s"]["value"], rows[1]["s"]["value"]
        assert judge(own, first, "reject").status_code == 201
        path = folder / "reviews.jsonl"
        path.write_text(path.read_text("utf-8").replace("reject", "accept"), "utf-8")
        for answer in (judge(own, second), client.get("/api/review/progress")):
            status, words = told(answer)
            assert status == 503
            assert "camket verify" in words
        assert client.get("/api/about").status_code == 200


def test_writing_without_end_is_slowed_down(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.access.door._WRITES", 3)
    with (
        open_to_people(copied(built, tmp_path / "graph")) as client,
        as_user(client, AN) as own,
        as_user(client, BINH) as other,
    ):
        codes = [judge(own, "urn:x").status_code for _ in range(5)]
        assert codes == [404] * 3 + [429] * 2
        assert int(judge(own, "urn:x").headers["retry-after"]) > 0
        assert judge(other, "urn:x").status_code == 404


@pytest.mark.parametrize(("sent", "fails", "asked"), [(False, 1, 2), (False, 9, 2), (True, 9, 1)])
def test_a_build_in_the_middle_of_a_request(sent: bool, fails: int, asked: int) -> None:
    """What is read is read again from the new build; what is sent is never done twice."""
    calls: list[object] = []

    def handler(given: Any) -> Response:
        calls.append(given)
        if len(calls) <= fails:
            raise MissingDocument("gone")
        return Response("good")

    request = asking(None)
    given: Any = Posted(request, Caller(), {}) if sent else request
    if fails == 1:
        assert review_api.told(handler)(given).status_code == 200
    else:
        with pytest.raises(Refusal, match="built anew") as refused:
            review_api.told(handler)(given)
        assert refused.value.status == 503
    assert len(calls) == asked
