"""The measurement of repair: its texts, its sets, its table; and that repair meets its aims."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bench.judging import judge
from bench.repair import (
    Reading,
    Row,
    clean_texts,
    details,
    measure,
    noise_set,
    page_set,
    put,
    table,
    unseen_texts,
)
from extract.records import Repair


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return clean_texts()


def row() -> Row:
    made = [Repair(4, 8, "ừung", "trung", "syllable", 0.95)]
    return Row("noise", judge("tập trung vốn", "tập ừung vón", made), 0.001, 0.0001)


def test_there_are_enough_clean_texts(texts: list[str]) -> None:
    assert sum(len(text.split()) for text in texts) > 10_000
    assert not any("ừung" in text for text in texts)


def test_unseen_texts_are_all_taken_and_kept_apart(texts: list[str]) -> None:
    unseen = unseen_texts()
    assert len(unseen) == 8
    assert sum(len(text.split()) for text in unseen) > 8_000
    assert not set(unseen) & set(texts)


def test_the_table_has_a_row_a_set() -> None:
    out = table([row()], 0.5)
    expected = "| noise | 3 | 66.67% | 33.33% | 1 | 100.0% | 0 | 3,000 | 10.0 |"
    assert expected in out.splitlines()
    assert "Loading takes 0.50 s once" in out
    assert "of the wrong words: none." in out
    columns = {line.count("|") for line in out.splitlines() if line.startswith("|")}
    assert len(columns) == 1


def test_words_that_nothing_can_mend_are_told() -> None:
    out = table([Row("pages", judge("năm 2025", "nam 2026", []), 0.001, 0.001)], 0)
    assert "of the wrong words: pages 50%." in out


def test_a_set_without_changes_has_no_share_of_right_ones() -> None:
    out = table([Row("clean text", judge("vốn", "vốn", []), 0.001, 0.001)], 0)
    assert "| clean text | 1 | 0.00% | 0.00% | 0 | – | 0 | 1,000 | 1.0 |" in out.splitlines()


def test_details_tell_kinds_rules_scores_and_words() -> None:
    out = "\n".join(details(row()))
    assert "| several letters, impossible | 1 | 100% | 0% |" in out
    assert "| vowel mark, valid | 1 | 0% | 100% |" in out
    assert "| syllable | 1 | 100.0% |" in out
    assert "| True | 0.9 | 1 | 100.0% |" in out
    assert "missed: 1 × vốn → vón" in out


def test_the_table_is_put_between_its_markers(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("a\n<!-- repair -->\nold\n<!-- /repair -->\nb\n", encoding="utf-8")
    put(path, "repair", "new\n")
    assert path.read_text("utf-8") == "a\n<!-- repair -->\nnew\n<!-- /repair -->\nb\n"
    with pytest.raises(ValueError, match=r"README.md has no markers <!-- other -->"):
        put(path, "other", "new\n")


def test_pages_are_rendered_and_their_lines_joined() -> None:
    pages: list[int] = []

    def reader(images: list[Image.Image]) -> str:
        pages.append(len(images))
        return "Giao Sở\nXây dựng.\n\nVăn\nphòng\fbáo cáo"

    found = page_set(["Giao Sở Xây dựng."], 50, reader)
    assert found == [Reading("Giao Sở Xây dựng.", "Giao Sở Xây dựng.\n\nVăn phòng báo cáo")]
    assert pages == [1]


@pytest.mark.parametrize("share", [0.05, 0.08])
def test_noise_is_at_least_halved_and_changes_are_right(texts: list[str], share: float) -> None:
    tally = measure("noise", noise_set(texts[::2], share)).tally
    assert tally.before / tally.words == pytest.approx(share, abs=0.005)
    assert tally.after <= tally.before / 2
    assert tally.right >= 0.95 * tally.changes


def test_clean_text_stays_as_it_is(texts: list[str]) -> None:
    tally = measure("clean", [Reading(text, text) for text in texts]).tally
    assert tally.spoilt <= 2 * tally.words / 10_000
