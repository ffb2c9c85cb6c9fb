"""The cast of one document: everything it names, each with its IRI and how it is compared.

A pure function of the document. The same name in another document of the same place gets the
same IRI; what is one in spite of different names is decided in `kg.identity.resolve`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from extract.records import Document, Extraction, Mention, Reference
from kg.identity.document_names import (
    DocumentName,
    is_central,
    number_key,
    parse_day,
    subject_words,
    title_key,
    year_in_number,
)
from kg.identity.homes import home_of, home_of_body, names_of_bodies
from kg.identity.misread import mend_surname
from kg.identity.names import (
    NATIONAL,
    indicator_key,
    is_bare_project,
    is_national,
    is_nationwide,
    key,
    names_itself,
    split_place,
)
from kg.identity.scopes import Home, body_scope
from kg.identity.unnumbered import subject_behind, unnumbered_citations
from kg.iris import Iris

_LAW = re.compile(r"(?:bộ )?luật |hiến pháp|pháp lệnh ")


@dataclass(frozen=True, slots=True)
class Thing:
    """A body, project, person or indicator that a document names.

    `core` is the name as compared, without its place where one is split off; `scope` is the place
    inside which the name is one thing (`NATIONAL`, or the file).
    `spellings` are the words as they stand in the file, `held` the posts of a person.
    """

    iri: str
    kind: str
    label: str
    core: str
    scope: str
    collective: bool = False
    spellings: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """What one document names; each table goes from the name as extracted to the thing."""

    document: DocumentName
    scope: str
    bodies: dict[str, Thing] = field(default_factory=dict)
    projects: dict[str, Thing] = field(default_factory=dict)
    people: dict[str, Thing] = field(default_factory=dict)
    indicators: dict[str, Thing] = field(default_factory=dict)
    cited: dict[str, DocumentName] = field(default_factory=dict)
    cited_at: dict[tuple[int, int], DocumentName] = field(default_factory=dict)

    def things(self) -> list[Thing]:
        """Return all things, each IRI once, in the order of their IRIs."""
        tables = (self.bodies, self.projects, self.people, self.indicators)
        found = {t.iri: t for table in tables for t in table.values()}
        return [found[iri] for iri in sorted(found)]

    def documents(self) -> list[DocumentName]:
        """Return the document's own name and all names it cites."""
        names = {self.document, *self.cited.values(), *self.cited_at.values()}
        return sorted(names, key=lambda n: (n.iri, repr(n)))

    def referred(self, reference: Reference) -> str | None:
        """Return the IRI of the document that a reference means; `None` for the document itself."""
        at = (reference.start, reference.end)
        name = self.cited_at.get(at) or self.cited.get(reference.norm)
        return name.iri if name and name.iri != self.document.iri else None


def cast_of(extraction: Extraction, text: str, iris: Iris) -> Cast:
    """Collect what a document names; `text` is the text of its source file."""
    file = f"@{extraction.sha256[:16]}"
    document = extraction.document
    home = home_of(extraction, file)
    national = document.issuer is not None and is_national(document.issuer)
    scope = home.scope or (NATIONAL if national else file)
    own = _own_name(extraction, scope, iris)
    cast = Cast(own, scope)
    _add_cited(cast, extraction, text, home, iris)
    _add_unnumbered(cast, extraction, text, home, iris)
    _add_bodies(cast, extraction, home, iris)
    _add_projects(cast, extraction, file, iris)
    _add_people(cast, extraction, iris)
    _add_indicators(cast, extraction, file, iris)
    return cast


def effective_date(document: Document) -> date | None:
    """Return a document's date; without one, the end of what a report covers or a plan's start.

    A report that also plans («… tháng 3, nhiệm vụ tháng 4») is made when its period begins.
    """
    if document.date or not document.period:
        return document.date
    period = document.period
    reports = document.type is not None and key(document.type).startswith("báo cáo")
    plans = document.about is not None and "nhiệm vụ" in key(document.about)
    looks_back = reports and not plans
    first, second = (period.last, period.first) if looks_back else (period.first, period.last)
    return first or second


# --- documents ------------------------------------------------------------------------------


