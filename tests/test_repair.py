"""Repair: what was plainly misread is mended, what may be right stays, the doubtful is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.cleaning.clean import clean
from extract.cleaning.markup import markup, odd_characters
from extract.cleaning.offsets import Edit, apply, narrow
from extract.folding import fold
from extract.ocr_repair.prior import SURE, SURE_OF_MARKS
from extract.ocr_repair.repair import cased, find_repairs
from extract.page.unwrap import unwrap
from extract.syllables import is_syllable
from ontology.load import rows


def repairs(text: str) -> list[Edit]:
    """Return the repairs that are made, as edits."""
    return [narrow(r.start, r.seen, r.meant) for r in find_repairs(text) if r.applied]


def mended(text: str) -> str:
    return apply(text, repairs(text))[0]


ALONE = [
    ("ừung", "trung"),
    ("Ừung", "Trung"),
    ("ứiực", "thực"),
    ("ửiành", "thành"),
    ("tìiông", "thông"),
    ("thànli", "thành"),
    ("nliiệm", "nhiệm"),
    ("kliông", "không"),
    ("quỵết", "quyết"),
    ("nghỉệp", "nghiệp"),
    ("củạ", "của"),
    ("câp", "cấp"),
    ("nguời", "người"),
    ("nghiẹp", "nghiệp"),
    ("frực", "trực"),
    ("tmờng", "trường"),
    ("dỊch", "dịch"),
    # letters torn in two, and run together at the end
    ("tỉrih", "tỉnh"),
    ("mạlih", "mạnh"),
    ("côrig", "công"),
    ("tỉứi", "tỉnh"),
    ("iứiân", "nhân"),
    ("clìức", "chức"),
]


@pytest.mark.parametrize(("seen", "meant"), ALONE)
def test_impossible_words_are_mended_even_alone(seen: str, meant: str) -> None:
    assert mended(seen) == meant


IN_CONTEXT = [
    # letters run together
    ("tập ừung ứiực hiện", "tập trung thực hiện"),
    ("rà soát chmh sách", "rà soát chính sách"),
    # a lost mark, where the word without it is a word
    ("mỗi xã một sản phấm", "mỗi xã một sản phẩm"),
    ("công tác giải phóng mặt bắng", "công tác giải phóng mặt bằng"),
    ("tỷ lệ hộ nghéo giảm", "tỷ lệ hộ nghèo giảm"),
    # with a capital, and in capitals
    ("Thường trực Tính ủy", "Thường trực Tỉnh ủy"),
    ("ỦY BAN NHẦN DÂN TỈNH", "ỦY BAN NHÂN DÂN TỈNH"),
    ("KINH TỂ - XÃ HỘI THÁNG 7", "KINH TẾ - XÃ HỘI THÁNG 7"),
    # torn and run together
    ("phát triể n kinh tế nông thôn", "phát triển kinh tế nông thôn"),
    ("pháttriển kinh tế", "phát triển kinh tế"),
    # the year behind it tells
    ("phát ừiển kinh tế nắm 2031", "phát triển kinh tế năm 2031"),
]


@pytest.mark.parametrize(("seen", "meant"), IN_CONTEXT)
def test_words_are_mended_by_their_neighbours(seen: str, meant: str) -> None:
    assert mended(seen) == meant


PHRASES = [
    ("kế hoạch của ƯBND xã", "kế hoạch của UBND xã"),
    ("quý in năm 2031", "quý III năm 2031"),
    ("trên địa bàn tinh", "trên địa bàn tỉnh"),
    ("Các sờ, phòng", "Các sở, phòng"),
    ("CÁC SỜ, PHÒNG", "CÁC SỞ, PHÒNG"),
    ("nhiều số, ngành", "nhiều sở, ngành"),
    ("Đây nhanh tiến độ, đây mạnh thu hút", "Đẩy nhanh tiến độ, đẩy mạnh thu hút"),
    ("Chủ tịch UND các huyện, UHND tỉnh", "Chủ tịch UBND các huyện, UBND tỉnh"),
    ("ừồng rừng ở đon vị khác", "trồng rừng ở đơn vị khác"),
]


@pytest.mark.parametrize(("seen", "meant"), PHRASES)
def test_set_phrases(seen: str, meant: str) -> None:
    assert mended(seen) == meant


KEPT = [
    # words that look like misread ones
    "các số liệu thống kê, mã số, ngành nghề",
    "bệnh nhân dương tính với vi rút",
    "vé tàu xe dịp Tết",
    "gió ở đây mạnh hơn, nước chảy về đây nhanh hơn",
    "quý IV năm 2031",
    # names of people, places and companies
    "ông Nguyễn Văn Thế và bà Trần Thị Bé báo cáo",
    "xã Mường Khoong và xã Đăk Plô",
    "sông Đăk Bla, hồ Tuyền Lâm",
    "UBND TỈNH NAM HƯNG",
    "Công ty Logistics Sunrise tại Singapore",
    # units, codes, abbreviations, references
    "km 15, 20 kWh, 5 m3, 3 MW",
    "Quyết định số 12/QĐ-UBND ngày 05/3/2031",
    "Thông báo số 214/2031/TB-VPCP, Kế hoạch 45-KH/TU",
    "JICA, BKHĐT, QĐ, PTNT, ThU",
    "điểm a khoản 2 Điều 5",
    # two spellings of one word
    "kĩ thuật, lí do, qui định, tỉ lệ, hoà bình, thuỷ lợi, UỶ BAN NHÂN DÂN",
    # nothing to go by
    "nhiệt",
    "ừ",
    "",
    "\n\n",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_may_be_right_stays(text: str) -> None:
    assert list(repairs(text)) == []


def test_a_repair_says_where_from_to_by_which_rule_and_how_sure() -> None:
    text = "Các xã phát ừiển du lịch."
    (repair,) = find_repairs(text)
    assert (repair.seen, repair.meant, repair.rule) == ("ừiển", "triển", "syllable")
    assert text[repair.start : repair.end] == repair.seen
    assert SURE <= repair.score <= 1 and repair.applied


NOISY = (
    "Chỉ đạo các địa phưong tập ừung ứiu hoạch lúa mùa, phát triể n chăn nuôi; báo cáo ủy ban "
    "nhân dân tinh trước ngày l5/3/2O31 ứieo Công văn số I7/ƯBND-KT.\nCác sờ, ngành "
    "kiêm ừa tiên độ giải ngân vổn đầu tư công; đề xuât bién pháp ứiáo gỡ khó khăn."
)


def test_offsets_slice_what_was_seen_in_order_without_overlaps() -> None:
    found = find_repairs(NOISY)
    assert len(found) > 10
    end = 0
    for repair in found:
        assert end <= repair.start < repair.end
        assert NOISY[repair.start : repair.end] == repair.seen != repair.meant
        marks_only = fold(repair.seen) == fold(repair.meant)
        assert repair.applied == (repair.score >= (SURE_OF_MARKS if marks_only else SURE))
        end = repair.end


def test_what_is_not_sure_is_a_candidate_and_stays() -> None:
    text = "Thông báo số 05/ra-UB^ ngày 03/5/2031"
    (repair,) = find_repairs(text)
    assert (repair.seen, repair.meant) == ("05/ra-UB^", "05/TB-UBND")
    assert not repair.applied and 0.3 < repair.score < SURE
    assert mended(text) == text


def test_a_noisy_document_is_changed_more_willingly_than_a_clean_one() -> None:
    """The same doubtful word is weighed by what stands around it in the document."""
    doubtful = "Nhà máy đang hoạt đông ổn định."
    noisy = "Tập ừung ứiực hiện phát ừiển sản xuât nông nghiẹp; ứiu hoạch lúa. " * 3

    def score(text: str) -> float:
        return max((r.score for r in find_repairs(text) if r.seen == "đông"), default=0.0)

    assert score(noisy + doubtful) > score(doubtful)


def test_the_same_text_gives_the_same_repairs() -> None:
    assert find_repairs(NOISY) == find_repairs(NOISY)


def test_a_line_without_end_is_searched_in_parts() -> None:
    """Words far into one long line are mended like the first."""
    found = find_repairs("các xã phát ừiển du lịch " * 400)
    assert len(found) == 400
    assert {r.meant for r in found} == {"triển"}


CASES = [
    ("trung", "Ừung", "Trung"),
    ("tế", "TỂ", "TẾ"),
    ("việt", "VIữT", "VIỆT"),
    ("dịch", "dỊch", "dịch"),
    ("ở", "Ờ", "Ở"),
]


@pytest.mark.parametrize(("meant", "seen", "written"), CASES)
def test_letters_case(meant: str, seen: str, written: str) -> None:
    assert cased(meant, seen) == written


def test_a_repaired_word_goes_back_to_what_was_read() -> None:
    cleaned = clean("Xã tập ừung nạo vét kênh Ông Tà.")
    start = cleaned.text.index("trung")
    assert cleaned.original[slice(*cleaned.origin(start, start + 5))] == "ừung"


def test_every_confusion_can_work() -> None:
    """Each row changes something, its place is known, and no row stands twice."""
    table = rows("ocr_confusions")
    places = {"onset", "end", "any", "code", "type", "body", "phrase"}
    assert {row["place"] for row in table} == places
    assert all(row["seen"] and row["seen"] != row["meant"] for row in table)
    keys = [(row["seen"], row["meant"], row["place"]) for row in table]
    assert len(set(keys)) == len(keys)


def _impossible(text: str) -> int:
    words = re.findall(r"[^\W\d_]+", text)
    return sum(not (w.isascii() or w.isupper() or is_syllable(w.lower())) for w in words)


@pytest.mark.parametrize(("seed", "share"), [("001", 0.25), ("004", 0.3)])
def test_noisy_documents_get_better(shared: Path, seed: str, share: float) -> None:
    """At most this share of the impossible syllables is left."""
    path = next((shared / "seeds").glob(f"{seed}_*.txt"))
    text = path.read_bytes().decode()
    for edits in (odd_characters, markup):
        text = apply(text, edits(text))[0]
    before = unwrap(text).text
    after = mended(before)
    assert _impossible(before) > 100
    assert _impossible(after) <= share * _impossible(before)


def test_clean_documents_stay(shared: Path) -> None:
    """At most one change in two thousand words; the clean ones have real misprints, too."""
    for seed in ("002", "003"):
        path = next((shared / "seeds").glob(f"{seed}_*.txt"))
        text = path.read_bytes().decode()
        assert len(list(repairs(text))) <= len(text.split()) / 1500


def test_clean_samples_stay(root: Path) -> None:
    """Not one change in the samples that are no scans."""
    paths = sorted((root / "kg" / "samples").glob("0*.txt"))
    clean_ones = [path for path in paths if "ban-quet" not in path.name]
    assert len(clean_ones) == 7
    assert [r for p in clean_ones for r in repairs(p.read_bytes().decode())] == []
