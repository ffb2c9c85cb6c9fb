"""The noise model: what is counted from pairs of texts, and what is known of older engines."""

from __future__ import annotations

import pytest

from bench.fit_noise import fit, older, scanned
from bench.noise import Confusion
from bench.rendering import blank


def rates(*pairs: tuple[str, str]) -> dict[tuple[str, str, str], float]:
    return {(c.place, c.truth, c.seen): round(c.rate, 3) for c in fit(iter(pairs))}


@pytest.mark.parametrize(
    ("truth", "seen", "expected"),
    [
        # two of four «ở» are read as «ờ»
        ("sở sở cở nở", "sờ sờ cở nở", {("vowel", "ở", "ờ"): 0.5}),
        # what was seen once is chance
        ("sở sở", "sờ sở", {}),
        # two letters as one, one as two; what runs over vowel and final is not counted
        ("nhành nhưng", "mành mưng", {("onset", "nh", "m"): 1.0}),
        ("minh tinh", "mmh tmh", {}),
        ("cong mong", "congg mongg", {("final", "g", "gg"): 1.0}),
        # words that are lost or made up say nothing of letters
        ("giao sở", "giao qqqq sở wwww", {}),
        # a split and a joined word, for each word that was read
        ("được đầu được đầu", "đượ c đầu đượ c đầu", {("inside", "", " "): 0.5}),
        ("báo cáo ở báo cáo ở", "báocáo ở báocáo ở", {("between", " ", ""): 0.333}),
        # capitals and codes have places of their own
        ("TỈNH TỈNH", "TÍNH TÍNH", {("caps", "Ỉ", "Í"): 1.0}),
        ("2/QĐ 3/QĐ", "2/QD 3/QD", {("code", "Đ", "D"): 1.0}),
    ],
)
def test_fit(truth: str, seen: str, expected: dict[tuple[str, str, str], float]) -> None:
    assert rates((truth, seen)) == expected


def test_pages_add_up() -> None:
    assert rates(("sở", "sờ"), ("sở", "sờ"), ("nở nở", "nở nở")) == {("vowel", "ở", "ờ"): 0.5}


def test_older_engines_confuse_the_known_kinds() -> None:
    model = list(older())
    assert len({c[1:4] for c in model}) == len(model)
    found = {(c.place, c.truth, c.seen): c.rate for c in model}
    assert found["onset", "th", "ứi"] > found["onset", "th", "tìi"]
    assert found["vowel", "ấ", "â"] > found["vowel", "ấ", "ầ"]  # lost before wrong
    assert found["vowel", "ề", "è"] > 0  # the mark lost, the tone kept
    assert found["vowel", "ề", "e"] > 0  # both lost
    assert ("vowel", "a", "a") not in found
    assert all(isinstance(c, Confusion) and c.source == "older" for c in model)


def test_a_page_is_worn_as_its_seed_has_it() -> None:
    page = blank(20)
    once, again, other = (scanned(page, seed).tobytes() for seed in ("a 1", "a 1", "b 1"))
    assert once == again != other
