"""Which names of people mean one person: one post in one place, told apart by a scan only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.folding import fold
from kg.document.cast import Thing
from kg.identity.grouping import Star
from kg.identity.judgements import Judgement
from kg.identity.misread import has_surname
from kg.identity.misread_names import misread_names
from kg.identity.scopes import is_of_file

_SAME_MARKS = "cùng chức vụ, cùng địa phương, cùng tên; một họ bị quét sai"


def judge_misread_people(things: Sequence[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join people of one place with one post whose names a scan told apart."""
    compared = {t.iri: t.core for t in things}
    holders: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing, post in _posts(things):
        holders[post, thing.scope].append(thing)
    for _, holding in sorted(holders.items()):
        yield from misread_names(holding, compared, alone)


def given_name(person: Thing) -> str | None:
    """Return a person's middle and given name as compared, without the surname."""
    name = person.core.partition(" ")[2]
    return name if " " in name else None


def judge_surnames(things: Sequence[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join people of one middle and given name, place and post where one surname was misread.

    «Í§ĩ Văn An» is the only «… Văn An» whose surname can be read.
    """
    posts = list(_posts(things))
    if all(has_surname(t.label) for t, _ in posts):
        return
    surnames: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing, post in posts:
        if has_surname(thing.label):
            surnames[post, thing.scope].add(fold(thing.label.split()[0]))
    certain = (((p, t.scope), t) for t, p in posts if len(surnames[p, t.scope]) == 1)
    yield from Star(0.75, _SAME_MARKS, alone=alone).over(certain)


def _posts(things: Iterable[Thing]) -> Iterator[tuple[Thing, str]]:
    """Yield people with each of their posts, but for those known inside their file only."""
    return ((t, fold(post)) for t in things for post in t.held if not is_of_file(t.scope))
