"""The SPARQL endpoint over HTTP: forms of request, answers, refusals, limits, writing."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from endpoint import BODY, ENDLESS, GRAPH, LEADS, OTHER, TASK, endpoint, make_store

from kg.serve.limits import Limits
from kg.terms import PREFIXES

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
NUMBERS = f"VALUES (?a) {{ {' '.join(f'({n})' for n in range(10))} }}"
SMALL = Limits(workers=2, rows=10, size=3000, request_size=2000, seconds=20, wait=5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("endpoint") / "store")


@pytest.fixture(scope="module")
def url(store: Path) -> Iterator[str]:
    with endpoint(store, page="/#/query") as address:
        yield address


@pytest.fixture(scope="module")
def small(store: Path) -> Iterator[str]:
    with endpoint(store, SMALL) as address:
        yield address


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[str]:
    with endpoint(make_store(tmp_path / "store"), writable=True) as address:
        yield address


def values(answer: httpx.Response, name: str) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row[name]["value"] for row in answer.json()["results"]["bindings"]]


def ways(url: str, query: str) -> list[httpx.Response]:
    direct = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    return [
        httpx.get(url, params={"query": query}),
        httpx.post(url, data={"query": query}),
        httpx.post(url, content=query.encode(), headers=direct),
        httpx.get(f"{url}/", params={"query": query}),
    ]


def test_a_query_is_answered_alike_by_get_form_and_direct_post(url: str) -> None:
    for answer in ways(url, f"SELECT ?o {{ <{TASK}> rdfs:label ?o }}"):
        assert values(answer, "o") == ["Đào kênh, {nạo vét}\n«đợt 2», dài 4 km"]
        assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("query", "accept", "media", "part"),
    [
        (ALL, None, "application/sparql-results+json", '"bindings":[{'),
        (ALL, "application/json", "application/json", '"bindings":[{'),
        (ALL, "application/sparql-results+xml", "application/sparql-results+xml", "<result>"),
        (ALL, "text/csv, */*;q=0.1", "text/csv; charset=utf-8", "s,p,o\r\n"),
        (ALL, "text/*", "text/csv; charset=utf-8", "s,p,o\r\n"),
        (ALL, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?s\t?p"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8", "true"),
        ("ASK {}", "text/turtle;q=0.9,text/xml;q=0.2", "text/xml; charset=utf-8", "<boolean>"),
        (f"DESCRIBE <{TASK}>", None, "text/turtle; charset=utf-8", "rdfs:label"),
        (f"DESCRIBE <{TASK}>", "text/csv,application/ld+json", "application/ld+json", '"@id"'),
        ("CONSTRUCT WHERE {?s ?p ?o}", "application/n-triples", "application/n-triples", TASK),
        ("CONSTRUCT WHERE {?s ?p ?o}", "application/rdf+xml", "application/rdf+xml", "<rdf:RDF"),
    ],
)
def test_the_format_is_negotiated(
    query: str, accept: str | None, media: str, part: str, url: str
) -> None:
    headers = {"Accept": accept} if accept else {"Accept": ""}
    answer = httpx.get(url, params={"query": query}, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.headers["vary"] == "Accept"
    assert part in answer.text


def test_the_prefixes_of_the_graph_need_not_be_declared(url: str) -> None:
    for prefix in PREFIXES:
        assert httpx.get(url, params={"query": f"ASK {{ ?s a {prefix}:X }}"}).status_code == 200


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"default-graph-uri": GRAPH}, [TASK]),
        ({"default-graph-uri": OTHER}, ["Đào kênh"]),
        ({"default-graph-uri": [GRAPH, OTHER]}, [TASK, "Đào kênh"]),
        ({"named-graph-uri": GRAPH}, []),
        ({"default-graph-uri": "urn:none"}, []),
    ],
)
def test_the_dataset_of_the_request_is_asked(
    parameters: dict[str, str], found: list[str], url: str
) -> None:
    query = "SELECT ?o FROM <GRAPH> { ?s ?p ?o }".replace("GRAPH", OTHER)
    for answer in (
        httpx.get(url, params={"query": query, **parameters}),
        httpx.post(url, data={"query": query, **parameters}),
    ):
        assert sorted(values(answer, "o")) == sorted(found)


def test_the_named_graphs_of_the_request_are_the_only_ones(url: str) -> None:
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert len(values(httpx.get(url, params={"query": query}), "g")) == 2
    chosen = httpx.get(url, params={"query": query, "named-graph-uri": OTHER})
    assert values(chosen, "g") == [OTHER]
    none = httpx.get(url, params={"query": query, "default-graph-uri": OTHER})
    assert values(none, "g") == []


def refused(answer: httpx.Response, status: int, *parts: str) -> None:
    """A refusal has two lines at least, Vietnamese and English, and says what to do."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert len(answer.text.splitlines()) >= 2
    for part in parts:
        assert part in answer.text


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        (
            "SELECT * {\n ?s zz:p ?o }",
            ("dòng 2, cột 5", "line 2, column 5", "zz:", "ck:", "    ^"),
        ),
        ("SELECT * {", ("dòng 1, cột 11", "chưa trọn vẹn", "too early")),
        ("SELEC * {}", ("cột 1:", "«SELEC»")),
        ("CLEAR ALL", ("update=",)),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", ("GROUP BY", "unbound")),
    ],
)
def test_a_syntax_error_is_shown_at_its_place(query: str, parts: tuple[str, ...], url: str) -> None:
    for answer in ways(url, query):
        refused(answer, 400, *parts)


