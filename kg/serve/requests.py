"""What a request asks with: the graph it is answered from, its day, numbers and needed values."""

from __future__ import annotations

from starlette.requests import Request

from kg.ask import read_date
from kg.lookup import as_iri
from kg.serve.current import Served
from kg.serve.messages import Refusal
from kg.serve.pools import PooledStore, Pools

_LONGEST = 1000


def served(request: Request) -> Served:
    """Return the graph that a request is answered from: «?machine=1» asks for the machine's."""
    state = request.app.state
    found: Served = (state.machine if of_machine(request) else state.current).get()
    return found


def of_machine(request: Request) -> bool:
    """Return whether a request asks what the machine alone reads."""
    return request.query_params.get("machine", "") == "1"


def pools_of(request: Request) -> Pools:
    """Return the workers that a request is answered by."""
    state = request.app.state
    found: Pools = state.machine.pools if of_machine(request) else state.pools
    return found


def pooled_store(request: Request) -> PooledStore:
    """Return the store of the build that a request is answered from, asked through the workers."""
    caller = request.client.host if request.client else ""
    return PooledStore(pools_of(request), request.app.state.loop, caller)


def day_of(request: Request) -> str:
    """Return the day of the status that is asked for, else the build's."""
    text = request.query_params.get("as_of", "") or served(request).as_of or "0001-01-01"
    try:
        read_date(text)
    except ValueError as error:
        raise Refusal(400, f"Ngày «{text}» không đúng: viết NĂM-THÁNG-NGÀY", str(error)) from error
    return text


def needed(request: Request, name: str) -> str:
    """Return a value that the address must have."""
    text = request.query_params.get(name, "")
    if not text or len(text) > _LONGEST:
        raise Refusal(400, f"Thiếu tham số «{name}»", f"the parameter {name!r} is missing")
    return text


def iri_of_thing(request: Request, name: str) -> str:
    """Return an IRI that the address must have; refuse what is none."""
    found = as_iri(needed(request, name))
    if not found:
        raise Refusal(400, f"«{name}» không phải IRI của một mục", f"{name}: that is no IRI")
    return found.value


def number_of(request: Request, name: str, default: int, most: int) -> int:
    """Return a whole number of the address, at most so many; refuse what is none."""
    text = request.query_params.get(name, "")
    if not text:
        return min(default, most)
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Refusal(400, f"{name}: «{text}» không phải số nguyên", f"{name}: no whole number")
    return min(int(text), most)
