"""Teaching: what verdicts tell of other documents than the one they were given on.

A reviewer who says that the words «Sở NN&MT» name the body «Sở Nông nghiệp và Môi trường» has said
so of one document. Where the words are a plain abbreviation of the whole name, and nobody says
otherwise, every build takes it for all documents of the same place: the body that the machine
makes of these words and the body that was meant are one. Anything less certain is only told: people
decide (`camket same`). What people say of pairs of names holds in every build by itself. A name
that was corrected back to the letters that a scan shows tells of a repair that went wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from extract.records import Extraction, Repair
from kg.document.cast import Thing, cast_of
from kg.identity.decisions import Decision, Timed
from kg.identity.names import split_place
from kg.iris import Iris
from kg.review.abbreviation import abbreviates
from kg.review.apply import reviewed
from kg.review.matching import Places
from kg.review.situation import Judged, Situation
from kg.review.verdicts import Body, State, Verdict

Kind = Literal["alias", "same", "different", "repair"]
_ROLES: tuple[Literal["lead", "support", "supervise"], ...] = ("lead", "support", "supervise")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a verdict teaches: `read` is what the machine makes of the `words`, `meant` what is so.

    It is `certain` where builds follow it by themselves, and `why` tells why or why not. `one` and
    `other` are the IRIs (without the base) of the two names; of a repair, `sha256` and `repair`.
    """

    kind: Kind
    words: str
    read: str
    meant: str
    document: str
    verdict: Verdict
    certain: bool
    why: str
    one: str = ""
    other: str = ""
    sha256: str = ""
    repair: Repair | None = None


def lessons(found: Situation, places: Places, iris: Iris) -> list[Lesson]:
    """Return all that verdicts in force teach, in order of the verdicts."""
    aliases: list[Lesson] = []
    repairs: list[Lesson] = []
    for sha256 in sorted(found.documents()):
        changed = [j for j in found.of_document(sha256).values() if j.standing.word == "corrected"]
        if changed:
            page = _Page(sha256, found, places, iris)
            for judged in changed:
                aliases += page.aliases(judged)
                repairs += page.repairs(judged)
    told = [*_settled(aliases, found), *repairs, *_pairs(found)]
    return sorted(told, key=lambda one: (one.verdict.number, one.kind, one.words, one.read))


def decisions(told: Iterable[Lesson], base: str) -> Iterator[Timed]:
    """Yield as decisions the names that builds take for one, with the times of the verdicts."""
    for lesson in told:
        if lesson.kind == "alias" and lesson.certain:
            one, other = sorted((base + lesson.one, base + lesson.other))
            yield Decision("same", one, other), lesson.verdict.when


class _Page:
    """A document with what it names, as the machine reads it and as people left it."""

    def __init__(self, sha256: str, found: Situation, places: Places, iris: Iris) -> None:
        self._known = places.known()[sha256]
        self._text = places.text(sha256)
        self._read = places.extraction(sha256)
        self._judged = found.of_document(sha256)
        self._iris = iris

    @cached_property
    def _bodies(self) -> dict[str, Thing]:
        """All bodies that the document names, as read and as people left it."""
        left = reviewed(self._read, self._text, self._judged)
        read = cast_of(self._read, self._text, self._iris)
        return cast_of(left, self._text, self._iris).bodies | read.bodies

    def aliases(self, judged: Judged) -> Iterator[Lesson]:
        """Yield what corrected names of bodies teach."""
        machine, state = judged.claim.state, judged.standing.state
        for role in _ROLES if machine and state.exists else ():
            if role in judged.standing.held and role not in judged.standing.disputes:
                before: tuple[Body, ...] = getattr(machine, role)
                after: tuple[Body, ...] = getattr(state, role)
                for body, read in _exchanged(before, after, self._read):
                    verdict = _of_facet(judged, role, state)
                    yield self._alias(body, read, verdict)

    def _alias(self, body: Body, read: Body, verdict: Verdict) -> Lesson:
        words = " ".join(self._text[read.start : read.end].split()) if read.end else read.name
        one, other = self._bodies.get(read.name), self._bodies.get(body.name)
        marked = body.start is not None
        why = _doubt(words, body.name, one, other, marked=marked)
        return Lesson(
            "alias",
            words,
            read.name,
            body.name,
            self._known.label or self._known.name,
            verdict,
            not why,
            why or "chữ viết tắt của cả tên, do người duyệt chỉ ra",
            one.iri.removeprefix(self._iris.base) if one else "",
            other.iri.removeprefix(self._iris.base) if other else "",
        )

    def repairs(self, judged: Judged) -> Iterator[Lesson]:
        """Yield the repairs that people took back by giving a name its letters again."""
        machine, state = judged.claim.state, judged.standing.state
        if machine is None or not state.exists:
            return
        gone, new = _names(machine) - _names(state), _names(state) - _names(machine)
        around = [(s.start, s.end) for s in (machine, state)] + [
            (b.start, b.end) for b in machine.lead if b.start is not None and b.end is not None
        ]
        for repair in self._read.repairs:
            inside = any(start <= repair.start and repair.end <= end for start, end in around)
            if not repair.applied or not inside:
                continue
            for name in sorted(gone):
                meant = name.replace(repair.meant, repair.seen)
                if meant != name and meant in new:
                    label = self._known.label or self._known.name
                    why = "tên được trả lại đúng chữ trên bản quét"
                    verdict = _of_facet(judged, "projects", state)
                    told = (repair.seen, repair.meant, meant, label, verdict, False, why)
                    yield Lesson("repair", *told, sha256=self._read.sha256, repair=repair)


