"""Sectors: the fields of state management that a clause or an undertaking belongs to.

Four kinds of signs are weighed, by the reference tables `sectors` and `competences`: words of the
clause, names of its projects, the heading it stands under, the field of the body that leads. Words
of the clause count most. Names of bodies in it do not: who helps says nothing of the matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.phrases import Hit, Phrases
from extract.records import Section, Statement
from extract.statements.sector_signs import SectorSign, SectorSource
from ontology.load import rows, split

if TYPE_CHECKING:  # names of types alone: the graph asks for sectors where no text is read
    from extract.mentions.found import Found
    from extract.statements.draft import Page

_WEIGHTS = {"word": 3.0, "head": 3.0, "hint": 0.9, "body": 2.0}
_EACH_SYLLABLE = 0.5
"""How much more a word says for each syllable beyond its first: «khu công nghệ cao», «khu»."""
_SHARES: dict[SectorSource, float] = {"clause": 1.0, "project": 0.9, "heading": 0.6, "body": 1.0}
_LEAST, _LEAST_SECOND, _BESIDE = 2.0, 3.0, 0.45
"""What a sector needs; what the second needs of its own, and of the first's."""
_MOST, _LEVELS = 2, 3
"""Sectors of a statement; headings above it that are asked, until one tells."""

