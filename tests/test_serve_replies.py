"""Replies: JSON in UTF-8, kept by the browser while the build is the same, errors twice told."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from served_graph import asking
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.messages import Refusal
from kg.serve.replies import as_json, cached, dumps, refusal, tag

FIRST, SECOND = SimpleNamespace(name="build-1"), SimpleNamespace(name="build-2")


def _answer(request: Request) -> object:
    return {"đơn vị": request.query_params.get("q", ""), "n": 1}


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ({"vi": "Sở Y tế", "n": [1, None]}, '{"vi":"Sở Y tế","n":[1,null]}'),
        ([], "[]"),
        ("</script>\n", '"</script>\\n"'),
    ],
)
def test_json_is_short_and_not_escaped(found: object, text: str) -> None:
    assert dumps(found).decode() == text


def test_a_refusal_tells_the_status_and_why_twice() -> None:
    reply = refusal(Refusal(404, "Không có mục này", "nothing there"))
    assert (reply.status_code, reply.media_type) == (404, "application/json")
    error = {"vi": "Không có mục này", "en": "nothing there"}
    assert json.loads(reply.body) == {"error": error}
    assert "etag" not in reply.headers


def test_the_tag_is_of_the_build_and_the_address() -> None:
    tags = {
        tag(asking(FIRST, q="sở"), "build-1"),
        tag(asking(FIRST, q="sở y"), "build-1"),
        tag(asking(FIRST, q="sở"), "build-2"),
    }
    assert len(tags) == 3
    assert tag(asking(SECOND, q="sở"), "build-1") in tags  # the same address of the same build
    assert all(found.startswith('W/"') and found.endswith('"') for found in tags)


def test_what_the_browser_has_is_not_sent_again() -> None:
    asked: list[Request] = []

    def handler(request: Request) -> object:
        asked.append(request)
        return _answer(request)

    endpoint = as_json(handler)
    first = endpoint(asking(FIRST, q="sở"))
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-cache")
    assert json.loads(first.body) == {"đơn vị": "sở", "n": 1}
    has = {"if-none-match": f'"other", {first.headers["etag"]}'}
    again = endpoint(asking(FIRST, headers=has, q="sở"))
    assert (again.status_code, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert len(asked) == 1


@pytest.mark.parametrize(("graph", "query"), [(SECOND, "sở"), (FIRST, "ban")])
def test_another_build_or_address_is_answered_anew(graph: object, query: str) -> None:
    endpoint = as_json(_answer)
    old = endpoint(asking(FIRST, q="sở")).headers["etag"]
    again = endpoint(asking(graph, headers={"if-none-match": old}, q=query))
    assert again.status_code == 200
    assert again.headers["etag"] != old


def test_only_what_was_found_is_kept() -> None:
    def missing(request: Request) -> Response:
        return Response("không có", 404)

    reply = cached(missing)(asking(FIRST))
    assert reply.status_code == 404
    assert "etag" not in reply.headers


def test_a_refusal_goes_through_and_is_not_kept() -> None:
    def refused(request: Request) -> object:
        raise Refusal(400, "Thiếu tham số", "missing")

    with pytest.raises(Refusal, match="missing"):
        as_json(refused)(asking(FIRST))
