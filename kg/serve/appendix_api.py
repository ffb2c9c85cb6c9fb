"""The office's appendix over HTTP: /download/appendix.docx and .xlsx of what an address chooses."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.ask import BadParameter, BadQuery
from kg.export.appendix import GROUPS
from kg.export.duties import tasks_of
from kg.export.request import APPENDICES, AppendixForm, appendix, appendix_bytes
from kg.export.selection import KINDS, Choice, chosen, things_in
from kg.index.boards import Cut
from kg.iris import slug
from kg.serve.library_answers import answer, query_of
from kg.serve.messages import Refusal
from kg.serve.replies import cached
from kg.serve.requests import day_of, pooled_store, served
from queries.library import Query

MOST = 2000
"""So many duties an appendix over HTTP lists: some hundred pages, ten seconds."""
_FORM = ("title", "attached_to", "issuer", "group")
_LONGEST = 500
_MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download_appendix(request: Request) -> Response:
    """Return the appendix of a body, project, document or query, or of everything."""
    ending = f".{request.path_params['ending']}"
    if ending not in APPENDICES:
        raise Refusal(404, "Phụ lục chỉ có dạng docx, xlsx", "choose docx or xlsx")
    choice, things = _chosen(request)
    store = served(request).store
    if len(tasks_of(store, things)) > MOST:
        raise Refusal(
            413,
            f"Quá {MOST} nhiệm vụ: hãy chọn một cơ quan, dự án hoặc văn bản",
            f"more than {MOST} duties: choose a body, a project or a document",
        )
    try:
        found = appendix(store, choice, things, _form(request), as_of=day_of(request))
    except ValueError as error:
        raise Refusal(404, "Không có nhiệm vụ nào để lập phụ lục", str(error)) from error
    name = f"phu-luc-{slug(found.heading.title)}{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(appendix_bytes(found, ending), media_type=_MEDIA[ending], headers=headers)


def _chosen(request: Request) -> tuple[Choice | None, list[str] | None]:
    """Return what an address chooses, and the things that it is."""
    given = request.query_params
    try:
        if name := given.get("query", ""):
            return _found_by(request, query_of(name))
        for kind in KINDS:
            if name := given.get(kind, "")[:_LONGEST]:
                choice = Choice(kind, name)
                return choice, chosen(served(request).store, choice)
    except (BadParameter, BadQuery, LookupError) as error:
        raise Refusal(400, f"Tham số chưa đúng: {error}", str(error)) from error
    return None, None


def _found_by(request: Request, query: Query) -> tuple[Choice, list[str]]:
    """Return the choice of a query with the values of an address, and what its rows name."""
    given, now, app = request.query_params, served(request), request.app
    values = {p.name: given[p.name] for p in query.parameters if given.get(p.name)}
    if query.parameter("as_of"):
        values["as_of"] = day_of(request)
    cut = Cut("", app.state.options.rows, 0)
    found = answer(now, query, values, cut, pooled_store(request))
    return Choice(query=query, values=values), things_in(found.table, found.base)


def _form(request: Request) -> AppendixForm:
    values = {name: request.query_params.get(name, "")[:_LONGEST] for name in _FORM}
    if values["group"] and values["group"] not in GROUPS:
        raise Refusal(400, "Cách xếp nhóm chưa đúng", f"group: choose one of {', '.join(GROUPS)}")
    return AppendixForm(**values)


def appendix_routes() -> list[Route]:
    """Return the routes of the appendix; they come before those of all other downloads."""
    return [Route("/download/appendix.{ending}", cached(download_appendix))]
