"""Identity across documents: which names mean one thing, why, and what it is called then.

Documents' graphs are never rewritten. Every decision is a judgement (two IRIs, a score, a reason)
in a graph of its own; a thing is a connected component of judgements, called by one of its own
IRIs. Names are joined inside one jurisdiction only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.folding import fold
from kg.cast import Thing
from kg.document_identity import Judgement, judge
from kg.document_names import DocumentName
from kg.iris import Iris
from kg.misread import has_surname, meant, oddness
from kg.names import NATIONAL, ProjectKeys, project_keys
from kg.terms import Lines, decimal, iri_of, uri_text, words

__all__ = ["Identity", "Judgement", "resolve"]


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

        The joined IRIs stand as `xsd:anyURI` literals, since in the union only one of them is
        still a node.
        """
        graph = Lines()
        for judgement in self.judgements:
            iri = iris.named("identity", "same", judgement.left, judgement.right, judgement.reason)
            graph.kind(iri, "ck:IdentityJudgement")
            graph.link(iri, "ck:judgement", iri_of("ck:same"))
            graph.link(iri, "ck:canonical", self.of(judgement.left))
            for joined in (judgement.left, judgement.right):
                graph.value(iri, "ck:joins", uri_text(joined))
            graph.value(iri, "ck:score", decimal(judgement.score))
            graph.value(iri, "ck:reason", words(judgement.reason))
        return graph.sorted()


def resolve(things: Iterable[Thing], documents: Iterable[DocumentName]) -> Identity:
    """Decide identity over all that all documents name; the order of arrival does not matter."""
    by_kind: dict[str, dict[str, Thing]] = defaultdict(dict)
    for thing in sorted(things, key=lambda t: (t.iri, t.label)):
        by_kind[thing.kind].setdefault(thing.iri, thing)
    names = list(documents)
    found = {
        *_projects(list(by_kind["project"].values())),
        *_bodies(list(by_kind["agency"].values())),
        *_people(list(by_kind["person"].values())),
        *_indicators(list(by_kind["indicator"].values())),
        *judge(names),
    }
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(found, key=lambda j: (j.left, j.right, -j.score, j.reason)):
        best.setdefault((judgement.left, judgement.right), judgement)
    judgements = tuple(best.values())
    rank: dict[str, int] = {}
    for name in names:
        rank[name.iri] = min(_rank(name), rank.get(name.iri, 2))
    return Identity(_components(judgements, rank), judgements)


def _rank(name: DocumentName) -> int:
    """Order the IRIs of one document: by full number and year, of a file, others."""
    if name.key and name.year:
        return 0
    return 1 if name.source else 2


def _components(judgements: Iterable[Judgement], rank: dict[str, int]) -> dict[str, str]:
    """Map each joined IRI to the best IRI of its connected component."""
    parent: dict[str, str] = {}

    def root(iri: str) -> str:
        parent.setdefault(iri, iri)
        while parent[iri] != iri:
            parent[iri] = parent[parent[iri]]
            iri = parent[iri]
        return iri

    def order(iri: str) -> tuple[int, str]:
        return rank.get(iri, 0), iri

    for judgement in judgements:
        first, second = sorted((root(judgement.left), root(judgement.right)), key=order)
        parent[second] = first
    return {iri: root(iri) for iri in sorted(parent) if root(iri) != iri}


def _group(keyed: Iterable[tuple[object, Thing]], score: float, reason: str) -> Iterator[Judgement]:
    """Join all things that share a key to the smallest IRI among them."""
    groups: dict[object, dict[str, Thing]] = defaultdict(dict)
    for shared, thing in keyed:
        groups[shared][thing.iri] = thing
    for members in groups.values():
        first, *others = (members[iri] for iri in sorted(members))
        for other in others:
            why = f"{reason}: «{first.label}», «{other.label}»"
            yield Judgement(first.iri, other.iri, score, why)


