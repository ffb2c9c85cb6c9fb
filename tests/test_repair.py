"""Light repair: plain readings are taken, everything doubtful stays."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from extract.clean import clean
from extract.markup import markup, odd_characters
from extract.offsets import apply
from extract.repair import mend, repairs
from extract.syllables import is_syllable
from extract.unwrap import unwrap
from ontology.load import rows

MENDED = [
    ("ừung", "trung"),
    ("Ừung", "Trung"),
    ("ứiực", "thực"),
    ("ửiành", "thành"),
    ("tìiông", "thông"),
    ("chỉiứi", "chỉnh"),
    ("thànli", "thành"),
    ("nliiệm", "nhiệm"),
    ("kliông", "không"),
    ("ỉâm", "lâm"),
    ("quỵết", "quyết"),
    ("nghỉệp", "nghiệp"),
    ("củạ", "của"),
    ("câp", "cấp"),
    ("tôt", "tốt"),
    ("nguời", "người"),
    ("nghiẹp", "nghiệp"),
    ("frực", "trực"),
    ("tmờng", "trường"),
    ("dỊch", "dịch"),
]


@pytest.mark.parametrize(("seen", "meant"), MENDED)
def test_mended(seen: str, meant: str) -> None:
    assert mend(seen) == meant


WORDS = "nhiệĩ Đắk Kạn JICA Singapore UBND HĐND trường họp Krông biêt QĐ ừ Ứ abc BKHĐT dĩnh"
KEPT = WORDS.split()


@pytest.mark.parametrize("word", KEPT)
def test_kept(word: str) -> None:
    assert mend(word) is None


PHRASES = [
    ("kế hoạch của ƯBND xã", "kế hoạch của UBND xã"),
    ("quý in năm 2031", "quý III năm 2031"),
    ("trên địa bàn tinh", "trên địa bàn tỉnh"),
    ("Các sờ, phòng", "Các sở, phòng"),
    ("CÁC SỜ, PHÒNG", "CÁC SỞ, PHÒNG"),
    ("nhiều số, ngành", "nhiều sở, ngành"),
    ("mã số, ngành nghề", "mã số, ngành nghề"),
    ("quý IV năm 2031", "quý IV năm 2031"),
    ("ừồng mía ở đon vị bạn", "trồng mía ở đơn vị bạn"),
]


@pytest.mark.parametrize(("seen", "meant"), PHRASES)
def test_phrases_and_sentences(seen: str, meant: str) -> None:
    assert apply(seen, repairs(seen))[0] == meant


def test_a_repaired_word_goes_back_to_what_was_read() -> None:
    cleaned = clean("Xã tập ừung nạo vét kênh Ông Tà.")
    start = cleaned.text.index("trung")
    assert cleaned.original[slice(*cleaned.origin(start, start + 5))] == "ừung"


def test_every_confusion_can_work(root: Path) -> None:
    """Each row changes something, its place is known, and no row stands twice."""
    table = rows("ocr_confusions")
    assert {row["place"] for row in table} == {"onset", "end", "any", "code", "phrase"}
    assert all(row["seen"] and row["seen"] != row["meant"] for row in table)
    keys = [(row["seen"], row["meant"], row["place"]) for row in table]
    assert len(set(keys)) == len(keys)


def test_syllable_table_is_valid_and_sorted(root: Path) -> None:
    path = root / "ontology" / "reference" / "syllables.csv"
    assert path.stat().st_size < 60_000
    with path.open(encoding="utf-8", newline="") as file:
        table = [(row["syllable"], int(row["count"])) for row in csv.DictReader(file)]
    assert all(is_syllable(word) for word, _ in table)
    assert table == sorted(table, key=lambda item: (-item[1], item[0]))


def _impossible(text: str) -> int:
    words = re.findall(r"[^\W\d_]+", text)
    return sum(not (w.isascii() or w.isupper() or is_syllable(w.lower())) for w in words)


@pytest.mark.parametrize(("seed", "share"), [("001", 0.25), ("004", 0.55)])
def test_noisy_documents_get_better(shared: Path, seed: str, share: float) -> None:
    """At most this share of the impossible syllables is left."""
    path = next((shared / "seeds").glob(f"{seed}_*.txt"))
    text = path.read_bytes().decode()
    for edits in (odd_characters, markup):
        text = apply(text, edits(text))[0]
    before = unwrap(text).text
    after = apply(before, repairs(before))[0]
    assert _impossible(before) > 100
    assert _impossible(after) <= share * _impossible(before)


def test_clean_documents_stay(shared: Path) -> None:
    for seed in ("002", "003"):
        path = next((shared / "seeds").glob(f"{seed}_*.txt"))
        assert not list(repairs(path.read_bytes().decode()))
