"""The statistical layer: where the rules err on a clause's kind and the wording is clear enough.

A linear model over the signs of a clause (`signs`), trained by `bench/train.py` into
`model/kinds.csv`, whole numbers that anyone can read: one row a sign, one column a kind. The
rules' answer is one of the signs, and stands unless another is likelier by a margin.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from extract.page.structure import Block
from extract.records import StatementKind
from extract.statements.draft import Walk
from extract.statements.groups import Roles
from extract.statements.signs import signs
from extract.statements.split import Clause

KINDS: tuple[StatementKind | None, ...] = (None, "commitment", "result", "problem")
"""The kinds in the order of the model's columns; `None` is no statement."""
SCALE = 100
"""A weight of the file is a hundredth, so that sums are exact and alike on all machines."""
MARGIN = 0.2
"""By how much another kind must be likelier than the rules' answer to take its place."""

Weights = Mapping[str, Sequence[int]]


class Judgement(NamedTuple):
    """A kind and how likely the model holds it, 0 to 1."""

    kind: StatementKind | None
    probability: float


@cache
def weights() -> Weights:
    """Return the weights of each sign, read once; `FileNotFoundError` where the file is missing."""
    written = (files("extract.statements") / "model" / "kinds.csv").read_text(encoding="utf-8")
    lines = csv.reader(written.splitlines()[1:])
    return {sign: tuple(map(int, numbers)) for sign, *numbers in lines}


def probabilities(found: Iterable[str], model: Weights) -> list[float]:
    """Return how likely each of `KINDS` is for a clause with these signs, to three decimals."""
    told = list(filter(None, map(model.get, found))) or [(0,) * len(KINDS)]
    sums = [sum(column) for column in zip(*told, strict=True)]
    most = max(sums)
    powers = [math.exp((total - most) / SCALE) for total in sums]
    whole = sum(powers)
    return [round(power / whole, 3) for power in powers]


def judge(found: Iterable[str], rule: StatementKind | None, model: Weights) -> Judgement:
    """Return the likeliest kind, or the rules' answer where no other is likelier by the margin."""
    likely = probabilities(found, model)
    best, ruled = max(likely), likely[KINDS.index(rule)]
    kind = KINDS[likely.index(best)] if best - ruled > MARGIN else rule
    return Judgement(kind, likely[KINDS.index(kind)])


def weigh(
    walk: Walk, block: Block, clause: Clause, roles: Roles, rule: StatementKind | None
) -> StatementKind | None:
    """Return the kind of a clause, `None` for no statement; `rule` is what the rules say."""
    found = signs_of(walk, block, clause, roles, rule)
    return judge(found, rule, weights()).kind


def signs_of(
    walk: Walk, block: Block, clause: Clause, roles: Roles, rule: StatementKind | None
) -> list[str]:
    """Return the signs of a clause, and note on `walk` what the rules say for the next one."""
    before = walk.ruled[1] if walk.ruled[0] == block.start else "-"
    walk.ruled = (block.start, str(rule))
    return signs(walk.page, block, clause, roles, (rule, before))
