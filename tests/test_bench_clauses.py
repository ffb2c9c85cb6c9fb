"""Training data and training of the statistical layer: what is marked, what is learned."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from scoring import is_blind

from bench.clause_kinds import fold, score, table
from bench.clauses import ARTICLES, Paper, Sample, articles, data_hash, label, learn, statements
from bench.linear import fit
from bench.train import figures, save, train
from extract.cleaning.clean import clean_content
from extract.source import Content, Source
from extract.statements.kind_model import KINDS, judge
from extract.statements.split import Clause

TEXT = "Xã đã vớt bèo. Giao Sở Y tế mua thuốc. Trời đẹp lắm."
DEED, ORDER = (0, 13), (15, 37)


def paper(origin: str = ARTICLES, number: int = 1, *, blind: bool = False) -> Paper:
    spans = ((*DEED, "result"), (*ORDER, "commitment"))
    marked = [
        {"start": start, "end": end, "kind": kind, "lead": [], "lead_source": None}
        | {"support": [], "supervise": [], "deadline": None, "deadline_source": None}
        | {"projects": [], "mandate": []}
        for start, end, kind in spans
    ]
    source = Source("a.txt", f"{number:064}", Content(TEXT, encoding="utf-8"))
    return Paper(origin, blind, source, {"sha256": source.sha256, "statements": marked})


@pytest.fixture(scope="module")
def found() -> list[Paper]:
    return list(articles())


class TestArticles:
    def test_marks_are_taken_out_and_kept_as_spans(self, found: list[Paper]) -> None:
        for article in found:
            text = article.source.content.text
            assert "[c:" not in text
            assert "]" not in text
            for span in article.gold["statements"]:
                assert (
                    text[span["start"] : span["end"]] == text[span["start"] : span["end"]].strip()
                )

    def test_all_kinds_are_there(self, found: list[Paper]) -> None:
        kinds = {s["kind"] for article in found for s in article.gold["statements"]}
        assert kinds == set(KINDS) - {None}


@pytest.mark.parametrize(
    ("start", "end", "kind", "torn"),
    [
        (*DEED, "result", False),
        (15, 35, "commitment", False),  # nearly all of it
        (15, 22, None, True),  # a piece
        (39, 51, None, False),  # nothing of it
    ],
)
def test_label(start: int, end: int, kind: str | None, torn: bool) -> None:
    cleaned = clean_content(Content(TEXT, encoding="utf-8"), ())
    assert label(paper().gold, cleaned, Clause(start, end, 0)) == (kind, torn)


def test_learning_is_by_the_rules_alone() -> None:
    read = paper()
    learn(read)
    assert [KINDS[s.kind] for s in read.samples] == ["result", "commitment", None]
    assert [s["kind"] for s in read.ruled] == ["result", "commitment"]
    assert "rule=commitment" in read.samples[1].signs


def test_statements_are_what_is_weighed() -> None:
    found = statements(paper(), lambda walk, block, clause, roles, rule: "problem")
    assert [s["kind"] for s in found] == ["problem"] * 3


@pytest.mark.parametrize(
    ("origin", "blind", "trainable"),
    [
        (ARTICLES, False, True),
        ("genres", False, True),
        ("held_out", False, True),
        ("held_out", True, False),
        ("unseen", True, False),
        ("real", False, False),  # foreign
    ],
)
def test_what_may_be_trained_on(origin: str, blind: bool, trainable: bool) -> None:
    assert paper(origin, blind=blind).trainable is trainable


@pytest.mark.parametrize(
    ("origin", "number", "blind"),
    [
        ("unseen", 1, True),
        ("held_out", 2, True),
        ("held_out", 3, False),
        ("genres", 2, False),
    ],
)
def test_what_nobody_has_looked_at(origin: str, number: int, blind: bool) -> None:
    assert is_blind(origin, number) is blind


def test_fit_tells_kinds_apart_and_always_alike() -> None:
    rows, kinds = [[0, 1], [0, 2], [0, 3], [0, 4]] * 5, [0, 1, 2, 3] * 5
    first = fit(rows, kinds, [1.0] * 20, width=5)
    assert [row.argmax() for row in first[1:]] == [0, 1, 2, 3]
    assert (first == fit(rows, kinds, [1.0] * 20, width=5)).all()


def pool() -> list[Paper]:
    papers = [paper(number=number) for number in range(4)]
    for each in papers:
        each.samples = [
            Sample(("bias", "rule=None", "1=giao"), 1, False),
            Sample(("bias", "rule=None", "1=bèo"), 0, False),
        ]
    papers[0].samples.append(Sample(("1=gòsậy",), 0, False))
    return papers


class TestTrain:
    model = train(pool())

    def test_learns_what_the_rules_miss(self) -> None:
        assert judge(["bias", "rule=None", "1=giao"], None, self.model).kind == "commitment"
        assert judge(["bias", "rule=None", "1=bèo"], None, self.model).kind is None

    def test_forgets_what_one_document_alone_says(self) -> None:
        assert "1=gòsậy" not in self.model

    def test_same_bytes(self, tmp_path: Path) -> None:
        save(self.model, tmp_path / "a")
        save(train(pool()), tmp_path / "b")
        written = [(tmp_path / name / "kinds.csv").read_bytes() for name in "ab"]
        assert written[0] == written[1]
        head, *rows = csv.reader(written[0].decode().splitlines())
        assert head == ["sign", "none", "commitment", "result", "problem"]
        assert {row[0]: tuple(map(int, row[1:])) for row in rows} == self.model

    def test_figures(self) -> None:
        made = figures(pool(), self.model)
        assert made["clauses"] == {"commitment": 4, "none": 5}
        assert made["documents"] == {ARTICLES: 4}
        assert made["data"] == data_hash(pool())


def test_the_hash_changes_with_the_gold() -> None:
    changed = pool()
    changed[0].samples[0] = Sample(changed[0].samples[0].signs, 2, False)
    assert data_hash(changed) != data_hash(pool())


def test_tables_compare() -> None:
    read = paper("unseen", blind=True)
    learn(read)
    assert score([read], {read.sha256: read.ruled})["statements"] == 1.0
    lines = table([read], {read.sha256: []})
    assert lines[-1].startswith("| unseen (never looked at) (1) | 100.0 → 0.0 |")


def test_folds_are_fixed() -> None:
    assert [fold(paper(number=n)) for n in range(4)] == [fold(paper(number=n)) for n in range(4)]
    assert 0 <= fold(paper()) < 10
