"""The desk: where people say what is true of claims, one verdict at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal, Required, TypedDict, Unpack

from kg.identity.deciding import CannotDecide, Names, decide
from kg.identity.decisions import not_before, read_timed
from kg.lookup import NothingNamed
from kg.review.claims import id_of
from kg.review.situation import pairs_of
from kg.review.verdicts import (
    FACETS,
    MAY_SAY,
    Claim,
    Facet,
    ReviewError,
    Role,
    State,
    Verb,
    Verdict,
    facets_in,
    state_of_json,
)
from kg.review.views import ClaimView, UnknownClaim, Views
from kg.store import Store
from kg.terms import iri_of

_LONGEST_SPAN = 10_000
_LONGEST_COMMENT = 4_000
_CHANGEABLE = frozenset(FACETS) - {"exists"}


class NotYours(PermissionError):
    """A verdict that this person may not give or take back; the message is for people."""


class Outdated(ReviewError):
    """Somebody else judged meanwhile; `view` is the claim as it is now, if it is one."""

    def __init__(self, newer: Verdict, view: ClaimView | None = None) -> None:
        super().__init__(
            f"{newer.who} vừa có ý kiến (số {newer.number}) mà bạn chưa xem; xem rồi gửi lại",
            f"{newer.who} has judged meanwhile (number {newer.number}); look, and send it again",
        )
        self.newer = newer
        self.view = view


class Said(TypedDict, total=False):
    """Who says something, as what, when (now), with which words, and what they had seen.

    `seen` is the number of the last verdict that was before them (`None`: all there are).
    """

    who: Required[str]
    role: Role
    seen: int | None
    comment: str
    when: str | None


_NOBODY = Verdict(0, "", "reviewer", "", "same")
"""What a verdict on a pair is about, before anybody says it."""


class Desk(Views):
    """The claims of a graph's folder, and the verdicts on them; any thread may use it."""

    @classmethod
    def open(cls, folder: Path) -> Desk:
        """Open the desk of a graph that was built; raises as `Views`."""
        return cls(folder)

    def accept(self, iri: str, **said: Unpack[Said]) -> Verdict:
        """Say that a claim is right as it is shown, in all its facets."""
        return self._say(iri, "accept", said, lambda view: (view.shown, FACETS))

    def reject(self, iri: str, **said: Unpack[Said]) -> Verdict:
        """Say that the document has no such statement."""

        def none(view: ClaimView) -> tuple[State, tuple[Facet, ...]]:
            return replace(view.shown, exists=False), ("exists",)

        return self._say(iri, "reject", said, none)

    def correct(self, iri: str, changed: Mapping[str, object], **said: Unpack[Said]) -> Verdict:
        """Say what some facets truly are: `changed` has those fields of a state as JSON."""
        judged = tuple(f for f in facets_in(changed) if f in _CHANGEABLE)
        if not judged:
            raise ReviewError("chưa nêu nội dung cần sửa", "nothing is said to be corrected")

        def given(view: ClaimView) -> tuple[State, tuple[Facet, ...]]:
            state = self._checked(
                view.claim.sha256, state_of_json({**changed, "exists": True}, view.shown)
            )
            self._refuse_twins(view.claim.sha256, state, view.claim.id)
            return state, ("exists", *judged)

        return self._say(iri, "correct", said, given)

    def add(self, document: str, state: Mapping[str, object], **said: Unpack[Said]) -> Verdict:
        """Say that a document (its IRI or the hash of its file) has a statement that was missed."""
        with self.lock, self.log.alone():
            places, _ = self.now()
            sha256 = self._sha256(document)
            given = self._checked(sha256, replace(state_of_json(state), exists=True))
            name = id_of(sha256, given)
            self._refuse_twins(sha256, given)
            known, words = places.known()[sha256], places.text(sha256)[given.start : given.end]
            claim = Claim(
                name, sha256, known.name, known.label, words, " ".join(words.split()), None
            )
            made = _verdict("add", said)
            return self.log.add(replace(made, claim=claim, state=given, judged=FACETS, words=words))

    def comment(self, iri: str, **said: Unpack[Said]) -> Verdict:
        """Say something of a claim that judges nothing."""
        if not said.get("comment", "").strip():
            raise ReviewError("nhận xét còn trống", "the comment is empty")
        with self.lock, self.log.alone():
            view = self.claim(iri)
            return self.log.add(
                replace(_verdict("comment", said), claim=view.claim, seen=view.last)
            )

    def same(self, one: str, other: str, **said: Unpack[Said]) -> Verdict:
        """Say that two names, or two statements or tasks, are one thing."""
        return self._pair("same", one, other, said)

    def different(self, one: str, other: str, **said: Unpack[Said]) -> Verdict:
        """Say that two names, or two statements or tasks, are two things."""
        return self._pair("different", one, other, said)

    def undo(self, number: int, **said: Unpack[Said]) -> Verdict:
        """Take back a verdict: one's own, or as an administrator anybody's.

        To take back an undoing puts what was undone into force again.
        """
        with self.lock, self.log.alone():
            target = self._target(number, said)
            if target.claim and not target.pairs:
                view = self.claim(target.claim.id)
                seen = _check_seen(said, view.history, view)
            else:
                seen = _check_seen(said, self._on_pairs(target))
            made = replace(_verdict("undo", said), seen=seen, undoes=number)
            return self.log.add(
                replace(
                    made,
                    claim=target.claim,
                    against=target.against,
                    one=target.one,
                    other=target.other,
                    names=target.names,
                    pairs=target.pairs,
                )
            )

    def _target(self, number: int, said: Said) -> Verdict:
        """Return the verdict that somebody wants to take back, if they may."""
        target = next((v for v in self.log.verdicts() if v.number == number), None)
        if target is None:
            raise UnknownClaim(f"không có ý kiến số {number}")
        if target.who != said["who"] and said.get("role") != "administrator":
            raise NotYours(
                f"ý kiến số {number} là của {target.who}; chỉ người đó hoặc quản trị viên"
                " được rút lại"
            )
        if number in self.now()[1].gone:
            raise ReviewError(
                f"ý kiến số {number} đã được rút lại", f"verdict {number} was taken back already"
            )
        return target

    def _say(
        self,
        iri: str,
        verb: Verb,
        said: Said,
        judge: Callable[[ClaimView], tuple[State, tuple[Facet, ...]]],
    ) -> Verdict:
        """Record a verdict on a claim as it is shown now."""
        with self.lock, self.log.alone():
            view = self.claim(iri)
            if not view.claim.sha256:
                raise ReviewError(
                    "văn bản không còn nội dung này; chỉ có thể rút lại ý kiến cũ",
                    "the words are gone; only an earlier verdict can be taken back",
                )
            seen = _check_seen(said, view.history, view)
            state, judged = judge(view)
            words = self.now()[0].text(view.claim.sha256)[state.start : state.end]
            made = replace(_verdict(verb, said), claim=view.claim, state=state, judged=judged)
            return self.log.add(replace(made, words=words, seen=seen))

    def _pair(self, verb: Verb, one: str, other: str, said: Said) -> Verdict:
        """Record a verdict on two things."""
        with self.lock, self.log.alone():
            found = self._statements(one, other) or self._named(verb, one, other)
            seen = _check_seen(said, self._on_pairs(found))
            made = _verdict(verb, said)
            decided = (when for _, when in read_timed(self.folder, self.base))
            when = said.get("when") or not_before(made.when, decided)
            return self.log.add(
                replace(
                    found, who=made.who, role=made.role, when=when, verb=verb,
                    comment=made.comment, seen=seen,
                )
            )  # fmt: skip

    def _on_pairs(self, about: Verdict) -> list[Verdict]:
        """Return the verdicts on the pairs that a verdict is about, wherever they stand now."""
        places, _ = self.now()
        asked = set(pairs_of(about, places))
        return [v for v in self.log.verdicts() if asked & set(pairs_of(v, places))]

    def _statements(self, one: str, other: str) -> Verdict | None:
        """Return what two IRIs of statements or tasks are, `None` for names of things."""
        if not all(self.local(i).startswith(("statement/", "task/")) for i in (one, other)):
            return None
        claims = [self.claim(iri).claim for iri in (one, other)]
        first, second = sorted(claims, key=lambda claim: claim.id)
        if first.id == second.id:
            raise ReviewError("hai nội dung này là một rồi", "these are one statement already")
        names = " | ".join(claim.text[:80] for claim in (first, second))
        pair = (first.id, second.id)
        return replace(
            _NOBODY, one=pair[0], other=pair[1], pairs=(pair,), names=names, claim=first,
            against=second,
        )  # fmt: skip

    def _named(self, verb: Verb, one: str, other: str) -> Verdict:
        """Return what two names of things come to, as documents give them."""
        names = Names.of(Store.open(self.folder))
        asked: Literal["same", "different"] = "same" if verb == "same" else "different"
        try:
            made = decide(names, asked, *(self._full(text) for text in (one, other)))
        except (CannotDecide, NothingNamed) as error:
            raise ReviewError(f"không xác định được hai tên này: {error}", str(error)) from error
        pairs = tuple((self.local(d.one), self.local(d.other)) for d in made)
        shown = (names.labels(iri) or [iri] for iri in (made[0].one, made[0].other))
        words = " | ".join(labels[0] for labels in shown)
        return replace(_NOBODY, one=pairs[0][0], other=pairs[0][1], pairs=pairs, names=words)

    def _full(self, text: str) -> str:
        """Return an IRI in full that was given without the base; names stay as they are."""
        kind = text.partition("/")[0]
        plain = kind in ("agency", "project", "person", "indicator", "document")
        return self.base + text if plain and " " not in text and "/" in text else text

    def _sha256(self, document: str) -> str:
        """Return the hash of a document's file, given by the hash or by the document's IRI."""
        known = self.now()[0].known()
        if document in known:
            return document
        rows = Store.open(self.folder).rows(
            f"SELECT ?document ?hash WHERE {{ ?document <{iri_of('ck:sha256')}> ?hash }}"
        )
        for row in rows:
            if getattr(row["document"], "value", "") == self._full(document):
                return str(getattr(row["hash"], "value", ""))
        raise UnknownClaim(f"không có văn bản nào là <{document}>")

    def _checked(self, sha256: str, state: State) -> State:
        """Return a state whose places are in its text, without the spaces round its span."""
        text = self.now()[0].text(sha256)
        places = [(b.start, b.end) for b in (*state.lead, *state.support, *state.supervise)]
        for start, end in ((state.start, state.end), *places):
            if start is not None and end is not None and end > len(text):
                raise ReviewError(
                    f"văn bản chỉ dài {len(text)} ký tự, không có đoạn {start}–{end}",
                    f"the text has {len(text)} characters, no span {start} to {end}",
                )
        words = text[state.start : state.end]
        if not words.strip() or len(words) > _LONGEST_SPAN:
            raise ReviewError(
                f"đoạn văn bản phải có từ 1 đến {_LONGEST_SPAN} ký tự",
                f"a span has 1 to {_LONGEST_SPAN} characters",
            )
        before, after = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        return replace(state, start=state.start + before, end=state.end - after)

    def _refuse_twins(self, sha256: str, state: State, own: str = "") -> None:
        """Refuse a statement of the span and kind of another one."""
        name = id_of(sha256, state)
        for view in self.of_document(sha256):
            taken = (view.claim.id, self.local(view.reviewed)) if view.shown.exists else ()
            again = view.claim.state is None and view.claim.id == name  # added by two people
            if name in taken and view.claim.id != own and not again:
                raise ReviewError(
                    "đoạn này đã có nội dung cùng loại; hãy sửa hoặc chấp nhận nội dung đó",
                    f"there is such a statement already: <{view.iri}>; correct or accept it",
                )


