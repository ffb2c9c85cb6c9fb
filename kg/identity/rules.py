"""Rules: which names each rule compares with each other, and how it judges them.

A rule looks at one block of names at a time and at nothing outside it. So it does not matter who
brings the blocks together: `kg.identity.resolve` in memory, `kg.spark.identity` over many machines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.document.cast import Thing
from kg.identity import document_identity as documents
from kg.identity.body_identity import (
    company_name,
    judge_bodies,
    judge_companies,
    judge_unplaced,
    province_or_scope,
    smallest_unit,
)
from kg.identity.document_names import DocumentName
from kg.identity.indicator_wording import judge_misread, judge_wordings, wording
from kg.identity.judgements import Judgement
from kg.identity.person_identity import given_name, judge_misread_people, judge_surnames
from kg.identity.project_identity import Surroundings, judge_projects

DOCUMENT = "document"
"""The kind of the names of documents; the others are kinds of `Thing`."""
Name = Thing | DocumentName


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the names themselves.

    `alone` are the IRIs that a person put apart, `told` the pairs that people joined; `around`
    says with what projects are mentioned, `units` by which other unit one counts since things of
    both are one by people's word.
    """

    alone: frozenset[str] = frozenset()
    told: tuple[tuple[str, str], ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    around: Surroundings = field(default_factory=Surroundings)


Block = Callable[[Any, Known], Hashable | None]
Judge = Callable[[Sequence[Any], Known], Iterable[Judgement]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over the names of some kinds.

    `block` gives the key of the block in which a name is compared, `None` for one that is not;
    `judge` judges the names of one block. Without a name for which `needs` holds, there is nothing
    to judge in a block.
    """

    kinds: tuple[str, ...]
    block: Block
    judge: Judge
    needs: Callable[[Any], bool] = lambda name: True


def kind_of(name: Name) -> str:
    """Return the kind of a name."""
    return name.kind if isinstance(name, Thing) else DOCUMENT


def judgements(names: Iterable[Name], known: Known) -> Iterator[Judgement]:
    """Yield what all rules judge of some names, each thing once, each pair possibly twice."""
    by_kind: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[kind_of(name)].append(name)
    for rule in RULES:
        blocks: dict[Hashable, list[Name]] = defaultdict(list)
        for name in (name for kind in rule.kinds for name in by_kind[kind]):
            if (block := rule.block(name, known)) is not None:
                blocks[block].append(name)
        for members in blocks.values():
            if len(members) > 1 and any(map(rule.needs, members)):
                yield from rule.judge(members, known)


def _scope(thing: Thing, known: Known) -> str:
    return thing.scope


def _unit(thing: Thing, known: Known) -> str | None:
    unit = smallest_unit(thing)
    return known.units.get(unit, unit) if unit else None


def _of(block: Callable[[Any], Hashable | None]) -> Block:
    """Return a block function that asks of a name alone."""
    return lambda name, known: block(name)


def _by(judge: Callable[[Sequence[Thing], frozenset[str]], Iterable[Judgement]]) -> Judge:
    """Return a judge that knows of lone IRIs alone."""
    return lambda things, known: judge(things, known.alone)


def _in_order(judge: Callable[[list[DocumentName]], Iterable[Judgement]]) -> Judge:
    """Return a judge of documents' names, which come to it in their order."""
    return lambda names, known: judge(documents.ordered(names, known.alone))


def _judge_projects(things: Sequence[Thing], known: Known) -> Iterator[Judgement]:
    return judge_projects(things, known.alone, known.around)


def _judge_unplaced(things: Sequence[Thing], known: Known) -> Iterator[Judgement]:
    return judge_unplaced(things, known.alone, known.told)


_DOCUMENT = (DOCUMENT,)
_PLACED = ("agency", "person", "project")
RULES: tuple[Rule, ...] = (
    Rule(("project",), _scope, _judge_projects),
    Rule(("agency",), _of(province_or_scope), _by(judge_bodies)),
    Rule(("agency",), _of(company_name), _by(judge_companies)),
    Rule(_PLACED, _unit, _judge_unplaced),
    Rule(("person",), _scope, _by(judge_misread_people)),
    Rule(("person",), _of(given_name), _by(judge_surnames)),
    Rule(("indicator",), _scope, _by(judge_misread)),
    Rule(("indicator",), _of(wording), _by(judge_wordings)),
    Rule(_DOCUMENT, _of(documents.number), _in_order(documents.judge_numbers)),
    Rule(_DOCUMENT, _of(documents.title), _in_order(documents.judge_titles)),
    Rule(
        _DOCUMENT,
        _of(documents.day),
        _in_order(documents.judge_days),
        needs=documents.is_unnumbered_citation,
    ),
    Rule(
        _DOCUMENT,
        _of(documents.kind),
        _in_order(documents.judge_files),
        needs=lambda name: name.source,
    ),
)
"""All rules; their order does not matter, since of a pair the best judgement holds."""
