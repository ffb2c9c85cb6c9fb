"""Tests of the protocol: requests to operations. `test_sparql` has the refusals over HTTP."""

from __future__ import annotations

import pytest

from kg.serve.messages import Refusal
from kg.serve.protocol import FORM, Operation, read

QUERY, UPDATE = "application/sparql-query", "application/sparql-update"


@pytest.mark.parametrize(
    ("method", "query_string", "media", "body", "operation"),
    [
        ("GET", b"", None, b"", Operation("describe")),
        ("HEAD", b"x=1", None, b"", Operation("describe")),
        ("GET", b"query=ASK%20%7B%7D", None, b"", Operation("query", "ASK {}")),
        ("GET", b"query=ASK+%7B%7D&version=1.2", None, b"", Operation("query", "ASK {}")),
        ("GET", b"query=ASK{'%E1%BB%87'}", None, b"", Operation("query", "ASK{'ệ'}")),
        ("GET", "query=ASK{'ệ'}".encode(), None, b"", Operation("query", "ASK{'ệ'}")),
        ("POST", b"", FORM, b"query=ASK+%7B%7D", Operation("query", "ASK {}")),
        ("POST", b"", f"{FORM}; charset=UTF-8", b"query=", Operation("query", "")),
        ("POST", b"", QUERY, "ASK{'ệ'}".encode(), Operation("query", "ASK{'ệ'}")),
        ("POST", b"", "Application/SPARQL-Query", b"ASK {}", Operation("query", "ASK {}")),
        ("POST", b"", UPDATE, b"CLEAR ALL", Operation("update", "CLEAR ALL")),
        ("POST", b"", FORM, b"update=CLEAR+ALL", Operation("update", "CLEAR ALL")),
        (
            "POST",
            b"default-graph-uri=urn:a",
            FORM,
            b"query=ASK+{}&default-graph-uri=urn:b&named-graph-uri=urn:c",
            Operation("query", "ASK {}", ("urn:a", "urn:b"), ("urn:c",)),
        ),
        (
            "POST",
            b"named-graph-uri=urn:c",
            QUERY,
            b"ASK {}",
            Operation("query", "ASK {}", (), ("urn:c",)),
        ),
        (
            "POST",
            b"using-graph-uri=urn:a&using-named-graph-uri=urn:b",
            UPDATE,
            b"INSERT {} WHERE {}",
            Operation("update", "INSERT {} USING <urn:a> USING NAMED <urn:b> WHERE {}"),
        ),
    ],
)
def test_requests_are_understood(
    method: str, query_string: bytes, media: str | None, body: bytes, operation: Operation
) -> None:
    assert read(method, query_string, media, body) == operation


@pytest.mark.parametrize(
    ("method", "query_string", "media", "body", "status"),
    [
        ("POST", b"", FORM, b"", 400),
        ("POST", b"", FORM, b"query=ASK+{}&update=CLEAR+ALL", 400),
        ("POST", b"query=ASK+{}", FORM, b"query=ASK+{}", 400),
        ("GET", b"query=%C3%28", None, b"", 400),
        ("GET", b"query=\xc3\x28", None, b"", 400),
        ("POST", b"named-graph-uri=", QUERY, b"ASK {}", 400),
        ("POST", b"named-graph-uri=urn:a%3E+%7B", QUERY, b"ASK {}", 400),
        ("POST", b"default-graph-uri=urn:a", UPDATE, b"CLEAR ALL", 400),
        ("POST", b"using-graph-uri=urn:a", UPDATE, b"WITH <urn:a> INSERT {} WHERE {}", 400),
        ("POST", b"using-graph-uri=urn:a", QUERY, b"ASK {}", 400),
        ("POST", b"", "multipart/form-data", b"", 415),
        ("PATCH", b"", None, b"", 405),
        ("GET", b"query=ASK{SERVICE<urn:a>{}}", None, b"", 403),
        ("POST", b"", UPDATE, b"LOAD <urn:a>", 403),
    ],
)
def test_what_breaks_the_protocol_is_refused(
    method: str, query_string: bytes, media: str | None, body: bytes, status: int
) -> None:
    with pytest.raises(Refusal) as caught:
        read(method, query_string, media, body)
    assert caught.value.status == status
    assert caught.value.vi != caught.value.en
