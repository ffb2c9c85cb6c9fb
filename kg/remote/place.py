"""Where a remote store is and how to log in there: an address, or a file that says all of it.

    camket query --store http://127.0.0.1:7878 overdue
    camket query --store store.toml overdue

An address is enough for servers whose layout is known. Who logs in stands in the environment
(`CAMKET_STORE_USER`, `CAMKET_STORE_PASSWORD`, `CAMKET_STORE_TOKEN`) or in the file, never in the
address, which lands in logs and in the list of processes::

    url = "https://graph.example/"      # or the three of their own:
    query = "https://graph.example/query"
    update = "https://graph.example/update"
    graphs = "https://graph.example/store"
    user = "editor"
    password_file = "password.txt"      # or password = "…", or token = "…"
    auth = "digest"                     # or "basic"; asked of the server where left out
    seconds = 60
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

_ADDRESSES = ("query", "update", "graphs")
_SECRETS = ("user", "password", "token")


class BadPlace(ValueError):
    """An address or a file that says where a store is cannot be used."""


@dataclass(frozen=True, slots=True)
class Place:
    """Addresses and credentials of a store; the secrets never show when it is printed.

    `url` is what messages call it. `query`, `update` and `graphs` (Graph Store Protocol) may be
    empty: they are then found out from the server's layout. `seconds` bounds one request.
    """

    url: str
    query: str = ""
    update: str = ""
    graphs: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    auth: str = ""
    seconds: float = 60.0


def place_of(text: str, environment: Mapping[str, str] = os.environ) -> Place:
    """Return the place that an address or the path of a file stands for.

    Raises `BadPlace`, and `OSError` for a file that cannot be read.
    """
    given = _read(Path(text)) if text.endswith(".toml") else {"url": text}
    for name in _SECRETS:
        given.setdefault(name, environment.get(f"CAMKET_STORE_{name.upper()}", ""))
    place = Place(**given)
    _check(place)
    return place


def _read(path: Path) -> dict[str, object]:
    """Return the settings of a file; a path in it begins at its folder."""
    try:
        found: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPlace(f"{path} is no TOML: {error}") from error
    secret = found.pop("password_file", None)
    if secret is not None:
        found["password"] = (path.parent / str(secret)).read_text(encoding="utf-8").strip()
    known = {each.name: each.type for each in fields(Place)}
    for name, value in found.items():
        if name not in known:
            raise BadPlace(f"{path}: unknown setting {name!r}; there are: {', '.join(known)}")
        if not isinstance(value, (int, float) if name == "seconds" else str):
            raise BadPlace(f"{path}: {name} = {value!r} is of the wrong type")
    found.setdefault("url", found.get("query", ""))
    return found


def _check(place: Place) -> None:
    for name in ("url", *_ADDRESSES):
        address = getattr(place, name)
        try:
            parts = urlsplit(address)
            whole = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            whole = False
        if (address or name == "url") and not whole:
            raise BadPlace(f"{name} = {address!r} is no address: write http://HOST:PORT/…")
        if "@" in parts.netloc:
            raise BadPlace(
                f"leave user and password out of the address of {parts.hostname}: give them in "
                "CAMKET_STORE_USER and CAMKET_STORE_PASSWORD, or in a .toml file"
            )
    if place.auth not in ("", "basic", "digest"):
        raise BadPlace(f"auth = {place.auth!r}: choose basic or digest")
    if place.seconds <= 0:
        raise BadPlace(f"seconds = {place.seconds}: give a number above 0")
