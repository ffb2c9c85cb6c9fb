"""A graph served to a test over HTTP, from a copy of its folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import httpx
from serving import serving
from starlette.requests import Request

from kg.serve.app import Options, make_app


def copied(built: Path, into: Path) -> Path:
    """Copy a graph's folder without its index."""
    shutil.copytree(built, into, ignore=shutil.ignore_patterns("index-*", ".*", "pages"))
    return into


@contextmanager
def served(folder: Path, options: Options | None = None) -> Iterator[httpx.Client]:
    """Serve a graph's folder while the block runs; give a client of it."""
    with (
        serving(make_app(folder, options)) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client


def got(client: httpx.Client, path: str, **values: str) -> Any:
    """Return the JSON that a path answers with; it must be found."""
    answer = client.get(path, params=values)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(client: httpx.Client, path: str, **values: str) -> tuple[int, str]:
    """Return the status and the English words of an error, which must be told in both languages."""
    answer = client.get(path, params=values)
    error = answer.json()["error"]
    assert set(error) == {"vi", "en"}
    assert error["vi"]
    return answer.status_code, error["en"]


def asking(
    served: object, *, headers: dict[str, str] | None = None, **values: str | list[str]
) -> Request:
    """Return a request with these values, as a handler gets it, to what is served."""
    current = SimpleNamespace(get=lambda: served)
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("localhost", 80),
            "path": "/api/x",
            "query_string": urlencode(values, doseq=True).encode(),
            "headers": [(k.encode(), v.encode()) for k, v in (headers or {}).items()],
            "app": SimpleNamespace(state=SimpleNamespace(current=current)),
        }
    )
