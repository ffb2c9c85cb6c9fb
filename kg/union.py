"""The union of all graphs under canonical IRIs: what queries see and `export` writes.

A thing that several documents name has one preferred label there: the one most documents use (a
document's own file first, for its number, title and date) of those that a scan did not spoil,
then the longest. The others become alternative labels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from kg.identity.misread import oddness
from kg.identity.resolve import Identity
from kg.terms import LANGUAGE, name, words

_SINGLE = {
    name("skos:prefLabel"): name("skos:altLabel"),
    name("dcterms:title"): name("dcterms:alternative"),
    name("eli:id_local"): name("skos:hiddenLabel"),
    name("foaf:name"): None,
    name("eli:date_document"): None,
    name("eli:type_document"): None,
    name("eli:passed_by"): None,
    name("ck:projectKind"): None,
}
"""Properties of which a thing has one value in the union, and where the other values go."""
_NEVER_TO_ITSELF = frozenset(
    name(p) for p in ("eli:cites", "eli:based_on", "eli:implements", "ck:mandatedBy")
)
_LABELS = [name(p) for p in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")]
_OF_OWN_FILE = 1_000_000
_END, _BY_OTHERS, _BY_FILE = " .\n", " .others\n", " .file\n"
"""How a line ends, and one that gives a value of which one is chosen."""
_SHA256 = name("ck:sha256")


def union_of(
    documents: Iterable[list[str]], others: Iterable[list[str]], identity: Identity
) -> list[str]:
    """Return the sorted N-Triples lines of the union.

    `documents` are the documents' graphs, rewritten here; `others` (identity and derived graph)
    are canonical already.
    """
    return list(settled(sorted(chain(*canonical(documents, identity), *others))))


def canonical(documents: Iterable[Iterable[str]], identity: Identity) -> Iterator[list[str]]:
    """Yield the lines of each document under canonical IRIs, for `settled`.

    A value of a property that has one value in the union ends with a mark of its own; it counts
    more where it is a document's own file that gives it.
    """
    to = {f"<{old}>": f"<{new}>" for old, new in identity.canonical.items()}
    for lines in documents:
        split = [line.split(" ", 2) for line in lines]
        own = {to.get(s, s) for s, p, _ in split if p == _SHA256}
        made = []
        for subject, predicate, rest in split:
            s, o = to.get(subject, subject), rest[:-3]
            o = to.get(o, o)
            if predicate in _SINGLE:
                made.append(f"{s} {predicate} {o}{_BY_FILE if s in own else _BY_OTHERS}")
            elif s != o or predicate not in _NEVER_TO_ITSELF:
                made.append(f"{s} {predicate} {o}{_END}")
        yield made


def settled(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the union in order, each once.

    Given in order are the lines of `canonical` and those of other graphs, so that all that is
    said of one subject stands together.
    """
    for subject, group in groupby(lines, key=_subject):
        found: set[str] = set()
        single: dict[str, Counter[str]] = defaultdict(Counter)
        for line in group:
            if line.endswith(_END):
                found.add(line)
            else:
                _, predicate, rest = line.split(" ", 2)
                value, _, mark = rest.rpartition(" ")
                single[predicate][value] += _OF_OWN_FILE if mark == _BY_FILE[1:] else 1
        for predicate, values in single.items():
            found |= _settled(subject, predicate, values)
        yield from sorted(_without_repeated_labels(found))


def _subject(line: str) -> str:
    return line.partition(" ")[0]


def _settled(subject: str, predicate: str, values: Counter[str]) -> set[str]:
    """Choose one value of a property; hand the others to the property for other values."""
    best = min(
        values, key=lambda v: (values[v] < _OF_OWN_FILE, _oddness(v), -values[v], -len(v), v)
    )
    lines = {f"{subject} {predicate} {best} .\n"}
    if other := _SINGLE[predicate]:
        for value in values:
            if value != best:
                term = value if value.endswith(f"@{LANGUAGE}") else words(value.strip('"'))
                lines.add(f"{subject} {other} {term} .\n")
    return lines


def _oddness(term: str) -> int:
    return oddness(term.rpartition('"')[0]) if term.endswith(f"@{LANGUAGE}") else 0


def _without_repeated_labels(lines: set[str]) -> set[str]:
    """Drop a label that stands with the same words under a better property."""
    repeated: set[str] = set()
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate in _LABELS[:2]:
            worse = _LABELS[_LABELS.index(predicate) + 1 :]
            repeated.update(f"{subject} {w} {rest}" for w in worse)
    return lines - repeated
