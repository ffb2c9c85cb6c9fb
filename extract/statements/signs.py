"""Signs: what the statistical layer sees of a clause, each sign a short word.

Words that name something stand as their type (`<ORG>`, `<DATE>`), numbers as `#`, so that a model
learns how tasks, deeds and problems are worded, and nothing of any place, person or project.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from extract.page.structure import Block
from extract.records import StatementKind
from extract.statements.cues import Cue, action_verb, cue, may_match
from extract.statements.draft import Page
from extract.statements.groups import Roles
from extract.statements.kinds import begins_with_action
from extract.statements.split import Clause
from ontology.load import rows

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|\w+|[:?!…]")
_MARK = (
    (re.compile(r"\d+"), "1"),
    (re.compile(r"[a-zđ](?=\))"), "a"),
    (re.compile(r"[IVX]+"), "I"),
)
_MOST_WORDS, _MOST_PAIRS, _MOST_NAMES = 40, 25, 60
_NEAR_START, _NEAR_FIGURE = 15, 40
_SLOW = frozenset({"connector", "formula", "opening_list"})
"""Cues that take long to look for and tell a model no more than the rules' answer does."""


def signs(
    page: Page, block: Block, clause: Clause, roles: Roles, said: tuple[StatementKind | None, str]
) -> list[str]:
    """Return the signs of a clause, in a fixed order.

    `said` is what the rules say of the clause, and what of the one before it in its block («-» for
    none). «Sở Y tế đã cấp 300 giấy phép» has among its signs `1=đã`, `2=<ORG> đã`, `cue=done`.
    """
    rule, before = said
    words = masked(page, clause.start, clause.end)
    found = ["bias", f"rule={rule}", f"rule={rule}|zone={block.zone}"]
    found += [f"before={before}", f"before={before}|rule={rule}"]
    found += _place(page, block, clause)
    found += _duty(page, clause, roles)
    found += _cues(page.lower[clause.start : clause.end])
    found += _wording(words)
    return found


def masked(page: Page, start: int, end: int) -> list[str]:
    """Return the words of a span, lower case, with types for names and `#` for numbers.

    >>> masked(page, 0, 38)  # «Sở Y tế báo cáo trước ngày 15/6/2025.»
    ['<ORG>', 'báo', 'cáo', 'trước', '<DATE>']
    """
    return list(_masked(page, start, end))


def _masked(page: Page, start: int, end: int) -> Iterator[str]:
    at = start
    first = bisect_left(page.mentions, start, key=lambda m: m.start)
    for mention in islice(page.mentions, first, first + _MOST_NAMES):
        if mention.start >= end:
            break
        if mention.start >= at:
            yield from _plain(page, at, mention.start)
            yield f"<{mention.type}{'*' if mention.attributes.get('collective') else ''}>"
            at = min(mention.end, end)
    yield from _plain(page, at, end)


def _plain(page: Page, start: int, end: int) -> Iterator[str]:
    for word in _WORD.findall(page.lower[start:end]):
        yield "#" if word[0].isdigit() else word


def _place(page: Page, block: Block, clause: Clause) -> list[str]:
    """Return where the clause stands: zone, block, list mark, first or last in its block."""
    zone, mark = block.zone, block.mark
    for pattern, sort in _MARK:
        mark = pattern.sub(sort, mark)
    first, last = clause.start - block.start <= 4, block.end - clause.end <= 2
    tail = page.text[clause.end : clause.end + 1]
    found = [f"zone={zone}", f"mark={mark}"]
    found += [f"block={block.kind}", f"block={block.kind}|zone={zone}"]
    found += [f"first={first}|last={last}", f"tail={tail if tail in tuple('.;:') else '-'}"]
    if page.text[clause.start] in '"“':
        found.append("quoted")
    return found


def _duty(page: Page, clause: Clause, roles: Roles) -> list[str]:
    """Return what makes a duty or a figure: leads, orders, deadlines, quantities, verbs."""
    lower = page.lower[clause.start : clause.end]
    subject = bool(roles.lead) and not roles.ordered
    opens = any(b.start - clause.start < 4 for b in page.bodies(clause.start, clause.end))
    figures = page.figures_in(clause)
    found = [f"subject={subject}", f"ordered={roles.ordered}", f"lead={bool(roles.lead)}"]
    found += [f"body-first={opens}", f"due={page.deadline_in(clause) is not None}"]
    found += [f"figures={min(len(figures), 2)}", f"acts={begins_with_action(lower)}"]
    if figures and figures[0][0] - clause.start <= _NEAR_FIGURE:
        found.append("figure-near")
    if subject and action_verb().search(lower):
        found.append("subject-acts")
    return found


@cache
def _asked() -> tuple[tuple[str, Cue], ...]:
    """Return the cues that a model is told of, with their names."""
    return tuple((name, cue(name)) for name in sorted({row["cue"] for row in rows("cues")} - _SLOW))


def _cues(lower: str) -> list[str]:
    found, possible = [], may_match(lower)
    for name, asked in _asked():
        if possible & asked.bits and (match := asked.search(lower)):
            found.append(f"cue={name}")
            if match.start() < _NEAR_START:
                found.append(f"opens={name}")
    return found


def _wording(words: list[str]) -> list[str]:
    """Return the words and pairs of words, those at either end also by their place."""
    count = len(words)
    found = [f"length={min(count // 4, 12) if count < 48 else 12 + (count > 80)}"]
    found += [f"1={word}" for word in dict.fromkeys(words[:_MOST_WORDS])]
    found += [f"2={a} {b}" for a, b in dict.fromkeys(pairwise(words[: _MOST_PAIRS + 1]))]
    found += [f"word{at}={word}" for at, word in enumerate(words[:3])]
    found += [f"head2={' '.join(words[:2])}", f"head3={' '.join(words[:3])}"]
    found += [f"end={word}" for word in dict.fromkeys(words[-3:])]
    found.append(f"end2={' '.join(words[-2:])}")
    return found
