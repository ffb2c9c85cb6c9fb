"""What `camket review` shows: the queue, one claim, verdicts, how much is reviewed."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from kg.commands.console import print_rows, say, visible
from kg.review.claims import parsed_id
from kg.review.desk import Desk
from kg.review.queue import Entry, MergeQuestion, Page, Queue, Wanted
from kg.review.reasons import BY_KEY, explained
from kg.review.told import FACET, STANDING, state_lines, value_told, verdict_told
from kg.review.verdicts import KINDS, Verdict
from kg.review.views import ClaimView, UnknownClaim
from kg.serve.claim_json import ClaimWriter, verdict_json
from kg.store import Store
from kg.terms import iri_of

_CODE = re.compile(r"([0-9a-f]{8,16})/([0-9]+-[0-9]+)([a-z])")
_SHOWN = 8
"""Characters of a file's hash in the code of a claim."""
_PROGRESS = {
    "verdicts": "ý kiến",
    "claims": "nội dung",
    "reviewed": "đã duyệt",
    "again": "cần xem lại",
    **{word: words for word, words in STANDING.items() if word != "none"},
}


def code_of(desk: Desk, iri: str) -> str:
    """Return how a claim is called on a terminal: «0a249e6b/2085-2179c» for a commitment."""
    found = parsed_id(desk.local(iri))
    if not found:
        return iri
    file, start, end, kind = found
    return f"{file[:_SHOWN]}/{start}-{end}{kind[0]}"


def iri_of_claim(desk: Desk, text: str) -> str:
    """Return the IRI that a claim's code stands for; anything else comes back as it is.

    Raises `UnknownClaim` for the code of a file that is not in the graph, or of several.
    """
    found = _CODE.fullmatch(text)
    kind = next((kind for kind in KINDS if found and kind[0] == found[3]), None)
    if not found or not kind:
        return text
    places, situation = desk.now()
    judged = (parsed[0] for name in situation.claims if (parsed := parsed_id(name)))
    known = {sha256[:16] for sha256 in places.known()} | set(judged)
    files = [file for file in known if file.startswith(found[1])]
    if len(files) != 1:
        raise UnknownClaim(f"{len(files)} files begin with {found[1]}; give the claim's IRI")
    return f"{desk.base}statement/{files[0]}/{found[2]}-{kind}"


def read(desk: Desk, options: argparse.Namespace) -> int:
    """Show what is asked for; without an action, the first of the queue."""
    if options.action is None:
        _list(desk, Queue(desk).page(limit=20), as_json=options.json)
    elif options.action == "list" and options.pairs:
        _pairs(Queue(desk).pairs(options.limit), as_json=options.json)
    elif options.action == "list":
        wanted = Wanted(options.reason, options.kind, options.agency, options.document)
        page = Queue(desk).page(wanted, limit=options.limit, offset=options.offset)
        _list(desk, page, as_json=options.json)
    elif options.action == "show":
        _show(desk, desk.claim(iri_of_claim(desk, options.claim)), as_json=options.json)
    elif options.action == "history":
        _history(desk, options.claim, as_json=options.json)
    else:
        _progress(desk.progress(), as_json=options.json)
    return 0


def _json(found: object) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=1))


def _writer(desk: Desk) -> ClaimWriter:
    """Return what writes claims as the API has them, with the IRIs of their documents."""
    query = f"SELECT ?document ?hash {{ ?document <{iri_of('ck:sha256')}> ?hash }}"
    documents = {}
    for row in Store.open(desk.folder).rows(query):
        iri, sha256 = (str(getattr(row[name], "value", "")) for name in ("document", "hash"))
        documents[sha256] = iri
    return ClaimWriter(desk, documents)


