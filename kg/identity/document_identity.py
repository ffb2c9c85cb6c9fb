"""Which names of documents name one document.

Documents are one when number, issuer's place and year agree; a citation without a year may
join the only document it can mean; a source file without a number is the document of its kind,
issuer and time whose cited subject is its own subject. Whatever stays doubtful stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kg.identity.document_names import DocumentName, is_central, subject_agreement, subject_words
from kg.identity.judgements import Judgement, judged
from kg.identity.names import NATIONAL, key, split_place
from kg.identity.subject_index import SubjectIndex

LEAST_AGREEMENT = 0.8
"""How much of a cited subject must stand in a file's own subject; scans spoil a word or two."""
_CHANGE_WORDS = ("điều chỉnh", "bổ sung", "sửa đổi", "thay thế", "bãi bỏ", "giao chi tiết")
_MOST_ALIKE = 20
"""So many citations of one type, place and day are compared with each; more are chance."""
_LOOK_BACK = timedelta(days=550)


def ordered(names: Iterable[DocumentName], alone: frozenset[str]) -> list[DocumentName]:
    """Return some names, each once, in the order in which the judges need them.

    `alone` are the IRIs that a person put apart: they are never the middle of a star.
    """

    def order(n: DocumentName) -> tuple[object, ...]:
        return n.iri in alone, n.iri, not n.source, n.seen or date.min, repr(n)

    return sorted(set(names), key=order)


def number(name: DocumentName) -> tuple[str, str] | None:
    """Return the number and place of a document that has one."""
    return (name.key, name.scope) if name.key else None


def title(name: DocumentName) -> tuple[str, str] | None:
    """Return the title and place of a document without a number."""
    return (name.title, name.scope) if name.title and not name.key else None


def day(name: DocumentName) -> tuple[str, str, date] | None:
    """Return type, place and day of a document of which a subject is told."""
    if not (name.type and name.dated and name.about):
        return None
    return key(name.type), name.scope, name.dated


def kind(name: DocumentName) -> tuple[str, str] | None:
    """Return type and place of a source file without a number, or of a citation with a subject."""
    unnumbered = not name.key if name.source else bool(name.about)
    return (key(name.type or ""), name.scope) if unnumbered else None


def is_unnumbered_citation(name: DocumentName) -> bool:
    """Whether a name is a citation by type, day and subject alone."""
    return not (name.source or name.key or name.title)


def judge_numbers(group: list[DocumentName]) -> Iterator[Judgement]:
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
            yield from judged(target.iri, name.iri, 0.9, reason)
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


def judge_titles(group: list[DocumentName]) -> Iterator[Judgement]:
    """Join names of a document without a number: one year, or no year and one candidate."""
    years = {name.year for name in group if name.year is not None}
    if len(years) <= 1:
        yield from _star(group, 0.9, f"cùng tên «{group[0].label}», không nêu số")
    else:
        for year in sorted(years):
            names = [name for name in group if name.year == year]
            yield from _star(names, 0.95, f"cùng tên «{group[0].label}», cùng năm {year}")


def judge_days(group: list[DocumentName]) -> Iterator[Judgement]:
    """Join citations by type, day and subject with the one document that these fit.

    «nghị quyết được thông qua ngày 08/12/2023 về kế hoạch đầu tư công năm 2024» is the resolution
    of that day whose subject agrees, cited elsewhere by its number or present as a file.
    """
    loose = _distinct(n for n in group if is_unnumbered_citation(n))
    certain = _distinct(n for n in group if n.source or n.key)
    for place, name in enumerate(loose):
        fitting = [n for n in certain if _agree(name, n)]
        meant = {n.key or n.iri for n in fitting}
        # Subjects that differ little («bổ sung», «điều chỉnh») name two documents of one day.
        for other in fitting if len(meant) == 1 else ():
            yield from judged(other.iri, name.iri, 0.9, _by_day(name, other))
        for other in loose[place + 1 : place + 1 + _MOST_ALIKE]:
            if _agree(name, other):
                yield from judged(other.iri, name.iri, 0.85, _by_day(name, other))


def _distinct(names: Iterable[DocumentName]) -> list[DocumentName]:
    """Return one name for each document and subject, in the order in which they came."""
    found: dict[tuple[object, ...], DocumentName] = {}
    for name in names:
        document = name.iri if name.source else name.key or name.iri
        found.setdefault((document, subject_words(name.about or "")), name)
    return list(found.values())


def _agree(name: DocumentName, other: DocumentName) -> bool:
    """Whether two documents of one type, place and day can be one by issuer and subject."""
    issuers = {split_place(issuer).core for issuer in (name.issuer, other.issuer) if issuer}
    if len(issuers) > 1:
        return False
    one, two = name.about or "", other.about or ""
    agreement = max(subject_agreement(one, two), subject_agreement(two, one))
    return agreement >= LEAST_AGREEMENT and _changes(one) == _changes(two)


def _changes(about: str) -> frozenset[str]:
    """Return the words of a subject by which one document differs from what it changes."""
    compared = key(about)
    return frozenset(word for word in _CHANGE_WORDS if word in compared)


def _by_day(name: DocumentName, other: DocumentName) -> str:
    number = f" {other.number}" if other.number else ""
    return (
        f"dẫn không ghi số; cùng loại «{name.type}», cùng cơ quan, cùng ngày {name.dated:%d/%m/%Y}"
        f" và cùng trích yếu với «{other.label if not number else number.strip()}»: «{name.about}»"
    )


def judge_files(group: list[DocumentName]) -> Iterator[Judgement]:
    """Join a source file whose number is missing with the citations that mean it."""
    matches: dict[str, list[tuple[float, DocumentName]]] = defaultdict(list)
    of_citation: dict[str, set[str]] = defaultdict(set)
    files = [n for n in group if n.source]
    by_iri = {file.iri: file for file in files}
    index = SubjectIndex(files, LEAST_AGREEMENT)
    for name in (n for n in group if not n.source):
        for file in index.candidates(name.about or ""):
            score = _means(name, file)
            if score >= LEAST_AGREEMENT:
                matches[file.iri].append((score, name))
                of_citation[name.iri].add(file.iri)
    for iri, found in sorted(matches.items()):
        numbers = {name.key for _, name in found if name.key}
        if len(numbers) > 1 or any(len(of_citation[name.iri]) > 1 for _, name in found):
            continue
        for score, name in found:
            yield from judged(iri, name.iri, round(min(score, 0.95), 2), _why(name, by_iri[iri]))


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
        yield from judged(names[0].iri, other.iri, score, reason)