def test_a_message_is_json_where_the_client_asks_for_json(url: str) -> None:
    answer = httpx.get(
        url, params={"query": "ASK {\n?s }"}, headers={"Accept": "application/sparql-results+json"}
    )
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert {"vi", "en", "line", "column", "excerpt"} == set(error)
    assert (error["line"], error["column"]) == (2, 1)


DIRECT = "application/sparql-query"


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        (("GET", {"update": "CLEAR ALL"}, None, b""), 400, "POST"),
        (("GET", {"default-graph-uri": GRAPH}, None, b""), 400, "query"),
        (("GET", {"query": ["ASK {}", "ASK {}"]}, None, b""), 400, "2"),
        (("GET", {"query": "ASK {}", "using-graph-uri": GRAPH}, None, b""), 400, "default-graph"),
        (("GET", {"query": "ASK {}", "default-graph-uri": "x"}, None, b""), 400, "'x'"),
        (("POST", {}, "text/plain", b"ASK {}"), 415, DIRECT),
        (("POST", {}, None, b"ASK {}"), 415, DIRECT),
        (("POST", {}, DIRECT, b"\xff\xfe"), 400, "UTF-8"),
        (("POST", {}, f"{DIRECT};charset=utf-16", b"A"), 400, "UTF-8"),
        (("POST", {}, "application/x-www-form-urlencoded", b"query=%ff"), 400, "UTF-8"),
        (("POST", {"query": "ASK {}"}, DIRECT, b"ASK {}"), 400, "2"),
        (("PUT", {"query": "ASK {}"}, None, b""), 405, "GET, HEAD, POST"),
        (("DELETE", {}, None, b""), 405, "GET, HEAD, POST"),
        (("POST", {}, "application/sparql-update", b"CLEAR ALL"), 403, "--writable"),
    ],
)
def test_what_breaks_the_protocol_is_refused(
    asked: tuple[str, dict[str, str], str | None, bytes], status: int, part: str, url: str
) -> None:
    method, parameters, media, body = asked
    headers = {"Content-Type": media} if media else {}
    answer = httpx.request(method, url, params=parameters, content=body, headers=headers)
    refused(answer, status, part)
    assert ("allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize(
    ("query", "accept", "offered"),
    [
        ("ASK {}", "text/turtle", "text/csv"),
        (ALL, "image/png", "application/sparql-results+xml"),
        (ALL, "application/*;q=0", "text/tab-separated-values"),
        (f"DESCRIBE <{TASK}>", "text/csv", "text/turtle"),
    ],
)
def test_a_format_that_is_missing_is_refused_with_those_there_are(
    query: str, accept: str, offered: str, url: str
) -> None:
    answer = httpx.get(url, params={"query": query}, headers={"Accept": accept})
    refused(answer, 406, offered)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
        "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE?s#>\n{ ?x ?y ?z } }",
    ],
)
def test_a_query_never_asks_another_machine(query: str, url: str) -> None:
    refused(httpx.get(url, params={"query": query}), 403, "SERVICE")


def test_an_update_never_loads_from_another_machine(writable: str) -> None:
    for update in ("LOAD <http://127.0.0.1:9999/>", "CLEAR ALL ; load silent <http://a.test/>"):
        refused(httpx.post(writable, data={"update": update}), 403, "LOAD")


