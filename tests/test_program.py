"""Tests of the program's own hash."""

from __future__ import annotations

from kg.program import program


def test_the_program_is_known_by_its_bytes() -> None:
    assert program("extract") == program("extract")
    assert program("extract") != program("extract", "kg")