def _own_name(extraction: Extraction, scope: str, iris: Iris) -> DocumentName:
    """Return the document's own name: by number, place and year, else by the file's bytes."""
    document = extraction.document
    number = number_key(document.number) if document.number else None
    placed = NATIONAL if number and is_central(number) else scope
    year = document.date.year if document.date else (year_in_number(number) if number else None)
    label = _label(document.type, document.number, document.about, extraction.name)
    stem = f"{document.type or 'văn bản'} {document.date or ''}"
    iri = iris.file_document(extraction.sha256, stem)
    if number and year and not placed.startswith("@"):
        iri = _numbered_iri(iris, document.number or "", number, placed, year)
    return DocumentName(
        iri=iri,
        label=label,
        type=document.type,
        number=document.number,
        key=number,
        scope=placed,
        dated=document.date,
        year=year,
        issuer=document.issuer,
        about=document.about,
        source=True,
        seen=effective_date(document),
    )


def _numbered_iri(iris: Iris, number: str, compared: str, scope: str, year: object) -> str:
    return iris.named("document", f"{number} {year}", "number", compared, scope, year)


def _label(
    kind: str | None, number: str | None, about: str | None = None, fallback: str = ""
) -> str:
    """Return how a document is called: «Nghị quyết số 12/NQ-HĐND», «Báo cáo: Tình hình …»."""
    if number:
        return f"{kind} số {number}" if kind else number
    if about:
        return f"{kind}: {about}" if kind else about
    return kind or fallback


