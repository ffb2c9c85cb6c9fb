"""Identity across documents: which names mean one thing, why, and what it is called then.

Documents' graphs are never rewritten. Every decision is a judgement (two IRIs, same, different or
unsure, a score, a reason, by a rule or a person) in a graph of its own; a thing is a connected
component of the judgements that two names are one, called by one of its own IRIs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.folding import fold
from kg.document.cast import Thing
from kg.document.clauses import Clause
from kg.identity.body_identity import judge_bodies, judge_unplaced
from kg.identity.components import settle
from kg.identity.decisions import Decision, verdicts
from kg.identity.document_identity import judge
from kg.identity.document_names import DocumentName
from kg.identity.grouping import Star
from kg.identity.indicator_wording import judge_indicators
from kg.identity.judgements import Judgement, best_of
from kg.identity.misread import has_surname
from kg.identity.misread_names import misread_names
from kg.identity.project_identity import Surroundings, judge_projects
from kg.identity.scopes import is_of_file
from kg.iris import Iris
from kg.terms import Lines, decimal, iri_of, uri_text, words

__all__ = ["Identity", "Judgement", "resolve"]

ORIGINS = {"rule": "ck:ruleOrigin", "person": "ck:personOrigin"}
_SAME_MARKS = "cùng chức vụ, cùng địa phương, cùng tên; một họ bị quét sai"


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
    by_kind: dict[str, dict[str, Thing]] = defaultdict(dict)
    for thing in sorted(things, key=lambda t: (t.iri, t.label)):
        by_kind[thing.kind].setdefault(thing.iri, thing)
    of_kind = {kind: list(found.values()) for kind, found in by_kind.items()}
    names = list(documents)
    labels = {t.iri: t.label for found in of_kind.values() for t in found}
    labels |= {n.iri: n.label for n in sorted(names, key=lambda n: (n.iri, n.label))}
    alone = decided.alone
    placed = [t for kind in sorted(of_kind) for t in of_kind[kind] if kind != "indicator"]
    found = best_of(
        [
            *judge_projects(of_kind.get("project", []), alone, _around(clauses, labels)),
            *judge_bodies(of_kind.get("agency", []), alone),
            *judge_unplaced(placed, alone, decided.same),
            *_people(of_kind.get("person", []), alone),
            *judge_indicators(of_kind.get("indicator", []), alone),
            *judge(names, alone=alone),
        ]
    )
    rank: dict[str, int] = {}
    for name in names:
        rank[name.iri] = min(_rank(name), rank.get(name.iri, 2))
    settled = settle(found, rank=rank, labels=labels, decided=decided)
    return Identity(settled.canonical, settled.judgements)


def _rank(name: DocumentName) -> int:
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


def _people(things: Sequence[Thing], alone: frozenset[str]) -> Iterator[Judgement]:
    """Join people of one place with one post whose names a scan told apart.

    Or whose middle and given names agree where one surname was misread («Í§ĩ Văn An»).
    """
    posts = [(t, fold(post)) for t in things for post in t.held if not is_of_file(t.scope)]
    compared = {t.iri: t.core for t in things}
    holders: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing, post in posts:
        holders[post, thing.scope].append(thing)
    for _, holding in sorted(holders.items()):
        yield from misread_names(holding, compared, alone)
    unclear = {_given(t) for t, _ in posts if " " in _given(t) and not has_surname(t.label)}
    given = [((_given(t), post, t.scope), t) for t, post in posts if _given(t) in unclear]
    surnames: dict[object, set[str]] = defaultdict(set)
    for shared, thing in given:
        if has_surname(thing.label):
            surnames[shared].add(fold(thing.label.split()[0]))
    certain = [(shared, t) for shared, t in given if len(surnames[shared]) == 1]
    yield from Star(0.75, _SAME_MARKS, alone=alone).over(certain)


def _given(person: Thing) -> str:
    """Return a person's middle and given name as compared, without the surname."""
    return person.core.partition(" ")[2]
