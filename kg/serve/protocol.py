"""The SPARQL 1.1 Protocol: what an HTTP request asks, or why it breaks the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

import pyoxigraph as ox

from kg.serve.messages import Refusal, bad_request, calls_out
from kg.sparql_text import DatasetConflict, with_dataset
from kg.sparql_text import calls_out as keyword_that_calls_out

FORM = "application/x-www-form-urlencoded"
DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
METHODS = "GET, HEAD, POST, OPTIONS"
Kind = Literal["query", "update", "describe"]
Parameters = Sequence[tuple[str, str]]
_DATASET = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for: a query, an update, or the description of the service.

    `graphs` and `named` are a query's dataset, where the request names one; it then holds
    instead of the query's own FROM. An update's dataset stands in its text already.
    """

    kind: Kind
    text: str = ""
    graphs: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


def read(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Operation:
    """Return what a request asks.

    Raises `Refusal` where the protocol does not allow it, or the server does not.
    """
    parameters = _parameters(query_string)
    if method in ("GET", "HEAD"):
        return _read_get(parameters)
    if method != "POST":
        raise Refusal(
            405,
            f"Phương thức không được hỗ trợ; hãy dùng {METHODS}",
            f"The method is not supported; use {METHODS}",
            headers={"Allow": METHODS},
        )
    media = _media(content_type)
    if media == FORM:
        return _read_parameters([*parameters, *_parameters(body)])
    if media not in DIRECT:
        offered = ", ".join((FORM, *DIRECT))
        raise Refusal(
            415,
            f"POST cần Content-Type là một trong: {offered}",
            f"POST needs one of these as Content-Type: {offered}",
        )
    return _read_parameters([*parameters, (DIRECT[media], _text(body))])


def _media(content_type: str | None) -> str:
    """Return the media type of a body; SPARQL is UTF-8, whatever else is said is refused."""
    media, *rest = (content_type or "").lower().split(";")
    for parameter in rest:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            raise bad_request(
                "Truy vấn phải mã hóa bằng UTF-8", "The text must be encoded as UTF-8"
            )
    return media.strip()


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise bad_request(
            f"Yêu cầu không phải UTF-8 (byte thứ {error.start + 1})",
            f"The request is not UTF-8 (byte {error.start + 1})",
        ) from error


def _parameters(data: bytes) -> list[tuple[str, str]]:
    """Return the parameters of a query string or form."""
    try:
        return parse_qsl(_text(data), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise bad_request(
            "Tham số chứa mã %… không phải UTF-8", "A parameter has %… codes that are not UTF-8"
        ) from error


def _read_get(parameters: Parameters) -> Operation:
    names = {name for name, _ in parameters}
    if "update" in names:
        raise bad_request(
            "Lệnh cập nhật phải gửi bằng POST, không bằng GET", "An update goes by POST, not by GET"
        )
    dataset = {name for pair in _DATASET.values() for name in pair}
    if not names & {"query", *dataset}:
        return Operation("describe")
    return _read_parameters(parameters)


def _read_parameters(parameters: Parameters) -> Operation:
    """Return the one query or update that stands among the parameters, with its dataset."""
    texts = [(name, value) for name, value in parameters if name in ("query", "update")]
    if len(texts) != 1:
        raise bad_request(
            f"Cần đúng một tham số query (hoặc update), nhưng có {len(texts)}",
            f"Exactly one parameter query (or update) is needed; there are {len(texts)}",
        )
    kind, text = texts[0]
    for other in _DATASET["update" if kind == "query" else "query"]:
        if any(name == other for name, _ in parameters):
            raise bad_request(
                f"Tham số {other} không dùng cho {kind}; hãy dùng {', '.join(_DATASET[kind])}",
                f"The parameter {other} is not for {kind}; use {', '.join(_DATASET[kind])}",
            )
    keyword = keyword_that_calls_out(text)
    if keyword:
        raise calls_out(keyword)
    graphs, named = (_graphs(parameters, name) for name in _DATASET[kind])
    if kind == "update":
        return Operation("update", _in_dataset(text, graphs, named))
    if graphs or named:
        return Operation("query", text, graphs, named)
    return Operation("query", text)


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...]:
    """Return the graphs that a parameter names, each an absolute IRI."""
    graphs = tuple(value for each, value in parameters if each == name)
    for graph in graphs:
        try:
            ox.NamedNode(graph)
        except ValueError as error:
            raise bad_request(
                f"{name}: {ascii(graph)[:80]} không phải IRI đầy đủ (https://…)",
                f"{name}: {ascii(graph)[:80]} is no absolute IRI (https://…)",
            ) from error
    return graphs


def _in_dataset(text: str, graphs: tuple[str, ...], named: tuple[str, ...]) -> str:
    if not graphs and not named:
        return text
    try:
        return with_dataset(text, graphs, named)
    except DatasetConflict as error:
        raise bad_request(
            f"Lệnh cập nhật có {error} nên không dùng được using-graph-uri, using-named-graph-uri",
            f"The update has {error} of its own, so using-graph-uri and using-named-graph-uri"
            " cannot hold",
        ) from error
