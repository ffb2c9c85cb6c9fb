"""Signals: what makes each statement of a graph doubtful or important, found in the graph itself.

Read from the machine's graph, since it is the machine's reading that is to be judged: a few
questions over the whole graph, none for each statement. What is asked is in `kg.review.reasons`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from extract.records import DOUBTFUL
from kg.review.reasons import REASONS
from kg.store import Store

SOON = timedelta(days=30)
"""How near a deadline is that is due soon."""
SURE = 0.7
"""Below which confidence the machine itself is unsure of a statement."""

_STATEMENTS = "?s ck:text ?words"
_LEADS = "?s ck:leadBy ?value"
_OTHERS = "?s ck:supportedBy|ck:supervisedBy ?value"
_ASKED = {
    "contradiction": "?difference ck:oneSide|ck:otherSide ?s",
    "lead-group": """VALUES ?grade { ck:group }
        ?s ck:hasResponsibility ?r . ?r ck:role ck:lead ; ck:grade ?grade""",
    "lead-inherited": """VALUES ?grade { ck:inherited ck:issuer }
        ?s ck:hasResponsibility ?r . ?r ck:role ck:lead ; ck:grade ?grade""",
    "closes-task": """VALUES ?status { ck:doneOnTime ck:doneLate ck:superseded ck:repealed }
        ?event ck:status ?status ; prov:wasDerivedFrom ?s . ?s a ck:Result""",
    "identity": """?judgement ck:judgement ck:unsure ; ck:canonical ?thing .
        ?s ck:leadBy|ck:supportedBy|ck:supervisedBy|ck:concerns ?thing""",
    "repairs": "?s ck:restsOn ?repair",
    "doubtful-page": """{ ?page ck:pageOf ?d ; ck:pageNumber ?n ; ck:doubtfulShare ?share .
          FILTER(?share > DOUBTFUL) ?s ck:statedIn ?d ; ck:evidence ?e . ?e ck:pageNumber ?n }
        UNION { ?d ck:doubtfulShare ?share FILTER(?share > DOUBTFUL)
          FILTER NOT EXISTS { ?d ck:pageCount ?pages } ?s ck:statedIn ?d }""",
    "confidence": "?s ck:confidence ?sure FILTER(?sure < SURE)",
    "deadline-inherited": "?s ck:deadlineGrade ck:inherited",
    "deadline-derived": '?s ck:derivation ?steps FILTER(REGEX(?steps, ";.*;"))',
    "overdue": "?task ck:status ck:openOverdue . ?s ck:states ?task",
    "due-soon": """?task ck:status ck:openInTime ; ck:dueDate ?day FILTER(?day <= SOON)
        ?s ck:states ?task""",
    "high-issuer": """{ SELECT DISTINCT ?d { ?d eli:passed_by ?body . ?body org:classification ?kind
          FILTER NOT EXISTS { ?body ck:jurisdiction ?place } } } ?s ck:statedIn|ck:mandatedBy ?d""",
    "mandated": "?s ck:mandatedBy ?d",
    "project": "?s ck:concerns ?project",
    "money": '?s ck:text ?words FILTER(REGEX(?words, "(tỷ|triệu|nghìn) đồng|USD"))',
}
"""What is asked of the graph for each reason: a pattern in which ?s is the statement."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Of every statement (by its IRI in full) the reasons to look at it, weightiest first.

    `agencies` are the bodies with a part in it, under the IRIs of the graph.
    """

    reasons: Mapping[str, tuple[str, ...]]
    agencies: Mapping[str, frozenset[str]]


def signals_of(store: Store) -> Signals:
    """Return the signals of all statements of a graph."""
    leads, others = _named(store, _LEADS), _named(store, _OTHERS)
    found: dict[str, list[str]] = {iri: [] for iri in _told(store, _STATEMENTS)}
    groups = set(_told(store, "?s a ck:CollectiveBody"))
    by_leads = {iri: _of_leads(leads.get(iri, set()), groups)
                for iri in found if iri.endswith("-commitment")}  # fmt: skip
    for reason in REASONS:
        told = {iri for iri, keys in by_leads.items() if reason.key in keys}
        if reason.key in _ASKED:
            told |= set(_told(store, _filled(_ASKED[reason.key], store.manifest.as_of)))
        for iri in told & found.keys():
            found[iri].append(reason.key)
    return Signals(
        {iri: tuple(keys) for iri, keys in found.items()},
        {iri: frozenset(leads.get(iri, set()) | others.get(iri, set())) for iri in found},
    )


def _of_leads(leads: set[str], groups: set[str]) -> tuple[str, ...]:
    """Return what is doubtful about the lead bodies of a commitment."""
    if not leads:
        return ("no-lead",)
    return ("several-leads",) * (len(leads) > 1) + ("lead-group",) * bool(leads & groups)


def _named(store: Store, pattern: str) -> dict[str, set[str]]:
    """Return by statement what a pattern tells of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows(store, f"SELECT ?s ?value {{ {pattern} }}"):
        found[row[0].value].add(row[1].value)
    return found


def _filled(pattern: str, as_of: str | None) -> str:
    """Return a pattern with its bounds; without a day of the status nothing is due."""
    soon = date.fromisoformat(as_of) + SOON if as_of else date.min
    bounds = {"DOUBTFUL": str(DOUBTFUL), "SURE": str(SURE), "SOON": f'"{soon}"^^xsd:date'}
    for name, value in bounds.items():
        pattern = pattern.replace(name, value)
    return pattern


def _told(store: Store, pattern: str) -> Iterator[str]:
    return (row[0].value for row in _rows(store, f"SELECT ?s {{ {pattern} }}"))


def _rows(store: Store, query: str) -> ox.QuerySolutions:
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - all of these are SELECTs
    return rows
