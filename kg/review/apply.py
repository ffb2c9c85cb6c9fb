"""Applying: the record of a document as people left it, made by the same writers as ever.

Only facets that people changed are touched: a record whose claims were all accepted stays what it
was, to the byte. What a person gave stands with the grade «reviewed».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from extract.records import Deadline, Extraction, Interval, Party, Role, Section, Statement
from kg.review.claims import id_of, state_of
from kg.review.situation import Judged
from kg.review.standing import Standing
from kg.review.verdicts import Body, Facet, State

_ROLES: tuple[Role, ...] = ("lead", "support", "supervise")
_STEP = "người duyệt xác định thời hạn này"


def reviewed(extraction: Extraction, text: str, judged: Mapping[str, Judged]) -> Extraction:
    """Return the record of a document as it is by what people say.

    `text` is the text as read; `judged` are the claims in force in it, by the IRI (without the
    base) of the statement. Of two statements of one span and kind the first one stays.
    """
    kept: dict[str, Statement] = {}
    known = {id_of(extraction.sha256, state_of(s)): s for s in extraction.statements}
    for name, statement in known.items():
        one = judged.get(name)
        made = _changed(statement, one.standing, extraction, text) if one else statement
        if made:
            kept.setdefault(id_of(extraction.sha256, state_of(made)), made)
    for name, one in sorted(judged.items()):
        if name not in known and one.standing.state.exists:
            added = _added(one.standing.state, extraction, text)
            kept.setdefault(id_of(extraction.sha256, one.standing.state), added)
    statements = sorted(kept.values(), key=lambda s: (s.start, s.end, s.kind))
    if len(statements) == len(extraction.statements) and all(
        one is other for one, other in zip(statements, extraction.statements, strict=True)
    ):
        return extraction
    return replace(extraction, statements=tuple(statements))


def _changed(
    statement: Statement, standing: Standing, extraction: Extraction, text: str
) -> Statement | None:
    """Return a statement with the facets that people changed; `None` where there is none."""
    machine, state = state_of(statement), standing.state
    if not state.exists:
        return None
    changed = {f for f in standing.held if state.value(f) != machine.value(f)}
    for facet in sorted(changed):
        statement = _with_facet(statement, facet, state, extraction, text)
    return statement


def _with_facet(
    statement: Statement, facet: Facet, state: State, extraction: Extraction, text: str
) -> Statement:
    if facet == "kind":
        return replace(statement, kind=state.kind)
    if facet == "span":
        return _placed(statement, state, extraction, text)
    if facet == "deadline":
        rule = statement.recurrence if state.deadline is None else None
        return replace(statement, deadline=_deadline(state), recurrence=rule)
    if facet == "projects":
        return replace(statement, projects=state.projects)
    if facet in _ROLES:
        return replace(statement, parties=_parties(statement, facet, getattr(state, facet)))
    return statement


def _parties(statement: Statement, role: Role, bodies: tuple[Body, ...]) -> tuple[Party, ...]:
    """Return the parties with those of one role exchanged; who was there stays as read."""
    parties: list[Party] = []
    for each in _ROLES:
        read = [party for party in statement.parties if party.role == each]
        if each != role:
            parties += read
            continue
        for body in bodies:
            same = [party for party in read if party.name == body.name]
            parties += same or [Party(body.name, role, "reviewed", body.start, body.end)]
    return tuple(parties)


def _deadline(state: State) -> Deadline | None:
    if state.deadline is None:
        return None
    first, last = (date.fromisoformat(day) if day else None for day in state.deadline)
    return Deadline(Interval(first, last), "reviewed", steps=(_STEP,))


def _placed(statement: Statement, state: State, extraction: Extraction, text: str) -> Statement:
    """Return a statement with all that it takes from the span of a state."""
    quote = text[state.start : state.end]
    return replace(
        statement,
        start=state.start,
        end=state.end,
        quote=quote,
        text=_wording(state, extraction, quote),
        section=_section(extraction.sections, state.start),
    )


def _wording(state: State, extraction: Extraction, quote: str) -> str:
    """Return a quotation as cleaned: repairs made, one space between words."""
    made, place = [], 0
    for repair in sorted(extraction.repairs, key=lambda r: r.start):
        first, last = repair.start - state.start, repair.end - state.start
        if repair.applied and place <= first < last <= len(quote):
            made += [quote[place:first], repair.meant]
            place = last
    return " ".join("".join([*made, quote[place:]]).split())


def _section(sections: tuple[Section, ...], place: int) -> str | None:
    """Return the innermost section that a place stands in."""
    around = [s for s in sections if s.start <= place < s.end]
    return max(around, key=lambda s: (s.start, -s.end)).id if around else None


def _added(state: State, extraction: Extraction, text: str) -> Statement:
    """Return the statement that a person added, or that the machine reads no more."""
    parties = [
        Party(body.name, role, "reviewed", body.start, body.end)
        for role in _ROLES
        for body in getattr(state, role)
    ]
    bare = Statement(state.start, state.end, state.kind, "", "", parties=tuple(parties),
                     deadline=_deadline(state), projects=state.projects)  # fmt: skip
    return _placed(bare, state, extraction, text)
