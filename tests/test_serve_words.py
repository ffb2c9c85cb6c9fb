"""The words of the explorer: concepts by IRI, columns, roles; both languages have the same keys."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from kg.serve.words import LANGUAGES, concept_name, words
from kg.terms import iri_of
from queries import library
from viz.model import KINDS, STATUSES


@pytest.mark.parametrize(
    ("key", "vi"),
    [
        (iri_of("ck:openOverdue"), "chưa hoàn thành, quá hạn"),
        (iri_of("eli:cites"), "dẫn chiếu"),
        ("column.due", "Hạn"),
        ("lead", "chủ trì"),
    ],
)
def test_what_a_key_is_called(key: str, vi: str) -> None:
    assert words()["vi"][key] == vi


def test_every_status_kind_and_column_has_both_words() -> None:
    found = words()
    keys = [iri_of(f"ck:{status}") for status in STATUSES]
    keys += [kind for kind in KINDS if kind != "cluster"]
    keys += [f"column.{name}" for name in library.columns()]
    assert [key for key in keys for language in LANGUAGES if not found[language].get(key)] == []


def test_what_has_no_english_is_a_concept_or_a_relation_alone() -> None:
    found = words()
    assert set(found) == set(LANGUAGES)
    assert set(found["en"]) <= set(found["vi"])
    assert all(key.startswith("http") for key in set(found["vi"]) - set(found["en"]))


def test_the_explorer_s_word_wins_over_the_drawing_s() -> None:
    tables = [
        {row["key"]: row for row in csv.DictReader(
            (files("viz") / folder / "words.csv").read_text("utf-8").splitlines())}
        for folder in ("assets", "explorer")
    ]  # fmt: skip
    both = set(tables[0]) & set(tables[1])
    for key in both:
        assert words()["vi"][key] == tables[1][key]["vi"]
    own = next(iter(set(tables[0]) - set(tables[1])))
    assert words()["vi"][own] == tables[0][own]["vi"]


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (iri_of("ck:openOverdue"), "chưa hoàn thành, quá hạn"),
        (iri_of("eli:cites"), "dẫn chiếu"),
        (iri_of("ck:khongCo"), "ck:khongCo"),
    ],
)
def test_the_name_of_a_concept_for_a_file(iri: str, name: str) -> None:
    assert concept_name(iri) == name


def test_what_is_handed_out_may_be_changed() -> None:
    words()["vi"]["lead"] = "đã đổi"
    assert words()["vi"]["lead"] == "chủ trì"