def rows_query(count: int) -> str:
    return f"SELECT ?a {{ {NUMBERS} VALUES ?z {{ 1 2 }} }} LIMIT {count}"


@pytest.mark.parametrize(
    "accept",
    ["application/json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_the_row_limit_is_exact_in_every_format(accept: str, small: str) -> None:
    headers = {"Accept": f"{accept}, text/plain;q=0.5"}
    enough = httpx.get(small, params={"query": rows_query(10)}, headers=headers)
    assert enough.status_code == 200
    more = httpx.get(small, params={"query": rows_query(11)}, headers=headers)
    assert more.status_code == 500
    assert "10" in more.text and "LIMIT" in more.text


@pytest.mark.parametrize("length", [1000, 5000])
def test_the_size_limit(length: int, small: str) -> None:
    parts = ", ".join(["?a"] * (length // 10))
    query = f'SELECT (CONCAT({parts}) AS ?b) {{ BIND("0123456789" AS ?a) }}'
    answer = httpx.get(small, params={"query": query})
    if length == 1000:
        assert values(answer, "b") == ["0123456789" * 100]
    else:
        refused(answer, 500, "3,000 bytes", "LIMIT")


def test_the_size_limit_of_graphs(small: str) -> None:
    numbers = " ".join(map(str, range(300)))
    query = f"CONSTRUCT {{ <urn:a> <urn:p> ?z }} {{ VALUES ?z {{ {numbers} }} }}"
    refused(
        httpx.post(small, data={"query": query}, headers={"Accept": "application/n-triples"}),
        500,
        "3,000 bytes",
    )


def test_the_size_of_requests_is_limited(small: str) -> None:
    comment = "#" * 3000
    refused(httpx.post(small, data={"query": f"ASK {{}} {comment}"}), 413, "2,000 bytes")

    def pieces() -> Iterator[bytes]:
        for _ in range(30):
            yield b"#" * 100

    answer = httpx.post(small, content=pieces(), headers={"Content-Type": DIRECT})
    refused(answer, 413, "2,000 bytes")


def test_an_endless_query_is_ended_while_others_are_answered(store: Path) -> None:
    with (
        endpoint(store, Limits(workers=2, seconds=6)) as url,
        ThreadPoolExecutor(1) as executor,
    ):
        started = time.monotonic()
        slow = executor.submit(httpx.get, url, params={"query": ENDLESS}, timeout=60)
        for _ in range(3):
            assert httpx.get(url, params={"query": "ASK {}"}, timeout=60).json()["boolean"]
        assert not slow.done()
        answer = slow.result()
        assert time.monotonic() - started >= 6
        refused(answer, 503, "6 giây", "LIMIT")
        assert int(answer.headers["retry-after"]) > 0
        assert len(ways(url, "ASK {}")) == 4


def test_a_request_that_finds_no_free_worker_is_told_to_come_again(store: Path) -> None:
    limits = Limits(workers=1, seconds=4, wait=0.2)
    with endpoint(store, limits) as url, ThreadPoolExecutor(1) as executor:
        slow = executor.submit(httpx.get, url, params={"query": ENDLESS}, timeout=60)
        time.sleep(1)
        answer = httpx.get(url, params={"query": "ASK {}"}, timeout=60)
        refused(answer, 503, "bận", "busy")
        assert int(answer.headers["retry-after"]) > 0
        refused(slow.result(), 503, "4 giây")


def test_a_query_that_nobody_waits_for_any_more_is_ended(store: Path) -> None:
    with endpoint(store, Limits(workers=1, seconds=60, wait=20)) as url:
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(url, params={"query": ENDLESS}, timeout=1)
        answer = httpx.get(url, params={"query": "ASK {}"}, timeout=30)
        assert answer.json()["boolean"] is True


def test_a_query_that_needs_too_much_memory_ends_alone(store: Path) -> None:
    doubling = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    query = f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("0123456789" AS ?x0) {doubling} }}'
    with endpoint(store, Limits(workers=1, memory=1 << 29)) as url:
        refused(httpx.get(url, params={"query": query}, timeout=60), 500, "512 MiB")
        assert httpx.get(url, params={"query": "ASK {}"}, timeout=60).json()["boolean"] is True


def test_a_query_that_crashes_the_parser_ends_alone(store: Path) -> None:
    nested = "{" * 100_000 + "}" * 100_000
    with endpoint(store, Limits(workers=1)) as url:
        refused(httpx.post(url, data={"query": f"ASK {nested}"}, timeout=60), 500, "lồng quá sâu")
        assert httpx.get(url, params={"query": "ASK {}"}, timeout=60).json()["boolean"] is True


def test_several_queries_run_at_a_time(store: Path) -> None:
    """Two queries that take their whole time do so side by side, not one after the other."""
    with endpoint(store, Limits(workers=2, seconds=3)) as url, ThreadPoolExecutor(2) as executor:
        started = time.monotonic()
        asked = [
            executor.submit(httpx.get, url, params={"query": ENDLESS}, timeout=60) for _ in "ab"
        ]
        assert [each.result().status_code for each in asked] == [503, 503]
        assert time.monotonic() - started < 6


def test_the_bare_address_describes_the_service_or_shows_a_page(url: str, small: str) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    shown = httpx.get(url, headers={"Accept": browser})
    assert (shown.status_code, shown.headers["location"]) == (303, "/#/query")
    for address, accept in ((small, browser), (url, "*/*"), (url, "text/turtle, text/html;q=0.5")):
        answer = httpx.get(address, headers={"Accept": accept})
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        assert f"<{address}>" in answer.text


def test_pages_of_other_hosts_may_query_but_not_update(url: str, writable: str) -> None:
    asked = httpx.options(
        url,
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"},
    )
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in asked.headers["access-control-allow-headers"]
    foreign = {"Origin": "https://example.org"}
    query = httpx.post(url, data={"query": "ASK {}"}, headers=foreign)
    assert query.headers["access-control-allow-origin"] == "*"
    for origin in ("https://example.org", "null", "http://127.0.0.1:1"):
        update = httpx.post(writable, data={"update": "CLEAR ALL"}, headers={"Origin": origin})
        refused(update, 403, "Origin")
    assert httpx.get(writable, params={"query": ALL}).json()["results"]["bindings"]
    own = writable.removesuffix("/sparql")
    update = httpx.post(writable, data={"update": "CLEAR ALL"}, headers={"Origin": own})
    assert update.status_code == 204


def test_updates_by_form_and_by_direct_post(writable: str) -> None:
    first = f"INSERT DATA {{ <{BODY}> <{LEADS}> <urn:1> }}"
    second = f"INSERT {{ ?s <urn:p> 1 }} WHERE {{ ?s <{LEADS}> <urn:1> }}"
    direct = {"Content-Type": "application/sparql-update"}
    assert httpx.post(writable, data={"update": first}).status_code == 204
    answer = httpx.post(writable, content=second.encode(), headers=direct)
    assert (answer.status_code, answer.content) == (204, b"")
    query = "SELECT ?s { ?s <urn:p> ?o }"
    assert values(httpx.get(writable, params={"query": query}), "s") == [BODY]


@pytest.mark.parametrize("update", ["CLEAR XYZ", "SELECT * {}", "INSERT DATA { zz:a zz:b 1 }"])
def test_an_update_with_an_error_changes_nothing(update: str, writable: str) -> None:
    before = httpx.get(writable, params={"query": ALL}).text
    refused(httpx.post(writable, data={"update": update}), 400, "dòng 1", "line 1")
    assert httpx.get(writable, params={"query": ALL}).text == before


def test_an_update_that_takes_too_long_changes_nothing(tmp_path: Path) -> None:
    pattern = ENDLESS.partition("{")[2].rpartition("}")[0]
    first = "INSERT DATA { <urn:a> <urn:b> 1 }"
    update = f"{first} ; INSERT {{ <urn:n> <urn:n> ?x1 }} WHERE {{ {pattern} }}"
    with endpoint(make_store(tmp_path / "store"), Limits(seconds=2), writable=True) as url:
        before = httpx.get(url, params={"query": ALL}).text
        refused(httpx.post(url, data={"update": update}, timeout=60), 503, "2 giây")
        assert httpx.get(url, params={"query": ALL}, timeout=60).text == before
        assert httpx.post(url, data={"update": "CLEAR ALL"}, timeout=60).status_code == 204


def test_an_answer_of_many_pieces_is_whole(tmp_path: Path) -> None:
    quads = "".join(f'<urn:{n}> <urn:p> "Nhiệm vụ «{n}», {{[\\"" .\n' for n in range(20000))
    with endpoint(make_store(tmp_path / "store", quads)) as url:
        answer = httpx.get(url, params={"query": ALL}, timeout=60)
        assert int(answer.headers["content-length"]) == len(answer.content) > 1 << 20
        assert len(json.loads(answer.text)["results"]["bindings"]) == 20000