def _verdict(verb: Verb, said: Said) -> Verdict:
    """Return a verdict of somebody, yet without what it is about."""
    who, role = " ".join(said["who"].split()), said.get("role") or "reviewer"
    comment = "".join(c for c in said.get("comment") or "" if c.isprintable() or c == "\n").strip()
    if not who.isprintable() or not who or role not in MAY_SAY:
        raise NotYours("chỉ người duyệt và quản trị viên được ghi ý kiến")
    if len(comment) > _LONGEST_COMMENT:
        raise ReviewError(
            f"nhận xét dài quá {_LONGEST_COMMENT} ký tự",
            f"a comment has at most {_LONGEST_COMMENT} characters",
        )
    when = said.get("when") or datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        datetime.fromisoformat(when)
    except ValueError:
        raise ReviewError(f"{when!r} không phải là thời điểm", f"{when!r} is no time") from None
    return Verdict(0, who, role, when, verb, comment=comment)


def _check_seen(
    said: Said, history: list[Verdict] | tuple[Verdict, ...], view: ClaimView | None = None
) -> int:
    """Return the last number that the reviewer saw; raises `Outdated` for one not seen.

    A number beyond the last verdict, which nobody can have seen, is refused.
    """
    last = history[-1].number if history else 0
    seen = said.get("seen")
    if seen is None:
        return last
    if seen > last:
        raise ReviewError(
            f"không có ý kiến số {seen} về nội dung này; ý kiến cuối cùng là số {last}",
            f"there is no verdict {seen} on this; the last one is number {last}",
        )
    for verdict in history:
        if verdict.number > seen and verdict.who != said["who"] and verdict.verb != "comment":
            raise Outdated(verdict, view)
    return seen
