"""`camket query`: questions of the library and of one's own, in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from commands import Ran, refused, run, start

from queries import library

Capture = pytest.CaptureFixture[str]
COUNT = "SELECT (COUNT(?d) AS ?documents) WHERE { ?d ck:fileName ?name }"


def rows(ran: Ran) -> list[list[str]]:
    """Return the rows of a plain answer, without title and head."""
    assert ran.status == 0, ran.err
    title, _, *lines = ran.out.splitlines()
    assert title.startswith("# ")
    return [line.split("\t") for line in lines]


def test_without_a_question_the_library_is_listed(capsys: Capture, built: Path) -> None:
    listed = rows(run(capsys, "query", built))
    assert [row[0] for row in listed] == [query.name for query in library.all()]
    for row, query in zip(listed, library.all(), strict=True):
        assert row[1:3] == [query.title_vi, query.title]
        assert row[3].split() == [p.option for p in query.parameters]


GIVEN = {
    "agency": "Sở Xây dựng",
    "document": "nghị quyết",
    "project": "cầu Bến Sỏi",
    "task": "cầu Bến Sỏi",
    "statement": "cầu Bến Sỏi",
    "person": "Mạc Thế Phong",
    "indicator": "thu ngân sách",
    "thing": "Sở Xây dựng",
    "date": "2025-12-01",
    "text": "cầu",
    "role": "chủ trì",
    "grade": "explicit",
}
"""A value for each type of parameter that the small graph answers to."""


@pytest.mark.parametrize("query", library.all(), ids=lambda query: query.name)
def test_every_query_answers(capsys: Capture, built: Path, query: library.Query) -> None:
    words = [w for p in query.parameters if p.required for w in (p.option, GIVEN[p.type])]
    ran = run(capsys, "query", built, query.name, *words)
    assert ran.status == 0, ran.err
    assert ran.out.startswith(f"# {query.title_vi}\n")


class TestByName:
    def test_names_as_the_user_writes_them(self, capsys: Capture, built: Path) -> None:
        plain = rows(run(capsys, "query", built, "tasks-of-body", "--agency", "Sở Xây dựng"))
        assert plain
        assert all("Sở Xây dựng" in row[0] for row in plain)
        bare = rows(run(capsys, "query", built, "tasks-of-body", "--agency=so xay dung"))
        assert bare == plain

    def test_a_parameter_narrows_the_answer(self, capsys: Capture, built: Path) -> None:
        words = ("query", built, "due-between", "--to", "2025-12-31", "--from")
        some, all_ = (rows(run(capsys, *words, day)) for day in ("2025-12-01", "2025-01-01"))
        assert 0 < len(some) < len(all_)
        assert all("2025-12-01" <= row[0] <= "2025-12-31" for row in some)

    def test_the_day_of_the_build_is_the_default(self, capsys: Capture, built: Path) -> None:
        said = run(capsys, "query", built, "overdue", "--as-of", "2025-12-01").out
        assert run(capsys, "query", built, "overdue").out == said
        assert run(capsys, "query", built, "overdue", "--as-of", "2025-08-20").out != said

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["overdu"], ["no query 'overdu'", "did you mean overdue?"]),
            (["xyzzy"], ["there are: agencies, attained-by-indicator, a"]),
            (["overdue", "--as-of", "2025-02-30"], ["--as-of", "is no day of the calendar"]),
            (["overdue", "--as-of", "hôm nay"], ["--as-of", "write YYYY-MM-DD"]),
            (["overdue", "--day", "2025-12-01"], ["has no parameter --day", "--as-of"]),
            (["overdue", "--as-of"], ["--as-of needs a value"]),
            (["overdue", "2025-12-01"], ["is no parameter; write --NAME VALUE"]),
            (["overdue", "--as-of=2025-12-01", "x"], ["'x' is no parameter"]),
            (["evidence"], ["needs --statement"]),
            (["tasks-of-body", "--agency", "Sở Xây dụng đường"], ["no agency is called"]),
            (["tasks-of-body", "--agency", "Sở Xây dựg"], ["nearest names", "Sở Xây dựng"]),
            (["documents", "--format", "ttl"], ["answers with rows", "csv, json, table"]),
        ],
    )  # fmt: skip
    def test_what_cannot_be_asked(
        self, capsys: Capture, built: Path, words: list[str], said: list[str]
    ) -> None:
        assert refused(run(capsys, "query", built, *words), *said)

    @pytest.mark.parametrize(
        "value",
        [
            '" . ?s ?p ?o . #',
            "'; DROP ALL; --",
            "<https://x/> } } INSERT DATA { <a:b> <a:b> <a:b> ",
            "\\u0022 . FILTER(true)",
            "«Sở» {}[]()|^$.*+?",
            "\x00\x07",
            "=cmd|' /C calc'!A0",
            "x" * 5000,
            "",
            " ",
        ],
    )
    def test_hostile_values_are_only_values(self, capsys: Capture, built: Path, value: str) -> None:
        before = run(capsys, "query", built, "documents").out
        for name, option in (("tasks-of-body", "--agency"), ("search", "--words")):
            ran = run(capsys, "query", built, name, f"{option}={value}")
            assert ran.status in (0, 2)
            assert ran.err.count("\n") <= 1
            if ran.status == 0 and value.strip():
                assert len(ran.out.splitlines()) == 2, "nothing is called so"
        assert run(capsys, "query", built, "documents").out == before


class TestFormats:
    def test_csv(self, capsys: Capture, built: Path) -> None:
        ran = run(capsys, "query", built, "documents", "--format", "csv")
        found = list(csv.DictReader(io.StringIO(ran.out, newline="")))
        assert len(found) == 3
        assert {"document", "number", "file"} <= set(found[0])
        assert found[0]["document"].startswith("https://")

    def test_json(self, capsys: Capture, built: Path) -> None:
        text = run(capsys, "query", built, "documents", "--format", "json").out
        assert run(capsys, "query", built, "documents", "--json").out == text
        found = json.loads(text)
        assert len(found["results"]["bindings"]) == 3
        assert set(found["results"]["bindings"][0]) <= set(found["head"]["vars"])

    def test_turtle_of_a_construct(self, capsys: Capture, built: Path, tmp_path: Path) -> None:
        own = tmp_path / "cơ-quan.rq"
        own.write_text("CONSTRUCT { ?a a ck:Agency } WHERE { ?a a ck:Agency }", "utf-8")
        for words in ((), ("--format", "ttl")):
            ran = run(capsys, "query", built, own, *words)
            assert len(rdflib.Graph().parse(data=ran.out, format="turtle")) > 5
        assert refused(run(capsys, "query", built, own, "--format", "csv"), "answers with triples")

    def test_an_unknown_format(self, capsys: Capture, built: Path) -> None:
        ran = run(capsys, "query", built, "documents", "--format", "xlsx")
        assert (ran.status, "invalid choice: 'xlsx'" in ran.err) == (2, True)


class TestOfOnesOwn:
    def test_from_a_file(self, capsys: Capture, built: Path, tmp_path: Path) -> None:
        own = tmp_path / "đếm.rq"
        own.write_text(f"# tựa: Đếm văn bản\n{COUNT}", "utf-8")
        assert run(capsys, "query", built, own).out == "# Đếm văn bản\ndocuments\n3\n"

    def test_from_the_standard_input(self, built: Path) -> None:
        assert start("query", built, "-", stdin=COUNT).out == "documents\n3\n"

    def test_with_parameters(self, built: Path) -> None:
        query = (
            "# param words (text, required): words | chữ\n"
            "SELECT ?d ?words WHERE { ?d ck:number ?words }"
        )
        ran = start("query", built, "-", "--words", "không số", stdin=query)
        assert (ran.status, ran.out) == (0, "d\n")

    def test_ask(self, built: Path) -> None:
        ran = start("query", built, "-", stdin="ASK { ?d a ck:Document }")
        assert ran.out == "answer\ntrue\n"

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("SELEC ?x", "error at 1:"),
            ("SELECT * WHERE { ?s ck:x", "error at"),
            ("INSERT DATA { <a:b> <a:b> <a:b> }", "error at"),  # nothing is written by asking
            ("CLEAR ALL", "error at"),
            ("", "error at"),
            ("# param x\nSELECT ?x WHERE { ?x ?y ?z }", "line 1"),
        ],
    )
    def test_what_is_no_query(self, built: Path, query: str, said: str) -> None:
        assert refused(start("query", built, "-", stdin=query), said)

    def test_a_file_that_is_not_there_or_not_utf8(
        self, capsys: Capture, built: Path, tmp_path: Path
    ) -> None:
        own = tmp_path / "x.rq"
        assert refused(run(capsys, "query", built, own), "x.rq: no such file")
        own.write_bytes(b"SELECT \xe0")
        assert refused(run(capsys, "query", built, own), "utf-8")


def test_a_folder_without_a_graph(capsys: Capture, tmp_path: Path) -> None:
    ran = run(capsys, "query", tmp_path, "documents")
    assert refused(ran, "holds no graph", "camket build")


def test_asking_does_not_load_the_extraction() -> None:
    code = "import sys, kg.commands.query; print('spacy' in sys.modules, 'kg.build' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["False", "False"]