def _list(desk: Desk, page: Page, *, as_json: bool) -> None:
    if as_json:
        writer = _writer(desk)
        entries = [writer.entry(entry) for entry in page.entries]
        _json({"total": page.total, "counts": dict(page.counts), "claims": entries})
        return
    heads = ("mã", "điểm", "vì sao", "nội dung", "văn bản")
    rows = [_row(desk, entry) for entry in page.entries]
    print_rows(f"Cần duyệt: {page.total} nội dung", heads, rows)
    told = ", ".join(f"{BY_KEY[key].vi} ({key}) {n}" for key, n in page.counts.items())
    say(told)


def _row(desk: Desk, entry: Entry) -> tuple[str, ...]:
    claim = entry.view.claim
    why = "; ".join(BY_KEY[key].vi for key in entry.reasons)
    cells = (why, claim.text, claim.document or claim.name)
    return (code_of(desk, entry.view.iri), str(entry.score), *map(visible, cells))


def _pairs(pairs: Sequence[MergeQuestion], *, as_json: bool) -> None:
    if as_json:
        _json([asdict(pair) for pair in pairs])
        return
    rows = [
        (visible(p.one_label), visible(p.other_label), f"{p.score:g}", visible(p.reason))
        for p in pairs
    ]
    print_rows("Một hay hai?", ("tên này", "tên kia", "điểm", "vì sao chưa rõ"), rows)


def _show(desk: Desk, view: ClaimView, *, as_json: bool) -> None:
    if as_json:
        _json(_writer(desk).claim(view))
        return
    for line in _told(desk, view):
        print(visible(line))
    if view.history:
        _rows(desk, view.history, view.undone)


def _told(desk: Desk, view: ClaimView) -> Iterator[str]:
    """Yield a claim in words."""
    claim = view.claim
    yield f"mã: {code_of(desk, view.iri)}"
    yield f"văn bản: {claim.document or claim.name}"
    yield f"nguyên văn: «{' '.join(claim.quote.split())}»"
    if claim.state is None:
        yield "máy đọc: không có nội dung này"
    else:
        yield "máy đọc:"
        yield from (f"  {name}: {value}" for name, value in state_lines(claim.state))
    if view.shown != claim.state:
        yield "đang hiểu là:"
        yield from (f"  {name}: {value}" for name, value in state_lines(view.shown))
    yield f"tình trạng: {STANDING[view.standing]}"
    if view.again:
        yield f"xem lại: {BY_KEY[f'again-{view.again}'].vi}"
    for facet, stands in view.disputes.items():
        said = "; ".join(f"{who}: {value_told(facet, value)}" for who, value in stands)
        yield f"chưa thống nhất về {FACET[facet]}: {said}"
    place = next((p for p in Queue(desk).places() if p.iri == view.iri), None)
    if place:
        yield f"vì sao nên xem: {explained(place.reasons)}"


def _history(desk: Desk, claim: str | None, *, as_json: bool) -> None:
    if claim is None:
        verdicts, undone = desk.log.verdicts(), desk.now()[1].gone
    else:
        view = desk.claim(iri_of_claim(desk, claim))
        verdicts, undone = view.history, view.undone
    if as_json:
        _json([verdict_json(v, undone=v.number in undone) for v in verdicts])
        return
    _rows(desk, verdicts, undone)


def _rows(desk: Desk, verdicts: Sequence[Verdict], undone: frozenset[int]) -> None:
    rows = []
    for one in verdicts:
        back = " (đã rút lại)" if one.number in undone else ""
        about = code_of(desk, desk.base + one.claim.id) if one.claim else ""
        cells = (one.when, one.who, about, verdict_told(one) + back, one.comment)
        rows.append((str(one.number), *map(visible, cells)))
    print_rows("Ý kiến", ("số", "khi", "ai", "mã", "ý kiến", "nhận xét"), rows)


def _progress(counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        _json(counts)
        return
    rows = [(words, str(counts[name])) for name, words in _PROGRESS.items()]
    print_rows("Đã duyệt đến đâu", ("", "số"), rows)
