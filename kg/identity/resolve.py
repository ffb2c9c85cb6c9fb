"""Identity across documents: which names mean one thing, why, and what it is called then.

Documents' graphs are never rewritten. Every decision is a judgement (two IRIs, same, different or
unsure, a score, a reason, by a rule or a person) in a graph of its own; a thing is a connected
component of the judgements that two names are one, called by one of its own IRIs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.document.cast import Thing
from kg.document.clauses import Clause
from kg.identity.body_identity import units_told_one
from kg.identity.components import settle
from kg.identity.decisions import Decision, verdicts
from kg.identity.document_names import DocumentName
from kg.identity.judgements import Judgement, best_of
from kg.identity.project_identity import Surroundings
from kg.identity.rules import Known, judgements
from kg.iris import Iris
from kg.terms import Lines, decimal, iri_of, uri_text, words

__all__ = ["Identity", "Judgement", "resolve"]

ORIGINS = {"rule": "ck:ruleOrigin", "person": "ck:personOrigin"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who: the canonical IRI of every joined IRI, and the judgements behind it."""

    canonical: dict[str, str]
    judgements: tuple[Judgement, ...]

    def of(self, iri: str) -> str:
        """Return the IRI under which a node stands in the union of all graphs."""
        return self.canonical.get(iri, iri)

    def lines(self, iris: Iris) -> list[str]:
        """Return the identity graph as sorted N-Triples lines.

        The judged IRIs stand as `xsd:anyURI` literals, since in the union only one of those
        joined is still a node; `ck:canonical` is that node, two of them where they are not one.
        """
        graph = Lines()
        for one in self.judgements:
            iri = iris.named("identity", one.verdict, *one.pair, one.origin, one.reason)
            graph.kind(iri, "ck:IdentityJudgement")
            graph.link(iri, "ck:judgement", iri_of(f"ck:{one.verdict}"))
            graph.link(iri, "ck:origin", iri_of(ORIGINS[one.origin]))
            graph.links(iri, "ck:canonical", sorted({self.of(node) for node in one.pair}))
            for judged in one.pair:
                graph.value(iri, "ck:joins", uri_text(judged))
            graph.value(iri, "ck:score", decimal(one.score))
            graph.value(iri, "ck:reason", words(one.reason))
        return graph.sorted()


def resolve(
    things: Iterable[Thing],
    documents: Iterable[DocumentName],
    *,
    clauses: Iterable[Clause] = (),
    decisions: Iterable[Decision] = (),
) -> Identity:
    """Decide identity over all that all documents name; the order of arrival does not matter.

    `clauses` tell what things are mentioned with; `decisions` are people's, in their order.
    """
    decided = verdicts(decisions)
    first: dict[tuple[str, str], Thing] = {}
    for thing in sorted(things, key=lambda t: (t.iri, t.label)):
        first.setdefault((thing.kind, thing.iri), thing)
    named, names = list(first.values()), list(documents)
    labels = {t.iri: t.label for t in named}
    labels |= {n.iri: n.label for n in sorted(names, key=lambda n: (n.iri, n.label))}
    units = units_told_one(named, decided.same)
    known = Known(decided.alone, decided.same, units, _around(clauses, labels))
    found = best_of(judgements([*named, *names], known))
    rank: dict[str, int] = {}
    for name in names:
        rank[name.iri] = min(rank_of(name), rank.get(name.iri, 2))
    settled = settle(found, rank=rank, labels=labels, decided=decided)
    return Identity(settled.canonical, settled.judgements)


def rank_of(name: DocumentName) -> int:
    """Order the IRIs of one document: by full number and year, of a file, others."""
    if name.key and name.year:
        return 0
    return 1 if name.source else 2


def _around(clauses: Iterable[Clause], labels: Mapping[str, str]) -> Surroundings:
    """Collect the bodies and documents with which clauses name projects."""
    found: dict[str, set[str]] = defaultdict(set)
    for clause in clauses:
        for project in clause.projects:
            found[project].update(clause.leads, clause.mandates)
    return Surroundings({iri: frozenset(with_) for iri, with_ in found.items()}, labels)
