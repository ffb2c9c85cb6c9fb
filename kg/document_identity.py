"""Which names of documents name one document.

Documents are one when number, issuer's place and year agree; a citation without a year may
join the only document it can mean; a source file without a number is the document of its kind,
issuer and time whose cited subject is its own subject. Whatever stays doubtful stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.document_names import DocumentName, is_central, subject_agreement
from kg.names import NATIONAL, key, split_place

LEAST_AGREEMENT = 0.8
"""How much of a cited subject must stand in a file's own subject; scans spoil a word or two."""
_LOOK_BACK = timedelta(days=550)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two names taken for one thing, how sure (0 to 1), and why, in a Vietnamese sentence."""

    left: str
    right: str
    score: float
    reason: str


def judge(names: Iterable[DocumentName]) -> Iterator[Judgement]:
    """Yield the judgements over the names of all documents (deterministic in any order)."""
    ordered = sorted(set(names), key=lambda n: (n.iri, not n.source, n.seen or date.min, repr(n)))
    numbered: dict[tuple[str, str], list[DocumentName]] = defaultdict(list)
    titled: dict[tuple[str, str], list[DocumentName]] = defaultdict(list)
    for name in ordered:
        if name.key:
            numbered[name.key, name.scope].append(name)
        elif name.title:
            titled[name.title, name.scope].append(name)
    for group in numbered.values():
        yield from _same_number(group)
    for group in titled.values():
        yield from _same_title(group)
    cited = [n for n in ordered if not n.source and n.about]
    yield from _unnumbered_files([n for n in ordered if n.source and not n.key], cited)


def _same_number(group: list[DocumentName]) -> Iterator[Judgement]:
    """Join names with one number and place: by year, then those that give no year."""
    by_year: dict[int, list[DocumentName]] = defaultdict(list)
    undated = []
    for name in group:
        if name.year is None:
            undated.append(name)
        else:
            by_year[name.year].append(name)
    for year, names in sorted(by_year.items()):
        yield from _star(names, 1.0, f"cùng số ký hiệu {names[0].number}, cùng năm {year}")
    loose: dict[int, list[DocumentName]] = defaultdict(list)
    for name in undated:
        target = _only_possible(name, by_year)
        if target:
            reason = f"cùng số ký hiệu {name.number}; chỉ có một văn bản số này trước ngày dẫn"
            yield from _pair(target, name, 0.9, reason)
        elif name.seen:
            loose[name.seen.year].append(name)
    for year, names in sorted(loose.items()):
        reason = f"cùng số ký hiệu {names[0].number}, cùng được dẫn trong năm {year}"
        yield from _star(names, 0.8, reason)


def _only_possible(
    name: DocumentName, by_year: dict[int, list[DocumentName]]
) -> DocumentName | None:
    """Return the one dated document that a citation without a year can mean, or `None`."""
    if name.seen is None:
        return next(iter(by_year.values()))[0] if len(by_year) == 1 else None
    earliest = name.seen - _LOOK_BACK
    possible = [
        names[0]
        for year, names in sorted(by_year.items())
        if earliest.year <= year <= name.seen.year
        and (names[0].dated is None or earliest <= names[0].dated <= name.seen)
    ]
    return possible[0] if len(possible) == 1 else None


def _same_title(group: list[DocumentName]) -> Iterator[Judgement]:
    """Join names of a document without a number: one year, or no year and one candidate."""
    years = {name.year for name in group if name.year is not None}
    if len(years) <= 1:
        yield from _star(group, 0.9, f"cùng tên «{group[0].label}», không nêu số")
    else:
        for year in sorted(years):
            names = [name for name in group if name.year == year]
            yield from _star(names, 0.95, f"cùng tên «{group[0].label}», cùng năm {year}")


def _unnumbered_files(files: list[DocumentName], cited: list[DocumentName]) -> Iterator[Judgement]:
    """Join a source file whose number is missing with the citations that mean it."""
    matches: dict[str, list[tuple[float, DocumentName]]] = defaultdict(list)
    of_citation: dict[str, set[str]] = defaultdict(set)
    by_iri = {file.iri: file for file in files}
    alike: dict[tuple[str, str], list[DocumentName]] = defaultdict(list)
    for name in cited:
        alike[key(name.type or ""), name.scope].append(name)
    for file in files:
        for name in alike[key(file.type or ""), file.scope]:
            score = _means(name, file)
            if score >= LEAST_AGREEMENT:
                matches[file.iri].append((score, name))
                of_citation[name.iri].add(file.iri)
    for iri, found in sorted(matches.items()):
        numbers = {name.key for _, name in found if name.key}
        if len(numbers) > 1 or any(len(of_citation[name.iri]) > 1 for _, name in found):
            continue
        for score, name in found:
            yield from _pair(by_iri[iri], name, round(min(score, 0.95), 2), _why(name, by_iri[iri]))


def _means(name: DocumentName, file: DocumentName) -> float:
    """Return how well a citation fits a file without a number; 0 where anything conflicts."""
    if not (name.type and file.type and name.about and file.about and file.issuer):
        return 0.0
    if name.iri == file.iri or not _issuers_fit(name, file) or not _times_fit(name, file):
        return 0.0
    return subject_agreement(name.about, file.about)


def _issuers_fit(name: DocumentName, file: DocumentName) -> bool:
    """Whether two issuers of one place can be one: named alike, or one of them not named."""
    if name.issuer is None or file.issuer is None:
        return name.key is not None and is_central(name.key) == (file.scope == NATIONAL)
    return split_place(name.issuer).core == split_place(file.issuer).core


def _times_fit(name: DocumentName, file: DocumentName) -> bool:
    """Whether a citation's year or the day it was made fits the file's own date or year."""
    if name.year and file.year:
        same_day = not (name.dated and file.dated) or name.dated == file.dated
        return name.year == file.year and same_day
    if name.seen and file.dated:
        return file.dated <= name.seen <= file.dated + _LOOK_BACK
    return False


def _why(name: DocumentName, file: DocumentName) -> str:
    return (
        f"tệp không ghi số; cùng loại «{file.type}», cùng cơ quan «{file.issuer}»,"
        f" thời gian phù hợp và cùng trích yếu «{name.about}»"
    )


def _star(names: list[DocumentName], score: float, reason: str) -> Iterator[Judgement]:
    """Join all names to the first."""
    for other in names[1:]:
        yield from _pair(names[0], other, score, reason)


def _pair(
    left: DocumentName, right: DocumentName, score: float, reason: str
) -> Iterator[Judgement]:
    if left.iri != right.iri:
        first, second = sorted((left.iri, right.iri))
        yield Judgement(first, second, score, reason)
