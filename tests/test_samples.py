"""The sample documents, the own hard cases and their gold: present, clean, and consistent."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from commands import PAPERS

from extract.read import read_file

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "kg" / "samples"
DOCUMENTS = ROOT / "tests" / "documents"
GOLD = ROOT / "tests" / "gold"
TEXTS = sorted(SAMPLES.glob("*.txt")) + sorted(DOCUMENTS.glob("*.txt"))
DECOMPOSED = {"cong-van-so-xay-dung-2025.txt"}  # as some keyboards write, on purpose
CARRIAGE_RETURNS = {"thong-bao-phuong-2025.txt"}  # as Windows writes, on purpose
TYPES = {"ORG", "PROJECT", "LEGAL", "DATE", "PERSON", "LOC"}
RUN = 40  # characters that no text of ours shares with a real document


def read(path: Path) -> str:
    """Return a file's text with its own line ends, as offsets count it."""
    return path.read_bytes().decode("utf-8")


def gold_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
    return found


def days(interval: list[str | None] | None) -> list[date]:
    """Return the days of an interval that are given; a bad date raises ValueError."""
    return [date.fromisoformat(day) for day in interval or [] if day]


def records(gold: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in ("mentions", "statements", "indicators"):
        for record in gold[kind]:
            yield kind, record


def folded(text: str) -> str:
    """Return the text as runs are compared: composed, lower case, one space for any white."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).lower()


@pytest.fixture(scope="session")
def shared_runs(shared: Path) -> set[str]:
    """Return every run of forty characters of the real documents."""
    files = sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "texts").glob("*.txt"))
    texts = [folded(read(file)) for file in files]
    return {text[i : i + RUN] for text in texts for i in range(len(text) - RUN + 1)}


def test_there_is_a_half_year_of_one_province() -> None:
    kinds = [gold_of(path)["document"]["type"] for path in sorted(SAMPLES.glob("*.txt"))]
    assert kinds.count("Báo cáo") == 3
    assert {"Kết luận", "Nghị quyết", "Thông báo", "Quyết định", "Tin tức"} < set(kinds)
    assert all("lam giang" in folded(read(path)) for path in SAMPLES.glob("*.txt"))


def test_every_text_has_its_gold_and_every_gold_its_text() -> None:
    assert len(list(DOCUMENTS.glob("*.txt"))) >= 10
    assert {path.stem for path in TEXTS} == {path.stem for path in GOLD.glob("*.json")}
    assert len({path.stem for path in TEXTS}) == len(TEXTS)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
class TestText:
    def test_letters_are_composed_unless_meant(self, path: Path) -> None:
        text = read(path)
        assert unicodedata.is_normalized("NFC", text) == (path.name not in DECOMPOSED)

    def test_line_ends_are_plain_unless_meant(self, path: Path) -> None:
        assert ("\r\n" in read(path)) == (path.name in CARRIAGE_RETURNS)

    def test_has_no_annotation_marks_left(self, path: Path) -> None:
        text = read(path)
        assert not re.search(r"\{\{|\}\}|\[\[|\]\]|%%|⏎|\{!", text)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")

    def test_shares_no_run_with_a_real_document(self, path: Path, shared_runs: set[str]) -> None:
        text = folded(read(path))
        runs = {text[i : i + RUN] for i in range(len(text) - RUN + 1)}
        assert not runs & shared_runs


PRINTED = [path for path in PAPERS if path.suffix != ".txt"]


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_a_sample_of_another_format_shares_no_run(path: Path, shared_runs: set[str]) -> None:
    text = folded(read_file(path).text)
    assert "lam giang" in text
    assert not {text[i : i + RUN] for i in range(len(text) - RUN + 1)} & shared_runs


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
class TestGold:
    def test_belongs_to_these_bytes(self, path: Path) -> None:
        gold = gold_of(path)
        assert gold["doc"] == path.name
        assert gold["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()

    def test_spans_lie_in_the_text_in_order_and_start_and_end_with_it(self, path: Path) -> None:
        text, gold = read(path), gold_of(path)
        for kind, record in records(gold):
            assert 0 <= record["start"] < record["end"] <= len(text)
            quote = text[record["start"] : record["end"]]
            assert quote == quote.strip(), (kind, quote)
            assert not quote.endswith((".", ";")), (kind, quote)
        for kind in ("mentions", "statements", "indicators"):
            starts = [record["start"] for record in gold[kind]]
            assert starts == sorted(starts)

    @pytest.mark.parametrize("kind", ["mentions", "statements"])
    def test_spans_of_one_kind_do_not_overlap(self, path: Path, kind: str) -> None:
        spans = [(record["start"], record["end"]) for record in gold_of(path)[kind]]
        assert all(left[1] <= right[0] for left, right in pairwise(spans))

    def test_spans_cut_no_word(self, path: Path) -> None:
        text = read(path)
        for _, record in records(gold_of(path)):
            for at in (record["start"], record["end"]):
                around = text[max(at - 1, 0) : at + 1]
                assert not (len(around) == 2 and around.isalpha()), text[at - 20 : at + 20]

    def test_mentions_have_a_type_and_a_norm(self, path: Path) -> None:
        for mention in gold_of(path)["mentions"]:
            assert mention["type"] in TYPES
            assert mention["norm"] == mention["norm"].strip() != ""
            if mention["type"] == "DATE":
                first, last = days(mention["norm"].split("/"))
                assert first <= last

    def test_statements_are_whole(self, path: Path) -> None:
        gold = gold_of(path)
        projects = {m["norm"] for m in gold["mentions"] if m["type"] == "PROJECT"}
        citations = {m["norm"] for m in gold["mentions"] if m["type"] == "LEGAL"}
        for statement in gold["statements"]:
            assert statement["kind"] in {"commitment", "result", "problem"}
            assert (statement["lead_source"] is None) == (not statement["lead"])
            assert (statement["deadline_source"] is None) == (statement["deadline"] is None)
            assert days(statement["deadline"]) == sorted(days(statement["deadline"]))
            assert set(statement["projects"]) <= projects
            assert set(statement["mandate"]) <= citations

    def test_figures_have_a_name_and_a_value(self, path: Path) -> None:
        for figure in gold_of(path)["indicators"]:
            assert figure["name"]
            assert figure["kind"] in {"target", "actual"}
            assert figure["measure"] in {"level", "change", "plan_share"}
            low, high = figure["value"]
            assert low is not None or high is not None
            assert low is None or high is None or low <= high
            assert days(figure["period"]) == sorted(days(figure["period"]))


def test_a_passage_that_repeats_is_annotated_once() -> None:
    path = SAMPLES / "07-bao-cao-thang-11-ban-quet.txt"
    text, gold = read(path), gold_of(path)
    assert folded(text).count("chậm 51 ngày so với") >= 3
    quotes = [folded(text[s["start"] : s["end"]]) for s in gold["statements"]]
    assert sum("chậm 51 ngày" in quote for quote in quotes) == 1


def test_the_demo_has_duties_that_end_in_every_way() -> None:
    """A task on time, one late and one never reported done, in the annotated reports."""
    reports = [gold_of(path) for path in sorted(SAMPLES.glob("0[567]*.txt"))]
    told = [(s["kind"], p) for gold in reports for s in gold["statements"] for p in s["projects"]]
    assert ("result", "Cầu Bến Sỏi") in told
    assert ("problem", "Khu công nghiệp Đồng Vạc") in told
    assert ("result", "Khu công nghiệp Đồng Vạc") in told
    hospital = "Bệnh viện Đa khoa tỉnh Lam Giang (cơ sở 2)"
    assert ("problem", hospital) in told
    assert ("result", hospital) not in told