def _names(state: State) -> frozenset[str]:
    bodies = (*state.lead, *state.support, *state.supervise)
    return frozenset({body.name for body in bodies} | set(state.projects))


def _exchanged(
    before: Sequence[Body], after: Sequence[Body], record: Extraction
) -> Iterator[tuple[Body, Body]]:
    """Yield each name that people gave with the reading in whose place it stands.

    That is the machine's for the same words; without words, the only one that went for it.
    """
    read = {(b.start, b.end): b for b in before if b.start is not None}
    for mention in record.mentions:
        if mention.type == "ORG":
            there = Body(mention.norm, mention.start, mention.end)
            read.setdefault((mention.start, mention.end), there)
    gone = [b for b in before if b.name not in {a.name for a in after}]
    new = [a for a in after if a.name not in {b.name for b in before}]
    for body in new:
        if body.start is not None:
            if (found := read.get((body.start, body.end))) and found.name != body.name:
                yield body, found
        elif len(gone) == len(new) == 1:
            yield body, gone[0]


def _of_facet(judged: Judged, facet: str, state: State) -> Verdict:
    """Return the verdict by which a facet is what it is; the last where none gave it alone."""
    said = [
        v for v in judged.history
        if v.state and facet in v.judged and getattr(v.state, facet) == getattr(state, facet)
    ]  # fmt: skip
    return (said or list(judged.history))[0]


def _doubt(words: str, meant: str, one: Thing | None, other: Thing | None, *, marked: bool) -> str:
    """Return why a correction holds for its own statement only; «» where it holds for all."""
    if not one or not other or one.iri == other.iri:
        return "máy không đọc chữ này thành một cơ quan khác"
    if not marked:
        return "người duyệt chưa chỉ ra chữ nào nêu tên cơ quan"
    if one.scope != other.scope or one.collective or other.collective:
        return "không cùng địa bàn hoặc là tên chung của nhiều cơ quan"
    if not any(abbreviates(words, name) for name in (meant, split_place(meant).core)):
        return "chữ này không phải là chữ viết tắt của cả tên"
    return ""


def _settled(aliases: Sequence[Lesson], found: Situation) -> Iterator[Lesson]:
    """Yield lessons, none of them certain of which people say different things."""
    meant: dict[str, set[str]] = defaultdict(set)
    for lesson in aliases:
        meant[lesson.one].add(lesson.other)
    upheld = set(_upheld(found))
    for lesson in aliases:
        why = "cùng chữ được hiểu là nhiều cơ quan" if len(meant[lesson.one]) > 1 else ""
        if lesson.read in upheld:
            why = "có người coi cách máy đọc là tên đúng"
        yield replace(lesson, certain=False, why=why) if lesson.certain and why else lesson


def _upheld(found: Situation) -> Iterator[str]:
    """Yield the names of bodies that stand in what people said is so."""
    for judged in found.claims.values():
        for role in _ROLES:
            if judged.in_force and judged.standing.state.exists and role in judged.standing.held:
                yield from (body.name for body in getattr(judged.standing.state, role))


def _pairs(found: Situation) -> Iterator[Lesson]:
    """Yield what people say of pairs of names, which holds in every build."""
    for pair in found.pairs:
        if pair.verdict.claim is None and pair.verdict.verb in ("same", "different"):
            kind: Kind = "same" if pair.verdict.verb == "same" else "different"
            one, _, other = pair.verdict.names.partition(" | ")
            why = "người duyệt quyết định"
            yield Lesson(kind, one, one, other, "", pair.verdict, True, why, pair.one, pair.other)
