"""Rules: blocks suffice; what a rule judges of a block depends on nothing outside it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Hashable

from invented_names import names

from kg.identity.judgements import best_of
from kg.identity.rules import DOCUMENT, RULES, Known, judgements, kind_of

KNOWN = Known()


def test_every_kind_is_compared() -> None:
    kinds = {kind for rule in RULES for kind in rule.kinds}
    assert kinds == {"agency", "person", "project", "indicator", DOCUMENT}


def test_judgements_stay_inside_blocks_and_do_not_depend_on_order() -> None:
    chance = random.Random(5)  # noqa: S311 - a choice of words, no secret
    found = [name for _ in range(60) for name in names(chance)]
    expected = best_of(judgements(found, KNOWN))
    assert {one.verdict for one in expected} == {"same", "unsure"}
    chance.shuffle(found)
    assert best_of(judgements(found, KNOWN)) == expected


def test_a_block_that_needs_nothing_has_nothing_to_judge() -> None:
    chance = random.Random(6)  # noqa: S311 - a choice of words, no secret
    found = {name for _ in range(60) for name in names(chance)}
    for rule in RULES:
        blocks: dict[Hashable, list[object]] = defaultdict(list)
        for name in sorted(found, key=repr):
            if kind_of(name) in rule.kinds and not rule.needs(name):
                blocks[rule.block(name, KNOWN)].append(name)
        blocks.pop(None, None)
        assert [one for members in blocks.values() for one in rule.judge(members, KNOWN)] == []
