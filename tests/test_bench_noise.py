"""Noise: how many words are misread, of which kind, and the same again for the same seed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.alignment import align, words
from bench.noise import HEAD, MODEL, Confusion, load, noisy, places, save
from extract.syllables import is_syllable

CLAUSES = """Giao Sở Xây dựng chủ trì, phối hợp với các sở, ngành liên quan thực hiện rà soát.
Ủy ban nhân dân các xã, phường báo cáo kết quả thực hiện trước ngày 25 tháng 11 năm 2025.
Đẩy nhanh tiến độ giải ngân vốn đầu tư công, bảo đảm đạt 95% kế hoạch được giao.
Văn phòng theo dõi, đôn đốc việc triển khai thực hiện; tổng hợp, tham mưu văn bản chỉ đạo.
Tăng cường quản lý nhà nước về đất đai, khoáng sản, môi trường; xử lý nghiêm các vi phạm.
"""
TEXT = CLAUSES * 10


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("trình", "onset onset vowel final final"),
        ("ước", "vowel vowel final"),
        ("Điều", "onset vowel vowel vowel"),
        ("TỈNH", "caps caps caps caps"),
        ("UBND", "code code code code"),
        ("12/QĐ", "code code code code code"),
        ("kg", "code code"),
        ("Y", "vowel"),
    ],
)
def test_places(word: str, expected: str) -> None:
    assert places(word) == expected.split()


@pytest.mark.parametrize("share", [0.02, 0.05, 0.08])
def test_the_share_asked_for_is_misread_and_half_of_it_is_valid(share: float) -> None:
    truth = [w.text for w in words(TEXT)]
    seen = [w.text for w in words(noisy(TEXT, share, seed="1", model=load()))]
    pairs = [(truth[slice(*g.truth)], seen[slice(*g.seen)]) for g in align(truth, seen)]
    misread = [found for meant, found in pairs if meant != found]
    assert len(misread) / len(truth) == pytest.approx(share, abs=0.006)
    valid = sum(all(is_syllable(word.lower()) for word in found) for found in misread)
    assert 0.35 < valid / len(misread) < 0.65


def test_the_same_seed_gives_the_same_noise_and_another_seed_another() -> None:
    model = load()
    once, again = (noisy(TEXT, 0.05, seed="1", model=model) for _ in range(2))
    assert once == again
    assert noisy(TEXT, 0.05, seed="2", model=model) != once


def test_lines_and_numbers_stay() -> None:
    seen = noisy(TEXT, 0.08, seed="1", model=load())
    assert seen.count("\n") == TEXT.count("\n")
    assert re.findall(r"\d+", seen) == re.findall(r"\d+", TEXT)


def test_only_what_the_model_says_is_misread() -> None:
    model = [Confusion("x", "onset", "tr", "ừ", 0.5), Confusion("x", "vowel", "ả", "á", 0.5)]
    text = "trung trường cả trong trước cả bảo"
    seen = noisy(text, 4 / 7, seed="1", model=model)
    pairs = set(zip(text.split(), seen.split(), strict=True))
    changed = {(meant, found) for meant, found in pairs if meant != found}
    assert len(changed) in (3, 4)  # «cả» stands twice
    assert changed <= {
        ("trung", "ừung"),
        ("trường", "ừường"),
        ("trong", "ừong"),
        ("trước", "ừước"),
        ("cả", "cá"),
        ("bảo", "báo"),
    }


def test_words_are_split_and_joined() -> None:
    split = [Confusion("x", "inside", "", " ", 0.5), Confusion("x", "vowel", "ở", "ờ", 0.5)]
    assert noisy("sở trường", 1.0, seed="1", model=split) == "sờ trườ ng"
    join = [Confusion("x", "between", " ", "", 0.5), Confusion("x", "vowel", "ở", "ờ", 0.5)]
    assert noisy("báo cáo sở", 2 / 3, seed="1", model=join) == "báocáo sờ"


def test_too_few_words_are_told() -> None:
    with pytest.raises(ValueError, match=r"1 words are to be misread, but only 0 can be"):
        noisy("năm tháng", 1.0, seed="1", model=[])


def test_a_model_is_saved_sorted_and_read_again(tmp_path: Path) -> None:
    rows = [Confusion("x", "vowel", "ở", "ờ", 0.25), Confusion("a", "code", "/", '"', 0.5)]
    save(rows, tmp_path / "model.tsv")
    assert load(tmp_path / "model.tsv") == sorted(rows)
    (tmp_path / "other.tsv").write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"other.tsv is no noise model"):
        load(tmp_path / "other.tsv")


def test_the_model_kept_here_knows_both_engines() -> None:
    assert MODEL.read_text("utf-8").startswith("\t".join(HEAD) + "\n")
    model = load()
    assert {row.source for row in model} == {"older", "tesseract"}
    assert all(0 < row.rate <= 1 for row in model)
    assert all(row.truth != row.seen for row in model)
    known = {(row.place, row.truth, row.seen) for row in model if row.source == "older"}
    assert {("onset", "tr", "ừ"), ("onset", "th", "ứi"), ("onset", "nh", "lửi")} <= known
