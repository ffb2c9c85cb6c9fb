"""Repeats: each passage counts once."""

from __future__ import annotations

import pytest

from extract.cleaning.repeats import repeats

A = "Xã vận động các hộ ven kênh Ông Tà tự dời hàng rào"
B = "ấp cử người trực máy bơm suốt đêm khi triều cường lên"
SHORT = "giữ vững an ninh"


def found(text: str) -> list[str]:
    spans = []
    position = 0
    for line in text.split("\n"):
        spans.append((position, position + len(line)))
        position += len(line) + 1
    return [text[start:end] for start, end in repeats(text, spans)]


CASES = [
    (f"{A}. {B}.", []),
    (f"{A}.\n{A}.", [f"{A}."]),
    (f"{A}; {B}.\n{B}; {A}.", [f"{B}; {A}."]),
    # adjacent blocks that repeat are one passage
    (f"{A}. {B}.\n{A}.\n{B}.", [f"{A}.\n{B}."]),
    # a short clause recurs by nature, but not inside a repeated passage
    (f"{SHORT}. {A}.\n{SHORT}.", []),
    (f"{A}; {SHORT}.\n{A}; {SHORT}.", [f"{A}; {SHORT}."]),
    # something new ends the passage
    (f"{A}. {B}.\n{A}. Nay đã xong phần rào bằng tre của ấp trên.", [f"{A}."]),
    # columns read twice: a block that begins in mid-sentence
    (f"Đầu năm nay {A}.\n{A[3:]}.", [f"{A[3:]}."]),
    # a number with a point is no end of a clause
    ("Trồng 2.500 cây đước ven sông cho bảy xã bãi ngang phía nam.", []),
]


@pytest.mark.parametrize(("text", "passages"), CASES)
def test_repeats(text: str, passages: list[str]) -> None:
    assert found(text) == passages


def test_a_loop_of_thirty_counts_once() -> None:
    text = "\n".join([f"{A}. {B}."] * 30)
    (passage,) = found(text)
    assert passage == text[len(A) + len(B) + 4 :]
