"""Fuzz targets of requests: whatever is asked gets an answer or a refusal, never a fault."""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import parse_qsl, quote

import pyoxigraph as ox
from rdflib.plugins.sparql.parser import parseQuery

from bench.soak.served import app, graph
from bench.soak.targets import Target
from kg.ask import BadParameter, BadQuery, Table, Triples, ask
from kg.lookup import Term
from kg.serve import protocol
from kg.serve.given import with_values
from kg.serve.messages import Refusal, syntax
from kg.sparql_text import calls_out, is_update, tokens, undeclared
from kg.store import Store
from kg.terms import PREFIXES
from queries import library

PROMISED = frozenset([200, 201, 204, 303, 304, 400, 401, 403, 404, 405, 406, 409, 413, 415, 503])
"""The statuses that the server promises; /sparql also 500 where an answer is too large."""

_FORM = protocol.FORM
_ONE = "https://vi-du.example/x"


def check_protocol(data: bytes) -> None:
    """Hold that a SPARQL request is read, or refused in both languages."""
    method, _, rest = data.partition(b" ")
    query, _, body = rest.partition(b"\n")
    media = (_FORM, *protocol.DIRECT)[len(body) % 3]
    try:
        found = protocol.read(method.decode("latin-1"), query, media, body)
    except Refusal as error:
        assert 400 <= error.status < 500
        assert error.vi
        assert error.en
        error.body("application/json")[0].decode()
        return
    assert found.kind in ("query", "update", "describe")


def check_sparql(data: bytes) -> None:
    """Hold that tokens lie in the text in order, and that no text calls out unseen."""
    text = data.decode("utf-8", "replace")
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        end = token.end
    undeclared(text, PREFIXES)
    is_update(text)
    if calls_out(text):
        return
    assert "ServiceGraphPattern" not in _tree(text), "another machine would be asked"
    if error := _error(text):
        assert syntax(text, error, kind="query").status == 400
    elif "CONSTRUCT" not in text.upper():  # whose short form takes no VALUES
        values: list[Term] = [ox.NamedNode(_ONE), ox.Literal("'\"\\\n}")]
        assert not _error(with_values(text, {"x": values, "ngày": values}))


def _tree(text: str) -> str:
    """Return the other parser's tree of a query that mentions a service, «» where it is none."""
    if "service" not in text.lower():
        return ""
    try:
        return str(parseQuery(text))
    except Exception:  # whatever another parser cannot read proves nothing
        return ""


def _error(text: str) -> str:
    """Return what the store says of a query that it cannot read, «» where it can."""
    try:
        ox.Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        return str(error)
    except (ValueError, RuntimeError, OSError):
        return ""
    return ""


def check_ask(data: bytes) -> None:
    """Hold that a library query with any values gives rows, or says which value is wrong."""
    name, _, given = data.decode("utf-8", "replace").partition("?")
    try:
        query = library.get(name)
    except library.UnknownQuery:
        query = library.get("overdue")
    values = dict(parse_qsl(given, keep_blank_values=True))
    try:
        found = ask(_store(), query, values)
    except (BadParameter, BadQuery) as error:
        assert str(error)
        return
    assert isinstance(found, Table | Triples)


@cache
def _store() -> Store:
    return Store.open(graph())


def check_api(data: bytes) -> None:
    """Hold that any address is answered or refused as promised, with its security headers."""
    reply = app().ask("GET", data, headers={"accept": "*/*"})
    allowed = PROMISED | ({500} if data.startswith(b"/sparql") else set())
    assert reply.status in allowed, (reply.status, reply.body[:200])
    _well_formed(reply.headers, reply.body)


def check_posted(data: bytes) -> None:
    """Hold that what is posted to review or log in is answered or refused as promised."""
    path, _, body = data.partition(b"\n")
    headers = {"content-type": "application/json", "authorization": f"Bearer {app().token}"}
    reply = app().ask("POST", path, body, headers)
    allowed = PROMISED | {429} | ({500} if data.startswith(b"/sparql") else set())
    assert reply.status in allowed, (reply.status, reply.body[:200])
    _well_formed(reply.headers, reply.body)


def _well_formed(headers: dict[str, str], body: bytes) -> None:
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    for value in headers.values():
        assert "\n" not in value
        assert "\r" not in value
    media = headers.get("content-type", "")
    if media in ("application/json", "application/sparql-results+json") and body:
        json.loads(body)
    if media.startswith("text/"):
        body.decode()


def _addresses() -> list[bytes]:
    """Return addresses of every kind, with values as the explorer gives them."""
    thing = _a_task()
    day, words = "as_of=2025-12-01", f"q={quote('so xay dung')}"
    made = [
        *(f"/api/{name}" for name in ("about", "words", "terms", "queries", "graph")),
        *(f"/api/{name}?iri={thing}" for name in ("thing", "line", "neighbours", "review/claim")),
        f"/api/search?{words}&kind=task&status=open&year=2025&limit=5&offset=1",
        f"/api/suggest?{words}",
        f"/api/graph?focus={thing}&depth=2&{day}",
        f"/api/calendar?from=2025-10-01&to=2025-11-15&{day}",
        f"/api/ask/overdue?{day}&limit=3&offset=1&agency={quote('Sở Xây dựng')}&sort=-due",
        f"/api/text/due-between?from=2025-01-01&to=2025-12-31&{day}",
        f"/download/overdue.csv?{day}",
        f"/download/appendix.docx?agency={quote('Sở Xây dựng')}",
        f"/api/document?iri={thing}&from=0&to=500",
        f"/api/page?document={thing}&page=1",
        "/api/review/queue?limit=5&reason=doubt&kind=commitment&machine=1",
        "/assets/../../x.js",
        f"/sparql?query={quote('SELECT * WHERE { ?s ?p ?o } LIMIT 3')}",
        f"/sparql?query={quote('ASK {}')}&default-graph-uri={quote(_ONE)}",
    ]
    return [address.encode() for address in made]


