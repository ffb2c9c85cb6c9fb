"""Reviewing over HTTP: the queue, a claim with its history, verdicts, what is reviewed.

A verdict is answered with 201 once its line is on the disk; boards follow («pending»).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import wraps
from typing import TypeVar

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.chain import ChainBroken
from kg.lookup import NothingNamed
from kg.review.desk import Desk, NotYours, Outdated, Said
from kg.review.documents import MissingDocument
from kg.review.queue import Wanted
from kg.review.reasons import BY_KEY
from kg.review.verdicts import KINDS, ReviewError, Role, Verdict
from kg.review.views import ClaimView, UnknownClaim
from kg.serve.callers import must_have
from kg.serve.claim_json import ClaimWriter, progress, verdict_json
from kg.serve.current import Served
from kg.serve.messages import Refusal
from kg.serve.posting import Posted, bad_field, fresh, posted
from kg.serve.requests import iri_of_thing, number_of
from kg.serve.reviews import Reviews
from kg.serve.tables import Json

Asked = TypeVar("Asked", Request, Posted)
_NAMED = ("agency", "document")
_STATEMENTS = "SELECT ?statement ?task WHERE { ?statement ck:states ?task } ORDER BY ?statement"


def told(handler: Callable[[Asked], Response]) -> Callable[[Asked], Response]:
    """Tell why a claim cannot be shown or judged so, as the refusal of a request."""

    @wraps(handler)
    def answer(asked: Asked) -> Response:
        try:
            return _while_built(handler, asked)
        except UnknownClaim as error:
            raise Refusal(404, f"{error.args[0]}", "no such statement or verdict") from error
        except NotYours as error:
            raise Refusal(403, str(error), "only its reviewer or an administrator may") from error
        except ReviewError as error:
            raise Refusal(400, error.vi, error.en) from error
        except ChainBroken as error:
            vi = "Nhật ký đã bị sửa ngoài Camket; hãy chạy camket verify và khôi phục bản sao lưu"
            raise Refusal(503, vi, str(error)) from error

    return answer


def _while_built(handler: Callable[[Asked], Response], asked: Asked) -> Response:
    """Answer a request; where a build swept away what it was reading, from the new build.

    What was sent is not done twice. Raises `Refusal` where the files are still not there.
    """
    for _ in range(2 if isinstance(asked, Request) else 1):
        with suppress(MissingDocument):
            return handler(asked)
    raise Refusal(
        503,
        "Đồ thị vừa được dựng lại; hãy tải lại trang",
        "the graph was built anew meanwhile; load it again",
        headers={"Retry-After": "1"},
    )


def _reviews(request: Request) -> Reviews:
    found: Reviews = request.app.state.reviews
    return found


def _writer(reviews: Reviews) -> ClaimWriter:
    return ClaimWriter(reviews.desk, reviews.served().by_file)


def queue(request: Request) -> Response:
    """Return which claims to judge next, a page of them, and names to be decided on."""
    given, reviews = request.query_params, _reviews(request)
    wanted = Wanted(**{name: given.get(name, "") for name in ("reason", "kind", *_NAMED)})
    for name, known in (("reason", BY_KEY), ("kind", KINDS)):
        if given.get(name) and given[name] not in known:
            raise bad_field(name, f"một trong: {', '.join(known)}", f"one of {', '.join(known)}")
    limit, offset = number_of(request, "limit", 50, 200), number_of(request, "offset", 0, 10**9)
    try:
        page = reviews.queue.page(wanted, limit=limit, offset=offset)
    except NothingNamed as error:
        raise Refusal(400, "Không có cơ quan hoặc văn bản nào tên như vậy", str(error)) from error
    writer = _writer(reviews)
    pairs = [] if offset else [asdict(pair) for pair in reviews.queue.pairs()]
    claims = [writer.entry(entry) for entry in page.entries]
    return fresh({"total": page.total, "counts": page.counts, "claims": claims, "pairs": pairs})


def claim(request: Request) -> Response:
    """Return a claim with its history; of a task, the claims of all that states it."""
    iri, reviews = iri_of_thing(request, "iri"), _reviews(request)
    return fresh(claim_view(reviews.desk, reviews.served(), iri))


def claim_view(desk: Desk, served: Served, iri: str) -> Json:
    """Return a claim as JSON by a statement's IRI, or the claims of a task as a list.

    Raises `UnknownClaim`.
    """
    writer = ClaimWriter(desk, served.by_file)
    if not desk.local(iri).startswith("task/"):
        return writer.claim(desk.claim(iri))
    rows = served.store.rows(_STATEMENTS, {"task": ox.NamedNode(iri)})
    views: dict[str, ClaimView] = {}
    for row in rows:
        view = desk.claim(getattr(row["statement"], "value", ""))
        views[view.iri] = view
    if not views:
        raise UnknownClaim(f"không có nhiệm vụ nào là <{iri}>")
    return {"claims": [writer.claim(view) for view in views.values()]}


def marks(request: Request) -> Response:
    """Return where something was judged, by which pages mark what they show."""
    reviews = _reviews(request)
    return fresh({"marks": _writer(reviews).marks()})


def how_far(request: Request) -> Response:
    """Return how much is reviewed, and whether boards show all of it."""
    reviews = _reviews(request)
    return fresh({**progress(reviews.desk), "pending": reviews.pending()})


def judge(sent: Posted) -> Response:
    """Accept, reject, correct or comment on a claim."""
    verb, iri, desk = sent.text("verb"), sent.text("iri"), _reviews(sent.request).desk
    acts: dict[str, Callable[[Said], Verdict]] = {
        "accept": lambda said: desk.accept(iri, **said),
        "reject": lambda said: desk.reject(iri, **said),
        "comment": lambda said: desk.comment(iri, **said),
        "correct": lambda said: desk.correct(iri, _state(sent), **said),
    }
    if verb not in acts:
        raise bad_field("verb", f"một trong: {', '.join(acts)}", f"one of {', '.join(acts)}")
    if verb != "comment" and sent.number("seen") is None:
        raise bad_field("seen", "số của ý kiến cuối đã xem", "the last verdict's number you saw")
    return _recorded(sent, acts[verb])


def add(sent: Posted) -> Response:
    """Take up a statement that the machine missed."""
    document, desk = sent.text("document"), _reviews(sent.request).desk
    return _recorded(sent, lambda said: desk.add(document, _state(sent), **said))


def same(sent: Posted) -> Response:
    """Say that two things are one."""
    one, other, desk = sent.text("one"), sent.text("other"), _reviews(sent.request).desk
    return _recorded(sent, lambda said: desk.same(one, other, **said))


def different(sent: Posted) -> Response:
    """Say that two things are two."""
    one, other, desk = sent.text("one"), sent.text("other"), _reviews(sent.request).desk
    return _recorded(sent, lambda said: desk.different(one, other, **said))


def undo(sent: Posted) -> Response:
    """Take a verdict back."""
    number, desk = sent.number("number"), _reviews(sent.request).desk
    if number is None:
        raise bad_field("number", "số của ý kiến", "the number of a verdict")
    return _recorded(sent, lambda said: desk.undo(number, **said))


def _recorded(sent: Posted, act: Callable[[Said], Verdict]) -> Response:
    """Record a verdict and answer with the claim as it now stands, or with the verdict."""
    reviews = _reviews(sent.request)
    try:
        verdict = act(_said(sent))
    except Outdated as error:
        return _conflict(reviews, error)
    reviews.recorded(verdict, sent.caller)
    if verdict.claim is None or verdict.pairs:
        return fresh({"verdict": verdict_json(verdict)}, 201)
    return fresh(_writer(reviews).claim(reviews.desk.claim(verdict.claim.id)), 201)


def _conflict(reviews: Reviews, error: Outdated) -> Response:
    shown = _writer(reviews).claim(error.view) if error.view else None
    body = {"error": {"vi": error.vi, "en": error.en}, "claim": shown}
    return fresh({**body, "verdict": verdict_json(error.newer)}, 409)


def _said(sent: Posted) -> Said:
    """Return who says something, with which role, after having seen what."""
    user = must_have(sent.caller, "review")
    role: Role = "administrator" if "settle" in user.rights else "reviewer"
    comment = sent.text("comment", longest=4000)
    return {"who": user.name, "role": role, "seen": sent.number("seen"), "comment": comment}


def _state(sent: Posted) -> Json:
    found = sent.body.get("state")
    if not isinstance(found, dict):
        raise bad_field("state", "một đối tượng", "an object")
    return found


def review_routes() -> list[Route]:
    """Return the routes of reviewing."""
    reads = {"queue": queue, "claim": claim, "marks": marks, "progress": how_far}
    writes = {"": judge, "/add": add, "/same": same, "/different": different, "/undo": undo}
    return [
        *(Route(f"/api/review/{name}", told(handler)) for name, handler in reads.items()),
        *(
            Route(f"/api/review{path}", posted(told(handler), right="review"), methods=["POST"])
            for path, handler in writes.items()
        ),
    ]
