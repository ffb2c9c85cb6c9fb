"""Succession: what became of the bodies that documents name, as `org:ChangeEvent`s.

Each body that the changes of 2025 touched is tied to the events that it and its successors went
through; successors become nodes. Where the law does not fix one successor, there is no
`ck:succeededBy`: the bodies that may be it are so named, or none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.agencies.body_changes import Body, Change, history, level_of, name_of
from kg.agencies.legal_bases import label_of, write_bases
from kg.document.labels import body_kind, write_place
from kg.document.page import write_instant
from kg.identity.names import NATIONAL
from kg.iris import Iris
from kg.terms import Lines, iri_of, words
from kg.world import World

_VERBS = {
    "merger": "Hợp nhất, sáp nhập vào {heir}",
    "reorganisation": "Tổ chức lại thành {heir}",
    "unitMerger": "Sắp xếp đơn vị hành chính, chuyển về {heir}",
    "partTransfer": "Chuyển một phần nhiệm vụ về {heir}",
    "abolition": "Kết thúc hoạt động",
}
_MANY = 3
"""More heirs than these are counted in an event's name, not listed."""


def body_iri(iris: Iris, body: Body) -> str:
    """Return the IRI of a body, the same that documents which name it give it."""
    return iris.named("agency", f"{body.core} {body.scope}", body.core, body.scope)


def bodies_in(world: World) -> Mapping[str, tuple[Body, ...]]:
    """Return the single bodies of the world by canonical IRI, each by all its placed names."""
    found: dict[str, tuple[Body, ...]] = {}
    for iri, things in world.things.items():
        named = {
            Body(thing.core, thing.scope)
            for thing in things
            if thing.kind == "agency" and not thing.collective and level_of(thing.scope)
        }
        if named:
            found[iri] = tuple(sorted(named))
    return found


def write_succession(lines: Lines, world: World) -> None:
    """Write the changes that the world's bodies and their successors went through."""
    named = bodies_in(world)
    iri_by_body = {body: iri for iri, bodies in named.items() for body in bodies}

    def iri(body: Body) -> str:
        return iri_by_body.get(body) or world.identity.of(body_iri(world.iris, body))

    events: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in history([body for bodies in named.values() for body in bodies]):
        heirs = tuple(sorted({iri(result) for result in change.results}))
        if heirs != (iri(change.original),):
            together = "" if change.certain and heirs else iri(change.original)
            events[change.kind, change.day, heirs, change.part, together].append(change)
    for _, changes in sorted(events.items(), key=lambda pair: repr(pair[0])):
        ends = [
            (iri(change.original), sorted({(iri(r), r) for r in change.results}))
            for change in changes
        ]
        _write_event(lines, world, changes, ends)
        for change in changes:
            for body in (change.original, *change.results):
                if iri(body) not in world.things:
                    write_body(lines, world.iris, iri(body), body)


def _write_event(
    lines: Lines,
    world: World,
    changes: list[Change],
    ends: list[tuple[str, list[tuple[str, Body]]]],
) -> None:
    """Write one event: bodies that became one together, or what one body's end left open."""
    first = changes[0]
    originals = sorted({original for original, _ in ends})
    heirs = {heir: body for _, found in ends for heir, body in found}
    apart = () if first.certain and heirs else originals
    identity = (first.kind, first.day, first.part, *sorted(heirs), "of", *apart)
    title = _title(first, heirs.values())
    event = world.iris.named("change", f"{first.day} {title}", *identity)
    lines.kind(event, "org:ChangeEvent")
    lines.value(event, "skos:prefLabel", words(title))
    lines.link(event, "ck:changeKind", iri_of(f"ck:{first.kind}"))
    lines.link(event, "time:hasTime", write_instant(lines, world.iris, first.day))
    lines.links(event, "ck:legalBasis", write_bases(lines, world, first.basis))
    lines.links(event, "org:resultingOrganization", sorted(heirs))
    if first.part:
        lines.value(event, "ck:transferredPart", words(first.part))
    lines.value(event, "dcterms:description", words("; ".join(map(label_of, first.basis))))
    if first.reason:
        lines.value(event, "ck:reason", words(_open_question(first, heirs.values())))
    follows = "ck:succeededBy" if first.certain else "ck:possibleSuccessor"
    for original in originals:
        lines.link(event, "org:originalOrganization", original)
        lines.link(original, "org:changedBy", event)
        if first.kind != "partTransfer":
            lines.links(original, follows, sorted(set(heirs) - {original}))


def _title(change: Change, heirs: Iterable[Body]) -> str:
    names = [name_of(body) for body in sorted(set(heirs))]
    if change.kind == "abolition":
        return f"{_VERBS['abolition']}: {name_of(change.original)}"
    listed = ", ".join(names) if len(names) <= _MANY else f"{len(names)} cơ quan"
    return _VERBS[change.kind].format(heir=listed)


def _open_question(change: Change, heirs: Iterable[Body]) -> str:
    """Return why there is no one successor, and which bodies it may be."""
    names = ", ".join(name_of(body) for body in sorted(set(heirs)))
    return f"{change.reason}; có thể là: {names}" if names else change.reason


def write_body(lines: Lines, iris: Iris, iri: str, body: Body) -> None:
    """Write a body that no document names: its name, kind and place."""
    name = name_of(body)
    lines.kind(iri, "ck:Agency")
    lines.value(iri, "skos:prefLabel", words(name))
    if kind := body_kind(name):
        lines.link(iri, "org:classification", iri_of(kind))
    if body.scope != NATIONAL:
        lines.link(iri, "ck:jurisdiction", write_place(lines, iris, body.scope))
