"""What `camket review` writes: verdicts, recorded one by one and then put into force together."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator

from kg.access import audit
from kg.build import renew
from kg.commands.console import progress, say, visible
from kg.commands.decision_command import user
from kg.commands.review_reading import iri_of_claim
from kg.document.extractor import extract_source
from kg.review.desk import Desk, Outdated, Said
from kg.review.matching import occurrences
from kg.review.queue import Queue
from kg.review.told import verdict_told
from kg.review.verdicts import Verdict
from kg.serve.claim_json import verdict_json

_Act = Callable[[Desk, argparse.Namespace, Said], Iterator[Verdict]]
_NOTHING = "-"


def judge(desk: Desk, options: argparse.Namespace) -> int:
    """Record verdicts, and make the graph anew by them unless that is for later."""
    said: Said = {
        "who": options.by or user(),
        "role": "administrator" if options.administrator else "reviewer",
        "seen": _seen(options),
        "comment": options.comment,
        "when": options.when,
    }
    made: list[Verdict] = []
    try:
        for verdict in JUDGING[options.action](desk, options, said):
            made.append(verdict)
            audit.verdict(desk.folder, verdict, "camket review")
    except Outdated as error:
        raise ValueError(
            f"{error}: camket review {desk.folder} history, rồi thêm --seen {error.newer.number}"
        ) from error
    finally:
        if made:  # what was said stands, though what came after it was refused
            _tell(made, as_json=options.json)
        if made and not options.later:
            with progress() as tell:
                renew(desk.folder, extractor=extract_source, progress=tell)
    for one in made:
        if others := _disputed(desk, one):
            say(f"số {one.number}: chưa thống nhất với {others}; ý kiến trước vẫn giữ hiệu lực")
    say("có hiệu lực từ lần camket build sau" if options.later else "đã đưa vào đồ thị")
    return 0


def _disputed(desk: Desk, verdict: Verdict) -> str:
    """Return with whom a verdict is in dispute, empty where all agree."""
    if not verdict.claim or verdict.pairs or verdict.state is None:
        return ""
    disputes = desk.claim(verdict.claim.id).disputes
    sides = [who for facet in verdict.judged for who, _ in disputes.get(facet, ())]
    return ", ".join(dict.fromkeys(who for who in sides if who != verdict.who))


def _seen(options: argparse.Namespace) -> int | None:
    """Return the last verdict that was seen: who does not say so has seen nobody else's.

    Who takes one back has seen it; who settles a dispute has seen all.
    """
    if options.seen is not None:
        return int(options.seen)
    if options.administrator:
        return None
    return int(options.number) if options.action == "undo" else 0


def _tell(made: list[Verdict], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([verdict_json(one) for one in made], ensure_ascii=False, indent=1))
        return
    for one in made:
        about = one.claim.text[:80] if one.claim and not one.pairs else ""
        print(visible(f"số {one.number}: {verdict_told(one)}{about and f' — «{about}»'}"))


def _each(act: str) -> _Act:
    def judged(desk: Desk, options: argparse.Namespace, said: Said) -> Iterator[Verdict]:
        for claim in [iri_of_claim(desk, text) for text in options.claims]:
            yield getattr(desk, act)(claim, **said)

    return judged


def _correct(desk: Desk, options: argparse.Namespace, said: Said) -> Iterator[Verdict]:
    iri = iri_of_claim(desk, options.claim)
    view = desk.claim(iri)
    text = desk.now()[0].text(view.claim.sha256) if view.claim.sha256 else ""
    changed = facets_given(options, text, (view.shown.start, view.shown.end))
    yield desk.correct(iri, changed, **said)


def _add(desk: Desk, options: argparse.Namespace, said: Said) -> Iterator[Verdict]:
    files = sorted(Queue(desk).files(options.document))
    if len(files) > 1:
        raise ValueError(f"«{options.document}» is the name of {len(files)} files; give one's IRI")
    text = desk.now()[0].text(files[0])
    state = facets_given(options, text, (0, len(text)))
    if "kind" not in state or "start" not in state:
        raise ValueError("what is added needs --kind, and --quote or --span")
    yield desk.add(files[0], state, **said)


def _pair(act: str) -> _Act:
    def judged(desk: Desk, options: argparse.Namespace, said: Said) -> Iterator[Verdict]:
        one, other = (iri_of_claim(desk, text) for text in (options.one, options.other))
        yield getattr(desk, act)(one, other, **said)

    return judged


def _undo(desk: Desk, options: argparse.Namespace, said: Said) -> Iterator[Verdict]:
    yield desk.undo(options.number, **said)


def _comment(desk: Desk, options: argparse.Namespace, said: Said) -> Iterator[Verdict]:
    yield desk.comment(iri_of_claim(desk, options.claim), **{**said, "comment": options.words})


JUDGING = {
    "accept": _each("accept"),
    "reject": _each("reject"),
    "correct": _correct,
    "add": _add,
    "same": _pair("same"),
    "different": _pair("different"),
    "undo": _undo,
    "comment": _comment,
}
"""The actions that write a verdict."""


def facets_given(
    options: argparse.Namespace, text: str, around: tuple[int, int]
) -> dict[str, object]:
    """Return the facets that options give, as the JSON of a state.

    Words that name a body are looked for in the statement at `around`, then in the whole text.
    Raises `ValueError` for words that do not stand there once.
    """
    found: dict[str, object] = {}
    if options.kind:
        found["kind"] = options.kind
    if options.span:
        found["start"], found["end"] = around = _span(options.span)
    if options.quote:
        found["start"], found["end"] = around = _place(options.quote, text)
    for role in ("lead", "support", "supervise"):
        given = getattr(options, role)
        if given is not None:
            found[role] = [_body(one, text, around) for one in given if one != _NOTHING]
    if options.deadline:
        found["deadline"] = _days(options.deadline)
    if options.project is not None:
        found["projects"] = [name for name in options.project if name != _NOTHING]
    return found


def _span(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,9})[-–]([0-9]{1,9})", text)
    if not found:
        raise ValueError(f"{text!r} is no span; write START-END, as 120-180")
    return int(found[1]), int(found[2])


def _days(text: str) -> list[str | None] | None:
    if text == _NOTHING:
        return None
    first, sign, last = text.partition("/")
    return [first or None, last or None] if sign else [None, first]


def _body(text: str, source: str, around: tuple[int, int]) -> dict[str, object]:
    name, sign, words = text.partition("=")
    if not sign:
        return {"name": name}
    start, end = _place(words, source, around)
    return {"name": name, "start": start, "end": end}


def _place(words: str, text: str, around: tuple[int, int] | None = None) -> tuple[int, int]:
    """Return where some words stand: first inside a stretch, else once in all of a text."""
    if around:
        inside = next(iter(occurrences(words, text[around[0] : around[1]])), None)
        if inside:
            return around[0] + inside[0], around[0] + inside[1]
    hits = list(occurrences(words, text))
    if len(hits) != 1:
        times = f"stands {len(hits)} times" if hits else "does not stand"
        raise ValueError(f"«{words}» {times} in the document as read; give it by --span")
    return hits[0]
