"""Named things as triples: bodies, projects, people with their posts, indicators, their labels.

`skos:prefLabel` is the name as extraction gives it, `skos:altLabel` a proper other wording (an
abbreviation), `skos:hiddenLabel` a spelling as read, noise included.
"""

from __future__ import annotations

from functools import cache

from extract.records import Mention, Signature
from extract.statements.sectors import project_sectors
from kg.document.cast import Thing, effective_date
from kg.document.page import Page
from kg.document.statement_triples import sector_iri
from kg.identity.names import key, plain, split_level
from kg.identity.scopes import place_in, units_in
from kg.iris import Iris
from kg.terms import Lines, day, iri_of, words
from ontology.load import rows, split

_NEAR = 6


_KIND_CONCEPTS = {
    "investment": "ck:investmentProject",
    "programme": "ck:programme",
    "campaign": "ck:campaign",
    "scheme": "ck:scheme",
    "plan": "ck:plan",
}


@cache
def _project_kinds() -> tuple[tuple[str, str], ...]:
    """Return the words that begin a project's name and the concept of its kind, longest first."""
    found = {
        key(head): _KIND_CONCEPTS[row["kind"]]
        for row in rows("project_heads")
        for head in split(row["head"])
    }
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def project_kind(name: str) -> str:
    """Return the concept of a project's kind by the words it begins with.

    «Đề án …» is a scheme, «Quy hoạch …» a plan, «Chương trình …» a programme; all else is an
    investment project.
    """
    compared = key(name)
    for head, concept in _project_kinds():
        if compared == head or compared.startswith(f"{head} "):
            return concept
    return _KIND_CONCEPTS["investment"]


@cache
def _body_kinds() -> tuple[tuple[str, str], ...]:
    """Return names and heads of known bodies with the concept of their kind, longest first."""
    found = {key(row["name"]): row["kind"] for row in (*rows("departments"), *rows("agencies"))}
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def body_kind(name: str) -> str | None:
    """Return the concept of a body's kind («Sở Y tế …» is a department), `None` if unknown."""
    compared = key(name)
    for head, kind in _body_kinds():
        if compared == head or compared.startswith(f"{head} "):
            return f"ck:{kind}"
    return None


def write_names(page: Page) -> None:
    """Write everything that the document names, but for other documents."""
    writers = {"agency": _write_body, "project": _write_project, "person": _write_person}
    for thing in page.cast.things():
        _write_labels(page, thing)
        writers.get(thing.kind, _write_indicator)(page, thing)
    _write_posts(page)


def _write_labels(page: Page, thing: Thing) -> None:
    page.lines.value(thing.iri, "skos:prefLabel", words(thing.label))
    proper = words(thing.label)
    for spelling in thing.spellings:
        if words(spelling) == proper:
            continue
        same = plain(thing.label).startswith(plain(spelling)) and key(thing.label).startswith(
            key(spelling)
        )
        kind = "skos:altLabel" if same else "skos:hiddenLabel"
        page.lines.value(thing.iri, kind, words(spelling))


def _write_body(page: Page, thing: Thing) -> None:
    page.lines.kind(thing.iri, "ck:Agency")
    if thing.collective:
        page.lines.kind(thing.iri, "ck:CollectiveBody")
    elif kind := body_kind(thing.label):
        page.lines.link(thing.iri, "org:classification", iri_of(kind))
    if place_in(thing.scope):
        place = write_place(page.lines, page.iris, thing.scope)
        page.lines.link(thing.iri, "ck:jurisdiction", place)


def write_place(lines: Lines, iris: Iris, scope: str) -> str:
    """Write an administrative unit, given by its scope, and return its IRI."""
    place = place_in(scope)
    iri = iris.named("place", place, scope)
    lines.kind(iri, "ck:AdministrativeUnit")
    lines.value(iri, "skos:prefLabel", words(place_name(place)))
    if level := place_level(place):
        lines.link(iri, "ck:administrativeLevel", iri_of(level))
    return iri


def place_name(place: str) -> str:
    """Return a place's name from its key: «thành phố hà nội» → «thành phố Hà Nội»."""
    return ", ".join(_unit_name(unit) for unit in units_in(place))


def _unit_name(unit: str) -> str:
    level, own = split_level(unit)
    return " ".join([level, *(w[:1].upper() + w[1:] for w in own.split())]).strip()


@cache
def place_level(place: str) -> str | None:
    """Return the concept of a place's level; a «thành phố» is a province's or a district's."""
    level, _ = split_level(place)
    if place in {key(row["name"]) for row in rows("provinces")}:
        return "ck:provinceLevel"
    if level in ("xã", "phường", "thị trấn", "đặc khu"):
        return "ck:communeLevel"
    if level in ("huyện", "quận", "thị xã", "thành phố"):
        return "ck:districtLevel"
    return "ck:provinceLevel" if level == "tỉnh" else None


def _write_project(page: Page, thing: Thing) -> None:
    page.lines.kind(thing.iri, "ck:Project")
    page.lines.link(thing.iri, "ck:projectKind", iri_of(project_kind(thing.label)))
    page.lines.links(thing.iri, "ck:sector", map(sector_iri, project_sectors(thing.label)))


def _write_person(page: Page, thing: Thing) -> None:
    page.lines.kind(thing.iri, "foaf:Person")
    page.lines.value(thing.iri, "foaf:name", words(thing.label))


def _write_indicator(page: Page, thing: Thing) -> None:
    page.lines.kind(thing.iri, "ck:Indicator")


def _write_posts(page: Page) -> None:
    """Write the posts that people hold: the signature's, and those named beside their body."""
    signature = page.extraction.document.signature
    if signature:
        _write_signature(page, signature)
    bodies = [m for m in page.extraction.mentions if m.type == "ORG"]
    for person in page.extraction.mentions:
        post = person.attributes.get("post") if person.type == "PERSON" else None
        beside = [b for b in bodies if post and 0 <= person.start - b.end <= _NEAR]
        if post and beside:
            _write_post(page, person.norm, post, beside[-1].norm, person)


def _write_signature(page: Page, signature: Signature) -> None:
    person = page.cast.people[signature.name].iri
    page.lines.link(page.document, "ck:signedBy", person)
    body = page.extraction.document.issuer
    if signature.post and body:
        _write_post(page, signature.name, signature.post, body, signature)


def _write_post(page: Page, name: str, post: str, body: str, at: Signature | Mention) -> None:
    """Write that a person held a post in a body when the document was made."""
    lines, iris = page.lines, page.iris
    person, organization = page.cast.people[name].iri, page.cast.bodies[body].iri
    role = iris.named("post", post, key(post))
    iri = iris.named("membership", f"{name} {post}", person, organization, role)
    lines.kind(role, "org:Role")
    lines.value(role, "skos:prefLabel", words(post))
    lines.kind(iri, "org:Membership")
    lines.link(iri, "org:member", person)
    lines.link(iri, "org:organization", organization)
    lines.link(iri, "org:role", role)
    lines.link(iri, "ck:evidence", page.evidence(at.start, at.end))
    if when := effective_date(page.extraction.document):
        lines.value(iri, "ck:asOf", day(when))