def _add_cited(cast: Cast, extraction: Extraction, text: str, home: Home, iris: Iris) -> None:
    """Name the cited documents; a mention without a year means the one dated alike, if any."""
    by_norm: dict[str, list[tuple[Mention, DocumentName]]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.type == "LEGAL":
            name = _cited_name(cast, mention, extraction.sha256, home, iris)
            if not name.about:
                name = replace(name, about=subject_behind(text, mention.end))
            by_norm[mention.norm].append((mention, name))
    for norm, named in by_norm.items():
        years = {name.year for _, name in named if name.year}
        about = next((name.about for _, name in named if name.about), None)
        issuer = next((name.issuer for _, name in named if name.issuer), None)
        best = next((name for _, name in named if name.year), named[0][1])
        for mention, name in named:
            known = name if name.year or len(years) != 1 else replace(best, about=name.about)
            if len(years) <= 1:
                known = replace(known, about=known.about or about, issuer=known.issuer or issuer)
            cast.cited_at[mention.start, mention.end] = known
        cast.cited[norm] = cast.cited_at[named[0][0].start, named[0][0].end]


def _add_unnumbered(cast: Cast, extraction: Extraction, text: str, home: Home, iris: Iris) -> None:
    """Name the documents that are cited by type, day and subject alone."""
    for cited in unnumbered_citations(extraction, text):
        placed = body_scope(cited.issuer, home) if cited.issuer else None
        scope = placed.place or NATIONAL if placed else cast.scope
        core = placed.core if placed else ""
        identity = (key(cited.type), cited.dated, scope, core, subject_words(cited.about))
        stem = f"{cited.type} {cited.dated} {cited.about}"
        cast.cited_at[cited.start, cited.end] = DocumentName(
            iri=iris.named("document", stem, "unnumbered", *identity),
            label=cited.label,
            type=cited.type,
            scope=scope,
            dated=cited.dated,
            year=cited.dated.year,
            issuer=cited.issuer,
            about=cited.about,
            seen=cast.document.seen,
        )


def _cited_name(cast: Cast, mention: Mention, sha256: str, home: Home, iris: Iris) -> DocumentName:
    attributes = mention.attributes
    number = attributes.get("number")
    found = number_key(number) if number else None
    day, year = parse_day(attributes.get("date"))
    year = (year_in_number(found) if found else None) or year
    issuer = attributes.get("issuer")
    title = None if found else title_key(mention.norm)
    scope = cast.scope
    if (found and is_central(found)) or (title and (_LAW.match(title) or is_nationwide(title))):
        scope = NATIONAL
    elif issuer:
        scope = body_scope(issuer, home).place or NATIONAL
    if found and _is_itself(found, scope, year, cast.document):
        return replace(cast.document, source=False, about=None)
    if found and number:
        where = year or f"cited in {sha256}"
        iri = iris.named("document", f"{number} {year or ''}", "number", found, scope, where)
    else:
        iri = iris.named("document", mention.norm, "title", title, scope, year)
    return DocumentName(
        iri=iri,
        label=_label(attributes.get("type"), number) if number else mention.norm,
        type=attributes.get("type"),
        number=number,
        key=found,
        title=title,
        scope=scope,
        dated=day,
        year=year,
        issuer=issuer,
        about=attributes.get("about"),
        seen=cast.document.seen,
    )


def _is_itself(number: str, scope: str, year: int | None, own: DocumentName) -> bool:
    """Whether a citation repeats the document's own number (in its head or an annex)."""
    return number == own.key and scope == own.scope and (year is None or year == own.year)


# --- bodies, projects, people, indicators ---------------------------------------------------


def _spellings(extraction: Extraction, kind: str) -> dict[str, tuple[str, ...]]:
    """Return for each norm of a mention type the different words that stand in the file."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in extraction.mentions:
        if mention.type == kind:
            found[mention.norm][" ".join(mention.quote.split())] = None
    return {norm: tuple(words) for norm, words in found.items()}


def _add_bodies(cast: Cast, extraction: Extraction, home: Home, iris: Iris) -> None:
    spellings = _spellings(extraction, "ORG")
    marked = {
        m.norm: m.attributes
        for m in extraction.mentions
        if m.type == "ORG" and ("collective" in m.attributes or "place" in m.attributes)
    }
    for name in names_of_bodies(extraction):
        if name in cast.bodies:
            continue
        attributes = marked.get(name, {})
        placed = body_scope(name, home_of_body(attributes.get("place"), home))
        collective = attributes.get("collective") == "yes" or key(name).startswith("các ")
        cast.bodies[name] = Thing(
            iri=iris.named("agency", f"{placed.core} {placed.place}", placed.core, placed.place),
            kind="agency",
            label=name,
            core=placed.core,
            scope=placed.place or NATIONAL,
            collective=collective,
            spellings=spellings.get(name, ()),
        )


def _add_projects(cast: Cast, extraction: Extraction, file: str, iris: Iris) -> None:
    spellings = _spellings(extraction, "PROJECT")
    named = dict.fromkeys(
        [m.norm for m in extraction.mentions if m.type == "PROJECT"]
        + [p for s in extraction.statements for p in s.projects]
    )
    for name in named:
        whole_country = is_nationwide(name) and split_place(name).place is None
        where = NATIONAL if whole_country else cast.scope
        if is_bare_project(name):
            where = file  # «Cầu», «Nhà máy»: one thing inside its file at most
        cast.projects[name] = Thing(
            iri=iris.named("project", name, key(name), where),
            kind="project",
            label=name,
            core=key(name),
            scope=where,
            spellings=spellings.get(name, ()),
        )


def _add_people(cast: Cast, extraction: Extraction, iris: Iris) -> None:
    spellings = _spellings(extraction, "PERSON")
    signature = extraction.document.signature
    posts: dict[str, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        if mention.type == "PERSON":
            post = mention.attributes.get("post")
            posts[mention.norm] |= {post} if post else set()
    if signature:
        posts[signature.name] |= {signature.post} if signature.post else set()
    for name, held in posts.items():
        cast.people[name] = Thing(
            iri=iris.named("person", mend_surname(name), key(mend_surname(name)), cast.scope),
            kind="person",
            label=mend_surname(name),
            core=key(mend_surname(name)),
            scope=cast.scope,
            spellings=spellings.get(name, ()),
            held=tuple(sorted(held)),
        )


def _add_indicators(cast: Cast, extraction: Extraction, file: str, iris: Iris) -> None:
    for figure in extraction.indicators:
        compared = indicator_key(figure.name)
        where = NATIONAL if names_itself(compared) else file
        cast.indicators[figure.name] = Thing(
            iri=iris.named("indicator", compared, compared, where),
            kind="indicator",
            label=figure.name,
            core=compared,
            scope=where,
        )
