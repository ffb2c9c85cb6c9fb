"""Limits: how much one request to the server may cost; what exceeds one is refused, never cut."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query or update may cost, and how many run at a time.

    `seconds` a query may run, and `wait` for a free worker, for which `queue` of one address may
    wait; where somebody waits, one worker is held for `quick` seconds only. `rows` of a SELECT;
    `size` of an answer and of a request in bytes; `memory` of a worker in bytes of addresses, of
    which about 400 MiB are spent before the first query; `workers` is the number of processes.
    """

    seconds: float = 30.0
    wait: float = 10.0
    queue: int = 20
    quick: float = 2.0
    rows: int = 100_000
    size: int = 64 * MEBIBYTE
    request_size: int = MEBIBYTE
    memory: int = 2048 * MEBIBYTE
    workers: int = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """How many connections may be open, and how many seconds the server waits for a client.

    `head` until it has said what it asks, `body` until it has sent all of it, `taking` until it
    takes more of its answer, `linger` until it stops sending where the answer came
    before the end. `requests` may be under way for one address.
    """

    connections: int = 512
    requests: int = 64
    head: float = 10.0
    body: float = 30.0
    taking: float = 30.0
    linger: float = 1.0