@cache
def _a_task() -> str:
    rows = _store().rows("SELECT ?task WHERE { ?task a ck:Task } ORDER BY ?task LIMIT 1")
    return quote(str(getattr(rows[0]["task"], "value", "")), safe="")


def _posts() -> list[bytes]:
    iri = _store().rows("SELECT ?s WHERE { ?s a ck:Commitment } ORDER BY ?s LIMIT 1")[0]["s"]
    state = {
        "kind": "commitment",
        "start": 10,
        "end": 60,
        "lead": [{"name": "Sở Y tế", "start": 3, "end": 9}],
        "deadline": [None, "2025-12-31"],
        "projects": ["Dự án A"],
    }
    claim = {"iri": getattr(iri, "value", ""), "seen": 0, "comment": "=1+1\n"}
    bodies = [
        ("", {"verb": "correct", "state": state, **claim}),
        ("", {"verb": "accept", **claim}),
        ("/add", {"document": "x", "state": state, **claim}),
        ("/same", {"one": "agency/a", "other": "agency/b", **claim}),
        ("/undo", {"number": 1}),
    ]
    made = [f"/api/review{path}\n{json.dumps(body)}" for path, body in bodies]
    made += ['/api/login\n{"user": "Lan", "password": "x"}', "/sparql\nquery=ASK%20%7B%7D"]
    return [each.encode() for each in made]


_QUERIES = (
    'PREFIX a: <urn:a:> SELECT ?x (COUNT(?ngày) AS ?n) { ?x a:b \'c\'@vi ; ck:d """e""" '
    "OPTIONAL { GRAPH ?g { ?x ?p ?ngày } } FILTER(?ngày < 3) } GROUP BY ?x ORDER BY ?n LIMIT 9",
    "SELECT * { { SELECT ?x { VALUES (?x ?y) { (<urn:a> 1) } } } MINUS { ?x a ?y } # SERVICE\n}",
    "CONSTRUCT WHERE { ?x ?y _:b }",
    "ASK { ?x <urn:p>/^<urn:q>* '''x''' . FILTER EXISTS { ?x ?a <?b> } }",
    "SELECT * { SERVICE SILENT <http://vi-du.example/> { ?s ?p ?o } }",
    "DELETE { ?x ?y ?z } INSERT { GRAPH <urn:g> { ?x ?y 1 } } WHERE { ?x ?y ?z } ; CLEAR ALL",
)
_WORDS = tuple(
    word.encode()
    for word in (
        *("SERVICE ", "LOAD ", "<urn:a>", "?x ", "{ ", "} ", "'", '"', '"""', "#", "\\u0053"),
        *("SELECT ", "WHERE ", "VALUES ", "FILTER", "PREFIX ", "BASE ", "\\", "<", ">", "@vi"),
        *("query=", "update=", "&", "%", "+", "default-graph-uri=", "using-graph-uri=", ":"),
    )
)
_VALUES = tuple(
    word.encode()
    for word in (
        *("as_of=", "2025-02-30", "0000-00-00", "9999-12-31", "limit=", "-1", "1e9", "999999999"),
        *("agency=", "iri=", "urn:x:y", "https://", "%00", "%ff", "%0d%0a", "../", "//", "\u202e"),
        *("Sở", "%", "_", '"', "'", "*", "NEAR(", "null", "true", "{}", "[]", '"seen":', "1e999"),
        *("\\ud800", "NaN", "٣", "²", "machine=1", "sort=", "-", "kind=", "=HYPERLINK("),
    )
)


def _asked() -> list[bytes]:
    made = []
    for query in library.all():
        values = "&".join(f"{p.name}={_EXAMPLES.get(p.type, 'x')}" for p in query.parameters)
        made.append(f"{query.name}?{values}".encode())
    return made


_EXAMPLES = {"date": "2025-12-01", "integer": "3", "agency": "Sở Xây dựng", "role": "chủ trì"}
_SENT = [f"GET query={quote(q)}".encode() for q in _QUERIES]
_SENT += [f"POST x=1\nquery={quote(q)}&default-graph-uri=urn:a".encode() for q in _QUERIES]
_SENT += [f"POST \n{q}".encode() for q in _QUERIES]
TARGETS = (
    Target("protocol", check_protocol, lambda: _SENT, _WORDS, share=2),
    Target("sparql", check_sparql, lambda: [q.encode() for q in _QUERIES], _WORDS),
    Target("ask", check_ask, _asked, _VALUES),
    Target("api", check_api, _addresses, _VALUES),
    Target("posted", check_posted, _posts, _VALUES, share=0.5),
)