Table = Phrases[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Signs:
    """What may tell the sector of a clause; all but `clause` may be empty.

    `hidden` are spans of `clause` that are not read (names of bodies); `headings` stand nearest
    first; `leads` are names of bodies.
    """

    clause: str
    hidden: Sequence[tuple[int, int]] = ()
    projects: Sequence[str] = ()
    headings: Sequence[str] = ()
    leads: Sequence[str] = ()


@dataclass(slots=True)
class _Case:
    """What speaks for one sector: its weight, that of words and projects alone, and the words."""

    weight: float = 0.0
    own: float = 0.0
    best: float = 0.0
    sign: SectorSign | None = None
    words: dict[str, None] = field(default_factory=dict)


def sectors_of(signs: Signs) -> tuple[SectorSign, ...]:
    """Return the sectors of a clause, at most two, the main one first.

    «Bố trí đủ giáo viên, phòng học cho năm học mới» is of «education», shown by «giáo viên»,
    «phòng học», «năm học mới».
    """
    cases: dict[str, _Case] = {}
    for weight, sign in _weighed(signs):
        _add(cases.setdefault(sign.sector, _Case()), weight, sign)
    ranked = sorted(cases.values(), key=lambda case: -case.weight)
    told = [case for case in ranked[:1] if case.weight >= _LEAST]
    told += [
        case
        for case in ranked[1:_MOST]
        if told and case.own >= _LEAST_SECOND and case.weight >= _BESIDE * told[0].weight
    ]
    return tuple(replace(c.sign, words=tuple(c.words)) for c in told if c.sign)


@cache
def project_sectors(name: str) -> tuple[str, ...]:
    """Return the sectors of an undertaking by its name: «Cầu Sông Trầu» is of «transport»."""
    return tuple(sign.sector for sign in sectors_of(Signs("", projects=(name,))))


def add_sectors(page: Page, statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements of a page with their sectors."""
    sections = {section.id: section for section in page.layout.sections}
    return [replace(s, sectors=_read(page, s, sections)) for s in statements]


def _read(page: Page, statement: Statement, sections: dict[str, Section]) -> tuple[SectorSign, ...]:
    start, end = statement.start, statement.end
    named = [b for b in page.bodies(start, end) if not b.attributes.get("collective")]
    text = page.text[start:end]
    signs = Signs(
        clause=text,
        hidden=[(b.start - start, b.end - start) for b in named],
        projects=_apart(statement.projects, page.within(start, end, "PROJECT")),
        headings=[title for title in _titles(statement, sections) if title not in text],
        leads=statement.names("lead"),
    )
    return tuple(_placed(sign, start) for sign in sectors_of(signs))


def _apart(projects: Sequence[str], inside: Sequence[Found]) -> list[str]:
    """Return the projects, by their words in the clause where it names them all."""
    return list(projects) if projects else [p.norm for p in inside]


def _placed(sign: SectorSign, offset: int) -> SectorSign:
    if sign.start is None or sign.end is None:
        return sign
    return replace(sign, start=sign.start + offset, end=sign.end + offset)


def _titles(statement: Statement, sections: dict[str, Section]) -> Iterator[str]:
    """Yield the titles of the nearest sections above a statement, nearest first."""

    def upwards() -> Iterator[str]:
        section = sections.get(statement.section or "")
        while section:
            if section.title:
                yield section.title
            section = sections.get(section.parent or "")

    return islice(upwards(), _LEVELS)


def _add(case: _Case, weight: float, sign: SectorSign) -> None:
    case.words.update(dict.fromkeys(sign.words))
    case.weight += weight
    case.own += weight if sign.source in ("clause", "project") else 0.0
    if weight > case.best:
        case.best, case.sign = weight, sign


def _weighed(signs: Signs) -> Iterator[tuple[float, SectorSign]]:
    """Yield what each sign weighs; a phrase counts once, and only the nearest telling heading."""
    yield from _from_clause(signs)
    for name in dict.fromkeys(signs.projects):
        yield from _told(name, "project", _heads().find(name[:_HEAD]), first=True)
        if name not in signs.clause:
            yield from _told(name, "project", _matters().find(name))
    for heading in signs.headings:
        found = list(_told(heading, "heading", _matters().find(heading)))
        yield from found
        if found:
            break
    bodies = (sign for lead in signs.leads for sign in _told(lead, "body", _fields().find(lead)))
    yield from {sign.sector: (weight, sign) for weight, sign in bodies}.values()


_HEAD = 60
"""Characters of a project's name in which its first words are looked for."""


def _from_clause(signs: Signs) -> Iterator[tuple[float, SectorSign]]:
    said: set[str] = set()
    for hit in _matters().find(signs.clause):
        words = signs.clause[hit.start : hit.end]
        inside = any(s < hit.end and hit.start < e for s, e in signs.hidden)
        if inside or words.lower() in said or not hit.value[0]:
            continue
        said.add(words.lower())
        sector = hit.value[0]
        yield _weight(hit), SectorSign(sector, "clause", (words,), hit.start, hit.end)


def _told(
    name: str, source: SectorSource, hits: Iterable[Hit[tuple[str, str]]], *, first: bool = False
) -> Iterator[tuple[float, SectorSign]]:
    """Yield the signs of a name; with `first`, only what it begins with."""
    for hit in hits:
        sector = hit.value[0]
        if sector and not (first and hit.start > 0):
            words = (name[hit.start : hit.end],)
            yield _weight(hit) * _SHARES[source], SectorSign(sector, source, words)


def _weight(hit: Hit[tuple[str, str]]) -> float:
    kind = hit.value[1]
    more = _EACH_SYLLABLE * (hit.size - 1) if kind in ("word", "head") else 0.0
    return _WEIGHTS[kind] + more


def _table(*signs: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for row in rows("sectors"):
        if row["sign"] in signs:
            for words in split(row["words"]):
                yield words, (row["sector"], row["sign"])


@cache
def _matters() -> Table:
    """The words that tell a matter; those of no sector («trường hợp») hide what is in them."""
    known = [(r["keyword"], (r["sector"], "word")) for r in rows("competences") if r["sector"]]
    return Phrases([*_table("word", "hint", "none"), *known])


@cache
def _heads() -> Table:
    """The words by which names of undertakings begin: «cầu», «trường», «kè»."""
    return Phrases(_table("head"))


@cache
def _fields() -> Table:
    """The words that tell a body's field: «giáo dục và đào tạo», «giao thông vận tải»."""
    return Phrases(_table("body"))
