"""Where claims stand now: places that move with their words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_graph import LAND, PLAN, RECORDS, news, plan

from extract.records import Extraction
from kg.review.claims import KnownDocument
from kg.review.matching import Move, Places
from kg.review.verdicts import Claim

LABEL = "Kế hoạch số 18/KH-UBND (Ủy ban nhân dân tỉnh Hà Nam)"


class Shelf:
    """Documents in memory, by the hash of their text."""

    def __init__(self, *found: tuple[Extraction, str, str]) -> None:
        self._found = {e.sha256: (e, text, label) for e, text, label in found}

    def known(self) -> list[KnownDocument]:
        return [KnownDocument(s, e.name, label) for s, (e, _, label) in self._found.items()]

    def extraction(self, sha256: str) -> Extraction:
        return self._found[sha256][0]

    def text(self, sha256: str) -> str:
        return self._found[sha256][1]


def of_plan(text: str = PLAN, label: str = LABEL) -> tuple[Extraction, str, str]:
    return plan(text).done(), text, label


def claim(quote: str) -> Claim:
    """Return a claim of the plan as it was judged."""
    places = Places(Shelf(of_plan()))
    (found,) = [c for c in places.claims(plan().done().sha256).values() if c.quote == quote]
    return found


MOVED = [
    # the new text, the claim's quote, why it is put up again, the words where it stands now
    (PLAN, RECORDS, "", RECORDS),
    ("KẾ HOẠCH\nMở đầu dài hơn." + PLAN[8:], RECORDS, "document", RECORDS),
    (PLAN.replace("điện tử,", "điện\n  tử,"), RECORDS, "document", RECORDS),
    (PLAN.replace(LAND, ""), LAND, "gone", ""),
    (PLAN + "\n" + LAND, LAND, "gone", ""),
]


@pytest.mark.parametrize(("text", "quote", "again", "words"), MOVED)
def test_a_claim_is_found_where_its_words_stand_once(
    text: str, quote: str, again: str, words: str
) -> None:
    placed = Places(Shelf(of_plan(text), (news().done(), news().text, "Báo cáo"))).place(
        claim(quote)
    )
    assert placed.again == again
    if words:
        state = placed.machine.state if placed.machine else None
        start, end = (state.start, state.end) if state else (placed.start, placed.end)
        assert text[start:end].split() == words.split()
    else:
        assert not placed.sha256


@pytest.mark.parametrize(
    ("name", "label", "again"),
    [
        ("ke-hoach.txt", "Kế hoạch số 99/KH-UBND", "document"),
        ("ke-hoach-2.txt", LABEL, "document"),
        ("ke-hoach-2.txt", "Kế hoạch số 99/KH-UBND", "gone"),
    ],
)
def test_an_heir_has_the_name_of_the_file_or_of_the_document(
    name: str, label: str, again: str
) -> None:
    text = PLAN + "\nHết."
    shelf = Shelf((replace(plan(text).done(), name=name), text, label))
    assert Places(shelf).place(claim(RECORDS)).again == again


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    words=st.lists(st.text("abcđêữ", min_size=1, max_size=4), min_size=1, max_size=6),
    gaps=st.lists(st.sampled_from((" ", "  ", "\n", "\n  ")), min_size=12, max_size=12),
    pick=st.tuples(st.integers(0, 5), st.integers(0, 5)),
)
def test_a_span_of_words_moves_to_the_same_words(
    words: list[str], gaps: list[str], pick: tuple[int, int]
) -> None:
    def joined(gap: list[str]) -> str:
        return "".join(w + g for w, g in zip(words, [*gap[: len(words) - 1], ""], strict=True))

    old, new = joined(gaps[:6]), joined(gaps[6:])
    first, last = sorted(at % len(words) for at in pick)
    start = len("".join(w + g for w, g in zip(words[:first], gaps, strict=False)))
    inside = "".join(w + g for w, g in zip(words[first:last], gaps[first:], strict=False))
    end = start + len(inside) + len(words[last])
    assert old[start:end].split() == words[first : last + 1]
    moved = Move(old, 100, new, 700).span(100 + start, 100 + end)
    assert moved is not None
    assert new[moved[0] - 700 : moved[1] - 700].split() == words[first : last + 1]


@pytest.mark.parametrize("span", [(99, 103), (103, 120), (104, 104)])
def test_a_span_outside_of_the_words_has_no_place(span: tuple[int, int]) -> None:
    assert Move("Sở Y tế", 100, "Sở  Y tế", 700).span(*span) is None
