"""Damaged documents: whatever is torn or misread, extraction ends and quotes its source."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import read

INTRUDERS = (
    "TT",
    "STT",
    "II",
    "1",
    "a)",
    "Điều 1.",
    "Nơi nhận:",
    "Căn cứ",
    "| a | b |",
    "“",
    "***",
)
STRAYS = ' .,;:-"()/|đĐ0159lO'


def torn(lines: list[str], chance: random.Random) -> list[str]:
    """Return sixty lines from anywhere."""
    begin = chance.randrange(len(lines))
    return lines[begin : begin + 60]


def shuffled(lines: list[str], chance: random.Random) -> list[str]:
    return chance.sample(lines, len(lines))


def thinned(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() > 0.3]


def intruded(lines: list[str], chance: random.Random) -> list[str]:
    """Return the lines with table heads, marks and quotes between them."""
    return [
        piece
        for line in lines
        for piece in ([line, chance.choice(INTRUDERS)] if chance.random() < 0.2 else [line])
    ]


def misread(lines: list[str], chance: random.Random) -> list[str]:
    """Return the lines with three letters in a hundred replaced."""
    return [
        "".join(chance.choice(STRAYS) if chance.random() < 0.03 else letter for letter in line)
        for line in lines
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("damage", [torn, shuffled, thinned, intruded, misread])
def test_damage_is_survived(
    damage: Callable[[list[str], random.Random], list[str]], seed: int, root: Path
) -> None:
    for sample in sorted((root / "kg" / "samples").glob("*.txt")):
        chance = random.Random(f"{sample.name} {seed}")  # noqa: S311
        lines = sample.read_bytes().decode("utf-8").split("\n")
        text = "\n".join(damage(lines, chance))
        found = read(text)
        for record in (*found.mentions, *found.statements, *found.indicators):
            assert text[record.start : record.end] == record.quote
