"""Reviews as the server keeps them: boards follow, and nothing that was said is lost."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pytest
from accounts import as_user, open_to_people
from served_graph import copied, got

from kg.access.audit import Audit, check
from kg.chain import Chain
from kg.review.log import read_verdicts
from kg.store import read_manifest

AN = "Lê Thị An"
STATEMENTS = "SELECT ?s { ?s a ck:Commitment ; ck:states ?t } ORDER BY ?s"


def statements(client: httpx.Client) -> list[str]:
    rows = got(client, "/sparql", query=STATEMENTS)["results"]["bindings"]
    return [row["s"]["value"] for row in rows]


def judge(client: httpx.Client, iri: str, verb: str = "accept") -> httpx.Response:
    return client.post("/api/review", json={"iri": iri, "verb": verb, "seen": 0})


def wait(client: httpx.Client) -> None:
    """Wait until boards show all that was said."""
    end = time.monotonic() + 120
    while got(client, "/api/review/progress")["pending"]:
        assert time.monotonic() < end
        time.sleep(0.2)


def test_boards_follow_and_the_machine_is_asked_beside_them(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client, as_user(client, AN) as own:
        iri = statements(client)[0]
        before = got(client, "/api/thing", iri=iri)
        assert got(client, "/api/me")["machine"] is False
        assert judge(own, iri, "reject").status_code == 201
        wait(client)
        assert client.get("/api/thing", params={"iri": iri}).status_code == 404
        assert got(client, "/api/thing", iri=iri, machine="1") == before
        assert got(client, "/api/me")["machine"] is True
        one, other = (got(client, "/api/search", machine=m)["total"] for m in ("0", "1"))
        assert one < other


def test_what_was_said_before_a_server_was_stopped_comes_into_force_with_the_next(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(built, tmp_path / "graph")
    with monkeypatch.context() as patched:
        patched.setattr("kg.serve.renewing.Renewer.ask", lambda self: None)
        with open_to_people(folder) as client, as_user(client, AN) as own:
            for iri in statements(client)[:3]:
                assert judge(own, iri, "reject").status_code == 201
            assert got(client, "/api/review/progress")["pending"] is True
    before = read_manifest(folder)
    assert before
    assert before.verdicts == 0
    with open_to_people(folder) as client:
        wait(client)
        after = read_manifest(folder)
        assert after
        assert after.verdicts == 3
        assert after.counts["statements"] == before.counts["statements"] - 3
    assert [v.who for v in read_verdicts(folder)] == [AN] * 3


def test_a_verdict_that_stands_is_answered_so_whatever_the_audit_log_does(
    built: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client, as_user(client, AN) as own:
        path = folder / "audit.jsonl"
        path.write_bytes(path.read_bytes().replace(b"Binh", b"X").replace(b"login", b"logon"))
        assert judge(own, statements(client)[0]).status_code == 201
    assert len(read_verdicts(folder)) == 1
    assert any("audit log" in record.getMessage() for record in caplog.records)
    assert check(folder)


def test_a_log_of_verdicts_that_is_broken_lets_people_read(
    built: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = copied(built, tmp_path / "graph")
    (folder / "reviews.jsonl").write_text("x\n", "utf-8")
    with open_to_people(folder) as client:
        assert client.get("/api/about").status_code == 200
        assert client.get("/api/review/progress").status_code == 503
    assert any("nobody can review" in record.getMessage() for record in caplog.records)


def test_the_audit_log_knows_how_a_verdict_came(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "graph")
    with open_to_people(folder) as client, as_user(client, AN) as own:
        assert judge(own, statements(client)[0]).status_code == 201
    Audit(folder).write("x")
    entry = Chain(folder / "audit.jsonl").read()[-2]
    (verdict,) = read_verdicts(folder)
    known = {name: entry[name] for name in ("what", "who", "by", "address", "review", "verdict")}
    assert known == {
        "what": "verdict",
        "who": AN,
        "by": "session",
        "address": "127.0.0.1",
        "review": 1,
        "verdict": verdict.hash,
    }
