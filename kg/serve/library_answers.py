"""Questions of the library answered over HTTP: from the index where it can, else by a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from kg.ask import BadParameter, BadQuery, Table, ask
from kg.index.boards import Cut, Page
from kg.index.names import find
from kg.lookup import QueryStore, as_iri
from kg.serve.current import Served
from kg.serve.downloads import MEDIA, Answered, file_name, written
from kg.serve.given import query_text
from kg.serve.messages import Refusal
from kg.serve.requests import number_of, pooled_store, served
from kg.serve.tables import Json, Shape, ordered
from queries import library
from queries.library import Query, UnknownQuery

_PAGING = ("limit", "offset", "order", "machine")
_PAGE = 100


def query_of(name: str) -> Query:
    """Return a query that users may ask, by name; refuse any other."""
    try:
        found = library.get(name)
    except UnknownQuery as error:
        raise Refusal(404, f"Không có câu hỏi «{name}» trong thư viện", str(error)) from error
    if found not in library.all():
        raise Refusal(404, f"Không có câu hỏi «{name}» trong thư viện", f"no query {name!r}")
    return found


def values_of(request: Request, query: Query, as_of: str) -> dict[str, str]:
    """Return the values of a query's parameters; the day is the build's where none is given."""
    given = {
        name.replace("-", "_"): text
        for name, text in request.query_params.items()
        if name not in _PAGING and text != ""
    }
    if query.parameter("as_of") and "as_of" not in given and as_of:
        given["as_of"] = as_of
    return given


def answered(request: Request, *, whole: bool = False) -> Answered:
    """Answer the question that an address names: a page of rows, or all that the limit allows."""
    now, query = served(request), query_of(request.path_params["name"])
    most = request.app.state.options.rows
    cut = Cut(request.query_params.get("order", ""), most, 0)
    if not whole:
        limit = number_of(request, "limit", _PAGE, most)
        cut = cut._replace(limit=limit, offset=number_of(request, "offset", 0, 10**9))
    store = pooled_store(request)
    try:
        return answer(now, query, values_of(request, query, now.as_of), cut, store)
    except (BadParameter, BadQuery, LookupError) as error:
        raise Refusal(400, f"Tham số chưa đúng: {error}", str(error)) from error


def answer(
    now: Served, query: Query, values: Mapping[str, str], cut: Cut, store: QueryStore
) -> Answered:
    """Return a part of the answer to a question: from the index, or else from the store.

    Raises `BadParameter`, `BadQuery` and `LookupError`.
    """
    named = _named(now, query, values)
    page = now.index.board(query, named, order=cut.order, limit=cut.limit, offset=cut.offset)
    if page is None:
        table = ask(store, query, named)
        if not isinstance(table, Table):
            raise Refusal(400, "Câu hỏi trả về bộ ba, không phải bảng", "answers with triples")
        rows = ordered(table, cut.order).rows
        some = rows[cut.offset : cut.offset + cut.limit]
        page = Page(table.columns, some, len(rows), table.notes)
    return Answered(query, values, page, now.base)


def _named(now: Served, query: Query, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with the names that mean one thing as its IRI, found in the index."""
    found = dict(values)
    for parameter in query.parameters:
        text = values.get(parameter.name, "")
        if parameter.type in library.THINGS and text and not as_iri(text):
            things = find(now.index.database, parameter.type, text)
            if len(things) == 1:
                found[parameter.name] = things[0]
    return found


def ask_library(request: Request) -> Json:
    """Answer a question of the library, a page of it."""
    return shown(answered(request), served(request))


def shown(found: Answered, now: Served) -> Json:
    """Return an answer as the explorer draws it, each row with the characters that show it."""
    shape = Shape(found.page.columns, found.page.rows, found.base)
    return {
        "name": found.query.name,
        "columns": shape.columns(),
        "rows": [shape.cells(row) for row in found.page.rows],
        "total": found.page.total,
        "notes": list(found.page.notes),
        "values": dict(found.values),
        "evidence": _evidence(now, shape, found.page),
    }


def _evidence(now: Served, shape: Shape, page: Page) -> list[Json | None]:
    """Return for each row its own characters, or those that show its statement or task."""
    proofs = now.index.proofs(filter(None, map(shape.shown_by, page.rows)))
    shown_by = {iri: {**asdict(span)} for iri, span in proofs.items()}
    return [shape.evidence(row) or shown_by.get(shape.shown_by(row)) for row in page.rows]


def download(request: Request) -> Response:
    """Return the whole answer to a question as a file, up to the server's limit of rows."""
    kept = answered(request, whole=True)
    ending = request.path_params["ending"]
    if ending not in MEDIA:
        raise Refusal(404, "Chỉ tải được csv, xlsx, json", "choose csv, xlsx or json")
    name = file_name(kept, ending)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(written(kept, ending), media_type=MEDIA[ending], headers=headers)


def text_of_library(request: Request) -> Json:
    """Return the SPARQL of a question with its values written in."""
    now, query = served(request), query_of(request.path_params["name"])
    try:
        values = _named(now, query, values_of(request, query, now.as_of))
        return {"name": query.name, "sparql": query_text(now.store, query, values)}
    except (BadParameter, BadQuery, LookupError) as error:
        raise Refusal(400, f"Tham số chưa đúng: {error}", str(error)) from error
