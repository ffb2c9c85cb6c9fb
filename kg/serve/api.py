"""The JSON API: what the explorer asks, each answer of the library, of a card, or of the index."""

from __future__ import annotations

from dataclasses import asdict
from importlib import metadata

from starlette.requests import Request
from starlette.routing import Route

from kg.index.searching import Filters
from kg.serve.calendar import calendar
from kg.serve.cards import card
from kg.serve.groups import item_of
from kg.serve.library_answers import ask_library, download, text_of_library
from kg.serve.line_card import line_card
from kg.serve.messages import Refusal
from kg.serve.one_thing import Asker
from kg.serve.replies import as_json, cached
from kg.serve.requests import day_of, iri_of_thing, needed, number_of, served
from kg.serve.tables import Json
from kg.serve.terms import terms
from kg.serve.words import words
from kg.store import Manifest
from queries import library
from queries.library import Parameter

_FILTERS = ("kind", "status", "agency", "sector", "year", "document")
_LONGEST = 1000


def about(request: Request) -> Json:
    """Say what is served: counts, the day of the status, limits."""
    options = request.app.state.options
    return {
        **about_graph(served(request).manifest),
        "limits": {"rows": options.rows, "seconds": options.seconds},
        "static": False,
        "machine": bool(served(request).manifest.machine_store),
        "writable": options.writable,
    }


def about_graph(manifest: Manifest) -> Json:
    """Say what a graph is, served or written down."""
    return {
        "title": "Camket",
        "as_of": manifest.as_of,
        "base": manifest.base,
        "counts": dict(manifest.counts),
        "documents": len(manifest.documents),
        "verdicts": manifest.verdicts,
        "version": metadata.version("camket"),
    }


def all_words(request: Request) -> Json:
    """Return the words of the explorer by language."""
    del request
    return {**words()}


def _parameter(parameter: Parameter) -> Json:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "default": parameter.default,
        "description": {"vi": parameter.description_vi, "en": parameter.description},
    }


def queries(request: Request) -> list[Json]:
    """Return the library, with the SPARQL of each question."""
    del request
    return all_queries()


def all_queries() -> list[Json]:
    """Return the library as the explorer reads it."""
    return [
        {
            "name": query.name,
            "title": {"vi": query.title_vi, "en": query.title},
            "question": {"vi": query.question_vi, "en": query.question},
            "sparql": query.text,
            "parameters": [_parameter(p) for p in query.parameters],
        }
        for query in library.all()
    ]


def thing(request: Request) -> Json:
    """Return the card of a thing."""
    return card(Asker(served(request), day_of(request)), iri_of_thing(request, "iri"))


def line(request: Request) -> Json:
    """Return the card of a line."""
    ends = iri_of_thing(request, "from"), iri_of_thing(request, "to")
    return line_card(Asker(served(request), day_of(request)), *ends, needed(request, "role"))


def search(request: Request) -> Json:
    """Return what a search finds, with snippets and facets."""
    values = {name: tuple(request.query_params.getlist(name)) for name in _FILTERS}
    found = served(request).index.search(
        request.query_params.get("q", "")[:_LONGEST],
        Filters(**values, as_of=day_of(request)),
        limit=number_of(request, "limit", 20, 200),
        offset=number_of(request, "offset", 0, 10**6),
    )
    return {
        "total": found.total,
        "hits": [asdict(hit) for hit in found.hits],
        "facets": {name: [asdict(value) for value in found.facets.get(name, ())]
                   for name in _FILTERS},
    }  # fmt: skip


def suggest(request: Request) -> list[Json]:
    """Return things whose names complete what was typed."""
    given = request.query_params
    limit = number_of(request, "limit", 10, 50)
    found = served(request).index.suggest(given.get("q", "")[:200], given.get("kind", ""), limit)
    return [item_of(node) for node in found]


def graph(request: Request) -> object:
    """Return the drawing: an overview, or what lies around one thing."""
    focus = request.query_params.get("focus", "")
    limit = number_of(request, "limit", 0, 5000)
    try:
        return served(request).graphs.graph(focus, as_of=day_of(request), limit=limit)
    except KeyError as error:
        raise _unknown(focus) from error


def neighbours(request: Request) -> object:
    """Return a page of a thing's neighbours."""
    iri = needed(request, "iri")
    try:
        return served(request).graphs.neighbours(
            iri,
            as_of=day_of(request),
            view=(request.query_params.get("focus", ""), number_of(request, "view", 0, 5000)),
            offset=number_of(request, "offset", 0, 10**6),
            limit=number_of(request, "limit", 24, 500),
        )
    except KeyError as error:
        raise _unknown(iri) from error


def due_days(request: Request) -> Json:
    """Return how many tasks are due on each day of a period, by status."""
    given = request.query_params
    first, last = given.get("from") or "0001-01-01", given.get("to") or "9999-12-31"
    agency = given.get("agency", "")
    return {"days": calendar(served(request), (first, last), day_of(request), agency=agency)}


def _unknown(iri: str) -> Refusal:
    return Refusal(404, "Không có mục này trong sơ đồ", f"nothing that can be drawn is <{iri}>")


def all_terms(request: Request) -> object:
    """Return the ontology's terms, by which the editor completes."""
    del request
    return terms()


def api_routes() -> list[Route]:
    """Return the routes of the API."""
    return [
        Route("/api/about", as_json(about)),
        Route("/api/words", as_json(all_words)),
        Route("/api/terms", as_json(all_terms)),
        Route("/api/queries", as_json(queries)),
        Route("/api/thing", as_json(thing)),
        Route("/api/line", as_json(line)),
        Route("/api/search", as_json(search)),
        Route("/api/suggest", as_json(suggest)),
        Route("/api/graph", as_json(graph)),
        Route("/api/neighbours", as_json(neighbours)),
        Route("/api/calendar", as_json(due_days)),
        Route("/download/{name}.{ending}", cached(download)),
        Route("/api/ask/{name}", as_json(ask_library)),
        Route("/api/text/{name}", as_json(text_of_library)),
    ]
