"""The HTTP side of a remote store: requests that are tried again where that is safe, clear errors.

Everything that is sent may be sent twice: a query changes nothing, and the updates and graphs of
`kg.remote` leave the same triples however often they arrive.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any, TypeVar

from kg.remote.dialect import Dialect, dialect_of
from kg.remote.place import Place

if TYPE_CHECKING:  # imported when a store is opened: a command without one starts faster
    import httpx

T = TypeVar("T")
TRIES = 4
"""How often a request is sent before the server counts as gone: within about two seconds."""
NTRIPLES = "application/n-triples"
RESULTS = "application/sparql-results+json"
_FIRST_WAIT = 0.25
_CONNECT_SECONDS = 10.0
_WRITING_TAKES = 10
"""How many times longer an update may take than a query."""
_MOST_WORDS = 300
_BUSY = (429, 502, 503, 504)
_BAD_REQUEST, _NOT_FOUND = 400, 404
_NO_LOGIN = (401, 403)
_NO_RIGHTS = "SECURITY"
_CUT_AT = "x-sparql-maxrows"


class StoreUnreachable(ConnectionError):
    """The server does not answer, or went away in the middle."""


class StoreRefused(RuntimeError):
    """The server answered that it will not do what it was asked."""


class _Busy(Exception):
    """The server cannot answer just now."""


class Client:
    """A connection to a server; to be closed, or used as a context manager."""

    def __init__(self, place: Place, *, tries: int = TRIES, wait: float = _FIRST_WAIT) -> None:
        import httpx

        from kg.remote.login import AskedLogin

        self._tries, self._wait = tries, wait
        self._gone: tuple[type[Exception], ...] = (_Busy, httpx.TransportError)
        self._reading = httpx.Timeout(place.seconds, connect=_CONNECT_SECONDS)
        self._writing = httpx.Timeout(place.seconds * _WRITING_TAKES, connect=_CONNECT_SECONDS)
        login = AskedLogin(place) if place.user else None
        # Reading all certificates takes longer than a query: only where there is one to verify.
        addresses = (place.url, place.query, place.update, place.graphs)
        secure = any(address.lower().startswith("https:") for address in addresses)
        self._http = httpx.Client(auth=login, trust_env=False, verify=secure)
        if place.token:
            self._http.headers["Authorization"] = f"Bearer {place.token}"
        self.place = place
        reply = self._tried(lambda: self._reply("GET", place.query or place.url, self._reading))
        self.dialect: Dialect = dialect_of(reply.headers.get("server", ""))
        self.place = _with_addresses(place, self.dialect)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def query(
        self, text: str, accept: str = RESULTS, *, graphs: Sequence[str], named: Sequence[str] = ()
    ) -> bytes:
        """Return the answer to a query over these graphs as its default and its named ones.

        Raises `SyntaxError` with the server's words where it cannot read the query.
        """
        form = {"query": text, "default-graph-uri": [*graphs], "named-graph-uri": [*named]}
        given = {"data": form, "headers": {"Accept": accept}}
        reply = self._tried(lambda: self._reply("POST", self.place.query, self._reading, **given))
        if reply.status_code == _BAD_REQUEST:
            raise SyntaxError(_words(reply.text))
        self._check(reply)
        if _CUT_AT in reply.headers:  # Virtuoso cuts an answer without an error
            raise StoreRefused(
                f"{self.place.url} gives only {reply.headers[_CUT_AT]} rows of an answer; raise "
                "ResultSetMaxRows in its virtuoso.ini, or ask for less"
            )
        return reply.content

    def update(self, text: str) -> None:
        """Run an update."""
        given = {"data": {"update": text}}
        self._check(
            self._tried(lambda: self._reply("POST", self.place.update, self._writing, **given))
        )

    def put(self, graph: str, lines: bytes, *, first: bool) -> None:
        """Write N-Triples into a graph: `first` replaces what is there, else they are added."""
        given = {
            "params": {"graph": graph},
            "content": lines,
            "headers": {"Content-Type": NTRIPLES},
        }
        method = "PUT" if first else "POST"
        self._check(
            self._tried(lambda: self._reply(method, self.place.graphs, self._writing, **given))
        )

    def get(self, graph: str, into: IO[bytes]) -> None:
        """Write a graph into a file as N-Triples; nothing where the server has none so called."""
        self._tried(lambda: self._receive(graph, into))

    def _receive(self, graph: str, into: IO[bytes]) -> None:
        into.seek(0)
        into.truncate()
        given = {"params": {"graph": graph}, "headers": {"Accept": NTRIPLES}}
        address = self.place.graphs
        with self._http.stream("GET", address, timeout=self._writing, **given) as reply:  # type: ignore[arg-type]
            if reply.status_code == _NOT_FOUND:
                return
            if not reply.is_success:
                reply.read()
            self._check(_not_busy(reply))
            into.writelines(reply.iter_bytes())

    def _reply(
        self, method: str, address: str, timeout: httpx.Timeout, **given: Any
    ) -> httpx.Response:
        return _not_busy(self._http.request(method, address, timeout=timeout, **given))

    def _tried(self, act: Callable[[], T]) -> T:
        """Do it, again where the server is busy or cannot be reached."""
        problem = ""
        for attempt in range(self._tries):
            if attempt:
                time.sleep(self._wait * 2 ** (attempt - 1))
            try:
                return act()
            except self._gone as error:
                problem = str(error) or type(error).__name__
        raise StoreUnreachable(
            f"{self.place.url} does not answer ({_words(problem)}; tried {self._tries} times); "
            "readers see what was there before: run the same command again when it is back"
        )

    def _check(self, reply: httpx.Response) -> None:
        """Raise `StoreRefused` for a reply that is none of success."""
        if reply.is_success:
            return
        words = _words(reply.text)
        if reply.status_code in _NO_LOGIN or _NO_RIGHTS in words:
            raise StoreRefused(
                f"{self.place.url} does not allow this without a login, or with this one: set "
                "CAMKET_STORE_USER and CAMKET_STORE_PASSWORD, or CAMKET_STORE_TOKEN"
            )
        raise StoreRefused(f"{self.place.url} answers HTTP {reply.status_code}: {words}")


def _with_addresses(place: Place, dialect: Dialect) -> Place:
    """Return a place with all its addresses: those that it lacks by the server's layout."""
    root = place.url.rstrip("/").removesuffix(dialect.query)
    login = dialect.login if place.user else ""
    return replace(
        place,
        query=place.query or root + dialect.query,
        update=place.update or root + dialect.update + login,
        graphs=place.graphs or root + dialect.graphs + login,
    )


def _not_busy(reply: httpx.Response) -> httpx.Response:
    if reply.status_code in _BUSY:
        raise _Busy(f"HTTP {reply.status_code}")
    return reply


def _words(text: str) -> str:
    """Return a server's words in one line, not too many."""
    words = " ".join(text.split())
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