def _projects(things: list[Thing]) -> Iterator[Judgement]:
    """Join projects of one place by name without generic head and place, by code, by period."""
    keys: dict[str, ProjectKeys] = {
        t.iri: project_keys(t.label, None if t.scope == NATIONAL or _is_of_file(t) else t.scope)
        for t in things
    }
    yield from _group(
        [((keys[t.iri].main, t.scope), t) for t in things],
        0.95,
        "cùng tên dự án sau khi bỏ từ chung và địa danh của chính địa phương",
    )
    coded = [((keys[t.iri].alias, t.scope), t) for t in things if keys[t.iri].alias]
    aliases = {shared for shared, _ in coded}
    coded += [(at, t) for t in things if (at := (keys[t.iri].main, t.scope)) in aliases]
    yield from _group(coded, 0.9, "cùng mã hiệu dự án")
    yield from _group(_timeless(things, keys), 0.85, "cùng tên, một bên không nêu giai đoạn")


def _timeless(things: list[Thing], keys: dict[str, ProjectKeys]) -> Iterator[tuple[object, Thing]]:
    """Yield projects named with and without their period, where only one period is known."""
    variants: dict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        at = keys[thing.iri]
        variants[at.timeless, thing.scope][at.main].append(thing)
    for shared, named in variants.items():
        if len(named) == 2 and shared[0] in named:
            for group in named.values():
                yield from ((shared, thing) for thing in group)


def _is_of_file(thing: Thing) -> bool:
    """Whether a thing is one with itself only inside its file."""
    return thing.scope.startswith("@")


def _bodies(things: list[Thing]) -> Iterator[Judgement]:
    """Join bodies of one place whose names differ only in diacritics that a scan lost."""
    keyed = []
    for thing in things:
        if len(thing.core.split()) >= 2 and not _is_of_file(thing):
            keyed.append(((fold(thing.core), thing.scope), thing))
    yield from _group(keyed, 0.9, "cùng tên cơ quan trong cùng địa phương, chỉ khác dấu")


def _people(things: list[Thing]) -> Iterator[Judgement]:
    """Join people of one place with one post whose names differ only in diacritics.

    Or whose middle and given names agree where one surname was misread («Í§ĩ Văn An»).
    """
    posts = [(t, fold(post)) for t in things for post in t.held if not _is_of_file(t)]
    yield from _group(
        [((fold(t.core), post, t.scope), t) for t, post in posts],
        0.85,
        "cùng chức vụ, cùng địa phương, họ tên chỉ khác dấu",
    )
    unclear = {_given(t) for t, _ in posts if " " in _given(t) and not has_surname(t.label)}
    given = [((_given(t), post, t.scope), t) for t, post in posts if _given(t) in unclear]
    surnames: dict[object, set[str]] = defaultdict(set)
    for shared, thing in given:
        if has_surname(thing.label):
            surnames[shared].add(fold(thing.label.split()[0]))
    certain = [(shared, t) for shared, t in given if len(surnames[shared]) == 1]
    yield from _group(certain, 0.75, "cùng chức vụ, cùng địa phương, cùng tên; một họ bị quét sai")


def _given(person: Thing) -> str:
    """Return a person's middle and given name as compared, without the surname."""
    return fold(person.core.partition(" ")[2])


def _indicators(things: list[Thing]) -> Iterator[Judgement]:
    """Join indicators whose names differ only in diacritics, or in one word that was misread."""
    shared = [t for t in things if not _is_of_file(t)]
    yield from _group([(fold(t.core), t) for t in shared], 0.9, "cùng tên chỉ tiêu, chỉ khác dấu")
    damaged = {t.core for t in shared if oddness(t.core)}
    read_as = meant(sorted(damaged), sorted({t.core for t in shared} - damaged))
    keyed = [(read_as[t.core], t) for t in shared if t.core in read_as]
    keyed += [(t.core, t) for t in shared if t.core in set(read_as.values())]
    yield from _group(keyed, 0.7, "một tên chỉ tiêu bị quét sai một từ")
